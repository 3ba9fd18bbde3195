"""Rows of the journal as the values of an account's state.

Rows are fetched before they are read: a cursor left half-way by a row that makes no sense would leave the file locked.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import replace
from decimal import Decimal
from enum import Flag, auto
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pairguard_gui.core.state.account_state import (
    AccountState,
    Attempt,
    AttemptState,
    Brake,
    Cause,
    Gap,
    GapState,
    Hold,
    Proof,
    ProtectedPair,
    Spend,
)
from pairguard_gui.core.state.armed import Armed
from pairguard_gui.core.values.exchange_data import (
    AccountMode,
    Environment,
    Life,
    MarginMode,
    OrderRequest,
    PositionMode,
    Side,
)
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.rules import AS_ASKED, as_text, change
from pairguard_gui.store.journal.values import (
    HOUR_US,
    from_us,
    maybe_decimal,
    maybe_time,
    pairs_tuple,
    reason_of,
    words_set,
)

if TYPE_CHECKING:
    from pairguard_gui.core.values.rules import Rules

Row = tuple[Any, ...]

RECENT_US = 30 * HOUR_US
"""How far before the newest counting attempt the recent ones reach: a day, and room for clocks that were put back."""

cached_by_row = lru_cache(maxsize=4096)
"""Most rows are read again unchanged; the same row is the same frozen value."""


class StatePart(Flag):
    """The parts of an account's state that a change may touch."""

    NONE = 0
    ACCOUNT = auto()
    PAIRS = auto()
    GAPS = auto()
    ATTEMPTS = auto()


def read_state(con: sqlite3.Connection, account_id: int) -> AccountState:
    """The whole state of an account. ValueError, KeyError or TypeError for rows that make no sense."""
    state = replace(_account(con, account_id), pairs=_pairs(con, account_id), gaps=_gaps(con, account_id))
    return replace(state, attempts=_attempts(con, account_id), recent=_recent(con, account_id))


def reread_state(con: sqlite3.Connection, account_id: int, state: AccountState, parts: StatePart) -> AccountState:
    """The state with those parts read anew."""
    if StatePart.ACCOUNT in parts:
        fresh = _account(con, account_id)
        state = replace(fresh, pairs=state.pairs, gaps=state.gaps, attempts=state.attempts, recent=state.recent)
    if StatePart.PAIRS in parts:
        state = replace(state, pairs=_pairs(con, account_id))
    if StatePart.GAPS in parts:
        state = replace(state, gaps=_gaps(con, account_id))
    if StatePart.ATTEMPTS in parts:
        state = replace(state, attempts=_attempts(con, account_id), recent=_recent(con, account_id))
    return state


def rules_json(rules: Rules) -> str:
    """The rules by name, as a JSON object of texts."""
    return json.dumps(as_text(rules), separators=(",", ":"))


@lru_cache(maxsize=64)
def rules_of(text: str) -> Rules:
    """The rules `rules_json` wrote; one that is missing there is as asked. ValueError for nonsense."""
    found = json.loads(text)
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise ValueError(text)
    return change(AS_ASKED, found)


_ACCOUNT = """
SELECT name, environment, rules, raised, last_complete_us, refills_total, may_trade, armed_uid, armed_environment,
    armed_position_mode, armed_account_mode, armed_installation, armed_rules, armed_us,
    hold_brake, hold_code, hold_params, hold_us
FROM accounts WHERE id = ?"""


def _account(con: sqlite3.Connection, account_id: int) -> AccountState:
    row = con.execute(_ACCOUNT, (account_id,)).fetchone()
    return AccountState(
        account=row[0],
        environment=Environment(row[1]),
        rules=rules_of(row[2]),
        raised=bool(row[3]),
        last_complete=maybe_time(row[4]),
        refills_total=row[5],
        may_trade=bool(row[6]),
        armed=_armed(row[7:14]),
        hold=_hold(row[14:18]),
    )


def _armed(row: Row) -> Armed | None:
    if row[0] is None:
        return None
    uid, environment, position_mode, account_mode, installation, rules, us = row
    return Armed(
        uid,
        Environment(environment),
        PositionMode(position_mode),
        AccountMode(account_mode),
        installation,
        rules_of(rules),
        from_us(us),
    )


