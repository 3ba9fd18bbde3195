"""The activity of one account: filters, search, and the log itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QLabel, QVBoxLayout, QWidget

from pairguard_gui.core.state.actions import ActionKind, ActionQuery
from pairguard_gui.core.values.exchange_data import EPOCH
from pairguard_gui.text import format as figures
from pairguard_gui.text.actions import line
from pairguard_gui.text.reasons.reasons import say
from pairguard_gui.ui.activity.log_cells import LogColumn
from pairguard_gui.ui.activity.log_model import LogModel
from pairguard_gui.ui.widgets.cell import CellRole
from pairguard_gui.ui.widgets.cell_delegate import PAD
from pairguard_gui.ui.widgets.chips import Chips
from pairguard_gui.ui.widgets.row_table import RowTable
from pairguard_gui.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from pairguard_gui.core.state.actions import Action
    from pairguard_gui.core.values.reason import Reason
    from pairguard_gui.ui.activity.log_reader import LogReader
    from pairguard_gui.ui.style.theme import Theme


class LogFilter(StrEnum):
    """Which lines are shown."""

    ALL = "all"
    REFILLS = "refills"
    TROUBLE = "trouble"
    BY_HAND = "by_hand"


_KINDS: Mapping[LogFilter, frozenset[ActionKind]] = {
    LogFilter.ALL: frozenset(),
    LogFilter.REFILLS: frozenset(
        {
            ActionKind.VANISHED,
            ActionKind.REFILL,
            ActionKind.WOULD_REFILL,
            ActionKind.ADOPTED,
            ActionKind.REAPPEARED,
        }
    ),
    LogFilter.TROUBLE: frozenset(
        {
            ActionKind.REFUSED,
            ActionKind.UNKNOWN,
            ActionKind.NEVER_PLACED,
            ActionKind.WAITING,
            ActionKind.HELD,
            ActionKind.BLIND,
            ActionKind.SEES_AGAIN,
            ActionKind.FAULT,
        }
    ),
    LogFilter.BY_HAND: frozenset(
        {
            ActionKind.STARTED,
            ActionKind.STOPPED,
            ActionKind.ARMED,
            ActionKind.PROTECTED,
            ActionKind.DROPPED,
            ActionKind.PAUSED,
            ActionKind.RESUMED,
            ActionKind.RULES_CHANGED,
            ActionKind.RELEASED,
        }
    ),
}


class LogPanel(QFrame):
    """Stays on the newest line while the reader is there, and on what is being read while not.

    Attributes: `model` in `table`; above it `filters` and `search`.
    """

    def __init__(self, theme: Theme, reader: LogReader, account: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._now, self._anchor, self._failure = EPOCH, 0, ""
        self.model = LogModel(reader, ActionQuery(account=account), self)
        self.filters: Chips[LogFilter] = Chips(tuple(LogFilter))
        self.search = SearchField(theme)
        self.table = RowTable(theme)
        self._title = QLabel()
        self._title.setProperty("kind", "heading")
        self._build()
        self._connect()
        self._retranslate()

    def refresh(self, now: datetime) -> None:
        """Look for new lines."""
        self._now = now
        self.model.refresh(now)

    @Slot()
    def copy_line(self) -> None:
        """Put the selected line on the clipboard, its time in UTC."""
        index = self.table.currentIndex()
        if index.isValid():
            action: Action = index.data(CellRole.ROW)
            QGuiApplication.clipboard().setText(f"{figures.utc(action.at)}\t{line(action)}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self._title.sizeHint().width() + self.search.minimumWidth()
        self.filters.fit(self.width() - beside - 6 * PAD)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.model.retranslate(self._now)
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 10, 4)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self.filters)
        head.addStretch(1)
        head.addWidget(self.search, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.table.setModel(self.model)
        header = self.table.horizontalHeader()
        header.setSectionsMovable(False)
        digit = self.table.fontMetrics().horizontalAdvance("0")
        header.resizeSection(LogColumn.TIME, 9 * digit + 2 * PAD)
        header.resizeSection(LogColumn.EVENT, 33 * digit)
        header.setSectionResizeMode(LogColumn.DETAILS, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self.filters.chosen.connect(self._on_asked)
        self.search.searched.connect(self._on_asked)
        self.model.failed.connect(self._on_failed)
        self.model.arrived.connect(self._on_arrived)
        self.model.rowsAboutToBeInserted.connect(self._on_about_to_insert)
        self.model.rowsInserted.connect(self._on_inserted)
        self.table.on_keys(QKeySequence.StandardKey.Copy, self.copy_line)

    @Slot()
    def _on_asked(self) -> None:
        query = replace(self.model.query, kinds=_KINDS[self.filters.choice], text=self.search.text().strip())
        self.model.show(query, self._now)

    @Slot(object)
    def _on_failed(self, reason: Reason) -> None:
        self._failure = say(reason)
        self._show_hint()

    @Slot()
    def _on_arrived(self) -> None:
        self._failure = ""
        self._show_hint()

    @Slot(QModelIndex, int, int)
    def _on_about_to_insert(self, _parent: QModelIndex, first: int, _last: int) -> None:
        bar = self.table.verticalScrollBar()
        self._anchor = bar.value() if first == 0 and bar.value() > 0 else 0

    @Slot(QModelIndex, int, int)
    def _on_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Lines came on top while the reader was further down: what is being read stays where it is."""
        if self._anchor:
            height = self.table.verticalHeader().defaultSectionSize() * (last - first + 1)
            self.table.updateGeometries()
            self.table.verticalScrollBar().setValue(self._anchor + height)
            self._anchor = 0

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Activity"))
        self.filters.set_description(self.tr("Which lines are shown"))
        self.filters.set_texts([self.tr("All"), self.tr("Refills"), self.tr("Trouble"), self.tr("By hand")])
        self.search.set_purpose(self.tr("Search activity"))
        self.table.setAccessibleName(self.tr("Activity"))
        self._show_hint()

    def _show_hint(self) -> None:
        nothing = self.tr("Nothing has happened yet. Every check that finds or does something leaves a line here.")
        no_match = self.tr("No line matches this filter and search.")
        filtered = bool(self.model.query.kinds or self.model.query.text)
        self.table.show_hint(self._failure or (no_match if filtered else nothing))
