"""Paints a line of the accounts list: the account's colour, shield, name, environment, how many pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pairguard_gui.text.states import word
from pairguard_gui.ui.shield.shield_icon import SHAPES, shield_colour
from pairguard_gui.ui.style.theme import tabular
from pairguard_gui.ui.widgets.cell import CellRole

if TYPE_CHECKING:
    from pairguard_gui.ui.accounts.account_model import AccountLine
    from pairguard_gui.ui.style.theme import Theme

_PAD = 12
_SHIELD = 26
_STRIPE = 4


class AccountDelegate(QStyledItemDelegate):
    """Two lines of text beside the shield's drawing."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(140, 2 * option.fontMetrics.lineSpacing() + 22)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: AccountLine = index.data(CellRole.ROW)
        t, box = self._theme.tokens, QRectF(option.rect).adjusted(6, 2, -6, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.selection))
            painter.drawRoundedRect(box, 8, 8)
        if line.colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.account_colour(line.colour)))
            painter.drawRoundedRect(QRectF(box.left(), box.top() + 7, _STRIPE, box.height() - 14), 2, 2)
        shield = QRectF(box.left() + 10, box.center().y() - _SHIELD / 2, _SHIELD, _SHIELD)
        colour = shield_colour(line.shield, t)
        self._theme.icons.paint(painter, SHAPES[line.shield], colour, shield, t.on_state)
        self._paint_words(painter, box.adjusted(_SHIELD + 18, 6, -10, -6), line, option.font)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, line: AccountLine, font: QFont) -> None:
        t = self._theme.tokens
        bold = QFont(font)
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(t.text))
        half = box.height() / 2
        top, below = box.adjusted(0, 0, 0, -half), box.adjusted(0, half, 0, 0)
        metrics = painter.fontMetrics()
        name = metrics.elidedText(line.account, Qt.TextElideMode.ElideRight, int(top.width() - 30))
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(_small(font))
        count = f"{line.pairs - line.missing}/{line.pairs}" if line.missing else str(line.pairs)
        painter.setPen(QColor(t.bad if line.missing else t.muted))
        painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        painter.setPen(QColor(shield_colour(line.shield, t)))
        state = f"{word(line.shield)} · {word(line.environment)}"
        if painter.fontMetrics().horizontalAdvance(state) > below.width():
            state = word(line.shield)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, state)


def _small(font: QFont) -> QFont:
    small = tabular(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * 0.92)
    return small
