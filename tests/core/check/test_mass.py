"""Many gone at once: a wrong list is likelier than so many deaths."""

from __future__ import annotations

from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import AS_ASKED, CAREFUL, Rules, change
from pairguard_gui.core.values.shield import ShieldEvent
from tests.support.guard_rig import BNB, DOGE, DOT, LDO, SOL, GuardRig

FIVE = (BNB, SOL, DOGE, LDO, DOT)


def few(rules: Rules = AS_ASKED) -> GuardRig:
    """Five protected pairs; three of them gone at once are many."""
    ready = GuardRig(rules=rules).arm(*FIVE)
    ready.pass_time(30)
    return ready


def test_many_gone_at_once_without_records_are_held_and_asked_about() -> None:
    rig = few()
    rig.world.fault("history_missing")
    for pair in (BNB, SOL, DOGE):
        rig.close(pair)
    rig.watch(900)
    assert rig.sent_orders() == []
    holds = {row.pair: row.reason.code for row in rig.report.pairs if row.reason}
    assert holds == dict.fromkeys((BNB, SOL, DOGE), Code.MASS_VANISH)
    assert {rig.held_by(pair) for pair in holds} == {Brake.MASS}
    assert rig.shield() is ShieldEvent.BRAKED


def test_a_mass_hold_is_released_pair_by_pair() -> None:
    rig = few()
    rig.world.fault("history_missing")
    for pair in (BNB, SOL, DOGE):
        rig.close(pair)
    rig.watch(300)
    rig.commands.release(SOL)
    rig.watch(30)
    assert [len(rig.orders(pair)) for pair in (BNB, SOL, DOGE)] == [0, 1, 0]


def test_of_many_gone_at_once_those_with_a_record_are_refilled() -> None:
    rig = few()
    for pair in (BNB, SOL, DOGE):
        rig.close(pair)
    rig.world.fault("hide_pairs", pairs=[str(LDO)])
    rig.watch(60)
    assert {order["instId"] for order in rig.sent_orders()} == {pair.inst_id for pair in (BNB, SOL, DOGE)}


def test_careful_asks_about_many_gone_at_once_even_with_records() -> None:
    rig = few(change(CAREFUL, {"on_manual": "refill"}))
    for pair in (BNB, SOL, DOGE):
        rig.close(pair)
    rig.watch(60)
    assert rig.sent_orders() == []
    assert rig.reason(SOL) is Code.MASS_VANISH
    rig.commands.release(SOL)
    rig.check()
    assert len(rig.orders(SOL)) == 1


def test_two_gone_of_five_are_not_many() -> None:
    rig = few()
    rig.world.fault("history_missing")
    for pair in (BNB, SOL):
        rig.close(pair)
    rig.watch(240)
    assert len(rig.orders()) == 2


def test_pairs_that_vanish_one_after_the_other_within_minutes_vanished_together() -> None:
    rig = few()
    rig.world.fault("history_missing")
    for pair in (BNB, SOL, DOGE):
        rig.close(pair)
        rig.watch(50)
    rig.watch(400)
    assert rig.sent_orders() == []
    assert {row.state for row in rig.report.pairs if not row.positions} == {PairState.ON_HOLD}


def test_pairs_that_have_been_missing_for_long_do_not_make_the_next_one_a_mass_vanishing() -> None:
    rig = few(change(AS_ASKED, {"on_no_record": "ask"}))
    rig.world.fault("history_missing")
    for pair in (BNB, DOGE):
        rig.close(pair)
    rig.watch(900)
    assert {rig.held_by(pair) for pair in (BNB, DOGE)} == {Brake.PROOF}
    rig.close(SOL)
    rig.watch(300)
    assert rig.held_by(SOL) is Brake.PROOF
