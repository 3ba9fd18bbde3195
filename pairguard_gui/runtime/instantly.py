"""Commands whose effect must not wait for the check that is running: what they stop is stopped from the click on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairguard_gui.core.book import Book
from pairguard_gui.core.model import Pair
from pairguard_gui.core.roster import Roster
from pairguard_gui.runtime.worker import Command

if TYPE_CHECKING:
    from pairguard_gui.core.guard import Guard


def lifting(guard: Guard, command: Command) -> Command:
    """A start: orders are planned only once it has succeeded, and not when a stop came after the click."""
    lowers = guard.lowers

    def obeyed(roster: Roster) -> Book:
        book = command(roster)
        guard.lift(lowers)
        return book

    return obeyed


def leaving(guard: Guard, pair: Pair, command: Command) -> Command:
    """A pause or a drop: the pair is left alone from now on, until the journal says so or the command was refused."""
    guard.leave(pair)

    def obeyed(roster: Roster) -> Book:
        try:
            return command(roster)
        finally:
            guard.mind(pair)

    return obeyed
