"""Rows of attempts as values: those that are open, those whose result was not looked at, those that count."""

from __future__ import annotations

import hashlib
import sqlite3
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.core.state.account_state import Attempt, AttemptState
from pairguard_gui.core.state.spending import Spend
from pairguard_gui.core.values.exchange_data import MarginMode, OrderRequest, Side
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.store.journal.values import HOUR_US, cached_by_row, from_us, maybe_decimal, maybe_time

if TYPE_CHECKING:
    from pairguard_gui.store.journal.values import Row

RECENT_US = 30 * HOUR_US
"""How far before the newest counting attempt the recent ones reach: a day, and room for clocks that were put back."""

_ATTEMPT = """
SELECT attempt_id, gap_id, inst_id, pos_side, k, margin_mode, side, order_pos_side, ord_type, sz, px, cl_ord_id, tag,
    body, body_sha256, exp_us, reserved, worst_px, created_us, state, ord_id, filled, avg_px, code, updated_us
FROM attempts INDEXED BY """
OPEN = f"""{_ATTEMPT} one_open_attempt
WHERE account_id = ? AND state IN ('sent', 'unknown', 'accepted') ORDER BY id"""
UNREVIEWED = f"""{_ATTEMPT} attempts_to_review
WHERE account_id = ? AND state = 'filled' AND reviewed_us IS NULL ORDER BY id"""


def read_attempts(con: sqlite3.Connection, account_id: int, query: str) -> tuple[Attempt, ...]:
    """The attempts that a query (`OPEN`, `UNREVIEWED`) finds, oldest first. ValueError for rows that make no sense."""
    return tuple(_attempt(row) for row in con.execute(query, (account_id,)).fetchall())


@cached_by_row
def _attempt(row: Row) -> Attempt:
    if row[14] != body_hash(row[13]):
        raise ValueError("the body of an attempt is not the one that was written")
    return Attempt(
        attempt_id=row[0],
        gap_id=row[1],
        pair=Pair(row[2], PosSide(row[3])),
        k=row[4],
        request=_request(row),
        body=row[13],
        exp_time=from_us(row[15]),
        reserved=Decimal(row[16]),
        worst_px=Decimal(row[17]),
        created_at=from_us(row[18]),
        state=AttemptState(row[19]),
        ord_id=row[20],
        filled=Decimal(row[21]),
        avg_px=maybe_decimal(row[22]),
        code=row[23],
        updated_at=maybe_time(row[24]),
    )


def _request(row: Row) -> OrderRequest:
    pos_side = None if row[7] is None else PosSide(row[7])
    margin_mode, side = MarginMode(row[5]), Side(row[6])
    return OrderRequest(
        row[2], margin_mode, side, pos_side, row[8], Decimal(row[9]), Decimal(row[10]), row[11], row[12]
    )


def body_hash(body: str) -> str:
    """SHA-256 of an order's body, in hexadecimal digits."""
    return hashlib.sha256(body.encode()).hexdigest()


_COUNTING = "state IN ('sent', 'unknown', 'accepted', 'filled')"
_RECENT = f"""
SELECT inst_id, pos_side, created_us, reserved, taken FROM attempts INDEXED BY attempts_that_count
WHERE account_id = :account AND {_COUNTING} AND created_us >
    (SELECT max(created_us) FROM attempts WHERE account_id = :account AND {_COUNTING}) - {RECENT_US}
ORDER BY created_us, id"""  # noqa: S608  constants of this file


def read_recent(con: sqlite3.Connection, account_id: int) -> tuple[Spend, ...]:
    """The attempts that count against the caps and are no older than `RECENT_US` before the newest, oldest first."""
    return tuple(_spend(row) for row in con.execute(_RECENT, {"account": account_id}).fetchall())


@cached_by_row
def _spend(row: Row) -> Spend:
    reserved, taken = Decimal(row[3]), maybe_decimal(row[4])
    return Spend(Pair(row[0], PosSide(row[1])), from_us(row[2]), max(reserved, taken or reserved))