def _hold(row: Row) -> Hold | None:
    brake, code, params, us = row
    if brake is None:
        return None
    reason = reason_of(code, params)
    if reason is None:
        raise ValueError(brake)
    return Hold(Brake(brake), reason, from_us(us))


_PAIRS = """
SELECT inst_id, pos_side, added_us, life_pos_id, life_us, margin_mode, leverage, contracts, paused_until_us, overrides
FROM protected_pairs INDEXED BY one_active_pair
WHERE account_id = ? AND status = 'active' AND account_id IS NOT NULL ORDER BY id"""


def _pairs(con: sqlite3.Connection, account_id: int) -> tuple[ProtectedPair, ...]:
    return tuple(_protected(row) for row in con.execute(_PAIRS, (account_id,)).fetchall())


@cached_by_row
def _protected(row: Row) -> ProtectedPair:
    return ProtectedPair(
        Pair(row[0], PosSide(row[1])),
        from_us(row[2]),
        None if row[4] is None else Life(row[3], from_us(row[4])),
        None if row[5] is None else MarginMode(row[5]),
        maybe_decimal(row[6]),
        maybe_decimal(row[7]),
        maybe_time(row[8]),
        pairs_tuple(row[9]),
    )


_GAPS = """
SELECT gap_id, inst_id, pos_side, margin_mode, life_pos_id, life_us, opened_us, absent_since_us, last_look_us,
    last_seen_us, looks, mass, away, state, proofs, cause, cause_detail, died_us, waiting_code, waiting_params,
    not_before_us, hold_brake, hold_code, hold_params, hold_us, released, filled_us
FROM gaps INDEXED BY one_open_gap WHERE account_id = ? AND state <> 'closed' ORDER BY id"""


def _gaps(con: sqlite3.Connection, account_id: int) -> tuple[Gap, ...]:
    return tuple(_gap(row) for row in con.execute(_GAPS, (account_id,)).fetchall())


@cached_by_row
def _gap(row: Row) -> Gap:
    return Gap(
        gap_id=row[0],
        pair=Pair(row[1], PosSide(row[2])),
        margin_mode=MarginMode(row[3]),
        life=Life(row[4], from_us(row[5])),
        opened_at=from_us(row[6]),
        absent_since=from_us(row[7]),
        last_absent_at=from_us(row[8]),
        last_seen=maybe_time(row[9]),
        absent_count=row[10],
        mass=bool(row[11]),
        away=bool(row[12]),
        state=GapState(row[13]),
        proofs=words_set(Proof, row[14]),
        cause=Cause(row[15]),
        cause_detail=row[16],
        died_at=maybe_time(row[17]),
        waiting=reason_of(row[18], row[19]),
        not_before=maybe_time(row[20]),
        hold=_hold(row[21:25]),
        released=words_set(Brake, row[25]),
        filled_at=maybe_time(row[26]),
    )


_ATTEMPTS = """
SELECT attempt_id, gap_id, inst_id, pos_side, k, margin_mode, side, order_pos_side, ord_type, sz, px, cl_ord_id, tag,
    body, body_sha256, exp_us, reserved, worst_px, created_us, state, ord_id, filled, avg_px, code, updated_us
FROM attempts INDEXED BY one_open_attempt
WHERE account_id = ? AND state IN ('sent', 'unknown', 'accepted') ORDER BY id"""


def _attempts(con: sqlite3.Connection, account_id: int) -> tuple[Attempt, ...]:
    return tuple(_attempt(row) for row in con.execute(_ATTEMPTS, (account_id,)).fetchall())


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
SELECT inst_id, pos_side, created_us, reserved FROM attempts INDEXED BY attempts_that_count
WHERE account_id = :account AND {_COUNTING} AND created_us >
    (SELECT max(created_us) FROM attempts WHERE account_id = :account AND {_COUNTING}) - {RECENT_US}
ORDER BY created_us, id"""  # noqa: S608  constants of this file


def _recent(con: sqlite3.Connection, account_id: int) -> tuple[Spend, ...]:
    return tuple(_spend(row) for row in con.execute(_RECENT, {"account": account_id}).fetchall())


@cached_by_row
def _spend(row: Row) -> Spend:
    return Spend(Pair(row[0], PosSide(row[1])), from_us(row[2]), Decimal(row[3]))
