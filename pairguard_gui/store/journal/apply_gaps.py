"""What happens to a gap, as statements."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from pairguard_gui.core.state import changes as c
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.store.journal.connection import change_one
from pairguard_gui.store.journal.sqlite_errors import rule_broken
from pairguard_gui.store.journal.state_rows import StatePart
from pairguard_gui.store.journal.values import (
    maybe_us,
    params_json,
    reason_columns,
    storable,
    to_us,
    words_json,
    words_set,
)

if TYPE_CHECKING:
    from pairguard_gui.core.state.account_state import Hold

_COLUMNS = (
    "account_id", "gap_id", "inst_id", "pos_side", "margin_mode", "life_pos_id", "life_us", "opened_us",
    "absent_since_us", "last_look_us", "last_seen_us", "looks", "mass", "away", "state", "proofs", "cause",
    "cause_detail", "died_us", "waiting_code", "waiting_params", "not_before_us", "hold_brake", "hold_code",
    "hold_params", "hold_us", "released", "filled_us",
)  # fmt: skip
_INSERT = f"INSERT INTO gaps ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608  constants


def _opened(con: sqlite3.Connection, account_id: int, change: c.GapOpened) -> StatePart:
    gap = change.gap
    con.execute(
        _INSERT,
        (
            account_id,
            gap.gap_id,
            gap.pair.inst_id,
            gap.pair.pos_side.value,
            gap.margin_mode.value,
            gap.life.pos_id,
            to_us(gap.life.c_time),
            to_us(gap.opened_at),
            to_us(gap.absent_since),
            to_us(gap.last_absent_at),
            maybe_us(gap.last_seen),
            gap.absent_count,
            int(gap.mass),
            int(gap.away),
            gap.state.value,
            words_json(gap.proofs),
            gap.cause.value,
            storable(gap.cause_detail),
            maybe_us(gap.died_at),
            *reason_columns(gap.waiting),
            maybe_us(gap.not_before),
            *_hold_columns(gap.hold),
            words_json(gap.released),
            maybe_us(gap.filled_at),
        ),
    )
    return StatePart.GAPS


def _absence_counted(con: sqlite3.Connection, account_id: int, change: c.AbsenceCounted) -> StatePart:
    away = None if change.away is None else int(change.away)
    values = (change.absent_count, to_us(change.absent_since), to_us(change.last_absent_at), int(change.mass), away)
    columns = "looks = ?, absent_since_us = ?, last_look_us = ?, mass = ?, away = coalesce(?, away)"
    if change.absent_count == 0:  # it was seen, so the proofs of its death so far are void
        columns += ", proofs = CASE state WHEN 'suspected' THEN '[]' ELSE proofs END"
    return _change_gap(con, account_id, change.gap_id, columns, values)


def _proven(con: sqlite3.Connection, account_id: int, change: c.GapProven) -> StatePart:
    values = (
        words_json(change.proofs),
        change.cause.value,
        storable(change.cause_detail),
        maybe_us(change.died_at),
    )
    columns = "state = 'proven', proofs = ?, cause = ?, cause_detail = ?, died_us = ?"
    return _change_gap(con, account_id, change.gap_id, columns, values)


def _waits(con: sqlite3.Connection, account_id: int, change: c.GapWaits) -> StatePart:
    values = (*reason_columns(change.reason), maybe_us(change.not_before))
    columns = "waiting_code = ?, waiting_params = ?, not_before_us = ?"
    return _change_gap(con, account_id, change.gap_id, columns, values)


def _held(con: sqlite3.Connection, account_id: int, change: c.GapHeld) -> StatePart:
    columns = "hold_brake = ?, hold_code = ?, hold_params = ?, hold_us = ?"
    if not change.proofs:
        return _change_gap(con, account_id, change.gap_id, columns, _hold_columns(change.hold))
    values = (*_hold_columns(change.hold), words_json(change.proofs))
    return _change_gap(con, account_id, change.gap_id, f"{columns}, proofs = ?", values)


def _released(con: sqlite3.Connection, account_id: int, change: c.GapReleased) -> StatePart:
    """The brake is released for good; the hold ends if it was that brake's."""
    row = con.execute(
        "SELECT released, hold_brake FROM gaps WHERE account_id = ? AND gap_id = ? AND state <> 'closed'",
        (account_id, change.gap_id),
    ).fetchone()
    if row is None:
        raise rule_broken("no_such_row")
    released = words_json(words_set(Brake, row[0]) | {change.brake})
    columns = "released = ?"
    if row[1] == change.brake.value:
        columns += ", hold_brake = NULL, hold_code = NULL, hold_params = NULL, hold_us = NULL"
    return _change_gap(con, account_id, change.gap_id, columns, (released,))


def _filled(con: sqlite3.Connection, account_id: int, change: c.GapFilled) -> StatePart:
    return _change_gap(con, account_id, change.gap_id, "state = 'filled', filled_us = ?", (to_us(change.at),))


def _closed(con: sqlite3.Connection, account_id: int, change: c.GapClosed) -> StatePart:
    values = (change.outcome.value, to_us(change.at))
    return _change_gap(con, account_id, change.gap_id, "state = 'closed', outcome = ?, closed_us = ?", values)


def _hold_columns(hold: Hold | None) -> tuple[object, ...]:
    if hold is None:
        return (None, None, None, None)
    return (hold.brake.value, hold.reason.code.value, params_json(hold.reason), to_us(hold.at))


def _change_gap(
    con: sqlite3.Connection, account_id: int, gap_id: str, columns: str, values: tuple[object, ...]
) -> StatePart:
    change_one(
        con,
        f"UPDATE gaps SET {columns} WHERE account_id = ? AND gap_id = ? AND state <> 'closed'",  # noqa: S608  constants
        (*values, account_id, gap_id),
    )
    return StatePart.GAPS


GAP_WRITERS: Mapping[type, Callable[[sqlite3.Connection, int, Any], StatePart]] = {
    c.GapOpened: _opened,
    c.AbsenceCounted: _absence_counted,
    c.GapProven: _proven,
    c.GapWaits: _waits,
    c.GapHeld: _held,
    c.GapReleased: _released,
    c.GapFilled: _filled,
    c.GapClosed: _closed,
}
"""What writes each change of a gap."""
