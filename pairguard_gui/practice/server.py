"""The practice exchange behind HTTP on loopback, on a thread and event loop of its own.

The rules live in `exchange.py`; this file moves bytes, keeps time, drops connections where a fault says so, and lets
other threads reach the exchange between two requests.
"""

from __future__ import annotations

import asyncio
import errno
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from decimal import Decimal
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from aiohttp import web

from pairguard_gui.practice.control import ROOT, control
from pairguard_gui.practice.exchange import API
from pairguard_gui.practice.faults.engine import make_fault
from pairguard_gui.practice.rest.wire import Answer, Request

if TYPE_CHECKING:
    from pairguard_gui.practice.exchange import Exchange

HOST = "127.0.0.1"
_ZIPPED = "/api/v5/public/instruments"
_NOT_HERE = Answer(404, b"404 page not found\n", "text/plain; charset=utf-8")
_GRACE_S = 0.2
T = TypeVar("T")


class PortBusy(OSError):
    """The port cannot be listened on; the text is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Access:
    """Where the exchange is and the key that opens it; `pairguard exchange` prints exactly these fields."""

    rest: str
    ws_public: str
    ws_private: str
    control: str
    api_key: str
    secret: str
    passphrase: str

    def as_dict(self) -> dict[str, str]:
        """Field names and values, for JSON."""
        return asdict(self)

    def __repr__(self) -> str:
        return f"Access(rest={self.rest!r})"


def wall_ms() -> int:
    """Milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000


class PracticeServer:
    """One exchange on one port. `start` returns where it is; `run` acts on the exchange from any thread.

    `clock` gives milliseconds since 1970 and is read once for each request.
    """

    def __init__(self, exchange: Exchange, port: int = 0, clock: Callable[[], int] = wall_ms) -> None:
        self._exchange = exchange
        self._port = port
        self._clock = clock
        self._lock = threading.Lock()
        self._ready = threading.Event()
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._failure: Exception | None = None
        self._hosts: frozenset[str] = frozenset()
        self._access: Access | None = None

    @property
    def access(self) -> Access:
        """Where the exchange is; only after `start`."""
        if self._access is None:
            raise RuntimeError("the practice server has not been started")
        return self._access

    def start(self) -> Access:
        """Listen, and return when requests are taken. `PortBusy` if the port cannot be had."""
        if not 0 <= self._port <= 65_535:
            raise PortBusy(f"{self._port} is no port number; choose one from 1 to 65535, or 0 for any free one.")
        self._thread = threading.Thread(target=self._work, name="practice-exchange", daemon=True)
        self._thread.start()
        self._ready.wait()
        if self._failure is not None:
            self._thread.join()
            raise self._failure
        return self.access

    def stop(self) -> None:
        """Stop listening, drop what is open, end the thread. Safe to call twice."""
        if self._thread is None or not self._thread.is_alive():
            return
        if self._loop is not None and self._stop is not None:
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def run(self, act: Callable[[Exchange, int], T]) -> T:
        """Do something with the exchange and the present time, between two requests, from any thread."""
        with self._lock:
            return act(self._exchange, self._clock())

    def close(self, inst_id: str, pos_side: str, cause: str, share: Decimal = Decimal(1)) -> int:
        """Close a position for a cause, as the control call does; returns how many orders did it."""
        return self.run(lambda exchange, now: len(exchange.venue.close(inst_id, pos_side, cause, now, share)))

    def fault(self, kind: str, **settings: object) -> None:
        """Cause a fault, as the control call does."""
        self.run(lambda exchange, now: exchange.faults.add(make_fault(kind, now, **settings)))

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _work(self) -> None:
        try:
            asyncio.run(self._serve())
        except OSError as reason:
            self._failure = PortBusy(_port_sentence(self._port, reason))
        except Exception as bug:  # noqa: BLE001  # the thread ends here: `start` raises it in the caller's thread
            self._failure = bug
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        runner = web.ServerRunner(web.Server(self._answer, access_log=None), shutdown_timeout=_GRACE_S)
        await runner.setup()
        try:
            await web.TCPSite(runner, HOST, self._port).start()
            self._publish_access(runner.addresses[0][1])
            self._ready.set()
            await self._stop.wait()
        finally:
            await runner.cleanup()

    def _publish_access(self, port: int) -> None:
        here = f"{HOST}:{port}"
        keys = self._exchange.credentials
        self._hosts = frozenset({here, f"localhost:{port}"})
        self._access = Access(
            rest=f"http://{here}",
            ws_public=f"ws://{here}/ws/v5/public",
            ws_private=f"ws://{here}/ws/v5/private",
            control=f"http://{here}/practice",
            api_key=keys.api_key,
            secret=keys.secret,
            passphrase=keys.passphrase,
        )

    async def _answer(self, received: web.BaseRequest) -> web.StreamResponse:
        body = await received.read()
        answer = await self._route(received, body)
        if answer.delay_ms:
            await asyncio.sleep(answer.delay_ms / 1000)
        if answer.cut and received.transport is not None:
            received.transport.abort()
        response = web.Response(status=answer.status or 500, body=answer.body, headers=answer.headers)
        if received.raw_path.startswith(_ZIPPED) and "gzip" in received.headers.get("Accept-Encoding", ""):
            response.enable_compression(web.ContentCoding.gzip)
        return response

    async def _route(self, received: web.BaseRequest, body: bytes) -> Answer:
        path, arrived = received.raw_path, self._clock()
        if path.startswith(API):
            with self._lock:
                wait_ms = self._exchange.hold_ms(received.method, path, arrived)
            if wait_ms:
                await asyncio.sleep(wait_ms / 1000)
            with self._lock:
                return self._exchange.handle(received.method, path, received.headers, body, self._clock(), arrived)
        if path.startswith(ROOT):
            target = path.partition("?")[0]
            with self._lock:
                now = self._clock()
                request = Request(received.method, path, target, received.headers, body, now, arrived)
                return control(self._exchange, self._hosts, request)
        return _NOT_HERE


def _port_sentence(port: int, failure: OSError) -> str:
    if failure.errno == errno.EADDRINUSE:
        return f"Port {port} on {HOST} is in use by another program; choose another with --port."
    return f"Port {port} on {HOST} cannot be used ({failure.strerror}); choose another with --port."
