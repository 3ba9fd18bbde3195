"""Bring an older file up to date, after a copy of it was made beside it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from pairguard_gui.store.disk import sync_folder
from pairguard_gui.store.journal.layout.from_version_1 import from_version_1
from pairguard_gui.store.journal.layout.schema import VERSION, lay_out
from pairguard_gui.store.journal.sqlite_errors import damaged, newer

WEB_TABLES = {
    "protected_pairs": ("id", "inst_id", "pos_side", "initial_count", "last_check_time", "status", "created_at"),
    "protection_actions": (
        "id", "inst_id", "pos_side", "action_type", "margin_amount", "size", "price", "reason", "status",
        "error_message", "created_at",
    ),
}  # fmt: skip
"""The tables of the web version and their columns."""

OWN_TABLES = {"installation", "accounts", "gaps", "attempts", "topics", "checks"}

Migration = Callable[[sqlite3.Connection, str], None]


def version_of(con: sqlite3.Connection) -> int:
    """`user_version` of the file."""
    return int(con.execute("PRAGMA user_version").fetchone()[0])


def bring_up_to_date(con: sqlite3.Connection, path: Path, installation: str) -> None:
    """Back up and migrate step by step, each step one transaction.

    Raises JournalNewer for a later version, JournalDamaged for what no version of ours or the web version's wrote.
    """
    version = version_of(con)
    if version > VERSION:
        raise newer(version, VERSION)
    _refuse_malformed(con)
    if version not in MIGRATIONS or (version == 0 and not from_web(con)):
        raise damaged("schema", f"version {version}")
    back_up(con, path, version)
    while version < VERSION:
        MIGRATIONS[version](con, installation)
        version = version_of(con)


def from_web(con: sqlite3.Connection) -> bool:
    """Whether the file holds the web version's two tables, and none of ours."""
    tables = {name for (name,) in con.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return tables.isdisjoint(OWN_TABLES) and all(
        _columns(con, table) >= set(columns) for table, columns in WEB_TABLES.items()
    )


def back_up(con: sqlite3.Connection, path: Path, version: int) -> Path:
    """A copy of the file beside it, named by its version; an earlier copy is never replaced."""
    copy = _free_name(path, f"v{version}.backup")
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    target = sqlite3.connect(copy)
    try:
        target.execute("PRAGMA synchronous = EXTRA")
        con.backup(target)
    except sqlite3.Error:
        copy.unlink()
        raise
    finally:
        target.close()
    sync_folder(path.parent)
    return copy


def _free_name(path: Path, ending: str) -> Path:
    copy, n = path.with_name(f"{path.name}.{ending}"), 1
    while copy.exists():
        n += 1
        copy = path.with_name(f"{path.name}.{ending}-{n}")
    return copy


def _refuse_malformed(con: sqlite3.Connection) -> None:
    complaint = con.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if complaint != "ok":
        raise damaged("malformed", str(complaint))


def _columns(con: sqlite3.Connection, table: str) -> set[str]:
    return {name for (name,) in con.execute("SELECT name FROM pragma_table_info(?)", (table,))}


def _from_web_version(con: sqlite3.Connection, installation: str) -> None:
    """Rename the web version's tables, make ours, copy its rows into them. They belong to no account yet."""
    con.execute("PRAGMA legacy_alter_table = ON")  # somebody's views keep the names they were written with
    con.execute("BEGIN IMMEDIATE")
    try:
        for table in WEB_TABLES:
            con.execute(f"ALTER TABLE {table} RENAME TO web_{table}")
        lay_out(con, installation)
        for table, columns in WEB_TABLES.items():
            listed = ", ".join(columns)
            con.execute(f"INSERT INTO {table} ({listed}) SELECT {listed} FROM web_{table}")  # noqa: S608  our own names
            con.execute(f"DROP TABLE web_{table}")
        con.execute("COMMIT")
    except BaseException:
        if con.in_transaction:
            con.execute("ROLLBACK")
        raise


MIGRATIONS: Mapping[int, Migration] = {0: _from_web_version, 1: from_version_1}
"""From each older version, the step to the next."""
