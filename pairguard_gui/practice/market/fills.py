"""Fills: one row for each trade of each order, three months long (GET /api/v5/trade/fills shows three days)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.practice.market.orders import REMEMBERED_MS

if TYPE_CHECKING:
    from pairguard_gui.practice.market.orders import Order


@dataclass(frozen=True, slots=True)
class Fill:
    """One trade of one order. `sub_type` is OKX's bill subtype: 3 open long, 4 open short, 5 close long, ..."""

    bill_id: int
    order: Order
    trade_id: int
    price: Decimal
    size: Decimal
    fee: Decimal
    pnl: Decimal
    mark: Decimal
    sub_type: str
    maker: bool
    at: int


class Fills:
    """The account's fills, oldest first."""

    def __init__(self) -> None:
        self._all: list[Fill] = []

    def add(self, fill: Fill) -> None:
        """Remember a fill."""
        self._all.append(fill)

    def newest_first(self) -> Iterator[Fill]:
        """Every fill still remembered."""
        return reversed(self._all)

    def forget(self, now: int) -> None:
        """Drop fills older than three months."""
        first = next((i for i, fill in enumerate(self._all) if now - fill.at <= REMEMBERED_MS), len(self._all))
        del self._all[:first]
