"""What a person stops is stopped from the click on, and nothing but a start that succeeded opens again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from pairguard_gui.core.state.changes import RulesSet
from pairguard_gui.core.values.account import PRACTICE
from pairguard_gui.core.values.errors import JournalUnwritable
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import Rules
from pairguard_gui.core.values.shield import Shield
from pairguard_gui.runtime.account_controller import AccountController
from tests.runtime.test_account_controller import begun, check, guarding
from tests.support.running_account import RunningAccount, end, until

SOL = Pair("SOL-USDT-SWAP", PosSide.SHORT)
HISTORY = "/api/v5/account/positions-history"


@contextmanager
def full_disk(running: RunningAccount) -> Iterator[None]:
    """Nothing can be written meanwhile."""

    def failing(*_: Any) -> Any:
        raise JournalUnwritable(Code.JOURNAL, problem="disk_full")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running.journal, "write", failing)
        yield


def answer(controller: AccountController, ask: Callable[[], int]) -> object:
    """What a command was answered with."""
    answers: dict[int, object] = {}
    controller.answered.connect(answers.__setitem__)
    ticket = ask()
    until(lambda: ticket in answers)
    return answers[ticket]


def refused_start(running: RunningAccount, controller: AccountController) -> None:
    """A program asks for a start with rules that are looser than a person has armed."""
    running.journal.write(PRACTICE, lambda _: (RulesSet(Rules(margin_usdt=Decimal(2))),))
    refusal = answer(controller, controller.start_by_program)
    assert isinstance(refusal, Reason)
    assert refusal.code is Code.RULES_LOOSER


def opens_nothing(running: RunningAccount, controller: AccountController) -> None:
    """A position dies and nothing follows."""
    running.close(SOL)
    check(controller)
    check(controller)
    assert running.orders_sent() == 0


def test_a_refused_start_opens_nothing_though_the_stop_could_not_be_written(running: RunningAccount) -> None:
    controller = guarding(running)
    with full_disk(running):
        assert isinstance(answer(controller, controller.stop), Reason)
    assert controller.shield is Shield.OFF
    assert running.state.raised
    refused_start(running, controller)
    assert controller.shield is Shield.OFF
    opens_nothing(running, controller)


def test_a_refused_start_opens_nothing_though_the_lowering_at_the_program_start_could_not_be_written(
    running: RunningAccount,
) -> None:
    end(guarding(running))
    controller = running.new_controller()
    with full_disk(running):
        begun(running)
        until(lambda: not controller.checking)
    assert running.state.raised
    refused_start(running, controller)
    opens_nothing(running, controller)


def test_a_stop_in_a_long_check_holds_although_a_refused_start_follows(running: RunningAccount) -> None:
    controller = guarding(running)
    running.journal.write(PRACTICE, lambda _: (RulesSet(Rules(margin_usdt=Decimal(2))),))
    running.close(SOL)
    running.server.fault("delay", ms=500, path=HISTORY, count=1)
    controller.check_now()
    time.sleep(0.2)
    controller.stop()
    assert isinstance(answer(controller, controller.start_by_program), Reason)
    until(lambda: not controller.checking)
    assert running.orders_sent() == 0


@pytest.mark.parametrize("how", ["pause", "drop"])
def test_a_pair_is_left_alone_from_the_click_on_and_not_after_the_check(running: RunningAccount, how: str) -> None:
    controller = guarding(running)
    running.close(SOL)
    running.server.fault("delay", ms=500, path=HISTORY, count=1)
    controller.check_now()
    time.sleep(0.2)
    if how == "pause":
        controller.pause(SOL, datetime.now(UTC) + timedelta(hours=1))
    else:
        controller.drop(SOL)
    until(lambda: not controller.checking)
    check(controller)
    assert running.orders_sent() == 0


def test_a_pair_whose_pause_was_refused_or_has_ended_is_guarded(running: RunningAccount) -> None:
    controller = guarding(running)
    with full_disk(running):
        assert isinstance(answer(controller, lambda: controller.pause(SOL, datetime.now(UTC) + timedelta(1))), Reason)
    answer(controller, lambda: controller.pause(SOL, datetime.now(UTC) + timedelta(hours=1)))
    answer(controller, lambda: controller.pause(SOL, None))
    running.close(SOL)
    check(controller)
    assert running.orders_sent() == 1
