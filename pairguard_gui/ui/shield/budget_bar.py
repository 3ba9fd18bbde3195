"""How much of the day's budget is used: a thin bar under its figures."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from pairguard_gui.ui.style.theme import Theme

_NEARLY = 0.8


class BudgetBar(QWidget):
    """Fills with what is reserved; amber when nearly used up, red when it is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._share = theme, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_budget(self, reserved: Decimal, budget: Decimal) -> None:
        """Both in USDT; a budget of zero shows an empty bar."""
        share = float(reserved / budget) if budget else 0.0
        if share != self._share:
            self._share = share
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, 5)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.border))
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, 2.5, 2.5)
        if self._share > 0:
            colour = t.bad if self._share >= 1 else t.warn if self._share >= _NEARLY else t.accent
            painter.setBrush(QColor(colour))
            box.setWidth(max(box.height(), box.width() * min(self._share, 1.0)))
            painter.drawRoundedRect(box, 2.5, 2.5)
