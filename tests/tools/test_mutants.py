"""The tool that scores the fast tests: which changes it makes, what it calls them, and that it sees them noticed."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.mutants import EQUIVALENT, equivalents
from tools.mutation.code_mutants import code_mutants, mutated_tree
from tools.mutation.forked import OUT_OF_TIME, forked
from tools.mutation.mutant import sampled
from tools.mutation.sql_mutants import mutated_schema, schema_mutants, sql_variants

ROOT = Path(__file__).resolve().parents[2]
BRAKES = '''\
"""Two brakes."""
from datetime import timedelta

DAY = timedelta(hours=24)


def capped(count: int, cap: int) -> bool:
    """A cap is reached."""
    return count >= cap


def name_of(text: str) -> str:
    """A name."""
    if len(text) > 1_000_000:
        return ""
    return text.strip()
'''
TESTS = """\
from datetime import timedelta

from pairguard_gui.core.judge.brakes import DAY, capped, name_of


def test_a_cap_is_reached_with_its_last_one():
    assert capped(3, 3)
    assert not capped(2, 3)


def test_a_day_has_twenty_four_hours():
    assert DAY == timedelta(hours=24)


def test_a_name_has_no_blanks_around_it():
    assert name_of(" a ") == "a"
"""
SCHEMA = """\
CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('sent', 'filled')),
    size INTEGER NOT NULL CHECK (size > 0)
) STRICT;

CREATE UNIQUE INDEX one_open ON orders (id) WHERE state = 'sent';

CREATE TRIGGER order_planned BEFORE INSERT ON orders BEGIN
    SELECT RAISE(ABORT, 'over_cap') WHERE (SELECT count(*) FROM orders WHERE id > NEW.id - 86400000000) >= 3;
END;

CREATE TRIGGER order_stays BEFORE DELETE ON orders BEGIN
    SELECT RAISE(ABORT, 'no_delete');
