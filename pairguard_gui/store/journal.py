"""The durable memory of the guard: one SQLite file that refuses by itself what must never happen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from pairguard_gui.core.book import Book
from pairguard_gui.core.changes import Change
from pairguard_gui.core.events import Action, ActionQuery
from pairguard_gui.core.model import Environment
from pairguard_gui.core.ports import JournalError
from pairguard_gui.core.reason import Code
from pairguard_gui.core.rules import AS_ASKED
from pairguard_gui.store import history
from pairguard_gui.store.apply import apply, set_limits
from pairguard_gui.store.book_rows import read_again, read_book, rules_json
from pairguard_gui.store.checks import note_check
from pairguard_gui.store.faults import rule_broken, sound_rows
from pairguard_gui.store.opening import open_file, open_memory
from pairguard_gui.store.schema import new_installation

IN_MEMORY = ":memory:"


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """An account the journal has a book for."""

    name: str
    environment: Environment


class UnknownAccount(JournalError):
    """There is no account of that name. Nothing was read or written."""

    def __init__(self, account: str) -> None:
        super().__init__(Code.UNKNOWN_ACCOUNT, account=account)


class Journal:
    """Implements `core.ports.Journal` and `core.ports.History` over one file, or in memory.

    Any thread may call it. `installation` names a file that is new; an older file keeps its own name.
    Opening raises JournalUnwritable, JournalDamaged, JournalNewer or JournalInUse.
    """

    def __init__(self, path: Path | str, *, installation: str = "") -> None:
        name = installation or new_installation()
        in_memory = str(path) == IN_MEMORY
        self._connection = open_memory(name) if in_memory else open_file(Path(path).resolve(), name)
        self._books: dict[str, Book] = {}
        self._ids: dict[str, int] = {}
        self._names: dict[int, str] = {}
        try:
            self.installation = self._take_stock()
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the file free for another copy."""
        self._connection.close()

    def accounts(self) -> tuple[KnownAccount, ...]:
        """All accounts, in the order they came."""
        with self._connection.reading() as con, sound_rows():
            rows = con.execute("SELECT name, environment FROM accounts ORDER BY id")
            return tuple(KnownAccount(name, Environment(environment)) for name, environment in rows)

    def ensure_account(self, name: str, environment: Environment) -> Book:
        """The book of that account, new if there was none. RuleBroken when it is known in another environment."""
        if name not in self._ids:
            self._add_account(name, environment)
        book = self.book(name)
        if book.environment is not environment:
            raise rule_broken("other_environment")
        return book

    def book(self, account: str) -> Book:
        """What is committed for that account. UnknownAccount when there is no such account."""
        kept = self._books.get(account)
        if kept is not None:
            return kept
        account_id = self._id(account)
        with self._connection.reading() as con, sound_rows():
            book = self._books[account] = read_book(con, account_id)
            return book

    def write(self, account: str, decide: Callable[[Book], Sequence[Change]]) -> Book:
        """One transaction: `decide` says what changes in the book, all of it is committed or nothing."""
        account_id = self._id(account)
        with self._connection.lock:
            before = self.book(account)
            try:
                with self._connection.writing() as con:
                    touched = apply(con, account_id, decide(before))
                    with sound_rows():
                        after = read_again(con, account_id, before, touched)
            except BaseException:
                self._books.pop(account, None)
                raise
            self._books[account] = after
            return after

    def seen(self, account: str, at: datetime) -> None:
        """Note the time of a check that saw everything."""
        account_id = self._id(account)
        with self._connection.lock:
            before = self.book(account)
            try:
                with self._connection.writing() as con:
                    note_check(con, account_id, at)
            except BaseException:
                self._books.pop(account, None)
                raise
            self._books[account] = replace(before, last_complete=at)

    def actions(self, query: ActionQuery) -> tuple[Action, ...]:
        """A page of the log, newest first."""
        with self._connection.reading() as con, sound_rows():
            return history.page(con, query, self._names)

    def count(self, query: ActionQuery) -> int:
        """How many lines match, whatever the page."""
        with self._connection.reading() as con:
            return history.count(con, query, self._names)

    def _take_stock(self) -> str:
        """Read every book once, so that damage is met at the start; the installation's name."""
        with self._connection.reading() as con, sound_rows():
            installation = str(con.execute("SELECT name FROM installation").fetchone()[0])
            self._learn(con.execute("SELECT id, name FROM accounts").fetchall())
            for account_id in self._names:
                set_limits(con, account_id)
        for account in tuple(self._ids):
            self.book(account)
        return installation

    def _id(self, account: str) -> int:
        if account not in self._ids:
            raise UnknownAccount(account)
        return self._ids[account]

    def _add_account(self, name: str, environment: Environment) -> None:
        with self._connection.writing() as con:
            con.execute(
                "INSERT INTO accounts (name, environment, rules, watch_only, refill_cap, budget_nano) "
                "VALUES (?, ?, ?, 0, 0, 0)",
                (name, environment.value, rules_json(AS_ASKED)),
            )
            account_id = int(con.execute("SELECT last_insert_rowid()").fetchone()[0])
            set_limits(con, account_id)
        self._learn([(account_id, name)])

    def _learn(self, rows: Sequence[tuple[int, str]]) -> None:
        for account_id, name in rows:
            self._ids[name], self._names[account_id] = account_id, name
