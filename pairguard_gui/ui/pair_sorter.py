"""Sorts and filters the protected pairs: numbers as numbers, the unknown always last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from pairguard_gui.core.model import PosSide
from pairguard_gui.ui.cell import CellRole
from pairguard_gui.ui.pair_row import PairRow


class PairFilter(StrEnum):
    """Which rows are shown."""

    ALL = "all"
    MISSING = "missing"
    ON_HOLD = "on_hold"
    LONG = "long"
    SHORT = "short"


_KEEPS: Mapping[PairFilter, Callable[[PairRow], bool]] = {
    PairFilter.ALL: lambda _row: True,
    PairFilter.MISSING: lambda row: row.missing,
    PairFilter.ON_HOLD: lambda row: row.on_hold,
    PairFilter.LONG: lambda row: row.pair.pos_side is PosSide.LONG,
    PairFilter.SHORT: lambda row: row.pair.pos_side is PosSide.SHORT,
}


def count(rows: Iterable[PairRow], kept: PairFilter) -> int:
    """How many rows that filter keeps."""
    return sum(1 for row in rows if _KEEPS[kept](row))


class PairSorter(QSortFilterProxyModel):
    """In front of `PairModel`. Unsorted (column -1) it keeps the order of the set."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept, self._text = PairFilter.ALL, ""
        self.setSortRole(CellRole.SORT)

    def keep(self, kept: PairFilter) -> None:
        """Show the rows of that filter only."""
        self.beginFilterChange()
        self._kept = kept
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def search(self, text: str) -> None:
        """Show only rows whose instrument or direction contains the text."""
        self.beginFilterChange()
        self._text = text.strip().casefold()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex) -> bool:
        row: PairRow = self.sourceModel().index(source_row, 0, source_parent).data(CellRole.ROW)
        return _KEEPS[self._kept](row) and self._matches(source_row)

    def lessThan(self, left: QModelIndex | QPersistentModelIndex, right: QModelIndex | QPersistentModelIndex) -> bool:
        a, b = left.data(CellRole.SORT), right.data(CellRole.SORT)
        if a is None or b is None:
            known_first = self.sortOrder() is Qt.SortOrder.AscendingOrder
            return (a is not None and known_first) or (a is None and b is not None and not known_first)
        return bool(a < b)

    def _matches(self, source_row: int) -> bool:
        if not self._text:
            return True
        model = self.sourceModel()
        shown: list[Any] = [model.index(source_row, column).data() for column in range(3)]
        row: PairRow = model.index(source_row, 0).data(CellRole.ROW)
        return self._text in " ".join([str(row.pair), *shown]).casefold()
