"""The report of a check: every pair with its state, its reason and what happens next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from pairguard_gui.core.check.check_context import Look
from pairguard_gui.core.judge.account_brakes import journal_brake
from pairguard_gui.core.judge.facts import Facts
from pairguard_gui.core.judge.market_brakes import venue_brake
from pairguard_gui.core.judge.sizing import Size, size_at
from pairguard_gui.core.judge.verdict import Judgement, Verdict
from pairguard_gui.core.report import CheckReport, PairReport, PairState, Preview
from pairguard_gui.core.state.account_state import AttemptState, Book, Gap, GapState, ProtectedPair
from pairguard_gui.core.values.exchange_data import Instrument, Position
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.shield import ShieldEvent

_ACTING = {PairState.LOOKING, PairState.REFILLING, PairState.FILLED}
_BRAKED = {PairState.WAITING, PairState.ON_HOLD}


def report_of(
    look: Look, started_at: datetime, failure: Reason | None, instruments: Mapping[str, Instrument]
) -> CheckReport:
    """What the check found. With a `failure` nothing was learnt: every pair is unknown."""
    book, now = look.book, started_at
    there = {} if failure else look.there
    refills = Counter(spend.pair for spend in book.spends(look.looked_at or look.clock.now()))
    facts = [(kept, tuple(there.get(kept.pair, ())), refills[kept.pair]) for kept in book.pairs]
    rows = tuple(_row(look, *fact, failure, instruments) for fact in facts)
    protected = {kept.pair for kept in book.pairs}
    return CheckReport(
        account=look.account,
        environment=look.environment,
        started_at=started_at,
        finished_at=look.clock.now(),
        complete=failure is None,
        shield_event=None if failure else _event(rows, book),
        look_again_s=min([float(book.rules.check_interval_s), *look.soon]),
        pairs=rows,
        unprotected=tuple(row for row in look.positions if row.pair not in protected),
        failure=failure,
        hold=book.hold.reason if book.hold else None,
        actions=tuple(look.actions),
        refills_24h=len(book.spends(now)),
        refill_cap=book.rules.refill_cap(len(book.pairs)),
        refills_total=book.refills_total,
        reserved=book.reserved(now),
        budget=book.rules.budget(len(book.pairs)),
        available_usdt=look.balance.available_usdt if look.balance else None,
        requests=look.requests,
    )


def _event(rows: tuple[PairReport, ...], book: Book) -> ShieldEvent:
    if book.hold:
        return ShieldEvent.BRAKED
    if any(row.state in _ACTING for row in rows) or book.attempts:
        return ShieldEvent.GAP_OPEN
    return ShieldEvent.BRAKED if any(row.state in _BRAKED for row in rows) else ShieldEvent.QUIET


def _row(
    look: Look,
    kept: ProtectedPair,
    positions: tuple[Position, ...],
    refills: int,
    failure: Reason | None,
    instruments: Mapping[str, Instrument],
) -> PairReport:
    gap = look.book.gap(kept.pair)
    state, reason = _state(look, kept, gap, positions, failure)
    return PairReport(
        protected=kept,
        state=state,
        positions=positions,
        gap=gap if gap is None or failure else replace(gap, proofs=look.spoken(gap)),
        reason=reason,
        since=look.book.last_complete if failure else (gap.absent_since if gap else None),
        next_act=look.next_acts.get(kept.pair),
        refills_24h=refills,
        refill_cap=look.book.rules_for(kept).pair_cap,
        preview=_preview(look, kept, positions, instruments),
        judgements=_judgements(look, kept, gap, reason),
    )


def _state(
    look: Look, kept: ProtectedPair, gap: Gap | None, positions: tuple[Position, ...], failure: Reason | None
) -> tuple[PairState, Reason | None]:
    if failure:
        return PairState.UNKNOWN, failure
    reason = look.reasons.get(kept.pair)
    attempt = look.book.attempt(kept.pair)
    if attempt:
        lost = attempt.state in (AttemptState.SENT, AttemptState.UNKNOWN)
        return PairState.REFILLING, reason or (Reason.of(Code.UNKNOWN_ORDER, count=1) if lost else None)
    if kept.paused_until and kept.paused_until > look.clock.now():
        return PairState.PAUSED, Reason.of(Code.PAIR_PAUSED, until=kept.paused_until)
    if positions:
        return PairState.HELD, None
    return _absent_state(look, gap, reason)


def _judgements(look: Look, kept: ProtectedPair, gap: Gap | None, reason: Reason | None) -> tuple[Judgement, ...]:
    """What the brakes said; where a read or a commit failed meanwhile, what that says too."""
    known = look.judgements.get(kept.pair, ())
    if gap is None or reason is None:
        return known
    now = look.clock.now()
    rules = look.book.rules_for(kept)
    facts = Facts(now, now, look.looked_at or now, look.book, replace(gap, waiting=None), rules, trouble=reason)
    stops = [said for said in (venue_brake(facts), journal_brake(facts)) if said.verdict is not Verdict.GO]
    return (*stops, *(said for said in known if said.brake not in {stop.brake for stop in stops}))


def _absent_state(look: Look, gap: Gap | None, reason: Reason | None) -> tuple[PairState, Reason | None]:
    if gap is None:
        shown = reason or Reason.of(Code.SHIELD_DOWN)
        return (PairState.LOOKING if reason else PairState.WAITING), shown
    if gap.hold:
        return PairState.ON_HOLD, gap.hold.reason
    if gap.state is GapState.FILLED:
        return PairState.FILLED, reason
    if not look.raised:
        return PairState.WAITING, Reason.of(Code.SHIELD_DOWN)
    if gap.state is GapState.SUSPECTED:
        return PairState.LOOKING, reason or Reason.of(Code.LOOKING_AGAIN)
    return PairState.WAITING, reason or gap.waiting


def _preview(
    look: Look, kept: ProtectedPair, positions: tuple[Position, ...], instruments: Mapping[str, Instrument]
) -> Preview | None:
    """What the margin would buy at the mark price of the live position; no request is made for it."""
    instrument = instruments.get(kept.pair.inst_id)
    mark = positions[0].mark_px if positions else None
    leverage = positions[0].leverage if positions else kept.leverage
    if not instrument or not mark or mark < 0 or not leverage:
        return None
    rules = look.book.rules_for(kept)
    size = size_at(kept.pair.pos_side, instrument, mark, leverage, rules.margin_usdt, rules.smallest_lot_usdt)
    return Preview(size.contracts, size.margin) if isinstance(size, Size) else Preview(None, None, size)
