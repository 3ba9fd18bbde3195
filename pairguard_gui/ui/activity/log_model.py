"""The action log as a table model, newest on top. Older pages are read when the view asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot

from pairguard_gui.ui.activity.log_cells import LogColumn, log_cells
from pairguard_gui.ui.widgets.cell import LEFT, CellRole, read_cell

if TYPE_CHECKING:
    from pairguard_gui.core.state.actions import Action, ActionQuery
    from pairguard_gui.ui.activity.log_reader import LogReader
    from pairguard_gui.ui.widgets.cell import Cell

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class _Page(Enum):
    NEWEST = auto()
    OLDER = auto()


class LogModel(QAbstractTableModel):
    """Signals: `failed` (Reason) when a page could not be read, `arrived` when what is shown was read anew or grew."""

    failed = Signal(object)
    arrived = Signal()

    def __init__(self, reader: LogReader, query: ActionQuery, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._query = reader, query
        self._actions: list[Action] = []
        self._cells: list[tuple[Cell, ...]] = []
        self._asked: dict[int, _Page] = {}
        self._tickets = 0
        self._reload = self._complete = True
        self._refresh_again = False
        self._now = datetime.now(UTC)
        reader.read.connect(self._on_read)
        reader.failed.connect(self._on_failed)

    @property
    def query(self) -> ActionQuery:
        """What is shown, whatever the page."""
        return self._query

    def show(self, query: ActionQuery, now: datetime) -> None:
        """Show other lines (a new filter or search); the old ones stay until those are read."""
        self._query = query
        self._asked.clear()
        self._reload, self._refresh_again = True, False
        self.refresh(now)

    def refresh(self, now: datetime) -> None:
        """Look for lines newer than the newest."""
        self._now = now
        if _Page.NEWEST in self._asked.values():
            self._refresh_again = True
        else:
            self._ask(_Page.NEWEST, before_id=0)

    def retranslate(self, now: datetime) -> None:
        """Show every text in the current language."""
        self._now = now
        self._cells = self._cells_of(self._actions)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(LogColumn) - 1)
        if self._cells:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._cells) - 1, len(LogColumn) - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._actions)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(LogColumn)

    def canFetchMore(self, parent: Index) -> bool:
        idle = _Page.OLDER not in self._asked.values() and not self._reload
        return idle and not self._complete and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._ask(_Page.OLDER, before_id=self._actions[-1].action_id)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == CellRole.ROW:
            return self._actions[index.row()]
        return read_cell(self._cells[index.row()][index.column()], role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(LogColumn):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Time"), self.tr("Event"), self.tr("Details"))[section]
        return LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _ask(self, page: _Page, *, before_id: int) -> None:
        self._tickets += 1
        self._asked[self._tickets] = page
        self._reader.ask(self._tickets, replace(self._query, before_id=before_id))

    @Slot(int, object)
    def _on_read(self, ticket: int, actions: tuple[Action, ...]) -> None:
        page = self._asked.get(ticket)
        if page is _Page.OLDER:
            self._complete = len(actions) < self._query.limit
            self._insert(len(self._actions), actions)  # still asked for: a view may want more while this goes in
            del self._asked[ticket]
        elif page is _Page.NEWEST:
            del self._asked[ticket]
            self._take_newest(actions)
            self.arrived.emit()
            if self._refresh_again:
                self._refresh_again = False
                self.refresh(self._now)

    @Slot(int, object)
    def _on_failed(self, ticket: int, reason: object) -> None:
        if self._asked.pop(ticket, None) is not None:
            self.failed.emit(reason)

    def _take_newest(self, actions: tuple[Action, ...]) -> None:
        newest = self._actions[0].action_id if self._actions else 0
        fresh = [action for action in actions if action.action_id > newest]
        overran = len(fresh) == self._query.limit
        if self._reload or overran:
            self._start_over(actions)
        else:
            self._insert(0, fresh)

    def _start_over(self, actions: tuple[Action, ...]) -> None:
        self.beginResetModel()
        self._actions, self._cells = list(actions), self._cells_of(actions)
        self._reload, self._complete = False, len(actions) < self._query.limit
        self.endResetModel()

    def _insert(self, at: int, actions: Sequence[Action]) -> None:
        if actions:
            self.beginInsertRows(QModelIndex(), at, at + len(actions) - 1)
            self._actions[at:at] = actions
            self._cells[at:at] = self._cells_of(actions)
            self.endInsertRows()

    def _cells_of(self, actions: Sequence[Action]) -> list[tuple[Cell, ...]]:
        return [log_cells(action, self._now) for action in actions]
