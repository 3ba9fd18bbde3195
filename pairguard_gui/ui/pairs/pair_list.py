"""A short list of pairs inside a sheet, with or without boxes to tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

if TYPE_CHECKING:
    from pairguard_gui.ui.style.theme import Theme

_SHOWN = 8
_FRAME = 14


class PairList(QListView):
    """As high as its lines, up to eight. Signal: `ticked` when a box was changed."""

    ticked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = QStandardItemModel(self)
        self._model.itemChanged.connect(self._on_changed)
        self.setModel(self._model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setUniformItemSizes(True)
        self.setProperty("kind", "sheet")

    def show_names(self, names: Sequence[str], *, boxes: bool = False) -> None:
        """Show these lines; with `boxes` each can be ticked and is."""
        self._model.clear()
        for name in names:
            item = QStandardItem(name)
            item.setEditable(False)
            if boxes:
                item.setCheckable(True)
                item.setCheckState(Qt.CheckState.Checked)
            self._model.appendRow(item)
        self.ensurePolished()
        self.setFixedHeight(min(len(names), _SHOWN) * max(self.sizeHintForRow(0), 0) + _FRAME)

    @property
    def chosen(self) -> tuple[int, ...]:
        """The lines whose box is ticked, counted from 0."""
        rows = range(self._model.rowCount(QModelIndex()))
        return tuple(at for at in rows if self._model.item(at).checkState() is Qt.CheckState.Checked)

    def _on_changed(self, _item: QStandardItem) -> None:
        self.ticked.emit()
