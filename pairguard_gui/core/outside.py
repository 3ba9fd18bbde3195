"""The brakes about what lies outside the pair: money, exchange, journal, a second copy, margin mode, prices."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from pairguard_gui.core.events import Judgement
from pairguard_gui.core.facts import Facts, go, hold, wait
from pairguard_gui.core.state.account_state import Brake, Gap, GapState
from pairguard_gui.core.values.reason import Code, Reason

PRICE_AGE = timedelta(seconds=5)
PRICE_APART = Decimal("0.02")
SHORT_OF_MONEY = timedelta(hours=1)
"""So long after the next try was due, a refusal for money still counts as the last word about it."""
NEXT_PROBE = timedelta(seconds=10)
VENUE_CODES = frozenset(
    {
        Code.UNREACHABLE, Code.VENUE_BUSY, Code.RATE_LIMITED, Code.MAINTENANCE, Code.BAD_ANSWER, Code.STALE_ANSWER,
        Code.LATE_ANSWER, Code.SETTLING_IN,
    }
)  # fmt: skip


def money(facts: Facts) -> Judgement:
    """Too little money is a matter of the account: nobody tries for an hour, then one order alone tries for all."""
    last = _short_of_money(facts)
    if last is None or last.waiting is None or last.not_before is None:
        return go(Brake.MONEY)
    if last.not_before > facts.now:
        return wait(Brake.MONEY, last.waiting, last.not_before)
    if facts.planned_beside or facts.book.attempts:
        until = facts.now + NEXT_PROBE
        return wait(Brake.MONEY, Reason.of(Code.MONEY, **{**dict(last.waiting.params), "until": until}), until)
    return go(Brake.MONEY)


def _short_of_money(facts: Facts) -> Gap | None:
    """The gap whose order was the last to be refused for money, if that still says something about now."""
    gaps = [facts.gap, *(gap for gap in facts.book.gaps if gap.gap_id != facts.gap.gap_id)]
    refused = [
        (gap.not_before, gap)
        for gap in gaps
        if gap.waiting and gap.waiting.code is Code.MONEY and gap.state is GapState.PROVEN and gap.not_before
    ]
    until, last = max(refused, key=lambda one: one[0], default=(None, None))
    return last if until and until + SHORT_OF_MONEY > facts.now else None


def venue(facts: Facts) -> Judgement:
    """While the exchange does not answer, is busy or under maintenance, nothing is opened."""
    if facts.trouble and facts.trouble.code in VENUE_CODES:
        return wait(Brake.VENUE, facts.trouble)
    why, until = facts.gap.waiting, facts.gap.not_before
    if why and until and until > facts.now and why.code in VENUE_CODES:
        return wait(Brake.VENUE, why, until)
    return go(Brake.VENUE)


def journal(facts: Facts) -> Judgement:
    """What cannot be written down is not done."""
    if facts.trouble and facts.trouble.code is Code.JOURNAL:
        return wait(Brake.JOURNAL, facts.trouble)
    return go(Brake.JOURNAL)


def second_copy(facts: Facts) -> Judgement:
    """Another installation refills this account: this one opens nothing until a person has chosen one of the two."""
    held = facts.book.hold
    return wait(held.brake, held.reason) if held and held.brake is Brake.SECOND_COPY else go(Brake.SECOND_COPY)


def margin_mode(facts: Facts) -> Judgement:
    """OKX refused the margin mode of this position: it is never changed by the guard."""
    why = facts.gap.waiting
    if why and why.code is Code.MARGIN_MODE_REFUSED:
        return hold(facts, Brake.MARGIN_MODE, why)
    return go(Brake.MARGIN_MODE)


def price(facts: Facts) -> Judgement:
    """Somebody must offer, the prices must be fresh, and last and both best prices near the mark price.

    Both, for the order is limited by the opposite one and a short is sized by the dearest of them all.
    """
    quote = facts.quote
    if quote is None:
        return go(Brake.PRICE)
    if quote.last is None or quote.ask is None or quote.bid is None:
        return wait(Brake.PRICE, Reason.of(Code.EMPTY_BOOK, inst_id=quote.inst_id))
    if facts.now - quote.at > PRICE_AGE:
        return wait(Brake.PRICE, Reason.of(Code.PRICE_OLD, at=quote.at))
    for found in (quote.last, quote.ask, quote.bid):
        if abs(found - quote.mark) > PRICE_APART * quote.mark:
            return wait(Brake.PRICE, Reason.of(Code.PRICE_APART, last=found, mark=quote.mark))
    return go(Brake.PRICE)
