"""The frame of the house: who imports whom, what is pinned, and files found wherever PairGuard runs."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from pairguard_gui.resources import resource

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "pairguard_gui"

# What the import contracts in pyproject.toml cannot say, since they see a foreign package only as a whole.
QT = ("PySide6", "shiboken6", "qasync")
FILES = ("io", "os", "pathlib", "shutil", "sqlite3", "subprocess", "sys", "tempfile")
NETWORK = ("asyncio", "http", "socket", "urllib")
CLOCKS_AND_CHANCE = ("random", "secrets", "time")
FORBIDDEN = {
    "core": FILES + NETWORK + CLOCKS_AND_CHANCE,
    "okx": QT,
    "practice": QT,
    "store": QT,
    "notify": QT,
    "api": QT,
    "text": ("requests", "sqlite3", "keyring", "aiohttp", "qasync"),
    "runtime": ("requests", "sqlite3", "keyring", "aiohttp", "qasync"),
    "ui": ("requests", "sqlite3", "keyring", "aiohttp"),
}
ONLY_QTCORE = ("text", "runtime")


def imports_of(source: str) -> Iterator[str]:
    """Full names of what a module imports; `from a import b` gives "a.b", for b may be a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def strangers(room: str, source: str) -> list[str]:
    """What `source`, a module of `room`, imports against the room's rules."""
    found = []
    for name in imports_of(source):
        top = name.split(".")[0]
        foreign_to_core = top not in sys.stdlib_module_names and top != "pairguard_gui"
        beyond_qtcore = top == "PySide6" and not name.startswith("PySide6.QtCore")
        if top in FORBIDDEN[room] or (room == "core" and foreign_to_core) or (room in ONLY_QTCORE and beyond_qtcore):
            found.append(name)
    return found


@pytest.mark.parametrize("room", FORBIDDEN)
def test_a_room_imports_only_what_its_rules_allow(room: str) -> None:
    found = {
        str(path.relative_to(ROOT)): bad
        for path in PACKAGE.glob(f"{room}/**/*.py")
        if (bad := strangers(room, path.read_text()))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("core", "import time"),
        ("core", "from pathlib import Path"),
        ("core", "import requests"),
        ("core", "from PySide6.QtCore import QObject"),
        ("okx", "from PySide6.QtCore import QObject"),
        ("text", "from PySide6.QtWidgets import QLabel"),
        ("runtime", "from PySide6 import QtGui"),
        ("ui", "import sqlite3"),
    ],
)
def test_a_stranger_in_a_room_is_seen(room: str, line: str) -> None:
    assert strangers(room, f"def late() -> None:\n    {line}\n")


def test_core_reads_no_clock_and_opens_no_file() -> None:
    calls = re.compile(r"(?<![.\w])(?<!def )(open|print|input)\(|\b(datetime|date)\.(now|utcnow|today)\(")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in PACKAGE.glob("core/**/*.py")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if calls.search(line)
    ]
    assert found == []


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache", "--config", ROOT / "pyproject.toml"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_arrows_between_the_rooms_are_kept() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "arrow",
    [
        "core -> okx",
        "okx -> practice",
        "store -> okx",
        "api -> text",
        "notify -> text",
        "text -> runtime",
        "runtime -> store",
        "runtime -> resources",
        "ui -> okx",
        "ui -> app",
        "practice -> resources",
        "app -> cli",
    ],
)
def test_a_wrong_arrow_is_seen(arrow: str, tmp_path: Path) -> None:
    importer, imported = arrow.split(" -> ")
    rooms = ["core", "okx", "practice", "store", "notify", "api", "text", "runtime", "ui"]
    for name in [*rooms, "app", "cli", "resources"]:
        module = tmp_path / "pairguard_gui" / (f"{name}/__init__.py" if name in rooms else f"{name}.py")
        module.parent.mkdir(parents=True, exist_ok=True)
        module.write_text(f"import pairguard_gui.{imported}\n" if name == importer else "")
    (tmp_path / "pairguard_gui" / "__init__.py").touch()
    done = lint_imports(tmp_path)
    assert done.returncode == 1, done.stdout
    assert f"pairguard_gui.{importer} is not allowed to import pairguard_gui.{imported}" in done.stdout


def pins(name: str) -> dict[str, str]:
    """Package with its version and marker -> the hashes that may be installed."""
    text = (ROOT / "constraints" / f"{name}.txt").read_text().replace("\\\n", "")
    return dict(line.split(" --hash", 1) for line in text.splitlines())


def test_pins_name_packages_versions_and_hashes_and_no_address() -> None:
    for name in ("run", "dev"):
        text = (ROOT / "constraints" / f"{name}.txt").read_text()
        assert "://" not in text
        assert all(re.fullmatch(r"[a-z0-9-]+==\S+( +;.*)? *", pin) for pin in pins(name))
        assert all(re.search(r"sha256:[0-9a-f]{64}", hashes) for hashes in pins(name).values())


def test_what_tests_run_with_is_what_people_run_with() -> None:
    def versions(name: str) -> set[str]:
        return {pin.split(" ")[0] for pin in pins(name)}

    assert versions("run") < versions("dev")


def test_qt_stays_below_the_release_that_aborts() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    assert any(re.fullmatch(r"PySide6-Essentials.*<6\.12", line) for line in wanted)
    assert [pin for pin in pins("run") if re.match(r"pyside6-essentials==6\.(?:[0-9]|1[01])\.", pin)]


def test_a_file_of_resources_is_found_in_the_checkout() -> None:
    assert resource("icons/pairguard.svg") == ROOT / "resources/icons/pairguard.svg"


def test_a_missing_file_of_resources_is_named_with_what_to_do() -> None:
    with pytest.raises(FileNotFoundError, match=r"'icons/nothing\.svg' is in neither .* install PairGuard"):
        resource("icons/nothing.svg")


@pytest.mark.slow
def test_files_of_resources_are_found_in_an_installed_wheel(tmp_path: Path) -> None:
    wheels, target = tmp_path / "wheels", tmp_path / "target"
    pip = [sys.executable, "-m", "pip", "--quiet", "--isolated"]
    offline = ["--no-index", "--no-deps"]
    subprocess.run([*pip, "wheel", *offline, "--no-build-isolation", "-w", wheels, ROOT], check=True)
    subprocess.run([*pip, "install", *offline, "--target", target, *wheels.glob("*.whl")], check=True)
    program = "from pairguard_gui.resources import resource; print(resource('icons/pairguard.svg'))"
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(target)!r}); {program}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    found = Path(done.stdout.strip())
    assert found == target / "pairguard_gui/resources/icons/pairguard.svg"
    assert found.read_bytes() == (ROOT / "resources/icons/pairguard.svg").read_bytes()
