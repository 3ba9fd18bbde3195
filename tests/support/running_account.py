"""A running account in a test: practice exchange on loopback, journal in memory, guard on its own thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer

from pairguard_gui.assembly.practice_market import practice_client
from pairguard_gui.core.check.guard import Guard
from pairguard_gui.core.control.commands import AccountCommands
from pairguard_gui.core.state.account_state import AccountState
from pairguard_gui.core.state.actions import Action, ActionKind, ActionQuery
from pairguard_gui.core.state.changes import RulesSet
from pairguard_gui.core.values.account import PRACTICE
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.rules import Rules
from pairguard_gui.okx.rest import OkxExchange
from pairguard_gui.practice.exchange import Exchange
from pairguard_gui.practice.server import PracticeServer, wall_ms
from pairguard_gui.runtime.account_controller import AccountController
from pairguard_gui.runtime.system_clock import SystemClock
from pairguard_gui.store.journal.journal import IN_MEMORY, Journal
from tests.support.practice_faults import end_faults

PATIENCE_MS = 15_000
BATCH = "POST /api/v5/trade/batch-orders"


class RunningAccount:
    """One account and everything it stands on. `controller` is not begun."""

    def __init__(self, server: PracticeServer, exchange: OkxExchange, journal: Journal) -> None:
        self.server, self.exchange, self.journal = server, exchange, journal
        self.journal.ensure_account(PRACTICE, Environment.PRACTICE)
        self.controller = self.new_controller()

    def new_controller(self, guard_type: type[Guard] = Guard) -> AccountController:
        """A fresh process over the same journal."""
        clock = SystemClock()
        shared = (PRACTICE, Environment.PRACTICE, self.exchange, self.journal, clock, self.journal.installation)
        guard, commands = guard_type(*shared, lambda: 0.5), AccountCommands(*shared)
        self.controller = AccountController(guard, commands, self.journal, clock, self.journal.state(PRACTICE))
        return self.controller

    def check_every(self, seconds: int) -> None:
        """Set the check interval."""
        self.journal.write(PRACTICE, lambda _: (RulesSet(Rules(check_interval_s=seconds)),))

    def close(self, pair: Pair) -> None:
        """Close a position by hand."""
        self.server.close(pair.inst_id, pair.pos_side.value, "manual")

    def orders_sent(self) -> int:
        """How many order requests have reached the exchange."""
        return self.server.run(lambda exchange, _: exchange.counts[BATCH])

    def log(self, *kinds: ActionKind) -> list[Action]:
        """The action log, oldest first."""
        return list(reversed(self.journal.actions(ActionQuery(PRACTICE, frozenset(kinds)))))

    @property
    def state(self) -> AccountState:
        """What is committed."""
        return self.journal.state(PRACTICE)


@contextmanager
def running_account(*, journal: Journal | None = None, seed: int = 7) -> Iterator[RunningAccount]:
    """A running account; its controller's thread is ended at the end."""
    journal = journal or Journal(IN_MEMORY, installation="PGtest")
    with (
        PracticeServer(Exchange(seed, wall_ms(), volatility=0.0)) as server,
        closing(practice_client(server.access)) as exchange,
    ):
        made = RunningAccount(server, exchange, journal)
        try:
            yield made
        finally:
            end_faults(server)
            end(made.controller)


def end(controller: AccountController) -> None:
    """End a guard thread that may not have been begun."""
    if controller._thread.running:
        controller.close()
        assert controller._thread.wait(PATIENCE_MS)


def until(condition: Callable[[], Any], patience_ms: int = PATIENCE_MS) -> None:
    """Let Qt work until something is so."""
    loop, poll, limit = QEventLoop(), QTimer(), QTimer()
    poll.timeout.connect(lambda: loop.quit() if condition() else None)
    limit.timeout.connect(loop.quit)
    poll.start(5)
    limit.setSingleShot(True)
    limit.start(patience_ms)
    loop.exec()
    poll.stop()
    limit.stop()
    assert condition(), "it did not come to that in time"
