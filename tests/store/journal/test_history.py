"""The action log: every filter against the plain sense of it, whichever way the lines are gathered."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pairguard_gui.core.state.account_state import Cause
from pairguard_gui.core.state.actions import Action, ActionKind, ActionQuery, ActionStatus
from pairguard_gui.core.state.changes import Logged
from pairguard_gui.core.values.errors import JournalDamaged
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.store.journal import history
from pairguard_gui.store.journal.action_rows import insert_action
from pairguard_gui.store.journal.journal import Journal
from tests.core.examples import BNB, NOW, SOL, after
from tests.store.journal.rig import ACCOUNT, line, put, sql, started

KINDS = [ActionKind.VANISHED, ActionKind.REFILL, ActionKind.WAITING, ActionKind.STARTED]
TEXTS = ["", "bnb", "SHORT", "refill", "bnb refill", "51008", "no such word", "100007", "pg7", "money", "余额"]
LINES = 400


def story(seed: int, lines: int = LINES) -> list[Action]:
    """Lines of two accounts whose clock is put back now and then."""
    rng, at = random.Random(seed), NOW
    logged = []
    for n in range(lines):
        at += timedelta(seconds=rng.choice([1, 60, 60, 600, -1800]))
        pair = rng.choice([BNB, SOL, BNB.opposite, None])
        order = rng.random() < 0.3
        logged.append(
            Action(
                rng.choice([ACCOUNT, "second"]),
                Environment.PRACTICE,
                at,
                rng.choice(KINDS),
                ActionStatus.INFO,
                pair,
                rng.choice([None, Reason.of(Code.MONEY), Reason.of(Code.REPEAT, nth=n)]),
                rng.choice([None, Cause.ADL]),
                cl_ord_id=f"PG{n}" if order else "",
                ord_id=str(100000 + n) if order else "",
                detail=rng.choice(["", "", "51008 余额不足", "x" * 300]),
                action_id=n + 1,
            )
        )
    return logged


def journal_of(logged: list[Action]) -> Journal:
    journal = started(pairs=())
    journal.ensure_account("second", Environment.PRACTICE)
    for action in logged:
        journal.write(action.account, lambda _, a=action: [Logged(a)])  # type: ignore[misc]  # a binds early
    return journal


LOGGED = story(1)
JOURNAL = journal_of(LOGGED)

TIMES = st.none() | st.sampled_from([action.at for action in LOGGED]) | st.just(NOW - timedelta(days=9))
QUERIES = st.builds(
    ActionQuery,
    account=st.sampled_from([None, ACCOUNT, "second", "nobody"]),
    kinds=st.frozensets(st.sampled_from([*KINDS, ActionKind.FAULT])),
    pair=st.sampled_from([None, BNB, SOL, SOL.opposite]),
    text=st.sampled_from(TEXTS),
    since=TIMES,
    until=TIMES,
    before_id=st.sampled_from([0, 0, 1, 200, LINES, 10_000]),
    limit=st.sampled_from([1, 7, 200, 1000]),
)


def plainly(query: ActionQuery) -> list[Action]:
    """What the query means, newest first."""
    order = query.text.upper()
    of_order = [action for action in LOGGED if order and order in (action.cl_ord_id, action.ord_id)]
    logged = of_order or [action for action in LOGGED if _holds_words(action, query.text)]
    return [action for action in reversed(logged) if _matches(action, query)]


def _matches(action: Action, query: ActionQuery) -> bool:
    return (
        query.account in (None, action.account)
        and (not query.kinds or action.kind in query.kinds)
        and query.pair in (None, action.pair)
        and (query.since is None or action.at >= query.since)
        and (query.until is None or action.at < query.until)
    )


def _holds_words(action: Action, text: str) -> bool:
    reason = action.reason.code if action.reason else ""
    logged = f"{action.pair or ''} {action.kind} {action.cause or ''} {reason} {action.detail[:80]}".lower()
    return all(word in logged for word in text.lower().split())


@pytest.mark.parametrize("few", [0, 30, 100_000], ids=["always walk", "both", "always gather"])
@settings(max_examples=120)
@given(query=QUERIES)
def test_a_page_and_its_count_are_what_the_query_says(few: int, query: ActionQuery) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(history, "FEW", few)
        expected = plainly(query)
        page = [a for a in expected if not query.before_id or a.action_id < query.before_id][: query.limit]

        assert list(JOURNAL.actions(query)) == page
        assert JOURNAL.count(query) == len(expected)


def test_paging_meets_every_line_once() -> None:
    met: list[Action] = []
    while page := JOURNAL.actions(ActionQuery(before_id=met[-1].action_id if met else 0, limit=33)):
        met += page

    assert met == LOGGED[::-1]


def test_lines_keep_the_order_they_were_written_in_when_the_clock_is_put_back() -> None:
    journal = started()
    for seconds in (0, -3600, 5):
        put(journal, line(at=after(seconds)))

    assert [action.at for action in journal.actions(ActionQuery())] == [after(5), after(-3600), after(0)]


def test_a_new_line_is_in_the_next_answer() -> None:
    journal = started()
    for count in range(1, 4):
        put(journal, line(ActionKind.HELD, pair=BNB))
        assert journal.count(ActionQuery(kinds=frozenset({ActionKind.HELD}), text="bnb")) == count


def test_a_line_that_was_rolled_back_is_not_counted() -> None:
    journal = started()
    with pytest.raises(ZeroDivisionError):
        journal.write(ACCOUNT, lambda _: (line(), 1 // 0)[:1])

    assert journal.count(ActionQuery()) == 0
    assert journal.actions(ActionQuery()) == ()


def test_a_long_detail_is_stored_whole_and_found_by_its_beginning() -> None:
    journal = started()
    detail = "Insufficient USDT margin in account " * 20
    put(journal, line(detail=detail))

    assert [a.detail for a in journal.actions(ActionQuery(text="insufficient margin"))] == [detail]


def test_a_reason_that_makes_no_sense_is_damage_not_a_traceback() -> None:
    journal = started()
    put(journal, line(reason=Reason.of(Code.MONEY)))
    with journal._connection.reading() as con:
        con.execute("DROP TRIGGER action_is_fixed")
        con.execute("UPDATE protection_actions SET reason = 'm0ney'")

    with pytest.raises(JournalDamaged) as refusal:
        journal.actions(ActionQuery())
    assert refusal.value.reason.param("problem") == "rows"


@pytest.fixture(scope="module")
def long_log() -> Journal:
    """Fifty thousand lines, among them a rare kind and a rare pair."""
    journal = started()
    with journal._connection.writing() as con:
        for n in range(50_000):
            rare = n % 5000 == 0
            pair = Pair("RARE-USDT-SWAP", PosSide.LONG) if rare else (BNB, SOL)[n % 2]
            kind = ActionKind.FAULT if rare else KINDS[n % 3]
            insert_action(con, 1, replace(line(kind, pair=pair).action, at=after(n)))
    return journal


def steps(journal: Journal, query: ActionQuery) -> tuple[int, int]:
    """Thousands of SQLite's own steps for a page and for its count: work, not time."""
    counts = []
    for call in (journal.actions, journal.count):
        with journal._connection.reading() as con:
            counts.append(_work(con, lambda call=call: call(query)))
    return counts[0], counts[1]


