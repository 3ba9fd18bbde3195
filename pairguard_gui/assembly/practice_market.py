"""The embedded practice exchange: how it is started, how it is reached, and what the menu *Try it* does to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from pairguard_gui.core.state.account_state import Cause
from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.okx.addresses import loopback_url
from pairguard_gui.okx.rest import connect
from pairguard_gui.practice.exchange import Exchange
from pairguard_gui.practice.market.venue import Impossible
from pairguard_gui.practice.server import PracticeServer, wall_ms
from pairguard_gui.runtime.system_clock import SystemClock

if TYPE_CHECKING:
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.okx.rest import OkxExchange
    from pairguard_gui.practice.server import Access


@contextmanager
def practice_exchange(installation: str) -> Iterator[PracticeServer]:
    """The running exchange; one installation meets the same account and key with each start."""
    seed = int.from_bytes(hashlib.sha256(installation.encode()).digest()[:8])
    with PracticeServer(Exchange(seed, wall_ms())) as server:
        yield server


def practice_client(access: Access) -> OkxExchange:
    """The practice account, through the same client that talks to OKX."""
    credentials = Credentials.of(access.api_key, access.secret, access.passphrase)
    return connect(credentials, Environment.PRACTICE, SystemClock(), host=loopback_url(access.rest))


class PracticeMarket:
    """What the window's menu *Try it* does to the practice market."""

    def __init__(self, practice: PracticeServer) -> None:
        self._practice = practice

    def close(self, pair: Pair, cause: Cause) -> None:
        """Close that position for that cause; do nothing when there is none."""
        with suppress(Impossible):
            self._practice.close(pair.inst_id, pair.pos_side.value, cause.value)

    def close_some(self, count: int) -> None:
        """Close that many open positions, as by hand."""
        positions = self._practice.run(lambda exchange, _: list(exchange.venue.state.ledger.positions.values()))
        for position in positions[:count]:
            with suppress(Impossible):
                self._practice.close(position.key.inst_id, position.side_name, Cause.MANUAL.value)

    def unreachable(self, seconds: int) -> None:
        """Answer nothing for that long."""
        self._practice.fault("unreachable", seconds=seconds)

    def lose_next_answer(self) -> None:
        """Carry out the next order and let its answer get lost."""
        self._practice.fault("lost_answer", count=1)
