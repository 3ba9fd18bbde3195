"""What happens to an attempt, as statements."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from pairguard_gui.core.state import changes as c
from pairguard_gui.store.journal.connection import change_one
from pairguard_gui.store.journal.state_rows import StatePart, body_hash
from pairguard_gui.store.journal.values import maybe_text, maybe_us, nano_down, storable, to_us

if TYPE_CHECKING:
    from pairguard_gui.core.state.account_state import Attempt

_COLUMNS = (
    "account_id", "attempt_id", "gap_id", "inst_id", "pos_side", "k", "margin_mode", "side", "order_pos_side",
    "ord_type", "sz", "px", "cl_ord_id", "tag", "body", "body_sha256", "exp_us", "reserved", "reserved_nano",
    "worst_px", "created_us", "state", "ord_id", "filled", "avg_px", "code", "updated_us",
)  # fmt: skip
_INSERT = f"INSERT INTO attempts ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608  constants
_MOVE = """
UPDATE attempts SET state = ?, updated_us = ?, ord_id = coalesce(nullif(?, ''), ord_id), filled = coalesce(?, filled),
    avg_px = coalesce(?, avg_px), code = coalesce(nullif(?, ''), code)
WHERE id = (SELECT max(id) FROM attempts WHERE account_id = ? AND attempt_id = ?)"""


def _planned(con: sqlite3.Connection, account_id: int, change: c.AttemptPlanned) -> StatePart:
    attempt = change.attempt
    columns = (*_identity_columns(attempt), *_order_columns(attempt), *_progress_columns(attempt))
    con.execute(_INSERT, (account_id, *columns))
    return StatePart.ATTEMPTS


def _moved(con: sqlite3.Connection, account_id: int, change: c.AttemptMoved) -> StatePart:
    """Empty texts and None leave a column as it was."""
    change_one(
        con,
        _MOVE,
        (
            change.state.value,
            to_us(change.at),
            storable(change.ord_id),
            maybe_text(change.filled),
            maybe_text(change.avg_px),
            storable(change.code),
            account_id,
            change.attempt_id,
        ),
    )
    return StatePart.ACCOUNT | StatePart.ATTEMPTS


def _identity_columns(attempt: Attempt) -> tuple[object, ...]:
    pair = attempt.pair
    return (attempt.attempt_id, attempt.gap_id, pair.inst_id, pair.pos_side.value, attempt.k)


def _order_columns(attempt: Attempt) -> tuple[object, ...]:
    request = attempt.request
    return (
        request.margin_mode.value,
        request.side.value,
        request.pos_side.value if request.pos_side else None,
        request.ord_type,
        str(request.sz),
        str(request.px),
        request.cl_ord_id,
        request.tag,
        attempt.body,
        body_hash(attempt.body),
        to_us(attempt.exp_time),
        str(attempt.reserved),
        nano_down(attempt.reserved),
        str(attempt.worst_px),
        to_us(attempt.created_at),
    )


def _progress_columns(attempt: Attempt) -> tuple[object, ...]:
    return (
        attempt.state.value,
        attempt.ord_id,
        str(attempt.filled),
        maybe_text(attempt.avg_px),
        attempt.code,
        maybe_us(attempt.updated_at),
    )


ORDER_WRITERS: Mapping[type, Callable[[sqlite3.Connection, int, Any], StatePart]] = {
    c.AttemptPlanned: _planned,
    c.AttemptMoved: _moved,
}
"""What writes each change of an attempt."""
