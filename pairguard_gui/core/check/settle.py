"""What became of the orders that are not settled yet. The same path after a crash, a restart, a sleep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pairguard_gui.core.check.check_context import Look
from pairguard_gui.core.judge.attempts import (
    FIRST_FILL_SEARCH,
    may_still_turn_up,
    moved_by_order,
    ours,
    second_look_at,
)
from pairguard_gui.core.judge.evidence import CLOCK_SLACK
from pairguard_gui.core.judge.sizing import SMALLEST
from pairguard_gui.core.state.account_state import Attempt, AttemptState, Gap
from pairguard_gui.core.state.actions import ActionKind, ActionStatus
from pairguard_gui.core.state.changes import AttemptMoved, Change, GapFilled
from pairguard_gui.core.values.errors import CallRefused
from pairguard_gui.core.values.exchange_data import Order
from pairguard_gui.core.values.placement import RefusalKind
from pairguard_gui.core.values.reason import Code, Reason

SINGLE_LOOK_UPS = 3
"""Up to so many orders are looked up one by one; more are searched in one list."""
KNOWN_BY_NAME = timedelta(minutes=10)
"""So long after its expiry an order that exists is known by its name, whatever lists hide."""


@dataclass(slots=True)
class Found:
    """What a search for attempts brought: orders by attempt id, and the attempts whose id OKX itself does not know."""

    orders: dict[str, Order] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)


def settle(look: Look) -> None:
    """Look up every unsettled attempt and commit what is known of it now.

    Attempts that no look-up and no list knows a minute after their expiry are left in `look.nowhere`: `bury` has the
    last word, once the positions of this check have been read.
    """
    attempts = look.book.attempts
    if not attempts:
        return
    found = find_orders(look, attempts)
    late = [a for a in attempts if a.attempt_id not in found.orders and look.now >= second_look_at(a)]
    look.nowhere = _second_look(look, late, found)
    changes: list[Change] = []
    for attempt in attempts:
        order = found.orders.get(attempt.attempt_id)
        changes += _found(look, attempt, order) if order else _missing(look, attempt)
    look.write(*changes, *_rival(look, found.orders.values()))


def bury(look: Look) -> None:
    """Call those attempts never placed that are nowhere, the positions read after the search included."""
    look.write(*(change for one in _buried(look) for change in _never_placed(look, one)))


def _buried(look: Look) -> list[Attempt]:
    nowhere = look.nowhere
    return [a for a in look.book.attempts if a.attempt_id in nowhere and not _may_be_its_position(look, a, nowhere)]


def _may_be_its_position(look: Look, attempt: Attempt, nowhere: Mapping[str, bool]) -> bool:
    """Whether a position that began after the attempt may be its work.

    With every list complete, or long after any order must be known by its name, it is somebody else's.
    """
    if nowhere[attempt.attempt_id] or look.now > attempt.exp_time + KNOWN_BY_NAME:
        return False
    began = attempt.created_at - CLOCK_SLACK
    return any(row.pair == attempt.pair and row.life.c_time >= began for row in look.positions)


def _rival(look: Look, orders: Iterable[Order]) -> tuple[Change, ...]:
    """An order under the id of our attempt that another installation placed: the same death, seen by two."""
    tags = {order.tag for order in orders if ours(order)} - {look.installation}
    return look.hold_for_rival(min(tags)) if tags and not look.book.hold else ()


def find_orders(look: Look, attempts: Iterable[Attempt]) -> Found:
    """The orders the exchange knows of these attempts, and which attempts it answered it does not know."""
    attempts, found = tuple(attempts), Found()
    if len(attempts) <= SINGLE_LOOK_UPS:
        for attempt in attempts:
            _look_up(look, attempt, found)
        return found
    page = look.exchange.recent_orders(_since(attempts))
    _take_listed(attempts, page.orders, found)
    if not page.complete:
        hidden = sorted((a for a in attempts if a.attempt_id not in found.orders), key=second_look_at)
        for attempt in hidden[:SINGLE_LOOK_UPS]:
            _look_up(look, attempt, found)
    return found


def _take_listed(attempts: Iterable[Attempt], orders: Sequence[Order], found: Found) -> None:
    """Of several orders of one id the newest counts, as it does for a look-up; the list begins with the newest."""
    by_id = {order.cl_ord_id: order for order in reversed(orders)}
    found.orders |= {a.attempt_id: by_id[a.cl_ord_id] for a in attempts if a.cl_ord_id in by_id}


def _look_up(look: Look, attempt: Attempt, found: Found) -> None:
    try:
        order = look.exchange.order(attempt.request.inst_id, attempt.cl_ord_id)
    except CallRefused as refused:
        if refused.kind is not RefusalKind.INSTRUMENT:
            raise  # not an answer about this order: taken for "not found", it could end in a second one
        # A delisted instrument cannot be asked for by name; the lists of the second look still know the order.
        return
    if order:
        found.orders[attempt.attempt_id] = order
    else:
        found.absent.add(attempt.attempt_id)


def _since(attempts: Iterable[Attempt]) -> datetime:
    return min(attempt.created_at for attempt in attempts) - FIRST_FILL_SEARCH


def _second_look(look: Look, late: list[Attempt], found: Found) -> dict[str, bool]:
    """Look for late attempts in every list. Those that are nowhere, with whether all that could show them was seen.

    A full list may hide an order: then only those count that OKX was asked for by name and does not know.
    """
    if not late or not look.affords(3):
        return {}
    page = look.exchange.recent_orders(_since(late))
    fills = look.exchange.fills(_since(late))
    _take_listed(late, page.orders, found)
    filled = {fill.cl_ord_id for fill in fills.fills}
    listed = page.complete and fills.complete
    missing = [a for a in late if a.attempt_id not in found.orders and a.cl_ord_id not in filled]
    return {a.attempt_id: listed for a in missing if listed or a.attempt_id in found.absent}


def _found(look: Look, attempt: Attempt, order: Order) -> list[Change]:
    moved = moved_by_order(attempt, order, look.now)
    gap = look.book.gap(attempt.pair)
    if moved.state is AttemptState.ACCEPTED:
        look.again(1)
        return [moved] if attempt.state is not AttemptState.ACCEPTED else []
    if moved.state is AttemptState.CANCELLED:
        look.again(1)
        line = look.line(
            ActionKind.REFUSED,
            gap,
            pair=attempt.pair,
            status=ActionStatus.FAILED,
            reason=Reason.of(Code.ZERO_FILLS, nth=attempt.k + 1),
        )
        return [moved, line]
    look.again(1)
    changes: list[Change] = [moved]
    if gap:
        changes.append(GapFilled(gap.gap_id, order.u_time))
    return [*changes, _refill_line(look, attempt, order, gap)]


def _refill_line(look: Look, attempt: Attempt, order: Order, gap: Gap | None) -> Change:
    px = order.avg_px or attempt.worst_px
    return look.line(
        ActionKind.REFILL,
        gap,
        pair=attempt.pair,
        gap_id=attempt.gap_id,
        status=ActionStatus.SUCCESS,
        margin=attempt.margin_at(order.filled, px),
        size=order.filled,
        price=px,
        cl_ord_id=attempt.cl_ord_id,
        ord_id=order.ord_id,
        nth=len(look.book.spends(look.now, attempt.pair)),
        cap=look.book.rules_of(attempt.pair).pair_cap,
        # Only the smallest lot may ever take more than the margin.
        detail=SMALLEST if attempt.reserved > look.book.rules_of(attempt.pair).margin_usdt else "",
    )


def _missing(look: Look, attempt: Attempt) -> list[Change]:
    now = look.now
    reason = Reason.of(Code.UNKNOWN_ORDER, count=1)
    look.reasons[attempt.pair] = reason
    turns_up = may_still_turn_up(attempt, now)
    look.again(2 if turns_up else max((second_look_at(attempt) - now) / timedelta(seconds=1), 5))
    if attempt.state is not AttemptState.SENT:
        return []
    line = look.line(
        ActionKind.UNKNOWN,
        look.book.gap(attempt.pair),
        pair=attempt.pair,
        status=ActionStatus.WAITING,
        reason=reason,
    )
    return [AttemptMoved(attempt.attempt_id, AttemptState.UNKNOWN, now), line]


def _never_placed(look: Look, attempt: Attempt) -> list[Change]:
    look.reasons.pop(attempt.pair, None)
    look.again(1)
    # An order that was accepted and is in no list any more was cancelled unfilled: OKX forgets those after 2 hours.
    accepted = attempt.state is AttemptState.ACCEPTED
    state = AttemptState.CANCELLED if accepted else AttemptState.NEVER_PLACED
    line = look.line(
        ActionKind.NEVER_PLACED, look.book.gap(attempt.pair), pair=attempt.pair, cl_ord_id=attempt.cl_ord_id
    )
    return [AttemptMoved(attempt.attempt_id, state, look.now), line]
