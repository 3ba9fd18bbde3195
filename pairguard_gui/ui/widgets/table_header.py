"""The head of our tables: quiet captions over their columns, a small triangle on the one that sorts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from pairguard_gui.ui.widgets.cell_delegate import PAD

if TYPE_CHECKING:
    from pairguard_gui.ui.style.theme import Theme

_ARROW = 7


class TableHeader(QHeaderView):
    """Horizontal, clickable; columns can be moved and sized by hand."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsMovable(True)
        self.setMinimumSectionSize(44)
        self.setFixedHeight(QFontMetrics(self.font()).height() + 11)
        theme.changed.connect(self.viewport().update)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803  Qt's own name
        t = self._theme.tokens
        painter.save()
        painter.fillRect(rect, QColor(t.surface))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(t.border))
        sorts = self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex
        painter.setPen(QColor(t.text if sorts else t.muted))
        self._paint_caption(painter, QRectF(rect).adjusted(PAD, 0, -PAD, 0), logicalIndex, sorts=sorts)
        painter.restore()

    def _paint_caption(self, painter: QPainter, box: QRectF, section: int, *, sorts: bool) -> None:
        role = Qt.ItemDataRole
        text = str(self.model().headerData(section, self.orientation(), role.DisplayRole) or "")
        align = Qt.AlignmentFlag(self.model().headerData(section, self.orientation(), role.TextAlignmentRole))
        room = box.width() - (_ARROW + 4 if sorts else 0)
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
        wide = painter.fontMetrics().horizontalAdvance(text)
        right = bool(align & Qt.AlignmentFlag.AlignRight)
        painter.drawText(box, align, text)
        if sorts:
            left = box.right() - wide - _ARROW - 5 if right else box.left() + wide + 5
            self._paint_arrow(painter, QPointF(left, box.center().y()))

    def _paint_arrow(self, painter: QPainter, at: QPointF) -> None:
        up = 1 if self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder else -1
        x, y, half = at.x(), at.y(), _ARROW / 2
        points = [QPointF(x, y + half * up * 0.6), QPointF(x + _ARROW, y + half * up * 0.6)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(painter.pen().color())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF([*points, QPointF(x + half, y - half * up * 0.9)]))
