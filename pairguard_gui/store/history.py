"""Pages of the action log, newest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from pairguard_gui.core.events import Action, ActionQuery
from pairguard_gui.store.action_rows import READ, action_of
from pairguard_gui.store.values import storable, to_us

Values = list[object]


def page(con: sqlite3.Connection, query: ActionQuery, names: Mapping[int, str]) -> tuple[Action, ...]:
    """At most `query.limit` lines; `names` are the accounts' names by id. ValueError for rows that make no sense."""
    where, values = _where(query, names)
    if query.before_id:
        where += " AND id < ?"
        values.append(query.before_id)
    statement = f"SELECT {READ} FROM protection_actions WHERE {where} ORDER BY id DESC LIMIT ?"  # noqa: S608  built from constants
    rows = con.execute(statement, (*values, query.limit))
    return tuple(action_of(row, names) for row in rows)


def count(con: sqlite3.Connection, query: ActionQuery, names: Mapping[int, str]) -> int:
    """How many lines match, whatever the page."""
    where, values = _where(query, names)
    statement = f"SELECT count(*) FROM protection_actions WHERE {where}"  # noqa: S608  built from constants
    return int(con.execute(statement, values).fetchone()[0])


def _where(query: ActionQuery, names: Mapping[int, str]) -> tuple[str, Values]:
    terms, values = ["account_id IS NOT NULL"], Values()
    if query.account is not None:
        ids = [account_id for account_id, name in names.items() if name == query.account]
        terms.append("account_id = ?")
        values.append(ids[0] if ids else -1)
    if query.kinds:
        terms.append(f"action_type IN ({', '.join('?' * len(query.kinds))})")
        values.extend(sorted(kind.value for kind in query.kinds))
    if query.pair:
        terms.append("inst_id = ? AND pos_side = ?")
        values.extend((query.pair.inst_id, query.pair.pos_side.value))
    if query.since:
        terms.append("at_us >= ?")
        values.append(to_us(query.since))
    if query.until:
        terms.append("at_us < ?")
        values.append(to_us(query.until))
    for word in storable(query.text).lower().split():
        terms.append("instr(words, ?) > 0")
        values.append(word)
    return " AND ".join(terms), values
