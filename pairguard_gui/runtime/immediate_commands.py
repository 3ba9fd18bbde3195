"""Commands whose effect must not wait for the check that is running: what they stop is stopped from the click on."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from pairguard_gui.core.control.commands import Roster
from pairguard_gui.core.state.account_state import AccountState
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.runtime.guard_worker import Command

if TYPE_CHECKING:
    from pairguard_gui.core.check.guard import Guard


def lifting(guard: Guard, command: Command) -> Command:
    """A start: orders are planned only once it has succeeded, and not when a stop came after the click."""
    halts = guard.halts

    def obeyed(roster: Roster) -> AccountState:
        state = command(roster)
        guard.resume(halts)
        return state

    return obeyed


def dropping(guard: Guard, pair: Pair) -> Command:
    """A drop: the pair is left alone from now on."""
    return _leaving(guard, pair, lambda roster: roster.drop(pair))


def pausing(guard: Guard, pair: Pair, until: datetime | None) -> Command:
    """A pause: the pair is left alone from now on; None guards it again."""

    def pause(roster: Roster) -> AccountState:
        return roster.pause(pair, until)

    return _leaving(guard, pair, pause) if until else pause


def _leaving(guard: Guard, pair: Pair, command: Command) -> Command:
    """Left alone until the journal says so itself, or the command was refused."""
    guard.block(pair)

    def obeyed(roster: Roster) -> AccountState:
        try:
            return command(roster)
        finally:
            guard.unblock(pair)

    return obeyed
