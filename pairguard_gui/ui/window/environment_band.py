"""The band across the top of the window: where orders go, as a word, a pattern and a colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.trust import BUNDLED
from pairguard_gui.text.states import word
from pairguard_gui.text.trust import label

if TYPE_CHECKING:
    from pairguard_gui.runtime.trust_settings import TrustSettings
    from pairguard_gui.ui.style.theme import Theme

_MARGIN = 16
_STEP = 14


class EnvironmentBand(QWidget):
    """Stripes for practice, dots for demo, a solid bar between two rules for live.

    Where others than PairGuard's own list vouch for OKX, it says so.
    """

    def __init__(self, theme: Theme, trust: TrustSettings | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._environment, self._trust = theme, Environment.PRACTICE, trust
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        if trust is not None:
            trust.changed.connect(self._retranslate)
        self._retranslate()

    def show_environment(self, environment: Environment | None) -> None:
        """Another account was chosen; None when there is none."""
        self.setVisible(environment is not None)
        self._environment = environment or self._environment
        self._retranslate()

    def sizeHint(self) -> QSize:
        return QSize(320, QFontMetrics(self._bold()).height() + 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, pattern = self._colours()
        painter.fillRect(self.rect(), QColor(ground))
        self._paint_pattern(painter, QColor(pattern))
        painter.setPen(QColor(self._theme.tokens.on_band))
        painter.setFont(self._bold())
        name = word(self._environment)
        painter.drawText(self._text_box(_MARGIN), Qt.AlignmentFlag.AlignVCenter, name)
        left = _MARGIN + painter.fontMetrics().horizontalAdvance(name) + 14
        painter.setFont(self.font())
        box = self._text_box(left)
        meaning = painter.fontMetrics().elidedText(self._meaning, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, meaning)

    @Slot()
    def _retranslate(self) -> None:
        self._meaning = {
            Environment.PRACTICE: self.tr("simulated money, nothing is sent to OKX"),
            Environment.DEMO: self.tr("OKX demo trading, no real money"),
            Environment.LIVE: self.tr("real money on OKX"),
        }[self._environment]
        trust = self._trust.trust if self._trust else BUNDLED
        if trust != BUNDLED and self._environment is not Environment.PRACTICE:
            self._meaning = f"{self._meaning} · {label(trust)}"
        self.setAccessibleName(f"{word(self._environment)}: {self._meaning}")
        self.setToolTip(self._meaning)
        self.update()

    def _colours(self) -> tuple[str, str]:
        t = self._theme.tokens
        return {
            Environment.PRACTICE: (t.practice, t.practice_pattern),
            Environment.DEMO: (t.demo, t.demo_pattern),
            Environment.LIVE: (t.live, t.live_pattern),
        }[self._environment]

    def _paint_pattern(self, painter: QPainter, colour: QColor) -> None:
        width, height = self.width(), self.height()
        if self._environment is Environment.PRACTICE:
            painter.setPen(QPen(colour, 5))
            for x in range(-height, width + height, _STEP):
                painter.drawLine(QPoint(x, height), QPoint(x + height, 0))
        elif self._environment is Environment.DEMO:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            for x in range(0, width, _STEP):
                for y in range(_STEP // 2, height, _STEP):
                    painter.drawEllipse(QPoint(x, y), 3, 3)
        else:
            painter.fillRect(QRect(0, 3, width, 3), colour)
            painter.fillRect(QRect(0, height - 6, width, 3), colour)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 108)
        return font

    def _text_box(self, left: int) -> QRect:
        return QRect(left, 0, max(0, self.width() - left - _MARGIN), self.height())
