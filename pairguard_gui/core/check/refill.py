"""From proven gaps to orders in the making: judge, size, find the attempt that is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from pairguard_gui.core.check.believe_leverage import believe_leverage
from pairguard_gui.core.check.check_context import AT_ONCE_S
from pairguard_gui.core.check.journal_lines import gap_held, gap_stopped, log_line
from pairguard_gui.core.check.orders.recover_order import recover_order
from pairguard_gui.core.check.orders.send import Draft, commit_attempts, send
from pairguard_gui.core.check.pair_faults import pinned
from pairguard_gui.core.check.prove import facts_of
from pairguard_gui.core.check.select_gaps import ORDER_COST
from pairguard_gui.core.judge.absences import open_gaps
from pairguard_gui.core.judge.brakes import decisive, judge
from pairguard_gui.core.judge.sizing import SMALLEST, Size
from pairguard_gui.core.judge.verdict import Verdict
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.state.changes import GapWaits
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.check.check_context import CheckContext
    from pairguard_gui.core.judge.attempts import Walk
    from pairguard_gui.core.judge.facts import Facts
    from pairguard_gui.core.judge.market import Market
    from pairguard_gui.core.judge.sight import NamedSight, Sight
    from pairguard_gui.core.state.account_state import Gap
    from pairguard_gui.core.state.changes import Change


@dataclass(frozen=True, slots=True)
class Sights:
    """Both lists of a check: the full one, and the read by name after it."""

    listed: Sight
    named: NamedSight


def refill(context: CheckContext, sights: Sights, market: Market | None) -> None:
    """Open what is proven dead and was prepared for, one batch of one margin mode a check; the rest follows."""
    gaps = open_gaps(context.state, sights.listed)
    proven = [gap for gap in gaps if gap.proven and gap.pair in sights.named.absent]
    ready = [gap for gap in proven if pinned(context, gap.pair, partial(_may_go, context, sights, gap), default=False)]
    batch = [gap for gap in ready if market and gap.gap_id in market.walks]
    for gap in ready:
        if gap not in batch:
            _postpone(context, gap)
    drafts = _drafts(context, sights, batch, market) if market and batch else []
    if drafts and context.affords(ORDER_COST):
        send(context, commit_attempts(context, drafts))


def _postpone(context: CheckContext, gap: Gap) -> None:
    """It is this check's requests that do not reach for it: it comes first in the next, unless it has to wait."""
    if context.memory.order_splits.waits(gap.pair.inst_id, context.now):
        return
    context.notes.reasons[gap.pair] = Reason.of(Code.NEXT_BATCH)
    context.memory.last_read_by_name.pop(gap.pair, None)
    context.recheck_in(AT_ONCE_S)


def _may_go(context: CheckContext, sights: Sights, gap: Gap) -> bool:
    """Ask the brakes that need nothing more to be read, so that a stopped gap costs no further request."""
    judgements = judge(facts_of(context, sights.listed, gap, sights.named))
    context.notes.judgements[gap.pair] = judgements
    verdict = decisive(judgements)
    context.commit(*gap_stopped(context, gap, verdict))
    return verdict.verdict is Verdict.GO


def _drafts(context: CheckContext, sights: Sights, batch: Sequence[Gap], market: Market) -> list[Draft]:
    """Judge and size each gap; what may not go now is committed as waiting or held."""
    made = [pinned(context, gap.pair, partial(_draft, context, sights, gap, market), None) for gap in batch]
    return [draft for draft in made if draft]


def _draft(context: CheckContext, sights: Sights, gap: Gap, market: Market) -> Draft | None:
    """The order of one gap; None, with what stops it committed, when there is none to be sent now."""
    facts = market.seen_by(facts_of(context, sights.listed, gap, sights.named))
    judgements = judge(facts)
    context.notes.judgements[gap.pair] = judgements
    stopped = gap_stopped(context, gap, decisive(judgements)) or _watch_only(context, gap, facts)
    context.commit(*stopped)
    if stopped or gap.pair in context.notes.reasons:
        return None
    context.memory.backoffs.pop(gap.pair, None)
    context.commit(*believe_leverage(context, gap, facts))
    step = market.walks[gap.gap_id]
    context.commit(*_without_order(context, gap, facts, step))  # at once: the next one is counted on top of it
    return Draft(gap, facts, step.k) if step.k is not None and step.taken is None else None


def _watch_only(context: CheckContext, gap: Gap, facts: Facts) -> tuple[Change, ...]:
    """With the rule *watch only* the order is written down once instead of sent."""
    if not facts.rules.watch_only or not isinstance(facts.size, Size):
        return ()
    reason = Reason.of(Code.WATCH_ONLY)
    context.notes.reasons[gap.pair] = reason
    if gap.waiting == reason:
        return ()
    size = facts.size
    line = log_line(
        context,
        ActionKind.WOULD_REFILL,
        gap,
        margin=size.margin,
        size=size.contracts,
        price=size.px,
        reason=reason,
        detail=SMALLEST if size.smallest else "",
    )
    return (GapWaits(gap.gap_id, reason), line)


def _without_order(context: CheckContext, gap: Gap, facts: Facts, step: Walk) -> list[Change]:
    """An order that already filled this gap is adopted; when every digit is used up a person has to look."""
    if step.taken:
        return recover_order(context, gap, facts, step.taken)
    if step.free_at:
        return [*gap_held(context, gap, Brake.REFUSED, Reason.of(Code.IDS_USED, until=step.free_at))]
    return []
