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
from tests.support.guard_rig import BNB, SOL, GuardRig
from tests.support.world import Sent


def test_without_a_record_it_looks_again_after_2_5_10_and_20_seconds(rig: GuardRig) -> None:
    rig.world.fault("history_missing")
    rig.close(SOL)
    waits = [report.next_check_in_s for report in rig.watch(100)]
    assert waits[:6] == [2, 5, 10, 20, 20, 20]
    assert (rig.row(SOL).state, rig.reason(SOL)) == (PairState.LOOKING, Code.HISTORY_LATE)
    assert rig.shield() is ShieldEvent.GAP_OPEN
    assert rig.sent_orders() == []


def test_a_record_that_comes_late_is_acted_on_at_the_next_look(rig: GuardRig) -> None:
    rig.world.fault("history_lag", lag_s=12.0)
    rig.close(SOL)
    started = rig.clock.true_ms
    while not rig.orders(SOL):
        rig.check()
        rig.pass_time(rig.report.next_check_in_s)
    assert 12_000 <= rig.world.posts()[0].at_ms - started < 20_000
    assert rig.log(ActionKind.VANISHED)[0].detail == "W1 W2 W3"


def test_three_minutes_of_unbroken_absence_stand_in_for_a_record_as_asked(rig: GuardRig) -> None:
    rig.world.fault("history_missing")
    rig.close(SOL)
    rig.check()
    since = rig.gap(SOL).absent_since
    rig.watch(175)
    assert rig.sent_orders() == []
    rig.watch(40)
    (post,) = rig.world.posts()
    assert timedelta(minutes=3) <= EPOCH + timedelta(milliseconds=post.at_ms) - since < timedelta(seconds=201)
    assert rig.log(ActionKind.VANISHED)[0].detail == f"W1 W2 {Proof.PERSISTENCE}"
    assert len(rig.live(SOL)) == 1


def test_careful_asks_instead_and_a_release_is_enough(rig: GuardRig) -> None:
    rig.commands.set_rules(change(AS_ASKED, {"on_no_record": "ask"}))
    rig.world.fault("history_missing")
    rig.close(SOL)
    rig.watch(400)
    assert rig.sent_orders() == []
    assert (rig.row(SOL).state, rig.reason(SOL)) == (PairState.ON_HOLD, Code.NO_PROOF)
    assert rig.gap(SOL).hold
    assert rig.shield() is ShieldEvent.BRAKED
    held = rig.gap(SOL)
    assert {report.requests for report in rig.watch(300)} == {1}
    assert rig.gap(SOL) == held
    rig.commands.release(SOL)
    rig.check()
    assert len(rig.orders(SOL)) == 1


@pytest.mark.parametrize("kind", ["1", "4", "5"])
def test_a_history_that_knows_only_a_partial_close_is_no_record(rig: GuardRig, kind: str) -> None:
    rig.world.fault("history_type", value=kind)
    rig.close(SOL)
    rig.watch(60)
    assert rig.sent_orders() == []
    assert rig.reason(SOL) is Code.HISTORY_LATE


def test_the_record_of_another_life_is_no_record(rig: GuardRig) -> None:
    rig.world.fault("history_ctime")
    rig.close(SOL)
    rig.watch(60)
    assert rig.sent_orders() == []


def test_a_pair_that_reappears_was_a_false_alarm(rig: GuardRig) -> None:
    rig.world.fault("hide_pairs", pairs=[str(SOL)], seconds=30)
    rig.watch(60)
    assert rig.sent_orders() == []
    assert (rig.row(SOL).state, rig.state.gaps) == (PairState.HELD, ())
    assert [line.pair for line in rig.log(ActionKind.REAPPEARED)] == [SOL]


def test_a_single_absent_look_is_not_worth_a_line_in_the_log(rig: GuardRig) -> None:
    rig.world.fault("hide_pairs", pairs=[str(SOL)], count=2)
    rig.watch(30)
    assert rig.state.gaps == ()
    assert rig.log(ActionKind.REAPPEARED) == []


def test_after_a_false_alarm_the_same_life_can_still_die(rig: GuardRig) -> None:
    """The same life vanishes twice: its gap bears the same name both times."""
    rig.world.fault("hide_pairs", pairs=[str(SOL)], seconds=30)
    rig.check()
    name = rig.gap(SOL).gap_id
    rig.watch(60)
    assert rig.state.gaps == ()
    rig.close(SOL)
    rig.check()
    assert rig.gap(SOL).gap_id == name
    assert len(rig.fills(SOL)) == 1
    rig.watch(60)
    assert rig.shield() is ShieldEvent.QUIET


def test_an_empty_list_with_margin_in_use_is_no_death(rig: GuardRig) -> None:
    rig.world.fault("empty_positions")
    rig.watch(1800)
    assert rig.sent_orders() == []
    assert rig.reason(SOL) is Code.MARGIN_VETO
    assert rig.shield() is ShieldEvent.GAP_OPEN
    rig.world.heal()
    rig.watch(90)
    assert rig.shield() is ShieldEvent.QUIET
    assert rig.state.gaps == ()


