"""The brakes about what the exchange says at this moment: venue, contract, clock, prices, size."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.core.judge.facts import hold
from pairguard_gui.core.judge.sizing import unusable
from pairguard_gui.core.judge.verdict import Judgement, Verdict, go, wait
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.values.exchange_data import PositionMode
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.times import CLOCKS_APART

if TYPE_CHECKING:
    from pairguard_gui.core.judge.facts import Facts

LIVE = "live"
"""OKX instrument `state`: trading."""
EVIDENCE_AGE = timedelta(seconds=30)
"""Between the first read of a check and the commit of its orders; past that the reads are made again.

Ten requests lie between the two: over a slow line they take longer than the five seconds an absence may be
old. So that is asked of the read by name, which says the same of the pair and is the last request before the order.
"""
NAMED_AGE = timedelta(seconds=5)
"""Between the read by name and the commit."""
PRICE_AGE = timedelta(seconds=5)
PRICE_APART = Decimal("0.02")
"""How far last and best prices may lie from the mark price, as a share of it."""
VENUE_CODES = frozenset(
    {
        Code.UNREACHABLE, Code.VENUE_BUSY, Code.RATE_LIMITED, Code.MAINTENANCE, Code.BAD_ANSWER, Code.STALE_ANSWER,
        Code.LATE_ANSWER, Code.SETTLING_IN,
    }
)  # fmt: skip
"""Reasons that lie with the exchange or the way to it."""


def delisting_brake(facts: Facts) -> Judgement:
    """An instrument with an expiry is going away for good; one that is gone nobody can release.

    OKX: Get instruments, `expTime`.
    """
    instrument = facts.instrument
    if not facts.listed:
        return Judgement(Brake.DELISTING, Verdict.HOLD, Reason.of(Code.DELISTING, state="gone"))
    if instrument and instrument.exp_time:
        return hold(facts, Brake.DELISTING, Reason.of(Code.DELISTING, state=instrument.state))
    return go(Brake.DELISTING)


def not_trading_brake(facts: Facts) -> Judgement:
    """While trading is suspended, settling, rebased or not open yet, nothing is opened; it passes by itself.

    OKX: Get instruments, `state`.
    """
    instrument = facts.instrument
    if instrument and instrument.state != LIVE and not instrument.exp_time:
        return wait(Brake.NOT_TRADING, Reason.of(Code.NOT_TRADING, state=instrument.state))
    return go(Brake.NOT_TRADING)


def opposite_brake(facts: Facts) -> Judgement:
    """In net mode an order against a position of the other side would shrink it instead of opening ours.

    Letting go of this brake changes nothing about that; closing the other position does.

    OKX: Place order, `posSide` in net mode.
    """
    net = facts.account is not None and facts.account.position_mode is PositionMode.NET
    if net and any(position.pair == facts.gap.pair.opposite for position in facts.positions):
        return Judgement(Brake.OPPOSITE, Verdict.HOLD, Reason.of(Code.OPPOSITE))
    if net and facts.state.attempt(facts.gap.pair.opposite):
        return wait(Brake.OPPOSITE, Reason.of(Code.UNKNOWN_ORDER, count=1))
    return go(Brake.OPPOSITE)


def clock_brake(facts: Facts) -> Judgement:
    """The computer's and the exchange's clock must agree: expiry times and the 24 hours of the caps depend on both.

    OKX: REST authentication; a request 30 s off is refused.
    """
    apart = abs(facts.wall - facts.now)
    if apart > CLOCKS_APART:
        return wait(Brake.CLOCK, Reason.of(Code.CLOCK_OFF, seconds=round(apart.total_seconds())))
    return go(Brake.CLOCK)


def evidence_age_brake(facts: Facts) -> Judgement:
    """What was read too long before the order is sent says nothing about now."""
    named_too_old = facts.by_name_at is not None and facts.now - facts.by_name_at > NAMED_AGE
    if facts.now - facts.listed_at > EVIDENCE_AGE or named_too_old:
        return wait(Brake.PROOF, Reason.of(Code.EVIDENCE_OLD))
    return go(Brake.PROOF)


def size_brake(facts: Facts) -> Judgement:
    """The contract must be one whose margin is USDT, and a lot must not cost more than allowed.

    OKX: Get instruments, `ctType`, `settleCcy`, `lotSz` and `minSz`.
    """
    wrong = unusable(facts.instrument) if facts.instrument else None
    reason = wrong or (facts.size if isinstance(facts.size, Reason) else None)
    if reason is None:
        return go(Brake.SIZE)
    if reason.code in {Code.EMPTY_BOOK, Code.NO_LEVERAGE}:
        return wait(Brake.PRICE, reason)
    if wrong is None and price_brake(facts).verdict is not Verdict.GO:
        return go(Brake.SIZE)  # the price is in doubt, so is the cost of a lot: the price brake speaks
    if reason.code is Code.LOT_TOO_LARGE:
        return wait(Brake.SIZE, reason)  # a lot that became dear may become cheap again
    return Judgement(Brake.SIZE, Verdict.HOLD, reason)


def venue_brake(facts: Facts) -> Judgement:
    """While the exchange does not answer, is busy or under maintenance, nothing is opened.

    OKX: Status, and the error codes 50001, 50011 and 50026.
    """
    if facts.trouble and facts.trouble.code in VENUE_CODES:
        return wait(Brake.VENUE, facts.trouble)
    why, until = facts.gap.waiting, facts.gap.not_before
    if why and until and until > facts.now and why.code in VENUE_CODES:
        return wait(Brake.VENUE, why, until)
    return go(Brake.VENUE)


def price_brake(facts: Facts) -> Judgement:
    """Both sides of the order book must have an offer, prices be fresh, and last, bid and ask near the mark price.

    Bid and ask both: the limit follows the opposite one, and a short is sized by the highest of all prices.

    OKX: Get tickers and Get mark price.
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
