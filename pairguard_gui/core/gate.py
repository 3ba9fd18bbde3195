"""The brakes: each a pure function, facts -> go, wait or hold. All are asked before sizing and again at the commit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from decimal import Decimal
from operator import itemgetter

from pairguard_gui.core.events import Judgement, Verdict
from pairguard_gui.core.facts import Facts, go, hold, wait
from pairguard_gui.core.outside import VENUE_CODES, journal, margin_mode, money, price, second_copy, venue
from pairguard_gui.core.set_up import unsupported
from pairguard_gui.core.sizing import Size, unusable
from pairguard_gui.core.state.account_state import AttemptState, Brake, Cause, Proof
from pairguard_gui.core.values.exchange_data import PositionMode
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import Answer

CLOCKS_APART = timedelta(seconds=30)
KEY_AGAIN = timedelta(minutes=5)
EVIDENCE_AGE = timedelta(seconds=15)
"""Between the first read of a check and the commit of its orders; past that the reads are made again.

Ten requests lie between the two: over a line of half a second they take longer than the five seconds an absence may be
old. So that is asked of the read by name, which says the same of the pair and is the last request before the order.
"""
NAMED_AGE = timedelta(seconds=5)
"""Between the read by name and the commit."""


BrakeFunction = Callable[[Facts], Judgement]


def shield(facts: Facts) -> Judgement:
    """Nothing is opened while the shield is down."""
    if facts.book.raised and not facts.lowered:
        return go(Brake.SHIELD)
    return wait(Brake.SHIELD, Reason.of(Code.SHIELD_DOWN))


def person(facts: Facts) -> Judgement:
    """A pair that was dropped or paused is left alone."""
    kept = facts.book.pair(facts.gap.pair)
    if kept is None:
        return wait(Brake.PERSON, Reason.of(Code.STOPPED))
    if facts.left:
        return wait(Brake.PERSON, Reason.of(Code.NOT_SENT))
    if kept.paused_until and kept.paused_until > facts.now:
        return wait(Brake.PERSON, Reason.of(Code.PAIR_PAUSED, until=kept.paused_until), kept.paused_until)
    return go(Brake.PERSON)


def held_account(facts: Facts) -> Judgement:
    """A hold of the whole account stops every pair."""
    held = facts.book.hold
    if held and held.brake is not Brake.SECOND_COPY:
        return wait(held.brake, held.reason)
    return go(Brake.MODE)


def mode(facts: Facts) -> Judgement:
    """The account must be the one that was armed, in modes in which a margin in USDT has a meaning."""
    armed, account = facts.book.armed, facts.account
    if armed is None:
        return wait(Brake.MODE, Reason.of(Code.SHIELD_DOWN))
    if account is None:
        return go(Brake.MODE)
    changed = armed.differs(account, facts.book.environment)
    if changed:
        return Judgement(Brake.MODE, Verdict.HOLD, Reason.of(Code.ACCOUNT_CHANGED, what=changed))
    wrong = unsupported(account, facts.gap.margin_mode)
    return Judgement(Brake.MODE, Verdict.HOLD, wrong) if wrong else go(Brake.MODE)


def key(facts: Facts) -> Judgement:
    """A key without the trade right opens nothing, and what the client would refuse is never written down as sent."""
    if facts.account is None or facts.rules.watch_only or facts.book.may_trade:
        return go(Brake.MODE)
    return wait(Brake.MODE, Reason.of(Code.KEY_READ_ONLY), facts.now + KEY_AGAIN)


def unknown_order(facts: Facts) -> Judgement:
    """While an order of the pair is not settled nothing else is sent for it; two unknown ones stop the account."""
    if facts.book.attempt(facts.gap.pair):
        return wait(Brake.UNKNOWN_ORDER, Reason.of(Code.UNKNOWN_ORDER, count=1))
    lost = sum(a.state in (AttemptState.SENT, AttemptState.UNKNOWN) for a in facts.book.attempts)
    if lost >= 2:
        return wait(Brake.UNKNOWN_ORDER, Reason.of(Code.UNKNOWN_ORDER, count=lost))
    return go(Brake.UNKNOWN_ORDER)


def refused(facts: Facts) -> Judgement:
    """After a refusal the next try waits; what money and the exchange itself refuse have brakes of their own."""
    why, until = facts.gap.waiting, facts.gap.not_before
    if why and until and until > facts.now and why.code not in {Code.MONEY, *VENUE_CODES}:
        return wait(Brake.REFUSED, why, until)
    return go(Brake.REFUSED)


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
        return hold(facts, Brake.CAUSE, Reason.of(code))
    return go(Brake.CAUSE)


def mass(facts: Facts) -> Judgement:
    """Many gone at once, each with its proof: refilled or asked, as the rule says."""
    if facts.gap.mass and facts.rules.on_mass_vanish == Answer.ASK:
        return hold(facts, Brake.MASS, Reason.of(Code.MASS_VANISH))
    return go(Brake.MASS)


def away(facts: Facts) -> Judgement:
    """What vanished while nobody looked for hours: refilled when on record, or asked, as the rule says."""
    recorded = Proof.HISTORY in facts.gap.proofs or Proof.STREAM in facts.gap.proofs
    if facts.gap.away and (facts.rules.on_away == Answer.ASK or not recorded):
        return hold(facts, Brake.AWAY, Reason.of(Code.AWAY))
    return go(Brake.AWAY)


def delisting(facts: Facts) -> Judgement:
    """An instrument that is not live, or has an expiry, is going away for good; one that is gone nobody can release."""
    instrument = facts.instrument
    if not facts.listed:
        return Judgement(Brake.DELISTING, Verdict.HOLD, Reason.of(Code.DELISTING, state="gone"))
    if instrument and (instrument.state != "live" or instrument.exp_time):
        return hold(facts, Brake.DELISTING, Reason.of(Code.DELISTING, state=instrument.state))
    return go(Brake.DELISTING)


def repeat(facts: Facts) -> Judgement:
    """The more often a pair was refilled within 24 hours, the longer the next refill waits."""
    before = len(facts.book.spends(facts.now, facts.gap.pair))
    # An exchange whose clock was set back has not seen that moment yet: no wait grows out of nothing.
    # A list that lied before the death must not shorten the wait, nor a clock that was set back lengthen it.
    died = max(facts.gap.absent_since, facts.gap.died_at or facts.gap.absent_since)
    until = min(died, facts.now) + timedelta(seconds=facts.rules.repeat_wait_s(before))
    if until > facts.now and Brake.REPEAT not in facts.gap.released:
        return wait(Brake.REPEAT, Reason.of(Code.REPEAT, until=until, nth=before + 1), until)
    return go(Brake.REPEAT)


def pair_cap(facts: Facts) -> Judgement:
    """So many refills of one pair in 24 hours, then a person has to look."""
    count = len(facts.book.spends(facts.now, facts.gap.pair))
    if count >= facts.rules.pair_cap:
        return hold(facts, Brake.PAIR_CAP, Reason.of(Code.PAIR_CAP, count=count))
    return go(Brake.PAIR_CAP)


def account_cap(facts: Facts) -> Judgement:
    """So many refills of the account in 24 hours, those of the same batch included."""
    count = len(facts.book.spends(facts.now)) + facts.planned_beside
    if count >= facts.book.rules.refill_cap(len(facts.book.pairs)):
        return hold(facts, Brake.ACCOUNT_CAP, Reason.of(Code.ACCOUNT_CAP, count=count))
    return go(Brake.ACCOUNT_CAP)


def budget(facts: Facts) -> Judgement:
    """Margin reserved in 24 hours, orders of unknown fate and of the same batch included."""
    needed = facts.size.margin if isinstance(facts.size, Size) else Decimal(0)
    reserved = facts.book.reserved(facts.now) + facts.reserved_beside
    limit = facts.book.rules.budget(len(facts.book.pairs))
    if reserved + needed > limit or reserved >= limit:
        return hold(facts, Brake.BUDGET, Reason.of(Code.BUDGET, reserved=reserved, limit=limit))
    return go(Brake.BUDGET)


def opposite(facts: Facts) -> Judgement:
    """In net mode an order against a position of the other side would shrink it instead of opening ours.

    Letting go of this brake changes nothing about that; closing the other position does.
    """
    net = facts.account is not None and facts.account.position_mode is PositionMode.NET
    if net and any(position.pair == facts.gap.pair.opposite for position in facts.positions):
        return Judgement(Brake.OPPOSITE, Verdict.HOLD, Reason.of(Code.OPPOSITE))
    return go(Brake.OPPOSITE)


def clock(facts: Facts) -> Judgement:
    """An order's expiry and every 24 hours are reckoned by clocks that must agree."""
    apart = abs(facts.wall - facts.now)
    if apart > CLOCKS_APART:
        return wait(Brake.CLOCK, Reason.of(Code.CLOCK_OFF, seconds=round(apart.total_seconds())))
    return go(Brake.CLOCK)


