from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from pairguard_gui.core.check.guard import Guard
from pairguard_gui.core.report import CheckReport
from pairguard_gui.core.state.account_state import AccountState, Cause
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import RuleError, Rules
from pairguard_gui.core.values.shield import Shield
from pairguard_gui.runtime import watchdog
from pairguard_gui.runtime.account_controller import AccountController
from tests.support.practice_faults import end_faults
from tests.support.running_account import RunningAccount, end, running_account, until

SOL = Pair("SOL-USDT-SWAP", PosSide.SHORT)
BNB = Pair("BNB-USDT-SWAP", PosSide.SHORT)


def begun(running: RunningAccount, *, resume: bool = False) -> AccountController:
    """A controller that has looked once."""
    running.controller.begin(resume=resume)
    until(lambda: running.controller.report)
    return running.controller


def guarding(running: RunningAccount) -> AccountController:
    controller = begun(running)
    controller.start()
    until(lambda: controller.shield is Shield.GUARDING and not controller.checking)
    return controller


def check(controller: AccountController) -> CheckReport:
    """One check, asked for now."""
    seen: list[CheckReport] = []
    controller.checked.connect(seen.append)
    controller.check_now()
    until(lambda: seen)
    controller.checked.disconnect(seen.append)
    return seen[0]


def shield_of(controller: AccountController) -> Shield:
    """The shield now; mypy cannot know that it changes."""
    return controller.shield


def test_the_first_look_comes_by_itself_and_sends_nothing(running: RunningAccount) -> None:
    controller = begun(running)

    assert controller.shield is Shield.OFF
    assert controller.report is not None
    assert controller.report.complete
    assert len(controller.report.unprotected) == 20
    assert running.orders_sent() == 0


def test_starting_records_the_twenty_positions_and_guards_them(running: RunningAccount) -> None:
    controller = guarding(running)

    assert controller.state.raised
    assert len(controller.state.pairs) == 20
    assert controller.account == "practice"
    assert controller.environment is Environment.PRACTICE


def test_a_closed_position_is_refilled_once(running: RunningAccount) -> None:
    controller = guarding(running)
    running.close(SOL)

    shields: list[Shield] = []
    controller.shield_changed.connect(shields.append)
    check(controller)
    until(lambda: controller.shield is Shield.GUARDING)

    assert Shield.ACTING in shields
    assert running.orders_sent() == 1
    assert [line.pair for line in running.log(ActionKind.REFILL)] == [SOL]
    assert running.log(ActionKind.VANISHED)[0].cause is Cause.MANUAL


def test_the_timer_looks_again_without_being_asked(running: RunningAccount) -> None:
    running.check_every(5)
    controller = begun(running)
    reports: list[CheckReport] = []
    controller.checked.connect(reports.append)

    until(lambda: reports, 8_000)


def test_many_who_ask_at_once_share_a_check(running: RunningAccount) -> None:
    controller = begun(running)
    reports: list[CheckReport] = []
    controller.checked.connect(reports.append)
    served: list[int] = []
    controller.ask_served.connect(lambda ask, _: served.append(ask))

    asks = [controller.check_now() for _ in range(5)]
    until(lambda: served and served[-1] == asks[-1])

    assert len(reports) == len(served) == 2  # the first may have begun before the second question


def test_a_check_that_is_asked_for_begins_after_the_question(running: RunningAccount) -> None:
    controller = begun(running)
    reports: dict[int, CheckReport] = {}
    controller.ask_served.connect(reports.__setitem__)
    running.server.fault("delay", ms=300, count=1)
    first = controller.check_now()
    time.sleep(0.1)
    asked_at = datetime.now(UTC)
    second = controller.check_now()
    until(lambda: second in reports)

    assert reports[first].started_at < asked_at <= reports[second].started_at


