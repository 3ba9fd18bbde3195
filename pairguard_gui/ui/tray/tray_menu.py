"""The tray's menu: the state of each account, start and stop, check now, open, quit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QMenu

from pairguard_gui.text.states import word
from pairguard_gui.ui.shield.shield_icon import shield_icon
from pairguard_gui.ui.shield.status_text import title

if TYPE_CHECKING:
    from pairguard_gui.ui.shield.account_view import AccountView
    from pairguard_gui.ui.style.theme import Theme


class AccountActions(QObject):
    """The lines of one account. Signals, with the account's name: `start_asked`, `stop_asked`, `check_asked`.

    Attributes: the actions `status`, `toggle` and `check`.
    """

    start_asked = Signal(str)
    stop_asked = Signal(str)
    check_asked = Signal(str)

    def __init__(self, theme: Theme, view: AccountView, menu: QMenu) -> None:
        super().__init__(menu)
        self._theme, self._account_view = theme, view
        self.status, self.toggle, self.check = menu.addAction(""), menu.addAction(""), menu.addAction("")
        self.status.setEnabled(False)
        self.toggle.triggered.connect(self._on_toggled)
        self.check.triggered.connect(self._on_check)
        self.show_view(view)

    def show_view(self, view: AccountView) -> None:
        """Show the state of the account."""
        self._account_view = view
        self.status.setText(f"{view.account} · {word(view.environment)} · {title(view)}")
        self.status.setIcon(shield_icon(view.shield, self._theme))
        self.toggle.setText(self.tr("Stop guarding") if view.shield.up else self.tr("Start guarding …"))
        self.check.setText(self.tr("Check now"))

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.show_view(self._account_view)

    @Slot()
    def _on_toggled(self) -> None:
        asked = self.stop_asked if self._account_view.shield.up else self.start_asked
        asked.emit(self._account_view.account)

    @Slot()
    def _on_check(self) -> None:
        self.check_asked.emit(self._account_view.account)


class TrayMenu(QMenu):
    """One account stands in the menu itself, several have a menu each.

    Signals: `open_asked`, `quit_asked`; with an account's name `start_asked`, `stop_asked`, `check_asked`. Attributes:
    `accounts`, the lines of each account by its name; the actions `open` and `quit`.
    """

    open_asked = Signal()
    quit_asked = Signal()
    start_asked = Signal(str)
    stop_asked = Signal(str)
    check_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.accounts: dict[str, AccountActions] = {}
        self._menus: list[QMenu] = []
        self.show_accounts(())

    def show_accounts(self, views: Iterable[AccountView]) -> None:
        """Build the menu for these accounts."""
        shown = tuple(views)
        self._clear()
        for view in shown:
            self.accounts[view.account] = self._account(view, self if len(shown) == 1 else self._menu(view))
        self.addSeparator()
        self.open = self.addAction("", self.open_asked.emit)
        self.quit = self.addAction("", self.quit_asked.emit)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _clear(self) -> None:
        for part in (*self.accounts.values(), *self._menus):
            part.deleteLater()
        self.accounts, self._menus = {}, []
        self.clear()

    def _menu(self, view: AccountView) -> QMenu:
        menu = self.addMenu(view.account)
        self._menus.append(menu)
        return menu

    def _account(self, view: AccountView, menu: QMenu) -> AccountActions:
        actions = AccountActions(self._theme, view, menu)
        actions.start_asked.connect(self.start_asked)
        actions.stop_asked.connect(self.stop_asked)
        actions.check_asked.connect(self.check_asked)
        return actions

    def _retranslate(self) -> None:
        for actions in self.accounts.values():
            actions.retranslate()
        self.open.setText(self.tr("Open PairGuard"))
        self.quit.setText(self.tr("Quit"))
