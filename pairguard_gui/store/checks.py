"""How often an account was seen in full."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from pairguard_gui.store.values import HOUR_US, clock_text, to_us
from pairguard_gui.store.writing import change_one

KEPT_US = 90 * 24 * HOUR_US


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
    con.execute("DELETE FROM checks WHERE hour_us < (SELECT max(hour_us) FROM checks) - ?", (KEPT_US,))
