"""One OKX account as `core.ports.Exchange`, over REST."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from pairguard_gui.core.values.errors import CallRefused, ExchangeError, Unreachable
from pairguard_gui.core.values.exchange_data import (
    Environment,
)
from pairguard_gui.core.values.placement import RefusalKind, Rejected
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rows import Rows, Table
from pairguard_gui.core.values.trust import BUNDLED
from pairguard_gui.okx.addresses import NO_PROXY
from pairguard_gui.okx.calls import TIME_PATH, Calls
from pairguard_gui.okx.http_transport import ANSWER_S, HttpTransport
from pairguard_gui.okx.placement import merged, not_sent, order_body, read_placements, unknown
from pairguard_gui.okx.transport import AnswerTooLarge, NoAnswer, TransportError, WatchOnly, Withheld
from pairguard_gui.okx.wire import account_rows, market_rows, order_rows, position_rows
from pairguard_gui.okx.wire.envelope import Decoder, Row, rows_of
from pairguard_gui.okx.wire.market_rows import TIME
from pairguard_gui.okx.wire.order_rows import requested_order
from pairguard_gui.okx.wire.scalars import bad, milliseconds

if TYPE_CHECKING:
    from pairguard_gui.core.ports import Clock
    from pairguard_gui.core.values.credentials import Credentials
    from pairguard_gui.core.values.exchange_data import (
        AccountFacts,
        Balance,
        ClosedPosition,
        FillPage,
        Instrument,
        MarginMode,
        Order,
        OrderPage,
        OrderRequest,
        Position,
        Quote,
    )
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.placement import Placement
    from pairguard_gui.core.values.rows import OddRow
    from pairguard_gui.core.values.trust import Trust
    from pairguard_gui.okx.addresses import Host, ProxyUrl
    from pairguard_gui.okx.transport import Transport
    from pairguard_gui.okx.wire.envelope import Decoder, Row

MOST_ORDERS = 20
_POSITIONS = "/api/v5/account/positions?instType=SWAP"
_HISTORY = "/api/v5/account/positions-history?instType=SWAP&limit=100"
_CONFIG = "/api/v5/account/config"
_BALANCE = "/api/v5/account/balance"
_LEVERAGE = "/api/v5/account/leverage-info"
_INSTRUMENTS = "/api/v5/public/instruments?instType=SWAP"
_TICKERS = "/api/v5/market/tickers?instType=SWAP"
_MARKS = "/api/v5/public/mark-price?instType=SWAP"
_STATUS = "/api/v5/system/status"
_ORDER = "/api/v5/trade/order"
_ORDERS = "/api/v5/trade/orders-history?instType=SWAP&limit=100"
_FILLS = "/api/v5/trade/fills?instType=SWAP&limit=100"
_BATCH = "/api/v5/trade/batch-orders"
_NO_SUCH_ORDER = "51603"
_Read = TypeVar("_Read")


class OkxExchange:
    """The port over OKX v5, for one thread.

    `credentials` may be a function that fetches the key when the first request needs it; what it raises, the call
    raises. `trade=False` makes orders impossible at the lowest layer; a function is asked before each.
    """

    def __init__(
        self,
        credentials: Credentials | Callable[[], Credentials],
        transport: Transport,
        clock: Clock,
        *,
        demo: bool = False,
        trade: bool | Callable[[], bool] = True,
        sleep: Callable[[float], None] = time.sleep,
        close: Callable[[], None] = lambda: None,
    ) -> None:
        self._demo = demo
        self._close = close
        restricted = WatchOnly(transport, trade) if callable(trade) else transport if trade else WatchOnly(transport)
        self._calls = Calls(restricted, clock, credentials, demo=demo, sleep=sleep)

    @property
    def requests(self) -> int:
        """Requests made so far."""
        return self._calls.count

    def server_now(self) -> datetime:
        """The exchange's clock; one request when the last measurement is missing, old or in doubt."""
        with self._calls.without_key_in_errors():
            return self._calls.time.now()

    def positions(self) -> Rows[Position]:
        """All live SWAP positions: GET account/positions, which leaves closed ones out and knows no pages."""
        with self._calls.without_key_in_errors():
            return position_rows.all_positions(self._calls.private_list(_POSITIONS, position_rows.POSITIONS))

    def positions_of(self, inst_ids: Sequence[str]) -> Rows[Position]:
        """The live positions of those instruments, ten a request. OKX may show closed ones here."""
        found: Rows[Position] = Rows()
        for ten in _chunks(inst_ids, 10):
            found += self._positions_of(ten)
        return found

    def _positions_of(self, inst_ids: Sequence[str]) -> Rows[Position]:
        path = f"{_POSITIONS}&instId={_comma_separated(inst_ids)}"
        with self._calls.without_key_in_errors():
            rows = self._calls.private_list(path, position_rows.POSITIONS)
            return position_rows.requested_positions(rows, inst_ids)

    def closed_positions(self, since: datetime, inst_id: str = "") -> tuple[Rows[ClosedPosition], bool]:
        """The newest hundred rows of positions-history since then, and whether these are all."""
        path = f"{_HISTORY}&instId={quote(inst_id)}" if inst_id else _HISTORY
        with self._calls.without_key_in_errors():
            return position_rows.closed_positions(self._calls.private_list(path, position_rows.HISTORY), since)

    def balance(self) -> Balance:
        """GET account/balance: margin in use in USD, free USDT."""
        return self._private(_BALANCE, account_rows.BALANCE, account_rows.balance)

    def account(self) -> AccountFacts:
        """GET account/config: who the key belongs to, its rights, the account's set-up."""
        return self._private(_CONFIG, account_rows.CONFIG, account_rows.account_facts)

    def instruments(self) -> Table[str, Instrument]:
        """GET public/instruments: all swaps in one answer."""
        with self._calls.without_key_in_errors():
            return market_rows.instruments(self._calls.public_list(_INSTRUMENTS, market_rows.INSTRUMENTS))

    def quotes(self) -> Table[str, Quote]:
        """GET market/tickers and public/mark-price. Where even the newest is old, our clock may be ahead of OKX's."""
        with self._calls.without_key_in_errors():
            tickers = self._calls.public_list(_TICKERS, market_rows.TICKERS)
            found = market_rows.quotes(tickers, self._calls.public_list(_MARKS, market_rows.MARKS))
            if found:
                self._calls.time.check_against(max(quote.at for quote in found.values()))
            return found

    def leverages(self, inst_ids: Sequence[str], margin_mode: MarginMode) -> Table[Pair, Decimal]:
        """GET account/leverage-info, twenty instruments a request."""
        found: dict[Pair, Decimal] = {}
        odd: list[OddRow] = []
        for twenty in _chunks(inst_ids, 20):
            path = f"{_LEVERAGE}?instId={_comma_separated(twenty)}&mgnMode={margin_mode}"
            with self._calls.without_key_in_errors():
                rows = self._calls.private_list(path, account_rows.LEVERAGES)
                table = account_rows.leverages(rows, twenty, margin_mode)
            found |= table
            odd += table.odd.values()
        return Table(found, odd)

    def recent_orders(self, since: datetime, before: str = "") -> OrderPage:
        """GET trade/orders-history from `since`; it forgets orders cancelled unfilled after two hours."""
        path = f"{_ORDERS}&begin={milliseconds(since)}" + (f"&after={quote(before)}" if before else "")
        with self._calls.without_key_in_errors():
            return order_rows.order_page(self._calls.private_list(path, order_rows.ORDERS), since)

    def order(self, inst_id: str, cl_ord_id: str) -> Order | None:
        """GET trade/order by client id: the newest of that id, None for code 51603."""
        path = f"{_ORDER}?instId={quote(inst_id)}&clOrdId={quote(cl_ord_id)}"
        try:
            return self._private(path, order_rows.ORDER, lambda rows: requested_order(rows, inst_id, cl_ord_id))
        except CallRefused as refused:
            if refused.okx_code == _NO_SUCH_ORDER:
                return None
            raise

    def fills(self, since: datetime) -> FillPage:
        """GET trade/fills from `since`, at most three days back."""
        path = f"{_FILLS}&begin={milliseconds(since)}"
        with self._calls.without_key_in_errors():
            return order_rows.fills(self._calls.private_list(path, order_rows.FILLS), since)

    def under_maintenance(self) -> bool:
        """GET system/status; no key needed."""
        with self._calls.without_key_in_errors():
            rows = self._calls.public_list(_STATUS, market_rows.STATUS)
        return market_rows.trading_stopped(rows.rows, demo=self._demo)

    def body(self, request: OrderRequest) -> str:
        """The JSON object of one order."""
        return order_body(request)

    def place(
        self,
        requests: Sequence[OrderRequest],
        exp_time: datetime,
        stopped: Callable[[OrderRequest], bool] = lambda _: False,
    ) -> tuple[Placement, ...]:
        """POST trade/batch-orders with an expTime header, once. TradingForbidden when only watching.

        `stopped` is asked of each order right before the bytes leave; those it says yes to stay here.
        """
        if len(requests) > MOST_ORDERS:
            raise ValueError(f"{len(requests)} orders in one request")
        if not requests:
            return ()
        if not self._calls.room_for(_BATCH, len(requests)):
            return not_sent(requests, RefusalKind.RATE, "OKX's rate limit would be exceeded")
        placements = self._sent(requests, exp_time, stopped)
        if any(isinstance(placed, Rejected) and placed.kind is RefusalKind.EXPIRED for placed in placements):
            self._calls.time.doubt()
        return placements

    def close(self) -> None:
        """Drop the connection; a later call opens a new one."""
        self._close()

    def _private(self, path: str, decoder: Decoder[Row], read: Callable[[list[Row]], _Read]) -> _Read:
        """The rows of a signed GET as values. ExchangeError, without the key in its text, when they cannot be read."""
        with self._calls.without_key_in_errors():
            return read(self._calls.private(path, decoder))

    def _sent(
        self, requests: Sequence[OrderRequest], exp_time: datetime, stopped: Callable[[OrderRequest], bool]
    ) -> tuple[Placement, ...]:
        withheld: list[OrderRequest] = []

        def door() -> None:
            withheld.extend(filter(stopped, requests))
            if withheld:
                raise Withheld

        body = "[" + ",".join(map(order_body, requests)) + "]"
        try:
            return read_placements(
                requests, self._calls.post_orders(_BATCH, body, exp_time, door), self._calls.without_key
            )
        except Withheld:
            others = [request for request in requests if request not in withheld]
            return merged(requests, withheld, self._sent(others, exp_time, stopped) if others else ())
        except TransportError as error:
            return unknown(requests, self._calls.without_key(str(error)) or "no readable answer")
        except ExchangeError as error:
            return not_sent(requests, RefusalKind.EXPIRED, self._calls.without_key(str(error)))


