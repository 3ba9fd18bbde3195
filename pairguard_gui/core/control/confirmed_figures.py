"""Leverages and contract values that a person has agreed to, for pairs of which no life has told them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.core.judge.doubts.doubt import last_leverage
from pairguard_gui.core.state.account_state import Brake, ProtectedPair
from pairguard_gui.core.state.changes import FiguresConfirmed, PairDropped, PairProtected
from pairguard_gui.core.values.errors import CallRefused
from pairguard_gui.core.values.exchange_data import MarginMode

if TYPE_CHECKING:
    from pairguard_gui.core.ports import Exchange
    from pairguard_gui.core.state.account_state import Hold
    from pairguard_gui.core.state.changes import Change
    from pairguard_gui.core.values.exchange_data import Instrument
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.reason import Reason


def agreed_figures(pair: Pair, hold: Hold) -> tuple[FiguresConfirmed, ...]:
    """What a person's yes to a held pair says of its figures: exactly those that were doubted."""
    if hold.brake is not Brake.DOUBT:
        return ()
    return (FiguresConfirmed(pair, _param(hold.reason, "leverage"), _param(hold.reason, "contract_value")),)


def figures_of_set(pairs: Iterable[ProtectedPair], changes: Sequence[Change]) -> tuple[ProtectedPair, ...]:
    """A set of pairs as these changes leave it, with what is known of each."""
    kept = {each.pair: each for each in pairs}
    for change in changes:
        if isinstance(change, PairDropped):
            kept.pop(change.pair, None)
        elif isinstance(change, PairProtected):
            kept[change.pair] = _recorded(change)
    return tuple(kept.values())


def confirm_shown(pairs: Iterable[ProtectedPair], shown: Iterable[FiguresConfirmed]) -> list[FiguresConfirmed]:
    """What is stored of the figures that a person has seen in a table: those that no life has told."""
    by_pair = {each.pair: each for each in shown}
    found: list[FiguresConfirmed] = []
    for known in pairs:
        seen = by_pair.get(known.pair)
        if seen is not None:
            leverage = seen.leverage if known.leverage is None else None
            value = seen.contract_value if known.life is None or known.contract_value is None else None
            found += _unless_empty(FiguresConfirmed(known.pair, leverage, value))
    return found


def confirm_read(exchange: Exchange, pairs: Iterable[ProtectedPair]) -> list[FiguresConfirmed]:
    """The figures as the exchange tells them now, for pairs of which nothing is known; nothing is asked without such.

    At most one request, and one for each margin mode and twenty instruments. What OKX refuses to tell stays unknown,
    and a refill then waits for a person. ExchangeError when it does not answer.
    """
    lacking = [each for each in pairs if last_leverage(each) is None or each.contract_value is None]
    if not lacking:
        return []
    instruments = exchange.instruments()
    leverages = _leverages(exchange, [each for each in lacking if each.pair.inst_id in instruments])
    found: list[FiguresConfirmed] = []
    for known in lacking:
        instrument, leverage = instruments.get(known.pair.inst_id), leverages.get(known.pair)
        if instrument is not None:
            found += _unless_empty(_as_read(known, instrument, leverage))
    return found


def _as_read(known: ProtectedPair, instrument: Instrument, leverage: Decimal | None) -> FiguresConfirmed:
    wanted = leverage if last_leverage(known) is None and possible(leverage, instrument) else None
    value = instrument.contract_value if known.contract_value is None and instrument.contract_value > 0 else None
    return FiguresConfirmed(known.pair, wanted, value)


def possible(leverage: Decimal | None, instrument: Instrument) -> bool:
    """Whether the contract allows that leverage."""
    if leverage is None or leverage <= 0:
        return False
    return instrument.max_lever is None or leverage <= instrument.max_lever


def _leverages(exchange: Exchange, pairs: Collection[ProtectedPair]) -> dict[Pair, Decimal]:
    found: dict[Pair, Decimal] = {}
    for mode in MarginMode:
        unknown = [each for each in pairs if last_leverage(each) is None]
        names = {each.pair.inst_id for each in unknown if (each.margin_mode or MarginMode.CROSS) is mode}
        if names:
            with suppress(CallRefused):
                read = exchange.leverages(sorted(names), mode)
                found |= {pair: lever for pair, lever in read.items() if pair.inst_id in names}
    return found


def _recorded(change: PairProtected) -> ProtectedPair:
    fresh, row = ProtectedPair(change.pair, change.at), change.position
    if row is None:
        return fresh
    return replace(
        fresh,
        life=row.life,
        margin_mode=row.margin_mode,
        leverage=row.leverage,
        contract_value=row.contract_value,
    )


def _unless_empty(figures: FiguresConfirmed) -> tuple[FiguresConfirmed, ...]:
    return (figures,) if figures.leverage is not None or figures.contract_value is not None else ()


def _param(reason: Reason, name: str) -> Decimal | None:
    value = reason.param(name)
    return Decimal(str(value)) if value else None
