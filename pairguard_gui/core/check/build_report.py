"""The report of a check: every pair with its state, its reason and what happens next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from pairguard_gui.core.check.check_context import CheckContext
from pairguard_gui.core.judge.account_brakes import journal_brake
from pairguard_gui.core.judge.facts import Facts
from pairguard_gui.core.judge.market_brakes import venue_brake
from pairguard_gui.core.judge.sizing import Size, size_at
from pairguard_gui.core.judge.verdict import Judgement, Verdict
from pairguard_gui.core.report import CheckReport, PairReport, PairState, Preview
from pairguard_gui.core.state.account_state import AccountState, AttemptState, Gap, GapState, ProtectedPair
from pairguard_gui.core.values.exchange_data import Instrument, Position
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.shield import ShieldEvent

_ACTING = {PairState.LOOKING, PairState.REFILLING, PairState.FILLED}
_BRAKED = {PairState.WAITING, PairState.ON_HOLD}


def report_of(
    context: CheckContext, started_at: datetime, failure: Reason | None, instruments: Mapping[str, Instrument]
) -> CheckReport:
    """What the check found. With a `failure` nothing was learnt: every pair is unknown."""
    state, now = context.state, started_at
    there = {} if failure else context.positions_by_pair
    refills = Counter(spend.pair for spend in state.spends(context.listed_at or context.clock.now()))
    facts = [(kept, tuple(there.get(kept.pair, ())), refills[kept.pair]) for kept in state.pairs]
    rows = tuple(_row(context, *fact, failure, instruments) for fact in facts)
    protected = {kept.pair for kept in state.pairs}
    return CheckReport(
        account=context.account,
        environment=context.environment,
        started_at=started_at,
        finished_at=context.clock.now(),
        complete=failure is None,
        shield_event=None if failure else _event(rows, state),
        next_check_in_s=min([float(state.rules.check_interval_s), *context.recheck_delays]),
        pairs=rows,
        unprotected=tuple(row for row in context.positions if row.pair not in protected),
        failure=failure,
        hold=state.hold.reason if state.hold else None,
        actions=tuple(context.actions),
        refills_24h=len(state.spends(now)),
        refill_cap=state.rules.refill_cap(len(state.pairs)),
        refills_total=state.refills_total,
        reserved=state.reserved(now),
        budget=state.rules.budget(len(state.pairs)),
        available_usdt=context.balance.available_usdt if context.balance else None,
        requests=context.requests,
    )


def _event(rows: tuple[PairReport, ...], state: AccountState) -> ShieldEvent:
    if state.hold:
        return ShieldEvent.BRAKED
    if any(row.state in _ACTING for row in rows) or state.attempts:
        return ShieldEvent.GAP_OPEN
    return ShieldEvent.BRAKED if any(row.state in _BRAKED for row in rows) else ShieldEvent.QUIET


def _row(
    context: CheckContext,
    kept: ProtectedPair,
    positions: tuple[Position, ...],
    refills: int,
    failure: Reason | None,
    instruments: Mapping[str, Instrument],
) -> PairReport:
    gap = context.state.gap(kept.pair)
    state, reason = _state(context, kept, gap, positions, failure)
    return PairReport(
        protected=kept,
        state=state,
        positions=positions,
        gap=gap if gap is None or failure else replace(gap, proofs=context.proofs_so_far(gap)),
        reason=reason,
        since=context.state.last_complete if failure else (gap.absent_since if gap else None),
        next_act=context.next_acts.get(kept.pair),
        refills_24h=refills,
        refill_cap=context.state.rules_for(kept).pair_cap,
        preview=_preview(context, kept, positions, instruments),
        judgements=_judgements(context, kept, gap, reason),
    )


def _state(
    context: CheckContext, kept: ProtectedPair, gap: Gap | None, positions: tuple[Position, ...], failure: Reason | None
) -> tuple[PairState, Reason | None]:
    if failure:
        return PairState.UNKNOWN, failure
    reason = context.reasons.get(kept.pair)
    attempt = context.state.attempt(kept.pair)
    if attempt:
        lost = attempt.state in (AttemptState.SENT, AttemptState.UNKNOWN)
        return PairState.REFILLING, reason or (Reason.of(Code.UNKNOWN_ORDER, count=1) if lost else None)
    if kept.paused_until and kept.paused_until > context.clock.now():
        return PairState.PAUSED, Reason.of(Code.PAIR_PAUSED, until=kept.paused_until)
    if positions:
        return PairState.HELD, None
    return _absent_state(context, gap, reason)


def _judgements(
    context: CheckContext, kept: ProtectedPair, gap: Gap | None, reason: Reason | None
) -> tuple[Judgement, ...]:
    """What the brakes said; where a read or a commit failed meanwhile, what that says too."""
    known = context.judgements.get(kept.pair, ())
    if gap is None or reason is None:
        return known
    now = context.clock.now()
    rules = context.state.rules_for(kept)
    facts = Facts(now, now, context.listed_at or now, context.state, replace(gap, waiting=None), rules, trouble=reason)
    stops = [said for said in (venue_brake(facts), journal_brake(facts)) if said.verdict is not Verdict.GO]
    return (*stops, *(said for said in known if said.brake not in {stop.brake for stop in stops}))


def _absent_state(context: CheckContext, gap: Gap | None, reason: Reason | None) -> tuple[PairState, Reason | None]:
    if gap is None:
        shown = reason or Reason.of(Code.SHIELD_DOWN)
        return (PairState.LOOKING if reason else PairState.WAITING), shown
    if gap.hold:
        return PairState.ON_HOLD, gap.hold.reason
    if gap.state is GapState.FILLED:
        return PairState.FILLED, reason
    if not context.raised:
        return PairState.WAITING, Reason.of(Code.SHIELD_DOWN)
    if gap.state is GapState.SUSPECTED:
        return PairState.LOOKING, reason or Reason.of(Code.LOOKING_AGAIN)
    return PairState.WAITING, reason or gap.waiting


def _preview(
    context: CheckContext, kept: ProtectedPair, positions: tuple[Position, ...], instruments: Mapping[str, Instrument]
) -> Preview | None:
    """What the margin would buy at the mark price of the live position; no request is made for it."""
    instrument = instruments.get(kept.pair.inst_id)
    mark = positions[0].mark_px if positions else None
    leverage = positions[0].leverage if positions else kept.leverage
    if not instrument or not mark or mark < 0 or not leverage:
        return None
    rules = context.state.rules_for(kept)
    size = size_at(kept.pair.pos_side, instrument, mark, leverage, rules.margin_usdt, rules.smallest_lot_usdt)
    return Preview(size.contracts, size.margin) if isinstance(size, Size) else Preview(None, None, size)
