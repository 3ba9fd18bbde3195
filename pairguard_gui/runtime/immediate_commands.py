"""Commands whose effect must not wait for the check that is running: what they stop is stopped from the click on."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from pairguard_gui.core.control.commands import AccountCommands
from pairguard_gui.core.state.account_state import AccountState
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.runtime.guard_worker import Command

if TYPE_CHECKING:
    from pairguard_gui.core.check.guard import Guard


def lifting(guard: Guard, command: Command) -> Command:
    """A start: orders are planned only once it has succeeded, and not when a stop came after the click."""
    halts = guard.halts

    def obeyed(commands: AccountCommands) -> AccountState:
        state = command(commands)
        guard.resume(halts)
        return state

    return obeyed


def dropping(guard: Guard, pair: Pair) -> Command:
    """A drop: the pair is left alone from now on."""
    return _leaving(guard, pair, lambda commands: commands.drop(pair))


def pausing(guard: Guard, pair: Pair, until: datetime | None) -> Command:
    """A pause: the pair is left alone from now on; None guards it again."""

    def pause(commands: AccountCommands) -> AccountState:
        return commands.pause(pair, until)

    return _leaving(guard, pair, pause) if until else pause


def _leaving(guard: Guard, pair: Pair, command: Command) -> Command:
    """Left alone until the journal says so itself, or the command was refused."""
    guard.block(pair)

    def obeyed(commands: AccountCommands) -> AccountState:
        try:
            return command(commands)
        finally:
            guard.unblock(pair)

    return obeyed
