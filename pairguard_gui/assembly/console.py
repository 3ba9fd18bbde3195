"""What a run without a window prints: a line for everything that happens to an account."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from pairguard_gui.core.report import CheckReport
    from pairguard_gui.core.state.actions import Action
    from pairguard_gui.core.values.reason import Code, Reason
    from pairguard_gui.core.values.shield import Shield
    from pairguard_gui.runtime.account_controller import AccountController
    from pairguard_gui.runtime.accounts_controller import AccountsController


@dataclass(frozen=True, slots=True)
class ConsoleTexts:
    """How each thing that a line is about is put into words."""

    action: Callable[[Action], str]
    reason: Callable[[Reason], str]
    shield: Callable[[Shield, Reason | None], str]
    counts: Callable[[CheckReport], str]


class AccountConsole(QObject):
    """Follows one controller and hands each line, with its time, to `write_line`."""

    def __init__(
        self, controller: AccountController, texts: ConsoleTexts, write_line: Callable[[datetime, str], None]
    ) -> None:
        super().__init__(controller)
        self._controller, self._texts, self._write_line = controller, texts, write_line
        self._counted: tuple[int, int] | None = None
        self._failed: Code | None = None
        controller.checked.connect(self._on_checked)
        controller.shield_changed.connect(self._on_shield_changed)
        controller.refused.connect(self._on_refused)

    @Slot(object)
    def _on_checked(self, report: CheckReport) -> None:
        for action in report.actions:
            self._write_line(action.at, self._texts.action(action))
        self._write_failure(report)
        counted = (report.open, len(report.missing))
        if report.complete and counted != self._counted:
            self._counted = counted
            self._write_line(report.finished_at, self._texts.counts(report))

    def _write_failure(self, report: CheckReport) -> None:
        """Why the account cannot be read, once, and only with the shield down: else the line of the shield says it."""
        failed = report.failure.code if report.failure else None
        if report.failure and failed is not self._failed and not self._controller.shield.up:
            self._write_line(report.finished_at, self._texts.reason(report.failure))
        self._failed = failed

    @Slot(object)
    def _on_shield_changed(self, shield: Shield) -> None:
        self._write_line(self._controller.now(), self._texts.shield(shield, self._controller.shield_reason))

    @Slot(object)
    def _on_refused(self, reason: Reason) -> None:
        self._write_line(self._controller.now(), self._texts.reason(reason))


class Console(QObject):
    """An `AccountConsole` for every account, later ones too; beside real accounts, lines begin with the name."""

    def __init__(
        self, accounts: AccountsController, texts: ConsoleTexts, write_line: Callable[[datetime, str], None]
    ) -> None:
        super().__init__(accounts)
        self._with_names, self._texts, self._write_line = bool(accounts.real_accounts), texts, write_line
        accounts.opened.connect(self._on_opened)
        for controller in accounts.controllers:
            self._on_opened(controller)

    @Slot(object)
    def _on_opened(self, controller: AccountController) -> None:
        AccountConsole(controller, self._texts, self._writer_for(controller.account))

    def _writer_for(self, account: str) -> Callable[[datetime, str], None]:
        return lambda at, line: self._write_line(at, f"{account}: {line}" if self._with_names else line)
