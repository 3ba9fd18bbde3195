"""When the account cannot be seen, nothing is opened and the report says why."""

from __future__ import annotations

from typing import Any

import pytest

from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import AttemptState, Brake
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.shield import ShieldEvent
from tests.support.bench import LDO, SOL, Bench
from tests.support.world import Sent, nothing


def blinded(bench: Bench, times: int) -> None:
    """So many checks in a row that see nothing."""
    bench.world.fault("unreachable")
    for _ in range(times):
        bench.check()
        bench.pass_time(bench.report.next_check_in_s)
    bench.world.heal()


def test_the_first_failed_check_says_unknown_and_does_not_turn_the_shield_yet(bench: Bench) -> None:
    last = bench.state.last_complete
    bench.world.fault("unreachable")
    report = bench.check()
    assert (report.complete, report.shield_event, report.next_check_in_s) == (False, None, 5)
    assert report.failure
    assert report.failure.code is Code.UNREACHABLE
    assert {(row.state, row.reason, row.since) for row in report.pairs} == {(PairState.UNKNOWN, report.failure, last)}
    assert (report.missing, report.open, report.unprotected) == ((), 0, ())


def test_two_failed_checks_turn_it_blind_and_one_good_one_opens_its_eyes(bench: Bench) -> None:
    bench.world.fault("unreachable")
    bench.check()
    bench.pass_time(5)
    bench.check()
    assert bench.shield() is ShieldEvent.NO_DATA
    assert len(bench.log(ActionKind.BLIND)) == 1
    bench.watch(120)
    assert len(bench.log(ActionKind.BLIND)) == 1
    bench.world.heal()
    bench.check()
    assert bench.shield() is ShieldEvent.QUIET
    assert len(bench.log(ActionKind.SEES_AGAIN)) == 1


def test_failed_checks_are_repeated_after_5_10_20_40_seconds_and_then_once_an_interval(bench: Bench) -> None:
    bench.world.fault("unreachable")
    waits = []
    for _ in range(7):
        waits.append(bench.check().next_check_in_s)
        bench.pass_time(waits[-1])
    assert waits == [5, 10, 20, 40, 60, 60, 60]


@pytest.mark.parametrize(("luck", "factor"), [(0.0, 0.8), (0.5, 1.0), (1.0, 1.2)])
def test_many_guards_do_not_come_back_in_step(bench: Bench, luck: float, factor: float) -> None:
    bench.luck = luck
    bench.world.fault("unreachable")
    assert [bench.check().next_check_in_s for _ in range(3)] == [
        pytest.approx(seconds * factor) for seconds in (5, 10, 20)
    ]


def test_a_lowered_shield_logs_no_blindness(bench: Bench) -> None:
    bench.roster.lower_shield()
    blinded(bench, 3)
    bench.check()
    assert bench.log(ActionKind.BLIND, ActionKind.SEES_AGAIN) == []


@pytest.mark.parametrize(("failures", "clean"), [(1, 0), (2, 0), (3, 2), (9, 2)])
def test_after_three_failed_reads_two_clean_ones_come_before_an_absence_counts(
    bench: Bench, failures: int, clean: int
) -> None:
    blinded(bench, failures)
    bench.close(SOL)
    for _ in range(clean):
        report = bench.check()
        assert report.complete
        assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.LOOKING, Code.SETTLING_IN)
        assert report.next_check_in_s <= 2
        assert not bench.state.gaps
        bench.pass_time(report.next_check_in_s)
    bench.check()
    assert len(bench.orders(SOL)) == 1


def test_positions_that_are_all_there_after_trouble_need_no_settling_in(bench: Bench) -> None:
    blinded(bench, 5)
    assert bench.check().shield_event is ShieldEvent.QUIET


