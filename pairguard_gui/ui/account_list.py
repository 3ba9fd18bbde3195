"""The accounts at the side of the window: each with its shield, its count and, where something is wrong, a mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pairguard_gui.core.model import Environment
from pairguard_gui.core.shield import Shield
from pairguard_gui.text.states import word
from pairguard_gui.ui.cell import CellRole
from pairguard_gui.ui.standing import Standing

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class AccountLine:
    """What the list shows of one account."""

    account: str
    environment: Environment
    shield: Shield
    pairs: int
    missing: int


def line_of(now_is: Standing) -> AccountLine:
    """The line of an account that stands like that."""
    return AccountLine(now_is.account, now_is.environment, now_is.shield, len(now_is.rows), len(now_is.missing))


class AccountModel(QAbstractListModel):
    """One line an account, in the order they were given."""

    def __init__(self, accounts: Sequence[AccountLine], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = list(accounts)

    def show(self, line: AccountLine) -> None:
        """Take over what changed of one account."""
        for at, known in enumerate(self._lines):
            if known.account == line.account and known != line:
                self._lines[at] = line
                self.dataChanged.emit(self.index(at), self.index(at))

    def retranslate(self) -> None:
        """Say everything again in the language spoken now."""
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.account
            case CellRole.ROW:
                return line
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._told(line)
        return None

    def _told(self, line: AccountLine) -> str:
        pairs = self.tr("%n protected pair(s)", "", line.pairs)
        missing = self.tr("%n missing", "", line.missing)
        return f"{line.account} · {word(line.environment)} · {word(line.shield)} · {pairs} · {missing}"
