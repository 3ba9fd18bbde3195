"""Many gone at once: a wrong list is likelier than so many deaths."""

from __future__ import annotations

from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import AS_ASKED, CAREFUL, Rules, change
from pairguard_gui.core.values.shield import ShieldEvent
from tests.support.bench import BNB, DOGE, DOT, LDO, SOL, Bench

FIVE = (BNB, SOL, DOGE, LDO, DOT)


def few(rules: Rules = AS_ASKED) -> Bench:
    """Five protected pairs; three of them gone at once are many."""
    ready = Bench(rules=rules).arm(*FIVE)
    ready.pass_time(30)
    return ready


def test_many_gone_at_once_without_records_are_held_and_asked_about() -> None:
    bench = few()
    bench.world.fault("history_missing")
    for pair in (BNB, SOL, DOGE):
        bench.close(pair)
    bench.watch(900)
    assert bench.sent_orders() == []
    holds = {row.pair: row.reason.code for row in bench.report.pairs if row.reason}
    assert holds == dict.fromkeys((BNB, SOL, DOGE), Code.MASS_VANISH)
    assert {bench.held_by(pair) for pair in holds} == {Brake.MASS}
    assert bench.shield() is ShieldEvent.BRAKED


def test_a_mass_hold_is_released_pair_by_pair() -> None:
    bench = few()
    bench.world.fault("history_missing")
    for pair in (BNB, SOL, DOGE):
        bench.close(pair)
    bench.watch(300)
    bench.roster.release(SOL)
    bench.watch(30)
    assert [len(bench.orders(pair)) for pair in (BNB, SOL, DOGE)] == [0, 1, 0]


def test_of_many_gone_at_once_those_with_a_record_are_refilled() -> None:
    bench = few()
    for pair in (BNB, SOL, DOGE):
        bench.close(pair)
    bench.world.fault("hide_pairs", pairs=[str(LDO)])
    bench.watch(60)
    assert {order["instId"] for order in bench.sent_orders()} == {pair.inst_id for pair in (BNB, SOL, DOGE)}


def test_careful_asks_about_many_gone_at_once_even_with_records() -> None:
    bench = few(change(CAREFUL, {"on_manual": "refill"}))
    for pair in (BNB, SOL, DOGE):
        bench.close(pair)
    bench.watch(60)
    assert bench.sent_orders() == []
    assert bench.reason(SOL) is Code.MASS_VANISH
    bench.roster.release(SOL)
    bench.check()
    assert len(bench.orders(SOL)) == 1


def test_two_gone_of_five_are_not_many() -> None:
    bench = few()
    bench.world.fault("history_missing")
    for pair in (BNB, SOL):
        bench.close(pair)
    bench.watch(240)
    assert len(bench.orders()) == 2


def test_pairs_that_vanish_one_after_the_other_within_minutes_vanished_together() -> None:
    bench = few()
    bench.world.fault("history_missing")
    for pair in (BNB, SOL, DOGE):
        bench.close(pair)
        bench.watch(50)
    bench.watch(400)
    assert bench.sent_orders() == []
    assert {row.state for row in bench.report.pairs if not row.positions} == {PairState.ON_HOLD}


def test_pairs_that_have_been_missing_for_long_do_not_make_the_next_one_a_mass_vanishing() -> None:
    bench = few(change(AS_ASKED, {"on_no_record": "ask"}))
    bench.world.fault("history_missing")
    for pair in (BNB, DOGE):
        bench.close(pair)
    bench.watch(900)
    assert {bench.held_by(pair) for pair in (BNB, DOGE)} == {Brake.PROOF}
    bench.close(SOL)
    bench.watch(300)
    assert bench.held_by(SOL) is Brake.PROOF
