"""Only for pairs that look missing: read by name, ask the history, and weigh what speaks for a death."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from pairguard_gui.core.check.check_context import CheckContext
from pairguard_gui.core.check.read_history import read_history, read_orders
from pairguard_gui.core.check.select_gaps import MARKET_COST, ORDER_COST, choose, facts_missing, name_requests
from pairguard_gui.core.check.unlisted_refills import unseen
from pairguard_gui.core.judge.brakes import decisive, judge
from pairguard_gui.core.judge.evidence import (
    CLOCK_SLACK,
    RECHECK_DELAYS_S,
    Proven,
    Unproven,
    absent_pairs,
    cause_of,
    closing_order,
    prove,
    recheck_delay_s,
)
from pairguard_gui.core.judge.facts import Facts
from pairguard_gui.core.judge.verdict import Verdict
from pairguard_gui.core.state.account_state import Brake, Gap, GapState, Hold, Proof
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.state.changes import AbsenceCounted, Change, GapProven
from pairguard_gui.core.values.errors import CallRefused
from pairguard_gui.core.values.exchange_data import ClosedPosition, Instrument, Position
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import Answer


def open_gaps(context: CheckContext) -> tuple[Gap, ...]:
    """The gaps that something may be done about now: absent, not held, nothing under way."""
    absent = set(absent_pairs(context.state, context.positions))
    return tuple(
        gap
        for gap in context.state.gaps
        if gap.pair in absent and gap.hold is None and context.state.attempt(gap.pair) is None
    )


def due(context: CheckContext, gap: Gap) -> bool:
    """Whether a gap is worth reading for: unproven, or proven and no brake says wait until later."""
    if gap.unproven:
        return True
    if gap.state is GapState.FILLED:
        return _overdue(context, gap)
    verdict = decisive(judge(facts_of(context, gap)))
    if verdict.verdict is Verdict.WAIT and verdict.reason:
        context.judgements[gap.pair] = judge(facts_of(context, gap))
        context.write(*context.wait(gap, verdict.reason, verdict.until))
    return verdict.verdict is not Verdict.WAIT


def _overdue(context: CheckContext, gap: Gap) -> bool:
    """Whether a refill that filled should be in the list by now: a position may come a moment after its fill."""
    if gap.filled_at is None or context.now - gap.filled_at > CLOCK_SLACK:
        return True
    context.again(2)
    return False


def facts_of(context: CheckContext, gap: Gap) -> Facts:
    """What the brakes may know before anything else is read."""
    return Facts(
        now=context.now,
        wall=context.clock.now(),
        listed_at=context.listed_at or context.now,
        state=context.state,
        gap=gap,
        rules=context.state.rules_of(gap.pair),
        halted=context.halted(),
        blocked=context.blocked(gap.pair),
        by_name_at=context.by_name_at,
        positions=context.positions + context.by_name,
    )


@dataclass(frozen=True, slots=True)
class Case:
    """What one check looks into: gaps, what the history says, and whether margin in use contradicts an empty list."""

    gaps: tuple[Gap, ...]
    history: tuple[ClosedPosition, ...]
    margin_veto: bool


def gather(context: CheckContext) -> Case | None:
    """Choose the gaps of this check and ask the history, and the margin in use when the list was empty."""
    gaps = choose(context, [gap for gap in open_gaps(context) if due(context, gap)])
    if not gaps:
        return None
    unrecorded = [gap for gap in gaps if not gap.recorded or gap.state is GapState.FILLED]
    history = read_history(context, unrecorded)
    veto = _margin_in_use(context) if not context.positions and unrecorded else False
    return Case(gaps, history, veto)


def hopeful(context: CheckContext, case: Case) -> list[Gap]:
    """The gaps that may be opened in this check unless the read by name shows them, as they will be by then."""
    found = {gap.pair: _weighed(context, gap, (), case) for gap in case.gaps if gap.unproven}
    likely = [gap for gap in case.gaps if gap.proven or isinstance(found.get(gap.pair), Proven)]
    by_name = name_requests(case.gaps)
    if not likely or not context.affords((context.orders is None) + by_name):
        return []
    pages = context.room - facts_missing(context) - MARKET_COST - by_name - ORDER_COST - 1
    read_orders(context, min(gap.absent_since for gap in likely), more_pages=pages)
    gaps = [_as_it_will_be(context, gap, found.get(gap.pair)) for gap in likely]
    return [gap for gap in gaps if decisive(judge(facts_of(context, gap))).verdict is Verdict.GO]


def _as_it_will_be(context: CheckContext, gap: Gap, found: Proven | Unproven | None) -> Gap:
    if not isinstance(found, Proven):
        return gap
    told = _told(context, gap, found)
    return replace(
        gap,
        state=GapState.PROVEN,
        proofs=told.proofs,
        cause=told.cause,
        cause_detail=told.cause_detail,
        died_at=told.died_at,
    )


def conclude(context: CheckContext, case: Case) -> None:
    """Read by name, the last thing before an order, and commit what is proven by that or contradicted."""
    targeted = _read_by_name(context, case.gaps)
    seen = {row.pair for row in targeted}
    changes: list[Change] = []
    for gap in case.gaps:
        if gap.pair not in context.confirmed | seen:
            continue
        context.last_read_by_name[gap.pair] = context.now
        if gap.state is GapState.FILLED:
            changes += unseen(context, gap, case.history)
        elif gap.unproven:
            changes += _weigh(context, gap, targeted, case)
        elif gap.pair in seen:
            changes += _contradicted(context, gap)
    context.write(*changes)


def _read_by_name(context: CheckContext, gaps: Sequence[Gap]) -> tuple[Position, ...]:
    """W2. Sets aside instruments the exchange no longer lists: one of them would spoil the read of all."""
    listed = context.market.instruments if context.market else None
    names = _named(context, gaps, listed)
    rows: tuple[Position, ...] = ()
    try:
        rows = _rows_of(context, names)
    except CallRefused:
        if listed is not None or not context.affords(1 + name_requests(gaps)):
            raise
        names = _named(context, gaps, context.exchange.instruments())
        rows = _rows_of(context, names)
    context.by_name = rows
    there = {row.pair for row in rows}
    context.confirmed = {gap.pair for gap in gaps if gap.pair.inst_id in names and gap.pair not in there}
    return rows


def _rows_of(context: CheckContext, names: Sequence[str]) -> tuple[Position, ...]:
    context.by_name_at = context.now
    return context.reject_late(lambda: context.exchange.positions_of(names)) if names else ()


def _named(context: CheckContext, gaps: Sequence[Gap], listed: Mapping[str, Instrument] | None) -> list[str]:
    """The names to read; a gap of an instrument that is listed no more is held."""
    for gap in gaps:
        if listed is not None and gap.pair.inst_id not in listed:
            reason = Reason.of(Code.DELISTING, state="gone")
            context.write(*context.hold(gap, Hold(Brake.DELISTING, reason, context.now)))
    return sorted({gap.pair.inst_id for gap in gaps if listed is None or gap.pair.inst_id in listed})


def _margin_in_use(context: CheckContext) -> bool:
    """W4: an empty list while margin is in use is a wrong list."""
    context.balance = context.exchange.balance()
    used = context.balance.margin_in_use
    return used is None or used > 0


def _weigh(context: CheckContext, gap: Gap, targeted: Sequence[Position], case: Case) -> list[Change]:
    found = _weighed(context, gap, targeted, case)
    if isinstance(found, Proven):
        return _proven(context, gap, found)
    if found.ask:
        return [*context.hold(gap, Hold(found.brake, found.reason, context.now))]
    return _not_yet(context, gap, found)


def _weighed(context: CheckContext, gap: Gap, targeted: Sequence[Position], case: Case) -> Proven | Unproven:
    kept = context.state.pair(gap.pair)
    return prove(
        gap,
        targeted,
        case.history,
        known_life=kept is not None and kept.life is not None,
        margin_veto=case.margin_veto,
        may_persist=context.state.rules_of(gap.pair).on_no_record == Answer.REFILL,
        now=context.now,
    )


def _not_yet(context: CheckContext, gap: Gap, found: Unproven) -> list[Change]:
    context.reasons[gap.pair] = found.reason
    if found.reason.code is not Code.TARGET_VETO:
        context.again(recheck_delay_s(gap.absent_count))
        return []
    return _count_anew(context, gap)


def _count_anew(context: CheckContext, gap: Gap) -> list[Change]:
    """It was seen by name: no absence is counted any more until a look finds it absent in both lists.

    A list that goes on lying is asked ever less often.
    """
    context.again(min(max((context.now - gap.opened_at) / timedelta(seconds=1), 2), RECHECK_DELAYS_S[-1]))
    return [AbsenceCounted(gap.gap_id, 0, context.now, context.now, gap.mass)]


def _contradicted(context: CheckContext, gap: Gap) -> list[Change]:
    """A proven death was seen alive by name: a record outweighs that, any other proof has to be earned once more."""
    waits = list(context.wait(gap, Reason.of(Code.TARGET_VETO)))
    if gap.recorded:
        return waits
    blocked = GapProven(gap.gap_id, frozenset({Proof.LIST}), gap.cause, gap.cause_detail, gap.died_at)
    return [*waits, blocked, *_count_anew(context, gap)]


def _proven(context: CheckContext, gap: Gap, found: Proven) -> list[Change]:
    read_orders(context, gap.absent_since)
    told = _told(context, gap, found)
    if gap.state is GapState.PROVEN:
        return [told]
    line = context.line(
        ActionKind.VANISHED,
        gap,
        cause=told.cause,
        ord_id=told.cause_detail,
        detail=" ".join(sorted(found.proofs)),
        price=found.record.close_avg_px if found.record else None,
    )
    return [told, line]


def _told(context: CheckContext, gap: Gap, found: Proven) -> GapProven:
    """What the record and the orders tell of a death."""
    order = closing_order(gap, found.record, context.orders.orders if context.orders else ())
    detail = order.ord_id if order and found.record else ""
    died_at = found.record.u_time if found.record else None
    return GapProven(gap.gap_id, found.proofs, cause_of(found.record, order), detail, died_at)
