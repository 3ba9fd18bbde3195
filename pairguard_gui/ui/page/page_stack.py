"""The pages of the accounts, one shown at a time; with no account, a page that leads to the first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from pairguard_gui.ui.page.account_page import AccountPage

if TYPE_CHECKING:
    from pairguard_gui.runtime.account_controller import AccountController
    from pairguard_gui.ui.services import WindowServices
    from pairguard_gui.ui.style.theme import Theme


class EmptyPage(QWidget):
    """Shown where there is no account. Signal: `connect_asked`. Attribute: `connect_button`."""

    connect_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self.connect_button = QLabel(), QPushButton()
        self._text.setProperty("kind", "muted")
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.connect_button.setProperty("kind", "primary")
        self.connect_button.clicked.connect(self.connect_asked)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(self._text)
        column.addWidget(self.connect_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._text.setText(self.tr("No account is connected, so nothing is guarded."))
        self.connect_button.setText(self.tr("Connect OKX …"))


class PageStack(QStackedWidget):
    """Makes a page for each account from the window's services, and deletes it when the account goes.

    Attribute: `empty`, the page that is shown where there is no account.
    """

    def __init__(self, theme: Theme, services: WindowServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._services = theme, services
        self._pages: dict[str, AccountPage] = {}
        self.empty = EmptyPage()
        self.addWidget(self.empty)

    @property
    def pages(self) -> Sequence[AccountPage]:
        """All pages, in the order the accounts came."""
        return tuple(self._pages.values())

    @property
    def guarded(self) -> Sequence[AccountPage]:
        """The pages whose shield is up."""
        return tuple(page for page in self.pages if page.controller.shield.up)

    @property
    def page(self) -> AccountPage | None:
        """The page that is shown; None when there is no account."""
        shown = self.currentWidget()
        return shown if isinstance(shown, AccountPage) else None

    def page_of(self, account: str) -> AccountPage:
        """The page of that account; KeyError when there is none."""
        return self._pages[account]

    def add(self, controller: AccountController) -> AccountPage:
        """A page for one more account."""
        page = AccountPage(self._theme, controller, self._services)
        self._pages[controller.account] = page
        self.addWidget(page)
        if self.page is None:
            self.setCurrentWidget(page)
        return page

    def remove(self, account: str) -> None:
        """Delete a page and its reference to the controller: its guard ends for good."""
        page = self._pages.pop(account)
        page.close_reader()
        self.removeWidget(page)
        page.deleteLater()

    def show_account(self, account: str) -> None:
        """Show that account's page; without such an account, the page that leads to one."""
        self.setCurrentWidget(self._pages.get(account, self.empty))

    def close_readers(self) -> None:
        """Stop reading logs: the journal is about to be closed."""
        for page in self._pages.values():
            page.close_reader()
