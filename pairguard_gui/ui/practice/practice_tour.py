"""What a newcomer can try on the practice account: the menu, the card of the first start, a check right after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.ui.practice.practice_menu import PracticeMenu
from pairguard_gui.ui.practice.welcome_card import WelcomeCard

if TYPE_CHECKING:
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.ui.page.account_page import AccountPage
    from pairguard_gui.ui.services import PracticeControls, WindowServices
    from pairguard_gui.ui.shield.account_view import AccountView
    from pairguard_gui.ui.style.theme import Theme

_SEEN = "window/seen_welcome"
_CHECK_AFTER_MS = 800
"""Delay of the check after something was tried: the person sees the position go first."""


class PracticeTour(QObject):
    """Adds the menu *Try it* and the welcome card to the page of the practice account. Attributes: `menu`, `card`."""

    def __init__(
        self, theme: Theme, services: WindowServices, practice: PracticeControls, page: AccountPage, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._services, self._page = services, page
        self.menu = PracticeMenu(practice, self._open_pairs, parent)
        self.menu.tried.connect(self._on_tried)
        self.card = WelcomeCard(theme, page)
        page.column.insertWidget(1, self.card)
        self.card.setVisible(services.memory.get(_SEEN) is None)
        self.card.start_asked.connect(page.page_actions.start)
        self.card.close_asked.connect(self.menu.close_one)
        self.card.unreachable_asked.connect(self.menu.drop_network)
        self.card.lose_asked.connect(self._on_lose_asked)
        self.card.dismissed.connect(self._on_dismissed)
        page.view_changed.connect(self._on_view_changed)
        self._on_view_changed(page.account_view)

    def _open_pairs(self) -> Sequence[Pair]:
        """What has a position, the selected pair first."""
        open_pairs = [row.pair for row in self._page.account_view.rows if row.positions]
        chosen = self._page.pairs.row
        return sorted(open_pairs, key=lambda pair: chosen is None or pair != chosen.pair)

    @Slot()
    def _on_lose_asked(self) -> None:
        self.menu.lose_answer()
        self.menu.close_one()

    @Slot(str)
    def _on_tried(self, text: str) -> None:
        self._page.toast.show_message(text)
        QTimer.singleShot(_CHECK_AFTER_MS, self._page.controller.check_now)

    @Slot()
    def _on_dismissed(self) -> None:
        self._services.memory.put(_SEEN, "1")
        self.card.hide()

    @Slot(object)
    def _on_view_changed(self, view: AccountView) -> None:
        self.card.show_guarding(up=view.shield.up)


def practice_page(pages: Sequence[AccountPage]) -> AccountPage | None:
    """The page of the practice account, if there is one."""
    return next((each for each in pages if each.controller.environment is Environment.PRACTICE), None)
