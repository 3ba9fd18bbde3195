"""The side of the window: the accounts, and the way to one more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from pairguard_gui.ui.accounts.account_delegate import AccountDelegate

if TYPE_CHECKING:
    from pairguard_gui.ui.accounts.account_model import AccountModel
    from pairguard_gui.ui.style.theme import Theme

_NARROW, _WIDE = 172, 204
_ROOMY = 1100


class SideBar(QFrame):
    """Signals: `chosen` (the account's name, empty for none), `add_asked`, `menu_asked` (where on the screen).

    Attributes: the list `accounts`, and `add_button` below it.
    """

    chosen = Signal(str)
    add_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, theme: Theme, model: AccountModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self._theme, self._model = theme, model
        self._title, self.accounts, self.add_button = QLabel(), QListView(), QPushButton()
        self._title.setProperty("kind", "caption")
        self._title.setContentsMargins(14, 14, 8, 4)
        self.add_button.setProperty("kind", "quiet")
        self.add_button.clicked.connect(self.add_asked)
        self._set_up_list(theme, model)
        theme.changed.connect(self._draw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self.accounts, 1)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._draw()
        self._retranslate()

    @property
    def account(self) -> str:
        """The account that is chosen; empty when there is none."""
        return self._model.account_at(self.accounts.currentIndex().row())

    def allow_adding(self, *, allowed: bool) -> None:
        """Whether accounts can be added here."""
        self.add_button.setVisible(allowed)

    def fit(self, window_width: int) -> None:
        """Give way to the page where the window is small."""
        self.setFixedWidth(_WIDE if window_width >= _ROOMY else _NARROW)

    def choose(self, account: str) -> None:
        """Go to that account."""
        place = self._model.place_of(account)
        if place is not None:
            self.accounts.setCurrentIndex(self._model.index(place))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._model.retranslate()
            self._retranslate()
        super().changeEvent(event)

    def _set_up_list(self, theme: Theme, model: AccountModel) -> None:
        self.accounts.setModel(model)
        self.accounts.setItemDelegate(AccountDelegate(theme, self))
        self.accounts.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.accounts.customContextMenuRequested.connect(self._on_menu_asked)
        self.accounts.selectionModel().currentChanged.connect(self._on_current_changed)
        model.rowsRemoved.connect(self._on_rows_removed)

    @Slot(QModelIndex)
    def _on_current_changed(self, current: QModelIndex) -> None:
        self.chosen.emit(self._model.account_at(current.row()))

    @Slot()
    def _on_rows_removed(self) -> None:
        """Emit `chosen` once the row is gone: the list chose a neighbour before that."""
        self.chosen.emit(self.account)

    @Slot(QPoint)
    def _on_menu_asked(self, at: QPoint) -> None:
        self.menu_asked.emit(self.accounts.viewport().mapToGlobal(at))

    @Slot()
    def _draw(self) -> None:
        self.add_button.setIcon(self._theme.icons.icon("plus", self._theme.tokens.muted))
        self.accounts.viewport().update()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Accounts"))
        self.accounts.setAccessibleName(self.tr("Accounts"))
        self.add_button.setText(self.tr("Connect OKX …"))
