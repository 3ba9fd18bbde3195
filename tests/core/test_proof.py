"""A death is proven or waited for: what each read of the exchange may and may not make the guard do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from pairguard_gui.core.book import Brake, GapState, Proof
from pairguard_gui.core.events import ActionKind, PairState
from pairguard_gui.core.model import EPOCH
from pairguard_gui.core.reason import Code
from pairguard_gui.core.rules import AS_ASKED, CAREFUL, Rules, change
from pairguard_gui.core.shield import ShieldEvent
from tests.support.bench import BNB, DOGE, DOT, LDO, SOL, Bench
from tests.support.world import Sent, nothing

FIVE = (BNB, SOL, DOGE, LDO, DOT)
POSITIONS = "/api/v5/account/positions"


def few(rules: Rules = AS_ASKED) -> Bench:
    """Five protected pairs; three of them gone at once are many."""
    ready = Bench(rules=rules).arm(*FIVE)
    ready.pass_time(30)
    return ready


def hide_from_the_list(bench: Bench) -> None:
    """From now on the full list leaves SOL out, and only the full list."""

    def before(sent: Sent) -> None:
        bench.world.heal()
        if sent.target == POSITIONS and "instId" not in sent.path:
            bench.world.fault("hide_pairs", pairs=[str(SOL)])

    bench.world.before = before


def kept_list(bench: Bench) -> Callable[[], None]:
    """Keep the list of this moment; the answer makes the exchange show it again, until it is healed."""
    bench.world.fault("stale", path=POSITIONS)
    bench.check()
    (kept,) = bench.world.exchange.faults.current(bench.clock.true_ms)
    bench.world.heal()

    def show_again() -> None:
        bench.world.exchange.faults.add(kept.fault)
        (shown,) = bench.world.exchange.faults.current(bench.clock.true_ms)
        shown.memory.update(kept.memory)

    return show_again


def test_without_a_record_it_looks_again_after_2_5_10_and_20_seconds(bench: Bench) -> None:
    bench.world.fault("history_missing")
    bench.close(SOL)
    waits = [report.look_again_s for report in bench.watch(100)]
    assert waits[:6] == [2, 5, 10, 20, 20, 20]
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.LOOKING, Code.HISTORY_LATE)
    assert bench.shield() is ShieldEvent.GAP_OPEN
    assert bench.sent_orders() == []


def test_a_record_that_comes_late_is_acted_on_at_the_next_look(bench: Bench) -> None:
    bench.world.fault("history_lag", lag_s=12.0)
    bench.close(SOL)
    started = bench.clock.true_ms
    while not bench.orders(SOL):
        bench.check()
        bench.pass_time(bench.report.look_again_s)
    assert 12_000 <= bench.world.posts()[0].at_ms - started < 20_000
    assert bench.log(ActionKind.VANISHED)[0].detail == "W1 W2 W3"


def test_three_minutes_of_unbroken_absence_stand_in_for_a_record_as_asked(bench: Bench) -> None:
    bench.world.fault("history_missing")
    bench.close(SOL)
    bench.check()
    since = bench.gap(SOL).absent_since
    bench.watch(175)
    assert bench.sent_orders() == []
    bench.watch(40)
    (post,) = bench.world.posts()
    assert timedelta(minutes=3) <= EPOCH + timedelta(milliseconds=post.at_ms) - since < timedelta(seconds=201)
    assert bench.log(ActionKind.VANISHED)[0].detail == f"W1 W2 {Proof.PERSISTENCE}"
    assert len(bench.live(SOL)) == 1


def test_careful_asks_instead_and_a_release_is_enough(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"on_no_record": "ask"}))
    bench.world.fault("history_missing")
    bench.close(SOL)
    bench.watch(400)
    assert bench.sent_orders() == []
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.ON_HOLD, Code.NO_PROOF)
    assert bench.gap(SOL).hold
    assert bench.shield() is ShieldEvent.BRAKED
    held = bench.gap(SOL)
    assert {report.requests for report in bench.watch(300)} == {1}
    assert bench.gap(SOL) == held
    bench.roster.release(SOL)
    bench.check()
    assert len(bench.orders(SOL)) == 1


@pytest.mark.parametrize("kind", ["1", "4", "5"])
def test_a_history_that_knows_only_a_partial_close_is_no_record(bench: Bench, kind: str) -> None:
    bench.world.fault("history_type", value=kind)
    bench.close(SOL)
    bench.watch(60)
    assert bench.sent_orders() == []
    assert bench.reason(SOL) is Code.HISTORY_LATE


def test_the_record_of_another_life_is_no_record(bench: Bench) -> None:
    bench.world.fault("history_ctime")
    bench.close(SOL)
    bench.watch(60)
    assert bench.sent_orders() == []


def test_a_list_that_lacks_a_living_pair_opens_nothing(bench: Bench) -> None:
    """The general list leaves it out; the read by name finds it: a veto, however long it lasts."""
    hide_from_the_list(bench)
    bench.watch(900)
    assert bench.sent_orders() == []
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.LOOKING, Code.TARGET_VETO)
    assert bench.gap(SOL).state is GapState.SUSPECTED


def test_after_a_veto_the_three_minutes_begin_anew(bench: Bench) -> None:
    """A long lie of the list and one short lie of the read by name must not add up to a proof."""
    hide_from_the_list(bench)
    bench.watch(900)
    bench.world.before = nothing
    bench.world.fault("hide_pairs", pairs=[str(SOL)])
    bench.watch(170)
    assert bench.sent_orders() == []
    assert bench.reason(SOL) is Code.HISTORY_LATE


def test_a_pair_that_reappears_was_a_false_alarm(bench: Bench) -> None:
    bench.world.fault("hide_pairs", pairs=[str(SOL)], seconds=30)
    bench.watch(60)
    assert bench.sent_orders() == []
    assert (bench.row(SOL).state, bench.book.gaps) == (PairState.HELD, ())
    assert [line.pair for line in bench.log(ActionKind.REAPPEARED)] == [SOL]


def test_a_single_absent_look_is_not_worth_a_line_in_the_log(bench: Bench) -> None:
    bench.world.fault("hide_pairs", pairs=[str(SOL)], count=2)
    bench.watch(30)
    assert bench.book.gaps == ()
    assert bench.log(ActionKind.REAPPEARED) == []


def test_after_a_false_alarm_the_same_life_can_still_die(bench: Bench) -> None:
    """The same life vanishes twice: its gap bears the same name both times."""
    bench.world.fault("hide_pairs", pairs=[str(SOL)], seconds=30)
    bench.check()
    name = bench.gap(SOL).gap_id
    bench.watch(60)
    assert bench.book.gaps == ()
    bench.close(SOL)
    bench.check()
    assert bench.gap(SOL).gap_id == name
    assert len(bench.fills(SOL)) == 1
    bench.watch(60)
    assert bench.shield() is ShieldEvent.QUIET


def test_a_flapping_list_opens_nothing(bench: Bench) -> None:
    bench.world.fault("flapping", seconds=900)
    bench.watch(960)
    assert bench.sent_orders() == []
    assert bench.shield() is ShieldEvent.QUIET


def test_an_empty_list_with_margin_in_use_is_no_death(bench: Bench) -> None:
    bench.world.fault("empty_positions")
    bench.watch(1800)
    assert bench.sent_orders() == []
    assert bench.reason(SOL) is Code.MARGIN_VETO
    assert bench.shield() is ShieldEvent.GAP_OPEN
    bench.world.heal()
    bench.watch(90)
    assert bench.shield() is ShieldEvent.QUIET
    assert bench.book.gaps == ()


def test_an_empty_list_while_the_balance_says_nothing_is_no_death(bench: Bench) -> None:
    """Unknown is never zero: a balance without figures does not say that no margin is in use."""
    bench.close_all()
    bench.world.fault("history_missing")
    bench.world.fault("set_field", path="/api/v5/account/balance", field="details", value=[])
    bench.world.fault("set_field", path="/api/v5/account/balance", field="imr", value="")
    bench.world.fault("set_field", path="/api/v5/account/balance", field="isoEq", value="")
    bench.watch(600)
    assert bench.sent_orders() == []
    assert bench.reason(SOL) is Code.MARGIN_VETO


def test_an_empty_list_and_each_pairs_own_record_are_twenty_deaths(bench: Bench) -> None:
    """Margin that something else still uses does not outweigh the records."""
    bench.close_all()
    bench.world.fault("set_field", path="/api/v5/account/balance", field="imr", value="3")
    bench.watch(60)
    assert len(bench.orders()) == 20


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


def test_an_absence_nobody_watched_for_minutes_is_counted_anew(bench: Bench) -> None:
    """The computer slept between two looks: whatever happened in between, it is no unbroken absence."""
    bench.world.fault("history_missing")
    bench.close(SOL)
    bench.watch(60)
    bench.clock.suspend_s(1800)
    bench.check()
    assert bench.sent_orders() == []
    assert bench.gap(SOL).looks == 1
    bench.watch(170)
    assert bench.sent_orders() == []
    bench.watch(60)
    assert len(bench.live(SOL)) == 1


def test_a_pair_added_by_hand_needs_two_reads_and_no_record() -> None:
    bench = Bench()
    bench.close(SOL)
    bench.pass_time(10)
    bench.arm(SOL, BNB)
    assert len(bench.orders(SOL)) == 1
    assert bench.log(ActionKind.VANISHED)[0].detail == "W1 W2"
    bench.watch(60)
    assert bench.shield() is ShieldEvent.QUIET
    assert len(bench.live(SOL)) == 1


def test_a_pair_added_by_hand_while_it_is_open_is_simply_held() -> None:
    bench = Bench().arm(SOL)
    assert bench.sent_orders() == []
    assert bench.row(SOL).state is PairState.HELD
    bench.close(SOL)
    bench.watch(60)
    assert len(bench.orders(SOL)) == 1


def test_a_list_of_earlier_lives_is_no_information(bench: Bench) -> None:
    """The new position has been seen; then an old list shows the life that died, without the pair that is alive."""
    show_again = kept_list(bench)
    bench.close(SOL)
    bench.watch(60)
    assert len(bench.orders(SOL)) == 1
    show_again()
    report = bench.check()
    assert not report.complete
    assert report.failure
    assert report.failure.code is Code.STALE_ANSWER
    assert {row.state for row in report.pairs} == {PairState.UNKNOWN}
    bench.watch(20)
    assert len(bench.orders()) == 1
    bench.world.heal()
    bench.watch(90)
    assert bench.shield() is ShieldEvent.QUIET
    assert len(bench.orders()) == 1


def test_a_position_whose_end_is_on_record_is_not_alive_because_an_old_list_says_so(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"repeat_waits_s": "60"}))
    show_again = kept_list(bench)
    bench.close(SOL)
    bench.watch(20)
    assert bench.gap(SOL).state is GapState.PROVEN
    show_again()
    report = bench.check()
    assert report.failure
    assert report.failure.code is Code.STALE_ANSWER
    assert bench.gap(SOL).state is GapState.PROVEN
    bench.world.heal()
    bench.watch(120)
    assert len(bench.orders(SOL)) == len(bench.live(SOL)) == 1


def test_an_answer_that_took_longer_than_five_seconds_is_no_information(bench: Bench) -> None:
    bench.close(SOL)
    bench.world.fault("delay", ms=5100, path=POSITIONS)
    report = bench.check()
    assert not report.complete
    assert report.failure
    assert (report.failure.code, report.failure.param("seconds")) == (Code.LATE_ANSWER, 5)
    assert bench.book.gaps == ()
    bench.world.heal()
    bench.watch(30)
    assert len(bench.orders(SOL)) == 1


def test_an_answer_just_in_time_counts(bench: Bench) -> None:
    bench.world.fault("delay", ms=4900, path=POSITIONS)
    assert bench.check().complete


def test_a_late_read_by_name_leaves_the_gap_as_it_is(bench: Bench) -> None:
    bench.close(SOL)

    def slow(sent: Sent) -> None:
        if "instId" in sent.path:
            bench.world.fault("delay", ms=5100, count=1)

    bench.world.before = slow
    report = bench.check()
    assert (report.complete, report.shield_event) == (True, ShieldEvent.GAP_OPEN)
    assert bench.reason(SOL) is Code.LATE_ANSWER
    assert bench.sent_orders() == []


@pytest.mark.parametrize(
    ("kind", "wishes"),
    [
        ("pos_blank", {}),
        ("wrong_type", {}),
        ("drop_field", {}),
        ("drop_field", {"field": "posId", "to": "positionId"}),
        ("duplicate_row", {}),
        ("cut_json", {}),
        ("http_status", {"status": 502}),
        ("http_status", {"status": 403}),
        ("error_code", {"code": "50026"}),
        ("rate_limit", {}),
        ("set_field", {"field": "cTime", "value": "yesterday"}),
        ("set_field", {"field": "pos", "value": "NaN"}),
        ("set_field", {"field": "mgnMode", "value": "cash"}),
    ],
)
def test_a_list_that_is_not_what_okx_promises_is_no_information(
    bench: Bench, kind: str, wishes: dict[str, str]
) -> None:
    bench.close(SOL)
    bench.world.fault(kind, path=POSITIONS, **wishes)
    bench.watch(300)
    assert not bench.report.complete
    assert bench.book.gaps == ()
    assert bench.sent_orders() == []
    bench.world.heal()
    bench.watch(90)
    assert len(bench.fills(SOL)) == 1


@pytest.mark.parametrize("zero", ["0", "0.00", "-0"])
def test_rows_of_nothing_are_no_positions(bench: Bench, zero: str) -> None:
    """Every list says zero and margin is in use: not believed, but read without an error."""
    bench.world.fault("set_field", path=POSITIONS, value=zero)
    report = bench.check()
    assert report.complete
    assert len(report.missing) == 20
    assert bench.sent_orders() == []
    assert bench.reason(SOL) is Code.MARGIN_VETO


def test_a_position_that_died_between_two_checks_and_was_reopened_is_simply_known_anew(bench: Bench) -> None:
    bench.close(SOL)
    bench.pass_time(5)
    bench.open(SOL, "0.5")
    bench.check()
    assert bench.sent_orders() == []
    assert [line.pair for line in bench.log(ActionKind.ADOPTED)] == [SOL]
    bench.close(SOL)
    bench.pass_time(60)
    bench.check()
    assert len(bench.orders(SOL)) == 1


def test_a_position_the_user_opens_anew_while_it_is_looked_for_is_adopted(bench: Bench) -> None:
    bench.world.fault("history_missing")
    bench.close(SOL)
    bench.watch(20)
    assert bench.reason(SOL) is Code.HISTORY_LATE
    bench.open(SOL, "0.5")
    bench.watch(60)
    assert bench.sent_orders() == []
    assert bench.book.gaps == ()
    assert [line.pair for line in bench.log(ActionKind.ADOPTED)] == [SOL]
    bench.world.heal()
    bench.close(SOL)
    bench.watch(60)
    assert len(bench.orders(SOL)) == 1


def test_a_position_opened_between_the_list_and_the_read_by_name_stops_the_refill(bench: Bench) -> None:
    bench.close(SOL)

    def quick(sent: Sent) -> None:
        if "instId" in sent.path and not bench.live(SOL):
            bench.open(SOL, "0.5")

    bench.world.before = quick
    bench.watch(60)
    assert bench.sent_orders() == []
    assert [line.kind for line in bench.log(ActionKind.ADOPTED)] == [ActionKind.ADOPTED]


def test_a_proven_gap_is_confirmed_by_name_again_before_every_try(bench: Bench) -> None:
    """The user re-opened it while the refill waited; the list of that moment does not show it yet."""
    bench.roster.set_rules(change(AS_ASKED, {"repeat_waits_s": "30"}))
    bench.close(SOL)
    bench.watch(10)
    assert bench.reason(SOL) is Code.REPEAT
    bench.open(SOL, "0.5")
    hide_from_the_list(bench)
    bench.watch(60)
    assert bench.reason(SOL) is Code.TARGET_VETO
    assert bench.sent_orders() == []
