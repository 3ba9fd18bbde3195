"""What became of the orders that are not settled yet. The same path after a crash, a restart, a sleep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pairguard_gui.core.check.journal_lines import held_for_second_copy, log_line
from pairguard_gui.core.judge.attempts import (
    FIRST_FILL_SEARCH,
    final_search_at,
    may_still_turn_up,
    moved_by_order,
    ours,
)
from pairguard_gui.core.judge.evidence import CLOCK_SLACK
from pairguard_gui.core.judge.sizing import SMALLEST
from pairguard_gui.core.state.account_state import AttemptState
from pairguard_gui.core.state.actions import ActionKind, ActionStatus
from pairguard_gui.core.state.changes import AttemptMoved, GapFilled
from pairguard_gui.core.values.errors import CallRefused
from pairguard_gui.core.values.placement import RefusalKind
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.check.check_context import CheckContext
    from pairguard_gui.core.state.account_state import Attempt, Gap
    from pairguard_gui.core.state.changes import Change
    from pairguard_gui.core.values.exchange_data import Order, Position

SINGLE_LOOK_UPS = 3
"""Up to so many orders are looked up one by one; more are searched in one list."""
KNOWN_BY_NAME = timedelta(minutes=10)
"""So long after its expiry an order that exists is known by its name, whatever lists hide."""


@dataclass(slots=True)
class Found:
    """What a search for attempts brought: orders by attempt id, and the attempts whose id OKX itself does not know."""

    orders: dict[str, Order] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)


def settle(context: CheckContext) -> Mapping[str, bool]:
    """Look up every unsettled attempt and commit what is known of it now.

    Returns the attempts that no look-up and no list knows a minute after their expiry, by id, with whether everything
    that could show them was seen: `mark_never_placed` has the last word, once the positions have been read.
    """
    attempts = context.state.attempts
    if not attempts:
        return {}
    found = find_orders(context, attempts)
    late = [a for a in attempts if a.attempt_id not in found.orders and context.now >= final_search_at(a)]
    not_found = _search_everywhere(context, late, found)
    changes: list[Change] = []
    for attempt in attempts:
        order = found.orders.get(attempt.attempt_id)
        changes += _found(context, attempt, order) if order else _missing(context, attempt)
    context.commit(*changes, *_second_copy(context, found.orders.values()))
    return not_found


def mark_never_placed(context: CheckContext, not_found: Mapping[str, bool], positions: Sequence[Position]) -> None:
    """Call those attempts never placed that were found nowhere, the positions read after the search included."""
    changes: list[Change] = []
    for attempt in context.state.attempts:
        if attempt.attempt_id in not_found:
            complete = not_found[attempt.attempt_id]
            if not _may_be_its_position(context, attempt, positions, search_was_complete=complete):
                changes += _never_placed(context, attempt)
    context.commit(*changes)


def _may_be_its_position(
    context: CheckContext, attempt: Attempt, positions: Sequence[Position], *, search_was_complete: bool
) -> bool:
    """Whether a position that began after the attempt may be its work.

    With every list complete, or long after any order must be known by its name, it is somebody else's.
    """
    if search_was_complete or context.now > attempt.exp_time + KNOWN_BY_NAME:
        return False
    began = attempt.created_at - CLOCK_SLACK
    return any(row.pair == attempt.pair and row.life.c_time >= began for row in positions)


def _second_copy(context: CheckContext, orders: Iterable[Order]) -> tuple[Change, ...]:
    """An order under the id of our attempt that another installation placed: the same death, seen by two."""
    tags = {order.tag for order in orders if ours(order)} - {context.installation}
    return held_for_second_copy(context, min(tags)) if tags and not context.state.hold else ()


def find_orders(context: CheckContext, attempts: Iterable[Attempt]) -> Found:
    """The orders the exchange knows of these attempts, and which attempts it answered it does not know."""
    attempts, found = tuple(attempts), Found()
    if len(attempts) <= SINGLE_LOOK_UPS:
        for attempt in attempts:
            _look_up(context, attempt, found)
        return found
    page = context.exchange.recent_orders(_since(attempts))
    _take_listed(attempts, page.orders, found)
    if not page.complete:
        hidden = sorted((a for a in attempts if a.attempt_id not in found.orders), key=final_search_at)
        for attempt in hidden[:SINGLE_LOOK_UPS]:
            _look_up(context, attempt, found)
    return found


def _take_listed(attempts: Iterable[Attempt], orders: Sequence[Order], found: Found) -> None:
    """Of several orders of one id the newest counts, as it does for a look-up; the list begins with the newest."""
    by_id = {order.cl_ord_id: order for order in reversed(orders)}
    found.orders |= {a.attempt_id: by_id[a.cl_ord_id] for a in attempts if a.cl_ord_id in by_id}


def _look_up(context: CheckContext, attempt: Attempt, found: Found) -> None:
    try:
        order = context.exchange.order(attempt.request.inst_id, attempt.cl_ord_id)
    except CallRefused as refused:
        if refused.kind is not RefusalKind.INSTRUMENT:
            raise  # not an answer about this order: taken for "not found", it could end in a second one
        # A delisted instrument cannot be asked for by name; the lists of the final search still know the order.
        return
    if order:
        found.orders[attempt.attempt_id] = order
    else:
        found.absent.add(attempt.attempt_id)


def _since(attempts: Iterable[Attempt]) -> datetime:
    return min(attempt.created_at for attempt in attempts) - FIRST_FILL_SEARCH


def _search_everywhere(context: CheckContext, late: list[Attempt], found: Found) -> dict[str, bool]:
    """Look for late attempts in every list; those found nowhere, with whether all that could show them was seen.

    A full list may hide an order: then only those count that OKX was asked for by name and does not know.
    """
    if not late or not context.affords(3):
        return {}
    page = context.exchange.recent_orders(_since(late))
    fills = context.exchange.fills(_since(late))
    _take_listed(late, page.orders, found)
    filled = {fill.cl_ord_id for fill in fills.fills}
    listed = page.complete and fills.complete
    missing = [a for a in late if a.attempt_id not in found.orders and a.cl_ord_id not in filled]
    return {a.attempt_id: listed for a in missing if listed or a.attempt_id in found.absent}


def _found(context: CheckContext, attempt: Attempt, order: Order) -> list[Change]:
    moved = moved_by_order(attempt, order, context.now)
    gap = context.state.gap(attempt.pair)
    if moved.state is AttemptState.ACCEPTED:
        context.recheck_in(1)
        return [moved] if attempt.state is not AttemptState.ACCEPTED else []
    if moved.state is AttemptState.CANCELLED:
        context.recheck_in(1)
        line = log_line(
            context,
            ActionKind.REFUSED,
            gap,
            pair=attempt.pair,
            status=ActionStatus.FAILED,
            reason=Reason.of(Code.ZERO_FILLS, nth=attempt.k + 1),
        )
        return [moved, line]
    context.recheck_in(1)
    changes: list[Change] = [moved]
    if gap:
        changes.append(GapFilled(gap.gap_id, order.u_time))
    return [*changes, _refill_line(context, attempt, order, gap)]


def _refill_line(context: CheckContext, attempt: Attempt, order: Order, gap: Gap | None) -> Change:
    px = order.avg_px or attempt.worst_px
    return log_line(
        context,
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
        nth=len(context.state.spends(context.now, attempt.pair)),
        cap=context.state.rules_of(attempt.pair).pair_cap,
        # Only the smallest lot may ever take more than the margin.
        detail=SMALLEST if attempt.reserved > context.state.rules_of(attempt.pair).margin_usdt else "",
    )


def _missing(context: CheckContext, attempt: Attempt) -> list[Change]:
    now = context.now
    reason = Reason.of(Code.UNKNOWN_ORDER, count=1)
    context.notes.reasons[attempt.pair] = reason
    turns_up = may_still_turn_up(attempt, now)
    context.recheck_in(2 if turns_up else max((final_search_at(attempt) - now) / timedelta(seconds=1), 5))
    if attempt.state is not AttemptState.SENT:
        return []
    line = log_line(
        context,
        ActionKind.UNKNOWN,
        context.state.gap(attempt.pair),
        pair=attempt.pair,
        status=ActionStatus.WAITING,
        reason=reason,
    )
    return [AttemptMoved(attempt.attempt_id, AttemptState.UNKNOWN, now), line]


def _never_placed(context: CheckContext, attempt: Attempt) -> list[Change]:
    context.notes.reasons.pop(attempt.pair, None)
    context.recheck_in(1)
    # An order that was accepted and is in no list any more was cancelled unfilled: OKX forgets those after 2 hours.
    accepted = attempt.state is AttemptState.ACCEPTED
    state = AttemptState.CANCELLED if accepted else AttemptState.NEVER_PLACED
    line = log_line(
        context,
        ActionKind.NEVER_PLACED,
        context.state.gap(attempt.pair),
        pair=attempt.pair,
        cl_ord_id=attempt.cl_ord_id,
    )
    return [AttemptMoved(attempt.attempt_id, state, context.now), line]
