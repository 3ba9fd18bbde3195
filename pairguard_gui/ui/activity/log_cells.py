"""The cells of one line of the action log, in the current language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import IntEnum
from typing import TYPE_CHECKING

from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.text import format as figures
from pairguard_gui.text.actions import body, line, title
from pairguard_gui.ui.widgets.cell import Cell, Tone

if TYPE_CHECKING:
    from pairguard_gui.core.state.actions import Action


class LogColumn(IntEnum):
    """The columns of the log, left to right."""

    TIME = 0
    EVENT = 1
    DETAILS = 2


_STYLES: Mapping[ActionKind, tuple[str, Tone]] = {
    ActionKind.STARTED: ("play", Tone.GOOD),
    ActionKind.STOPPED: ("stop", Tone.MUTED),
    ActionKind.ARMED: ("play", Tone.MUTED),
    ActionKind.PROTECTED: ("plus", Tone.MUTED),
    ActionKind.DROPPED: ("close", Tone.MUTED),
    ActionKind.PAUSED: ("paused", Tone.MUTED),
    ActionKind.RESUMED: ("play", Tone.MUTED),
    ActionKind.RULES_CHANGED: ("list", Tone.MUTED),
    ActionKind.VANISHED: ("vanished", Tone.WARN),
    ActionKind.REFILL: ("filled", Tone.GOOD),
    ActionKind.WOULD_REFILL: ("looking", Tone.INFO),
    ActionKind.REFUSED: ("warning", Tone.BAD),
    ActionKind.UNKNOWN: ("unknown", Tone.BLIND),
    ActionKind.NEVER_PLACED: ("warning", Tone.WARN),
    ActionKind.ADOPTED: ("person", Tone.INFO),
    ActionKind.REAPPEARED: ("held", Tone.GOOD),
    ActionKind.WAITING: ("waiting", Tone.INFO),
    ActionKind.HELD: ("on-hold", Tone.WARN),
    ActionKind.RELEASED: ("play", Tone.MUTED),
    ActionKind.BLIND: ("unknown", Tone.BLIND),
    ActionKind.SEES_AGAIN: ("looking", Tone.GOOD),
    ActionKind.FAULT: ("warning", Tone.BAD),
}


def log_cells(action: Action, now: datetime) -> tuple[Cell, ...]:
    """One cell for each `LogColumn`."""
    sign, tone = _STYLES[action.kind]
    what, details = title(action), details_of(action)
    hint = "\n".join(part for part in (what, body(action) or details) if part)
    return (
        Cell(figures.when(action.at, now), tone=Tone.MUTED, hint=figures.utc(action.at)),
        Cell(what, tone=tone, icon=sign, hint=hint),
        Cell(details, hint=hint),
    )


def details_of(action: Action) -> str:
    """The line without its title."""
    return line(action).removeprefix(title(action)).removeprefix(" · ")
