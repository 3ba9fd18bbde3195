"""Only for pairs that look missing: ask the history, read by name, and commit what is proven or contradicted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from pairguard_gui.core.check.journal_lines import gap_held, gap_waits, log_line, proofs_so_far
from pairguard_gui.core.check.orders.unlisted_refills import follow_unlisted_refill
from pairguard_gui.core.check.pair_faults import pinned
from pairguard_gui.core.check.read_by_name import read_by_name
from pairguard_gui.core.check.read_history import read_history, read_orders
from pairguard_gui.core.check.select_gaps import (
    MARKET_COST,
    ORDER_COST,
    facts_missing,
    name_requests,
    select_gaps,
)
from pairguard_gui.core.judge.absences import open_gaps
from pairguard_gui.core.judge.brakes import decisive, judge
from pairguard_gui.core.judge.evidence import (
    CLOCK_SLACK,
    RECHECK_DELAYS_S,
    Evidence,
    Proven,
    Unproven,
    cause_of,
    closing_order,
    prove,
    recheck_delay_s,
)
from pairguard_gui.core.judge.facts import Facts
from pairguard_gui.core.judge.verdict import Verdict
from pairguard_gui.core.state.account_state import GapState, Proof
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.state.changes import AbsenceCounted, GapProven
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import Answer

if TYPE_CHECKING:
    from pairguard_gui.core.check.check_context import CheckContext
    from pairguard_gui.core.judge.market import Market
    from pairguard_gui.core.judge.sight import NamedSight, Sight
    from pairguard_gui.core.state.account_state import Gap
    from pairguard_gui.core.state.changes import Change
    from pairguard_gui.core.values.exchange_data import ClosedPosition


@dataclass(frozen=True, slots=True)
class EvidenceCase:
    """What one check looks into: gaps, what the history says, and whether margin in use contradicts an empty list."""

    gaps: tuple[Gap, ...]
    history: tuple[ClosedPosition, ...]
    margin_veto: bool


def facts_of(context: CheckContext, sight: Sight, gap: Gap, named: NamedSight | None = None) -> Facts:
    """What the brakes may know before anything more is read; `named` once the pair was read by name."""
    return Facts(
        now=context.now,
        wall=context.clock.now(),
        listed_at=sight.listed_at,
        state=context.state,
        gap=gap,
        rules=context.state.rules_of(gap.pair),
        halted=context.halted(),
        blocked=context.blocked(gap.pair),
        by_name_at=named.at if named else None,
        positions=sight.positions + (named.positions if named else ()),
    )


def collect_evidence(context: CheckContext, sight: Sight) -> EvidenceCase | None:
    """Choose the gaps of this check and ask the history, and the margin in use when the list was empty."""
    gaps = select_gaps(context, sight, _worth_reading_now(context, sight))
    if not gaps:
        return None
    unrecorded = [gap for gap in gaps if not gap.recorded or gap.state is GapState.FILLED]
    history = read_history(context, sight, unrecorded)
    veto = _margin_in_use(context) if not sight.positions and unrecorded else False
    return EvidenceCase(gaps, history, veto)


def _worth_reading_now(context: CheckContext, sight: Sight) -> list[Gap]:
    gaps = open_gaps(context.state, sight)
    return [
        gap for gap in gaps if pinned(context, gap.pair, partial(_worth_reading, context, sight, gap), default=False)
    ]


def _worth_reading(context: CheckContext, sight: Sight, gap: Gap) -> bool:
    """Whether a gap is unproven, or proven and no brake says wait until later; what waits is written down."""
    now, inst_id = context.now, gap.pair.inst_id
    refusal = context.memory.read_splits.waits(inst_id, now) or context.memory.order_splits.waits(inst_id, now)
    if refusal:
        context.commit(*gap_waits(context, gap, refusal.reason, refusal.until))
        return False
    if gap.unproven:
        return True
    if gap.state is GapState.FILLED:
        return _overdue(context, gap)
    backoff = context.memory.backoffs.get(gap.pair)
    if backoff and backoff.until > now and backoff.rules == context.state.rules_of(gap.pair):
        context.commit(*gap_waits(context, gap, gap.waiting or Reason.of(Code.LOOKING_AGAIN), backoff.until))
        return False
    judgements = judge(facts_of(context, sight, gap))
    verdict = decisive(judgements)
    if verdict.verdict is Verdict.WAIT and verdict.reason:
        context.notes.judgements[gap.pair] = judgements
        context.commit(*gap_waits(context, gap, verdict.reason, verdict.until))
    return verdict.verdict is not Verdict.WAIT


def _overdue(context: CheckContext, gap: Gap) -> bool:
    """Whether a refill that filled should be in the list by now: a position may come a moment after its fill."""
    if gap.filled_at is None or context.now - gap.filled_at > CLOCK_SLACK:
        return True
    context.recheck_in(2)
    return False


def _margin_in_use(context: CheckContext) -> bool:
    """W4: an empty list while margin is in use is a wrong list."""
    context.balance = context.exchange.balance()
    used = context.balance.margin_in_use
    return used is None or used > 0


def likely_gaps(context: CheckContext, sight: Sight, case: EvidenceCase) -> list[Gap]:
    """The gaps that may be opened in this check unless the read by name shows them, as they will be by then."""
    unproven = [gap for gap in case.gaps if gap.unproven]
    doubt = Unproven(Reason.of(Code.BUG, error=""))
    found = {
        gap.pair: pinned(context, gap.pair, partial(_weighed, context, gap, None, case), doubt) for gap in unproven
    }
    likely = [gap for gap in case.gaps if gap.proven or isinstance(found.get(gap.pair), Proven)]
    by_name = name_requests(case.gaps)
    if not likely or not context.affords((context.orders is None) + by_name):
        return []
    pages = context.room - facts_missing(context) - MARKET_COST - by_name - ORDER_COST - 1
    read_orders(context, min(gap.absent_since for gap in likely), more_pages=pages)
    gaps = [_as_it_will_be(context, gap, found.get(gap.pair)) for gap in likely]
    return [gap for gap in gaps if decisive(judge(facts_of(context, sight, gap))).verdict is Verdict.GO]


def _as_it_will_be(context: CheckContext, gap: Gap, found: Proven | Unproven | None) -> Gap:
    if not isinstance(found, Proven):
        return gap
    proven = _gap_proven(context, gap, found)
    return replace(
        gap,
        state=GapState.PROVEN,
        proofs=proven.proofs,
        cause=proven.cause,
        cause_detail=proven.cause_detail,
        died_at=proven.died_at,
    )


def prove_by_name(context: CheckContext, sight: Sight, case: EvidenceCase, market: Market | None) -> NamedSight:
    """Read by name, the last thing before an order, and commit what is proven by that or contradicted."""
    named = read_by_name(context, sight, case.gaps, market)
    context.notes.absent_by_name |= named.absent
    present = {row.pair for row in named.positions}
    changes: list[Change] = []
    for gap in case.gaps:
        if gap.pair not in named.absent | present:
            continue
        context.memory.last_read_by_name[gap.pair] = context.now
        if gap.state is GapState.FILLED:
            changes += follow_unlisted_refill(context, gap, case.history)
        elif gap.unproven:
            changes += pinned(context, gap.pair, partial(_weigh, context, sight, gap, named, case), [])
        elif gap.pair in present:
            changes += _contradicted(context, gap)
    context.commit(*changes)
    return named


def _weigh(context: CheckContext, sight: Sight, gap: Gap, named: NamedSight, case: EvidenceCase) -> list[Change]:
    found = _weighed(context, gap, named, case)
    if isinstance(found, Proven):
        return _proven(context, gap, found)
    if found.ask:
        return [*gap_held(context, gap, found.brake, found.reason, proofs_so_far(gap, sight, named))]
    return _not_yet(context, gap, found)


def _weighed(context: CheckContext, gap: Gap, named: NamedSight | None, case: EvidenceCase) -> Proven | Unproven:
    protected = context.state.pair(gap.pair)
    evidence = Evidence(
        by_name=named.positions if named else (),
        history=case.history,
        known_life=protected is not None and protected.life is not None,
        watched_for=context.memory.watch.lasts(context.now),
        margin_veto=case.margin_veto,
        may_persist=context.state.rules_of(gap.pair).on_no_record == Answer.REFILL,
    )
    return prove(gap, evidence, context.now)


def _not_yet(context: CheckContext, gap: Gap, found: Unproven) -> list[Change]:
    context.notes.reasons[gap.pair] = found.reason
    if found.reason.code is not Code.TARGET_VETO:
        context.recheck_in(recheck_delay_s(gap.absent_count))
        return []
    return _count_anew(context, gap)


def _count_anew(context: CheckContext, gap: Gap) -> list[Change]:
    """It was seen by name: no absence is counted any more until both lists lack it.

    A list that goes on lying is asked ever less often.
    """
    open_for_s = (context.now - gap.opened_at) / timedelta(seconds=1)
    context.recheck_in(min(max(open_for_s, RECHECK_DELAYS_S[0]), RECHECK_DELAYS_S[-1]))
    return [AbsenceCounted(gap.gap_id, 0, context.now, context.now, gap.mass)]


def _contradicted(context: CheckContext, gap: Gap) -> list[Change]:
    """A proven death was seen alive by name: a record outweighs that, any other proof has to be earned once more."""
    waits = list(gap_waits(context, gap, Reason.of(Code.TARGET_VETO)))
    if gap.recorded:
        return waits
    left = GapProven(gap.gap_id, frozenset({Proof.LIST}), gap.cause, gap.cause_detail, gap.died_at)
    return [*waits, left, *_count_anew(context, gap)]


def _proven(context: CheckContext, gap: Gap, found: Proven) -> list[Change]:
    read_orders(context, gap.absent_since)
    proven = _gap_proven(context, gap, found)
    if gap.state is GapState.PROVEN:
        return [proven]
    line = log_line(
        context,
        ActionKind.VANISHED,
        gap,
        cause=proven.cause,
        ord_id=proven.cause_detail,
        detail=" ".join(sorted(found.proofs)),
        price=found.record.close_avg_px if found.record else None,
    )
    return [proven, line]


def _gap_proven(context: CheckContext, gap: Gap, found: Proven) -> GapProven:
    """The proof, with the cause that the record and the orders tell."""
    order = closing_order(gap, found.record, context.orders.orders if context.orders else ())
    detail = order.ord_id if order and found.record else ""
    died_at = found.record.u_time if found.record else None
    return GapProven(gap.gap_id, found.proofs, cause_of(found.record, order), detail, died_at)