def test_an_empty_list_while_the_balance_says_nothing_is_no_death(rig: GuardRig) -> None:
    """Unknown is never zero: a balance without figures does not say that no margin is in use."""
    rig.close_all()
    rig.world.fault("history_missing")
    rig.world.fault("set_field", path="/api/v5/account/balance", field="details", value=[])
    rig.world.fault("set_field", path="/api/v5/account/balance", field="imr", value="")
    rig.world.fault("set_field", path="/api/v5/account/balance", field="isoEq", value="")
    rig.watch(600)
    assert rig.sent_orders() == []
    assert rig.reason(SOL) is Code.MARGIN_VETO


def test_an_empty_list_and_each_pairs_own_record_are_twenty_deaths(rig: GuardRig) -> None:
    """Margin that something else still uses does not outweigh the records."""
    rig.close_all()
    rig.world.fault("set_field", path="/api/v5/account/balance", field="imr", value="3")
    rig.watch(60)
    assert len(rig.orders()) == 20


def test_an_absence_nobody_watched_for_minutes_is_counted_anew(rig: GuardRig) -> None:
    """The computer slept between two looks: whatever happened in between, it is no unbroken absence."""
    rig.world.fault("history_missing")
    rig.close(SOL)
    rig.watch(60)
    rig.clock.suspend_s(1800)
    rig.check()
    assert rig.sent_orders() == []
    assert rig.gap(SOL).absent_count == 1
    rig.watch(170)
    assert rig.sent_orders() == []
    rig.watch(60)
    assert len(rig.live(SOL)) == 1


def test_a_pair_added_by_hand_needs_two_reads_and_no_record() -> None:
    rig = GuardRig()
    rig.close(SOL)
    rig.pass_time(10)
    rig.arm(SOL, BNB)
    assert len(rig.orders(SOL)) == 1
    assert rig.log(ActionKind.VANISHED)[0].detail == "W1 W2"
    rig.watch(60)
    assert rig.shield() is ShieldEvent.QUIET
    assert len(rig.live(SOL)) == 1


def test_a_pair_added_by_hand_while_it_is_open_is_simply_held() -> None:
    rig = GuardRig().arm(SOL)
    assert rig.sent_orders() == []
    assert rig.row(SOL).state is PairState.HELD
    rig.close(SOL)
    rig.watch(60)
    assert len(rig.orders(SOL)) == 1


def lying(rig: GuardRig) -> list[bool]:
    """The list hides a pair all the time, the read by name as long as the answer is not empty."""
    by_name = [True]

    def before(sent: Sent) -> None:
        if "account/positions?" in sent.path:
            rig.world.heal("hide_pairs")
            if "instId=" not in sent.path or by_name:
                rig.world.fault("hide_pairs", pairs=[str(SOL)])

    rig.world.before = before
    return by_name


def test_a_proof_by_time_is_void_once_the_position_is_seen_by_name() -> None:
    """What the read by name shows must outlast one more lie."""
    rig = GuardRig(rules=change(AS_ASKED, {"repeat_waits_s": "600"})).arm()
    rig.pass_time(30)
    by_name = lying(rig)
    rig.watch(240)
    assert rig.gap(SOL).proven
    by_name.clear()
    rig.watch(420)
    assert rig.reason(SOL) is Code.TARGET_VETO
    by_name.append(True)
    rig.watch(120)
    assert rig.sent_orders() == []
    rig.world.before = lambda _: None
    rig.world.heal()
    rig.watch(90)
    assert (rig.state.gaps, len(rig.live(SOL))) == ((), 1)
    assert rig.sent_orders() == []


def test_what_was_seen_alive_by_name_is_proven_anew_by_three_more_minutes() -> None:
    rig = GuardRig(rules=change(AS_ASKED, {"repeat_waits_s": "300"})).arm()
    rig.pass_time(30)
    by_name = lying(rig)
    rig.watch(240)
    by_name.clear()
    rig.watch(120)
    assert rig.gap(SOL).unproven
    rig.world.fault("history_missing")
    rig.close(SOL)
    since = rig.clock.true_ms
    rig.watch(360)
    assert rig.world.posts()[0].at_ms - since >= 175_000
    rig.world.before = lambda _: None
    assert len(rig.live(SOL)) == 1
    assert len(rig.log(ActionKind.VANISHED)) == 1


def test_dead_pairs_whose_margin_something_else_uses_are_asked_about_after_an_hour(rig: GuardRig) -> None:
    """No record, and the margin in use is that of a future or an option: time alone will never tell."""
    rig.world.fault("history_missing")
    rig.world.fault("set_field", path="/api/v5/account/balance", field="imr", value="5")
    rig.close_all()
    rig.watch(3500)
    assert rig.held_by(SOL) is None
    rig.watch(300)
    assert (rig.held_by(SOL), rig.reason(SOL)) == (Brake.PROOF, Code.MARGIN_VETO)
    assert rig.shield() is ShieldEvent.BRAKED
    assert rig.sent_orders() == []
    rig.commands.release(SOL)
    rig.watch(60)
    assert [order["instId"] for order in rig.sent_orders()] == [SOL.inst_id]
