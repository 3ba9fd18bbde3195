"""One SQLite connection behind one lock, set up so that what is committed stays and nobody else writes."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pairguard_gui.store.disk import FREE_BYTES_NEEDED, free_bytes
from pairguard_gui.store.faults import rule_broken, translate, translated, unwritable

BUSY_S = 0.5
"""How long a second copy waits for the first to let go before it gives up."""
STATEMENTS = 256
"""Prepared statements kept: more than the journal has."""


def connect(path: Path | None) -> sqlite3.Connection:
    """A connection that reaches the platter before it says so; None for a database in memory.

    `synchronous=EXTRA` comes before anything that could write: it also syncs the folder after the rollback journal
    was removed, without which a power cut can undo a commit (sqlite.org/pragma.html#pragma_synchronous). The file must
    exist. Raises sqlite3.Error.
    """
    name = f"{path.resolve().as_uri()}?mode=rw" if path else ":memory:"
    con = sqlite3.connect(
        name,
        timeout=BUSY_S,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=STATEMENTS,
        uri=path is not None,
    )
    try:
        con.execute("PRAGMA synchronous = EXTRA")
        con.execute("PRAGMA locking_mode = EXCLUSIVE")
        con.execute("PRAGMA foreign_keys = ON")
        con.execute("PRAGMA recursive_triggers = ON")
        con.execute("BEGIN EXCLUSIVE")
        con.execute("COMMIT")
    except sqlite3.Error:
        con.close()
        raise
    return con


class Connection:
    """Reads and transactions of one open database. `path` is None in memory."""

    def __init__(self, path: Path | None, con: sqlite3.Connection) -> None:
        self.path = path
        self.lock = threading.RLock()
        self._con = con

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for this thread alone. Raises JournalError for SQLite's errors."""
        with self.lock, translated():
            yield self._con

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: committed at the end, rolled back for whatever is raised inside.

        Raises JournalUnwritable when the disk is nearly full, JournalError for SQLite's errors.
        """
        with self.lock:
            self._refuse_when_full()
            if self._con.in_transaction:
                raise rule_broken("nested_write")
            try:
                self._con.execute("BEGIN IMMEDIATE")
                yield self._con
                self._con.execute("COMMIT")
            except sqlite3.Error as error:
                self._roll_back()
                raise translate(error) from error
            except BaseException:
                self._roll_back()
                raise

    def close(self) -> None:
        """Give the file free."""
        with self.lock:
            self._con.close()

    def _refuse_when_full(self) -> None:
        if self.path and free_bytes(self.path.parent) < FREE_BYTES_NEEDED:
            raise unwritable("disk_full", f"{FREE_BYTES_NEEDED} bytes must be free")

    def _roll_back(self) -> None:
        """Back to the last commit, by a new connection if the old one cannot: it then plays the journal file back."""
        try:
            if self._con.in_transaction:
                self._con.execute("ROLLBACK")
        except sqlite3.Error:
            self._reopen()

    def _reopen(self) -> None:
        if self.path is None:
            return
        self._con.close()
        with translated():
            self._con = connect(self.path)
