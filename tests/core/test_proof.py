"""A death is proven or waited for: what the records, time and a veto may make the guard do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import Brake, Proof
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.exchange_data import EPOCH
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import AS_ASKED, change
from pairguard_gui.core.values.shield import ShieldEvent
from tests.support.bench import BNB, SOL, Bench
from tests.support.world import Sent


def test_without_a_record_it_looks_again_after_2_5_10_and_20_seconds(bench: Bench) -> None:
    bench.world.fault("history_missing")
    bench.close(SOL)
    waits = [report.next_check_in_s for report in bench.watch(100)]
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
        bench.pass_time(bench.report.next_check_in_s)
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


def test_a_pair_that_reappears_was_a_false_alarm(bench: Bench) -> None:
    bench.world.fault("hide_pairs", pairs=[str(SOL)], seconds=30)
    bench.watch(60)
    assert bench.sent_orders() == []
    assert (bench.row(SOL).state, bench.state.gaps) == (PairState.HELD, ())
    assert [line.pair for line in bench.log(ActionKind.REAPPEARED)] == [SOL]


def test_a_single_absent_look_is_not_worth_a_line_in_the_log(bench: Bench) -> None:
    bench.world.fault("hide_pairs", pairs=[str(SOL)], count=2)
    bench.watch(30)
    assert bench.state.gaps == ()
    assert bench.log(ActionKind.REAPPEARED) == []


def test_after_a_false_alarm_the_same_life_can_still_die(bench: Bench) -> None:
    """The same life vanishes twice: its gap bears the same name both times."""
    bench.world.fault("hide_pairs", pairs=[str(SOL)], seconds=30)
    bench.check()
    name = bench.gap(SOL).gap_id
    bench.watch(60)
    assert bench.state.gaps == ()
    bench.close(SOL)
    bench.check()
    assert bench.gap(SOL).gap_id == name
    assert len(bench.fills(SOL)) == 1
    bench.watch(60)
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
    assert bench.state.gaps == ()


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


def test_an_absence_nobody_watched_for_minutes_is_counted_anew(bench: Bench) -> None:
    """The computer slept between two looks: whatever happened in between, it is no unbroken absence."""
    bench.world.fault("history_missing")
    bench.close(SOL)
    bench.watch(60)
    bench.clock.suspend_s(1800)
    bench.check()
    assert bench.sent_orders() == []
    assert bench.gap(SOL).absent_count == 1
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


def lying(bench: Bench) -> list[bool]:
    """The list hides a pair all the time, the read by name as long as the answer is not empty."""
    by_name = [True]

    def before(sent: Sent) -> None:
        if "account/positions?" in sent.path:
            bench.world.heal("hide_pairs")
            if "instId=" not in sent.path or by_name:
                bench.world.fault("hide_pairs", pairs=[str(SOL)])

    bench.world.before = before
    return by_name


def test_a_proof_by_time_is_void_once_the_position_is_seen_by_name() -> None:
    """What the read by name shows must outlast one more lie."""
    bench = Bench(rules=change(AS_ASKED, {"repeat_waits_s": "600"})).arm()
    bench.pass_time(30)
    by_name = lying(bench)
    bench.watch(240)
    assert bench.gap(SOL).proven
    by_name.clear()
    bench.watch(420)
    assert bench.reason(SOL) is Code.TARGET_VETO
    by_name.append(True)
    bench.watch(120)
    assert bench.sent_orders() == []
    bench.world.before = lambda _: None
    bench.world.heal()
    bench.watch(90)
    assert (bench.state.gaps, len(bench.live(SOL))) == ((), 1)
    assert bench.sent_orders() == []


def test_what_was_seen_alive_by_name_is_proven_anew_by_three_more_minutes() -> None:
    bench = Bench(rules=change(AS_ASKED, {"repeat_waits_s": "300"})).arm()
    bench.pass_time(30)
    by_name = lying(bench)
    bench.watch(240)
    by_name.clear()
    bench.watch(120)
    assert bench.gap(SOL).unproven
    bench.world.fault("history_missing")
    bench.close(SOL)
    since = bench.clock.true_ms
    bench.watch(360)
    assert bench.world.posts()[0].at_ms - since >= 175_000
    bench.world.before = lambda _: None
    assert len(bench.live(SOL)) == 1
    assert len(bench.log(ActionKind.VANISHED)) == 1


def test_dead_pairs_whose_margin_something_else_uses_are_asked_about_after_an_hour(bench: Bench) -> None:
    """No record, and the margin in use is that of a future or an option: time alone will never tell."""
    bench.world.fault("history_missing")
    bench.world.fault("set_field", path="/api/v5/account/balance", field="imr", value="5")
    bench.close_all()
    bench.watch(3500)
    assert bench.held_by(SOL) is None
    bench.watch(300)
    assert (bench.held_by(SOL), bench.reason(SOL)) == (Brake.PROOF, Code.MARGIN_VETO)
    assert bench.shield() is ShieldEvent.BRAKED
    assert bench.sent_orders() == []
    bench.roster.release(SOL)
    bench.watch(60)
    assert [order["instId"] for order in bench.sent_orders()] == [SOL.inst_id]
