"""An order of ours that this journal does not know: a restored backup, a lost file, an attempt given up too early."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.core.check.journal_lines import log_line
from pairguard_gui.core.judge.attempts import ORDER_TYPE, new_attempt
from pairguard_gui.core.judge.sizing import Size
from pairguard_gui.core.state.account_state import AttemptState, margin_at
from pairguard_gui.core.state.actions import ActionKind, ActionStatus
from pairguard_gui.core.state.changes import AttemptMoved, AttemptPlanned, GapFilled
from pairguard_gui.core.values.exchange_data import OrderRequest
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.check.check_context import CheckContext
    from pairguard_gui.core.judge.facts import Facts
    from pairguard_gui.core.state.account_state import Attempt, Gap
    from pairguard_gui.core.state.changes import Change
    from pairguard_gui.core.values.exchange_data import Order


def recover_order(context: CheckContext, gap: Gap, facts: Facts, order: Order) -> list[Change]:
    """What is to be committed for a gap that such an order has filled: it counts from the time it was made."""
    context.recheck_in(1)
    if not order.state.final:
        context.notes.reasons[gap.pair] = Reason.of(Code.UNKNOWN_ORDER, count=1)
        return []
    line = log_line(
        context,
        ActionKind.REFILL,
        gap,
        status=ActionStatus.SUCCESS,
        size=order.filled,
        price=order.avg_px,
        cl_ord_id=order.cl_ord_id,
        ord_id=order.ord_id,
        detail="found",
    )
    return [*_counted(context, gap, facts, order), GapFilled(gap.gap_id, order.u_time), line]


def _counted(context: CheckContext, gap: Gap, facts: Facts, order: Order) -> list[Change]:
    """As an attempt that filled, up to the cap and the budget: where those are reached nothing is opened anyway."""
    size = facts.size
    assert isinstance(size, Size)  # without a size the brakes stop the gap before its attempts are looked at
    px = order.avg_px or size.worst_px
    margin = margin_at(size.margin, size.contracts, size.worst_px, order.filled, px)
    reserved = min(margin, _left_of_budget(context, order))
    over_cap = len(context.state.spends(order.c_time)) >= context.state.rules.refill_cap(len(context.state.pairs))
    if over_cap or reserved < 0:
        return []
    attempt = _attempt(context, gap, order, px, reserved)
    filled = AttemptMoved(attempt.attempt_id, AttemptState.FILLED, context.now, order.ord_id, order.filled, px)
    return [AttemptPlanned(attempt), filled]


def _left_of_budget(context: CheckContext, order: Order) -> Decimal:
    return context.state.rules.budget(len(context.state.pairs)) - context.state.reserved(order.c_time)


def _attempt(context: CheckContext, gap: Gap, order: Order, px: Decimal, reserved: Decimal) -> Attempt:
    request = OrderRequest(
        inst_id=order.inst_id,
        margin_mode=gap.margin_mode,
        side=order.side,
        pos_side=order.pos_side,
        ord_type=ORDER_TYPE,
        sz=order.sz,
        px=px,
        cl_ord_id=order.cl_ord_id,
        tag=order.tag,
    )
    return new_attempt(
        gap,
        request,
        context.exchange.body(request),
        name=order.ord_id,
        reserved=reserved,
        worst_px=px,
        times=(order.c_time, order.c_time),
    )
