"""The accounts at the side of the window: each with its shield, its count and, where something is wrong, a mark."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from pairguard_gui.text.states import word
from pairguard_gui.ui.widgets.cell import CellRole

if TYPE_CHECKING:
    from pairguard_gui.core.values.exchange_data import Environment
    from pairguard_gui.core.values.shield import Shield
    from pairguard_gui.ui.shield.account_view import AccountView

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
    colour: str = ""


class AccountModel(QAbstractListModel):
    """One line an account, in the order they came."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[AccountLine] = []
        self._colours: dict[str, str] = {}

    def place_of(self, account: str) -> int | None:
        """The place of that account in the list; None when it is not there."""
        return next((at for at, line in enumerate(self._lines) if line.account == account), None)

    def account_at(self, place: int) -> str:
        """The account at that place; empty where there is none."""
        return self._lines[place].account if 0 <= place < len(self._lines) else ""

    def add(self, view: AccountView) -> None:
        """One more account has come."""
        end = len(self._lines)
        self.beginInsertRows(QModelIndex(), end, end)
        self._lines.append(self._line(view))
        self.endInsertRows()

    @Slot(object)
    def show(self, view: AccountView) -> None:
        """Take over what changed of one account; the view of one that was removed is ignored."""
        self._replace(self._line(view))

    def remove(self, account: str) -> None:
        """The account is gone."""
        at = self.place_of(account)
        if at is not None:
            self.beginRemoveRows(QModelIndex(), at, at)
            del self._lines[at]
            self.endRemoveRows()

    def set_colour(self, account: str, colour: str) -> None:
        """The account is marked with that colour, one of `core.values.account.COLOURS`, from now on."""
        self._colours[account] = colour
        at = self.place_of(account)
        if at is not None:
            self._replace(replace(self._lines[at], colour=colour))

    def retranslate(self) -> None:
        """Show every text in the current language."""
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
                return self._description(line)
        return None

    def _line(self, view: AccountView) -> AccountLine:
        colour = self._colours.get(view.account, "")
        return AccountLine(view.account, view.environment, view.shield, len(view.rows), len(view.missing), colour)

    def _replace(self, line: AccountLine) -> None:
        at = self.place_of(line.account)
        if at is not None and self._lines[at] != line:
            self._lines[at] = line
            self.dataChanged.emit(self.index(at), self.index(at))

    def _description(self, line: AccountLine) -> str:
        pairs = self.tr("%n protected pair(s)", "", line.pairs)
        missing = self.tr("%n missing", "", line.missing)
        return f"{line.account} · {word(line.environment)} · {word(line.shield)} · {pairs} · {missing}"
