"""The pages for people name files, folders and make targets that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md")), ROOT / "tests/README.md"]
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
FILE = re.compile(r"`((?:[\w.-]+/)*[\w-]+\.(?:py|sql|md|svg|toml|ts))`")
FOLDER = re.compile(r"`((?:[\w-]+/)+)`|`((?:core|store|text|tests|docs|tools)/[\w/-]+)`")
TARGET = re.compile(r"`make ([a-z]+)[ `]")
NOT_OURS = {"dist/pairguard"}


def paths() -> set[str]:
    """Every file and folder of the project, and each way to name it from a folder further down."""
    kept = (
        path for top in ("pairguard_gui", "tests", "tools", "docs", "resources") for path in (ROOT / top).rglob("*")
    )
    found = [path.relative_to(ROOT).parts for path in [*kept, *ROOT.glob("*")] if "__pycache__" not in path.parts]
    return {"/".join(parts[at:]) for parts in found for at in range(len(parts))}


def named(page: Path) -> Iterator[str]:
    text = page.read_text()
    yield from FILE.findall(text)
    yield from ((with_slash or without).rstrip("/") for with_slash, without in FOLDER.findall(text))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_names_only_what_is_there(page: Path) -> None:
    there = paths()
    assert [name for name in named(page) if name not in there | NOT_OURS] == []
    assert [link for link in LINK.findall(page.read_text()) if not (page.parent / link).exists()] == []


def test_every_make_target_is_in_the_guide_and_every_one_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(TARGET.findall((ROOT / "CONTRIBUTING.md").read_text())) == targets
    assert {target for page in PAGES for target in TARGET.findall(page.read_text())} <= targets
