"""Paints the cells of our tables: sign, text in its tone, a quieter note, figures of one width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pairguard_gui.ui.style.theme import tabular
from pairguard_gui.ui.widgets.cell import CellRole, tone_colour

if TYPE_CHECKING:
    from pairguard_gui.ui.style.theme import Theme
    from pairguard_gui.ui.widgets.cell import Cell

PAD = 10
_SIGN = 14
_GAP = 6
_SLACK = 2  # text that fits to the pixel would be elided where widths are rounded

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """For models that answer `CellRole.CELL`."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell: Cell = index.data(CellRole.CELL)
        metrics = QFontMetrics(_font(cell, option.font))
        wide = metrics.horizontalAdvance(f"{cell.text} {cell.note}" if cell.note else cell.text)
        return QSize(wide + 2 * PAD + _SLACK + ((_SIGN + _GAP) if cell.icon else 0), metrics.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: Cell | None = index.data(CellRole.CELL)
        painter.save()
        self._paint_ground(painter, option, index)
        if cell is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(_font(cell, option.font))
            self._paint_cell(painter, QRectF(option.rect).adjusted(PAD, 0, -PAD, 0), cell)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, box = self._theme.tokens, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, QColor(t.selection if selected else t.surface))
        if selected and index.column() == 0:
            painter.fillRect(box.x(), box.y(), 3, box.height(), QColor(t.accent))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(box.x(), box.bottom() - 1, box.width(), 2, QColor(t.accent))
            return
        line = QColor(t.border)
        line.setAlphaF(0.55)
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, line)

    def _paint_cell(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        colour = tone_colour(cell.tone, self._theme.tokens)
        if cell.icon:
            sign = QRectF(box.left(), box.center().y() - _SIGN / 2, _SIGN, _SIGN)
            tint = tone_colour(cell.icon_tone or cell.tone, self._theme.tokens)
            self._theme.icons.paint(painter, cell.icon, tint, sign)
            box = box.adjusted(_SIGN + _GAP, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignRight if cell.number else Qt.AlignmentFlag.AlignLeft
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.setPen(QColor(colour))
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
        if cell.note:
            left = box.adjusted(metrics.horizontalAdvance(shown + "  "), 0, 0, 0)
            self._paint_note(painter, left, cell.note)

    def _paint_note(self, painter: QPainter, box: QRectF, note: str) -> None:
        note = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.setPen(QColor(self._theme.tokens.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, note)


def _font(cell: Cell, base: QFont) -> QFont:
    font = tabular(base)
    font.setItalic(cell.stale)
    return font
