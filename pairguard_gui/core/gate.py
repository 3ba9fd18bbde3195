"""The brakes: each a pure function, facts -> go, wait or hold. All are asked before sizing and again at the commit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from operator import itemgetter

from pairguard_gui.core.book import AttemptState, Book, Brake, Cause, Gap, Proof
from pairguard_gui.core.events import Judgement, Verdict
from pairguard_gui.core.model import AccountFacts, AccountMode, Instrument, MarginMode, Position, PositionMode, Quote
from pairguard_gui.core.reason import Code, Reason
from pairguard_gui.core.rules import Answer, Rules
from pairguard_gui.core.sizing import Size, unusable

CLOCKS_APART = timedelta(seconds=30)
PRICE_AGE = timedelta(seconds=5)
PRICE_APART = Decimal("0.02")
EVIDENCE_AGE = timedelta(seconds=15)
"""Between the first read of a check and the commit of its orders; past that the reads are made again."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the brakes may know about one gap at one moment.

    `now` is the exchange's clock, `wall` the computer's. `account`, `instrument`, `quote` and `size` are None until
    they have been read in this check; a brake that needs them then lets pass, it is asked again once they are there.
    `listed` is False when the exchange no longer lists the instrument.
    """

    now: datetime
    wall: datetime
    looked_at: datetime
    book: Book
    gap: Gap
    rules: Rules
    lowered: bool = False
    account: AccountFacts | None = None
    positions: tuple[Position, ...] = ()
    listed: bool = True
    instrument: Instrument | None = None
    quote: Quote | None = None
    size: Size | Reason | None = None
    reserved_beside: Decimal = Decimal(0)
    planned_beside: int = 0


BrakeFunction = Callable[[Facts], Judgement]


_GO = {brake: Judgement(brake, Verdict.GO) for brake in Brake}


def _go(brake: Brake) -> Judgement:
    return _GO[brake]


def _wait(brake: Brake, reason: Reason, until: datetime | None = None) -> Judgement:
    return Judgement(brake, Verdict.WAIT, reason, until)


def _hold(facts: Facts, brake: Brake, reason: Reason) -> Judgement:
    if brake in facts.gap.released:
        return _go(brake)
    return Judgement(brake, Verdict.HOLD, reason)


def shield(facts: Facts) -> Judgement:
    """Nothing is opened while the shield is down."""
    if facts.book.raised and not facts.lowered:
        return _go(Brake.SHIELD)
    return _wait(Brake.SHIELD, Reason.of(Code.SHIELD_DOWN))


def person(facts: Facts) -> Judgement:
    """A pair that was dropped or paused is left alone."""
    kept = facts.book.pair(facts.gap.pair)
    if kept is None:
        return _wait(Brake.PERSON, Reason.of(Code.STOPPED))
    if kept.paused_until and kept.paused_until > facts.now:
        return _wait(Brake.PERSON, Reason.of(Code.PAIR_PAUSED, until=kept.paused_until), kept.paused_until)
    return _go(Brake.PERSON)


def held_account(facts: Facts) -> Judgement:
    """A hold of the whole account stops every pair."""
    hold = facts.book.hold
    return Judgement(hold.brake, Verdict.WAIT, hold.reason) if hold else _go(Brake.MODE)


def mode(facts: Facts) -> Judgement:
    """The account must be the one that was armed, in modes in which a margin in USDT has a meaning."""
    armed, account = facts.book.armed, facts.account
    if armed is None:
        return _wait(Brake.MODE, Reason.of(Code.SHIELD_DOWN))
    if account is None:
        return _go(Brake.MODE)
    changed = armed.differs(account)
    if changed:
        return Judgement(Brake.MODE, Verdict.HOLD, Reason.of(Code.ACCOUNT_CHANGED, what=changed))
    wrong = unsupported(account, facts.gap.margin_mode)
    return Judgement(Brake.MODE, Verdict.HOLD, wrong) if wrong else _go(Brake.MODE)


def unsupported(account: AccountFacts, margin_mode: MarginMode | None = None) -> Reason | None:
    """Why an account cannot be guarded: spot mode has no swaps, portfolio margin has no margin of one position."""
    if account.account_mode in (AccountMode.SPOT, AccountMode.PORTFOLIO):
        return Reason.of(Code.UNSUPPORTED_ACCOUNT, what=account.account_mode.name.lower())
    if account.manual_isolated and margin_mode is MarginMode.ISOLATED:
        return Reason.of(Code.UNSUPPORTED_ACCOUNT, what="manual_isolated")
    return None


def unknown_order(facts: Facts) -> Judgement:
    """While an order of the pair is not settled nothing else is sent for it; two unknown ones stop the account."""
    if facts.book.attempt(facts.gap.pair):
        return _wait(Brake.UNKNOWN_ORDER, Reason.of(Code.UNKNOWN_ORDER, count=1))
    lost = sum(a.state in (AttemptState.SENT, AttemptState.UNKNOWN) for a in facts.book.attempts)
    if lost >= 2:
        return _wait(Brake.UNKNOWN_ORDER, Reason.of(Code.UNKNOWN_ORDER, count=lost))
    return _go(Brake.UNKNOWN_ORDER)


def refused(facts: Facts) -> Judgement:
    """After a refusal the next try waits; most refusals say for how long."""
    until = facts.gap.not_before
    if until and until > facts.now and facts.gap.waiting:
        return _wait(Brake.REFUSED, facts.gap.waiting, until)
    return _go(Brake.REFUSED)


_CAUSES: dict[Cause, tuple[str, Code]] = {
    Cause.MANUAL: ("on_manual", Code.CAUSE_MANUAL),
    Cause.TP_SL: ("on_tp_sl", Code.CAUSE_TP_SL),
    Cause.LIQUIDATION: ("on_liquidation", Code.CAUSE_LIQUIDATION),
    Cause.ADL: ("on_adl", Code.CAUSE_ADL),
    Cause.DELIVERY: ("on_unknown", Code.CAUSE_UNKNOWN),
    Cause.OTHER_PROGRAM: ("on_unknown", Code.CAUSE_UNKNOWN),
    Cause.UNKNOWN: ("on_unknown", Code.CAUSE_UNKNOWN),
}


def cause(facts: Facts) -> Judgement:
    """Why it closed may be a reason to ask first."""
    rule, code = _CAUSES[facts.gap.cause]
    if getattr(facts.rules, rule) == Answer.ASK:
        return _hold(facts, Brake.CAUSE, Reason.of(code))
    return _go(Brake.CAUSE)


def mass(facts: Facts) -> Judgement:
    """Many gone at once, each with its proof: refilled or asked, as the rule says."""
    if facts.gap.mass and facts.rules.on_mass_vanish == Answer.ASK:
        return _hold(facts, Brake.MASS, Reason.of(Code.MASS_VANISH))
    return _go(Brake.MASS)


def away(facts: Facts) -> Judgement:
    """What vanished while nobody looked for hours: refilled when on record, or asked, as the rule says."""
    recorded = Proof.HISTORY in facts.gap.proofs or Proof.STREAM in facts.gap.proofs
    if facts.gap.away and (facts.rules.on_away == Answer.ASK or not recorded):
        return _hold(facts, Brake.AWAY, Reason.of(Code.AWAY))
    return _go(Brake.AWAY)


def delisting(facts: Facts) -> Judgement:
    """An instrument that is not live, or has an expiry, is going away for good; one that is gone nobody can release."""
    instrument = facts.instrument
    if not facts.listed:
        return Judgement(Brake.DELISTING, Verdict.HOLD, Reason.of(Code.DELISTING, state="gone"))
    if instrument and (instrument.state != "live" or instrument.exp_time):
        return _hold(facts, Brake.DELISTING, Reason.of(Code.DELISTING, state=instrument.state))
    return _go(Brake.DELISTING)


def repeat(facts: Facts) -> Judgement:
    """The more often a pair was refilled within 24 hours, the longer the next refill waits."""
    before = len(facts.book.spends(facts.now, facts.gap.pair))
    # An exchange whose clock was set back has not seen that moment yet: no wait grows out of nothing.
    # A list that lied before the death must not shorten the wait, nor a clock that was set back lengthen it.
    died = max(facts.gap.absent_since, facts.gap.died_at or facts.gap.absent_since)
    until = min(died, facts.now) + timedelta(seconds=facts.rules.repeat_wait_s(before))
    if until > facts.now and Brake.REPEAT not in facts.gap.released:
        return _wait(Brake.REPEAT, Reason.of(Code.REPEAT, until=until, nth=before + 1), until)
    return _go(Brake.REPEAT)


def pair_cap(facts: Facts) -> Judgement:
    """So many refills of one pair in 24 hours, then a person has to look."""
    count = len(facts.book.spends(facts.now, facts.gap.pair))
    if count >= facts.rules.pair_cap:
        return _hold(facts, Brake.PAIR_CAP, Reason.of(Code.PAIR_CAP, count=count))
    return _go(Brake.PAIR_CAP)


def account_cap(facts: Facts) -> Judgement:
    """So many refills of the account in 24 hours, those of the same batch included."""
    count = len(facts.book.spends(facts.now)) + facts.planned_beside
    if count >= facts.book.rules.refill_cap(len(facts.book.pairs)):
        return _hold(facts, Brake.ACCOUNT_CAP, Reason.of(Code.ACCOUNT_CAP, count=count))
    return _go(Brake.ACCOUNT_CAP)


def budget(facts: Facts) -> Judgement:
    """Margin reserved in 24 hours, orders of unknown fate and of the same batch included."""
    needed = facts.size.margin if isinstance(facts.size, Size) else Decimal(0)
    reserved = facts.book.reserved(facts.now) + facts.reserved_beside
    limit = facts.book.rules.budget(len(facts.book.pairs))
    if reserved + needed > limit or reserved >= limit:
        return _hold(facts, Brake.BUDGET, Reason.of(Code.BUDGET, reserved=reserved, limit=limit))
    return _go(Brake.BUDGET)


def opposite(facts: Facts) -> Judgement:
    """In net mode an order against a position of the other side would shrink it instead of opening ours.

    Letting go of this brake changes nothing about that; closing the other position does.
    """
    net = facts.account is not None and facts.account.position_mode is PositionMode.NET
    if net and any(position.pair == facts.gap.pair.opposite for position in facts.positions):
        return Judgement(Brake.OPPOSITE, Verdict.HOLD, Reason.of(Code.OPPOSITE))
    return _go(Brake.OPPOSITE)


def clock(facts: Facts) -> Judgement:
    """An order's expiry and every 24 hours are reckoned by clocks that must agree."""
    apart = abs(facts.wall - facts.now)
    if apart > CLOCKS_APART:
        return _wait(Brake.CLOCK, Reason.of(Code.CLOCK_OFF, seconds=round(apart.total_seconds())))
    return _go(Brake.CLOCK)