def connect(
    credentials: Credentials | Callable[[], Credentials],
    environment: Environment,
    clock: Clock,
    *,
    host: Host,
    trade: bool | Callable[[], bool] = True,
    proxy: Callable[[], ProxyUrl] = lambda: NO_PROXY,
    trust: Callable[[], Trust] = lambda: BUNDLED,
) -> OkxExchange:
    """An account over the network. `proxy` and `trust` are asked with every request, `trade` before every order."""
    demo = environment is Environment.DEMO
    transport = HttpTransport(host, proxy, trust)
    return OkxExchange(credentials, transport, clock, demo=demo, trade=trade, close=transport.close)


def latency(host: Host, proxy: ProxyUrl, clock: Clock, trust: Callable[[], Trust] = lambda: BUNDLED) -> timedelta:
    """The median of three round trips of GET public/time; the first may have to open the connection.

    Unreachable when one stays without answer or another answers, ExchangeError for any other failure. No key is used.
    """
    with closing(HttpTransport(host, lambda: proxy, trust)) as transport:
        trips = [_round_trip_s(transport, clock) for _ in range(3)]
    return timedelta(seconds=statistics.median(trips))


def _round_trip_s(transport: HttpTransport, clock: Clock) -> float:
    began = clock.monotonic()
    try:
        answer = transport.send("GET", TIME_PATH, {"Accept": "application/json"}, "", ANSWER_S)
    except NoAnswer as error:
        raise Unreachable(Code.UNREACHABLE, cause=error.cause.value, what=str(error)) from error
    except AnswerTooLarge as error:
        raise bad("an answer of more than 16 MiB") from error
    rows_of(TIME, answer)
    return clock.monotonic() - began


def _comma_separated(inst_ids: Sequence[str]) -> str:
    """Ids as one value of a query, quoted: what a person mistyped must not change the query or its signature."""
    return ",".join(map(quote, inst_ids))


def _chunks(inst_ids: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    distinct = sorted(set(inst_ids))
    return (distinct[start : start + size] for start in range(0, len(distinct), size))
