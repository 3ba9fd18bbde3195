"""Tells what happens to one account, line by line, for those who have no window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Slot

from pairguard_gui.core.report import CheckReport
from pairguard_gui.core.state.actions import Action
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.shield import Shield
from pairguard_gui.runtime.account_controller import AccountController
from pairguard_gui.runtime.accounts_controller import AccountsController


@dataclass(frozen=True, slots=True)
class ConsoleTexts:
    """How the narrator's subjects become words."""

    action: Callable[[Action], str]
    reason: Callable[[Reason], str]
    shield: Callable[[Shield, Reason | None], str]
    counts: Callable[[CheckReport], str]


class AccountConsole(QObject):
    """Listens to a controller and hands each line, with its time, to `tell`."""

    def __init__(
        self, controller: AccountController, speech: ConsoleTexts, tell: Callable[[datetime, str], None]
    ) -> None:
        super().__init__(controller)
        self._controller, self._speech, self._tell = controller, speech, tell
        self._counted: tuple[int, int] | None = None
        self._failed: Code | None = None
        controller.checked.connect(self._on_checked)
        controller.shield_changed.connect(self._on_shield_changed)
        controller.refused.connect(self._on_refused)

    @Slot(object)
    def _on_checked(self, report: CheckReport) -> None:
        for action in report.actions:
            self._tell(action.at, self._speech.action(action))
        self._tell_failure(report)
        counted = (report.open, len(report.missing))
        if report.complete and counted != self._counted:
            self._counted = counted
            self._tell(report.finished_at, self._speech.counts(report))

    def _tell_failure(self, report: CheckReport) -> None:
        """Why the account cannot be seen, once: with the shield up, the shield's own line says it."""
        failed = report.failure.code if report.failure else None
        if report.failure and failed is not self._failed and not self._controller.shield.up:
            self._tell(report.finished_at, self._speech.reason(report.failure))
        self._failed = failed

    @Slot(object)
    def _on_shield_changed(self, shield: Shield) -> None:
        self._tell(self._controller.now(), self._speech.shield(shield, self._controller.shield_reason))

    @Slot(object)
    def _on_refused(self, reason: Reason) -> None:
        self._tell(self._controller.now(), self._speech.reason(reason))


class Console(QObject):
    """A narrator for every guard, also for those that come later. Where there are real accounts, lines bear names."""

    def __init__(
        self, accounts: AccountsController, speech: ConsoleTexts, tell: Callable[[datetime, str], None]
    ) -> None:
        super().__init__(accounts)
        self._named, self._speech, self._tell = bool(accounts.accounts), speech, tell
        accounts.opened.connect(self._on_opened)
        for controller in accounts.controllers:
            self._on_opened(controller)

    @Slot(object)
    def _on_opened(self, controller: AccountController) -> None:
        AccountConsole(controller, self._speech, self._tell_of(controller.account))

    def _tell_of(self, account: str) -> Callable[[datetime, str], None]:
        return lambda at, line: self._tell(at, f"{account}: {line}" if self._named else line)
