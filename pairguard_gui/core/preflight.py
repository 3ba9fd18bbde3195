"""Before arming: what each refill would open now, from the same functions that will size the real ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pairguard_gui.core.book import Book
from pairguard_gui.core.model import Instrument, MarginMode, Pair, Position, Quote
from pairguard_gui.core.ports import Exchange
from pairguard_gui.core.reason import Code, Reason
from pairguard_gui.core.rules import Rules
from pairguard_gui.core.sizing import Size, size_order


@dataclass(frozen=True, slots=True)
class PreflightRow:
    """One pair: what its margin buys at its leverage, or why a refill would be refused."""

    pair: Pair
    margin_mode: MarginMode
    leverage: Decimal | None
    contracts: Decimal | None
    margin: Decimal | None
    smallest: bool = False
    reason: Reason | None = None
    live: bool = True


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
    def short_of_money(self) -> bool:
        """Whether the free USDT would not last for the worst case."""
        return self.available_usdt is not None and self.available_usdt < self.worst_case


def preflight(exchange: Exchange, book: Book, positions: Sequence[Position]) -> Preflight:
    """Read what sizing needs and size every pair: the protected set, or the live positions where there is none yet.

    Three requests and one for each margin mode and twenty instruments. ExchangeError when something cannot be read.
    """
    wanted = _wanted(book, positions)
    instruments, quotes = exchange.instruments(), exchange.quotes()
    leverages = _leverages(exchange, wanted, instruments)
    there = {row.pair for row in positions}
    rows = tuple(
        _row(pair, mode, leverages.get((pair, mode)), instruments, quotes, book.rules_of(pair), live=pair in there)
        for pair, mode in wanted.items()
    )
    return Preflight(
        rows=rows,
        rules=book.rules,
        worst_case=book.rules.budget(len(wanted)),
        refill_cap=book.rules.refill_cap(len(wanted)),
        available_usdt=exchange.balance().available_usdt,
    )


def _wanted(book: Book, positions: Iterable[Position]) -> dict[Pair, MarginMode]:
    if book.pairs:
        return {kept.pair: kept.margin_mode or MarginMode.CROSS for kept in book.pairs}
    return {row.pair: row.margin_mode for row in positions}


def _leverages(
    exchange: Exchange, wanted: Mapping[Pair, MarginMode], instruments: Mapping[str, Instrument]
) -> dict[tuple[Pair, MarginMode], Decimal]:
    found: dict[tuple[Pair, MarginMode], Decimal] = {}
    for mode in MarginMode:
        names = sorted({pair.inst_id for pair, its in wanted.items() if its is mode} & set(instruments))
        if names:
            found |= {(pair, mode): lever for pair, lever in exchange.leverages(names, mode).items()}
    return found


def _row(
    pair: Pair,
    mode: MarginMode,
    leverage: Decimal | None,
    instruments: Mapping[str, Instrument],
    quotes: Mapping[str, Quote],
    rules: Rules,
    *,
    live: bool,
) -> PreflightRow:
    instrument, quote = instruments.get(pair.inst_id), quotes.get(pair.inst_id)
    if instrument is None or instrument.state != "live" or instrument.exp_time:
        state = instrument.state if instrument else "gone"
        return PreflightRow(pair, mode, leverage, None, None, reason=Reason.of(Code.DELISTING, state=state), live=live)
    if quote is None or leverage is None:
        reason = Reason.of(Code.EMPTY_BOOK, inst_id=pair.inst_id)
        return PreflightRow(pair, mode, leverage, None, None, reason=reason, live=live)
    size = size_order(pair.pos_side, instrument, quote, leverage, rules.margin_usdt, rules.smallest_lot_usdt)
    if isinstance(size, Size):
        return PreflightRow(pair, mode, leverage, size.contracts, size.margin, size.smallest, live=live)
    return PreflightRow(pair, mode, leverage, None, None, reason=size, live=live)
