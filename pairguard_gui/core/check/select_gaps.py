"""Which of many missing pairs one check looks into, so that its requests suffice and each gets its turn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from pairguard_gui.core.check.check_context import AT_ONCE_S
from pairguard_gui.core.judge.evidence import recheck_delay_s
from pairguard_gui.core.values.exchange_data import EPOCH
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.check.check_context import CheckContext
    from pairguard_gui.core.judge.sight import Sight
    from pairguard_gui.core.state.account_state import Gap

NAMES_AT_ONCE = 10
"""OKX takes ten instruments in one read by name."""
MARKET_COST = 4
"""Instruments, leverage, and two for prices."""
ORDER_COST = 1
_PROOF_COST = 4
"""History, balance, orders, and one read by name."""


def name_requests(gaps: Sequence[Gap]) -> int:
    """How many requests a read of these gaps by name takes."""
    return -(-len({gap.pair.inst_id for gap in gaps}) // NAMES_AT_ONCE)


def facts_missing(context: CheckContext) -> int:
    """How many requests for orders and account are still to be made in this check."""
    return (context.orders is None) + (context.account_facts is None)


def select_gaps(context: CheckContext, sight: Sight, gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    """As many of them as this check can read by name and open; the others follow a moment later.

    What is proven comes before what is not: else more and more would be proven and nothing be opened. Otherwise the
    one that has waited longest is first.
    """
    if not gaps or not context.affords(_PROOF_COST):
        return ()
    candidates = [gap for gap in gaps if gap.proven and _rest_s(context, gap) <= 0] or gaps
    chosen = _that_fit(
        context,
        sight,
        sorted(candidates, key=lambda gap: (context.last_read_by_name.get(gap.pair, EPOCH), gap.opened_at)),
    )
    for gap in gaps:
        if gap not in chosen:
            _postpone(context, gap)
    return chosen


def _that_fit(context: CheckContext, sight: Sight, gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    evidence = 0 if all(gap.proven for gap in gaps) else 1 + (not sight.positions)
    spare = context.room - evidence - facts_missing(context) - MARKET_COST - ORDER_COST
    most = NAMES_AT_ONCE * min(max(spare, 1), 2)
    names: set[str] = set()
    chosen: list[Gap] = []
    for gap in gaps:
        if gap.pair.inst_id in names or len(names) < most:
            names.add(gap.pair.inst_id)
            chosen.append(gap)
    return tuple(chosen)


def _postpone(context: CheckContext, gap: Gap) -> None:
    context.recheck_in(max(_rest_s(context, gap), AT_ONCE_S))
    if gap.proven:
        context.notes.reasons.setdefault(gap.pair, Reason.of(Code.NEXT_BATCH))


def _rest_s(context: CheckContext, gap: Gap) -> float:
    """Seconds until a read of this gap by name can tell something new; none when it is still to be opened."""
    read_at = context.last_read_by_name.get(gap.pair)
    if read_at is None:
        return 0.0
    return recheck_delay_s(gap.absent_count) - (context.now - read_at) / timedelta(seconds=1)
