"""What a person does at a computer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pairguard_gui.core.roster import Roster


def nothing() -> None:
    """What happens around most deeds."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something a person does: what, by which call; what is known from its beginning, its success, its asking on."""

    what: str
    do: Callable[[Roster], object]
    begun: Callable[[], None] = nothing
    done: Callable[[], None] = nothing
    asked: Callable[[], None] = nothing