def evidence_age(facts: Facts) -> Judgement:
    """What was read too long before the order is sent says nothing about now."""
    if facts.now - facts.looked_at > EVIDENCE_AGE:
        return _wait(Brake.PROOF, Reason.of(Code.EVIDENCE_OLD))
    return _go(Brake.PROOF)


def price(facts: Facts) -> Judgement:
    """Mark and last price must agree and be fresh, and somebody must offer."""
    quote = facts.quote
    if quote is None:
        return _go(Brake.PRICE)
    if quote.last is None or quote.ask is None or quote.bid is None:
        return _wait(Brake.PRICE, Reason.of(Code.EMPTY_BOOK, inst_id=quote.inst_id))
    if facts.now - quote.mark_time > PRICE_AGE:
        return _wait(Brake.PRICE, Reason.of(Code.PRICE_OLD, at=quote.mark_time))
    if abs(quote.last - quote.mark) > PRICE_APART * quote.mark:
        return _wait(Brake.PRICE, Reason.of(Code.PRICE_APART, last=quote.last, mark=quote.mark))
    return _go(Brake.PRICE)


def size(facts: Facts) -> Judgement:
    """The contract must be one whose margin is USDT, and a lot must not cost more than allowed."""
    wrong = unusable(facts.instrument) if facts.instrument else None
    reason = wrong or (facts.size if isinstance(facts.size, Reason) else None)
    if reason is None:
        return _go(Brake.SIZE)
    if reason.code is Code.EMPTY_BOOK:
        return _wait(Brake.PRICE, reason)
    return Judgement(Brake.SIZE, Verdict.HOLD, reason)


BRAKES: tuple[BrakeFunction, ...] = (
    shield, person, held_account, mode, unknown_order, refused, clock, evidence_age, delisting, opposite,
    cause, mass, away, pair_cap, account_cap, budget, repeat, price, size,
)  # fmt: skip


def judge(facts: Facts) -> tuple[Judgement, ...]:
    """Every brake's verdict, in the order of `BRAKES`."""
    return tuple(brake(facts) for brake in BRAKES)


def worst(judgements: Iterable[Judgement]) -> Judgement:
    """The verdict that counts: the first hold, else the wait that ends last or has no known end, else go."""
    stops = [one for one in judgements if one.verdict is not Verdict.GO]
    holds = [one for one in stops if one.verdict is Verdict.HOLD]
    if holds:
        return holds[0]
    endless = [one for one in stops if one.until is None]
    if endless:
        return endless[0]
    timed = [(one.until, one) for one in stops if one.until]
    return max(timed, key=itemgetter(0))[1] if timed else _go(Brake.PERSON)
