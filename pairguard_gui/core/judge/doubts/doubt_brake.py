"""The brake about numbers that would decide how much is opened, and are far from what is known."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.core.judge.doubts.doubt import (
    Order,
    figure,
    last_leverage,
    leverage_credible,
    leverage_known,
    mark_doubt,
    shown_values,
    terms_doubt,
    value_doubt,
)
from pairguard_gui.core.judge.market_brakes import price_brake
from pairguard_gui.core.judge.sizing import Size, unusable
from pairguard_gui.core.judge.verdict import Judgement, Verdict, go, wait
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.judge.facts import Facts
    from pairguard_gui.core.state.account_state import Gap, ProtectedPair
    from pairguard_gui.core.values.exchange_data import Instrument

READ_AGAIN = timedelta(seconds=5)
"""Between the two reads of a leverage that has changed."""


def doubt_brake(facts: Facts) -> Judgement:
    """A changed leverage is read twice; what is far from everything known waits for a person.

    A release of this brake stores the figures of its reason, and these are believed then: nothing else passes by it.
    """
    again_at = _read_again_at(facts.gap)
    if facts.gap.waiting and again_at and again_at > facts.now:
        return wait(Brake.DOUBT, facts.gap.waiting, again_at)
    protected, instrument = facts.state.pair(facts.gap.pair), facts.instrument
    if protected is None or instrument is None or unusable(instrument):
        return go(Brake.DOUBT)
    stops = _stops(facts, protected, instrument)
    return next((one for one in stops if one.verdict is Verdict.HOLD), stops[0] if stops else go(Brake.DOUBT))


def first_doubt(facts: Facts, protected: ProtectedPair) -> Reason | None:
    """Why a refill now, of a pair of which that is known, would be looked at twice or wait for a person."""
    instrument = facts.instrument
    if instrument is None or unusable(instrument):
        return None
    stops = _stops(facts, protected, instrument)
    return stops[0].reason if stops else None


def _stops(facts: Facts, protected: ProtectedPair, instrument: Instrument) -> list[Judgement]:
    found = (
        _terms(facts, protected, instrument),
        _leverage(facts, protected, instrument),
        _mark(facts),
        _value(facts, protected, instrument),
    )
    return [one for one in found if one]


def believes_anew(facts: Facts) -> Decimal | None:
    """The leverage that has been read twice alike, for whoever says go to this gap; None where none is new."""
    protected, instrument, leverage = facts.state.pair(facts.gap.pair), facts.instrument, facts.leverage
    if protected is None or instrument is None or leverage is None:
        return None
    return None if leverage_known(leverage, protected, instrument.max_lever) else leverage


def _hold(reason: Reason) -> Judgement:
    return Judgement(Brake.DOUBT, Verdict.HOLD, reason)


def _terms(facts: Facts, protected: ProtectedPair, instrument: Instrument) -> Judgement | None:
    if _agreed(facts, protected, instrument):
        return None
    shown = shown_values(instrument.inst_id, facts.positions)
    doubt = terms_doubt(instrument, shown, protected.contract_value)
    return _hold(doubt) if doubt else None


def _leverage(facts: Facts, protected: ProtectedPair, instrument: Instrument) -> Judgement | None:
    leverage, largest = facts.leverage, instrument.max_lever
    if leverage is None or leverage_known(leverage, protected, largest):
        return None
    now, last = figure(leverage), last_leverage(protected)
    doubted = Reason.of(Code.LEVERAGE_DOUBTED, leverage=now, last=figure(last), largest=figure(largest))
    before = facts.gap.waiting.param("leverage") if facts.gap.waiting and _read_again_at(facts.gap) else None
    if last is None:
        return _hold(doubted)
    if before is None:
        until = facts.now + READ_AGAIN
        return wait(Brake.DOUBT, Reason.of(Code.LEVERAGE_CHANGED, leverage=now, last=figure(last), until=until), until)
    same = Decimal(str(before)) == leverage
    return None if same and leverage_credible(leverage, protected, largest) else _hold(doubted)


def _mark(facts: Facts) -> Judgement | None:
    if facts.quote is None:
        return None
    doubt = mark_doubt(facts.quote.mark, facts.quote.inst_id, facts.positions)
    return wait(Brake.DOUBT, doubt) if doubt else None


def _value(facts: Facts, protected: ProtectedPair, instrument: Instrument) -> Judgement | None:
    size, quote, leverage = facts.size, facts.quote, facts.leverage
    if not isinstance(size, Size) or quote is None or leverage is None or price_brake(facts).verdict is not Verdict.GO:
        return None  # without a sure price there is no order; the price brake speaks
    shown = () if _agreed(facts, protected, instrument) else shown_values(instrument.inst_id, facts.positions)
    known = shown[0] if shown else protected.contract_value
    if known is None:
        return None  # the terms are doubted already
    margin = max(facts.rules.margin_usdt, facts.rules.smallest_lot_usdt) if size.smallest else facts.rules.margin_usdt
    order = Order(size.contracts, margin, leverage)
    doubt = value_doubt(order, known, quote.mark, instrument.contract_value)
    return _hold(doubt) if doubt else None


def _agreed(facts: Facts, protected: ProtectedPair, instrument: Instrument) -> bool:
    """Whether a person has said yes to exactly these terms for this gap, whatever living positions imply."""
    return Brake.DOUBT in facts.gap.released and protected.contract_value == instrument.contract_value


def _read_again_at(gap: Gap) -> datetime | None:
    """When a changed leverage is to be read again, if the last thing that stopped the gap was such a change."""
    if gap.waiting is None or gap.waiting.code is not Code.LEVERAGE_CHANGED:
        return None
    until = gap.waiting.param("until")
    return until if isinstance(until, datetime) else None
