"""Groups that the exchange refuses because of one member are split until that member stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pairguard_gui.core.values.reason import Reason

FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the exchange refuses an instrument, for the `nth` time in a row, and when it is asked about again."""

    reason: Reason
    nth: int
    until: datetime


class GroupSplits:
    """What is known of members that spoil a group. It outlives the check; a restart forgets it."""

    def __init__(self) -> None:
        self._limits: dict[str, int] = {}
        self._refusals: dict[str, Refusal] = {}

    def refusal(self, member: str) -> Refusal | None:
        """Why this one is refused even alone; None when it is not."""
        return self._refusals.get(member)

    def waits(self, member: str, now: datetime) -> Refusal | None:
        """The refusal of one that is not to be asked about yet."""
        refusal = self._refusals.get(member)
        return refusal if refusal and refusal.until > now else None

    def groups(self, members: Sequence[str], largest: int) -> list[list[str]]:
        """The members in groups of at most `largest`; those of a group that was refused stand in smaller ones."""
        sizes: dict[int, list[str]] = {}
        for member in members:
            sizes.setdefault(min(self._limits.get(member, largest), largest), []).append(member)
        found: list[list[str]] = []
        for size, alike in sorted(sizes.items(), reverse=True):
            found += [alike[start : start + size] for start in range(0, len(alike), size)]
        return found

    def accept(self, group: Sequence[str]) -> None:
        """The exchange took this group: nothing is held against its members any more."""
        for member in group:
            self._limits.pop(member, None)
            self._refusals.pop(member, None)

    def refuse(self, group: Sequence[str], reason: Reason, now: datetime) -> None:
        """The exchange refused it: a single member waits, the members of a larger group come in halves next time."""
        if len(group) > 1:
            self._limits |= dict.fromkeys(group, len(group) // 2)
            return
        (member,) = group
        before = self._refusals.get(member)
        nth = before.nth + 1 if before else 1
        wait = min(FIRST_WAIT * 2 ** min(nth - 1, 10), LONGEST_WAIT)
        self._limits[member] = 1
        self._refusals[member] = Refusal(reason, nth, now + wait)
