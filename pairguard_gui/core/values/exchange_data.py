"""What the exchange says, as values: positions, contracts, prices, orders.

Amounts are `Decimal`, times are aware UTC, nothing here can be changed after it was made.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pairguard_gui.core.values.pair import Pair, PosSide

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ZERO = Decimal(0)


class Environment(StrEnum):
    """Where orders go: the embedded exchange, OKX demo trading, or real money."""

    PRACTICE = "practice"
    DEMO = "demo"
    LIVE = "live"


class MarginMode(StrEnum):
    """OKX `mgnMode`."""

    CROSS = "cross"
    ISOLATED = "isolated"


class PositionMode(StrEnum):
    """OKX `posMode`."""

    NET = "net_mode"
    LONG_SHORT = "long_short_mode"


class AccountMode(IntEnum):
    """OKX `acctLv`."""

    SPOT = 1
    FUTURES = 2
    MULTI_CURRENCY = 3
    PORTFOLIO = 4


class CloseType(StrEnum):
    """OKX positions-history `type`: how the last part of a position was closed."""

    PARTIAL = "1"
    FULL = "2"
    LIQUIDATION = "3"
    PARTIAL_LIQUIDATION = "4"
    PARTIAL_ADL = "5"
    ADL = "6"

    @property
    def ends_life(self) -> bool:
        """Whether nothing was left of the position afterwards."""
        return self in {CloseType.FULL, CloseType.LIQUIDATION, CloseType.ADL}


class Side(StrEnum):
    """OKX order `side`."""

    BUY = "buy"
    SELL = "sell"


class OrderState(StrEnum):
    """OKX order `state`."""

    LIVE = "live"
    PARTIALLY_FILLED = "partially_filled"
    FILLED = "filled"
    CANCELED = "canceled"
    MMP_CANCELED = "mmp_canceled"

    @property
    def final(self) -> bool:
        """Whether the order can change no more."""
        return self not in {OrderState.LIVE, OrderState.PARTIALLY_FILLED}


class OrderOrigin(StrEnum):
    """What brought an order into being, as far as OKX's `category` and `source` tell."""

    PLACED = "placed"
    """Placed as an ordinary order, by a person or by a program of theirs; only the client id can tell which."""
    TRIGGER = "trigger"
    """A trigger, take-profit, stop-loss or trailing-stop order of the trader's went off."""
    ALGORITHM = "algorithm"
    """Another of the exchange's algorithms made it."""
    LIQUIDATION = "liquidation"
    ADL = "adl"
    DELIVERY = "delivery"


class Life(NamedTuple):
    """One existence of a position. OKX gives `posId` out again after a close; `cTime` is what is new."""

    pos_id: str
    c_time: datetime


@dataclass(frozen=True, slots=True)
class Position:
    """One row of `GET /api/v5/account/positions` with something in it.

    `contracts` is above zero in both directions. Figures OKX leaves blank are None, never zero.
    """

    pair: Pair
    margin_mode: MarginMode
    contracts: Decimal
    life: Life
    u_time: datetime
    avg_px: Decimal | None = None
    mark_px: Decimal | None = None
    upl: Decimal | None = None
    leverage: Decimal | None = None
    margin: Decimal | None = None
    liq_px: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ClosedPosition:
    """One row of `GET /api/v5/account/positions-history`."""

    pair: Pair
    margin_mode: MarginMode
    life: Life
    close_type: CloseType
    u_time: datetime
    close_avg_px: Decimal | None = None
    realized_pnl: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """One swap of `GET /api/v5/public/instruments`. Sizes are contracts; `ct_val` is in `ct_val_ccy`."""

    inst_id: str
    linear: bool
    settle_ccy: str
    ct_val: Decimal
    ct_mult: Decimal
    lot_sz: Decimal
    min_sz: Decimal
    tick_sz: Decimal
    max_mkt_sz: Decimal | None
    max_lever: Decimal | None
    state: str
    exp_time: datetime | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Prices of one instrument: ticker and mark price; `at` is when the older of the two was made.

    A blank side of the book is None.
    """

    inst_id: str
    last: Decimal | None
    ask: Decimal | None
    bid: Decimal | None
    mark: Decimal
    at: datetime


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """`GET /api/v5/account/config`: who this is and how the account is set up."""

    uid: str
    account_mode: AccountMode
    position_mode: PositionMode
    permissions: frozenset[str]
    ip_bound: bool
    lead_trader: bool = False
    manual_isolated: bool = False
    label: str = ""

    @property
    def may_trade(self) -> bool:
        """Whether the key has the right to trade."""
        return "trade" in self.permissions

    @property
    def may_withdraw(self) -> bool:
        """Whether the key has the right to withdraw."""
        return "withdraw" in self.permissions


@dataclass(frozen=True, slots=True)
class Balance:
    """`GET /api/v5/account/balance`: initial margin in use in USD and free USDT. None where OKX says nothing."""

    margin_in_use: Decimal | None
    available_usdt: Decimal | None


@dataclass(frozen=True, slots=True)
class OrderRequest:
    """The exact order that is to be sent. `pos_side` is None in net mode; sizes are contracts."""

    inst_id: str
    margin_mode: MarginMode
    side: Side
    pos_side: PosSide | None
    ord_type: str
    sz: Decimal
    px: Decimal
    cl_ord_id: str
    tag: str


@dataclass(frozen=True, slots=True)
class Order:
    """One order as OKX remembers it (`trade/order`, `orders-history`)."""

    inst_id: str
    ord_id: str
    cl_ord_id: str
    tag: str
    side: Side
    pos_side: PosSide | None
    state: OrderState
    sz: Decimal
    filled: Decimal
    avg_px: Decimal | None
    origin: OrderOrigin
    c_time: datetime
    u_time: datetime


@dataclass(frozen=True, slots=True)
class OrderPage:
    """The newest orders since a moment. `complete` is False when the page was full and more may exist."""

    orders: tuple[Order, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Fill:
    """One row of `GET /api/v5/trade/fills`."""

    inst_id: str
    ord_id: str
    cl_ord_id: str
    sz: Decimal
    px: Decimal
    at: datetime


@dataclass(frozen=True, slots=True)
class FillPage:
    """The newest fills since a moment. `complete` is False when the page was full and more may exist."""

    fills: tuple[Fill, ...]
    complete: bool
