"""Which calls there are, with OKX's own limits: so many in two seconds, for each account or account and instrument."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pairguard_gui.practice.market.venue import Venue
from pairguard_gui.practice.rest import account_calls, position_calls, public_calls, record_calls, trade_calls
from pairguard_gui.practice.rest.request_fields import Reply, RequestFields

Call = Callable[[Venue, RequestFields], Reply]


@dataclass(frozen=True, slots=True)
class Route:
    """One endpoint. `trades` needs the trade permission; `scope` names the field a limit is counted by."""

    method: str
    path: str
    limit: int
    call: Call
    window_ms: int = 2_000
    private: bool = True
    trades: bool = False
    scope: str = ""


def _public(path: str, limit: int, call: Call, scope: str = "", window_ms: int = 2_000) -> Route:
    return Route("GET", "/api/v5/" + path, limit, call, window_ms, private=False, scope=scope)


def _read(path: str, limit: int, call: Call, scope: str = "") -> Route:
    return Route("GET", "/api/v5/" + path, limit, call, scope=scope)


def _write(path: str, limit: int, call: Call, scope: str = "") -> Route:
    return Route("POST", "/api/v5/" + path, limit, call, trades=True, scope=scope)


_ROUTES = (
    _public("public/time", 10, public_calls.time),
    _public("public/instruments", 20, public_calls.instruments, "instType"),
    _public("public/mark-price", 10, public_calls.mark_price, "instId"),
    _public("public/price-limit", 20, public_calls.price_limit),
    _public("market/tickers", 20, public_calls.tickers),
    _public("market/ticker", 20, public_calls.ticker),
    _public("system/status", 1, public_calls.status, window_ms=5_000),
    _read("account/config", 5, account_calls.config),
    _read("account/balance", 10, account_calls.balance),
    _read("account/positions", 10, position_calls.positions),
    _read("account/positions-history", 10, position_calls.positions_history),
    _read("account/leverage-info", 20, account_calls.leverage_info),
    _read("account/max-size", 20, account_calls.max_size),
    _write("account/set-leverage", 20, account_calls.set_leverage),
    _write("account/set-position-mode", 5, account_calls.set_position_mode),
    _write("trade/order", 60, trade_calls.place_order, "instId"),
    _write("trade/batch-orders", 300, trade_calls.batch_orders, "instId"),
    _write("trade/cancel-order", 60, trade_calls.cancel_order, "instId"),
    _write("trade/close-position", 20, trade_calls.close_whole, "instId"),
    _read("trade/order", 60, record_calls.get_order, "instId"),
    _read("trade/orders-pending", 60, record_calls.orders_pending),
    _read("trade/orders-history", 40, record_calls.orders_history(days=7)),
    _read("trade/orders-history-archive", 20, record_calls.orders_history(days=92)),
    _read("trade/fills", 60, record_calls.fills(days=3)),
    _read("trade/fills-history", 10, record_calls.fills(days=92)),
)
ROUTES: dict[tuple[str, str], Route] = {(route.method, route.path): route for route in _ROUTES}
PATHS = frozenset(route.path for route in _ROUTES)
