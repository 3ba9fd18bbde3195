"""Every mutant there is of the code that decides about money, and of the rules the database enforces by itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tools.mutation.code_mutants import code_mutants
from tools.mutation.sql_mutants import mutated_schema, schema_mutants

if TYPE_CHECKING:
    from tools.mutation.mutant import Mutant

ROOMS = ("pairguard_gui/core/judge", "pairguard_gui/core/check", "pairguard_gui/store/journal")
NO_STATEMENTS = frozenset({"history.py", "migrations.py", "open_file.py", "schema.py", "sqlite_errors.py"})
"""Files of the journal that open it or search its history: no statement of theirs decides about money."""


def every_mutant(root: Path, only: Sequence[str] = ROOMS) -> list[Mutant]:
    """Every mutant of the files below these paths; of the schema those that SQLite takes."""
    paths = sorted({path for room in only for path in files(root / room)})
    found: list[Mutant] = []
    for path in paths:
        name = path.relative_to(root).as_posix()
        if path.suffix == ".py":
            found += code_mutants(root, name)
        else:
            text = path.read_text("utf-8")
            found += [one for one in schema_mutants(root, name) if _is_sql(mutated_schema(text, one))]
    return found


def files(path: Path) -> list[Path]:
    """The files below a path that are mutated; the path itself, when it is a file."""
    found = [path] if path.is_file() else [*path.rglob("*.py"), *path.rglob("*.sql")]
    return [one for one in found if path.is_file() or one.name not in NO_STATEMENTS]


def _is_sql(text: str) -> bool:
    con = sqlite3.connect(":memory:")
    try:
        con.executescript(text)
    except sqlite3.Error:
        return False
    finally:
        con.close()
    return True
