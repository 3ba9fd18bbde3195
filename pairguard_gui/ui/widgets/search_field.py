"""The search field above a table: it searches when typing has paused, not at every letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from pairguard_gui.ui.style.theme import Theme

_PAUSE_MS = 200


class SearchField(QLineEdit):
    """Signal: `searched` (text)."""

    searched = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(120)
        self._sign = QAction(self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PAUSE_MS)
        self._wait.timeout.connect(self._on_paused)
        self.textChanged.connect(self._wait.start)
        theme.changed.connect(self._draw)
        self._draw()

    def set_purpose(self, text: str) -> None:
        """Set what it searches, for tooltips and screen readers."""
        self._sign.setText(text)
        self.setPlaceholderText(self.tr("Search"))
        self.setToolTip(text)
        self.setAccessibleName(text)

    def _on_paused(self) -> None:
        self.searched.emit(self.text())

    def _draw(self) -> None:
        self._sign.setIcon(self._theme.icons.icon("search", self._theme.tokens.muted))
