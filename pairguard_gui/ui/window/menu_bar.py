"""The menus of the window and their keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from pairguard_gui.ui.window.shortcuts_sheet import ShortcutsSheet
from pairguard_gui.ui.window.view_menu import ViewMenu

if TYPE_CHECKING:
    from pairguard_gui.ui.accounts.account_menu import AccountMenu
    from pairguard_gui.ui.page.account_page import AccountPage
    from pairguard_gui.ui.style.theme import Theme


class MenuBar(QMenuBar):
    """Guard, Account (where accounts can be changed), Try it (practice only), View, Help.

    *Guard* acts on the page given to `show_page`. Signals, for what concerns the whole window: `stop_all_asked`,
    `quit_asked`, and `next_part_asked` for the key of `next_part`, which stands in no menu. Attributes: the actions
    `toggle`, `stop_all`, `check`, `protect`, `search`, `quit`, `keys`, `next_part`, and the menus `account` and `view`.
    """

    stop_all_asked = Signal()
    quit_asked = Signal()
    next_part_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        set_language: Callable[[str], None],
        account: AccountMenu | None,
        practice: QMenu | None,
        parent: QWidget,
    ) -> None:
        """`account` and `practice` are menus of the window, where there is something to do in them."""
        super().__init__(parent)
        self._page: AccountPage | None = None
        self._guard = self.addMenu("")
        self._add_guard_actions()
        if account is not None:
            self.account = account
            self.addMenu(account)
        if practice is not None:
            self.addMenu(practice)
        self.view = ViewMenu(theme, set_language, self)
        self.addMenu(self.view)
        self._help = self.addMenu("")
        self.keys = self._help.addAction("", self._on_keys)
        self.keys.setShortcut(QKeySequence("F1"))
        self.next_part = QAction(self)
        self.next_part.setShortcut(QKeySequence("F6"))
        self.next_part.triggered.connect(self.next_part_asked)
        self._guard.aboutToShow.connect(self._retranslate)
        self._retranslate()

    def show_page(self, page: AccountPage | None) -> None:
        """Act on that page from now on; None where there is no account."""
        self._page = page
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _add_guard_actions(self) -> None:
        self.toggle = self._add("Ctrl+G", self._on_toggled)
        self.stop_all = self._add("Ctrl+Shift+G", self.stop_all_asked.emit)
        self.check = self._add("F5", self._on_check)
        self.protect = self._add("Ctrl+P", self._on_protect)
        self.search = self._add("Ctrl+F", self._on_search)
        self._guard.addSeparator()
        self.quit = self._add("Ctrl+Q", self.quit_asked.emit)
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _add(self, keys: str, do: Callable[[], object]) -> QAction:
        action = self._guard.addAction("", do)
        action.setShortcut(QKeySequence(keys))
        return action

    def _retranslate(self) -> None:
        """Set every text in the current language; what can be done now is enabled."""
        page = self._page
        up = page is not None and page.controller.shield.up
        for action in (self.toggle, self.check, self.protect, self.search):
            action.setEnabled(page is not None)
        self._guard.setTitle(self.tr("&Guard"))
        self._help.setTitle(self.tr("&Help"))
        self.toggle.setText(self.tr("Stop guarding") if up else self.tr("Start guarding …"))
        self.stop_all.setText(self.tr("Stop every guard at once"))
        self.check.setText(self.tr("Check now"))
        self.protect.setText(self.tr("Protect current positions …"))
        self.search.setText(self.tr("Search pairs"))
        self.quit.setText(self.tr("Quit"))
        self.keys.setText(self.tr("Keyboard …"))
        self.next_part.setText(self.tr("Next part of the window"))

    @Slot()
    def _on_toggled(self) -> None:
        if self._page is None:
            return
        if self._page.controller.shield.up:
            self._page.page_actions.stop()
        else:
            self._page.page_actions.start()

    @Slot()
    def _on_check(self) -> None:
        if self._page is not None:
            self._page.controller.check_now()

    @Slot()
    def _on_protect(self) -> None:
        if self._page is not None:
            self._page.page_actions.protect_current()

    @Slot()
    def _on_search(self) -> None:
        if self._page is not None:
            self._page.pairs.search.setFocus()

    @Slot()
    def _on_keys(self) -> None:
        ShortcutsSheet(self.window()).open()
