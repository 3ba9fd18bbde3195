"""One request after another: counted, held within OKX's limits, signed with OKX's own time, logged."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from pairguard_gui import __version__
from pairguard_gui.core.values.errors import ClockOff, GuardError, Unreachable, VenueBusy
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.redaction import Redaction
from pairguard_gui.okx.limits import Limits
from pairguard_gui.okx.server_clock import ServerClock
from pairguard_gui.okx.signing import signed_headers
from pairguard_gui.okx.transport import AnswerTooLarge, NoAnswer, Withheld, open_door
from pairguard_gui.okx.wire.envelope import listed, rows_of
from pairguard_gui.okx.wire.market_rows import TIME, server_time
from pairguard_gui.okx.wire.scalars import bad, milliseconds

if TYPE_CHECKING:
    from pairguard_gui.core.ports import Clock
    from pairguard_gui.core.values.credentials import Credentials
    from pairguard_gui.okx.transport import Door, Response, Transport
    from pairguard_gui.okx.wire.envelope import Decoder, ListDecoder, Listed, Row

_LOG = logging.getLogger(__name__)
_Read = TypeVar("_Read")

DEADLINE_S = 15.0
LONGEST_TEXT = 200
LONGEST_PAUSE_S = 2.5  # a full window of two seconds is waited for; the ones that are longer are not
TIME_PATH = "/api/v5/public/time"
_PLAIN_HEADERS = {
    "Accept": "application/json",
    "Accept-Encoding": "gzip",
    "Content-Type": "application/json",
    "User-Agent": f"PairGuard/{__version__}",
}


class Calls:
    """Requests of one account over one transport. For one thread.

    `count` is the number of requests made, `time` the exchange's clock. A key that is a function is fetched when the
    first signed request needs it. `sleep` takes seconds.
    """

    def __init__(
        self,
        transport: Transport,
        clock: Clock,
        credentials: Credentials | Callable[[], Credentials],
        *,
        demo: bool,
        sleep: Callable[[float], None],
    ) -> None:
        self.count = 0
        self.time = ServerClock(clock, self._ask_time)
        self._transport = transport
        self._clock = clock
        self._key = credentials if callable(credentials) else lambda: credentials
        self._used: Credentials | None = None
        self._key_asked_for = False
        self._redaction = Redaction(pieces=True)
        self._sleep = sleep
        self._limits = Limits()
        self._demo = demo
        self._headers = _PLAIN_HEADERS | ({"x-simulated-trading": "1"} if demo else {})

    def public(self, path: str, decoder: Decoder[Row]) -> list[Row]:
        """The rows of an answer that needs no key; ExchangeError for anything else, one wrong field included."""
        return self._public(path, lambda response: rows_of(decoder, response, demo=self._demo))

    def public_list(self, path: str, decoder: ListDecoder[Row]) -> Listed[Row]:
        """The same, of an answer whose rows count one by one."""
        return self._public(path, lambda response: self._listed(decoder, response))

    def private(self, path: str, decoder: Decoder[Row]) -> list[Row]:
        """The rows of a signed GET. When OKX refuses our time, it is measured and the call made again."""
        return self._private(path, lambda response: rows_of(decoder, response, demo=self._demo))

    def private_list(self, path: str, decoder: ListDecoder[Row]) -> Listed[Row]:
        """The same, of an answer whose rows count one by one."""
        return self._private(path, lambda response: self._listed(decoder, response))

    def post_orders(self, path: str, body: str, exp_time: datetime, door: Door) -> Response:
        """Send one POST, once, that the exchange refuses after `exp_time`; `door` is asked last of all.

        TransportError: it may have arrived. ClockOff or another error of a read, or what `door` raises: nothing was
        sent.
        """
        now = self.time.now()
        if now >= exp_time:
            raise ClockOff(Code.CLOCK_OFF)
        headers = self._headers | signed_headers(self._credentials(), now, "POST", path, body)
        headers["expTime"] = str(milliseconds(exp_time))
        return self._send("POST", path, headers, body, door)

    def room_for(self, path: str, orders: int) -> bool:
        """Whether that many orders may be sent now; they then count as sent."""
        return not self._limits.take(path, self._clock.monotonic(), orders)

    @contextmanager
    def without_key_in_errors(self) -> Iterator[None]:
        """Errors raised in the block come out without the key: OKX's messages repeat it, and reasons are stored."""
        try:
            yield
        except GuardError as error:
            error.reword(self.without_key)
            raise

    def without_key(self, text: str) -> str:
        """A text of OKX's as it may be shown and stored: at most 200 characters, and without the key.

        A key that was not needed yet is fetched to know what to hide; one that cannot be fetched was never sent.
        """
        if not self._key_asked_for:
            with suppress(GuardError):
                self._credentials()
        return self._redaction.clean(text[: 5 * LONGEST_TEXT])[:LONGEST_TEXT]

    def _credentials(self) -> Credentials:
        self._key_asked_for = True
        key = self._key()
        if key is not self._used:
            self._redaction.add(key.api_key.reveal(), key.secret.reveal(), key.passphrase.reveal())
            self._used = key
        return key

    def _listed(self, decoder: ListDecoder[Row], response: Response) -> Listed[Row]:
        return listed(decoder, response, demo=self._demo, clean=self.without_key)

    def _public(self, path: str, read: Callable[[Response], _Read]) -> _Read:
        self._wait_for_room(path)
        return read(self._get(path, self._headers))

    def _private(self, path: str, read: Callable[[Response], _Read]) -> _Read:
        response = self._signed_get(path)
        try:
            return read(response)
        except ClockOff:
            self.time.doubt()
        response = self._signed_get(path)
        try:
            return read(response)
        except ClockOff:
            self.time.doubt()
            raise

    def _ask_time(self) -> datetime:
        return server_time(self.public(TIME_PATH, TIME))

    def _signed_get(self, path: str) -> Response:
        self._wait_for_room(path)
        return self._get(path, self._headers | signed_headers(self._credentials(), self.time.now(), "GET", path))

    def _wait_for_room(self, path: str) -> None:
        endpoint = path.partition("?")[0]
        wait = self._limits.take(endpoint, self._clock.monotonic())
        if wait > LONGEST_PAUSE_S:
            raise VenueBusy(Code.RATE_LIMITED)
        if wait:
            self._sleep(wait)
            if self._limits.take(endpoint, self._clock.monotonic()):
                raise VenueBusy(Code.RATE_LIMITED)

    def _get(self, path: str, headers: Mapping[str, str]) -> Response:
        try:
            return self._send("GET", path, headers, "")
        except NoAnswer as error:
            raise Unreachable(Code.UNREACHABLE, cause=error.cause.value, what=str(error)) from error
        except AnswerTooLarge as error:
            raise bad("an answer of more than 16 MiB") from error

    def _send(self, method: str, path: str, headers: Mapping[str, str], body: str, door: Door = open_door) -> Response:
        self.count += 1
        started = self._clock.monotonic()
        status: object = "no answer"
        try:
            response = self._transport.send(method, path, headers, body, DEADLINE_S, door)
            status = response.status
        except Withheld:
            self.count -= 1
            status = "not sent"
            raise
        else:
            return response
        finally:
            took_ms = (self._clock.monotonic() - started) * 1000
            _LOG.debug("%s %s: %s in %.0f ms", method, path, status, took_ms)
