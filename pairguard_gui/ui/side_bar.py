"""The side of the window: the accounts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from pairguard_gui.ui.account_delegate import AccountDelegate
from pairguard_gui.ui.account_list import AccountModel
from pairguard_gui.ui.theme import Theme

_NARROW, _WIDE = 172, 204
_ROOMY = 1100


class SideBar(QFrame):
    """Signal: `chosen` (the account's place in the list)."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, model: AccountModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self._model = model
        self._title, self.accounts = QLabel(), QListView()
        self._title.setProperty("kind", "caption")
        self._title.setContentsMargins(14, 14, 8, 4)
        self.accounts.setModel(model)
        self.accounts.setItemDelegate(AccountDelegate(theme, self))
        self.accounts.setCurrentIndex(model.index(0))
        self.accounts.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self.accounts.viewport().update)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self.accounts, 1)
        self._retranslate()

    def fit(self, window_width: int) -> None:
        """Give way to the page where the window is small."""
        self.setFixedWidth(_WIDE if window_width >= _ROOMY else _NARROW)

    def choose(self, at: int) -> None:
        """Go to the account at that place."""
        self.accounts.setCurrentIndex(self._model.index(at))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._model.retranslate()
            self._retranslate()
        super().changeEvent(event)

    @Slot(QModelIndex)
    def _on_current_changed(self, current: QModelIndex) -> None:
        self.chosen.emit(current.row())

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Accounts"))
        self.accounts.setAccessibleName(self.tr("Accounts"))
