"""What a person does at a computer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pairguard_gui.core.control.commands import AccountCommands


def nothing() -> None:
    """What happens around most actions."""


@dataclass(frozen=True, slots=True)
class UserAction:
    """Something a person does: what, and by which call.

    `asked` happens at the click, again when it is repeated or the program was started anew meanwhile; `begun` as the
    call is made, `over` when it has returned or failed, `done` when it has succeeded.
    """

    what: str
    do: Callable[[AccountCommands], object]
    begun: Callable[[], None] = nothing
    done: Callable[[], None] = nothing
    asked: Callable[[], None] = nothing
    over: Callable[[], None] = nothing
