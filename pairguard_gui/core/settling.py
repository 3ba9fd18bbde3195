"""What became of the orders that are not settled yet. The same path after a crash, a restart, a sleep."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from pairguard_gui.core.book import Attempt, AttemptState, Gap
from pairguard_gui.core.changes import AttemptMoved, Change, GapFilled
from pairguard_gui.core.events import ActionKind, ActionStatus
from pairguard_gui.core.look import Look
from pairguard_gui.core.model import Order
from pairguard_gui.core.orders import (
    FIRST_FILL_SEARCH,
    may_still_turn_up,
    moved_by_order,
    ours,
    second_look_at,
)
from pairguard_gui.core.ports import CallRefused, RefusalKind
from pairguard_gui.core.reason import Code, Reason
from pairguard_gui.core.sizing import SMALLEST

SINGLE_LOOK_UPS = 3
"""Up to so many orders are looked up one by one; more are searched in one list."""


def settle(look: Look) -> None:
    """Look up every unsettled attempt and commit what is known of it now."""
    attempts = look.book.attempts
    if not attempts:
        return
    found = find_orders(look, attempts)
    late = [a for a in attempts if a.attempt_id not in found and look.now >= second_look_at(a)]
    listed, gone = _second_look(look, late)
    found |= listed
    changes: list[Change] = []
    for attempt in attempts:
        order = found.get(attempt.attempt_id)
        changes += _found(look, attempt, order) if order else _missing(look, attempt, gone)
    look.write(*changes, *_rival(look, found.values()))


def _rival(look: Look, orders: Iterable[Order]) -> tuple[Change, ...]:
    """An order under the id of our attempt that another installation placed: the same death, seen by two."""
    tags = {order.tag for order in orders if ours(order)} - {look.installation}
    return look.hold_for_rival(min(tags)) if tags and not look.book.hold else ()


def find_orders(look: Look, attempts: Iterable[Attempt]) -> dict[str, Order]:
    """The orders the exchange knows of these attempts, by attempt id."""
    attempts = tuple(attempts)
    if len(attempts) <= SINGLE_LOOK_UPS:
        return {a.attempt_id: order for a in attempts if (order := _look_up(look, a))}
    page = look.exchange.recent_orders(_since(attempts))
    by_id = {order.cl_ord_id: order for order in page.orders}
    if not page.complete:
        hidden = [a for a in attempts if a.cl_ord_id not in by_id][:SINGLE_LOOK_UPS]
        by_id |= {a.cl_ord_id: order for a in hidden if (order := _look_up(look, a))}
    return {a.attempt_id: by_id[a.cl_ord_id] for a in attempts if a.cl_ord_id in by_id}


def _look_up(look: Look, attempt: Attempt) -> Order | None:
    try:
        return look.exchange.order(attempt.request.inst_id, attempt.cl_ord_id)
    except CallRefused as refused:
        if refused.kind is not RefusalKind.INSTRUMENT:
            raise  # not an answer about this order: taken for "not found", it could end in a second one
        # A delisted instrument cannot be asked for by name; the lists of the second look still know the order.
        return None


def _since(attempts: Iterable[Attempt]) -> datetime:
    return min(attempt.created_at for attempt in attempts) - FIRST_FILL_SEARCH


def _second_look(look: Look, late: list[Attempt]) -> tuple[dict[str, Order], set[str]]:
    """The last word on attempts no look-up knows: those the list of finished orders has, and those nothing knows."""
    if not late or not look.affords(2):
        return {}, set()
    page = look.exchange.recent_orders(_since(late))
    filled = {fill.cl_ord_id for fill in look.exchange.fills(_since(late))}
    by_id = {order.cl_ord_id: order for order in page.orders}
    listed = {a.attempt_id: by_id[a.cl_ord_id] for a in late if a.cl_ord_id in by_id}
    # A full list may hide an order, but those looked up by name in this check are really not there.
    sure = late if page.complete else late[:SINGLE_LOOK_UPS]
    return listed, {a.attempt_id for a in sure if a.attempt_id not in listed and a.cl_ord_id not in filled}


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


def _missing(look: Look, attempt: Attempt, gone: set[str]) -> list[Change]:
    now = look.now
    if attempt.attempt_id in gone:
        return _never_placed(look, attempt)
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
    look.again(1)
    # An order that was accepted and is in no list any more was cancelled unfilled: OKX forgets those after 2 hours.
    accepted = attempt.state is AttemptState.ACCEPTED
    state = AttemptState.CANCELLED if accepted else AttemptState.NEVER_PLACED
    line = look.line(
        ActionKind.NEVER_PLACED, look.book.gap(attempt.pair), pair=attempt.pair, cl_ord_id=attempt.cl_ord_id
    )
    return [AttemptMoved(attempt.attempt_id, state, look.now), line]
