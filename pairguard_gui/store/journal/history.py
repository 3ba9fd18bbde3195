"""Pages of the action log, newest first, quick among a million lines.

What a query asks of account, kind, pair and text is answered by the few rows of `topics`, times by an index. Few lines
are then gathered by their topics; of many, the newest are found quickly by walking back from the end.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pairguard_gui.store.journal.action_rows import READ, action_of
from pairguard_gui.store.journal.values import storable, to_us

if TYPE_CHECKING:
    from pairguard_gui.core.state.actions import Action, ActionQuery

FEW = 10_000
"""Up to so many lines are gathered and sorted within a few milliseconds."""
EVER = 1 << 62


@dataclass(frozen=True, slots=True)
class Lines:
    """A set of lines: rows of the log from `source` for which `terms` hold."""

    source: str
    terms: tuple[str, ...]
    values: tuple[object, ...]

    def select(self, columns: str) -> str:
        """A SELECT of those lines."""
        return f"SELECT {columns} FROM protection_actions {self.source} WHERE {' AND '.join(self.terms)}"  # noqa: S608  terms are texts of this file

    def narrowed(self, term: str, *values: object) -> Lines:
        """Those of them for which `term` holds too."""
        return Lines(self.source, (*self.terms, term), (*self.values, *values))


def page(con: sqlite3.Connection, query: ActionQuery, names: Mapping[int, str]) -> tuple[Action, ...]:
    """At most `query.limit` lines; `names` are the accounts' names by id. ValueError for rows that make no sense."""
    lines = _of_one_order(con, query, names) or _if_few(con, query, names) or _walking_back(con, query, names)
    statement = (
        f"SELECT {READ} FROM protection_actions WHERE id IN "  # noqa: S608  texts of this file
        f"({lines.select('id')} AND id <= ? ORDER BY id DESC LIMIT ?) ORDER BY id DESC"
    )
    newest = query.before_id - 1 if query.before_id else EVER
    return tuple(action_of(row, names) for row in con.execute(statement, (*lines.values, newest, query.limit)))


def count(con: sqlite3.Connection, query: ActionQuery, names: Mapping[int, str]) -> int:
    """How many lines match, whatever the page."""
    lines = _of_one_order(con, query, names)
    if lines is None and not _has_times(query):
        return _lines_of_topics(con, query, names)
    lines = lines or _if_few(con, query, names) or _by_time(query, names)
    return int(con.execute(lines.select("count(*)"), lines.values).fetchone()[0])


def _of_one_order(con: sqlite3.Connection, query: ActionQuery, names: Mapping[int, str]) -> Lines | None:
    """The lines about one order, when the text is an order's own id; else None."""
    text = storable(query.text).strip()
    named = Lines("", ("(cl_ord_id IN (?, ?) OR ord_id = ?)",), (text, text.upper(), text))
    if not text or con.execute(f"{named.select('1')} LIMIT 1", named.values).fetchone() is None:
        return None
    topics, values = _topics(query, names, with_text=False)
    return _in_time(named.narrowed(f"topic_id IN ({topics})", *values), query)


def _if_few(con: sqlite3.Connection, query: ActionQuery, names: Mapping[int, str]) -> Lines | None:
    """The lines by their topics or by their time, if either are few enough to be gathered and sorted."""
    if _lines_of_topics(con, query, names) <= FEW:
        topics, values = _topics(query, names)
        return _in_time(Lines("INDEXED BY actions_of_topic", (f"topic_id IN ({topics})",), values), query)
    if not _has_times(query):
        return None
    in_time = _any_of_time(query)
    few = con.execute(f"SELECT count(*) FROM ({in_time.select('1')} LIMIT ?)", (*in_time.values, FEW + 1))  # noqa: S608  as above
    return _by_time(query, names) if few.fetchone()[0] <= FEW else None


def _walking_back(con: sqlite3.Connection, query: ActionQuery, names: Mapping[int, str]) -> Lines:
    """Many lines, by walking back through the table; with a time, between the first and the last line of that time."""
    topics, values = _topics(query, names)
    chosen = Lines("NOT INDEXED", (f"topic_id IN ({topics})",), values)
    if not _has_times(query):
        return chosen
    in_time = _any_of_time(query)
    first, last = con.execute(in_time.select("min(id), max(id)"), in_time.values).fetchone()
    return _in_time(chosen.narrowed("id >= ? AND id <= ?", first, last), query)


def _by_time(query: ActionQuery, names: Mapping[int, str]) -> Lines:
    topics, values = _topics(query, names)
    return _any_of_time(query).narrowed(f"+topic_id IN ({topics})", *values)


def _any_of_time(query: ActionQuery) -> Lines:
    return _in_time(Lines("INDEXED BY actions_by_time", ("topic_id IS NOT NULL",), ()), query)


def _lines_of_topics(con: sqlite3.Connection, query: ActionQuery, names: Mapping[int, str]) -> int:
    topics, values = _topics(query, names, columns="coalesce(sum(lines), 0)")
    return int(con.execute(topics, values).fetchone()[0])


def _has_times(query: ActionQuery) -> bool:
    return query.since is not None or query.until is not None


def _in_time(lines: Lines, query: ActionQuery) -> Lines:
    if not _has_times(query):
        return lines
    since = to_us(query.since) if query.since else -EVER
    until = to_us(query.until) if query.until else EVER
    return lines.narrowed("at_us >= ? AND at_us < ?", since, until)


def _topics(
    query: ActionQuery, names: Mapping[int, str], *, columns: str = "id", with_text: bool = True
) -> tuple[str, tuple[object, ...]]:
    """A SELECT from the topics a query is about, and its values."""
    terms, values = ["TRUE"], list[object]()
    if query.account is not None:
        accounts = [key for key, name in names.items() if name == query.account]
        terms.append(f"account_id IN ({', '.join('?' * len(accounts))})")
        values.extend(accounts)
    if query.kinds:
        terms.append(f"action_type IN ({', '.join('?' * len(query.kinds))})")
        values.extend(sorted(kind.value for kind in query.kinds))
    if query.pair:
        terms.append("inst_id = ? AND pos_side = ?")
        values.extend((query.pair.inst_id, query.pair.pos_side.value))
    for word in storable(query.text).lower().split() if with_text else ():
        terms.append("instr(words, ?) > 0")
        values.append(word)
    return f"SELECT {columns} FROM topics WHERE {' AND '.join(terms)}", tuple(values)  # noqa: S608  terms are texts of this file