def test_a_death_during_an_outage_is_refilled_once_afterwards(bench: Bench) -> None:
    bench.close(SOL)
    blinded(bench, 20)
    bench.watch(60)
    assert len(bench.orders(SOL)) == len(bench.live(SOL)) == 1


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
    bench: Bench, kind: str, wishes: dict[str, Any], code: Code
) -> None:
    bench.world.fault(kind, **wishes)
    report = bench.check()
    assert (report.complete, report.shield_event) == (False, ShieldEvent.BRAKED)
    assert report.failure
    assert report.failure.code is code
    bench.watch(300)
    assert bench.shield() is ShieldEvent.BRAKED
    assert bench.sent_orders() == []


@pytest.mark.parametrize("skew", [60, -60, 3600, -3600])
def test_a_server_clock_that_jumped_opens_nothing_while_the_clocks_disagree(bench: Bench, skew: int) -> None:
    bench.world.fault("clock_skew", skew_s=float(skew))
    bench.close(SOL)
    bench.watch(600)
    assert bench.sent_orders() == []
    bench.world.heal()
    bench.watch(300)
    assert len(bench.live(SOL)) == len(bench.orders(SOL)) == 1


def test_a_server_clock_that_is_set_back_a_little_stops_nothing_for_longer_than_it_takes_to_measure_it(
    bench: Bench,
) -> None:
    bench.world.fault("clock_skew", skew_s=8.0)
    bench.start_program()
    bench.watch(60)
    bench.world.heal()
    bench.close(SOL)
    bench.watch(90)
    assert len(bench.live(SOL)) == len(bench.orders(SOL)) == 1


def test_a_wall_clock_an_hour_off_opens_nothing(bench: Bench) -> None:
    bench.clock.wall_off_ms = 3_600_000
    bench.close(SOL)
    bench.watch(300)
    assert bench.sent_orders() == []
    assert bench.reason(SOL) is Code.CLOCK_OFF


def test_denied_in_the_middle_of_a_check_the_report_still_tells_what_was_seen(bench: Bench) -> None:
    def revoke(sent: Sent) -> None:
        if "config" in sent.path:
            bench.world.fault("key_revoked")

    bench.close(SOL)
    bench.world.before = revoke
    report = bench.check()
    assert (report.complete, report.shield_event, report.open) == (True, ShieldEvent.BRAKED, 19)
    assert report.hold
    assert report.hold.code is Code.BAD_KEY
    assert bench.reason(SOL) is Code.BAD_KEY
    assert bench.sent_orders() == []


@pytest.mark.parametrize("part", ["instId", "history", "orders-history", "config", "tickers", "leverage-info"])
def test_a_read_that_fails_in_the_middle_leaves_the_death_for_the_next_look(bench: Bench, part: str) -> None:
    def cut(sent: Sent) -> None:
        if part in sent.path:
            bench.world.before = nothing
            bench.world.fault("unreachable", count=1)

    bench.close(SOL)
    bench.world.before = cut
    report = bench.check()
    assert (report.complete, report.failure) == (True, None)
    assert bench.reason(SOL) is Code.UNREACHABLE
    assert report.next_check_in_s <= 5
    bench.watch(15)
    assert len(bench.orders(SOL)) == len(bench.live(SOL)) == 1


def test_the_instruments_are_read_once_for_the_previews_and_a_failure_there_harms_nothing() -> None:
    bench = Bench()
    bench.world.fault("unreachable", path="/api/v5/public/instruments")
    bench.arm()
    assert (bench.report.complete, bench.shield()) == (True, ShieldEvent.QUIET)
    assert {row.preview for row in bench.report.pairs} == {None}
    bench.world.heal()
    bench.pass_time(60)
    bench.check()
    assert all(row.preview and row.preview.contracts for row in bench.report.pairs)


def test_a_bug_comes_out_of_the_check(bench: Bench) -> None:
    """Whoever runs the guard stops it then; nothing is swallowed on the way."""

    def broken(sent: Sent) -> None:
        raise ZeroDivisionError(sent.path)

    bench.world.before = broken
    with pytest.raises(ZeroDivisionError):
        bench.guard.check()


