"""When the account cannot be seen, nothing is opened and the report says why."""

from __future__ import annotations

from typing import Any

import pytest

from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import AttemptState, Brake
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.shield import ShieldEvent
from tests.support.guard_rig import LDO, SOL, GuardRig
from tests.support.world import Sent, nothing


def blinded(rig: GuardRig, times: int) -> None:
    """So many checks in a row that see nothing."""
    rig.world.fault("unreachable")
    for _ in range(times):
        rig.check()
        rig.pass_time(rig.report.next_check_in_s)
    rig.world.heal()


def test_the_first_failed_check_says_unknown_and_does_not_turn_the_shield_yet(rig: GuardRig) -> None:
    last = rig.state.last_complete
    rig.world.fault("unreachable")
    report = rig.check()
    assert (report.complete, report.shield_event, report.next_check_in_s) == (False, None, 5)
    assert report.failure
    assert report.failure.code is Code.UNREACHABLE
    assert {(row.state, row.reason, row.since) for row in report.pairs} == {(PairState.UNKNOWN, report.failure, last)}
    assert (report.missing, report.open, report.unprotected) == ((), 0, ())


def test_two_failed_checks_turn_it_blind_and_one_good_one_opens_its_eyes(rig: GuardRig) -> None:
    rig.world.fault("unreachable")
    rig.check()
    rig.pass_time(5)
    rig.check()
    assert rig.shield() is ShieldEvent.NO_DATA
    assert len(rig.log(ActionKind.BLIND)) == 1
    rig.watch(120)
    assert len(rig.log(ActionKind.BLIND)) == 1
    rig.world.heal()
    rig.check()
    assert rig.shield() is ShieldEvent.QUIET
    assert len(rig.log(ActionKind.SEES_AGAIN)) == 1


def test_failed_checks_are_repeated_after_5_10_20_40_seconds_and_then_once_an_interval(rig: GuardRig) -> None:
    rig.world.fault("unreachable")
    waits = []
    for _ in range(7):
        waits.append(rig.check().next_check_in_s)
        rig.pass_time(waits[-1])
    assert waits == [5, 10, 20, 40, 60, 60, 60]


@pytest.mark.parametrize(("luck", "factor"), [(0.0, 0.8), (0.5, 1.0), (1.0, 1.2)])
def test_many_guards_do_not_come_back_in_step(rig: GuardRig, luck: float, factor: float) -> None:
    rig.luck = luck
    rig.world.fault("unreachable")
    assert [rig.check().next_check_in_s for _ in range(3)] == [
        pytest.approx(seconds * factor) for seconds in (5, 10, 20)
    ]


def test_a_lowered_shield_logs_no_blindness(rig: GuardRig) -> None:
    rig.commands.lower_shield()
    blinded(rig, 3)
    rig.check()
    assert rig.log(ActionKind.BLIND, ActionKind.SEES_AGAIN) == []


@pytest.mark.parametrize(("failures", "clean"), [(1, 0), (2, 0), (3, 2), (9, 2)])
def test_after_three_failed_reads_two_clean_ones_come_before_an_absence_counts(
    rig: GuardRig, failures: int, clean: int
) -> None:
    blinded(rig, failures)
    rig.close(SOL)
    for _ in range(clean):
        report = rig.check()
        assert report.complete
        assert (rig.row(SOL).state, rig.reason(SOL)) == (PairState.LOOKING, Code.SETTLING_IN)
        assert report.next_check_in_s <= 2
        assert not rig.state.gaps
        rig.pass_time(report.next_check_in_s)
    rig.check()
    assert len(rig.orders(SOL)) == 1


def test_positions_that_are_all_there_after_trouble_need_no_settling_in(rig: GuardRig) -> None:
    blinded(rig, 5)
    assert rig.check().shield_event is ShieldEvent.QUIET


def test_a_death_during_an_outage_is_refilled_once_afterwards(rig: GuardRig) -> None:
    rig.close(SOL)
    blinded(rig, 20)
    rig.watch(60)
    assert len(rig.orders(SOL)) == len(rig.live(SOL)) == 1