def test_one_failed_look_is_no_blindness_and_the_second_is(running: RunningAccount) -> None:
    controller = guarding(running)
    running.server.fault("http_status", status=502)

    assert not check(controller).complete
    assert shield_of(controller) is Shield.GUARDING
    assert not check(controller).complete
    assert shield_of(controller) is Shield.BLIND
    why = controller.shield_reason
    assert why == Reason.of(Code.VENUE_BUSY, status=502)

    end_faults(running.server)
    assert check(controller).complete
    assert shield_of(controller) is Shield.GUARDING
    assert controller.shield_reason is None
    assert running.orders_sent() == 0


def test_silence_turns_the_shield_blind_whatever_the_worker_does(
    running: RunningAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watchdog, "BLIND_AFTER_INTERVALS", 0.02)
    controller = guarding(running)
    running.server.fault("delay", ms=2_500, count=1)
    controller.check_now()

    until(lambda: controller.shield is Shield.BLIND)

    assert controller.shield_reason == Reason.of(Code.NO_REPORT)
    assert controller.checking, "the worker still waits for an answer"
    until(lambda: controller.shield is Shield.GUARDING)


def test_a_stop_is_instant_and_nothing_is_opened_after_it(running: RunningAccount) -> None:
    controller = guarding(running)
    running.close(SOL)
    running.server.fault("delay", ms=500, path="/api/v5/account/positions-history", count=1)
    controller.check_now()
    time.sleep(0.2)

    controller.stop()

    assert controller.shield is Shield.OFF
    until(lambda: not controller.state.raised)
    until(lambda: not controller.checking)
    assert running.orders_sent() == 0
    assert controller.shield is Shield.OFF


def test_a_stop_wins_over_the_start_before_it(running: RunningAccount) -> None:
    controller = begun(running)
    shields: list[Shield] = []
    controller.shield_changed.connect(shields.append)

    controller.start()
    ticket = controller.stop()
    answers: dict[int, object] = {}
    controller.answered.connect(answers.__setitem__)
    until(lambda: ticket in answers)

    assert controller.shield is Shield.OFF
    assert shields == []
    assert not running.state.raised


def test_a_start_wins_over_the_stop_before_it(running: RunningAccount) -> None:
    controller = guarding(running)

    controller.stop()
    controller.start()
    until(lambda: controller.shield is Shield.GUARDING)
    running.close(SOL)
    for _ in range(2):  # the first may have joined a look from before the position was closed
        check(controller)

    assert running.orders_sent() == 1


def test_what_cannot_be_done_is_refused_with_its_reason(running: RunningAccount) -> None:
    controller = guarding(running)
    refusals: list[Reason] = []
    answers: dict[int, object] = {}
    controller.refused.connect(refusals.append)
    controller.answered.connect(answers.__setitem__)

    wrong = controller.protect(Pair("NOPE-USDT-SWAP", PosSide.LONG))
    twice = controller.protect(SOL)
    until(lambda: twice in answers)

    assert [reason.code for reason in refusals] == [Code.NOT_LISTED, Code.ALREADY_PROTECTED]
    assert answers[wrong] == refusals[0]
    assert len(running.state.pairs) == 20


def test_every_wish_of_a_person_reaches_the_journal(running: RunningAccount) -> None:
    controller = guarding(running)
    until_when = datetime.now(UTC) + timedelta(hours=1)

    controller.drop(BNB)
    controller.pause(SOL, until_when)
    controller.set_rules(Rules(pair_cap=3))
    controller.set_pair_rules(SOL, {"margin_usdt": "2"})
    ticket = controller.protect(BNB)
    answers: dict[int, object] = {}
    controller.answered.connect(answers.__setitem__)
    until(lambda: ticket in answers)

    state = controller.state
    assert isinstance(answers[ticket], AccountState)
    assert (state.pairs, state.rules) == (running.state.pairs, running.state.rules)
    assert state.rules.pair_cap == 3
    kept = state.pair(SOL)
    assert kept is not None
    assert kept.overrides == (("margin_usdt", "2"),)
    assert kept.paused_until is not None
    assert state.pair(BNB) is not None


