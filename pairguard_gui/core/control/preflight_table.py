"""The table before arming: what each refill would open now, and what a bad day can cost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from pairguard_gui.core.values.exchange_data import MarginMode
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.reason import Reason
    from pairguard_gui.core.values.rules import Rules


@dataclass(frozen=True, slots=True)
class PreflightRow:
    """One pair: the contracts and the margin (USDT) a refill would open, or the reason why it would not.

    `smallest` says that the smallest lot is opened, which costs more than the margin of the rules; `live` that the pair
    has a position now.
    """

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
    """The table, and the most that 24 hours can cost.

    `worst_case` is the margin in USDT and `refill_cap` the number of refills that the rules allow at most;
    `available_usdt` is the USDT free for it, None when unknown.
    """

    rows: tuple[PreflightRow, ...]
    rules: Rules
    worst_case: Decimal
    refill_cap: int
    available_usdt: Decimal | None

    @property
    def refused(self) -> tuple[PreflightRow, ...]:
        """The pairs that could not be refilled now."""
        return tuple(row for row in self.rows if row.reason)

    def of(self, pairs: Collection[Pair]) -> Preflight:
        """The table for these of its pairs alone, with their own worst case."""
        rows = tuple(row for row in self.rows if row.pair in pairs)
        worst, cap = self.rules.budget(len(rows)), self.rules.refill_cap(len(rows))
        return replace(self, rows=rows, worst_case=Decimal(0) if self.rules.watch_only else worst, refill_cap=cap)

    @property
    def short_of_money(self) -> bool:
        """Whether the free USDT would not last for the worst case."""
        return self.available_usdt is not None and self.available_usdt < self.worst_case
