"""The menu *Account*, in the menu bar and on a line of the accounts list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from pairguard_gui.ui.accounts.account_dialogs import AccountDialogs


class AccountMenu(QMenu):
    """`chosen` returns the name of the account that is chosen now; empty when there is none.

    Attributes: the actions `add`, `settings`, `check`, `replace_key` and `remove`.
    """

    def __init__(self, dialogs: AccountDialogs, chosen: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs, self._chosen = dialogs, chosen
        self.add = self.addAction("", dialogs.connect_account)
        self.add.setShortcut("Ctrl+N")
        self.addSeparator()
        self.settings = self.addAction("", lambda: dialogs.change(chosen()))
        self.check = self.addAction("", lambda: dialogs.check(chosen()))
        self.replace_key = self.addAction("", lambda: dialogs.replace_key(chosen()))
        self.addSeparator()
        self.remove = self.addAction("", lambda: dialogs.remove(chosen()))
        self.aboutToShow.connect(self._on_about_to_show)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _on_about_to_show(self) -> None:
        real = self._dialogs.find(self._chosen()) is not None
        for action in (self.settings, self.check, self.replace_key, self.remove):
            action.setEnabled(real)

    def _retranslate(self) -> None:
        self.setTitle(self.tr("&Account"))
        self.add.setText(self.tr("Connect OKX …"))
        self.settings.setText(self.tr("Account settings …"))
        self.check.setText(self.tr("Key health …"))
        self.replace_key.setText(self.tr("Replace the key …"))
        self.remove.setText(self.tr("Remove the account …"))
