"""Before arming: what each refill would open now, from the same functions that will size and judge the real ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from pairguard_gui.core.control.confirmed_figures import possible
from pairguard_gui.core.judge.account_fitness import unsupported
from pairguard_gui.core.judge.brakes import MARKET_BRAKES, decisive
from pairguard_gui.core.judge.doubt import last_leverage
from pairguard_gui.core.judge.doubt_brake import first_doubt
from pairguard_gui.core.judge.facts import Facts
from pairguard_gui.core.judge.market import Market
from pairguard_gui.core.judge.sizing import Size
from pairguard_gui.core.ports import Exchange
from pairguard_gui.core.state.account_state import AccountState, Gap, ProtectedPair
from pairguard_gui.core.state.changes import FiguresConfirmed
from pairguard_gui.core.values.exchange_data import Instrument, Life, MarginMode, Position
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import Rules


@dataclass(frozen=True, slots=True)
class PreflightRow:
    """One pair: what its margin buys at its leverage, or why a refill would be refused.

    `doubt` is why its figures would be read twice or wait for a person; `contract_value` is coins in one contract.
    """

    pair: Pair
    margin_mode: MarginMode
    leverage: Decimal | None
    contracts: Decimal | None
    margin: Decimal | None
    smallest: bool = False
    reason: Reason | None = None
    live: bool = True
    doubt: Reason | None = None
    contract_value: Decimal | None = None

    @property
    def figures(self) -> FiguresConfirmed:
        """Leverage and contract value as a person agrees to them with the table."""
        sure = self.doubt is None or self.doubt.code is Code.LEVERAGE_CHANGED
        return FiguresConfirmed(self.pair, self.leverage, self.contract_value) if sure else FiguresConfirmed(self.pair)


@dataclass(frozen=True, slots=True)
class Preflight:
    """The table, and what a bad day can cost: margin in USDT, refills, and the USDT free for it (None: unknown)."""

    rows: tuple[PreflightRow, ...]
    rules: Rules
    worst_case: Decimal
    refill_cap: int
    available_usdt: Decimal | None

    @property
    def refused(self) -> tuple[PreflightRow, ...]:
        """The pairs that could not be refilled now."""
        return tuple(row for row in self.rows if row.reason)

    @property
    def figures(self) -> tuple[FiguresConfirmed, ...]:
        """What a person who agrees to the table has seen of leverages and contract values, and need not be asked again.

        Doubtful figures are not agreed to in passing, among those of many pairs: they are None here.
        """
        return tuple(row.figures for row in self.rows)

    def of(self, pairs: Collection[Pair]) -> Preflight:
        """The table for these of its pairs alone, with their own worst case."""
        rows = tuple(row for row in self.rows if row.pair in pairs)
        worst, cap = self.rules.budget(len(rows)), self.rules.refill_cap(len(rows))
        return replace(self, rows=rows, worst_case=Decimal(0) if self.rules.watch_only else worst, refill_cap=cap)

    @property
    def short_of_money(self) -> bool:
        """Whether the free USDT would not last for the worst case."""
        return self.available_usdt is not None and self.available_usdt < self.worst_case


def preflight(
    exchange: Exchange, state: AccountState, positions: Sequence[Position], *, beside: bool = False
) -> Preflight:
    """Size and judge a refill of every pair: the protected set, or the live positions where there is none yet.

    With `beside` the live positions come after the set, for those who may choose a set anew.

    Judged by the engine's own brakes, as far as they ask what is so now. Five requests and one for each margin mode
    and twenty instruments. ExchangeError when something cannot be read.
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
    """As if the pair had vanished this moment."""
    gap = Gap("", pair, mode, Life("", now), opened_at=now, absent_since=now, last_absent_at=now)
    rules = state.rules_of(pair)
    return Facts(now, wall=now, listed_at=now, state=state, gap=gap, rules=rules, positions=tuple(positions))


def _row(facts: Facts, leverage: Decimal | None, *, live: bool) -> PreflightRow:
    pair, mode, size = facts.gap.pair, facts.gap.margin_mode, facts.size
    wrong = unsupported(facts.account, mode) if facts.account else None
    reason = wrong or decisive(brake(facts) for brake in MARKET_BRAKES).reason
    value = facts.instrument.contract_value if facts.instrument else None
    told = PreflightRow(pair, mode, leverage, None, None, live=live, doubt=_doubt(facts), contract_value=value)
    if reason is None and isinstance(size, Size):
        return replace(told, contracts=size.contracts, margin=size.margin, smallest=size.smallest)
    return replace(told, reason=reason)


def _doubt(facts: Facts) -> Reason | None:
    """What the brake about doubtful numbers would say; what is not known of a pair yet is about to be confirmed."""
    pair, instrument = facts.gap.pair, facts.instrument
    if instrument is None:
        return None
    protected = facts.state.pair(pair) or ProtectedPair(pair, facts.now)
    row = next((row for row in facts.positions if row.pair == pair and row.margin_mode is facts.gap.margin_mode), None)
    known = replace(
        protected,
        leverage=(row.leverage if row else None) or protected.leverage,
        contract_value=(row.contract_value if row else None) or protected.contract_value or instrument.contract_value,
    )
    if last_leverage(known) is None and possible(facts.leverage, instrument):
        known = replace(known, confirmed_leverage=facts.leverage)
    return first_doubt(facts, known)
