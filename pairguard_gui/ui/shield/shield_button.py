"""The largest button of the window, the shield: green starts the guard, red stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pairguard_gui.core.values.shield import Shield
from pairguard_gui.text.states import word
from pairguard_gui.ui.shield.shield_icon import SHAPES, shield_colour

if TYPE_CHECKING:
    from pairguard_gui.ui.style.theme import Theme

_PAD = 12
_ICON = 48
_STRIP = 30


class ShieldButton(QAbstractButton):
    """Shape, word and colour show the state, the strip below names what a press does.

    Signals: `start_asked` and `stop_asked`.
    """

    start_asked = Signal()
    stop_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._shield, self._starting = theme, Shield.OFF, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.update)
        self._retranslate()

    @property
    def shield(self) -> Shield:
        """The state that is shown."""
        return self._shield

    def show_shield(self, shield: Shield, *, starting: bool = False) -> None:
        """Show that state; `starting` while the guard thread has not yet confirmed a start."""
        self._shield, self._starting = shield, starting
        self._retranslate()

    def sizeHint(self) -> QSize:
        bold = QFontMetrics(self._bold())
        wide = max(bold.horizontalAdvance(text) for text in (self.text(), word(self._shield)))
        return QSize(max(148, wide + 56), _PAD + _ICON + 6 + bold.height() + 10 + _STRIP + _PAD)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.FontChange}:
            self._retranslate()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = shield_colour(self._shield, self._theme.tokens)
        self._paint_ground(painter, colour)
        icon = QRectF((self.width() - _ICON) / 2, _PAD, _ICON, _ICON)
        self._theme.icons.paint(painter, SHAPES[self._shield], colour, icon, self._theme.tokens.on_state)
        painter.setFont(self._bold())
        painter.setPen(QColor(colour))
        name = QRectF(0, _PAD + _ICON + 4, self.width(), painter.fontMetrics().height() + 4)
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter, word(self._shield))
        self._paint_strip(painter)

    @Slot()
    def _on_clicked(self) -> None:
        (self.stop_asked if self._shield.up else self.start_asked).emit()

    def _retranslate(self) -> None:
        if self._starting:
            self.setText(self.tr("Starting …"))
        elif self._shield.up:
            self.setText(self.tr("Stop guarding"))
        else:
            self.setText(self.tr("Start guarding"))
        self.setAccessibleName(self.tr("Shield: {state}").format(state=word(self._shield)))
        self.setAccessibleDescription(self.text())
        self.updateGeometry()
        self.update()

    def _paint_ground(self, painter: QPainter, colour: str) -> None:
        soft = QColor(colour)
        soft.setAlphaF(0.10)
        hollow = self._shield in {Shield.OFF, Shield.BLIND}
        painter.setBrush(Qt.BrushStyle.NoBrush if hollow else soft)
        line = QColor(colour)
        line.setAlphaF(0.55)
        painter.setPen(QPen(line, 1.2, Qt.PenStyle.DashLine if hollow else Qt.PenStyle.SolidLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.tokens.accent), 2.4))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 9, 9)

    def _paint_strip(self, painter: QPainter) -> None:
        t = self._theme.tokens
        strip = QRectF(_PAD, self.height() - _PAD - _STRIP, self.width() - 2 * _PAD, _STRIP)
        ground = (t.stop, t.stop_hover) if self._shield.up else (t.start, t.start_hover)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground[self.underMouse() or self.isDown()]))
        painter.drawRoundedRect(strip, 7, 7)
        wide = painter.fontMetrics().horizontalAdvance(self.text())
        left = strip.left() + (strip.width() - wide - 20) / 2
        sign = "stop" if self._shield.up else "play"
        self._theme.icons.paint(painter, sign, t.on_action, QRectF(left, strip.center().y() - 7.5, 15, 15))
        painter.setPen(QColor(t.on_action))
        painter.drawText(strip.translated(10, 0), Qt.AlignmentFlag.AlignCenter, self.text())

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font
