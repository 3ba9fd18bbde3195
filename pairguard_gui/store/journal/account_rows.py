"""Rows of the accounts table as accounts, and the statements that add, change and remove them."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pairguard_gui.core.values.account import Account, Site
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.store.journal.connection import change_one
from pairguard_gui.store.journal.state_rows import rules_json
from pairguard_gui.store.journal.values import HOUR_US, clock_text, to_us

if TYPE_CHECKING:
    from pairguard_gui.core.values.rules import Rules

_COLUMNS = "name, environment, site, base_url, proxy, colour, resume"
_HERE = "removed_us IS NULL"
CHECKS_STORED_US = 90 * 24 * HOUR_US
"""How long the hourly counts of complete checks are stored, in microseconds."""


def all_accounts(con: sqlite3.Connection) -> tuple[Account, ...]:
    """The accounts that were not removed, in the order they came. ValueError for rows that make no sense."""
    rows = con.execute(f"SELECT {_COLUMNS} FROM accounts WHERE {_HERE} ORDER BY id")  # noqa: S608  constants of this file
    return tuple(_account(row) for row in rows)


def insert_account(con: sqlite3.Connection, account: Account, rules: Rules) -> int:
    """A new row, with limits that allow nothing yet; returns its id. IntegrityError when the name is taken."""
    con.execute(
        f"INSERT INTO accounts ({_COLUMNS}, rules, watch_only, refill_cap, budget_nano) "  # noqa: S608  as above
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)",
        (*_values(account), rules_json(rules)),
    )
    return int(con.execute("SELECT last_insert_rowid()").fetchone()[0])


def update_account(con: sqlite3.Connection, account_id: int, account: Account) -> None:
    """Name, proxy, colour and resume; where the account lives never changes."""
    values = (account.name, account.proxy, account.colour, int(account.resume), account_id)
    change_one(con, f"UPDATE accounts SET name = ?, proxy = ?, colour = ?, resume = ? WHERE id = ? AND {_HERE}", values)  # noqa: S608  as above


def remove_account(con: sqlite3.Connection, account_id: int, at: datetime) -> None:
    """Mark the account as removed; its rows stay, for the history refers to them."""
    change_one(
        con,
        f"UPDATE accounts SET removed_us = ?, raised = 0, proxy = '' WHERE id = ? AND {_HERE}",  # noqa: S608  as above
        (to_us(at), account_id),
    )


def note_key(con: sqlite3.Connection, account_id: int, uid: str, *, may_trade: bool) -> None:
    """Store what the last check of the key found: the exchange's account number, and the right to trade."""
    values = (uid, int(may_trade), account_id)
    change_one(con, f"UPDATE accounts SET uid = ?, may_trade = ? WHERE id = ? AND {_HERE}", values)  # noqa: S608  as above


def uid_of(con: sqlite3.Connection, account_id: int) -> str:
    """The account number `note_key` stored; empty before."""
    return str(con.execute("SELECT uid FROM accounts WHERE id = ?", (account_id,)).fetchone()[0])


def may_trade(con: sqlite3.Connection, account_id: int) -> bool:
    """Whether the key had the right to trade and the rules of the account allow orders."""
    row = con.execute("SELECT may_trade AND NOT watch_only FROM accounts WHERE id = ?", (account_id,)).fetchone()
    return bool(row[0])


def guarded_by(con: sqlite3.Connection, account: Account, uid: str) -> str | None:
    """The name of the account that this account of the exchange has here already; None when it is new."""
    row = con.execute(
        f"SELECT name FROM accounts WHERE {_HERE} AND environment = ? AND site = ? AND base_url = ? AND uid = ?",  # noqa: S608  as above
        (account.environment.value, account.site.value, account.base_url, uid),
    ).fetchone()
    return str(row[0]) if row else None


def note_check(con: sqlite3.Connection, account_id: int, at: datetime) -> None:
    """The time of a complete check: for the account, in the web version's `last_check_time`, and in its hour's row."""
    us = to_us(at)
    change_one(con, "UPDATE accounts SET last_complete_us = ? WHERE id = ?", (us, account_id))
    con.execute(
        "UPDATE protected_pairs SET last_check_time = ? "
        "WHERE account_id = ? AND status = 'active' AND account_id IS NOT NULL",
        (clock_text(at), account_id),
    )
    con.execute(
        "INSERT INTO checks (account_id, hour_us, complete, last_us) VALUES (?, ?, 1, ?) "
        "ON CONFLICT DO UPDATE SET complete = complete + 1, last_us = excluded.last_us",
        (account_id, us - us % HOUR_US, us),
    )


def forget_old_checks(con: sqlite3.Connection) -> None:
    """Drop the rows of hours long before the newest."""
    con.execute("DELETE FROM checks WHERE hour_us < (SELECT max(hour_us) FROM checks) - ?", (CHECKS_STORED_US,))


def _values(account: Account) -> tuple[Any, ...]:
    return (
        account.name,
        account.environment.value,
        account.site.value,
        account.base_url,
        account.proxy,
        account.colour,
        int(account.resume),
    )


def _account(row: tuple[Any, ...]) -> Account:
    name, environment, site, base_url, proxy, colour, resume = row
    return Account(name, Environment(environment), Site(site), base_url, proxy, colour, bool(resume))
