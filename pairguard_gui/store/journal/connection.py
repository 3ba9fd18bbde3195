"""One SQLite connection behind one lock, set up so that what is committed stays and nobody else writes."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from pairguard_gui.store.disk import FREE_BYTES_NEEDED, file_id, free_bytes
from pairguard_gui.store.journal.sqlite_errors import rule_broken, translated, unwritable

BUSY_S = 0.5
"""Seconds a second copy waits for the first to close the file before it gives up."""
STATEMENTS = 256
"""Size of the cache of prepared statements: more than the journal has."""


def connect(path: Path | None) -> sqlite3.Connection:
    """A connection whose commits are on the disk when they return; None for a database in memory.

    `synchronous=EXTRA` comes before anything that could write: without it a power cut can undo a commit, because the
    folder is not synced after the rollback journal was removed (sqlite.org/pragma.html#pragma_synchronous). Under the
    exclusive lock the rollback journal stays open and its header is made zero and synced instead. The file must exist,
    its path be absolute. Raises sqlite3.Error.
    """
    name = f"{path.as_uri()}?mode=rw" if path else ":memory:"
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


def change_one(con: sqlite3.Connection, statement: str, values: Sequence[object]) -> None:
    """Run an UPDATE. Raises RuleBroken when it found no row, or more than one."""
    if con.execute(statement, values).rowcount != 1:
        raise rule_broken("no_such_row")


class Connection:
    """Reads and transactions of one open database. `path` is None in memory."""

    def __init__(self, path: Path | None, con: sqlite3.Connection) -> None:
        self.path = path
        self.lock = threading.RLock()
        self._con: sqlite3.Connection | None = con
        self._closed = False
        self._file = file_id(path) if path else None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for this thread alone. Raises JournalError for SQLite's errors."""
        with self.lock, translated():
            yield self._live()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: committed at the end, rolled back for whatever is raised inside.

        Raises JournalUnwritable when the disk is nearly full, JournalError for SQLite's errors.
        """
        with self.lock, translated():
            self._refuse_unsafe_disk()
            con = self._live()
            if con.in_transaction:
                raise rule_broken("nested_write")
            try:
                con.execute("BEGIN IMMEDIATE")
                yield con
                con.execute("COMMIT")
            except BaseException:
                self._roll_back(con)
                raise

    def close(self) -> None:
        """Release the file. Later calls raise JournalUnwritable."""
        with self.lock:
            self._closed = True
            if self._con is not None:
                self._con.close()
                self._con = None

    def _live(self) -> sqlite3.Connection:
        """The connection, made anew after a roll-back failed: it then plays the rollback journal back."""
        if self._con is None:
            if self._closed:
                raise unwritable("closed")
            self._con = connect(self.path)
        return self._con

    def _refuse_unsafe_disk(self) -> None:
        """JournalUnwritable for a file that was moved or deleted, or a disk about to be full: no commit may begin then.

        SQLite finds a moved file only when it opens its rollback journal; under the exclusive lock that stays open.
        """
        if self.path is None:
            return
        try:
            moved = file_id(self.path) != self._file
            free = free_bytes(self.path.parent)
        except OSError as error:
            raise unwritable("moved", str(error)) from error
        if moved:
            raise unwritable("moved", f"{self.path} is another file now")
        if free < FREE_BYTES_NEEDED:
            raise unwritable("disk_full", f"{free} bytes are free, {FREE_BYTES_NEEDED} are needed")

    def _roll_back(self, con: sqlite3.Connection) -> None:
        """Back to the last commit. A connection that cannot do that is given up; the next use makes another."""
        try:
            if con.in_transaction:
                con.execute("ROLLBACK")
        except sqlite3.Error:
            if self.path is None:
                raise
            self._con = None
            with suppress(sqlite3.Error):  # it failed already; the file is what counts
                con.close()
