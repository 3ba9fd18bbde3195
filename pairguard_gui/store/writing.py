"""A statement that must touch exactly one row."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from pairguard_gui.store.faults import rule_broken


def change_one(con: sqlite3.Connection, statement: str, values: Sequence[object]) -> None:
    """Run an UPDATE. Raises RuleBroken when it found no row, or more than one."""
    if con.execute(statement, values).rowcount != 1:
        raise rule_broken("no_such_row")
