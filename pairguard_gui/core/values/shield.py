"""The shield: the state of one account's guard, and which state may follow which."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pairguard_gui.core.values.reason import Reason


class Shield(StrEnum):
    """What the button shows. `acting` lasts while an order of ours is not settled or a refill is due."""

    OFF = "off"
    GUARDING = "guarding"
    ACTING = "acting"
    PAUSED = "paused"
    BLIND = "blind"
    FAULT = "fault"

    @property
    def up(self) -> bool:
        """Whether the guard is switched on, whatever hinders it."""
        return self not in {Shield.OFF, Shield.FAULT}


class ShieldEvent(StrEnum):
    """What can happen to a shield."""

    STARTED = "started"
    STOPPED = "stopped"
    QUIET = "quiet"
    GAP_OPEN = "gap_open"
    BRAKED = "braked"
    NO_DATA = "no_data"
    BROKE = "broke"


_WHILE_UP = {
    ShieldEvent.STOPPED: Shield.OFF,
    ShieldEvent.QUIET: Shield.GUARDING,
    ShieldEvent.GAP_OPEN: Shield.ACTING,
    ShieldEvent.BRAKED: Shield.PAUSED,
    ShieldEvent.NO_DATA: Shield.BLIND,
    ShieldEvent.BROKE: Shield.FAULT,
}
_REASONED = frozenset({Shield.BLIND, Shield.PAUSED, Shield.FAULT})
_TRANSITIONS: dict[Shield, dict[ShieldEvent, Shield]] = {
    Shield.OFF: {ShieldEvent.STARTED: Shield.GUARDING, ShieldEvent.BROKE: Shield.FAULT},
    Shield.GUARDING: _WHILE_UP,
    Shield.ACTING: _WHILE_UP,
    Shield.PAUSED: _WHILE_UP,
    Shield.BLIND: _WHILE_UP,
    Shield.FAULT: {ShieldEvent.STARTED: Shield.GUARDING, ShieldEvent.STOPPED: Shield.OFF},
}


class Shielded(NamedTuple):
    """The shield, and why it is blind, paused or at fault; None in its other states."""

    shield: Shield = Shield.OFF
    why: Reason | None = None

    def after(self, event: ShieldEvent, why: Reason | None = None) -> Shielded:
        """The shield after `event`; where no new reason is given the old one stays."""
        shield = step(self.shield, event)
        return Shielded(shield, (why or self.why) if shield in _REASONED else None)


def step(shield: Shield, event: ShieldEvent) -> Shield:
    """The shield after `event`. What does not apply changes nothing: a late report cannot raise a lowered shield."""
    return _TRANSITIONS[shield].get(event, shield)
