"""What position lists showed: the full list (W1) and the read by name (W2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pairguard_gui.core.state.account_state import AccountState, ProtectedPair
    from pairguard_gui.core.values.exchange_data import Position
    from pairguard_gui.core.values.pair import Pair


@dataclass(frozen=True)
class Sight:
    """The full position list of one check (W1).

    `listed_at` is the exchange's time just before the list was asked for. `settling_in`: after trouble with the
    exchange, what this list lacks for the first time is shown but not counted.
    """

    positions: tuple[Position, ...]
    listed_at: datetime
    settling_in: bool = False

    @cached_property
    def by_pair(self) -> Mapping[Pair, Sequence[Position]]:
        """The rows of each pair."""
        return rows_by_pair(self.positions)

    def row_of(self, protected: ProtectedPair) -> Position | None:
        """The row that stands for a protected pair, or None."""
        return row_of(protected, self.by_pair.get(protected.pair, ()))


@dataclass(frozen=True, slots=True)
class NamedSight:
    """The read by name (W2) of the pairs in question, the last request before an order.

    `at` is the exchange's time just before it was asked for, `absent` the pairs that it showed to be without position.
    """

    positions: tuple[Position, ...]
    at: datetime | None
    absent: frozenset[Pair]


def rows_by_pair(positions: Iterable[Position]) -> Mapping[Pair, Sequence[Position]]:
    """The rows of each pair; with hundreds of pairs a search through the list for each of them would take too long."""
    found: dict[Pair, list[Position]] = {}
    for position in positions:
        found.setdefault(position.pair, []).append(position)
    return found


def row_of(protected: ProtectedPair, positions: Iterable[Position]) -> Position | None:
    """The live row that stands for a pair: the life it is known by, else its newest row of any margin mode."""
    newest: Position | None = None
    for row in positions:
        if row.pair != protected.pair:
            continue
        if row.life == protected.life:
            return row
        if newest is None or row.life.c_time > newest.life.c_time:
            newest = row
    return newest


def absent_pairs(state: AccountState, positions: Sequence[Position]) -> tuple[Pair, ...]:
    """The protected pairs no row stands for, in the order of the set."""
    present = {position.pair for position in positions}
    return tuple(protected.pair for protected in state.pairs if protected.pair not in present)