def test_an_unsettled_order_survives_the_loss_of_everything_else(bench: Bench) -> None:
    bench.world.fault("lost_answer", count=1)
    bench.close(SOL)
    bench.check()
    blinded(bench, 10)
    assert bench.attempt(SOL).state is AttemptState.UNKNOWN
    bench.watch(30)
    assert len(bench.sent_orders()) == len(bench.live(SOL)) == 1


def test_a_rate_limit_on_our_own_side_is_waited_for(bench: Bench) -> None:
    """Ten lists in two seconds are allowed; a person who hammers the button is made to wait, nothing breaks."""
    for _ in range(40):
        bench.check()
    assert all(report.complete for report in bench.reports)
    bench.close(SOL)
    bench.check()
    bench.close(LDO)
    bench.watch(30)
    assert len(bench.live(LDO)) == len(bench.live(SOL)) == 1
    assert bench.held_by(SOL) is not Brake.REFUSED


LIST = "/api/v5/account/positions"
HISTORY = "/api/v5/account/positions-history"


def out_of_service(bench: Bench, path: str, count: int = 0) -> None:
    """OKX says 50001: service temporarily unavailable."""
    wishes: dict[str, Any] = {"count": count} if count else {}
    bench.world.fault("error_code", path=path, code="50001", status=503, whole=True, **wishes)


def test_after_a_single_50001_two_clean_reads_come_before_a_first_absence_counts(bench: Bench) -> None:
    out_of_service(bench, LIST, count=1)
    assert not bench.check().complete
    bench.close(SOL)
    for _ in range(2):
        bench.pass_time(bench.report.next_check_in_s)
        assert bench.check().complete
        assert bench.reason(SOL) is Code.SETTLING_IN
        assert not bench.state.gaps
    bench.pass_time(bench.report.next_check_in_s)
    bench.check()
    assert len(bench.orders(SOL)) == 1


def test_a_50001_to_another_read_makes_the_next_first_absence_wait_as_well(bench: Bench) -> None:
    bench.close(SOL)
    out_of_service(bench, HISTORY, count=1)
    bench.check()
    bench.close(LDO)
    bench.pass_time(bench.report.next_check_in_s)
    bench.check()
    assert len(bench.live(SOL)) == 1, "its absence was counted before"
    assert bench.reason(LDO) is Code.SETTLING_IN
    bench.watch(15)
    assert len(bench.live(LDO)) == 1


def test_a_check_that_is_hindered_again_and_again_comes_back_ever_later(bench: Bench) -> None:
    out_of_service(bench, HISTORY)
    bench.close(SOL)
    waits = []
    for _ in range(7):
        waits.append(bench.check().next_check_in_s)
        bench.pass_time(waits[-1])
    assert waits == [5, 10, 20, 40, 60, 60, 60]
    bench.world.heal()
    bench.watch(60)
    assert len(bench.live(SOL)) == 1
    out_of_service(bench, HISTORY)
    bench.close(SOL)
    bench.watch(60)
    bench.world.heal("error_code")
    bench.watch(120)
    assert len(bench.fills(SOL)) == 2


def test_a_program_that_starts_long_after_its_last_look_trusts_no_first_list(bench: Bench) -> None:
    """What trouble there was is forgotten with the process: two clean reads cost a few seconds."""
    bench.pass_time(1000)
    bench.start_program()
    bench.world.fault("hide_pairs", path=LIST, pairs=[str(SOL)], count=2)
    for _ in range(2):
        bench.check()
        assert (bench.state.gaps, bench.reason(SOL)) == ((), Code.SETTLING_IN)
        bench.pass_time(bench.report.next_check_in_s)
    bench.check()
    assert bench.row(SOL).state is PairState.HELD
    bench.close(LDO)
    bench.pass_time(60)
    bench.check()
    assert len(bench.live(LDO)) == 1
