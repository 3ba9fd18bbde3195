"""The menus of the window and their keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from pairguard_gui.ui.accounts.account_menu import AccountMenu
from pairguard_gui.ui.window.shortcuts_sheet import ShortcutsSheet
from pairguard_gui.ui.window.view_menu import ViewMenu

if TYPE_CHECKING:
    from pairguard_gui.ui.window.main_window import MainWindow


class MenuBar(QObject):
    """Guard, Try it (practice only), View, Help; what they do concerns the page that is shown."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        bar = window.menuBar()
        self._guard = bar.addMenu("")
        self.toggle = self._add("Ctrl+G", self._on_toggled)
        self.stop_all = self._add("Ctrl+Shift+G", window.stop_all)
        self.check = self._add("F5", self._on_check)
        self.protect = self._add("Ctrl+P", self._on_protect)
        self.search = self._add("Ctrl+F", self._on_search)
        self._guard.addSeparator()
        self.quit = self._add("Ctrl+Q", window.ask_to_quit)
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        if window.dialogs is not None:
            self.account = AccountMenu(window.dialogs, lambda: window.side.account, bar)
            bar.addMenu(self.account)
        if window.try_out is not None:
            bar.addMenu(window.try_out.menu)
        self.view = ViewMenu(window.theme, window.services.speak, bar)
        bar.addMenu(self.view)
        self._help = bar.addMenu("")
        self.keys = self._help.addAction("", self._on_keys)
        self.keys.setShortcut(QKeySequence("F1"))
        self._next_part = QAction(window)
        self._next_part.setShortcut(QKeySequence("F6"))
        self._next_part.triggered.connect(self._on_next_part)
        window.addAction(self._next_part)
        self._guard.aboutToShow.connect(self.retranslate)
        window.installEventFilter(self)
        self.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange and watched is self._window:
            self.retranslate()
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Say everything in the language spoken now, and what the guard can do now."""
        page = self._window.shown
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
        self._next_part.setText(self.tr("Next part of the window"))

    def _add(self, keys: str, do: Callable[[], object]) -> QAction:
        action = self._guard.addAction("", do)
        action.setShortcut(QKeySequence(keys))
        return action

    @Slot()
    def _on_toggled(self) -> None:
        page = self._window.shown
        if page is None:
            return
        if page.controller.shield.up:
            page.page_actions.stop()
        else:
            page.page_actions.start()

    @Slot()
    def _on_check(self) -> None:
        if self._window.shown:
            self._window.page.controller.check_now()

    @Slot()
    def _on_protect(self) -> None:
        if self._window.shown:
            self._window.page.page_actions.protect_current()

    @Slot()
    def _on_search(self) -> None:
        if self._window.shown:
            self._window.page.pairs.search.setFocus()

    @Slot()
    def _on_keys(self) -> None:
        ShortcutsSheet(self._window).open()

    @Slot()
    def _on_next_part(self) -> None:
        """Shield, pairs, activity, accounts, and round again."""
        page = self._window.shown
        parts: list[QWidget] = [page.status.shield, page.pairs.table, page.log.table] if page else []
        parts.append(self._window.side.accounts)
        focus = QApplication.focusWidget()
        at = next((at for at, part in enumerate(parts) if part is focus), -1)
        parts[(at + 1) % len(parts)].setFocus(Qt.FocusReason.ShortcutFocusReason)