def evidence_age(facts: Facts) -> Judgement:
    """What was read too long before the order is sent says nothing about now."""
    named_too_old = facts.named_at is not None and facts.now - facts.named_at > NAMED_AGE
    if facts.now - facts.looked_at > EVIDENCE_AGE or named_too_old:
        return wait(Brake.PROOF, Reason.of(Code.EVIDENCE_OLD))
    return go(Brake.PROOF)


def size(facts: Facts) -> Judgement:
    """The contract must be one whose margin is USDT, and a lot must not cost more than allowed."""
    wrong = unusable(facts.instrument) if facts.instrument else None
    reason = wrong or (facts.size if isinstance(facts.size, Reason) else None)
    if reason is None:
        return go(Brake.SIZE)
    if reason.code in {Code.EMPTY_BOOK, Code.NO_LEVERAGE}:
        return wait(Brake.PRICE, reason)
    if wrong is None and price(facts).verdict is not Verdict.GO:
        return go(Brake.SIZE)  # reckoned at a price that is not certain, a lot is neither dear nor cheap
    return Judgement(Brake.SIZE, Verdict.HOLD, reason)


BRAKES: tuple[BrakeFunction, ...] = (
    shield, person, held_account, second_copy, journal, mode, key, venue, unknown_order, refused, money, margin_mode,
    clock, evidence_age, delisting, opposite, cause, mass, away, pair_cap, account_cap, budget, repeat, price, size,
)  # fmt: skip


MARKET_BRAKES: tuple[BrakeFunction, ...] = (delisting, opposite, price, size)
"""Those of them that ask nothing but what the exchange says at this moment, whatever has happened before."""


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
    return max(timed, key=itemgetter(0))[1] if timed else go(Brake.PERSON)
