"""What the guard knows and did, in one SQLite file whose own rules refuse what must never happen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pairguard_gui.core.values.account import Account, AccountRefused, valid_name
from pairguard_gui.core.values.errors import JournalError
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import AS_ASKED
from pairguard_gui.store.journal import account_rows, history
from pairguard_gui.store.journal.account_rows import note_check
from pairguard_gui.store.journal.apply import apply, set_limits
from pairguard_gui.store.journal.open_file import open_file, open_memory
from pairguard_gui.store.journal.schema import new_installation
from pairguard_gui.store.journal.sqlite_errors import rule_broken, sound_rows
from pairguard_gui.store.journal.state_rows import read_state, reread_state

if TYPE_CHECKING:
    from pairguard_gui.core.state.account_state import AccountState
    from pairguard_gui.core.state.actions import Action, ActionQuery
    from pairguard_gui.core.state.changes import Change
    from pairguard_gui.core.values.rules import Rules

IN_MEMORY = ":memory:"


class UnknownAccount(JournalError):
    """There is no account of that name. Nothing was read or written."""

    def __init__(self, account: str) -> None:
        super().__init__(Code.UNKNOWN_ACCOUNT, account=account)


class Journal:
    """Implements `core.ports.Journal` and `core.ports.History` over one file, or in memory.

    Any thread may call it. `installation` names a file that is new; an older file has its own name.
    Opening raises JournalUnwritable, JournalDamaged, JournalNewer or JournalInUse.
    """

    def __init__(self, path: Path | str, *, installation: str = "") -> None:
        name = installation or new_installation()
        in_memory = str(path) == IN_MEMORY
        self._connection = open_memory(name) if in_memory else open_file(Path(path).resolve(), name)
        self._state_by_account: dict[str, AccountState] = {}
        self._ids: dict[str, int] = {}
        self._names: dict[int, str] = {}
        try:
            self.installation = self._load_all()
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
        """Close the file, so that another copy may open it."""
        self._connection.close()

    def accounts(self) -> tuple[Account, ...]:
        """All accounts, in the order they came."""
        with self._connection.reading() as con, sound_rows():
            return account_rows.all_accounts(con)

    def ensure_account(self, name: str, environment: Environment) -> AccountState:
        """The state of that account, new if there was none. RuleBroken when it is known in another environment."""
        if name not in self._ids:
            self.add_account(Account(name, environment))
        state = self.state(name)
        if state.environment is not environment:
            raise rule_broken("other_environment")
        return state

    def add_account(
        self, account: Account, *, uid: str = "", may_trade: bool = True, rules: Rules = AS_ASKED
    ) -> Account:
        """Begin an account: shield down, no pairs, those rules, only watching where it may not trade.

        `uid` is its number at the exchange, empty where unknown. AccountRefused when its name cannot be used, or its
        `uid` has an account here already; JournalError.
        """
        with self._connection.lock:
            named = self.acceptable(account, uid)
            with self._connection.writing() as con:
                own = replace(rules, watch_only=rules.watch_only or not may_trade)
                account_id = account_rows.insert_account(con, named, own)
                account_rows.note_key(con, account_id, uid, may_trade=may_trade)
                set_limits(con, account_id)
            self._add_names([(account_id, named.name)])
            return named

    def acceptable(self, account: Account, uid: str = "") -> Account:
        """The account as it could be added now. AccountRefused when its name or its `uid` stands in the way."""
        with self._connection.reading() as con:
            other = account_rows.guarded_by(con, account, uid) if uid else None
        if other is not None:
            raise AccountRefused(Code.SAME_ACCOUNT, account=other)
        practice = account.environment is Environment.PRACTICE
        return account if practice else replace(account, name=valid_name(account.name, self._ids))

    def change_account(self, name: str, wished: Account) -> Account:
        """Give it another name, proxy, colour or `resume`. AccountRefused for a name that cannot be used."""
        with self._connection.lock:
            account_id, now = self._id(name), next(known for known in self.accounts() if known.name == name)
            others = [known.name for known in self.accounts() if known.name != name]
            fresh = valid_name(wished.name, others) if wished.name != name else name
            changed = replace(now, name=fresh, proxy=wished.proxy, colour=wished.colour, resume=wished.resume)
            with self._connection.writing() as con:
                account_rows.update_account(con, account_id, changed)
            self._drop_name(name)
            self._add_names([(account_id, fresh)])
            return changed

    def remove_account(self, name: str, at: datetime) -> None:
        """Remove the account; what it did stays in the history, and its name may be given again."""
        with self._connection.lock:
            with self._connection.writing() as con:
                account_rows.remove_account(con, self._id(name), at)
            self._drop_name(name)

    def note_key(self, name: str, uid: str, *, may_trade: bool) -> None:
        """Store what the last check of the key found: the exchange's account number, and the right to trade."""
        with self._connection.lock:
            with self._connection.writing() as con:
                account_rows.note_key(con, self._id(name), uid, may_trade=may_trade)
            self._state_by_account.pop(name, None)

    def uid(self, name: str) -> str:
        """The account's number at the exchange, as the last check of its key found; empty before."""
        with self._connection.reading() as con:
            return account_rows.uid_of(con, self._id(name))

    def may_trade(self, name: str) -> bool:
        """Whether key and rules of the account allow orders at all."""
        with self._connection.reading() as con:
            return account_rows.may_trade(con, self._id(name))

    def state(self, account: str) -> AccountState:
        """What is committed for that account. UnknownAccount when there is no such account."""
        cached = self._state_by_account.get(account)
        if cached is not None:
            return cached
        account_id = self._id(account)
        with self._connection.reading() as con, sound_rows():
            state = self._state_by_account[account] = read_state(con, account_id)
            return state

    def write(self, account: str, decide: Callable[[AccountState], Sequence[Change]]) -> AccountState:
        """One transaction: `decide` gets the state and returns its changes; all are committed or none.

        Returns the new state. JournalError, or whatever `decide` raises: nothing was committed.
        """
        account_id = self._id(account)
        with self._connection.lock:
            before = self.state(account)
            try:
                with self._connection.writing() as con:
                    touched = apply(con, account_id, decide(before))
                    with sound_rows():
                        after = reread_state(con, account_id, before, touched)
            except BaseException:
                self._state_by_account.pop(account, None)
                raise
            self._state_by_account[account] = after
            return after

    def seen(self, account: str, at: datetime) -> AccountState:
        """Store the time of a check that saw everything; returns the state with it."""
        account_id = self._id(account)
        with self._connection.lock:
            before = self.state(account)
            try:
                with self._connection.writing() as con:
                    note_check(con, account_id, at)
            except BaseException:
                self._state_by_account.pop(account, None)
                raise
            after = self._state_by_account[account] = replace(before, last_complete=at)
            return after

    def actions(self, query: ActionQuery) -> tuple[Action, ...]:
        """A page of the log, newest first."""
        with self._connection.reading() as con, sound_rows():
            return history.page(con, query, self._names)

    def count(self, query: ActionQuery) -> int:
        """How many lines match, whatever the page."""
        with self._connection.reading() as con:
            return history.count(con, query, self._names)

    def _load_all(self) -> str:
        """Read every account's state once, so that damage is found at the start; returns the installation's name."""
        with self._connection.reading() as con, sound_rows():
            installation = str(con.execute("SELECT name FROM installation").fetchone()[0])
            self._names.update(con.execute("SELECT id, name FROM accounts WHERE removed_us IS NOT NULL").fetchall())
            self._add_names(con.execute("SELECT id, name FROM accounts WHERE removed_us IS NULL").fetchall())
            for account_id in self._ids.values():
                set_limits(con, account_id)
        for account in tuple(self._ids):
            self.state(account)
        return installation

    def _id(self, account: str) -> int:
        if account not in self._ids:
            raise UnknownAccount(account)
        return self._ids[account]

    def _drop_name(self, name: str) -> None:
        del self._ids[name]
        self._state_by_account.pop(name, None)

    def _add_names(self, rows: Sequence[tuple[int, str]]) -> None:
        for account_id, name in rows:
            self._ids[name], self._names[account_id] = account_id, name
