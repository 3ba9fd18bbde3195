"""What a refill of each pair would open now, sized and judged by the functions that serve real refills."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.core.control.preflight_table import Preflight, PreflightRow
from pairguard_gui.core.judge.account_fitness import unsupported
from pairguard_gui.core.judge.brakes import MARKET_BRAKES, decisive
from pairguard_gui.core.judge.facts import Facts
from pairguard_gui.core.judge.market import Market
from pairguard_gui.core.judge.sizing import Size
from pairguard_gui.core.state.account_state import Gap
from pairguard_gui.core.values.exchange_data import Life, MarginMode

if TYPE_CHECKING:
    from pairguard_gui.core.ports import Exchange
    from pairguard_gui.core.state.account_state import AccountState
    from pairguard_gui.core.values.exchange_data import Instrument, Position
    from pairguard_gui.core.values.pair import Pair


def preflight(
    exchange: Exchange, state: AccountState, positions: Sequence[Position], *, beside: bool = False
) -> Preflight:
    """Size and judge a refill of every pair: the protected set, or the live positions where there is none yet.

    With `beside` the live positions that are not protected come after the set, so that a person can choose the set
    anew. Judged by the brakes that depend on the market and the account as they are now. Five requests, and one for
    each margin mode and twenty instruments. ExchangeError when something cannot be read.
    """
    wanted = _wanted(state, positions, beside=beside)
    account, instruments = exchange.account(), exchange.instruments()
    leverages = _leverages(exchange, wanted, instruments)
    market = Market(account, instruments, exchange.quotes(), leverages)
    now, there = exchange.server_now(), {row.pair for row in positions}
    facts = (market.seen_by(_facts(state, positions, pair, mode, now)) for pair, mode in wanted.items())
    return Preflight(
        rows=tuple(_row(each, leverages.get(each.gap.pair), live=each.gap.pair in there) for each in facts),
        rules=state.rules,
        worst_case=state.rules.budget(len(wanted)),
        refill_cap=state.rules.refill_cap(len(wanted)),
        available_usdt=exchange.balance().available_usdt,
    )


def _wanted(state: AccountState, positions: Iterable[Position], *, beside: bool) -> dict[Pair, MarginMode]:
    kept = {kept.pair: kept.margin_mode or MarginMode.CROSS for kept in state.pairs}
    live = {row.pair: row.margin_mode for row in positions if row.pair not in kept}
    return kept | live if beside or not kept else kept


def _leverages(
    exchange: Exchange, wanted: Mapping[Pair, MarginMode], instruments: Mapping[str, Instrument]
) -> dict[Pair, Decimal]:
    found: dict[Pair, Decimal] = {}
    for mode in MarginMode:
        pairs = {pair for pair, its in wanted.items() if its is mode and pair.inst_id in instruments}
        if pairs:
            read = exchange.leverages(sorted({pair.inst_id for pair in pairs}), mode)
            found |= {pair: lever for pair, lever in read.items() if pair in pairs}
    return found


def _facts(state: AccountState, positions: Sequence[Position], pair: Pair, mode: MarginMode, now: datetime) -> Facts:
    """The facts as if the pair's position had vanished this moment."""
    gap = Gap("", pair, mode, Life("", now), opened_at=now, absent_since=now, last_absent_at=now)
    rules = state.rules_of(pair)
    return Facts(now, wall=now, listed_at=now, state=state, gap=gap, rules=rules, positions=tuple(positions))


def _row(facts: Facts, leverage: Decimal | None, *, live: bool) -> PreflightRow:
    pair, mode, size = facts.gap.pair, facts.gap.margin_mode, facts.size
    wrong = unsupported(facts.account, mode) if facts.account else None
    reason = wrong or decisive(brake(facts) for brake in MARKET_BRAKES).reason
    if reason is None and isinstance(size, Size):
        return PreflightRow(pair, mode, leverage, size.contracts, size.margin, size.smallest, live=live)
    return PreflightRow(pair, mode, leverage, None, None, reason=reason, live=live)
