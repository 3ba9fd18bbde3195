"""From version 1 of the file to 2: what is known of a pair's contract, and what a refill took."""

from __future__ import annotations

import re
import sqlite3

from pairguard_gui.store.journal.layout.schema import objects, statements

COLUMNS = {
    "protected_pairs": (
        "id", "inst_id", "pos_side", "initial_count", "last_check_time", "status", "created_at", "account_id",
        "added_us", "removed_us", "life_pos_id", "life_us", "margin_mode", "leverage", "contracts", "paused_until_us",
        "overrides",
    ),
    "attempts": (
        "id", "account_id", "attempt_id", "gap_id", "inst_id", "pos_side", "k", "margin_mode", "side",
        "order_pos_side", "ord_type", "sz", "px", "cl_ord_id", "tag", "body", "body_sha256", "exp_us", "reserved",
        "reserved_nano", "worst_px", "created_us", "state", "ord_id", "filled", "avg_px", "code", "updated_us",
    ),
}  # fmt: skip
"""The tables that have new columns in version 2, with their columns in version 1."""
_NAME = re.compile(r"^CREATE (?:UNIQUE )?(TABLE|INDEX|TRIGGER) (\w+)", re.MULTILINE)


def from_version_1(con: sqlite3.Connection, installation: str) -> None:
    """Make the two tables anew with every row in them, in one transaction. Raises sqlite3.Error.

    Results of before count as looked at: no request of today would tell of them.
    """
    del installation  # the file has its own already
    con.execute("PRAGMA legacy_alter_table = ON")  # somebody's views keep the names they were written with
    con.execute("BEGIN IMMEDIATE")
    try:
        for table, columns in COLUMNS.items():
            _make_anew(con, table, ", ".join(columns))
        con.execute("UPDATE attempts SET reviewed_us = coalesce(updated_us, created_us) WHERE state = 'filled'")
        _make_missing(con)
        con.execute("PRAGMA user_version = 2")
        con.execute("COMMIT")
    except BaseException:
        if con.in_transaction:
            con.execute("ROLLBACK")
        raise


def _make_anew(con: sqlite3.Connection, table: str, columns: str) -> None:
    """The table's indexes and triggers go with the old one: no trigger sees its rows being copied."""
    con.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
    con.execute(_statement_of(table))
    con.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM old_{table} ORDER BY id")  # noqa: S608  our own names
    con.execute(f"DROP TABLE old_{table}")


def _make_missing(con: sqlite3.Connection) -> None:
    there = objects(con)
    for statement in statements():
        if _name_of(statement) not in there:
            con.execute(statement)


def _statement_of(name: str) -> str:
    return next(statement for statement in statements() if _name_of(statement) == name)


def _name_of(statement: str) -> str:
    found = _NAME.search(statement)
    assert found is not None, statement  # schema.sql makes nothing else
    return found[2]