def _work(con: sqlite3.Connection, call: object) -> int:
    ticks = 0

    def tick() -> int:
        nonlocal ticks
        ticks += 1
        return 0

    con.set_progress_handler(tick, 1000)
    call()  # type: ignore[operator]
    con.set_progress_handler(None, 0)
    return ticks


LAST_HOUR: datetime = after(50_000 - 3600)


FILTERS = {
    "nothing": ActionQuery(),
    "account": ActionQuery(account=ACCOUNT),
    "unknown account": ActionQuery(account="nobody"),
    "common kind": ActionQuery(kinds=frozenset({ActionKind.REFILL})),
    "rare kinds": ActionQuery(kinds=frozenset({ActionKind.FAULT, ActionKind.BLIND})),
    "common pair": ActionQuery(pair=BNB),
    "rare pair": ActionQuery(pair=Pair("RARE-USDT-SWAP", PosSide.LONG)),
    "unknown pair": ActionQuery(pair=Pair("NONE-USDT-SWAP", PosSide.LONG)),
    "rare text": ActionQuery(text="rare"),
    "unknown text": ActionQuery(text="nothing like it"),
    "last hour": ActionQuery(since=LAST_HOUR),
    "rare kind in the last hour": ActionQuery(since=LAST_HOUR, kinds=frozenset({ActionKind.FAULT})),
    "common text in the first hour": ActionQuery(until=after(3600), text="bnb"),
    "old page": ActionQuery(before_id=25_000),
}


@pytest.mark.parametrize("query", FILTERS.values(), ids=FILTERS)
def test_no_filter_reads_the_whole_log(long_log: Journal, query: ActionQuery) -> None:
    """50,000 lines read one by one take SQLite more than 500,000 steps; what is gathered at most costs a third."""
    page, count = steps(long_log, query)

    assert page <= 200
    assert count <= 200


def test_topics_stay_few(long_log: Journal) -> None:
    ((topics, lines),) = sql(long_log, "SELECT count(*), sum(lines) FROM topics")

    assert (topics, lines) == (7, 50_000)
