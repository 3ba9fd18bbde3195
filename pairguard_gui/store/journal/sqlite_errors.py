"""SQLite's errors as the journal's: what hinders, in one word, with SQLite's own sentence beside it.

JournalUnwritable   disk_full · read_only · cannot_open · io · moved · network_drive · closed · old_sqlite
JournalDamaged      not_a_database · malformed · schema · rows · empty · orphan_journal
JournalInUse        in_use
JournalNewer        newer
RuleBroken          rule, with the name of the rule
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pairguard_gui.core.values.errors import JournalDamaged, JournalInUse, JournalNewer, JournalUnwritable, RuleBroken
from pairguard_gui.core.values.reason import Code

if TYPE_CHECKING:
    from pairguard_gui.core.values.errors import JournalError

PRIMARY = 0xFF
"""SQLite's extended result codes carry the primary code in their lowest byte (sqlite.org/rescode.html)."""

_UNWRITABLE = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_AUTH: "read_only",
    sqlite3.SQLITE_CANTOPEN: "cannot_open",
    sqlite3.SQLITE_IOERR: "io",
    sqlite3.SQLITE_NOMEM: "io",
    sqlite3.SQLITE_INTERRUPT: "io",
}
_DAMAGED = {
    sqlite3.SQLITE_CORRUPT: "malformed",
    sqlite3.SQLITE_NOTADB: "not_a_database",
    sqlite3.SQLITE_FORMAT: "not_a_database",
    sqlite3.SQLITE_ERROR: "schema",
    sqlite3.SQLITE_SCHEMA: "schema",
}
_IN_USE = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_BROKEN_ROWS = (ValueError, KeyError, TypeError, OverflowError, ArithmeticError)


def unwritable(problem: str, detail: str = "") -> JournalUnwritable:
    """Nothing can be written now."""
    return JournalUnwritable(Code.JOURNAL, problem=problem, detail=detail)


def damaged(problem: str, detail: str = "") -> JournalDamaged:
    """The file is not a sound journal."""
    return JournalDamaged(Code.JOURNAL, problem=problem, detail=detail)


def in_use(detail: str = "") -> JournalInUse:
    """Another copy has the file open."""
    return JournalInUse(Code.JOURNAL, problem="in_use", detail=detail)


def newer(version: int, known: int) -> JournalNewer:
    """The file is of a later version."""
    return JournalNewer(Code.JOURNAL, problem="newer", version=version, known=known)


def rule_broken(rule: str) -> RuleBroken:
    """A change that must never happen was refused."""
    return RuleBroken(Code.JOURNAL, problem="rule", rule=rule)


def translate(error: sqlite3.Error) -> JournalError:
    """The journal's error for one of SQLite's."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return _without_code(error)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return unwritable("moved", str(error))
    primary = code & PRIMARY
    if primary in _UNWRITABLE:
        return unwritable(_UNWRITABLE[primary], str(error))
    if primary in _DAMAGED:
        return damaged(_DAMAGED[primary], str(error))
    return in_use(str(error)) if primary in _IN_USE else rule_broken(str(error))


def _without_code(error: sqlite3.Error) -> JournalError:
    """Python's own complaints: text that is no UTF-8, a closed connection, or a value SQLite cannot take."""
    if isinstance(error, sqlite3.OperationalError):
        return damaged("rows", str(error))
    return unwritable("closed", str(error)) if "closed" in str(error) else rule_broken(str(error))


@contextmanager
def translated() -> Iterator[None]:
    """Raise the journal's errors instead of SQLite's."""
    try:
        yield
    except sqlite3.Error as error:
        raise translate(error) from error
    except UnicodeDecodeError as error:  # the name of a table or column that SQLite complains about is itself damaged
        raise damaged("malformed", str(error)) from error


@contextmanager
def sound_rows() -> Iterator[None]:
    """Rows that cannot be read as values of the core are damage, not a bug of the reader."""
    try:
        yield
    except _BROKEN_ROWS as error:
        raise damaged("rows", f"{type(error).__name__}: {error}") from error
