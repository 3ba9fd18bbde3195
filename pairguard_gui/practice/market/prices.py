"""Prices as a pure function of time: a seeded wander per instrument, so virtual months can be skipped in one step.

Each instrument's price is its anchor times exp(volatility * noise), where the noise is a sum of smooth seeded waves
from twenty seconds to five days long. The same seed gives the same price at the same moment, whoever looks and
however often. The ratio is a float; the price itself is a whole number of ticks, a Decimal.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from pairguard_gui.practice.market.contracts import Contract

BEAT_MS = 250
"""Prices change at most this often."""

HOUR_MS = 3_600_000
BAND = Decimal("0.02")
"""Orders are taken at most this far from the mark price."""

_PERIODS_S = (20, 90, 400, 1_800, 7_200, 28_800, 115_200, 460_800)
_DAILY = 0.02
_MASK = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Quote:
    """One instrument's prices at one beat, all whole ticks."""

    mark: Decimal
    last: Decimal
    bid: Decimal
    ask: Decimal
    tick: Decimal

    @property
    def highest_buy(self) -> Decimal:
        """The dearest a buy order may be."""
        return max(_ticks(self.mark * (1 + BAND), self.tick), self.mark + 2 * self.tick)

    @property
    def lowest_sell(self) -> Decimal:
        """The cheapest a sell order may be."""
        return max(min(_ticks(self.mark * (1 - BAND), self.tick), self.mark - 2 * self.tick), self.tick)


@dataclass(frozen=True, slots=True)
class Day:
    """The last 24 hours of one instrument."""

    open: Decimal
    high: Decimal
    low: Decimal


class Wander:
    """Smooth seeded noise over time, about 3 % a day; constant for volatility 0."""

    def __init__(self, seed: int) -> None:
        self._waves = tuple(
            (period * 1000, _DAILY * math.sqrt(period / 86_400), (seed + 7 * index) & _MASK)
            for index, period in enumerate(_PERIODS_S)
        )
        self._cells: dict[int, tuple[int, float, float]] = {}

    def at(self, now_ms: int) -> float:
        """The noise at a moment; the same argument always gives the same value."""
        total = 0.0
        for period, height, seed in self._waves:
            cell, rest = divmod(now_ms, period)
            known = self._cells.get(period)
            if known is None or known[0] != cell:
                known = self._cells[period] = (cell, _lattice(seed, cell), _lattice(seed, cell + 1))
            share = rest / period
            share *= share * (3.0 - 2.0 * share)
            total += height * (known[1] + (known[2] - known[1]) * share)
        return total


def _lattice(seed: int, cell: int) -> float:
    """A number in [-1, 1) that only seed and cell decide (the splitmix64 finaliser)."""
    mixed = (seed * 0x9E3779B97F4A7C15 + cell * 0xD1B54A32D192ED03) & _MASK
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
    return (mixed ^ (mixed >> 31)) / 2**63 - 1.0


@dataclass(slots=True)
class _Line:
    """What decides one instrument's price: its noise, and the price it had at the anchor moment."""

    wander: Wander
    tick: Decimal
    anchor: Decimal
    anchor_noise: float


class Prices:
    """The market's prices at the moment last given to `advance`.

    `stamp` changes exactly when some price may have changed, so that answers can be kept until then.
    """

    def __init__(self, contracts: Iterable[Contract], rng: Random, now_ms: int, volatility: float) -> None:
        self.volatility = volatility
        self.stamp = 0
        self._now = now_ms // BEAT_MS * BEAT_MS
        self._lines: dict[str, _Line] = {}
        self._quotes: dict[str, Quote] = {}
        self._days: dict[str, tuple[int, Day]] = {}
        for contract in contracts:
            wander = Wander(rng.getrandbits(64))
            noise = wander.at(self._now)
            self._lines[contract.inst_id] = _Line(wander, contract.tick, contract.start_price, noise)

    def advance(self, now_ms: int) -> bool:
        """Go to a moment (backwards too); True when prices may have changed."""
        beat = now_ms // BEAT_MS * BEAT_MS
        if beat == self._now:
            return False
        self._now = beat
        if not self.volatility:
            return False
        self._changed()
        return True

    def quote(self, inst_id: str) -> Quote:
        """Prices of an instrument now."""
        quote = self._quotes.get(inst_id)
        if quote is None:
            quote = self._quotes[inst_id] = self._quoted(inst_id)
        return quote

    def day(self, inst_id: str) -> Day:
        """Open, high and low of the last 24 hours, looked at hourly."""
        hour = self._now // HOUR_MS
        known = self._days.get(inst_id)
        if known is None or known[0] != hour:
            known = self._days[inst_id] = (hour, self._looked_back(inst_id, hour))
        last, day = self.quote(inst_id).last, known[1]
        return Day(day.open, max(day.high, last), min(day.low, last))

    def move(self, inst_id: str, price: Decimal) -> None:
        """Put an instrument at a price; it wanders on from there."""
        line = self._lines[inst_id]
        line.anchor, line.anchor_noise = price, line.wander.at(self._now)
        self._days.pop(inst_id, None)
        self._changed()

    def set_volatility(self, volatility: float) -> None:
        """0 holds every price where it is, 1 is the usual market; the change itself moves no price."""
        for inst_id, line in self._lines.items():
            line.anchor, line.anchor_noise = self.quote(inst_id).mark, line.wander.at(self._now)
        self.volatility = volatility
        self._changed()

    def _changed(self) -> None:
        self.stamp += 1
        self._quotes.clear()

    def _quoted(self, inst_id: str) -> Quote:
        line = self._lines[inst_id]
        tick, mark = line.tick, self._price(line, self._now)
        bid = max(mark - tick, tick)
        upward = (self._now // BEAT_MS) % 2 and self.volatility
        return Quote(
            mark=mark,
            last=mark + tick if upward else mark,
            bid=bid,
            ask=mark + tick,
            tick=tick,
        )

    def _price(self, line: _Line, at_ms: int) -> Decimal:
        if not self.volatility:
            return line.anchor
        ratio = math.exp(self.volatility * (line.wander.at(at_ms) - line.anchor_noise))
        return max(_ticks(line.anchor * Decimal(ratio), line.tick), line.tick)

    def _looked_back(self, inst_id: str, hour: int) -> Day:
        line = self._lines[inst_id]
        if not self.volatility:
            return Day(line.anchor, line.anchor, line.anchor)
        seen = [self._price(line, (hour - back) * HOUR_MS) for back in range(24, -1, -1)]
        return Day(seen[0], max(seen), min(seen))


def _ticks(price: Decimal, tick: Decimal) -> Decimal:
    return round(price / tick) * tick
