"""One position from its opening to its end, and the arithmetic OKX applies to it (linear contracts, USDT).

unrealised profit  = direction * contracts * contract value * (mark - average price)
initial margin     = contracts * contract value * mark / leverage        (cross; isolated keeps the margin of opening)
maintenance margin = contracts * contract value * mark * rate
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pairguard_gui.practice.market.contracts import Contract

ZERO = Decimal(0)


class Key(NamedTuple):
    """What OKX tells positions apart by; `pos_side` is long, short or net."""

    inst_id: str
    mgn_mode: str
    pos_side: str


@dataclass(slots=True)
class Position:
    """A position and what has happened to it in this life.

    `direction` is 1 for long and -1 for short; `size` is never negative. `margin` is the isolated margin, zero for
    cross. `fee` and `penalty` are negative when paid. `kind` is the type of the last close (positions-history).
    """

    key: Key
    contract: Contract
    direction: int
    pos_id: int
    c_time: int
    lever: Decimal
    u_time: int
    size: Decimal = ZERO
    avg_price: Decimal = ZERO
    margin: Decimal = ZERO
    max_size: Decimal = ZERO
    closed: Decimal = ZERO
    close_price: Decimal = ZERO
    pnl: Decimal = ZERO
    fee: Decimal = ZERO
    penalty: Decimal = ZERO
    trade_id: int = 0
    kind: str = ""
    trigger_price: Decimal | None = None

    @property
    def isolated(self) -> bool:
        """Whether the margin is this position's own."""
        return self.key.mgn_mode == "isolated"

    @property
    def side_name(self) -> str:
        """`long` or `short`, in net mode too."""
        return "long" if self.direction > 0 else "short"

    @property
    def realized(self) -> Decimal:
        """Profit taken, fees and penalty included."""
        return self.pnl + self.fee + self.penalty

    def notional(self, price: Decimal) -> Decimal:
        """USDT value at a price."""
        return self.contract.notional(self.size, price)

    def profit(self, price: Decimal, size: Decimal) -> Decimal:
        """What closing `size` contracts at `price` would earn before fees."""
        return self.contract.notional(size, price - self.avg_price) * self.direction

    def upl(self, price: Decimal) -> Decimal:
        """Unrealised profit at a price."""
        return self.profit(price, self.size)

    def initial_margin(self, mark: Decimal) -> Decimal:
        """Margin this position binds now."""
        return self.margin if self.isolated else self.notional(mark) / self.lever

    def maintenance_margin(self, mark: Decimal) -> Decimal:
        """Below this much equity the position is liquidated."""
        return self.notional(mark) * self.contract.maintenance

    def opening_margin(self) -> Decimal:
        """Margin of the position as large as it ever was, at its average price; the base of pnlRatio."""
        return self.contract.notional(self.max_size, self.avg_price) / self.lever

    def add(self, size: Decimal, price: Decimal, now: int) -> None:
        """Open or enlarge."""
        whole = self.size + size
        self.avg_price = (self.avg_price * self.size + price * size) / whole
        self.size = whole
        self.max_size = max(self.max_size, whole)
        if self.isolated:
            self.margin += self.contract.notional(size, price) / self.lever
        self.u_time = max(now, self.u_time)

    def take(self, size: Decimal, price: Decimal, now: int) -> Decimal:
        """Close `size` contracts; returns the profit, with any isolated margin set free taken out of `margin`."""
        profit = self.profit(price, size)
        self.close_price = (self.close_price * self.closed + price * size) / (self.closed + size)
        self.closed += size
        self.pnl += profit
        self.margin -= self.margin if size == self.size else self.margin * size / self.size
        self.size -= size
        self.u_time = max(now, self.u_time)
        return profit

    def liquidation_price(self, equity: Decimal, fee_rate: Decimal) -> Decimal | None:
        """The mark price at which `equity` (of the position, or beyond the others' needs) no longer suffices.

        `equity` is what stands behind the position at its average price. None when no positive price does it.
        """
        face = self.size * self.contract.ct_val
        rate = self.contract.maintenance + fee_rate
        price = (self.avg_price * face - self.direction * equity) / (face * (1 - self.direction * rate))
        return price if price > 0 else None
