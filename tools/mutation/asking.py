"""Asking the tests about mutants: in forks of a process that has collected them, or from a fresh import."""

from __future__ import annotations

import ast
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tools.mutation.every_mutant import ROOMS
from tools.mutation.fast_tests import Ask, first_failing, in_order, run_pytest
from tools.mutation.forked import forked
from tools.mutation.names import assigned, lines_with, made_of
from tools.mutation.planting import ImportMutant, swap_code, swap_schema

if TYPE_CHECKING:
    import pytest

    from tools.mutation.fast_tests import Test
    from tools.mutation.mutant import Mutant

COLD = "cold"


@dataclass(frozen=True)
class Plan:
    """What may be asked: the repository, the arguments of pytest, and the tests with what they run."""

    root: Path
    arguments: tuple[str, ...]
    tests: tuple[Test, ...]

    @cached_property
    def by_name(self) -> dict[str, Test]:
        """The tests by their names."""
        return {test.name: test for test in self.tests}

    def meeting(self, mutant: Mutant) -> list[str]:
        """The tests that run the mutated lines, in the order in which they are asked."""
        return in_order((test for test in self.tests if test.meets(mutant.path, mutant.lines)), mutant.path)

    def fits_warm(self, mutant: Mutant) -> bool:
        """Whether the code can be swapped in a running program; at module level it has run already."""
        return mutant.path.endswith(".sql") or bool(mutant.function and self.meeting(mutant))

    def asked(self, mutant: Mutant) -> list[str]:
        """All tests that might notice, the likeliest first."""
        if mutant.path.endswith(".sql"):
            return in_order(self.tests, mutant.path)
        if mutant.function and self.meeting(mutant):
            return self.meeting(mutant)
        names = made_of(self._trees, assigned(self._trees[mutant.path], min(mutant.lines)))
        likely = self._using(names)
        rest = [] if names and not self._used_elsewhere(names) else [test for test in self.tests if test not in likely]
        return [*in_order(likely, mutant.path), *in_order(rest, mutant.path)]

    def _using(self, names: frozenset[str]) -> set[Test]:
        """The tests that run a line with one of these names, or stand in a file with one."""
        lines = {path: lines_with(tree, names) for path, tree in self._trees.items()}
        named = {file for file in self._files if self._mentions(file, names)}
        found = (test for test in self.tests if any(test.meets(path, some) for path, some in lines.items()))
        return {*found, *(test for test in self.tests if test.file in named)}

    def _used_elsewhere(self, names: frozenset[str]) -> bool:
        """Whether code has one of the names of which was not measured who runs it."""
        return any(self._mentions(path, names) for path in self._sources.keys() - self._trees.keys() - self._files)

    def _mentions(self, path: str, names: frozenset[str]) -> bool:
        return any(re.search(rf"\b{name}\b", self._sources.get(path, "")) for name in names)

    @cached_property
    def _files(self) -> frozenset[str]:
        return frozenset(test.file for test in self.tests)

    @cached_property
    def _sources(self) -> dict[str, str]:
        paths = (path for top in ("pairguard_gui", "tests") for path in (self.root / top).rglob("*.py"))
        return {path.relative_to(self.root).as_posix(): path.read_text("utf-8") for path in paths}

    @cached_property
    def _trees(self) -> dict[str, ast.Module]:
        """The modules of which was measured who runs which line."""
        return {path: ast.parse(text) for path, text in self._sources.items() if path.startswith(ROOMS)}


def ask_warm(plan: Plan, mutants: Sequence[Mutant], *, jobs: int, limit_s: float) -> Iterator[tuple[Mutant, str]]:
    """Each mutant with the test that noticed it, "" for none, or `COLD` where it takes a fresh import."""
    if not mutants:
        return
    reads, writes = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reads)
        status = 1
        try:
            plugin = _Warm(plan, mutants, jobs, limit_s, writes)
            sys.stdout.flush()
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            run_pytest(plan.arguments, plugin)
            status = 0
        finally:
            os._exit(status)
    os.close(writes)
    with os.fdopen(reads, encoding="utf-8") as lines:
        for line in lines:
            nth, said = json.loads(line)
            yield mutants[nth], said
    os.waitpid(pid, 0)


class _Warm:
    """A plug-in that forks, once the tests are collected, a process for each mutant."""

    def __init__(self, plan: Plan, mutants: Sequence[Mutant], jobs: int, limit_s: float, to: int) -> None:
        self._plan, self._mutants, self._jobs, self._limit_s, self._to = plan, mutants, jobs, limit_s, to

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}

        def ask(nth: int, folder: Path) -> str:
            mutant = self._mutants[nth]
            try:
                (swap_schema if mutant.path.endswith(".sql") else swap_code)(self._plan.root, mutant)
            except (LookupError, ValueError):
                return COLD
            return first_failing(session.config, [items[name] for name in self._plan.asked(mutant)], folder)

        for nth, said in forked(range(len(self._mutants)), ask, jobs=self._jobs, limit_s=self._limit_s):
            os.write(self._to, json.dumps([nth, said]).encode() + b"\n")
        return True


def ask_cold(plan: Plan, mutant: Mutant, folder: Path) -> str:
    """The test that notices a mutant when everything is imported with it, or ""."""
    sys.meta_path.insert(0, ImportMutant(plan.root, mutant))
    ask = Ask(plan.asked(mutant), folder)
    run_pytest(plan.arguments, ask)
    return ask.failed
