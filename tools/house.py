"""Prints the figures that keep the program easy to find one's way in, and fails where one is over its limit.

Usage: python -m tools.house            the modules of each room, then every figure beside its limit
       python -m tools.house --chain    the longest import chain, a module a line
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.import_graph import circle_in, longest_chain, modules_of, read_graph
from tools.mutable_fields import classes_in, mutable_fields

ROOT = Path(__file__).resolve().parents[1]
PACKAGE, TESTS = ROOT / "pairguard_gui", ROOT / "tests"

FILES_IN_A_FOLDER = 16
"""Of the program, without `__init__.py`. A new feature may take it to 18 at most; better is a room of its own."""
TESTS_IN_A_FOLDER = 30
MODULES_IN_A_CHAIN = 16
LINES_IN_A_FILE = 300
MUTABLE_FIELDS = 8
"""Of one class in `core/`: beyond that nobody sees in which order they must change."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of the house: what was found where, and how much of it is allowed."""

    what: str
    found: int
    limit: int
    where: str = ""

    @property
    def is_over(self) -> bool:
        """Whether the limit is broken."""
        return self.found > self.limit

    def __str__(self) -> str:
        mark = "  OVER" if self.is_over else ""
        return f"{self.what:46}{self.found:4} of {self.limit:3}{mark:6}  {self.where}".rstrip()


def figures(package: Path, tests: Path) -> list[Figure]:
    """Every figure that has a limit, for the program in the folder `package` and its tests."""
    root = package.parent
    ring = circle_in(read_graph(package, typing_too=True))
    return [
        _largest("files in the fattest folder of the program", FILES_IN_A_FOLDER, _files_by_folder(package, root)),
        _largest("files in the fattest folder of the tests", TESTS_IN_A_FOLDER, _files_by_folder(tests, root)),
        _chain(package),
        _largest("lines of the longest file of the program", LINES_IN_A_FILE, _lines_by_file(package, root)),
        _largest("fields that change in one class of core", MUTABLE_FIELDS, _mutable_by_class(package / "core")),
        Figure("modules in an import circle", max(len(ring) - 1, 0), 0, " > ".join(ring)),
    ]


def chain_of(package: Path) -> list[str]:
    """The longest import chain of the program: each module, when it runs, imports the next one.

    Imports inside functions count, since `cli` and `app` load what they need that way. Those under `TYPE_CHECKING` do
    not, since nothing is loaded by them. The `__init__.py` that Python runs on the way hold one docstring each.
    """
    graph = read_graph(package, typing_too=False)
    return longest_chain(graph) if not circle_in(graph) else []


def rooms(package: Path) -> Counter[str]:
    """How many modules each folder of the program holds, those of its own folders not counted in."""
    folders = (path.parent.relative_to(package.parent) for path in modules_of(package).values() if _counts(path))
    return Counter(str(folder) for folder in folders)


def _chain(package: Path) -> Figure:
    chain = chain_of(package)
    return Figure(
        "modules in the longest import chain", len(chain), MODULES_IN_A_CHAIN, " > ".join(chain[:1] + chain[-1:])
    )


def _counts(path: Path) -> bool:
    return path.is_file() and path.name != "__init__.py" and "__pycache__" not in path.parts


def _files_by_folder(top: Path, root: Path) -> Iterator[tuple[int, str]]:
    counted = Counter(path.parent for path in top.rglob("*") if _counts(path))
    return ((count, str(folder.relative_to(root))) for folder, count in counted.items())


def _lines_by_file(top: Path, root: Path) -> Iterator[tuple[int, str]]:
    files = (path for path in top.rglob("*") if _counts(path) and path.suffix in {".py", ".sql"})
    return ((len(path.read_text().splitlines()), str(path.relative_to(root))) for path in files)


def _mutable_by_class(room: Path) -> Iterator[tuple[int, str]]:
    for path in room.rglob("*.py"):
        for node in classes_in(path.read_text()):
            yield len(mutable_fields(node)), f"{path.relative_to(room.parent)}: {node.name}"


def _largest(what: str, limit: int, found: Iterable[tuple[int, str]]) -> Figure:
    """The largest of many, named with everything else that is over the limit."""
    ordered = sorted(found, key=lambda one: (-one[0], one[1]))
    shown = [f"{where} ({count})" for count, where in ordered if count > limit] or [where for _, where in ordered[:1]]
    return Figure(what, max((count for count, _ in ordered), default=0), limit, ", ".join(shown))


def main(words: list[str]) -> int:
    """Print the project's own figures; the exit status is 1 where a limit is broken."""
    if words == ["--chain"]:
        print("\n".join(chain_of(PACKAGE)))
        return 0
    print("\n".join(f"{count:3} {folder}" for folder, count in sorted(rooms(PACKAGE).items())))
    found = figures(PACKAGE, TESTS)
    print("\n".join(map(str, found)))
    return 1 if any(figure.is_over for figure in found) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
