"""A button that has to be held down: for what costs real money, so that nobody presses it by accident."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QRectF, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

if TYPE_CHECKING:
    from pairguard_gui.ui.style.theme import Theme

HOLD_MS = 1500


class HoldButton(QPushButton):
    """Signal: `held` after it was pressed, by mouse or space bar, for `HOLD_MS` without letting go."""

    held = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAutoRepeat(False)
        self._progress = QVariantAnimation(self)
        self._progress.setStartValue(0.0)
        self._progress.setEndValue(1.0)
        self._progress.setDuration(HOLD_MS)
        self._progress.setEasingCurve(QEasingCurve.Type.Linear)
        self._progress.valueChanged.connect(self.update)
        self._progress.finished.connect(self.held)
        self.pressed.connect(self._progress.start)
        self.released.connect(self._on_released)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._progress.state() is QVariantAnimation.State.Running:
            painter = QPainter(self)
            painter.setPen(Qt.PenStyle.NoPen)
            veil = QColor(self._theme.tokens.on_action)
            veil.setAlphaF(0.3)
            done = float(self._progress.currentValue())
            painter.fillRect(QRectF(2, self.height() - 7, (self.width() - 4) * done, 5), veil)

    @Slot()
    def _on_released(self) -> None:
        self._progress.stop()
        self.update()