@pytest.mark.parametrize(
    ("kind", "wishes", "code"),
    [
        ("key_revoked", {"code": "50119"}, Code.BAD_KEY),
        ("key_revoked", {"code": "50111"}, Code.BAD_KEY),
        ("key_revoked", {"code": "50113"}, Code.BAD_SIGNATURE),
        ("key_revoked", {"code": "50105"}, Code.BAD_PASSPHRASE),
        ("key_revoked", {"code": "50110"}, Code.FOREIGN_IP),
        ("key_revoked", {"code": "50120"}, Code.NO_PERMISSION),
        ("key_revoked", {"code": "50027"}, Code.ACCOUNT_BLOCKED),
        ("wrong_environment", {}, Code.WRONG_ENVIRONMENT),
    ],
)
def test_what_only_a_person_can_mend_brakes_at_once(
    rig: GuardRig, kind: str, wishes: dict[str, Any], code: Code
) -> None:
    rig.world.fault(kind, **wishes)
    report = rig.check()
    assert (report.complete, report.shield_event) == (False, ShieldEvent.BRAKED)
    assert report.failure
    assert report.failure.code is code
    rig.watch(300)
    assert rig.shield() is ShieldEvent.BRAKED
    assert rig.sent_orders() == []


@pytest.mark.parametrize("skew", [60, -60, 3600, -3600])
def test_a_server_clock_that_jumped_opens_nothing_while_the_clocks_disagree(rig: GuardRig, skew: int) -> None:
    rig.world.fault("clock_skew", skew_s=float(skew))
    rig.close(SOL)
    rig.watch(600)
    assert rig.sent_orders() == []
    rig.world.heal()
    rig.watch(300)
    assert len(rig.live(SOL)) == len(rig.orders(SOL)) == 1


def test_a_server_clock_that_is_set_back_a_little_stops_nothing_for_longer_than_it_takes_to_measure_it(
    rig: GuardRig,
) -> None:
    rig.world.fault("clock_skew", skew_s=8.0)
    rig.start_program()
    rig.watch(60)
    rig.world.heal()
    rig.close(SOL)
    rig.watch(90)
    assert len(rig.live(SOL)) == len(rig.orders(SOL)) == 1


def test_a_wall_clock_an_hour_off_opens_nothing(rig: GuardRig) -> None:
    rig.clock.wall_off_ms = 3_600_000
    rig.close(SOL)
    rig.watch(300)
    assert rig.sent_orders() == []
    assert rig.reason(SOL) is Code.CLOCK_OFF


def test_denied_in_the_middle_of_a_check_the_report_still_tells_what_was_seen(rig: GuardRig) -> None:
    def revoke(sent: Sent) -> None:
        if "config" in sent.path:
            rig.world.fault("key_revoked")

    rig.close(SOL)
    rig.world.before = revoke
    report = rig.check()
    assert (report.complete, report.shield_event, report.open) == (True, ShieldEvent.BRAKED, 19)
    assert report.hold
    assert report.hold.code is Code.BAD_KEY
    assert rig.reason(SOL) is Code.BAD_KEY
    assert rig.sent_orders() == []


@pytest.mark.parametrize("part", ["instId", "history", "orders-history", "config", "tickers", "leverage-info"])
def test_a_read_that_fails_in_the_middle_leaves_the_death_for_the_next_look(rig: GuardRig, part: str) -> None:
    def cut(sent: Sent) -> None:
        if part in sent.path:
            rig.world.before = nothing
            rig.world.fault("unreachable", count=1)

    rig.close(SOL)
    rig.world.before = cut
    report = rig.check()
    assert (report.complete, report.failure) == (True, None)
    assert rig.reason(SOL) is Code.UNREACHABLE
    assert report.next_check_in_s <= 5
    rig.watch(15)
    assert len(rig.orders(SOL)) == len(rig.live(SOL)) == 1


def test_the_instruments_are_read_once_for_the_previews_and_a_failure_there_harms_nothing() -> None:
    rig = GuardRig()
    rig.world.fault("unreachable", path="/api/v5/public/instruments")
    rig.arm()
    assert (rig.report.complete, rig.shield()) == (True, ShieldEvent.QUIET)
    assert {row.preview for row in rig.report.pairs} == {None}
    rig.world.heal()
    rig.pass_time(60)
    rig.check()
    assert all(row.preview and row.preview.contracts for row in rig.report.pairs)


