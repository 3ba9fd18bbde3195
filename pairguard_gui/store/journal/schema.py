"""The tables and rules as they must be (schema.sql, rules.sql), and whether an open database has exactly those."""

from __future__ import annotations

import secrets
import sqlite3
from functools import cache
from pathlib import Path

VERSION = 1
"""`user_version` of the files this program writes."""


def new_installation() -> str:
    """A name for this installation that fits OKX's order `tag` (at most 16 letters and digits)."""
    return f"PG{secrets.token_hex(5)}"


@cache
def schema_text() -> str:
    """The tables of schema.sql, then the rules of rules.sql."""
    return "\n".join(Path(__file__).with_name(name).read_text("utf-8") for name in ("schema.sql", "rules.sql"))


@cache
def _statements() -> tuple[str, ...]:
    statements, pending = [], ""
    for line in schema_text().splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            statements.append(pending)
            pending = ""
    return tuple(statements)


def lay_out(con: sqlite3.Connection, installation: str) -> None:
    """Make all tables, inside the caller's transaction. Raises sqlite3.Error."""
    for statement in _statements():
        con.execute(statement)
    con.execute("INSERT INTO installation (one, name) VALUES (1, ?)", (installation,))
    con.execute(f"PRAGMA user_version = {VERSION}")


def lay_out_new(con: sqlite3.Connection, installation: str) -> None:
    """Make all tables of an empty database. Raises sqlite3.Error."""
    con.execute("BEGIN IMMEDIATE")
    lay_out(con, installation)
    con.execute("COMMIT")


def objects(con: sqlite3.Connection) -> dict[str, str]:
    """Tables, indexes and triggers by name, each with the text that made it."""
    rows = con.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {str(name): " ".join(str(sql).split()) for name, sql in rows}


@cache
def expected() -> tuple[tuple[str, str], ...]:
    """What `objects` gives for a database that was just laid out."""
    con = sqlite3.connect(":memory:", isolation_level=None)
    try:
        lay_out_new(con, new_installation())
        return tuple(objects(con).items())
    finally:
        con.close()


def as_expected(con: sqlite3.Connection) -> bool:
    """Whether every table, index and trigger is there, unchanged. What somebody added does no harm."""
    found = objects(con)
    return all(found.get(name) == sql for name, sql in expected())
