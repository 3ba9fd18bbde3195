"""One mutant: where it is, what it changes, and the name it keeps while the code around it moves."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

_CONTEXT = 28


@dataclass(frozen=True, slots=True)
class Mutant:
    """One small change of one file.

    `path` is relative to the repository; `function` is the outermost function around the change by its qualified name,
    "" at module level and in SQL; a test whose run touches none of `lines` cannot see the change. `where` finds it in
    its file: (number of the place, number of the variant).
    """

    path: str
    line: int
    function: str
    change: str
    lines: frozenset[int]
    where: tuple[int, int]
    nth: int = 1

    @property
    def name(self) -> str:
        """What the list of equivalent mutants calls it: file, function and change, but no line."""
        again = f" #{self.nth}" if self.nth > 1 else ""
        return f"{self.path}:{self.function or '-'}: {self.change}{again}"


def numbered(mutants: Iterable[Mutant]) -> list[Mutant]:
    """The same, with a number for each that would otherwise have the name of an earlier one."""
    seen: Counter[str] = Counter()
    found = []
    for mutant in mutants:
        seen[mutant.name] += 1
        found.append(replace(mutant, nth=seen[mutant.name]))
    return found


def shortened(before: str, after: str) -> str:
    """`before -> after`, with as much of what they share as tells where the difference is."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    first, last = max(start - _CONTEXT, 0), max(end - _CONTEXT, 0)
    dots = "…" if first else ""
    tail = "…" if last else ""
    return " -> ".join(f"{dots}{text[first : len(text) - last]}{tail}" for text in (before, after))


def sampled(mutants: Sequence[Mutant], size: int, seed: int) -> list[Mutant]:
    """As many of them as that, always the same for a seed; one that is added or goes away moves few others."""

    def lot(mutant: Mutant) -> bytes:
        return hashlib.sha256(f"{seed}/{mutant.name}".encode()).digest()

    return sorted(sorted(mutants, key=lot)[:size], key=lambda one: (one.path, one.line, one.where))
