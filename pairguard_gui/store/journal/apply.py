"""Each change as the statement that commits it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pairguard_gui.core.state import changes as c
from pairguard_gui.store.journal.action_rows import insert_action
from pairguard_gui.store.journal.apply_gaps import GAP_WRITERS
from pairguard_gui.store.journal.apply_orders import ORDER_WRITERS
from pairguard_gui.store.journal.connection import change_one
from pairguard_gui.store.journal.sqlite_errors import rule_broken
from pairguard_gui.store.journal.state_rows import StatePart, rules_json, rules_of
from pairguard_gui.store.journal.values import clock_text, maybe_text, maybe_us, nano_up, pairs_json, params_json, to_us

if TYPE_CHECKING:
    from pairguard_gui.core.values.pair import Pair

Writer = Callable[[sqlite3.Connection, int, Any], StatePart]


def apply(con: sqlite3.Connection, account_id: int, changes: Sequence[c.Change]) -> StatePart:
    """Write the changes in their order, inside the caller's transaction; returns the parts of the state they touch.

    Raises sqlite3.Error, and RuleBroken for a change about something that is not there.
    """
    touched = StatePart.NONE
    for change in changes:
        touched |= WRITERS[type(change)](con, account_id, change)
    return touched


def _account_armed(con: sqlite3.Connection, account_id: int, change: c.AccountArmed) -> StatePart:
    armed = change.armed
    change_one(
        con,
        "UPDATE accounts SET armed_uid = ?, armed_environment = ?, armed_position_mode = ?, armed_account_mode = ?, "
        "armed_installation = ?, armed_rules = ?, armed_us = ?, may_trade = ? WHERE id = ?",
        (
            armed.uid,
            armed.environment.value,
            armed.position_mode.value,
            int(armed.account_mode),
            armed.installation,
            rules_json(armed.rules),
            to_us(armed.at),
            int(change.may_trade),
            account_id,
        ),
    )
    set_limits(con, account_id)
    return StatePart.ACCOUNT


def _key_seen(con: sqlite3.Connection, account_id: int, change: c.KeySeen) -> StatePart:
    change_one(con, "UPDATE accounts SET may_trade = ? WHERE id = ?", (int(change.may_trade), account_id))
    return StatePart.ACCOUNT


def _shield_set(con: sqlite3.Connection, account_id: int, change: c.ShieldSet) -> StatePart:
    change_one(
        con,
        "UPDATE accounts SET raised = ?, raised_us = ? WHERE id = ?",
        (int(change.raised), to_us(change.at), account_id),
    )
    return StatePart.ACCOUNT


def _rules_set(con: sqlite3.Connection, account_id: int, change: c.RulesSet) -> StatePart:
    if change.pair:
        _change_pair(con, account_id, change.pair, "overrides = ?", (pairs_json(change.overrides),))
        return StatePart.PAIRS
    change_one(con, "UPDATE accounts SET rules = ? WHERE id = ?", (rules_json(change.rules), account_id))
    set_limits(con, account_id)
    return StatePart.ACCOUNT


def _pair_protected(con: sqlite3.Connection, account_id: int, change: c.PairProtected) -> StatePart:
    pair = change.pair
    con.execute(
        "INSERT INTO protected_pairs (account_id, inst_id, pos_side, status, created_at, added_us, overrides) "
        "VALUES (?, ?, ?, 'active', ?, ?, '[]')",
        (account_id, pair.inst_id, pair.pos_side.value, clock_text(change.at), to_us(change.at)),
    )
    _count_recorded(con, account_id, to_us(change.at))
    if change.position:
        _life_seen(con, account_id, c.LifeSeen.of(change.position))
    set_limits(con, account_id)
    return StatePart.PAIRS


def _count_recorded(con: sqlite3.Connection, account_id: int, added_us: int) -> None:
    """`initial_count`: how many pairs the set had when this one, and those of the same moment, were recorded."""
    con.execute(
        "UPDATE protected_pairs SET initial_count = "
        "(SELECT count(*) FROM protected_pairs WHERE account_id = :account AND status = 'active') "
        "WHERE account_id = :account AND status = 'active' AND added_us = :added",
        {"account": account_id, "added": added_us},
    )


def _pair_dropped(con: sqlite3.Connection, account_id: int, change: c.PairDropped) -> StatePart:
    removed = "status = 'removed', removed_us = ?"
    _change_pair(con, account_id, change.pair, removed, (to_us(change.at),))
    set_limits(con, account_id)
    return StatePart.PAIRS


def _pair_paused(con: sqlite3.Connection, account_id: int, change: c.PairPaused) -> StatePart:
    _change_pair(con, account_id, change.pair, "paused_until_us = ?", (maybe_us(change.until),))
    return StatePart.PAIRS


def _life_seen(con: sqlite3.Connection, account_id: int, change: c.LifeSeen) -> StatePart:
    values = (
        change.life.pos_id,
        to_us(change.life.c_time),
        change.margin_mode.value,
        maybe_text(change.leverage),
        maybe_text(change.contracts),
        maybe_text(change.contract_value),
        maybe_text(change.leverage),
    )
    columns = (
        "life_pos_id = ?, life_us = ?, margin_mode = ?, leverage = coalesce(?, leverage), contracts = ?, "
        "contract_value = coalesce(?, contract_value), "
        "confirmed_leverage = CASE WHEN ? IS NULL THEN confirmed_leverage END"
    )
    _change_pair(con, account_id, change.pair, columns, values)
    return StatePart.PAIRS


def _figures_confirmed(con: sqlite3.Connection, account_id: int, change: c.FiguresConfirmed) -> StatePart:
    columns = "contract_value = coalesce(?, contract_value), confirmed_leverage = coalesce(?, confirmed_leverage)"
    values = (maybe_text(change.contract_value), maybe_text(change.leverage))
    _change_pair(con, account_id, change.pair, columns, values)
    return StatePart.PAIRS


def _account_held(con: sqlite3.Connection, account_id: int, change: c.AccountHeld) -> StatePart:
    hold = change.hold
    change_one(
        con,
        "UPDATE accounts SET hold_brake = ?, hold_code = ?, hold_params = ?, hold_us = ? WHERE id = ?",
        (hold.brake.value, hold.reason.code.value, params_json(hold.reason), to_us(hold.at), account_id),
    )
    return StatePart.ACCOUNT


def _account_released(con: sqlite3.Connection, account_id: int, change: c.AccountReleased) -> StatePart:
    del change  # the log line beside it says when
    change_one(
        con,
        "UPDATE accounts SET hold_brake = NULL, hold_code = NULL, hold_params = NULL, hold_us = NULL WHERE id = ?",
        (account_id,),
    )
    return StatePart.ACCOUNT


def _logged(con: sqlite3.Connection, account_id: int, change: c.Logged) -> StatePart:
    name = con.execute("SELECT name FROM accounts WHERE id = ?", (account_id,)).fetchone()[0]
    if change.action.account != name:
        raise rule_broken("action_of_another_account")
    insert_action(con, account_id, change.action)
    return StatePart.NONE


def _change_pair(
    con: sqlite3.Connection, account_id: int, pair: Pair, columns: str, values: tuple[object, ...]
) -> None:
    change_one(
        con,
        f"UPDATE protected_pairs SET {columns} "  # noqa: S608  columns are constants of this file
        "WHERE account_id = ? AND inst_id = ? AND pos_side = ? AND status = 'active' AND account_id IS NOT NULL",
        (*values, account_id, pair.inst_id, pair.pos_side.value),
    )


def set_limits(con: sqlite3.Connection, account_id: int) -> None:
    """Write the day's limits that follow from the rules into columns of their own, which the triggers read."""
    text, pairs = con.execute(
        "SELECT rules, (SELECT count(*) FROM protected_pairs WHERE account_id = accounts.id AND status = 'active' "
        "AND account_id IS NOT NULL) FROM accounts WHERE id = ?",
        (account_id,),
    ).fetchone()
    rules = rules_of(text)
    con.execute(
        "UPDATE accounts SET watch_only = :watch, refill_cap = :cap, budget_nano = :budget WHERE id = :account "
        "AND (watch_only, refill_cap, budget_nano) IS NOT (:watch, :cap, :budget)",
        {
            "watch": int(rules.watch_only),
            "cap": rules.refill_cap(pairs),
            "budget": nano_up(rules.budget(pairs)),
            "account": account_id,
        },
    )


WRITERS: Mapping[type, Writer] = {
    c.AccountArmed: _account_armed,
    c.KeySeen: _key_seen,
    c.ShieldSet: _shield_set,
    c.RulesSet: _rules_set,
    c.PairProtected: _pair_protected,
    c.PairDropped: _pair_dropped,
    c.PairPaused: _pair_paused,
    c.LifeSeen: _life_seen,
    c.FiguresConfirmed: _figures_confirmed,
    c.AccountHeld: _account_held,
    c.AccountReleased: _account_released,
    c.Logged: _logged,
    **GAP_WRITERS,
    **ORDER_WRITERS,
}
"""What writes each kind of change."""
