"""What the fills and the new position of a refill say: as meant, too much, somebody's addition, or not known yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.core.judge.doubts.doubt import figure
from pairguard_gui.core.values.exchange_data import ZERO, MarginMode
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.state.account_state import Attempt
    from pairguard_gui.core.values.exchange_data import Fill, Position

MOST_MARGIN = Decimal("1.5")
"""More than so many times the margin that was meant is too much."""
LISTS_LAG = timedelta(seconds=60)
"""So long after a fill the lists may lack some of it; until then a larger position proves nothing."""
LOOKED_FOR = timedelta(minutes=10)
"""So long the position of a fill is waited for."""


@dataclass(frozen=True, slots=True)
class FillsRead:
    """What reads of the fills brought for one attempt: contracts by order id, when, and why the last one failed."""

    by_order: Mapping[str, Decimal]
    at: datetime
    refused: Reason | None = None

    @property
    def contracts(self) -> Decimal:
        """Contracts of all these orders."""
        return sum(self.by_order.values(), ZERO)


@dataclass(frozen=True, slots=True)
class Result:
    """What came out: `over` holds the account, `told` is only told; without `final` it is looked at again.

    `taken` is the margin in USDT where it is more than was reserved.
    """

    final: bool
    over: Reason | None = None
    told: Reason | None = None
    taken: Decimal | None = None


def own_fills(attempt: Attempt, fills: Iterable[Fill]) -> Mapping[str, Decimal]:
    """Contracts filled by order id, of this order and of every order of its client id."""
    found: dict[str, Decimal] = {}
    for fill in fills:
        if attempt.cl_ord_id == fill.cl_ord_id or (attempt.ord_id and attempt.ord_id == fill.ord_id):
            found[fill.ord_id] = found.get(fill.ord_id, ZERO) + fill.sz
    return found


def assess_result(attempt: Attempt, read: FillsRead, row: Position | None, now: datetime) -> Result:
    """What is known of a filled attempt by its fills and the row of its pair in a complete list (None: not there).

    `now` is the exchange's clock.
    """
    filled = max(read.contracts, attempt.filled)
    exact = row is not None and row.contracts == filled
    taken = max(_margin_reckoned(attempt, filled), _margin_shown(row) if row and exact else ZERO)
    more = taken if taken > attempt.reserved else None
    over = _too_many(attempt, read.by_order, filled) or (_too_dear(attempt, filled, taken) if exact else None)
    if over:
        return Result(final=True, over=over, taken=more)
    if exact and read.contracts == filled:
        return Result(final=True, taken=more)
    if not _long_enough(attempt, read, row, filled, now):
        return Result(final=False)
    larger = row is not None and row.contracts > filled
    return Result(final=True, told=_addition(row, filled) if row and larger else None, taken=more)


def may_be_larger(attempt: Attempt, read: FillsRead, row: Position | None) -> bool:
    """Whether a position holds more than the fills known so far, which may lack some."""
    larger = row is not None and row.contracts > max(read.contracts, attempt.filled)
    return larger and not _read_late(attempt, read)


def _long_enough(attempt: Attempt, read: FillsRead, row: Position | None, filled: Decimal, now: datetime) -> bool:
    """Whether nothing more can be learnt by waiting."""
    age = now - _filled_at(attempt)
    if row is None:
        return age > LOOKED_FOR
    if row.contracts > filled:
        return _read_late(attempt, read) or age > LOOKED_FOR
    return age > LISTS_LAG


def _read_late(attempt: Attempt, read: FillsRead) -> bool:
    """Whether the fills were read when none of them could be missing any more."""
    return read.refused is None and read.at - _filled_at(attempt) > LISTS_LAG


def _filled_at(attempt: Attempt) -> datetime:
    return attempt.updated_at or attempt.created_at


def _too_many(attempt: Attempt, fills: Mapping[str, Decimal], filled: Decimal) -> Reason | None:
    pair, size, ordered = str(attempt.pair), figure(filled), figure(attempt.request.sz)
    if len(fills) > 1:
        return Reason.of(Code.FILLED_TWICE, pair=pair, count=len(fills), filled=size, ordered=ordered)
    if filled > attempt.request.sz:
        return Reason.of(Code.FILLED_TOO_MUCH, pair=pair, filled=size, ordered=ordered)
    return None


def _too_dear(attempt: Attempt, filled: Decimal, taken: Decimal) -> Reason | None:
    meant = attempt.reserved * filled / attempt.request.sz
    if taken <= MOST_MARGIN * meant:
        return None
    return Reason.of(Code.MARGIN_TOO_LARGE, pair=str(attempt.pair), margin=taken, meant=meant)


def _addition(row: Position, filled: Decimal) -> Reason:
    return Reason.of(Code.POSITION_LARGER, pair=str(row.pair), contracts=figure(row.contracts), filled=figure(filled))


def _margin_reckoned(attempt: Attempt, filled: Decimal) -> Decimal:
    return attempt.margin_at(filled, attempt.avg_px or attempt.worst_px)


def _margin_shown(row: Position) -> Decimal:
    """The position's margin; that of a cross position follows the mark price, so it is taken back to the fill's."""
    margin = row.margin or ZERO
    if row.margin_mode is MarginMode.CROSS and row.avg_px and row.mark_px:
        return margin * row.avg_px / row.mark_px
    return margin
