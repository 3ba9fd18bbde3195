"""The report of a check: every pair with its state, its reason and what happens next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from pairguard_gui.core.check.journal_lines import proofs_so_far
from pairguard_gui.core.judge.account_brakes import journal_brake
from pairguard_gui.core.judge.facts import Facts
from pairguard_gui.core.judge.market_brakes import venue_brake
from pairguard_gui.core.judge.sight import NamedSight
from pairguard_gui.core.judge.sizing import Size, size_at
from pairguard_gui.core.judge.verdict import Verdict
from pairguard_gui.core.report import CheckReport, PairReport, PairState, Preview
from pairguard_gui.core.state.account_state import AttemptState, GapState
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.shield import ShieldEvent

if TYPE_CHECKING:
    from pairguard_gui.core.check.check_context import CheckContext
    from pairguard_gui.core.judge.sight import Sight
    from pairguard_gui.core.judge.verdict import Judgement
    from pairguard_gui.core.state.account_state import AccountState, Gap, ProtectedPair
    from pairguard_gui.core.values.exchange_data import Instrument, Position

_ACTING = {PairState.LOOKING, PairState.REFILLING, PairState.FILLED}
_BRAKED = {PairState.WAITING, PairState.ON_HOLD}


@dataclass(frozen=True, slots=True)
class Finding:
    """What the report says of all pairs: the list (None: it was not seen), why, and the contracts known so far.

    With a `failure` nothing was learnt, and every pair is unknown.
    """

    sight: Sight | None
    started_at: datetime
    instruments: Mapping[str, Instrument]
    failure: Reason | None = None


def build_report(context: CheckContext, finding: Finding) -> CheckReport:
    """What the check found."""
    state, now, notes = context.state, finding.started_at, context.notes
    listed_at = finding.sight.listed_at if finding.sight else now
    refills = Counter(spend.pair for spend in state.spends(listed_at))
    rows = tuple(_row(context, finding, protected, refills[protected.pair]) for protected in state.pairs)
    return CheckReport(
        account=context.account,
        environment=context.environment,
        started_at=now,
        finished_at=context.clock.now(),
        complete=finding.failure is None,
        shield_event=None if finding.failure else _event(rows, state),
        next_check_in_s=min([float(state.rules.check_interval_s), *notes.recheck_delays]),
        pairs=rows,
        unprotected=_unprotected(state, finding),
        failure=finding.failure,
        hold=state.hold.reason if state.hold else None,
        actions=tuple(notes.actions),
        refills_24h=len(state.spends(now)),
        refill_cap=state.rules.refill_cap(len(state.pairs)),
        refills_total=state.refills_total,
        reserved=state.reserved(now),
        budget=state.rules.budget(len(state.pairs)),
        available_usdt=context.balance.available_usdt if context.balance else None,
        requests=context.requests,
    )


def _unprotected(state: AccountState, finding: Finding) -> tuple[Position, ...]:
    if finding.sight is None:
        return ()
    protected = {each.pair for each in state.pairs}
    return tuple(row for row in finding.sight.positions if row.pair not in protected)


def _event(rows: tuple[PairReport, ...], state: AccountState) -> ShieldEvent:
    if state.hold:
        return ShieldEvent.BRAKED
    if any(row.state in _ACTING for row in rows) or state.attempts:
        return ShieldEvent.GAP_OPEN
    return ShieldEvent.BRAKED if any(row.state in _BRAKED for row in rows) else ShieldEvent.QUIET


def _row(context: CheckContext, finding: Finding, protected: ProtectedPair, refills: int) -> PairReport:
    gap = context.state.gap(protected.pair)
    sight = None if finding.failure else finding.sight
    positions = tuple(sight.by_pair.get(protected.pair, ())) if sight else ()
    state, reason = _state(context, protected, gap, positions, finding.failure)
    return PairReport(
        protected=protected,
        state=state,
        positions=positions,
        gap=_with_proofs(context, gap, sight) if gap and sight else gap,
        reason=reason,
        since=context.state.last_complete if finding.failure else (gap.absent_since if gap else None),
        next_act=context.notes.next_acts.get(protected.pair),
        refills_24h=refills,
        refill_cap=context.state.rules_for(protected).pair_cap,
        preview=_preview(context, protected, positions, finding.instruments),
        judgements=_judgements(context, finding, protected, gap, reason),
    )


def _with_proofs(context: CheckContext, gap: Gap, sight: Sight) -> Gap:
    named = NamedSight((), None, frozenset(context.notes.absent_by_name))
    return replace(gap, proofs=proofs_so_far(gap, sight, named))


def _state(
    context: CheckContext,
    protected: ProtectedPair,
    gap: Gap | None,
    positions: Sequence[Position],
    failure: Reason | None,
) -> tuple[PairState, Reason | None]:
    if failure:
        return PairState.UNKNOWN, failure
    reason = context.notes.reasons.get(protected.pair)
    attempt = context.state.attempt(protected.pair)
    if attempt:
        lost = attempt.state in (AttemptState.SENT, AttemptState.UNKNOWN)
        return PairState.REFILLING, reason or (Reason.of(Code.UNKNOWN_ORDER, count=1) if lost else None)
    if protected.paused_until and protected.paused_until > context.clock.now():
        return PairState.PAUSED, Reason.of(Code.PAIR_PAUSED, until=protected.paused_until)
    if positions:
        return PairState.HELD, None
    return _absent_state(context, gap, reason)


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


def _judgements(
    context: CheckContext, finding: Finding, protected: ProtectedPair, gap: Gap | None, reason: Reason | None
) -> tuple[Judgement, ...]:
    """What the brakes said; where a read or a commit failed meanwhile, what that says too."""
    known = context.notes.judgements.get(protected.pair, ())
    if gap is None or reason is None:
        return known
    now = context.clock.now()
    facts = Facts(
        now=now,
        wall=now,
        listed_at=finding.sight.listed_at if finding.sight else now,
        state=context.state,
        gap=replace(gap, waiting=None),
        rules=context.state.rules_for(protected),
        trouble=reason,
    )
    stops = [each for each in (venue_brake(facts), journal_brake(facts)) if each.verdict is not Verdict.GO]
    return (*stops, *(each for each in known if each.brake not in {stop.brake for stop in stops}))


def _preview(
    context: CheckContext,
    protected: ProtectedPair,
    positions: Sequence[Position],
    instruments: Mapping[str, Instrument],
) -> Preview | None:
    """What the margin would buy at the mark price of the live position; no request is made for it."""
    instrument = instruments.get(protected.pair.inst_id)
    mark = positions[0].mark_px if positions else None
    leverage = positions[0].leverage if positions else protected.leverage
    if not instrument or not mark or mark < 0 or not leverage:
        return None
    rules = context.state.rules_for(protected)
    size = size_at(protected.pair.pos_side, instrument, mark, leverage, rules.margin_usdt, rules.smallest_lot_usdt)
    return Preview(size.contracts, size.margin) if isinstance(size, Size) else Preview(None, None, size)
