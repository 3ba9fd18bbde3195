"""Sorts and filters the protected pairs: numbers as numbers, the unknown always last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from pairguard_gui.core.values.pair import PosSide

if TYPE_CHECKING:
    from pairguard_gui.ui.pairs.pair_model import PairModel
    from pairguard_gui.ui.pairs.pair_row import PairRow


class PairFilter(StrEnum):
    """The filters above the table."""

    ALL = "all"
    MISSING = "missing"
    ON_HOLD = "on_hold"
    LONG = "long"
    SHORT = "short"


_CONDITIONS: Mapping[PairFilter, Callable[[PairRow], bool]] = {
    PairFilter.ALL: lambda _row: True,
    PairFilter.MISSING: lambda row: row.missing,
    PairFilter.ON_HOLD: lambda row: row.on_hold,
    PairFilter.LONG: lambda row: row.pair.pos_side is PosSide.LONG,
    PairFilter.SHORT: lambda row: row.pair.pos_side is PosSide.SHORT,
}


def count(rows: Iterable[PairRow], shown: PairFilter) -> int:
    """How many rows that filter shows."""
    return sum(1 for row in rows if _CONDITIONS[shown](row))


class PairFilterModel(QSortFilterProxyModel):
    """The proxy in front of the `PairModel` it is given. Unsorted (column -1) it keeps the order of the set."""

    def __init__(self, pairs: PairModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pairs = pairs
        self._filter, self._text = PairFilter.ALL, ""
        self.setSourceModel(pairs)

    def set_filter(self, shown: PairFilter) -> None:
        """Show only the rows that pass that filter."""
        self.beginFilterChange()
        self._filter = shown
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def search(self, text: str) -> None:
        """Show only rows whose instrument or direction contains the text."""
        self.beginFilterChange()
        self._text = text.strip().casefold()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, _parent: QModelIndex | QPersistentModelIndex) -> bool:
        return _CONDITIONS[self._filter](self._pairs.rows[source_row]) and self._matches(source_row)

    def lessThan(self, left: QModelIndex | QPersistentModelIndex, right: QModelIndex | QPersistentModelIndex) -> bool:
        pairs = self._pairs
        a, b = pairs.sort_key(left.row(), left.column()), pairs.sort_key(right.row(), right.column())
        if a is None or b is None:
            known_first = self.sortOrder() is Qt.SortOrder.AscendingOrder
            return (a is not None and known_first) or (a is None and b is not None and not known_first)
        return a < b  # type: ignore[operator]  # the keys of one column are of one type

    def _matches(self, source_row: int) -> bool:
        if not self._text:
            return True
        shown = [str(self._pairs.index(source_row, column).data()) for column in range(3)]
        return self._text in " ".join([str(self._pairs.rows[source_row].pair), *shown]).casefold()
