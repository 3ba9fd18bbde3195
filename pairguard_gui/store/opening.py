"""Open a journal file, or make it: never half made, never read while unsound, never emptied in silence."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from pathlib import Path

from pairguard_gui.store.connection import Connection, connect
from pairguard_gui.store.disk import on_network, sync_folder
from pairguard_gui.store.faults import damaged, translate, translated, unwritable
from pairguard_gui.store.migrations import bring_up_to_date, version_of
from pairguard_gui.store.schema import VERSION, as_expected, found_new

SMALL_TABLES = ("installation", "accounts", "protected_pairs", "gaps", "attempts", "checks")
"""Checked in full at every start. The action log may have a million rows; a broken one is met when it is read."""


def open_memory(installation: str) -> Connection:
    """A journal that lives as long as the connection."""
    con = connect(None)
    found_new(con, installation)
    return Connection(None, con)


def open_file(path: Path, installation: str) -> Connection:
    """The journal at `path`, made if there is none.

    Raises JournalUnwritable, JournalInUse, JournalNewer, or JournalDamaged after which the file is as it was.
    """
    _refuse_bad_place(path)
    if not path.exists():
        _create(path, installation)
    if path.stat().st_size == 0:
        raise damaged("empty", str(path))
    with translated():
        con = connect(path)
    try:
        _make_ready(con, path, installation)
    except BaseException:
        con.close()
        raise
    return Connection(path, con)


def _make_ready(con: sqlite3.Connection, path: Path, installation: str) -> None:
    with translated():
        if version_of(con) != VERSION:
            bring_up_to_date(con, path, installation)
        _refuse_unsound(con)
        con.execute("PRAGMA journal_mode = DELETE")
        _prove_writable(con)


def _refuse_bad_place(path: Path) -> None:
    if not path.parent.is_dir():
        raise unwritable("cannot_open", f"{path.parent} is not a folder")
    if path.exists() and not path.is_file():
        raise unwritable("cannot_open", f"{path} is not a file")
    if on_network(path.parent):
        raise unwritable("network_drive", str(path.parent))


def _create(path: Path, installation: str) -> None:
    """Make the file under another name and give it its own when it is whole: a crash leaves all or nothing."""
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        raise damaged("orphan_journal", f"{journal} is there, {path.name} is gone")
    try:
        handle, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".new", dir=path.parent)
    except OSError as error:
        raise unwritable("read_only", str(error)) from error
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
            found_new(con, installation)
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


def _refuse_unsound(con: sqlite3.Connection) -> None:
    if not as_expected(con):
        raise damaged("schema")
    for table in SMALL_TABLES:
        complaint = con.execute(f"PRAGMA integrity_check({table})").fetchone()[0]
        if complaint != "ok":
            raise damaged("malformed", str(complaint))
        stray = con.execute(f"PRAGMA foreign_key_check({table})").fetchone()
        if stray:
            raise damaged("malformed", f"{table} has a row that belongs to nothing")


def _prove_writable(con: sqlite3.Connection) -> None:
    """One commit, so that a read-only folder is met now; a full disk may still be opened to read."""
    try:
        con.execute(f"PRAGMA user_version = {VERSION}")
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_FULL:
            raise translate(error) from error
