"""A file of version 1 is taken over: a copy lies beside it, every row is there, and the rules of the database hold."""

from __future__ import annotations

import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest

from pairguard_gui.core.state import changes as c
from pairguard_gui.core.state.account_state import AttemptState
from pairguard_gui.core.values.errors import JournalError
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.store.journal.journal import Journal
from pairguard_gui.store.journal.layout import schema
from pairguard_gui.store.journal.layout.from_version_1 import COLUMNS
from pairguard_gui.store.journal.layout.schema import VERSION, objects
from tests.core.examples import BNB, NOW, SOL, armed, attempt
from tests.store.journal.rig import ACCOUNT, PAIRS, proven, put, sql, started

OLD = Path(__file__).with_name("version_1.sql")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """What version 1 left of a guard with one refill done and one under way, and a view and an index of somebody's."""
    file = tmp_path / "pairguard.db"
    with started(tmp_path / "today.db") as today:
        for pair in PAIRS:
            put(today, c.AttemptPlanned(attempt(pair, gap_id=proven(today, pair).gap_id)))
        put(today, c.AttemptMoved(f"{attempt(BNB).cl_ord_id}-1", AttemptState.FILLED, NOW, "7001", Decimal(1)))
    con = sqlite3.connect(file, isolation_level=None)
    con.executescript(OLD.read_text("utf-8"))
    con.execute("ATTACH ? AS today", (str(tmp_path / "today.db"),))
    con.execute("DROP TRIGGER attempt_planned")  # the rows are copied as they stand
    for table in ("installation", "accounts", "topics", "protection_actions", "gaps"):
        con.execute(f"INSERT INTO {table} SELECT * FROM today.{table}")  # noqa: S608  our own names
    for table, columns in COLUMNS.items():
        listed = ", ".join(columns)
        con.execute(f"INSERT INTO {table} ({listed}) SELECT {listed} FROM today.{table}")  # noqa: S608  our own names
    con.execute("DETACH today")
    con.execute(next(s for s in _statements(OLD.read_text("utf-8")) if "TRIGGER attempt_planned" in s))
    con.execute("CREATE VIEW open_pairs AS SELECT inst_id FROM protected_pairs WHERE status = 'active'")
    con.execute("PRAGMA user_version = 1")
    con.close()
    return file


def _statements(text: str) -> list[str]:
    found, pending = [], ""
    for line in text.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found


def rows(file: Path, query: str) -> list[tuple[object, ...]]:
    con = sqlite3.connect(file)
    found = con.execute(query).fetchall()
    con.close()
    return found


def test_every_row_is_taken_over_with_its_number(file: Path) -> None:
    before = {table: rows(file, f"SELECT {', '.join(columns)} FROM {table}") for table, columns in COLUMNS.items()}  # noqa: S608  our own names
    assert len(before["attempts"]) == len(before["protected_pairs"]) == 2
    Journal(file).close()
    for table, columns in COLUMNS.items():
        assert rows(file, f"SELECT {', '.join(columns)} FROM {table}") == before[table]  # noqa: S608  our own names


def test_a_file_taken_over_has_the_tables_of_a_new_one(file: Path, tmp_path: Path) -> None:
    Journal(file).close()
    Journal(tmp_path / "new.db").close()
    found = []
    for name in (file, tmp_path / "new.db"):
        con = sqlite3.connect(name)
        found.append({key: text for key, text in objects(con).items() if key != "open_pairs"})
        con.close()
    assert found[0] == found[1]
    assert rows(file, "PRAGMA user_version") == [(VERSION,)]
    assert rows(file, "SELECT * FROM open_pairs") == [("BNB-USDT-SWAP",), ("SOL-USDT-SWAP",)]


def test_a_copy_of_the_file_as_it_was_lies_beside_the_new_one(file: Path) -> None:
    Journal(file).close()
    (copy,) = [path for path in file.parent.iterdir() if "backup" in path.name]
    assert copy.name == "pairguard.db.v1.backup"
    assert rows(copy, "PRAGMA user_version") == [(1,)]
    assert rows(copy, "SELECT count(*) FROM attempts") == [(2,)]


def test_the_guard_s_memory_is_the_same_and_no_old_result_is_looked_at(file: Path) -> None:
    with Journal(file) as journal:
        state = journal.state(ACCOUNT)
    assert [kept.pair for kept in state.pairs] == [BNB, SOL]
    assert [(kept.leverage, kept.contract_value) for kept in state.pairs] == [(Decimal(5), None)] * 2
    assert [one.pair for one in state.attempts] == [SOL]
    assert state.unreviewed == ()
    assert state.reserved(NOW) == 2 * attempt().reserved
    assert state.refills_total == 1


def test_its_rules_hold_as_in_a_new_file(file: Path) -> None:
    with Journal(file) as journal:
        journal.ensure_account(ACCOUNT, Environment.PRACTICE)
        put(journal, c.AccountArmed(armed()))
        with pytest.raises(JournalError):
            put(journal, c.AttemptPlanned(attempt(BNB)))
        with pytest.raises(JournalError):
            sql(journal, "DELETE FROM attempts")


def test_a_take_over_that_fails_half_way_changes_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows(file, "SELECT name, sql FROM sqlite_schema ORDER BY name")
    broken = (*schema.statements(), "CREATE TRIGGER broken AFTER DELETE ON nowhere BEGIN SELECT 1; END;")
    monkeypatch.setattr("pairguard_gui.store.journal.layout.from_version_1.statements", lambda: broken)
    with pytest.raises(JournalError):
        Journal(file)
    assert rows(file, "SELECT name, sql FROM sqlite_schema ORDER BY name") == before
    assert rows(file, "PRAGMA user_version") == [(1,)]
