"""Pairs and what a refill of each would open, with or without ticks for those that are to be protected."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from pairguard_gui.core.values.pair import PosSide
from pairguard_gui.text import format as figures
from pairguard_gui.text.format import contract_name
from pairguard_gui.text.preflight import row_notes
from pairguard_gui.text.states import word
from pairguard_gui.ui.widgets.cell import LEFT, RIGHT, Cell, Tone, read_cell

if TYPE_CHECKING:
    from pairguard_gui.core.control.preflight_table import PreflightRow
    from pairguard_gui.core.values.pair import Pair

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Column(IntEnum):
    """The columns, left to right."""

    PAIR = 0
    SIDE = 1
    LEVERAGE = 2
    OPENS = 3
    MARGIN = 4
    NOTE = 5


_NUMBERS = frozenset({Column.LEVERAGE, Column.OPENS, Column.MARGIN})


class PreflightModel(QAbstractTableModel):
    """With `ticks` every pair is ticked at first, and the first column answers `CheckStateRole`."""

    def __init__(self, parent: QObject | None = None, *, ticks: bool = True) -> None:
        super().__init__(parent)
        self._ticks = ticks
        self._rows: Sequence[PreflightRow] = ()
        self._ticked: list[bool] = []
        self._left_out: set[Pair] = set()

    @property
    def ticked(self) -> tuple[Pair, ...]:
        """The pairs that are ticked."""
        return tuple(row.pair for row, on in zip(self._rows, self._ticked, strict=True) if on)

    def show(self, rows: Sequence[PreflightRow]) -> None:
        """Take over these rows; pairs that were unticked before stay so, until `clear`."""
        if tuple(rows) == self._rows:
            return
        self.beginResetModel()
        self._rows, self._ticked = tuple(rows), [row.pair not in self._left_out for row in rows]
        self.endResetModel()

    def clear(self) -> None:
        """These are the pairs of another account: no row, and no tick is remembered."""
        self._left_out.clear()
        self.show(())

    def toggle(self, row: int) -> None:
        """Tick that row, or take its tick away."""
        self._ticked[row] = not self._ticked[row]
        self._remember()
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def tick_all(self, *, on: bool) -> None:
        """Tick all rows, or none."""
        self._ticked = [on] * len(self._rows)
        self._remember()
        self.retranslate()

    def retranslate(self) -> None:
        """Show every text in the current language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if Column(section) in _NUMBERS else LEFT
        return self._captions()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, on = self._rows[index.row()], self._ticked[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and self._ticks and index.column() == Column.PAIR:
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return read_cell(_cell(row, Column(index.column()), on=on, ticks=self._ticks), role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsUserCheckable if self._ticks and index.column() == Column.PAIR else plain

    def _remember(self) -> None:
        for row, on in zip(self._rows, self._ticked, strict=True):
            (self._left_out.discard if on else self._left_out.add)(row.pair)

    def _captions(self) -> Sequence[str]:
        return (
            self.tr("Pair"),
            self.tr("Side"),
            self.tr("Leverage"),
            self.tr("A refill opens"),
            self.tr("Margin"),
            "",
        )


def _cell(row: PreflightRow, column: Column, *, on: bool, ticks: bool) -> Cell:
    quiet = Tone.PLAIN if on else Tone.MUTED
    match column:
        case Column.PAIR:
            sign = ("ticked" if on else "unticked") if ticks else ""
            tint = Tone.GOOD if on else Tone.MUTED
            return Cell(contract_name(row.pair), tone=quiet, icon=sign, icon_tone=tint)
        case Column.SIDE:
            tone = Tone.UP if row.pair.pos_side is PosSide.LONG else Tone.DOWN
            return Cell(word(row.pair.pos_side), tone=tone if on else Tone.MUTED, icon=row.pair.pos_side.value)
        case Column.LEVERAGE:
            return Cell(
                f"{figures.number(row.leverage)}×" if row.leverage else figures.UNKNOWN, tone=quiet, number=True
            )
        case Column.OPENS:
            return Cell(_opens(row), tone=quiet, number=True)
        case Column.MARGIN:
            return Cell(figures.margin(row.margin), tone=quiet, number=True)
        case Column.NOTE:
            text = "; ".join(row_notes(row))
            return Cell(text, tone=Tone.WARN if row.reason else Tone.MUTED, hint=text)


def _opens(row: PreflightRow) -> str:
    if row.contracts is None:
        return QCoreApplication.translate("PreflightModel", "cannot")
    return QCoreApplication.translate("PreflightModel", "{contracts} ct").format(contracts=figures.size(row.contracts))