def test_a_bug_comes_out_of_the_check(rig: GuardRig) -> None:
    """Whoever runs the guard stops it then; nothing is swallowed on the way."""

    def broken(sent: Sent) -> None:
        raise ZeroDivisionError(sent.path)

    rig.world.before = broken
    with pytest.raises(ZeroDivisionError):
        rig.guard.check()


def test_an_unsettled_order_survives_the_loss_of_everything_else(rig: GuardRig) -> None:
    rig.world.fault("lost_answer", count=1)
    rig.close(SOL)
    rig.check()
    blinded(rig, 10)
    assert rig.attempt(SOL).state is AttemptState.UNKNOWN
    rig.watch(30)
    assert len(rig.sent_orders()) == len(rig.live(SOL)) == 1


def test_a_rate_limit_on_our_own_side_is_waited_for(rig: GuardRig) -> None:
    """Ten lists in two seconds are allowed; a person who hammers the button is made to wait, nothing breaks."""
    for _ in range(40):
        rig.check()
    assert all(report.complete for report in rig.reports)
    rig.close(SOL)
    rig.check()
    rig.close(LDO)
    rig.watch(30)
    assert len(rig.live(LDO)) == len(rig.live(SOL)) == 1
    assert rig.held_by(SOL) is not Brake.REFUSED


LIST = "/api/v5/account/positions"
HISTORY = "/api/v5/account/positions-history"


def out_of_service(rig: GuardRig, path: str, count: int = 0) -> None:
    """OKX says 50001: service temporarily unavailable."""
    wishes: dict[str, Any] = {"count": count} if count else {}
    rig.world.fault("error_code", path=path, code="50001", status=503, whole=True, **wishes)


def test_after_a_single_50001_two_clean_reads_come_before_a_first_absence_counts(rig: GuardRig) -> None:
    out_of_service(rig, LIST, count=1)
    assert not rig.check().complete
    rig.close(SOL)
    for _ in range(2):
        rig.pass_time(rig.report.next_check_in_s)
        assert rig.check().complete
        assert rig.reason(SOL) is Code.SETTLING_IN
        assert not rig.state.gaps
    rig.pass_time(rig.report.next_check_in_s)
    rig.check()
    assert len(rig.orders(SOL)) == 1


def test_a_50001_to_another_read_makes_the_next_first_absence_wait_as_well(rig: GuardRig) -> None:
    rig.close(SOL)
    out_of_service(rig, HISTORY, count=1)
    rig.check()
    rig.close(LDO)
    rig.pass_time(rig.report.next_check_in_s)
    rig.check()
    assert len(rig.live(SOL)) == 1, "its absence was counted before"
    assert rig.reason(LDO) is Code.SETTLING_IN
    rig.watch(15)
    assert len(rig.live(LDO)) == 1


def test_a_check_that_is_hindered_again_and_again_comes_back_ever_later(rig: GuardRig) -> None:
    out_of_service(rig, HISTORY)
    rig.close(SOL)
    waits = []
    for _ in range(7):
        waits.append(rig.check().next_check_in_s)
        rig.pass_time(waits[-1])
    assert waits == [5, 10, 20, 40, 60, 60, 60]
    rig.world.heal()
    rig.watch(60)
    assert len(rig.live(SOL)) == 1
    out_of_service(rig, HISTORY)
    rig.close(SOL)
    rig.watch(60)
    rig.world.heal("error_code")
    rig.watch(120)
    assert len(rig.fills(SOL)) == 2


def test_a_program_that_starts_long_after_its_last_look_trusts_no_first_list(rig: GuardRig) -> None:
    """What trouble there was is forgotten with the process: two clean reads cost a few seconds."""
    rig.pass_time(1000)
    rig.start_program()
    rig.world.fault("hide_pairs", path=LIST, pairs=[str(SOL)], count=2)
    for _ in range(2):
        rig.check()
        assert (rig.state.gaps, rig.reason(SOL)) == ((), Code.SETTLING_IN)
        rig.pass_time(rig.report.next_check_in_s)
    rig.check()
    assert rig.row(SOL).state is PairState.HELD
    rig.close(LDO)
    rig.pass_time(60)
    rig.check()
    assert len(rig.live(LDO)) == 1
