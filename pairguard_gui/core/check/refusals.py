"""What follows when OKX refuses an order: a later try, or a hold for a person, by what the code means."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from pairguard_gui.core.check.journal_lines import gap_held, log_line
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.state.actions import ActionKind, ActionStatus
from pairguard_gui.core.state.changes import GapWaits
from pairguard_gui.core.values.placement import RefusalKind
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.check.check_context import CheckContext
    from pairguard_gui.core.state.account_state import Attempt, Gap
    from pairguard_gui.core.state.changes import Change
    from pairguard_gui.core.values.placement import Rejected

WAITS: Mapping[RefusalKind, tuple[Code, timedelta]] = {
    RefusalKind.MONEY: (Code.MONEY, timedelta(hours=1)),
    RefusalKind.PRICE: (Code.PRICE_APART, timedelta(seconds=10)),
    RefusalKind.EXPIRED: (Code.CLOCK_OFF, timedelta(seconds=10)),
    RefusalKind.RATE: (Code.RATE_LIMITED, timedelta(seconds=5)),
    RefusalKind.BLOCKED: (Code.ACCOUNT_BLOCKED, timedelta(minutes=5)),
    RefusalKind.SUSPENDED: (Code.ORDER_REFUSED, timedelta(minutes=10)),
    RefusalKind.DENIED: (Code.NO_PERMISSION, timedelta(minutes=5)),
}
"""The first wait; each further refusal of the same kind doubles it, up to `LONGEST_WAIT` or the first if longer."""
LONGEST_WAIT = timedelta(minutes=10)
MOST_PRICE_REFUSALS = 12
"""After so many refused prices in a row, about an hour of them, a person looks."""
HOLDS: Mapping[RefusalKind, tuple[Brake, Code]] = {
    RefusalKind.INSTRUMENT: (Brake.DELISTING, Code.DELISTING),
    RefusalKind.MARGIN_MODE: (Brake.MARGIN_MODE, Code.MARGIN_MODE_REFUSED),
    RefusalKind.MODE: (Brake.MODE, Code.UNSUPPORTED_ACCOUNT),
}


def follow_refusal(context: CheckContext, gap: Gap, attempt: Attempt, placement: Rejected) -> list[Change]:
    """A refusal is certain: wait and try again, or hold for a person, by what the code means."""
    words = {"okx_code": placement.code, "message": placement.message}
    line = log_line(
        context,
        ActionKind.REFUSED,
        gap,
        status=ActionStatus.FAILED,
        reason=Reason.of(Code.ORDER_REFUSED, **words),
        cl_ord_id=attempt.cl_ord_id,
    )
    if placement.kind in WAITS:
        return [line, *_later(context, gap, placement.kind, words)]
    brake, code = HOLDS.get(placement.kind, (Brake.REFUSED, Code.ORDER_REFUSED))
    return [line, *_held(context, gap, brake, Reason.of(code, state="refused", what=placement.code, **words))]


def times_refused(gap: Gap, code: Code) -> int:
    """How often in a row an order of this gap was refused for that reason."""
    nth = gap.waiting.param("nth") if gap.waiting and gap.waiting.code is code else None
    return nth if isinstance(nth, int) else 0


def wait_s(kind: RefusalKind, nth: int) -> float:
    """Seconds to the next try after the n-th refusal in a row."""
    first = WAITS[kind][1]
    doubled: timedelta = first * 2 ** min(nth - 1, 10)
    return min(doubled, max(first, LONGEST_WAIT)).total_seconds()


def _later(context: CheckContext, gap: Gap, kind: RefusalKind, words: Mapping[str, str]) -> tuple[Change, ...]:
    code = WAITS[kind][0]
    nth = times_refused(gap, code) + 1
    if kind is RefusalKind.PRICE and nth >= MOST_PRICE_REFUSALS:
        return _held(context, gap, Brake.PRICE, Reason.of(Code.PRICE_REFUSED, count=nth, **words))
    seconds = wait_s(kind, nth)
    until = context.now + timedelta(seconds=seconds)
    context.recheck_in(seconds)
    reason = Reason.of(code, until=until, nth=nth, **words)
    context.notes.reasons[gap.pair] = reason
    return (GapWaits(gap.gap_id, reason, until),)


def _held(context: CheckContext, gap: Gap, brake: Brake, reason: Reason) -> tuple[Change, ...]:
    context.notes.reasons[gap.pair] = reason
    return (GapWaits(gap.gap_id, reason), *gap_held(context, gap, brake, reason))
