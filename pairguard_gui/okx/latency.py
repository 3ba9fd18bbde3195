"""How far away the exchange is."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta

from pairguard_gui.core.ports import Clock
from pairguard_gui.core.values.account import Site
from pairguard_gui.core.values.errors import BadAnswer, Unreachable
from pairguard_gui.core.values.reason import Code
from pairguard_gui.okx.http_transport import HttpTransport
from pairguard_gui.okx.sites import host_of, loopback_url
from pairguard_gui.okx.transport import TransportError

_TIME = "/api/v5/public/time"
_ROUNDS = 3
_DEADLINE_S = 10.0


def latency(clock: Clock, site: Site, base_url: str = "", proxy: Callable[[], str] = lambda: "") -> timedelta:
    """The median of three round trips of GET public/time; the first may have to open the connection.

    Unreachable when one stays without answer, BadAnswer when it is not what OKX answers. No key is used.
    """
    transport = HttpTransport(loopback_url(base_url) if base_url else host_of(site), proxy)
    with closing(transport):
        return timedelta(seconds=statistics.median(_rounds(transport, clock)))


def _rounds(transport: HttpTransport, clock: Clock) -> Iterator[float]:
    for _ in range(_ROUNDS):
        began = clock.monotonic()
        try:
            answer = transport.send("GET", _TIME, {"Accept": "application/json"}, "", _DEADLINE_S)
        except TransportError as error:
            raise Unreachable(Code.UNREACHABLE, what=str(error)) from error
        if answer.status != 200:
            raise BadAnswer(Code.BAD_ANSWER, what=f"HTTP {answer.status}")
        yield clock.monotonic() - began
