"""The fast tests under pytest: how long each takes, which lines it runs, and whether one fails over a mutant."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import threading
import time
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Protocol

import pytest
from _pytest.runner import runtestprotocol

FAST_TESTS = ("tests/core/judge", "tests/core/values", "tests/core/check", "tests/store/journal")
"""In the order in which they are asked."""
SLOW_S = 2.0
"""Tests that take longer are asked last."""
_OPTIONS = (
    "-q", "-s", "-p", "no:cacheprovider", "-n", "0", "-o", "timeout=0", "-o", "faulthandler_timeout=0",
    "--hypothesis-seed=0",
)  # fmt: skip


class Traced(Protocol):
    """A trace function of Python."""

    def __call__(self, frame: FrameType, event: str, value: object) -> Traced | None: ...


@dataclass(frozen=True, slots=True, eq=False)
class Test:
    """One test: its seconds, and by file the lines of the mutated code that it runs."""

    name: str
    seconds: float
    lines: dict[str, frozenset[int]]

    @property
    def file(self) -> str:
        """The file it stands in."""
        return self.name.partition("::")[0]

    def meets(self, path: str, lines: frozenset[int]) -> bool:
        """Whether it runs one of those lines."""
        return not lines.isdisjoint(self.lines.get(path, frozenset()))


def run_pytest(tests: Sequence[str], plugin: object) -> int:
    """Collect those tests, and leave the rest to the plug-in."""
    return int(pytest.main([*_OPTIONS, *tests], plugins=[_BriefHypothesis(), plugin]))


class _BriefHypothesis:
    """A plug-in: what a mutant breaks is not made smaller, kept, or tried again first in the next run."""

    def pytest_configure(self) -> None:
        from hypothesis import Phase, settings  # noqa: PLC0415  pytest wants to be the first to import it

        settings.register_profile("mutants", phases=(Phase.explicit, Phase.generate), database=None, deadline=None)
        settings.load_profile("mutants")


class Measure:
    """A plug-in that writes into a file how long each test takes and which lines it runs; all of them must pass."""

    def __init__(self, root: Path, traced: Iterable[str], to: Path) -> None:
        self._files = {str(root / path): path for path in traced}
        self._to = to
        self._lines: dict[str, set[int]] = {}
        self.tests: list[dict[str, object]] = []

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        self._lines = {path: set() for path in self._files.values()}
        began = time.perf_counter()
        threading.settrace(self._called)
        sys.settrace(self._called)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            threading.settrace(None)
            lines = {path: sorted(found) for path, found in self._lines.items() if found}
            self.tests.append({"name": item.nodeid, "seconds": time.perf_counter() - began, "lines": lines})

    def _called(self, frame: FrameType, event: str, value: object) -> Traced | None:
        del event, value  # what a trace function is given beside the frame
        path = self._files.get(frame.f_code.co_filename)
        return self._line_noted(self._lines[path]) if path else None

    def _line_noted(self, lines: set[int]) -> Traced:
        def traced(frame: FrameType, event: str, value: object) -> Traced:
            del event, value
            lines.add(frame.f_lineno)
            return traced

        return traced

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        self._to.write_text(json.dumps({"passed": exitstatus == 0, "tests": self.tests}))


def measured(path: Path) -> list[Test]:
    """What `Measure` wrote. ValueError when a test failed: then no mutant could be told from no mutant."""
    found = json.loads(path.read_text())
    if not found["passed"]:
        raise ValueError("the fast tests fail without a mutant")
    return [
        Test(one["name"], one["seconds"], {file: frozenset(lines) for file, lines in one["lines"].items()})
        for one in found["tests"]
    ]


def fingerprint(root: Path, folders: Iterable[str]) -> str:
    """Changes when any file below these folders does."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in {".py", ".sql"}:
                digest.update(str(path.relative_to(root)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


class Ask:
    """A plug-in that runs tests one by one, in this order, until one fails; `failed` is its name, or ""."""

    def __init__(self, names: Sequence[str], folder: Path) -> None:
        self._names, self._folder = names, folder
        self.failed = "nothing can be imported"

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        self.failed = first_failing(
            session.config, [items[name] for name in self._names if name in items], self._folder
        )
        return True


def first_failing(config: pytest.Config, items: Sequence[pytest.Item], folder: Path) -> str:
    """The name of the first of these tests that fails, or ""; what they write goes below that folder."""
    # The option is read once for all processes; each must have a folder of its own, and there is no public way.
    config._tmp_path_factory._basetemp = folder  # type: ignore[attr-defined]  # noqa: SLF001
    os.environ["TMPDIR"] = str(folder)
    for nth, item in enumerate(items):
        following = items[nth + 1] if nth + 1 < len(items) else None
        reports = runtestprotocol(item, log=False, nextitem=following)
        if any(report.failed for report in reports):
            return item.nodeid
    return ""


def in_order(tests: Iterable[Test], path: str) -> list[str]:
    """The names of tests: those of the mutant's own room first, quick ones first, slow ones last."""
    rooms = FAST_TESTS if not path.startswith("pairguard_gui/store/") else FAST_TESTS[::-1]

    def rank(test: Test) -> tuple[bool, int, float]:
        room = next((nth for nth, room in enumerate(rooms) if test.name.startswith(room)), len(rooms))
        return test.seconds > SLOW_S, room, test.seconds

    return [test.name for test in sorted(tests, key=rank)]
