"""Open a journal file, or make it: never half made, never read while unsound, never emptied in silence."""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from pathlib import Path

from pairguard_gui.store.disk import on_network, sync_folder
from pairguard_gui.store.journal.account_rows import forget_old_checks
from pairguard_gui.store.journal.connection import Connection, connect
from pairguard_gui.store.journal.layout.migrations import bring_up_to_date, version_of
from pairguard_gui.store.journal.layout.schema import VERSION, as_expected, lay_out_new
from pairguard_gui.store.journal.sqlite_errors import damaged, sound_rows, translated, unwritable
from pairguard_gui.store.journal.state_rows import read_state

OLDEST_SQLITE = (3, 37, 0)
"""The first with STRICT tables."""
SMALLEST_FILE = 512
"""One page of the smallest kind. SQLite would take a file of one byte for a new one."""
SMALL_TABLES = ("installation", "accounts", "protected_pairs", "gaps", "attempts", "checks")
"""Checked in full at every start, indexes against rows."""
SMALL_FILE = 32 * 1024 * 1024
"""Up to this size all pages are checked at every start. In a longer file a broken line is found when it is read."""


def open_memory(installation: str) -> Connection:
    """A journal that lives as long as the connection."""
    con = connect(None)
    lay_out_new(con, installation)
    return Connection(None, con)


def open_file(path: Path, installation: str) -> Connection:
    """The journal at `path`, made if there is none.

    Raises JournalUnwritable, JournalInUse, JournalNewer, or JournalDamaged after which the file is as it was.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise unwritable("old_sqlite", sqlite3.sqlite_version)
    try:
        _find_or_create(path, installation)
    except OSError as error:
        raise unwritable(*_os_problem(error)) from error
    with translated():
        con = connect(path)
    try:
        _make_ready(con, path, installation)
    except BaseException:
        con.close()
        raise
    return Connection(path, con)


def _find_or_create(path: Path, installation: str) -> None:
    if not path.parent.is_dir():
        raise unwritable("cannot_open", f"{path.parent} is not a folder")
    if on_network(path.parent):
        raise unwritable("network_drive", str(path.parent))
    if not path.exists():
        _create(path, installation)
    if not path.is_file():
        raise unwritable("cannot_open", f"{path} is not a file")
    size = path.stat().st_size
    if size < SMALLEST_FILE:
        raise damaged("not_a_database" if size else "empty", str(path))


def _os_problem(error: OSError) -> tuple[str, str]:
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "read_only", str(error)
    return ("disk_full" if error.errno in {errno.ENOSPC, errno.EDQUOT} else "cannot_open"), str(error)


def _make_ready(con: sqlite3.Connection, path: Path, installation: str) -> None:
    with translated():
        if version_of(con) != VERSION:
            bring_up_to_date(con, path, installation)
        _refuse_unsound(con, path.stat().st_size)
        with sound_rows():
            for (account_id,) in con.execute("SELECT id FROM accounts").fetchall():
                read_state(con, account_id)
        con.execute("PRAGMA journal_mode = DELETE")
        _prove_writable(con)


def _create(path: Path, installation: str) -> None:
    """Make the file under another name and give it its own when it is whole: a crash leaves all or nothing."""
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        raise damaged("orphan_journal", f"{journal} is there, {path.name} is gone")
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".new", dir=path.parent)
    os.close(handle)
    fresh = Path(name)
    try:
        _fill(fresh, installation)
        _name(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)


def _fill(fresh: Path, installation: str) -> None:
    with translated():
        con = connect(fresh)
        try:
            lay_out_new(con, installation)
        finally:
            con.close()


def _name(fresh: Path, path: Path) -> None:
    """Move without replacing: if another copy was faster, its file stays."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
    except OSError:
        fresh.rename(path)
    sync_folder(path.parent)


def _refuse_unsound(con: sqlite3.Connection, size: int) -> None:
    if not as_expected(con):
        raise damaged("schema")
    if size % con.execute("PRAGMA page_size").fetchone()[0]:
        raise damaged("malformed", f"a page is cut at {size} bytes")
    small = size <= SMALL_FILE
    checks = [f"integrity_check({table})" for table in SMALL_TABLES]
    for check in [*checks, "quick_check"] if small else checks:
        complaint = con.execute(f"PRAGMA {check}").fetchall()[0][0]
        if complaint != "ok":
            raise damaged("malformed", str(complaint))
    stray = con.execute("PRAGMA foreign_key_check").fetchall() if small else None
    if stray:
        raise damaged("malformed", f"{stray[0][0]} has a row that belongs to nothing")


def _prove_writable(con: sqlite3.Connection) -> None:
    """One commit, so that a read-only folder is found now; a journal on a full disk may still be opened to read."""
    try:
        con.execute(f"PRAGMA user_version = {VERSION}")
        forget_old_checks(con)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_FULL:
            raise
