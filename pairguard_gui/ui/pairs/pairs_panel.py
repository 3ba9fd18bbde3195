"""The protected pairs: filters with their counts, search, the table, and what can be done with a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QItemSelectionModel, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from pairguard_gui.core.values.exchange_data import EPOCH
from pairguard_gui.ui.pairs.pair_cells import Column
from pairguard_gui.ui.pairs.pair_filter import PairFilter, PairFilterModel, count
from pairguard_gui.ui.pairs.pair_menu import PairMenu
from pairguard_gui.ui.pairs.pair_model import PairModel
from pairguard_gui.ui.widgets.cell import CellRole
from pairguard_gui.ui.widgets.cell_delegate import PAD
from pairguard_gui.ui.widgets.chips import Chips
from pairguard_gui.ui.widgets.row_table import RowTable
from pairguard_gui.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from pairguard_gui.core.state.account_state import AccountState
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.ui.pairs.pair_row import PairRow
    from pairguard_gui.ui.style.theme import Theme

_WIDTHS = {
    Column.PAIR: 12,
    Column.SIDE: 8,
    Column.SIZE: 7,
    Column.MARK: 9,
    Column.PROFIT: 8,
    Column.BUYS: 14,
    Column.REFILLS: 7,
    Column.RULE: 7,
}
"""Widths in digits; the state takes what is left."""

_ROOMY = 780
"""Width in pixels from which the button above the table has room for its text."""
_HIDDEN_FIRST = (Column.RULE, Column.BUYS, Column.MARK, Column.REFILLS)


class PairsPanel(QFrame):
    """Signals: `selected` (PairRow or None), `protect_asked`, `drop_asked` (Pair), `pause_asked` (Pair, until or
    None), `release_asked` (Pair).

    Attributes: `model` behind `filter_model` in `table`; above it `filters`, `search` and `protect_button`.
    """

    selected = Signal(object)
    protect_asked = Signal()
    drop_asked = Signal(object)
    pause_asked = Signal(object, object)
    release_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._theme, self._now = theme, EPOCH
        self.model = PairModel(self)
        self.filter_model = PairFilterModel(self.model, self)
        self.filters: Chips[PairFilter] = Chips(tuple(PairFilter))
        self.search = SearchField(theme)
        self.protect_button = QPushButton()
        self.table = RowTable(theme)
        self._build()
        self._connect()
        self._retranslate()

    @property
    def row(self) -> PairRow | None:
        """The selected row."""
        index = self.table.currentIndex()
        selected = index.isValid() and self.table.selectionModel().hasSelection()
        return index.data(CellRole.ROW) if selected else None

    def show_rows(self, rows: Sequence[PairRow], state: AccountState, now: datetime) -> None:
        """Show these rows; selection, scroll and sort stay."""
        self._now = now
        self.model.show(rows, state, now)
        self._count()
        self._show_hint()
        self.selected.emit(self.row)

    def tick(self, now: datetime) -> None:
        """A second has passed."""
        self._now = now
        self.model.tick(now)

    def select(self, pair: Pair) -> None:
        """Select the row of that pair, if it is shown."""
        at = self.model.row_of(pair)
        if at is not None:
            index = self.filter_model.mapFromSource(self.model.index(at, 0))
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def restore_columns(self, state: QByteArray) -> None:
        """Take over remembered widths, order and sorting of the columns."""
        header = self.table.horizontalHeader()
        if not state.isEmpty() and header.restoreState(state):
            header.setSectionResizeMode(Column.STATE, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self.protect_button.setIcon(self._theme.icons.icon("plus", self._theme.tokens.accent))
        head = QHBoxLayout()
        head.setContentsMargins(10, 8, 10, 6)
        head.setSpacing(8)
        head.addWidget(self.filters)
        head.addStretch(1)
        head.addWidget(self.search, 1)
        head.addWidget(self.protect_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self._build_table()

    def _build_table(self) -> None:
        self.table.setModel(self.filter_model)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.table.horizontalHeader()
        header.setSortIndicatorClearable(True)
        digit = self.table.fontMetrics().horizontalAdvance("0")
        for column, digits in _WIDTHS.items():
            header.resizeSection(column, digits * digit + 2 * PAD)
        header.setSectionResizeMode(Column.STATE, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self.filters.chosen.connect(self._on_filter_chosen)
        self.search.searched.connect(self.filter_model.search)
        self.protect_button.clicked.connect(self.protect_asked)
        self.table.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.table.customContextMenuRequested.connect(self._on_menu_asked)
        self.table.resized.connect(self._fit_columns)
        self._theme.changed.connect(self._on_theme_changed)
        self.table.on_keys(QKeySequence.StandardKey.Copy, self.copy_row)
        self.table.on_keys(QKeySequence.StandardKey.Delete, self._on_delete)
        self.table.on_keys(Qt.Key.Key_Escape, self.table.clearSelection)

    @Slot()
    def copy_row(self) -> None:
        """Put the selected row on the clipboard, its columns apart by tabs."""
        if self.row is not None:
            row = self.table.currentIndex().row()
            columns = range(self.filter_model.columnCount())
            text = "\t".join(str(self.filter_model.index(row, column).data()) for column in columns)
            QGuiApplication.clipboard().setText(text)

    @Slot(object)
    def _on_filter_chosen(self, shown: PairFilter) -> None:
        self.filter_model.set_filter(shown)
        self._show_hint()

    def _fit_head(self) -> None:
        """In a narrow panel the button loses its text first, then the filters become a drop-down list."""
        name = self.tr("Protect current positions")
        self.protect_button.setText(name if self.width() >= _ROOMY else "")
        self.protect_button.setToolTip(name)
        self.protect_button.setAccessibleName(name)
        beside = self.protect_button.sizeHint().width() + self.search.minimumWidth()
        self.filters.fit(self.width() - beside - 5 * PAD)

    @Slot()
    def _fit_columns(self) -> None:
        """Where there is little room, hide the columns of `_HIDDEN_FIRST` until the state has enough."""
        header = self.table.horizontalHeader()
        others: list[Column] = [column for column in Column if column is not Column.STATE]
        room = self.table.viewport().width() - 24 * self.table.fontMetrics().horizontalAdvance("0")
        for column in others:
            header.setSectionHidden(column, False)
        for column in _HIDDEN_FIRST:
            if sum(header.sectionSize(other) for other in others) > room:
                header.setSectionHidden(column, True)

    @Slot()
    def _on_delete(self) -> None:
        if self.row is not None:
            self.drop_asked.emit(self.row.pair)

    @Slot()
    def _on_selection_changed(self) -> None:
        self.selected.emit(self.row)

    @Slot(QPoint)
    def _on_menu_asked(self, at: QPoint) -> None:
        index = self.table.indexAt(at)
        if not index.isValid():
            return
        menu = PairMenu(self._theme, index.data(CellRole.ROW), self._now, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.drop_asked.connect(self.drop_asked)
        menu.pause_asked.connect(self.pause_asked)
        menu.release_asked.connect(self.release_asked)
        menu.copy_asked.connect(self.copy_row)
        menu.popup(self.table.viewport().mapToGlobal(at))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.protect_button.setIcon(self._theme.icons.icon("plus", self._theme.tokens.accent))

    def _count(self) -> None:
        texts = (
            self.tr("All {n}"),
            self.tr("Missing {n}"),
            self.tr("On hold {n}"),
            self.tr("Long {n}"),
            self.tr("Short {n}"),
        )
        rows = self.model.rows
        self.filters.set_texts(
            [text.format(n=count(rows, shown)) for shown, text in zip(PairFilter, texts, strict=True)]
        )

    def _retranslate(self) -> None:
        self.model.retranslate()
        self._count()
        self.filters.set_description(self.tr("Which pairs are shown"))
        self.search.set_purpose(self.tr("Search pairs"))
        self._fit_head()
        self.table.setAccessibleName(self.tr("Protected pairs"))
        self._show_hint()

    def _show_hint(self) -> None:
        """Set the hint for an empty table, which depends on why it is empty."""
        if not self.model.rows:
            hint = self.tr(
                "Nothing is protected yet. Open positions on OKX, then press “Protect current positions” "
                "or start guarding: what is open then becomes the protected set."
            )
        elif self.filters.choice is PairFilter.MISSING:
            hint = self.tr("Nothing is missing: every protected pair has its position.")
        elif self.filters.choice is PairFilter.ON_HOLD:
            hint = self.tr("Nothing is on hold. A pair on hold waits for your decision and is listed here.")
        else:
            hint = self.tr("No pair matches this filter and search.")
        self.table.show_hint(hint)
