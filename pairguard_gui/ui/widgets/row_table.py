"""A table of whole rows: no grid, one line a row, a hint where there is nothing to show."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTableView, QWidget

from pairguard_gui.ui.widgets.cell_delegate import CellDelegate
from pairguard_gui.ui.widgets.table_header import TableHeader

if TYPE_CHECKING:
    from pairguard_gui.ui.style.theme import Theme


class RowTable(QTableView):
    """Read-only, one selected row, scrolled by pixels. Signal: `resized` when there is more or less room for rows."""

    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(CellDelegate(theme, self))
        self.setHorizontalHeader(TableHeader(theme, self))
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().setHighlightSections(False)
        self._set_behaviour()
        self._hint = QLabel(self.viewport())
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        self._hint.setProperty("kind", "muted")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.viewport().installEventFilter(self)
        theme.changed.connect(self.viewport().update)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is None:
            return
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset, model.layoutChanged):
            signal.connect(self._place_hint)
        self._place_hint()

    def on_keys(self, keys: QKeySequence | QKeySequence.StandardKey | Qt.Key, do: Callable[[], object]) -> None:
        """Do it when these keys are pressed while this table has the focus, and only then."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(do)

    def show_hint(self, hint: str) -> None:
        """Set the text that is shown while there is no row."""
        self._hint.setText(hint)
        self._place_hint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.viewport() and event.type() == QEvent.Type.Resize:
            self._place_hint()
            self.resized.emit()
        return super().eventFilter(watched, event)

    def _set_behaviour(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(self.font()).height() + 9)
        self.verticalHeader().setMinimumSectionSize(20)

    @Slot()
    def _place_hint(self) -> None:
        area = self.viewport().rect()
        self._hint.setGeometry(area.adjusted(24, 8, -24, -8))
        self._hint.setVisible(self.model() is None or self.model().rowCount() == 0)
