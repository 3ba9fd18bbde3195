"""An order of ours that this journal does not know: a restored backup, a lost file, an attempt given up too early."""

from __future__ import annotations

from decimal import Decimal

from pairguard_gui.core.check.check_context import CheckContext
from pairguard_gui.core.judge.facts import Facts
from pairguard_gui.core.judge.sizing import Size
from pairguard_gui.core.state.account_state import Attempt, AttemptState, Gap
from pairguard_gui.core.state.actions import ActionKind, ActionStatus
from pairguard_gui.core.state.changes import AttemptMoved, AttemptPlanned, Change, GapFilled
from pairguard_gui.core.values.exchange_data import Order, OrderRequest
from pairguard_gui.core.values.reason import Code, Reason


def taken(context: CheckContext, gap: Gap, facts: Facts, order: Order) -> list[Change]:
    """It has filled the gap, and counts like every other refill from the time it was made."""
    context.again(1)
    if not order.state.final:
        context.reasons[gap.pair] = Reason.of(Code.UNKNOWN_ORDER, count=1)
        return []
    line = context.line(
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
    margin = size.margin * order.filled / size.contracts * px / size.worst_px
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
        ord_type="ioc",
        sz=order.sz,
        px=px,
        cl_ord_id=order.cl_ord_id,
        tag=order.tag,
    )
    return Attempt(
        attempt_id=f"{order.cl_ord_id}-{order.ord_id}",
        gap_id=gap.gap_id,
        pair=gap.pair,
        k=int(order.cl_ord_id[-1]),
        request=request,
        body=context.exchange.body(request),
        exp_time=order.c_time,
        reserved=reserved,
        worst_px=px,
        created_at=order.c_time,
    )
