"""What became of the orders that are not settled yet. The same path after a crash, a restart, a sleep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from pairguard_gui.core.check.journal_lines import held_for_second_copy, log_line
from pairguard_gui.core.check.orders.refusals import confirm_unlisted
from pairguard_gui.core.check.pair_faults import pinned
from pairguard_gui.core.judge.attempts import (
    FIRST_FILL_SEARCH,
    final_search_at,
    is_order_of,
    may_still_turn_up,
    moved_by_order,
    ours,
)
from pairguard_gui.core.judge.evidence import CLOCK_SLACK
from pairguard_gui.core.judge.sizing import SMALLEST
from pairguard_gui.core.state.account_state import AttemptState
from pairguard_gui.core.state.actions import ActionKind, ActionStatus
from pairguard_gui.core.state.changes import AttemptMoved, GapFilled
from pairguard_gui.core.values.errors import BadAnswer, CallRefused
from pairguard_gui.core.values.exchange_data import Order, Position
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
    """What a search for attempts brought, by attempt id.

    `orders` that were found, `absent` those whose client id OKX itself does not know, `refused` why one could not be
    asked for by name.
    """

    orders: dict[str, Order] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)
    refused: dict[str, Reason] = field(default_factory=dict)


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
        step = partial(_found, context, attempt, order) if order else partial(_missing, context, attempt, found)
        changes += pinned(context, attempt.pair, step, [])
    context.commit(*changes, *_second_copy(context, found.orders.values()))
    return not_found


def mark_never_placed(context: CheckContext, not_found: Mapping[str, bool], positions: Sequence[Position]) -> None:
    """Call those attempts never placed that were found nowhere, the positions read after the search included."""
    changes: list[Change] = []
    for attempt in context.state.attempts:
        if attempt.attempt_id in not_found:
            complete = not_found[attempt.attempt_id]
            if not _may_be_its_position(attempt, positions):
                changes += _never_placed(context, attempt)
            elif complete or context.now > attempt.exp_time + KNOWN_BY_NAME:
                changes += _filled_as_seen(context, replace(attempt, filled=attempt.request.sz))
    context.commit(*changes)


def _may_be_its_position(attempt: Attempt, positions: Sequence[Position]) -> bool:
    """Whether a position that began after the attempt may be its work: until the exchange proves otherwise it is.

    It then counts in every cap, wait and budget, though no list and no look-up knows the order.
    """
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
    ours_now = [a for a in attempts if a.cl_ord_id in by_id and is_order_of(a, by_id[a.cl_ord_id])]
    found.orders |= {a.attempt_id: by_id[a.cl_ord_id] for a in ours_now}


def _look_up(context: CheckContext, attempt: Attempt, found: Found) -> None:
    try:
        order = context.exchange.order(attempt.request.inst_id, attempt.cl_ord_id)
    except (CallRefused, BadAnswer) as refused:
        # Not an answer about this order: taken for "not found", it could end in a second one. The lists of the final
        # search still know an order whose instrument, or name, cannot be asked for.
        found.refused[attempt.attempt_id] = refused.reason
        return
    if order and is_order_of(attempt, order):
        found.orders[attempt.attempt_id] = order
    elif order is None:
        found.absent.add(attempt.attempt_id)


def _since(attempts: Iterable[Attempt]) -> datetime:
    return min(attempt.created_at for attempt in attempts) - FIRST_FILL_SEARCH


def _search_everywhere(context: CheckContext, late: list[Attempt], found: Found) -> dict[str, bool]:
    """Look for late attempts in every list; those found nowhere, with whether all that could show them was seen.

    A full list may hide an order: then only those count that OKX was asked for by name and does not know.
    """
    if not late or not context.affords(3):
        return {}
    try:
        page = context.exchange.recent_orders(_since(late))
        fills = context.exchange.fills(_since(late))
    except (CallRefused, BadAnswer):
        return {}  # without both lists nothing is called never placed; the pair goes on waiting, the others go on
    _take_listed(late, page.orders, found)
    seen = {fill.cl_ord_id for fill in fills.fills} | {row.cl_ord_id for row in page.odd + fills.odd}
    listed = page.complete and fills.complete
    missing = [a for a in late if a.attempt_id not in found.orders and a.cl_ord_id not in seen]
    return {a.attempt_id: listed for a in missing if listed or a.attempt_id in found.absent}


def _found(context: CheckContext, attempt: Attempt, order: Order) -> list[Change]:
    moved = moved_by_order(attempt, order, context.now)
    gap = context.state.gap(attempt.pair)
    if moved.state is AttemptState.ACCEPTED:
        context.recheck_in(1)
        as_before = attempt.state is AttemptState.ACCEPTED and attempt.filled == order.filled
        return [] if as_before else [moved]
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


def _missing(context: CheckContext, attempt: Attempt, found: Found) -> list[Change]:
    now = context.now
    gap = context.state.gap(attempt.pair)
    told = gap.waiting if gap and attempt.code else None
    reason = found.refused.get(attempt.attempt_id) or told or Reason.of(Code.UNKNOWN_ORDER, count=1)
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


def _filled_as_seen(context: CheckContext, attempt: Attempt) -> list[Change]:
    """An order that nobody knows any more, though a part of it was seen filled, or a position that it explains."""
    gap = context.state.gap(attempt.pair)
    line = log_line(
        context,
        ActionKind.REFILL,
        gap,
        pair=attempt.pair,
        gap_id=attempt.gap_id,
        status=ActionStatus.SUCCESS,
        size=attempt.filled,
        price=attempt.avg_px,
        cl_ord_id=attempt.cl_ord_id,
        ord_id=attempt.ord_id,
    )
    filled: list[Change] = [GapFilled(gap.gap_id, context.now)] if gap else []
    moved = AttemptMoved(attempt.attempt_id, AttemptState.FILLED, context.now, filled=attempt.filled)
    return [moved, *filled, line]


def _never_placed(context: CheckContext, attempt: Attempt) -> list[Change]:
    context.notes.reasons.pop(attempt.pair, None)
    context.recheck_in(1)
    if attempt.filled:
        return _filled_as_seen(context, attempt)
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
    gap = context.state.gap(attempt.pair)
    confirmed = confirm_unlisted(context, gap) if gap and attempt.code else ()
    return [AttemptMoved(attempt.attempt_id, state, context.now), line, *confirmed]
