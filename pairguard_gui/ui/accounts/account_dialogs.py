"""What a person does with the accounts themselves: connect one, check its key, change and remove it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from pairguard_gui.ui.accounts.account_sheet import AccountSheet
from pairguard_gui.ui.accounts.health_sheet import HealthSheet
from pairguard_gui.ui.accounts.remove_sheet import RemoveSheet
from pairguard_gui.ui.accounts.replace_key_sheet import ReplaceKeySheet
from pairguard_gui.ui.connect.wizard import ConnectWizard

if TYPE_CHECKING:
    from pairguard_gui.core.values.account import Account
    from pairguard_gui.runtime.accounts_controller import AccountsController
    from pairguard_gui.ui.services import WindowServices
    from pairguard_gui.ui.style.theme import Theme


class AccountDialogs(QObject):
    """Opens the dialogs; the accounts are named as the list shows them.

    Signals: `added` and `replaced` (Account) when one was connected, or goes on with another name, proxy or key;
    `notice_asked` when a notification is to be tried.
    """

    added = Signal(object)
    replaced = Signal(object)
    notice_asked = Signal()

    def __init__(
        self, theme: Theme, services: WindowServices, accounts: AccountsController, window: QWidget, *, has_tray: bool
    ) -> None:
        super().__init__(window)
        self._theme, self._services, self._accounts = theme, services, accounts
        self._window, self._has_tray = window, has_tray
        self._wizard: ConnectWizard | None = None

    def find(self, name: str) -> Account | None:
        """The account of that name; None for practice, of which nothing can be changed."""
        return next((account for account in self._accounts.real_accounts if account.name == name), None)

    @Slot()
    def connect_account(self) -> None:
        """Open the assistant, or bring the one that is open to the front."""
        if self._wizard is None:
            self._wizard = ConnectWizard(
                self._theme, self._services, self._names, self._window, has_tray=self._has_tray
            )
            self._wizard.added.connect(self.added)
            self._wizard.notice_asked.connect(self.notice_asked)
            self._wizard.finished.connect(self._on_wizard_finished)
        self._wizard.show()
        self._wizard.raise_()
        self._wizard.activateWindow()

    def change(self, name: str) -> None:
        """Change name, colour, proxy, or whether it resumes by itself."""
        account = self.find(name)
        if account is not None:
            sheet = AccountSheet(self._theme, self._accounts, account, self._window, self._services.trust)
            sheet.succeeded.connect(self.replaced)
            sheet.open()

    def check(self, name: str) -> None:
        """Check the key: the six lights."""
        account = self.find(name)
        if account is not None:
            HealthSheet(self._theme, self._accounts, account, self._window, self._services.trust).open()

    def replace_key(self, name: str) -> None:
        """Enter another key."""
        account = self.find(name)
        if account is not None:
            sheet = ReplaceKeySheet(self._accounts, account, self._window)
            sheet.succeeded.connect(self.replaced)
            sheet.open()

    def remove(self, name: str) -> None:
        """Ask, then remove."""
        account = self.find(name)
        if account is not None:
            guarded = any(each.account == name and each.shield.up for each in self._accounts.controllers)
            RemoveSheet(self._accounts, account, self._window, guarded=guarded).open()

    def _names(self) -> Sequence[str]:
        return [account.name for account in self._accounts.real_accounts]

    @Slot()
    def _on_wizard_finished(self) -> None:
        self._wizard = None
