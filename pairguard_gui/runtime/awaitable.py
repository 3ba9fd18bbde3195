"""The accounts' controllers for coroutines, on the asyncio loop of the window thread."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Slot

from pairguard_gui.core.state.account_state import AccountState
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.report import CheckReport
    from pairguard_gui.runtime.account_controller import AccountController
    from pairguard_gui.runtime.accounts_controller import AccountsController

T = TypeVar("T")
ANSWER_S = 60.0
"""Longer than any check takes that will still end."""


class AwaitableAccount(QObject):
    """One account; what it is told to do returns when it is done, or the Reason why it was not."""

    def __init__(self, controller: AccountController) -> None:
        super().__init__(controller)
        self._controller = controller
        self._answers: dict[int, asyncio.Future[AccountState | Reason]] = {}
        self._asks: list[tuple[int, asyncio.Future[CheckReport | Reason]]] = []
        controller.answered.connect(self._on_answered)
        controller.ask_served.connect(self._on_ask_served)

    @property
    def status(self) -> AccountController:
        """How the account's guard stands now."""
        return self._controller

    async def start(self) -> AccountState | Reason:
        """Raise the shield, as a program may, then check once."""
        answer = await self._answer(self._controller.start_by_program())
        if isinstance(answer, AccountState):
            await self.check()
        return answer

    async def stop(self) -> AccountState | Reason:
        """Lower the shield."""
        return await self._answer(self._controller.stop())

    async def check(self) -> CheckReport | Reason:
        """What a check found that began after this call."""
        report: asyncio.Future[CheckReport | Reason] = asyncio.get_running_loop().create_future()
        self._asks.append((self._controller.check_now(), report))
        return await _in_time(report)

    async def _answer(self, ticket: int) -> AccountState | Reason:
        answer: asyncio.Future[AccountState | Reason] = asyncio.get_running_loop().create_future()
        self._answers[ticket] = answer
        return await _in_time(answer)

    @Slot(int, object)
    def _on_answered(self, ticket: int, answer: AccountState | Reason) -> None:
        _resolve(self._answers.pop(ticket, None), answer)

    @Slot(int, object)
    def _on_ask_served(self, ask: int, outcome: CheckReport | Reason) -> None:
        served = [report for number, report in self._asks if number <= ask]
        self._asks = [each for each in self._asks if each[0] > ask]
        for report in served:
            _resolve(report, outcome)


class AwaitableAccounts(QObject):
    """`by_name` holds all accounts by name, in the order they came; it changes as accounts come and go."""

    def __init__(self, accounts: AccountsController) -> None:
        super().__init__(accounts)
        self.by_name = {controller.account: AwaitableAccount(controller) for controller in accounts.controllers}
        accounts.opened.connect(self._on_opened)
        accounts.closing.connect(self._on_closing)

    @Slot(object)
    def _on_opened(self, controller: AccountController) -> None:
        self.by_name[controller.account] = AwaitableAccount(controller)

    @Slot(str)
    def _on_closing(self, name: str) -> None:
        self.by_name.pop(name, None)


async def _in_time(future: asyncio.Future[T | Reason]) -> T | Reason:
    try:
        return await asyncio.wait_for(future, ANSWER_S)
    except TimeoutError:
        return Reason.of(Code.NO_REPORT)


def _resolve(future: asyncio.Future[T] | None, outcome: T) -> None:
    if future is not None and not future.done():
        future.set_result(outcome)
