"""The figures of the house: each kind of disorder is seen in a made-up program."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from tools.house import (
    FILES_IN_A_FOLDER,
    LINES_IN_A_FILE,
    MODULES_IN_A_CHAIN,
    MUTABLE_FIELDS,
    Figure,
    chain_of,
    figures,
    main,
    rooms,
)
from tools.import_graph import circle_in, read_graph
from tools.mutable_fields import mutable_fields


def build(folder: Path, files: Mapping[str, str]) -> Path:
    """A package of these files, written below `folder`."""
    package = folder / "pairguard_gui"
    for name, text in {"__init__.py": "", "core/__init__.py": "", **files}.items():
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text))
    return package


def over(package: Path) -> list[Figure]:
    """The figures of that program that break a limit."""
    tests = package.parent / "tests"
    tests.mkdir(exist_ok=True)
    return [figure for figure in figures(package, tests) if figure.is_over]


def fields_of(source: str) -> set[str]:
    """The fields that change in the one class of `source`."""
    (node,) = ast.parse(dedent(source)).body
    assert isinstance(node, ast.ClassDef)
    return mutable_fields(node)


def test_an_orderly_program_breaks_no_limit(tmp_path: Path) -> None:
    package = build(tmp_path, {"core/pair.py": "import json\n", "cli.py": "from pairguard_gui.core import pair\n"})
    assert over(package) == []


@pytest.mark.parametrize(
    "back",
    [
        "import pairguard_gui.core.a",
        "from pairguard_gui.core import a",
        "def late():\n    from pairguard_gui.core.a import name",
        "if TYPE_CHECKING:\n    from pairguard_gui.core.a import Name",
    ],
)
def test_a_circle_is_seen_however_it_is_closed(back: str, tmp_path: Path) -> None:
    package = build(
        tmp_path,
        {
            "core/a.py": "from pairguard_gui.core.b import x\n",
            "core/b.py": "import pairguard_gui.core.c\n",
            "core/c.py": back,
        },
    )
    (figure,) = (one for one in over(package) if "circle" in one.what)
    assert figure.found == 3
    assert {"pairguard_gui.core.a", "pairguard_gui.core.b", "pairguard_gui.core.c"} == set(figure.where.split(" > "))


def test_two_modules_that_meet_in_a_third_are_no_circle(tmp_path: Path) -> None:
    package = build(tmp_path, {"a.py": "import pairguard_gui.c", "b.py": "import pairguard_gui.c", "c.py": ""})
    assert circle_in(read_graph(package, typing_too=True)) == []


def test_a_chain_counts_what_runs_late_and_leaves_out_what_never_runs(tmp_path: Path) -> None:
    package = build(
        tmp_path,
        {
            "cli.py": "def run():\n    from pairguard_gui import app\n",
            "app.py": "from pairguard_gui.core.values import Pair\n",
            "core/values.py": "if TYPE_CHECKING:\n    import pairguard_gui.core.typing\n",
            "core/typing.py": "",
        },
    )
    assert chain_of(package) == ["pairguard_gui.cli", "pairguard_gui.app", "pairguard_gui.core.values"]


def test_too_long_a_chain_is_seen(tmp_path: Path) -> None:
    length = MODULES_IN_A_CHAIN + 1
    names = [f"room{n % 2}.m{n:02}" for n in range(length)]
    files = {
        f"{name.replace('.', '/')}.py": f"import pairguard_gui.{following}"
        for name, following in zip(names, [*names[1:], "nothing"], strict=True)
    }
    (figure,) = over(build(tmp_path, files))
    assert (figure.found, figure.where) == (length, f"pairguard_gui.{names[0]} > pairguard_gui.{names[-1]}")


def test_a_full_folder_is_seen_and_its_init_is_not_counted(tmp_path: Path) -> None:
    files = {f"okx/m{n}.py": "" for n in range(FILES_IN_A_FOLDER)} | {"okx/__init__.py": ""}
    package = build(tmp_path, files)
    assert over(package) == []
    (package / "okx/one_more.sql").touch()
    (figure,) = over(package)
    assert (figure.found, figure.where) == (FILES_IN_A_FOLDER + 1, f"pairguard_gui/okx ({FILES_IN_A_FOLDER + 1})")


def test_a_long_file_is_seen(tmp_path: Path) -> None:
    package = build(tmp_path, {"okx/rest.py": "#\n" * (LINES_IN_A_FILE + 1), "okx/wire.py": "#\n" * LINES_IN_A_FILE})
    (figure,) = over(package)
    assert figure.where == f"pairguard_gui/okx/rest.py ({LINES_IN_A_FILE + 1})"


def test_a_class_of_core_with_too_many_changing_fields_is_seen(tmp_path: Path) -> None:
    fields = "".join(f"    f{n}: int\n" for n in range(MUTABLE_FIELDS + 1))
    package = build(
        tmp_path,
        {"core/board.py": f"@dataclass\nclass Board:\n{fields}", "ui/free.py": f"@dataclass\nclass Free:\n{fields}"},
    )
    (figure,) = over(package)
    assert figure.where == "core/board.py: Board (9)"


def test_what_is_assigned_deleted_or_filled_after_the_building_changes() -> None:
    source = """
        class Guard:
            def __init__(self):
                self.lock, self.halts, self.blocked, self.seen, self.read = object(), 0, {}, [], None

            def act(self):
                self.halts += 1
                self.blocked["pair"][0] = True
                self.seen.append(1)
                del self.read
                self.fresh: int = 1
                return self.lock
    """
    assert fields_of(source) == {"halts", "blocked", "seen", "read", "fresh"}


@pytest.mark.parametrize(
    ("decorator", "expected"),
    [
        ("@dataclass", {"pair", "size"}),
        ("@dataclasses.dataclass(slots=True)", {"pair", "size"}),
        ("@dataclass(frozen=True, slots=True)", set()),
        ("@final", set()),
    ],
)
def test_every_field_of_a_dataclass_that_is_not_frozen_changes(decorator: str, expected: set[str]) -> None:
    assert (
        fields_of(f"{decorator}\nclass One:\n    pair: str\n    size: int = 0\n    KIND: ClassVar[int] = 1") == expected
    )


def test_the_rooms_are_counted_each_folder_for_itself(tmp_path: Path) -> None:
    package = build(tmp_path, {"core/ports.py": "", "core/values/pair.py": "", "core/values/rules.py": ""})
    assert rooms(package) == {"pairguard_gui/core": 1, "pairguard_gui/core/values": 2}


def test_the_longest_chain_is_printed_a_module_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--chain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("pairguard_gui.")
    assert len(lines) == len(set(lines)) > 5
