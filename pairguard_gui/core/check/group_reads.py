"""Reads of several instruments at once, split until the one that the exchange refuses stands alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from pairguard_gui.core.values.errors import CallRefused

if TYPE_CHECKING:
    from pairguard_gui.core.check.check_context import CheckContext

T = TypeVar("T")


@dataclass(slots=True)
class GroupAnswers(Generic[T]):
    """What reads of several groups brought: the answers, who was refused alone, and who was not asked about."""

    answers: list[T] = field(default_factory=list)
    refused: dict[str, CallRefused] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)


def read_in_groups(
    context: CheckContext,
    members: Sequence[str],
    read: Callable[[Sequence[str]], T],
    *,
    largest: int,
    keep_free: int,
) -> GroupAnswers[T]:
    """Read all members in as few requests as the exchange takes; a group it refuses is read in halves.

    `largest` is the most that one request takes, `keep_free` how many requests of the allowance must stay: what does
    not fit any more is left unread. The first group is always asked for. Errors that are not about a member are raised.
    """
    splits, found = context.memory.read_splits, GroupAnswers[T]()
    pending = splits.groups(members, largest)
    asked = False
    while pending:
        group = pending.pop(0)
        if asked and not context.affords(1 + keep_free):
            found.unread += group
            continue
        asked = True
        try:
            found.answers.append(read(group))
        except CallRefused as refused:
            splits.refuse(group, refused.reason, context.now)
            if len(group) == 1:
                found.refused[group[0]] = refused
            else:
                pending = [*splits.groups(group, largest), *pending]
        else:
            splits.accept(group)
    return found
