"""Commands that act on the guard at the click, before the check that is running has ended and the journal follows."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pairguard_gui.core.check.guard import Guard
    from pairguard_gui.core.control.commands import AccountCommands
    from pairguard_gui.core.state.account_state import AccountState
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.runtime.guard_worker import Command


def start_command(guard: Guard, command: Command) -> Command:
    """`command` raises the shield; orders are planned once it has succeeded, and not if a stop came after the click."""
    halts = guard.halts

    def start(commands: AccountCommands) -> AccountState:
        state = command(commands)
        guard.resume(halts)
        return state

    return start


def drop_command(guard: Guard, pair: Pair) -> Command:
    """Drop the pair; nothing is opened for it from now on."""
    return _blocked_until_done(guard, pair, lambda commands: commands.drop(pair))


def pause_command(guard: Guard, pair: Pair, until: datetime | None) -> Command:
    """Pause the pair; nothing is opened for it from now on. None ends a pause."""

    def pause(commands: AccountCommands) -> AccountState:
        return commands.pause(pair, until)

    return _blocked_until_done(guard, pair, pause) if until else pause


def _blocked_until_done(guard: Guard, pair: Pair, command: Command) -> Command:
    """The guard leaves the pair alone until the journal says so itself, or the command was refused."""
    guard.block(pair)

    def carry_out(commands: AccountCommands) -> AccountState:
        try:
            return command(commands)
        finally:
            guard.unblock(pair)

    return carry_out
