"""The window: environment band, accounts at the side, the page of the chosen account, the menus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSystemTrayIcon, QVBoxLayout, QWidget

from pairguard_gui.resources import resource
from pairguard_gui.ui.accounts.account_dialogs import AccountDialogs
from pairguard_gui.ui.accounts.account_menu import AccountMenu
from pairguard_gui.ui.accounts.account_model import AccountModel
from pairguard_gui.ui.accounts.side_bar import SideBar
from pairguard_gui.ui.page.page_stack import PageStack
from pairguard_gui.ui.practice.practice_tour import PracticeTour, practice_page
from pairguard_gui.ui.tray.tray import Tray
from pairguard_gui.ui.widgets.focus import focus_next
from pairguard_gui.ui.window import window_layout
from pairguard_gui.ui.window.environment_band import EnvironmentBand
from pairguard_gui.ui.window.menu_bar import MenuBar
from pairguard_gui.ui.window.quit_sheet import QuitSheet

if TYPE_CHECKING:
    from pairguard_gui.core.values.account import Account
    from pairguard_gui.runtime.account_controller import AccountController
    from pairguard_gui.ui.page.account_page import AccountPage
    from pairguard_gui.ui.services import WindowServices
    from pairguard_gui.ui.style.theme import Theme

_SIZE = QSize(1180, 760)
_SMALLEST = QSize(960, 600)


class MainWindow(QMainWindow):
    """One page for each account, added and removed as they come and go. Signal: `quit_confirmed` by the person.

    Attributes: `services`, `theme`, `band`, `side` and its model `accounts`, `stack`, `menus`; `tray`, `tour` or None.
    """

    quit_confirmed = Signal()

    def __init__(self, controllers: Sequence[AccountController], services: WindowServices, theme: Theme) -> None:
        super().__init__()
        self.services, self.theme = services, theme
        self._ending = False
        self.band = EnvironmentBand(theme, services.trust)
        self.accounts = AccountModel(self)
        self.side = SideBar(theme, self.accounts)
        self.stack = PageStack(theme, services, self)
        self.tray = Tray(theme, self) if QSystemTrayIcon.isSystemTrayAvailable() else None
        self.dialogs = self._make_dialogs()
        for controller in controllers:
            self._take_in(controller)
        self.tour = self._make_tour()
        self.menus = self._make_menus()
        self._build()
        self._connect()
        self.side.choose(self.accounts.account_at(0))
        window_layout.restore_place(services.memory, self)
        self._seconds = QTimer(self)
        self._seconds.setInterval(1000)
        self._seconds.timeout.connect(self.tick)
        self._seconds.start()

    @property
    def shown(self) -> AccountPage | None:
        """The page that is shown; None where there is no account."""
        return self.stack.page

    @property
    def page(self) -> AccountPage:
        """The page that is shown, where there is an account."""
        page = self.shown
        assert page is not None
        return page

    @Slot()
    def tick(self) -> None:
        """A second has passed."""
        if self.shown and self.isVisible() and not self.isMinimized():
            self.page.tick()

    @Slot()
    def bring_to_front(self) -> None:
        """Show the window, wherever it was."""
        self.showNormal() if self.isMinimized() else self.show()
        self.raise_()
        self.activateWindow()

    @Slot()
    def stop_all(self) -> None:
        """Lower every shield at once, whichever account is shown."""
        for page in self.stack.guarded:
            page.page_actions.stop()

    @Slot()
    def ask_to_quit(self) -> None:
        """Quit; asks once while an account is guarded."""
        guarded = self.stack.guarded
        if not guarded:
            self._quit()
            return
        self.bring_to_front()
        sheet = QuitSheet([page.controller.account for page in guarded], self)
        sheet.accepted.connect(self._quit)
        sheet.open()

    def close_readers(self) -> None:
        """Stop reading logs: the journal is about to be closed."""
        self.stack.close_readers()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Guarding goes on without the window: in the tray, or minimised where there is none."""
        self._save_layout()
        if self._ending:
            event.accept()
            return
        event.ignore()
        if not self.stack.guarded:
            self._quit()
        elif self.tray is None:
            self.showMinimized()
        else:
            self._hide_to_tray(self.tray)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.fit(event.size().width())

    def _make_dialogs(self) -> AccountDialogs | None:
        if self.services.accounts is None:
            return None
        tray = self.tray is not None
        dialogs = AccountDialogs(self.theme, self.services, self.services.accounts, self, has_tray=tray)
        dialogs.added.connect(self._on_added)
        dialogs.replaced.connect(self._on_replaced)
        return dialogs

    def _make_tour(self) -> PracticeTour | None:
        page = practice_page(self.stack.pages)
        practice = self.services.practice
        return PracticeTour(self.theme, self.services, practice, page, self) if practice and page else None

    def _make_menus(self) -> MenuBar:
        account = AccountMenu(self.dialogs, lambda: self.side.account, self) if self.dialogs else None
        practice = self.tour.menu if self.tour else None
        return MenuBar(self.theme, self.services.set_language, account, practice, self)

    def _build(self) -> None:
        self.setWindowIcon(QIcon(str(resource("icons/pairguard.svg"))))
        self.setMinimumSize(_SMALLEST)
        self.resize(_SIZE)
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
        self.setMenuBar(self.menus)
        self.setCentralWidget(centre)
        self.side.allow_adding(allowed=self.dialogs is not None)
        self.setWindowTitle("PairGuard")

    def _connect(self) -> None:
        self.menus.stop_all_asked.connect(self.stop_all)
        self.menus.quit_asked.connect(self.ask_to_quit)
        self.menus.next_part_asked.connect(self._on_next_part)
        self.addAction(self.menus.next_part)
        self.side.chosen.connect(self._on_chosen)
        self._follow_accounts()
        if self.dialogs is not None:
            self.side.add_asked.connect(self.dialogs.connect_account)
            self.side.menu_asked.connect(self._on_menu_asked)
            self.stack.empty.connect_asked.connect(self.dialogs.connect_account)
        if self.dialogs is not None and self.tour is not None:
            self.tour.card.connect_asked.connect(self.dialogs.connect_account)
        if self.tray is not None:
            self._connect_tray(self.tray)

    def _connect_tray(self, tray: Tray) -> None:
        tray.open_asked.connect(self.bring_to_front)
        tray.menu.open_asked.connect(self.bring_to_front)
        tray.menu.quit_asked.connect(self.ask_to_quit)
        tray.menu.start_asked.connect(self._on_tray_start)
        tray.menu.stop_asked.connect(self._on_tray_stop)
        tray.menu.check_asked.connect(self._on_tray_check)
        if self.dialogs is not None:
            self.dialogs.notice_asked.connect(tray.notify_sample)

    def _follow_accounts(self) -> None:
        accounts = self.services.accounts
        if accounts is None:
            return
        accounts.opened.connect(self._on_opened)
        accounts.closing.connect(self._on_closing)
        accounts.changed.connect(self._colour_accounts)
        self._colour_accounts()

    def _take_in(self, controller: AccountController) -> None:
        """A page, a line in the list and a place in the tray for one more account."""
        page = self.stack.add(controller)
        self._restore_layout(page)
        self.accounts.add(page.account_view)
        page.view_changed.connect(self.accounts.show)
        if self.tray is not None:
            self.tray.add(page.account_view)
            page.view_changed.connect(self.tray.show_view)
            controller.checked.connect(self.tray.on_checked)

    @Slot(object)
    def _on_opened(self, controller: AccountController) -> None:
        self._colour_accounts()
        self._take_in(controller)
        if self.side.account == "":
            self.side.choose(controller.account)

    @Slot(str)
    def _on_closing(self, account: str) -> None:
        """The guard is about to end for good: drop everything of the window that refers to it."""
        self.stack.remove(account)
        self.accounts.remove(account)
        if self.tray is not None:
            self.tray.remove(account)

    @Slot()
    def _colour_accounts(self) -> None:
        """Give each account in the list its colour."""
        accounts = self.services.accounts
        for account in accounts.real_accounts if accounts else ():
            self.accounts.set_colour(account.name, account.colour)

    @Slot(object)
    def _on_added(self, account: Account) -> None:
        self._on_replaced(account)
        if self.shown is not None:
            text = self.tr("{account} is connected. The shield is off: start it when you are ready.")
            self.page.toast.show_message(text.format(account=account.name))

    @Slot(object)
    def _on_replaced(self, account: Account) -> None:
        """Show the account, which may go on under another name."""
        self.side.choose(account.name)

    @Slot(QPoint)
    def _on_menu_asked(self, where: QPoint) -> None:
        self.menus.account.popup(where)

    @Slot(str)
    def _on_chosen(self, account: str) -> None:
        self.stack.show_account(account)
        self.band.show_environment(self.page.controller.environment if self.shown else None)
        self.menus.show_page(self.shown)
        if self.shown is not None:
            self.page.tick()

    @Slot()
    def _on_next_part(self) -> None:
        """Shield, pairs, activity, accounts, and round again."""
        focus_next([*(self.shown.parts if self.shown else ()), self.side.accounts])

    @Slot(str)
    def _on_tray_start(self, account: str) -> None:
        self.bring_to_front()
        self.side.choose(account)
        if self.shown is not None:
            self.page.page_actions.start()

    @Slot(str)
    def _on_tray_stop(self, account: str) -> None:
        self.stack.page_of(account).page_actions.stop()

    @Slot(str)
    def _on_tray_check(self, account: str) -> None:
        self.stack.page_of(account).controller.check_now()

    @Slot()
    def _quit(self) -> None:
        self._save_layout()
        self._ending = True
        self.quit_confirmed.emit()

    def _hide_to_tray(self, tray: Tray) -> None:
        self.hide()
        if self.services.memory.get("window/told_of_tray") is None:
            self.services.memory.put("window/told_of_tray", "1")
            tray.notify_still_guarding()

    def _save_layout(self) -> None:
        layout = self.page.layout_state() if self.shown else {}
        window_layout.save(self.services.memory, self, layout)

    def _restore_layout(self, page: AccountPage) -> None:
        page.restore_layout(window_layout.load(self.services.memory, page.layout_state()))
