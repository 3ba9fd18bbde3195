"""The window: environment band, accounts at the side, the page of the chosen account, the menus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QSystemTrayIcon, QVBoxLayout, QWidget

from pairguard_gui.resources import resource
from pairguard_gui.runtime.controller import AccountController
from pairguard_gui.ui import window_layout
from pairguard_gui.ui.account_list import AccountModel, line_of
from pairguard_gui.ui.account_page import AccountPage
from pairguard_gui.ui.environment_band import EnvironmentBand
from pairguard_gui.ui.equipment import Equipment
from pairguard_gui.ui.quit_sheet import QuitSheet
from pairguard_gui.ui.side_bar import SideBar
from pairguard_gui.ui.standing import Standing
from pairguard_gui.ui.theme import Theme
from pairguard_gui.ui.tray import Tray
from pairguard_gui.ui.try_out import TryOut, practice_page
from pairguard_gui.ui.window_menus import WindowMenus

_SIZE = QSize(1180, 760)
_SMALLEST = QSize(960, 600)


class MainWindow(QMainWindow):
    """One page an account; the tray, where there is one, belongs to the window.

    Signal: `quit_confirmed` when the person wants the program to end; whoever started it stops the guards and quits.
    """

    quit_confirmed = Signal()

    def __init__(self, controllers: Sequence[AccountController], equipment: Equipment, theme: Theme) -> None:
        super().__init__()
        self.equipment, self.theme = equipment, theme
        self._ending = False
        self.pages = [AccountPage(theme, each, equipment.history, equipment.now) for each in controllers]
        self.band = EnvironmentBand(theme, controllers[0].environment)
        self.accounts = AccountModel([line_of(page.standing) for page in self.pages], self)
        self.side = SideBar(theme, self.accounts)
        self.stack = QStackedWidget()
        self.try_out = self._make_try_out()
        self.menus = WindowMenus(self)
        self.tray = self._make_tray() if QSystemTrayIcon.isSystemTrayAvailable() else None
        self._build()
        self._connect()
        self._recall()
        self._seconds = QTimer(self)
        self._seconds.setInterval(1000)
        self._seconds.timeout.connect(self.tick)
        self._seconds.start()

    @property
    def page(self) -> AccountPage:
        """The page that is shown."""
        return self.pages[self.stack.currentIndex()]

    @Slot()
    def tick(self) -> None:
        """A second has passed."""
        if self.isVisible() and not self.isMinimized():
            self.page.tick()

    @Slot()
    def come_forward(self) -> None:
        """Show the window, wherever it was."""
        self.showNormal() if self.isMinimized() else self.show()
        self.raise_()
        self.activateWindow()

    @Slot()
    def ask_to_quit(self) -> None:
        """Quit; asks once while an account is guarded."""
        guarded = [page.controller.account for page in self.pages if page.controller.shield.up]
        if not guarded:
            self._quit()
            return
        self.come_forward()
        sheet = QuitSheet(guarded, self)
        sheet.accepted.connect(self._quit)
        sheet.open()

    def close_readers(self) -> None:
        """Read no log any more: the journal is about to be closed."""
        for page in self.pages:
            page.close_reader()

    def sizeHint(self) -> QSize:
        return _SIZE

    def closeEvent(self, event: QCloseEvent) -> None:
        """Guarding goes on without the window: in the tray, or minimised where there is none."""
        self._keep()
        if self._ending:
            event.accept()
            return
        event.ignore()
        if not any(page.controller.shield.up for page in self.pages):
            self._quit()
        elif self.tray is None:
            self.showMinimized()
        else:
            self._hide_to_tray(self.tray)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.fit(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _make_try_out(self) -> TryOut | None:
        page = practice_page(self.pages)
        desk = self.equipment.desk
        return TryOut(self.theme, self.equipment, desk, page, self) if desk and page else None

    def _make_tray(self) -> Tray:
        tray = Tray(self.theme, [page.standing for page in self.pages], self)
        tray.open_asked.connect(self.come_forward)
        tray.menu.quit_asked.connect(self.ask_to_quit)
        for page in self.pages:
            actions = tray.menu.accounts[page.controller.account]
            actions.start_asked.connect(self._on_tray_start)
            actions.stop_asked.connect(page.deeds.stop)
            actions.check_asked.connect(page.controller.check_now)
            page.standing_changed.connect(tray.show_standing)
            page.controller.checked.connect(tray.on_checked)
        return tray

    def _build(self) -> None:
        self.setWindowIcon(QIcon(str(resource("icons/pairguard.svg"))))
        self.setMinimumSize(_SMALLEST)
        self.resize(_SIZE)
        for page in self.pages:
            self.stack.addWidget(page)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.side)
        below.addWidget(self.stack, 1)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.band)
        column.addLayout(below, 1)
        self.setCentralWidget(centre)
        self._retranslate()

    def _connect(self) -> None:
        self.side.chosen.connect(self._on_chosen)
        for page in self.pages:
            page.standing_changed.connect(self._on_standing_changed)

    @Slot(int)
    def _on_chosen(self, at: int) -> None:
        self.stack.setCurrentIndex(at)
        self.band.show_environment(self.page.controller.environment)
        self.page.tick()

    @Slot(object)
    def _on_standing_changed(self, now_is: Standing) -> None:
        self.accounts.show(line_of(now_is))

    @Slot(str)
    def _on_tray_start(self, account: str) -> None:
        self.come_forward()
        names = [page.controller.account for page in self.pages]
        self.side.choose(names.index(account))
        self.page.deeds.start()

    @Slot()
    def _quit(self) -> None:
        self._keep()
        self._ending = True
        self.quit_confirmed.emit()

    def _hide_to_tray(self, tray: Tray) -> None:
        self.hide()
        if self.equipment.memory.get("window/told_of_tray") is None:
            self.equipment.memory.put("window/told_of_tray", "1")
            tray.tell_still_there()

    def _keep(self) -> None:
        window_layout.keep(self.equipment.memory, self, self.pages[0].layout_state())

    def _recall(self) -> None:
        window_layout.restore_place(self.equipment.memory, self)
        for page in self.pages:
            page.restore_layout(window_layout.recall(self.equipment.memory, page.layout_state()))

    def _retranslate(self) -> None:
        self.setWindowTitle("PairGuard")
