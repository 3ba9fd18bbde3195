"""From proven gaps to orders: judge, size, write, send, and take down what the answers prove."""

from __future__ import annotations

from collections.abc import Sequence

from pairguard_gui.core.check.check_context import CheckContext
from pairguard_gui.core.check.draft import Draft, stop
from pairguard_gui.core.check.prove import facts_of, open_gaps
from pairguard_gui.core.check.recover_order import taken
from pairguard_gui.core.check.select_gaps import ORDER_COST
from pairguard_gui.core.check.send import commit, send
from pairguard_gui.core.judge.attempts import Walk
from pairguard_gui.core.judge.brakes import decisive, judge
from pairguard_gui.core.judge.facts import Facts
from pairguard_gui.core.judge.market import Market
from pairguard_gui.core.judge.sizing import SMALLEST, Size
from pairguard_gui.core.judge.verdict import Verdict
from pairguard_gui.core.state.account_state import Brake, Gap, Hold
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.state.changes import Change, GapWaits
from pairguard_gui.core.values.reason import Code, Reason


def refill(context: CheckContext) -> None:
    """Open what is proven dead and was prepared for, one batch of one margin mode a check; the rest follows."""
    proven = [gap for gap in open_gaps(context) if gap.proven and gap.pair in context.confirmed]
    ready = [gap for gap in proven if _may_go(context, gap)]
    market = context.market
    batch = [gap for gap in ready if market and gap.gap_id in market.walks]
    for gap in ready:
        if gap not in batch:
            _next_time(context, gap)
    drafts = _drafts(context, batch, market) if market and batch else []
    if drafts and context.affords(ORDER_COST):
        send(context, commit(context, drafts))


def _next_time(context: CheckContext, gap: Gap) -> None:
    """It is this check's requests that do not reach for it: it comes first in the next."""
    context.reasons[gap.pair] = Reason.of(Code.NEXT_BATCH)
    context.last_read_by_name.pop(gap.pair, None)
    context.again(0.2)


def _may_go(context: CheckContext, gap: Gap) -> bool:
    """Ask the brakes that need nothing more to be read, so that a stopped gap costs no further request."""
    judgements = judge(facts_of(context, gap))
    context.judgements[gap.pair] = judgements
    verdict = decisive(judgements)
    context.write(*stop(context, gap, verdict))
    return verdict.verdict is Verdict.GO


def _drafts(context: CheckContext, batch: Sequence[Gap], market: Market) -> list[Draft]:
    """Judge and size each gap; what may not go now is committed as waiting or held."""
    drafts: list[Draft] = []
    changes: list[Change] = []
    for gap in batch:
        facts = market.seen_by(facts_of(context, gap))
        judgements = judge(facts)
        context.judgements[gap.pair] = judgements
        stopped = stop(context, gap, decisive(judgements)) or _watch_only(context, gap, facts)
        changes += stopped
        if not stopped and gap.pair not in context.reasons:
            step = market.walks[gap.gap_id]
            context.write(*_walked(context, gap, facts, step))  # at once: the next one is counted on top of it
            if step.k is not None and step.taken is None:
                drafts.append(Draft(gap, facts, step.k, market.leverages[gap.pair]))
    context.write(*changes)
    return drafts


def _watch_only(context: CheckContext, gap: Gap, facts: Facts) -> tuple[Change, ...]:
    """With the rule *watch only* the order is written down once instead of sent."""
    if not facts.rules.watch_only or not isinstance(facts.size, Size):
        return ()
    reason = Reason.of(Code.WATCH_ONLY)
    context.reasons[gap.pair] = reason
    if gap.waiting == reason:
        return ()
    size = facts.size
    line = context.line(
        ActionKind.WOULD_REFILL,
        gap,
        margin=size.margin,
        size=size.contracts,
        price=size.px,
        reason=reason,
        detail=SMALLEST if size.smallest else "",
    )
    return (GapWaits(gap.gap_id, reason), line)


def _walked(context: CheckContext, gap: Gap, facts: Facts, step: Walk) -> list[Change]:
    """An order that already filled this gap is adopted; when every digit is used up a person has to look."""
    if step.taken:
        return taken(context, gap, facts, step.taken)
    if step.free_at:
        reason = Reason.of(Code.IDS_USED, until=step.free_at)
        return [*context.hold(gap, Hold(Brake.REFUSED, reason, context.now))]
    return []
