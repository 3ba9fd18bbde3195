"""An attempt's identity and what the exchange's answers prove about it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.core.state.account_state import Attempt, AttemptState
from pairguard_gui.core.state.changes import AttemptMoved
from pairguard_gui.core.values.exchange_data import EPOCH, Side
from pairguard_gui.core.values.pair import PosSide
from pairguard_gui.core.values.placement import Accepted, Rejected

if TYPE_CHECKING:
    from pairguard_gui.core.state.account_state import Gap
    from pairguard_gui.core.values.exchange_data import Life, MarginMode, Order, OrderRequest
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.placement import Placement

ID_PREFIX = "PG"
GAP_ID_LENGTH = 28
DIGITS = "0123456789"
ORDER_TYPE = "ioc"
"""OKX `ordType`: a limit order that fills at once inside its price band and never rests."""

UNFILLED_KEPT = timedelta(hours=2)
"""OKX knows a cancelled order without a fill for so long; then its id can be used again."""
EXPIRY = timedelta(seconds=5)
"""An order is void when OKX's clock is later than this after it was sent (`expTime`)."""
LOOK_UP_MARGIN = timedelta(seconds=15)
"""For so long after its expiry an order not found may still turn up."""
FINAL_SEARCH_AFTER = timedelta(seconds=60)
"""So long after its expiry orders-history, fills and positions have the last word."""
FIRST_FILL_SEARCH = timedelta(seconds=30)
"""How far before the attempt's own time the lists are searched, for clocks that differ."""


def gap_id(uid: str, pair: Pair, margin_mode: MarginMode, life: Life) -> str:
    """The name of one death, the same on every machine that looks at the account: 28 of `A-Z2-7`."""
    millis = round((life.c_time - EPOCH) / timedelta(milliseconds=1))
    text = "|".join([uid, pair.inst_id, margin_mode, pair.pos_side, life.pos_id, str(millis)])
    digest = hashlib.sha256(text.encode()).digest()
    return base64.b32encode(digest).decode()[:GAP_ID_LENGTH]


def client_order_id(gap: str, k: int) -> str:
    """`clOrdId` of the k-th attempt at a gap: OKX allows 32 letters and digits, nothing else."""
    return f"{ID_PREFIX}{gap}{DIGITS[k]}"


def ours(order: Order) -> bool:
    """Whether some PairGuard placed that order."""
    return order.cl_ord_id.startswith(ID_PREFIX) and order.tag.startswith(ID_PREFIX)


def opening_side(pos_side: PosSide) -> Side:
    """The order side that opens a position of that direction."""
    return Side.BUY if pos_side is PosSide.LONG else Side.SELL


@dataclass(frozen=True, slots=True)
class Walk:
    """Where the attempts at a gap stand at the exchange: the next free digit, or an order that is already there.

    `k` is None when every digit is used up; `free_at` then says when OKX forgets the first of these orders.
    """

    k: int | None
    taken: Order | None = None
    free_at: datetime | None = None


def walk(gap: str, find: Callable[[str], Order | None]) -> Walk:
    """Ask the exchange, not a counter, which attempt is next.

    `find` gives the order of a client id, None when the exchange knows none. Only a final order without any fill
    lets the digit move on: so a restored backup or a second machine comes to the same id.
    """
    ended: list[datetime] = []
    for k in range(len(DIGITS)):
        order = find(client_order_id(gap, k))
        if order is None:
            return Walk(k)
        if order.filled or not order.state.final:
            return Walk(k, order)
        ended.append(order.u_time)
    return Walk(None, free_at=min(ended) + UNFILLED_KEPT)


def new_attempt(
    gap: Gap,
    request: OrderRequest,
    body: str,
    *,
    name: str,
    reserved: Decimal,
    worst_px: Decimal,
    times: tuple[datetime, datetime],
) -> Attempt:
    """The attempt that a request is: `body` is its JSON, `name` tells attempts of one client id apart.

    `reserved` is the margin in USDT at `worst_px`, `times` are when it was made and when it is void, by the exchange's
    clock. The client id's last digit says which attempt at the gap it is.
    """
    created_at, exp_time = times
    return Attempt(
        attempt_id=f"{request.cl_ord_id}-{name}",
        gap_id=gap.gap_id,
        pair=gap.pair,
        k=DIGITS.index(request.cl_ord_id[-1]),
        request=request,
        body=body,
        exp_time=exp_time,
        reserved=reserved,
        worst_px=worst_px,
        created_at=created_at,
    )


def moved_by_order(attempt: Attempt, order: Order, now: datetime) -> AttemptMoved:
    """What a found order proves. Accepted is not filled; a part filled and the rest cancelled is a fill."""
    if not order.state.final:
        state = AttemptState.ACCEPTED
    elif order.filled:
        state = AttemptState.FILLED
    else:
        state = AttemptState.CANCELLED
    return AttemptMoved(attempt.attempt_id, state, now, order.ord_id, order.filled, order.avg_px)


def moved_by_placement(attempt: Attempt, placement: Placement, now: datetime) -> AttemptMoved:
    """What the answer to the order request proves: taken, refused, or nothing at all."""
    if isinstance(placement, Accepted) and placement.ord_id and placement.cl_ord_id == attempt.cl_ord_id:
        return AttemptMoved(attempt.attempt_id, AttemptState.ACCEPTED, now, placement.ord_id)
    if isinstance(placement, Rejected) and placement.cl_ord_id == attempt.cl_ord_id:
        return AttemptMoved(attempt.attempt_id, AttemptState.REJECTED, now, code=placement.code)
    return AttemptMoved(attempt.attempt_id, AttemptState.UNKNOWN, now)


def may_still_turn_up(attempt: Attempt, now: datetime) -> bool:
    """Whether an order that cannot be found may exist all the same, by the exchange's clock."""
    return now <= attempt.exp_time + LOOK_UP_MARGIN


def final_search_at(attempt: Attempt) -> datetime:
    """When an order that was not found is looked for a last time, in every list."""
    return attempt.exp_time + FINAL_SEARCH_AFTER
