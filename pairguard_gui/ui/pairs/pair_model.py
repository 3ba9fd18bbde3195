"""The protected pairs as a table model: rows outlive updates, only cells that changed are announced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pairguard_gui.core.values.exchange_data import EPOCH
from pairguard_gui.text import format as figures
from pairguard_gui.ui.pairs.pair_cells import NUMBERS, READ, Column, age_hint, pair_cells
from pairguard_gui.ui.widgets.cell import LEFT, RIGHT, CellRole, read_cell

if TYPE_CHECKING:
    from pairguard_gui.core.state.account_state import AccountState
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.ui.pairs.pair_row import PairRow
    from pairguard_gui.ui.widgets.cell import Cell, SortKey

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class PairModel(QAbstractTableModel):
    """Fed with whole tuples of rows; works out itself what is new, gone or changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PairRow] = []
        self._cells: list[tuple[Cell, ...]] = []
        self._margin = "1"
        self._state: AccountState | None = None
        self._now = EPOCH

    @property
    def rows(self) -> Sequence[PairRow]:
        """The rows in the order of the set."""
        return self._rows

    def row_of(self, pair: Pair) -> int | None:
        """The row of that pair, or None."""
        return next((at for at, row in enumerate(self._rows) if row.pair == pair), None)

    def show(self, rows: Sequence[PairRow], state: AccountState, now: datetime) -> None:
        """Show these rows; cells that stay the same are not announced."""
        same_rules = self._state is not None and self._state.rules == state.rules
        self._state, self._now = state, now
        self._show_margin(figures.number(state.rules.margin_usdt))
        self._remove_missing(rows)
        changed: list[tuple[int, int]] = []
        for at, row in enumerate(rows):
            known = self._rows[at] if at < len(self._rows) else None
            if known is None or known.pair != row.pair:
                self._insert(at, row, pair_cells(row, state, now))
            elif known != row or not same_rules or row.next_act is not None:
                changed += self._replace(at, row, pair_cells(row, state, now))
        self._announce(changed)

    def tick(self, now: datetime) -> None:
        """Let countdowns move on."""
        self._now = now
        self._refresh([at for at, row in enumerate(self._rows) if row.next_act is not None])

    def retranslate(self) -> None:
        """Show every text in the current language."""
        self._refresh(range(len(self._rows)))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def sort_key(self, row: int, column: int) -> SortKey:
        """What the cell sorts by."""
        return self._cells[row][column].sort

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == CellRole.ROW:
            return self._rows[index.row()]
        cell = self._cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in READ:
            return age_hint(self._rows[index.row()]) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._header(index.column())}: {cell.text} {cell.note}".strip()
        return read_cell(cell, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._header(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section in NUMBERS else LEFT
        return None

    def _header(self, section: int) -> str:
        return (
            self.tr("Pair"),
            self.tr("Side"),
            self.tr("State"),
            self.tr("Size"),
            self.tr("Mark"),
            self.tr("P&L"),
            self.tr("{margin} USDT buys").format(margin=self._margin),
            self.tr("Refills"),
            self.tr("Rule"),
        )[section]

    def _show_margin(self, margin: str) -> None:
        if margin != self._margin:
            self._margin = margin
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, Column.BUYS, Column.BUYS)

    def _remove_missing(self, rows: Sequence[PairRow]) -> None:
        """Remove what left the set, and whatever stands after the first row that changed its place."""
        wanted = {row.pair for row in rows}
        for at in reversed(range(len(self._rows))):
            if self._rows[at].pair not in wanted:
                self._remove(at)
        staying = {row.pair for row in self._rows}
        order = [row.pair for row in rows if row.pair in staying]
        moved = (at for at, row in enumerate(self._rows) if row.pair != order[at])
        for at in reversed(range(next(moved, len(self._rows)), len(self._rows))):
            self._remove(at)

    def _remove(self, at: int) -> None:
        self.beginRemoveRows(QModelIndex(), at, at)
        del self._rows[at], self._cells[at]
        self.endRemoveRows()

    def _refresh(self, rows: Iterable[int]) -> None:
        changed: list[tuple[int, int]] = []
        for at in rows:
            if self._state is not None:
                changed += self._replace(at, self._rows[at], pair_cells(self._rows[at], self._state, self._now))
        self._announce(changed)

    def _insert(self, at: int, row: PairRow, cells: tuple[Cell, ...]) -> None:
        self.beginInsertRows(QModelIndex(), at, at)
        self._rows.insert(at, row)
        self._cells.insert(at, cells)
        self.endInsertRows()

    def _replace(self, at: int, row: PairRow, cells: tuple[Cell, ...]) -> list[tuple[int, int]]:
        """Take the row over; the column and row of each cell that is different now."""
        changed = [(c, at) for c, (old, new) in enumerate(zip(self._cells[at], cells, strict=True)) if old != new]
        self._rows[at], self._cells[at] = row, cells
        return changed

    def _announce(self, changed: list[tuple[int, int]]) -> None:
        """One signal for each run of changed cells under each other: a proxy sorts again at each signal."""
        for _, run in groupby(enumerate(sorted(changed)), key=lambda each: (each[1][0], each[1][1] - each[0])):
            cells = [cell for _, cell in run]
            (column, first), (_, last) = cells[0], cells[-1]
            self.dataChanged.emit(self.index(first, column), self.index(last, column))
