"""Everything the practice exchange knows, in one place; the modules beside it are the verbs that change it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

from pairguard_gui.practice.errors import Refusal
from pairguard_gui.practice.market.fills import Fills
from pairguard_gui.practice.market.ledger import Ledger
from pairguard_gui.practice.market.orders import Orders
from pairguard_gui.practice.market.prices import Prices

if TYPE_CHECKING:
    from pairguard_gui.practice.market.contracts import Contract
    from pairguard_gui.practice.market.ledger import Money
    from pairguard_gui.practice.market.prices import Quote


class Ids:
    """Numbers that look like OKX's and are never given twice: 19-digit ids that grow with time, and trade numbers."""

    def __init__(self, rng: Random) -> None:
        self._last = 0
        self._trade = rng.randrange(200_000_000, 900_000_000)

    def at(self, now: int) -> int:
        """An order, bill or position id; larger than every one before, even if the clock went back."""
        self._last = max(now << 20, self._last + 1)
        return self._last

    def trade(self) -> int:
        """A trade number."""
        self._trade += 1
        return self._trade


@dataclass(slots=True)
class State:
    """The market and the one account on it.

    `thin` holds, for the next orders that would fill, the share of each that the order book can fill.
    """

    contracts: dict[str, Contract]
    prices: Prices
    ledger: Ledger
    ids: Ids
    orders: Orders = field(default_factory=Orders)
    fills: Fills = field(default_factory=Fills)
    thin: deque[Decimal] = field(default_factory=deque)

    def contract(self, inst_id: str) -> Contract:
        """A listed instrument; 51001 for an unknown or delisted one."""
        contract = self.contracts.get(inst_id)
        if contract is None:
            raise Refusal("51001")
        return contract

    def tradable(self, inst_id: str, now: int) -> Contract:
        """A listed instrument that takes orders now; 51021, 51022, 51027 say why not."""
        contract = self.contract(inst_id)
        if contract.state == "preopen":
            raise Refusal("51021")
        if contract.state != "live":
            raise Refusal("51022")
        if contract.exp_time is not None and now >= contract.exp_time:
            raise Refusal("51027")
        return contract

    def quote(self, inst_id: str) -> Quote:
        """Prices of an instrument now."""
        return self.prices.quote(inst_id)

    def mark(self, inst_id: str) -> Decimal:
        """Mark price of an instrument now."""
        return self.prices.quote(inst_id).mark

    def money(self) -> Money:
        """The account's figures now."""
        return self.ledger.money(self.mark, self.orders.frozen())


def new_state(
    contracts: Iterable[Contract], rng: Random, now: int, volatility: float, cash: Decimal, mode: str
) -> State:
    """An exchange with nothing open."""
    listed = {contract.inst_id: contract for contract in contracts}
    prices = Prices(listed.values(), rng, now, volatility)
    return State(listed, prices, Ledger(cash, mode), Ids(rng))
