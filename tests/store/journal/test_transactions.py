"""All of a decision or nothing of it, whatever fails and wherever; and what the disk refuses is named in one word."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pairguard_gui.core.state import changes as c
from pairguard_gui.core.state.account_state import AccountState, AttemptState
from pairguard_gui.core.state.actions import ActionQuery
from pairguard_gui.core.values.errors import JournalError, JournalUnwritable, RuleBroken
from pairguard_gui.store import disk
from pairguard_gui.store.journal import connection
from pairguard_gui.store.journal.journal import Journal
from tests.core.examples import BNB, NOW, SOL, after, attempt, gap, position
from tests.store.journal.rig import ACCOUNT, line, planned, proven, put, sql, started

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
"""From Python 3.12 on fork() warns of threads; the children here start none and take no lock of ours."""

PAGE = 4096
MANY = [line(pair=BNB, detail=f"line {n} " + "x" * 500) for n in range(120)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "pair_protection.db"


def problem(error: pytest.ExceptionInfo[JournalError]) -> object:
    return error.value.reason.param("problem")


def test_what_decide_raises_rolls_back_and_comes_out(file: Path) -> None:
    journal = started(file)
    before = journal.state(ACCOUNT)

    def decide(state: AccountState) -> list[c.Change]:
        assert state == before
        raise LookupError("changed my mind")

    with pytest.raises(LookupError):
        journal.write(ACCOUNT, decide)

    assert journal.state(ACCOUNT) == before


def test_a_change_that_is_refused_takes_those_before_it_along(file: Path) -> None:
    journal = started(file)
    before = journal.state(ACCOUNT)

    with pytest.raises(RuleBroken):
        put(journal, line(), c.PairDropped(SOL, NOW), c.PairDropped(SOL, NOW))

    assert journal.state(ACCOUNT) == before
    assert journal.count(ActionQuery()) == 0


def test_deciding_on_nothing_changes_nothing() -> None:
    journal = started()

    assert journal.write(ACCOUNT, lambda _: ()) is journal.state(ACCOUNT)


def test_a_write_inside_a_write_is_a_bug_that_changes_nothing() -> None:
    journal = started()
    before = journal.state(ACCOUNT)

    def decide(_: AccountState) -> list[c.Change]:
        put(journal, line())
        return []

    with pytest.raises(RuleBroken) as refusal:
        journal.write(ACCOUNT, decide)

    assert refusal.value.reason.param("rule") == "nested_write"
    assert journal.state(ACCOUNT) == before
    assert journal.count(ActionQuery()) == 0


def test_the_state_may_be_read_while_deciding() -> None:
    journal = started()

    journal.write(ACCOUNT, lambda state: () if journal.state(ACCOUNT) is state else (line(),))

    assert journal.count(ActionQuery()) == 0


def test_a_keyboard_interrupt_rolls_back(file: Path) -> None:
    journal = started(file)

    with pytest.raises(KeyboardInterrupt):
        journal.write(ACCOUNT, lambda _: _interrupt())
    put(journal, line())

    assert journal.count(ActionQuery()) == 1


def _interrupt() -> list[c.Change]:
    raise KeyboardInterrupt


def test_the_connection_is_set_up_to_lose_nothing(file: Path) -> None:
    journal = started(file)

    assert sql_values(journal, "synchronous", "journal_mode", "locking_mode", "foreign_keys") == [
        3,
        "delete",
        "exclusive",
        1,
    ]


def sql_values(journal: Journal, *pragmas: str) -> list[object]:
    with journal._connection.reading() as con:
        return [con.execute(f"PRAGMA {pragma}").fetchone()[0] for pragma in pragmas]


def test_a_closed_journal_says_so(file: Path) -> None:
    journal = started(file)
    journal.close()
    journal.close()

    with pytest.raises(JournalUnwritable) as refusal:
        put(journal, line())
    assert problem(refusal) == "closed"
    with pytest.raises(JournalUnwritable):
        journal.actions(ActionQuery())


def test_a_commit_that_sqlite_refuses_leaves_the_last_state(file: Path) -> None:
    """A foreign key that is checked late makes COMMIT itself fail, with the transaction still open."""
    journal = started(file)
    before = journal.state(ACCOUNT)

    def decide(_: AccountState) -> list[c.Change]:
        con = journal._connection._con
        assert con is not None
        con.execute("PRAGMA defer_foreign_keys = ON")
        con.execute("INSERT INTO checks VALUES (99, 0, 1, 0)")
        return [line()]

    with pytest.raises(RuleBroken):
        journal.write(ACCOUNT, decide)

    assert journal.state(ACCOUNT) == before
    put(journal, line())
    assert journal.count(ActionQuery()) == 1


class Failing(sqlite3.Connection):
    """A connection whose statements fail as a test says, before or after they were done."""

    fails: dict[str, sqlite3.Error]
    done_first: bool = False

    def execute(self, statement: str, values: Any = (), /) -> sqlite3.Cursor:
        error = getattr(self, "fails", {}).pop(statement, None)
        if error is None:
            return super().execute(statement, values)
        if self.done_first:
            super().execute(statement, values)
        raise error


def io_error() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
    return error


@pytest.fixture
def failing(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Journal, Failing]]:
    """A started journal and its connection, which can be made to fail."""
    plain = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *given, **named: plain(*given, **named, factory=Failing))
    journal = started(file)
    con = journal._connection._con
    assert isinstance(con, Failing)
    yield journal, con
    journal.close()


def test_a_commit_that_fails_half_way_leaves_the_last_state(failing: tuple[Journal, Failing]) -> None:
    journal, con = failing
    before = journal.state(ACCOUNT)
    con.fails = {"COMMIT": io_error()}

    with pytest.raises(JournalUnwritable) as refusal:
        put(journal, c.PairDropped(BNB, NOW))

    assert problem(refusal) == "io"
    assert journal.state(ACCOUNT) == before


def test_a_commit_that_was_done_but_reported_as_failed_is_not_forgotten(
    failing: tuple[Journal, Failing],
) -> None:
    """After such a report nobody knows; what counts is what the file says."""
    journal, con = failing
    con.fails, con.done_first = {"COMMIT": io_error()}, True

    with pytest.raises(JournalUnwritable):
        put(journal, c.PairDropped(BNB, NOW))

    assert [protected.pair for protected in journal.state(ACCOUNT).pairs] == [SOL]


def test_a_roll_back_that_fails_is_made_good_by_a_new_connection(failing: tuple[Journal, Failing]) -> None:
    journal, con = failing
    before = journal.state(ACCOUNT)
    con.fails = {"COMMIT": io_error(), "ROLLBACK": io_error()}

    with pytest.raises(JournalUnwritable):
        put(journal, c.PairDropped(BNB, NOW))

    assert journal.state(ACCOUNT) == before
    put(journal, c.PairDropped(SOL, NOW))
    assert journal._connection._con is not con
    assert [protected.pair for protected in journal.state(ACCOUNT).pairs] == [BNB]


def test_a_new_connection_keeps_the_other_copies_out(failing: tuple[Journal, Failing], file: Path) -> None:
    journal, con = failing
    con.fails = {"COMMIT": io_error(), "ROLLBACK": io_error()}
    with pytest.raises(JournalUnwritable):
        put(journal, line())
    put(journal, line())

    with pytest.raises(JournalError) as refusal:
        Journal(file)
    assert problem(refusal) == "in_use"


def test_the_check_that_could_not_be_noted_did_not_happen(failing: tuple[Journal, Failing]) -> None:
    journal, con = failing
    journal.seen(ACCOUNT, after(60))
    con.fails = {"COMMIT": io_error()}

    with pytest.raises(JournalUnwritable):
        journal.seen(ACCOUNT, after(120))

    assert journal.state(ACCOUNT).last_complete == after(60)


def test_a_database_that_may_not_grow_is_full_and_stays_as_it_was(file: Path) -> None:
    journal = started(file)
    before = journal.state(ACCOUNT)
    for pages in range(sql_pages(journal), sql_pages(journal) + 12):
        with journal._connection.reading() as con:
            con.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(JournalUnwritable) as refusal:
            put(journal, c.PairDropped(BNB, NOW), *MANY)
        assert problem(refusal) == "disk_full"
        assert journal.state(ACCOUNT) == before
        assert journal.count(ActionQuery()) == 0
    with journal._connection.reading() as con:
        con.execute("PRAGMA max_page_count = 1000000")
    put(journal, *MANY)
    assert journal.count(ActionQuery()) == len(MANY)


def sql_pages(journal: Journal) -> int:
    with journal._connection.reading() as con:
        return int(con.execute("PRAGMA page_count").fetchone()[0])


def test_a_nearly_full_disk_is_refused_before_anything_is_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = started(file)
    monkeypatch.setattr(connection, "free_bytes", lambda _: disk.FREE_BYTES_NEEDED - 1)

    writes: tuple[Callable[[], object], ...] = (lambda: put(journal, line()), lambda: journal.seen(ACCOUNT, NOW))
    for write in writes:
        with pytest.raises(JournalUnwritable) as refusal:
            write()
        assert problem(refusal) == "disk_full"
    assert len(journal.state(ACCOUNT).pairs) == 2
    journal.close()
    with Journal(file) as again:
        assert len(again.state(ACCOUNT).pairs) == 2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, where the system lets us make one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = shutil.which("mount")
    asked = [str(mount), "-t", "tmpfs", "-o", "size=1m", "none", str(folder)]
    made = mount and subprocess.run(asked, check=False, capture_output=True)
    if not made or made.returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_disk_that_runs_full_in_the_middle(small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "FREE_BYTES_NEEDED", 0)
    with started(small_disk / "pair_protection.db") as journal:
        written = 0
        with pytest.raises(JournalUnwritable) as refusal:  # noqa: PT012  the write that meets the end is found by trying
            for _ in range(1000):
                put(journal, *MANY[:20])
                written += 20
        assert problem(refusal) in {"disk_full", "io"}
        assert journal.count(ActionQuery()) == written
    with Journal(small_disk / "pair_protection.db") as journal:
        assert journal.count(ActionQuery()) == written
        assert len(journal.state(ACCOUNT).pairs) == 2


def test_a_database_that_was_moved_away_is_not_written_on(file: Path) -> None:
    journal = started(file)
    file.rename(file.with_name("elsewhere.db"))

    with pytest.raises(JournalUnwritable) as refusal:
        put(journal, line())
    assert problem(refusal) == "moved"


def test_a_folder_that_was_deleted_is_not_written_on(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    folder.mkdir()
    journal = started(folder / "pair_protection.db")
    shutil.rmtree(folder)

    with pytest.raises(JournalUnwritable):
        put(journal, line())


def in_a_child(work: Callable[[], int]) -> int:
    """The exit status of `work` in a process of its own; minus the signal when one ended it."""
    child = os.fork()
    if child == 0:
        status = 99
        try:
            status = work()
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def plan_two_refills(journal: Journal) -> None:
    """A write that touches many pages: lines of the log, gaps, orders."""
    changes: list[c.Change] = [*MANY[:30], c.LifeSeen.of(position(leverage=None))]
    for pair in (BNB, SOL):
        order = attempt(pair)
        changes += [c.GapOpened(gap(pair)), c.AttemptPlanned(order), line(pair=pair)]
        changes += [c.AttemptMoved(order.attempt_id, AttemptState.UNKNOWN, after(1))]
    put(journal, *changes)


def write_with_a_limit(file: Path, limit: int, action: signal.Handlers) -> int:
    """Try the big write while no file may grow beyond `limit` bytes: it fails there, or the process dies there."""

    def work() -> int:
        signal.signal(signal.SIGXFSZ, action)
        journal = Journal(file)
        before = journal.state(ACCOUNT)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        try:
            plan_two_refills(journal)
        except JournalUnwritable as error:
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            clean = journal.state(ACCOUNT) == before and journal.count(ActionQuery()) == 40
            return 1 if clean and error.reason.param("problem") in {"io", "disk_full"} else 3
        return 0

    return in_a_child(work)


@pytest.fixture
def grown(tmp_path: Path) -> Path:
    """A journal of some sixty pages, to be copied and hurt."""
    file = tmp_path / "grown.db"
    with started(file) as journal:
        put(journal, *MANY[:40])
    return file


@pytest.mark.slow
@pytest.mark.parametrize("action", [signal.SIG_IGN, signal.SIG_DFL], ids=["the write fails", "the process dies"])
def test_a_commit_may_fail_at_any_page_it_writes(grown: Path, tmp_path: Path, action: signal.Handlers) -> None:
    """The rollback journal grows page by page, then the database is written page by page: stop it at each."""
    with Journal(grown) as journal:
        before = journal.state(ACCOUNT)
    ends = []
    for limit in range(0, grown.stat().st_size + 30 * PAGE, PAGE):
        copy = tmp_path / "copy.db"
        shutil.copyfile(grown, copy)
        ends.append(write_with_a_limit(copy, limit, action))
        with Journal(copy) as journal:
            state = journal.state(ACCOUNT)
            if ends[-1]:
                assert state == before, limit
                assert journal.count(ActionQuery()) == 40
            else:
                assert len(state.attempts) == 2
                assert journal.count(ActionQuery()) == 72
        copy.unlink()
    failed = 1 if action is signal.SIG_IGN else -signal.SIGXFSZ
    assert set(ends) == {failed, 0}
    assert ends.count(failed) > 30
    assert ends == sorted(ends, key=bool, reverse=True), "once there is room enough it works"


def test_the_window_reads_while_the_guard_writes(file: Path) -> None:
    journal = started(file)
    errors: list[BaseException] = []
    done = threading.Event()

    def window() -> None:
        try:
            while not done.is_set():
                page = journal.actions(ActionQuery(limit=50))
                assert [a.action_id for a in page] == sorted((a.action_id for a in page), reverse=True)
                assert journal.count(ActionQuery()) % 3 == 0, "half a transaction was seen"
                assert len(journal.state(ACCOUNT).pairs) == 2
        except BaseException as error:  # noqa: BLE001  it is raised in the main thread below
            errors.append(error)

    readers = [threading.Thread(target=window) for _ in range(3)]
    for reader in readers:
        reader.start()
    for n in range(100):
        put(journal, line(), line(), line())
        journal.seen(ACCOUNT, after(n))
    done.set()
    for reader in readers:
        reader.join()

    assert errors == []
    assert journal.count(ActionQuery()) == 300


def test_two_guards_write_at_once() -> None:
    journal = started()
    journal.ensure_account("second", journal.state(ACCOUNT).environment)

    def guard(account: str) -> None:
        for _ in range(200):
            journal.write(account, lambda state: [line(account=state.account)])

    threads = [threading.Thread(target=guard, args=(name,)) for name in (ACCOUNT, "second")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert journal.count(ActionQuery(account=ACCOUNT)) == journal.count(ActionQuery(account="second")) == 200


def test_an_order_is_on_the_platter_before_write_returns(file: Path) -> None:
    """The file alone, copied in that very moment, has it."""
    journal = started(file)
    order = planned(journal)
    copy = file.with_name("copy.db")
    shutil.copyfile(file, copy)

    with Journal(copy) as other:
        assert other.state(ACCOUNT).attempts == (order,)


def test_open_gaps_are_not_lost_by_a_refused_order() -> None:
    journal = started()
    proven(journal)
    with pytest.raises(RuleBroken):
        put(journal, c.AttemptPlanned(attempt(SOL)))

    assert len(journal.state(ACCOUNT).gaps) == 1
    assert sql(journal, "SELECT count(*) FROM attempts") == [(0,)]
