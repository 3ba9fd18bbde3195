"""Lines of the action log as rows: the web version's columns, and beside them the exact values."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from pairguard_gui.core.state.account_state import Cause
from pairguard_gui.core.state.actions import Action, ActionKind, ActionStatus
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.store.journal.values import (
    clock_text,
    from_us,
    maybe_decimal,
    maybe_float,
    maybe_text,
    reason_columns,
    reason_of,
    storable,
    to_us,
)

COLUMNS = (
    "inst_id", "pos_side", "action_type", "margin_amount", "size", "price", "reason", "status", "error_message",
    "created_at", "account_id", "topic_id", "environment", "at_us", "reason_params", "cause", "margin_exact",
    "size_exact", "price_exact", "gap_id", "cl_ord_id", "ord_id", "detail", "nth", "cap",
)  # fmt: skip
_INSERT = (
    f"INSERT INTO protection_actions ({', '.join(COLUMNS)}) "  # noqa: S608  constants of this file
    f"VALUES ({', '.join('?' * len(COLUMNS))})"
)
_FIND_TOPIC = (
    "SELECT id FROM topics WHERE account_id = ? AND action_type = ? AND inst_id = ? AND pos_side = ? AND words = ?"
)
_ADD_TOPIC = "INSERT INTO topics (account_id, action_type, inst_id, pos_side, words) VALUES (?, ?, ?, ?, ?)"

LONGEST_DETAIL = 80
"""Of a longer text, only the beginning is searched."""
READ = (
    "id, account_id, environment, at_us, action_type, status, inst_id, pos_side, reason, reason_params, cause, "
    "margin_exact, size_exact, price_exact, gap_id, cl_ord_id, ord_id, detail, nth, cap"
)
"""The columns `action_of` takes, in their order."""


def insert_action(con: sqlite3.Connection, account_id: int, action: Action) -> None:
    """Append one line; its `action_id` is given by the database."""
    con.execute(_INSERT, _row(account_id, _topic(con, account_id, action), action))


def action_of(row: tuple[Any, ...], names: Mapping[int, str]) -> Action:
    """The line of a row of `READ`; `names` are the accounts' names by id. ValueError for a row that makes no sense."""
    return Action(
        account=names[row[1]],
        environment=Environment(row[2]),
        at=from_us(row[3]),
        kind=ActionKind(row[4]),
        status=ActionStatus(row[5]),
        pair=None if row[6] is None else Pair(row[6], PosSide(row[7])),
        reason=reason_of(row[8], row[9]),
        cause=None if row[10] is None else Cause(row[10]),
        margin=maybe_decimal(row[11]),
        size=maybe_decimal(row[12]),
        price=maybe_decimal(row[13]),
        gap_id=row[14] or "",
        cl_ord_id=row[15] or "",
        ord_id=row[16] or "",
        detail=row[17] or "",
        nth=row[18],
        cap=row[19],
        action_id=row[0],
    )


def words_of(action: Action) -> str:
    """What a search looks through, in small letters: pair, kind, cause, reason, and the beginning of the detail."""
    parts = (
        str(action.pair or ""),
        action.kind.value,
        action.cause.value if action.cause else "",
        action.reason.code.value if action.reason else "",
        action.detail[:LONGEST_DETAIL],
    )
    return storable(" ".join(part for part in parts if part).lower())


def _topic(con: sqlite3.Connection, account_id: int, action: Action) -> int:
    inst_id, pos_side = (action.pair.inst_id, action.pair.pos_side.value) if action.pair else ("", "")
    topic = (account_id, action.kind.value, inst_id, pos_side, words_of(action))
    found = con.execute(_FIND_TOPIC, topic).fetchone()
    return int(found[0]) if found else int(con.execute(_ADD_TOPIC, topic).lastrowid or 0)


def _row(account_id: int, topic_id: int, action: Action) -> tuple[Any, ...]:
    code, params = reason_columns(action.reason)
    detail = storable(action.detail)
    failed = action.status is ActionStatus.FAILED
    return (
        action.pair.inst_id if action.pair else None,
        action.pair.pos_side.value if action.pair else None,
        action.kind.value,
        maybe_float(action.margin),
        maybe_float(action.size),
        maybe_float(action.price),
        code,
        action.status.value,
        (detail or code) if failed else None,
        clock_text(action.at),
        account_id,
        topic_id,
        action.environment.value,
        to_us(action.at),
        params,
        action.cause.value if action.cause else None,
        maybe_text(action.margin),
        maybe_text(action.size),
        maybe_text(action.price),
        action.gap_id or None,
        storable(action.cl_ord_id) or None,
        storable(action.ord_id) or None,
        detail or None,
        action.nth,
        action.cap,
    )
