"""Rows of the accounts table as accounts, and the statements that add, change and remove them."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Any

from pairguard_gui.core.account import Account, Site
from pairguard_gui.core.model import Environment
from pairguard_gui.core.rules import Rules
from pairguard_gui.store.book_rows import rules_json
from pairguard_gui.store.values import to_us
from pairguard_gui.store.writing import change_one

_COLUMNS = "name, environment, site, base_url, proxy, colour, resume"
_HERE = "removed_us IS NULL"


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
    """Take the account out of sight; its rows stay, for the history is theirs."""
    change_one(
        con,
        f"UPDATE accounts SET removed_us = ?, raised = 0, proxy = '' WHERE id = ? AND {_HERE}",  # noqa: S608  as above
        (to_us(at), account_id),
    )


def note_key(con: sqlite3.Connection, account_id: int, uid: str, *, may_trade: bool) -> None:
    """What the key said when it was last looked at."""
    values = (uid, int(may_trade), account_id)
    change_one(con, f"UPDATE accounts SET uid = ?, may_trade = ? WHERE id = ? AND {_HERE}", values)  # noqa: S608  as above


def uid_of(con: sqlite3.Connection, account_id: int) -> str:
    """What `note_key` kept."""
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
