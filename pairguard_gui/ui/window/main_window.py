"""The window: environment band, accounts at the side, the page of the chosen account, the menus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSystemTrayIcon, QVBoxLayout, QWidget

from pairguard_gui.core.values.account import Account
from pairguard_gui.resources import resource
from pairguard_gui.runtime.account_controller import AccountController
from pairguard_gui.ui.accounts.account_dialogs import AccountDialogs
from pairguard_gui.ui.accounts.account_model import AccountModel, line_of
from pairguard_gui.ui.accounts.side_bar import SideBar
from pairguard_gui.ui.page.account_page import AccountPage
from pairguard_gui.ui.page.page_stack import PageStack
from pairguard_gui.ui.practice.practice_tour import PracticeTour, practice_page
from pairguard_gui.ui.services import WindowServices
from pairguard_gui.ui.shield.account_view import AccountView
from pairguard_gui.ui.style.theme import Theme
from pairguard_gui.ui.tray.tray import Tray
from pairguard_gui.ui.window import window_layout
from pairguard_gui.ui.window.environment_band import EnvironmentBand
from pairguard_gui.ui.window.menu_bar import MenuBar
from pairguard_gui.ui.window.quit_sheet import QuitSheet

_SIZE = QSize(1180, 760)
_SMALLEST = QSize(960, 600)


class MainWindow(QMainWindow):
    """One page an account, following the office as accounts come and go; the tray, where there is one, is the window's.

    Signal: `quit_confirmed` when the person wants the program to end; whoever started it stops the guards and quits.
    """

    quit_confirmed = Signal()

    def __init__(self, controllers: Sequence[AccountController], services: WindowServices, theme: Theme) -> None:
        super().__init__()
        self.services, self.theme = services, theme
        self._ending = False
        self.band = EnvironmentBand(theme)
        self.accounts = AccountModel(self)
        self.side = SideBar(theme, self.accounts)
        self.stack = PageStack(theme, services, self)
        self.tray = Tray(theme, self) if QSystemTrayIcon.isSystemTrayAvailable() else None
        self.dialogs = self._make_affairs()
        for controller in controllers:
            self._take_in(controller)
        self.try_out = self._make_try_out()
        self.menus = MenuBar(self)
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

    @property
    def pages(self) -> Sequence[AccountPage]:
        """The pages of all accounts."""
        return self.stack.pages

    @Slot()
    def tick(self) -> None:
        """A second has passed."""
        if self.shown and self.isVisible() and not self.isMinimized():
            self.page.tick()

    @Slot()
    def come_forward(self) -> None:
        """Show the window, wherever it was."""
        self.showNormal() if self.isMinimized() else self.show()
        self.raise_()
        self.activateWindow()

    @Slot()
    def stop_all(self) -> None:
        """Panic: lower every shield at this moment, whatever is shown."""
        for page in self.pages:
            if page.controller.shield.up:
                page.page_actions.stop()

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
        self.stack.close_readers()

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

    def _make_affairs(self) -> AccountDialogs | None:
        if self.services.accounts is None:
            return None
        dialogs = AccountDialogs(
            self.theme, self.services, self.services.accounts, self, has_tray=self.tray is not None
        )
        dialogs.added.connect(self._on_added)
        dialogs.replaced.connect(self._on_replaced)
        return dialogs

    def _make_try_out(self) -> PracticeTour | None:
        page = practice_page(self.pages)
        practice = self.services.practice
        return PracticeTour(self.theme, self.services, practice, page, self) if practice and page else None

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
        self.setCentralWidget(centre)
        self.side.offer_more(offered=self.dialogs is not None)
        self.setWindowTitle("PairGuard")

    def _connect(self) -> None:
        self.side.chosen.connect(self._on_chosen)
        self._follow_office()
        if self.dialogs is not None:
            self.side.add_asked.connect(self.dialogs.connect_one)
            self.side.menu_asked.connect(self._on_menu_asked)
            self.stack.empty.connect_asked.connect(self.dialogs.connect_one)
        if self.dialogs is not None and self.try_out is not None:
            self.try_out.card.connect_asked.connect(self.dialogs.connect_one)
        if self.tray is not None:
            self._connect_tray(self.tray)

    def _connect_tray(self, tray: Tray) -> None:
        tray.open_asked.connect(self.come_forward)
        tray.menu.open_asked.connect(self.come_forward)
        tray.menu.quit_asked.connect(self.ask_to_quit)
        tray.menu.start_asked.connect(self._on_tray_start)
        tray.menu.stop_asked.connect(self._on_tray_stop)
        tray.menu.check_asked.connect(self._on_tray_check)
        if self.dialogs is not None:
            self.dialogs.notice_asked.connect(tray.tell_what_it_is_like)

    def _follow_office(self) -> None:
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
        self._lay_out(page)
        self.accounts.add(line_of(page.account_view))
        page.standing_changed.connect(self._on_standing_changed)
        if self.tray is not None:
            self.tray.add(page.account_view)
            page.standing_changed.connect(self.tray.show_standing)
            controller.checked.connect(self.tray.on_checked)

    @Slot(object)
    def _on_opened(self, controller: AccountController) -> None:
        self._colour_accounts()
        self._take_in(controller)
        if self.side.account == "":
            self.side.choose(controller.account)

    @Slot(str)
    def _on_closing(self, account: str) -> None:
        """The guard is about to end for good: nothing of the window holds on to it."""
        self.stack.remove(account)
        self.accounts.remove(account)
        if self.tray is not None:
            self.tray.forget(account)

    @Slot()
    def _colour_accounts(self) -> None:
        """Tell the list what colour each account has now."""
        accounts = self.services.accounts
        for account in accounts.real_accounts if accounts else ():
            self.accounts.colour(account.name, account.colour)

    @Slot(object)
    def _on_added(self, account: Account) -> None:
        self._on_replaced(account)
        if self.shown is not None:
            text = self.tr("{account} is connected. The shield is off: start it when you are ready.")
            self.page.toast.say(text.format(account=account.name))

    @Slot(object)
    def _on_replaced(self, account: Account) -> None:
        """It goes on under that name, which may be another one, and is what the person looks at."""
        self.side.choose(account.name)

    @Slot(QPoint)
    def _on_menu_asked(self, where: QPoint) -> None:
        self.menus.account.popup(where)

    @Slot(str)
    def _on_chosen(self, account: str) -> None:
        self.stack.show_account(account)
        self.band.show_environment(self.page.controller.environment if self.shown else None)
        self.menus.retranslate()
        if self.shown is not None:
            self.page.tick()

    @Slot(object)
    def _on_standing_changed(self, view: AccountView) -> None:
        self.accounts.show(line_of(view))

    @Slot(str)
    def _on_tray_start(self, account: str) -> None:
        self.come_forward()
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
        self._keep()
        self._ending = True
        self.quit_confirmed.emit()

    def _hide_to_tray(self, tray: Tray) -> None:
        self.hide()
        if self.services.memory.get("window/told_of_tray") is None:
            self.services.memory.put("window/told_of_tray", "1")
            tray.tell_still_there()

    def _keep(self) -> None:
        layout = self.page.layout_state() if self.shown else {}
        window_layout.keep(self.services.memory, self, layout)

    def _lay_out(self, page: AccountPage) -> None:
        page.restore_layout(window_layout.recall(self.services.memory, page.layout_state()))
