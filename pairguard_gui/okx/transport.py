"""What sends a request over the network, and what can go wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.reason import Code
from pairguard_gui.okx.network_cause import NetworkCause


@dataclass(frozen=True, slots=True)
class Response:
    """A whole answer: HTTP status and body, already decompressed."""

    status: int
    body: bytes


class TransportError(Exception):
    """No answer that could be read; for an order that means: nobody knows."""


class NoAnswer(TransportError):
    """Nothing, or not everything, came back in time: `cause` as one word, the text for the log."""

    def __init__(self, what: str, cause: NetworkCause = NetworkCause.OTHER) -> None:
        super().__init__(what)
        self.cause = cause


class AnswerTooLarge(TransportError):
    """The answer was longer than any of OKX's."""


class Withheld(Exception):
    """A request was stopped at the door. Not a byte of it has left."""


Door = Callable[[], None]
"""Asked when a request is about to be written and everything else is done; what it raises keeps the request back."""


def open_door() -> None:
    """Let the request pass."""


class TradingForbidden(GuardError):
    """Something tried to trade on an account that is watched only. Nothing was sent."""

    def __init__(self) -> None:
        super().__init__(Code.WATCH_ONLY)


class Transport(Protocol):
    """Sends one request, once. `path` starts with /api/v5/ and holds the query."""

    def send(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: str,
        deadline_s: float,
        door: Door = open_door,
    ) -> Response:
        """The answer, whatever its status. TransportError when there is none within `deadline_s`.

        `door` is called once the connection stands and right before the first byte of the request is written; what it
        raises is raised here.
        """
        ...


class WatchOnly:
    """A transport that lets only reads through, always or as long as `may_trade` says no."""

    def __init__(self, inner: Transport, may_trade: Callable[[], bool] = lambda: False) -> None:
        self._inner, self._may_trade = inner, may_trade

    def send(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: str,
        deadline_s: float,
        door: Door = open_door,
    ) -> Response:
        """Pass a GET on; TradingForbidden for anything else, before a byte leaves."""
        if method != "GET" and not self._may_trade():
            raise TradingForbidden
        return self._inner.send(method, path, headers, body, deadline_s, door)
