"""A database of the web version: its queries go on working, its file is taken over with every row."""

from __future__ import annotations

import re
import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest

from pairguard_gui.core.state import changes as c
from pairguard_gui.core.state.account_state import Cause
from pairguard_gui.core.state.actions import ActionKind, ActionQuery, ActionStatus
from pairguard_gui.core.values.errors import JournalDamaged, JournalUnwritable
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.store.journal.journal import Journal
from pairguard_gui.store.journal.layout import migrations
from pairguard_gui.store.journal.layout.schema import VERSION, objects
from tests.core.examples import BNB, NOW, SOL, after
from tests.store.journal.rig import ACCOUNT, line, put, sql, started

WEB_SCHEMA = """
CREATE TABLE protected_pairs (
    id INTEGER PRIMARY KEY,
    inst_id TEXT,
    pos_side TEXT,
    initial_count INTEGER,
    last_check_time TEXT,
    status TEXT,
    created_at TIMESTAMP
);
CREATE TABLE protection_actions (
    id INTEGER PRIMARY KEY,
    inst_id TEXT,
    pos_side TEXT,
    action_type TEXT,
    margin_amount REAL,
    size REAL,
    price REAL,
    reason TEXT,
    status TEXT,
    error_message TEXT,
    created_at TIMESTAMP
);
"""
PAIR_ROWS = [
    (1, "BNB-USDT-SWAP", "short", 20, "2026-01-05 05:45:00", "active", "2026-01-05 05:40:00"),
    (7, "SOL-USDT-SWAP", "short", 20, None, "inactive", "2026-01-05 05:40:00"),
    (9, None, None, None, None, None, None),
]
ACTION_ROWS = [
    (1, "BNB-USDT-SWAP", "short", "补仓", 1.0, 0.01, 634.5, "缺失", "success", None, "2026-01-05 06:00:00"),
    (5, "BNB-USDT-SWAP", "short", "fill", 1.0, 0.01, None, None, "failed", "timeout", "2026-01-05 06:01:00"),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file as the web version left it, with a tool's index, view and trigger on top."""
    file = tmp_path / "pair_protection.db"
    con = sqlite3.connect(file)
    con.executescript(WEB_SCHEMA)
    con.execute("CREATE INDEX by_status ON protected_pairs (status)")
    con.execute("CREATE VIEW open_pairs AS SELECT inst_id FROM protected_pairs WHERE status = 'active'")
    con.executemany("INSERT INTO protected_pairs VALUES (?, ?, ?, ?, ?, ?, ?)", PAIR_ROWS)
    con.executemany("INSERT INTO protection_actions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", ACTION_ROWS)
    con.commit()
    con.close()
    return file


def rows(file: Path, query: str) -> list[tuple[object, ...]]:
    con = sqlite3.connect(file)
    found = con.execute(query).fetchall()
    con.close()
    return found


def test_the_web_version_s_rows_are_taken_over(file: Path) -> None:
    Journal(file).close()

    assert rows(file, "SELECT inst_id, pos_side FROM protected_pairs WHERE status = 'active'") == [
        ("BNB-USDT-SWAP", "short")
    ]
    web_columns = ", ".join(migrations.WEB_TABLES["protected_pairs"])
    assert rows(file, f"SELECT {web_columns} FROM protected_pairs ORDER BY id") == PAIR_ROWS  # noqa: S608  our own names
    web_columns = ", ".join(migrations.WEB_TABLES["protection_actions"])
    assert rows(file, f"SELECT {web_columns} FROM protection_actions ORDER BY id") == ACTION_ROWS  # noqa: S608  our own names


def test_the_web_version_s_rows_are_guarded_for_nobody_yet(file: Path) -> None:
    with Journal(file) as journal:
        assert journal.accounts() == ()
        assert journal.ensure_account("main", Environment.LIVE).pairs == ()
        assert journal.count(ActionQuery()) == 0
        put(journal, c.PairProtected(BNB, NOW))

        assert [protected.pair for protected in journal.state("main").pairs] == [BNB]


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
    assert rows(file, "SELECT * FROM open_pairs") == [("BNB-USDT-SWAP",)]


def test_a_copy_of_the_file_as_it_was_lies_beside_the_new_one(file: Path) -> None:
    Journal(file).close()
    (copy,) = [path for path in file.parent.iterdir() if "backup" in path.name]

    assert copy.name == "pair_protection.db.v0.backup"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert rows(copy, "SELECT * FROM protected_pairs") == PAIR_ROWS
    assert rows(copy, "SELECT * FROM protection_actions") == ACTION_ROWS
    assert rows(copy, "PRAGMA user_version") == [(0,)]


def test_an_earlier_backup_is_never_replaced(file: Path) -> None:
    earlier = file.with_name("pair_protection.db.v0.backup")
    earlier.write_text("precious")
    Journal(file).close()

    assert earlier.read_text() == "precious"
    assert rows(file.with_name("pair_protection.db.v0.backup-2"), "SELECT * FROM protected_pairs") == PAIR_ROWS


def test_a_file_taken_over_is_not_taken_over_again(file: Path) -> None:
    Journal(file).close()
    Journal(file).close()

    assert len([path for path in file.parent.iterdir() if "backup" in path.name]) == 1


def test_a_take_over_that_fails_leaves_the_file_as_it_was(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = file.read_bytes()

    def dies(con: sqlite3.Connection, installation: str) -> None:
        con.execute("CREATE TABLE half (done TEXT)")
        del installation
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(migrations, "lay_out", dies)

    with pytest.raises((JournalUnwritable, JournalDamaged)):
        Journal(file)
    assert file.read_bytes() == before


def test_a_backup_that_cannot_be_written_stops_the_take_over(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = file.read_bytes()

    def full(*_: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr(migrations, "back_up", full)

    with pytest.raises(JournalUnwritable) as refusal:
        Journal(file)
    assert refusal.value.reason.param("problem") == "disk_full"
    assert file.read_bytes() == before


def test_a_damaged_web_file_is_left_alone(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096 + 8 :] = b"\x5a" * (len(content) - 4096 - 8)
    file.write_bytes(content)

    with pytest.raises(JournalDamaged):
        Journal(file)
    assert file.read_bytes() == content
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_only_half_of_the_web_version_s_tables_is_not_its_file(tmp_path: Path) -> None:
    file = tmp_path / "pair_protection.db"
    con = sqlite3.connect(file)
    con.execute("CREATE TABLE protected_pairs (id INTEGER PRIMARY KEY, inst_id TEXT)")
    con.close()

    with pytest.raises(JournalDamaged):
        Journal(file)


def test_the_web_version_s_columns_come_first_and_as_they_were() -> None:
    journal = Journal(":memory:")
    web = sqlite3.connect(":memory:")
    web.executescript(WEB_SCHEMA)
    for table in migrations.WEB_TABLES:
        columns = [row[1:3] for row in web.execute("SELECT * FROM pragma_table_info(?)", (table,))]
        ours = [row[1:3] for row in sql(journal, "SELECT * FROM pragma_table_info(?)", table)]
        assert ours[: len(columns)] == columns
    web.close()


def test_the_web_version_s_columns_mean_what_they_meant() -> None:
    journal = started()
    journal.seen(ACCOUNT, after(61.9))

    assert sql(
        journal,
        "SELECT inst_id, pos_side, initial_count, last_check_time, status, created_at FROM protected_pairs",
    ) == [
        (BNB.inst_id, "short", 2, "2026-03-01 12:01:01", "active", "2026-03-01 12:00:00"),
        (SOL.inst_id, "long", 2, "2026-03-01 12:01:01", "active", "2026-03-01 12:00:00"),
    ]


def test_a_dropped_pair_is_active_no_more() -> None:
    journal = started()
    put(journal, c.PairDropped(BNB, NOW))

    assert sql(journal, "SELECT inst_id FROM protected_pairs WHERE status = 'active'") == [(SOL.inst_id,)]


def test_a_line_of_the_log_reads_as_it_did() -> None:
    journal = started()
    refill = line(
        ActionKind.REFILL,
        status=ActionStatus.SUCCESS,
        pair=BNB,
        cause=Cause.MANUAL,
        margin=Decimal("0.951750"),
        size=Decimal("0.1"),
        price=Decimal("634.5"),
    )
    failed = line(
        ActionKind.REFUSED,
        status=ActionStatus.FAILED,
        pair=SOL,
        reason=Reason.of(Code.MONEY),
        detail="51008 Insufficient USDT margin",
    )
    put(journal, refill, failed)

    query = (
        "SELECT inst_id, pos_side, action_type, margin_amount, size, price, reason, status, error_message, created_at "
        "FROM protection_actions"
    )
    when = "2026-03-01 12:00:00"
    assert sql(journal, query) == [
        (BNB.inst_id, "short", "refill", 0.95175, 0.1, 634.5, None, "success", None, when),
        (SOL.inst_id, "long", "refused", None, None, None, "money", "failed", failed.action.detail, when),
    ]
    assert sql(
        journal, "SELECT typeof(margin_amount), typeof(size), typeof(price) FROM protection_actions LIMIT 1"
    ) == [("real", "real", "real")]
    assert sql(journal, "SELECT count(*) FROM protection_actions WHERE date(created_at) = '2026-03-01'") == [(2,)]


def test_times_are_utc_whatever_zone_the_computer_is_in() -> None:
    journal = started()
    put(journal, line())
    ((text,),) = sql(journal, "SELECT created_at FROM protection_actions")

    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", text)
    assert text == f"{NOW:%Y-%m-%d %H:%M:%S}"
