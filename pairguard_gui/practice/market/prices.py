"""Prices as a pure function of time: seeded noise per instrument, so virtual months can be skipped in one step.

Each instrument's price is its anchor times exp(volatility * noise), where the noise is a sum of smooth seeded waves
from twenty seconds to five days long. The same seed gives the same price at the same moment, whoever reads it and
however often. The ratio is a float; the price itself is a whole number of ticks, a Decimal.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


class PriceNoise:
    """Smooth seeded noise over time: a log return of about 3 % a day."""

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
class _PriceSeries:
    """What decides one instrument's price: its noise, and the price it had at the anchor moment."""

    noise: PriceNoise
    tick: Decimal
    anchor: Decimal
    anchor_noise: float


class Prices:
    """The market's prices at the moment last given to `advance`.

    `stamp` changes exactly when some price may have changed, so that encoded answers can be cached until then.
    """

    def __init__(self, contracts: Iterable[Contract], rng: Random, now_ms: int, volatility: float) -> None:
        self.volatility = volatility
        self.stamp = 0
        self._now = now_ms // BEAT_MS * BEAT_MS
        self._series: dict[str, _PriceSeries] = {}
        self._quotes: dict[str, Quote] = {}
        self._days: dict[str, tuple[int, Day]] = {}
        for contract in contracts:
            noise = PriceNoise(rng.getrandbits(64))
            anchor_noise = noise.at(self._now)
            self._series[contract.inst_id] = _PriceSeries(noise, contract.tick, contract.start_price, anchor_noise)

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
            quote = self._quotes[inst_id] = self._new_quote(inst_id)
        return quote

    def day(self, inst_id: str) -> Day:
        """Open, high and low of the last 24 hours, from hourly prices."""
        hour = self._now // HOUR_MS
        known = self._days.get(inst_id)
        if known is None or known[0] != hour:
            known = self._days[inst_id] = (hour, self._last_day(inst_id, hour))
        last, day = self.quote(inst_id).last, known[1]
        return Day(day.open, max(day.high, last), min(day.low, last))

    def move(self, inst_id: str, price: Decimal) -> None:
        """Set an instrument's price; it moves on from there."""
        series = self._series[inst_id]
        series.anchor, series.anchor_noise = price, series.noise.at(self._now)
        self._days.pop(inst_id, None)
        self._changed()

    def set_volatility(self, volatility: float) -> None:
        """0 holds every price where it is, 1 is the usual market; the change itself moves no price."""
        for inst_id, series in self._series.items():
            series.anchor, series.anchor_noise = self.quote(inst_id).mark, series.noise.at(self._now)
        self.volatility = volatility
        self._changed()

    def _changed(self) -> None:
        self.stamp += 1
        self._quotes.clear()

    def _new_quote(self, inst_id: str) -> Quote:
        series = self._series[inst_id]
        tick, mark = series.tick, self._price(series, self._now)
        bid = max(mark - tick, tick)
        upward = (self._now // BEAT_MS) % 2 and self.volatility
        return Quote(
            mark=mark,
            last=mark + tick if upward else mark,
            bid=bid,
            ask=mark + tick,
            tick=tick,
        )

    def _price(self, series: _PriceSeries, at_ms: int) -> Decimal:
        if not self.volatility:
            return series.anchor
        ratio = math.exp(self.volatility * (series.noise.at(at_ms) - series.anchor_noise))
        return max(_ticks(series.anchor * Decimal(ratio), series.tick), series.tick)

    def _last_day(self, inst_id: str, hour: int) -> Day:
        series = self._series[inst_id]
        if not self.volatility:
            return Day(series.anchor, series.anchor, series.anchor)
        seen = [self._price(series, (hour - back) * HOUR_MS) for back in range(24, -1, -1)]
        return Day(seen[0], max(seen), min(seen))


def _ticks(price: Decimal, tick: Decimal) -> Decimal:
    return round(price / tick) * tick