END;
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of one module with tests that notice everything but its longest name."""
    judge, tests = tmp_path / "pairguard_gui/core/judge", tmp_path / "tests/core"
    judge.mkdir(parents=True)
    tests.mkdir(parents=True)
    for package in (judge, *judge.parents[:2]):
        (package / "__init__.py").touch()
    (judge / "brakes.py").write_text(BRAKES)
    (tests / "test_brakes.py").write_text(TESTS)
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --import-mode=importlib\n")
    (tmp_path / "equivalent.toml").write_text("mutant = []\n")
    return tmp_path


def changes_of(tmp_path: Path, source: str) -> set[str]:
    """The last lines of a module with each of its mutants in it."""
    (tmp_path / "one.py").write_text(source)
    found = code_mutants(tmp_path, "one.py")
    return {ast.unparse(mutated_tree(source, mutant)).splitlines()[-1].strip() for mutant in found}


@pytest.mark.parametrize(
    ("source", "changes"),
    [
        ("x = a < b", {"x = a <= b", "x = a >= b"}),
        ("x = a >= b", {"x = a > b", "x = a < b"}),
        ("x = a is None", {"x = a is not None"}),
        ("x = a in b", {"x = a not in b"}),
        ("x = a and b", {"x = a or b"}),
        ("x = not a", {"x = a"}),
        ("x = 1 if a else b", {"x = 1 if not a else b", "x = 2 if a else b", "x = 0 if a else b"}),
        ("x = 5", {"x = 6", "x = 4"}),
        ("x = True", {"x = False"}),
        ("x = timedelta(minutes=3)", {"x = timedelta(minutes=3) / 2"}),
        ("x = Decimal('0.5')", {"x = Decimal('0.5') / 2"}),
        ("x = a + b", {"x = a - b"}),
        ("x = min(a, b)", {"x = max(a, b)"}),
        ("x = any(a)", {"x = all(a)"}),
        ("f(a)", {"pass"}),
        ("a.b = c", {"pass"}),
        ("raise a", {"pass"}),
        ("def f() -> bool:\n    return g(a)", {"return not g(a)"}),
        ("def f() -> list[int]:\n    return g(a)", {"return []"}),
        ("def f() -> int | None:\n    return g(a)", {"return None"}),
        ("def f(x: Literal[1]) -> Literal[2]:\n    'A promise of 3.'\n    return None", set()),
    ],
)
def test_each_kind_of_change_is_made(tmp_path: Path, source: str, changes: set[str]) -> None:
    assert changes_of(tmp_path, source) == changes


@pytest.mark.parametrize(
    ("statement", "change"),
    [
        ("SELECT a FROM b WHERE c > ?", "SELECT a FROM b WHERE c >= ?"),
        ("SELECT a FROM b WHERE c = ? AND d = 'x'", "SELECT a FROM b WHERE c = ?"),
        ("SELECT a FROM b WHERE c = ? AND d = 'x'", "SELECT a FROM b WHERE c = ? OR d = 'x'"),
        ("SELECT a FROM b WHERE c IN ('x', 'y')", "SELECT a FROM b WHERE c IN ('x')"),
    ],
)
def test_statements_are_changed_as_well(statement: str, change: str) -> None:
    assert change in [text for text, _ in sql_variants(statement)]


def test_what_a_statement_sets_is_left_alone() -> None:
    assert [text for text, _ in sql_variants("UPDATE a SET b = ?, c = ? WHERE d = ?")] == [
        "UPDATE a SET b = ?, c = ? WHERE d <> ?"
    ]


@pytest.mark.parametrize(
    ("line", "gone"),
    [
        (3, "CHECK (state IN ('sent', 'filled'))"),
        (4, "CHECK (size > 0)"),
        (7, "UNIQUE "),
        (9, "CREATE TRIGGER order_planned"),
        (10, "SELECT RAISE(ABORT, 'over_cap')"),
        (13, "CREATE TRIGGER order_stays"),
        (10, "86400000000"),
    ],
)
def test_checks_triggers_rules_and_figures_of_a_schema_go_one_by_one(tmp_path: Path, line: int, gone: str) -> None:
    (tmp_path / "schema.sql").write_text(SCHEMA)
    found = [mutant for mutant in schema_mutants(tmp_path, "schema.sql") if mutant.line == line]
    without = [mutated_schema(SCHEMA, mutant) for mutant in found]
    assert any(SCHEMA.count(gone) == text.count(gone) + 1 for text in without)


def test_a_mutant_keeps_its_name_while_the_lines_above_it_move(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text(BRAKES)
    before = code_mutants(tmp_path, "one.py")
    (tmp_path / "one.py").write_text(BRAKES.replace("DAY = ", "HOUR = timedelta(hours=1)\nDAY = "))
    after = code_mutants(tmp_path, "one.py")
    assert [mutant.name for mutant in before] == [mutant.name for mutant in after]
    assert [mutant.line for mutant in before] != [mutant.line for mutant in after]


def test_a_sample_of_a_seed_is_always_the_same_and_half_of_it_stays_in_the_half_sample(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text(BRAKES)
    mutants = code_mutants(tmp_path, "one.py")
    chosen = sampled(mutants, 6, seed=1)
    assert chosen == sampled(mutants[::-1], 6, seed=1) != sampled(mutants, 6, seed=2)
    assert set(sampled(mutants, 3, seed=1)) < set(chosen)


def test_work_that_takes_too_long_is_ended_and_work_that_raises_is_told() -> None:
    def work(task: str, folder: Path) -> str:
        assert isinstance(task, str)
        assert folder.is_dir()
        while task == "hangs":
            pass
        return task.upper()

    assert dict(forked(["quick", "hangs"], work, jobs=2, limit_s=1)) == {"quick": "QUICK", "hangs": OUT_OF_TIME}
    with pytest.raises(RuntimeError, match="AssertionError"):
        list(forked([b"no text"], work, jobs=1, limit_s=60))  # type: ignore[arg-type]  # the mistake itself


def scored(repository: Path, *arguments: str) -> tuple[int, str]:
    run = subprocess.run(
        [sys.executable, "-m", "tools.mutants", "--root", str(repository), "--tests", "tests/core", "--jobs", "1",
         "--equivalent", str(repository / "equivalent.toml"), "--verbose", *arguments],
        cwd=repository, env=os.environ | {"PYTHONPATH": f"{repository}{os.pathsep}{ROOT}"},
        capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip
    return run.returncode, run.stdout + run.stderr


def test_a_planted_mutant_is_noticed_by_the_test_that_keeps_its_promise(repository: Path) -> None:
    code, told = scored(repository, "--match", "count >= cap -> return count > cap")
    assert code == 0, told
    assert "brakes.py:9: return count >= cap -> return count > cap: tests/core/test_brakes.py::test_a_cap" in told
    assert "mutation score 100.0% of 1 mutants" in told


def test_a_mutant_of_a_constant_is_noticed_by_a_fresh_import(repository: Path) -> None:
    code, told = scored(repository, "--match", "timedelta(hours=24) / 2")
    assert code == 0, told
    assert "test_a_day_has_twenty_four_hours" in told


def test_a_mutant_that_nobody_notices_is_told_and_one_that_is_equivalent_is_left_out(repository: Path) -> None:
    code, told = scored(repository, "--match", "> 1000000: pass -> if len(text) >= 1000000")
    assert code == 1, told
    name = "pairguard_gui/core/judge/brakes.py:name_of: if len(text) > 1000000: pass -> if len(text) >= 1000000: pass"
    assert f"survived: pairguard_gui/core/judge/brakes.py:14: {name.partition(': ')[2]}" in told
    assert name in told.splitlines()[-3]
    reason = f'[[mutant]]\nname = "{name}"\nreason = "no text is as long as that"\n'
    (repository / "equivalent.toml").write_text(reason)
    code, told = scored(repository, "--match", "> 1000000: pass -> if len(text) >= 1000000")
    assert "of 0 mutants; 1 equivalent left out" in told, told


def test_tests_that_fail_without_a_mutant_score_nothing(repository: Path) -> None:
    (repository / "tests/core/test_brakes.py").write_text("def test_nothing():\n    assert False\n")
    code, told = scored(repository)
    assert code == 1
    assert "fail without a mutant" in told


def test_every_equivalent_mutant_has_its_reason() -> None:
    assert all(reason.strip() for reason in equivalents(EQUIVALENT).values())