def test_nonsense_in_rules_is_refused_at_once_and_stops_nothing(running: RunningAccount) -> None:
    controller = guarding(running)

    with pytest.raises(RuleError):
        controller.set_pair_rules(SOL, {"margin_usdt": "much"})

    assert check(controller).complete


def test_a_shield_left_up_by_a_killed_program_is_lowered(running: RunningAccount) -> None:
    end(guarding(running))
    assert running.state.raised, "a program that is killed lowers nothing"
    running.close(SOL)

    controller = running.new_controller()
    controller.begin(resume=False)
    until(lambda: controller.report and not controller.state.raised)

    assert controller.shield is Shield.OFF
    assert running.orders_sent() == 0
    assert len(controller.state.pairs) == 20


def test_resuming_looks_first_and_guards_then(running: RunningAccount) -> None:
    end(guarding(running))
    running.close(SOL)

    controller = running.new_controller()
    controller.begin(resume=True)
    until(lambda: running.log(ActionKind.REFILL))

    assert running.orders_sent() == 1
    until(lambda: controller.shield is Shield.GUARDING)


def test_resuming_waits_until_the_account_can_be_seen(running: RunningAccount) -> None:
    running.server.fault("http_status", status=502)
    controller = begun(running, resume=True)
    assert shield_of(controller) is Shield.OFF

    end_faults(running.server)
    controller.check_now()
    until(lambda: controller.shield is Shield.GUARDING)


def test_a_program_may_not_loosen_what_a_person_armed(running: RunningAccount) -> None:
    controller = guarding(running)
    controller.stop()
    controller.set_rules(Rules(pair_cap=99))
    refusals: list[Reason] = []
    controller.refused.connect(refusals.append)

    controller.start_by_program()
    until(lambda: refusals)

    assert refusals[0].code is Code.RULES_LOOSER
    assert controller.shield is Shield.OFF


def test_when_the_next_look_is_due_is_known_between_looks(running: RunningAccount) -> None:
    controller = begun(running)
    assert controller.report is not None
    assert controller.next_check_at is not None

    assert 50 < (controller.next_check_at - controller.report.finished_at).total_seconds() <= 60
    controller.check_now()
    assert controller.next_check_at is None


def test_the_thread_takes_itself_down_even_when_it_is_busy(running: RunningAccount, qtbot: QtBot) -> None:
    controller = begun(running)
    running.server.fault("delay", ms=500, count=1)
    controller.check_now()
    time.sleep(0.1)

    with qtbot.waitSignal(controller.closed, timeout=5_000):
        controller.close()

    assert not controller._thread.running


class BrokenGuard(Guard):
    """A guard with a bug."""

    broken = True

    def check(self) -> CheckReport:
        if self.broken:
            raise ZeroDivisionError("a bug")
        return super().check()


@pytest.mark.logs_warnings
def test_a_bug_stops_this_guard_and_says_so(running: RunningAccount, caplog: pytest.LogCaptureFixture) -> None:
    end(guarding(running))
    BrokenGuard.broken = True
    controller = running.new_controller(BrokenGuard)
    controller.begin(resume=False)
    until(lambda: controller.shield is Shield.FAULT)

    assert controller.shield_reason is not None
    assert controller.shield_reason.code is Code.BUG
    assert "ZeroDivisionError" in str(controller.shield_reason.param("error"))
    assert not controller.state.raised
    assert [line.reason for line in running.log(ActionKind.FAULT)] == [controller.shield_reason]
    assert "Traceback" in caplog.text
    assert controller.next_check_at is None

    BrokenGuard.broken = False
    controller.start()
    until(lambda: controller.shield is Shield.GUARDING and controller.report)


@pytest.mark.logs_warnings
def test_the_guard_of_another_account_goes_on(running: RunningAccount) -> None:
    BrokenGuard.broken = True
    with running_account(seed=8) as other:
        healthy = guarding(other)
        broken = running.new_controller(BrokenGuard)
        broken.begin(resume=False)
        until(lambda: broken.shield is Shield.FAULT)

        assert check(healthy).complete
        assert healthy.shield is Shield.GUARDING
