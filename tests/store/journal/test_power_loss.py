"""Whatever ends the program, and whatever of its last writes reached the disk: the next start finds a whole state."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pairguard_gui.core.state import changes as c
from pairguard_gui.core.state.account_state import AccountState
from pairguard_gui.core.state.actions import ActionQuery
from pairguard_gui.store.journal.journal import Journal
from tests.core.examples import BNB, SOL, attempt, gap, position
from tests.store.journal.rig import ACCOUNT, line, put, started

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
"""From Python 3.12 on fork() warns of threads; the children here start none and take no lock of ours."""

PAGE = 4096
SECTOR = 512
BEFORE, CHANGED = 40, 33
"""Lines of the log before the transaction, and in it."""

WORKER = """
import sys
from tests.store.journal.rig import line, put
from pairguard_gui.store.journal.journal import Journal
with Journal(sys.argv[1]) as journal:
    print("open", flush=True)
    for n in range(100_000):
        put(journal, line(nth=n), line(nth=n), line(nth=n))
        print(n, flush=True)
"""


def the_change() -> list[c.Change]:
    """One transaction over many pages: thirty-three lines of the log, a life, two gaps with an order each."""
    changes: list[c.Change] = [line(pair=BNB, detail=f"line {n} " + "y" * 600) for n in range(CHANGED)]
    changes.append(c.LifeSeen.of(position(leverage=None)))
    for pair in (BNB, SOL):
        changes += [c.GapOpened(gap(pair)), c.AttemptPlanned(attempt(pair))]
    return changes


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes, bytes, AccountState]:
    """The file before the transaction, its whole rollback journal, the file after it, and the state before it.

    The rollback journal is what a process leaves that dies at its first write beyond the pages of the old file: by
    then everything in it has been synced.
    """
    folder = tmp_path_factory.mktemp("power")
    file = folder / "pair_protection.db"
    with started(file) as journal:
        put(journal, *[line(pair=BNB, detail=f"line {n} " + "x" * 600) for n in range(BEFORE)])
        state = journal.state(ACCOUNT)
    old = file.read_bytes()
    hot = folder / "hot.db"
    shutil.copyfile(file, hot)
    assert die_beyond(hot, len(old)) == -signal.SIGXFSZ
    rollback = hot.with_name("hot.db-journal").read_bytes()
    with Journal(file) as journal:
        put(journal, *the_change())
    return old, rollback, file.read_bytes(), state


def die_beyond(file: Path, size: int) -> int:
    """Make the change in a process that is killed when it writes a byte beyond `size`."""
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        journal = Journal(file)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        put(journal, *the_change())
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def starts_with(folder: Path, image: bytes, rollback: bytes | None) -> tuple[AccountState, int]:
    """The state and the number of log lines that the next start finds on a disk that looks like this."""
    file = folder / "image.db"
    file.write_bytes(image)
    neighbour = file.with_name("image.db-journal")
    neighbour.unlink(missing_ok=True)
    if rollback is not None:
        neighbour.write_bytes(rollback)
    with Journal(file) as journal:
        found = journal.state(ACCOUNT), journal.count(ActionQuery())
        put(journal, line())
        assert journal.count(ActionQuery()) == found[1] + 1
    return found


def test_a_rollback_journal_of_which_only_the_beginning_arrived(
    tmp_path: Path, states: tuple[bytes, bytes, bytes, AccountState]
) -> None:
    """It is synced before the first page of the file is written: the file is still the old one."""
    old, rollback, _, state = states
    assert len(rollback) > 3 * PAGE
    for length in [*range(0, len(rollback), SECTOR * 3), len(rollback)]:
        assert starts_with(tmp_path, old, rollback[:length]) == (state, BEFORE)


def test_a_rollback_journal_with_sectors_that_never_arrived(
    tmp_path: Path, states: tuple[bytes, bytes, bytes, AccountState]
) -> None:
    """Its header counts no pages until these were synced (sqlite.org/fileformat2.html, section 3)."""
    old, rollback, _, state = states
    rng = random.Random(1)
    for _ in range(30):
        torn = bytearray(rollback)
        torn[8:12] = bytes(4)
        for sector in rng.sample(range(len(rollback) // SECTOR), rng.randrange(1, 20)):
            torn[sector * SECTOR : (sector + 1) * SECTOR] = bytes(SECTOR)
        assert starts_with(tmp_path, old, bytes(torn)) == (state, BEFORE)


def images(old: bytes, new: bytes, count: int) -> Iterator[bytes]:
    """The file while its pages are written: any of the changed sectors old or new, its end there, cut or missing."""
    rng = random.Random(2)
    for _ in range(count):
        size = rng.choice([len(old), len(new), rng.randrange(len(old), len(new), SECTOR)])
        image = bytearray(old + bytes(len(new) - len(old)))
        share = rng.random()
        for sector in range(len(new) // SECTOR):
            if rng.random() < share:
                image[sector * SECTOR : (sector + 1) * SECTOR] = new[sector * SECTOR : (sector + 1) * SECTOR]
        yield bytes(image[:size])


def test_a_file_of_which_any_part_was_written(tmp_path: Path, states: tuple[bytes, bytes, bytes, AccountState]) -> None:
    old, rollback, new, state = states
    for image in images(old, new, 60):
        assert starts_with(tmp_path, image, rollback) == (state, BEFORE)


def test_once_the_rollback_journal_ends_the_transaction_stays(
    tmp_path: Path, states: tuple[bytes, bytes, bytes, AccountState]
) -> None:
    """The last step makes the header zero, or removes the file: either is the commit."""
    _, rollback, new, state = states
    for ended in (None, b"", bytes(28) + rollback[28:], bytes(SECTOR) + rollback[SECTOR:]):
        found, lines = starts_with(tmp_path, new, ended)
        assert lines == BEFORE + CHANGED
        assert len(found.attempts) == 2
        assert found != state


def test_killed_between_any_two_statements_of_a_transaction(tmp_path: Path) -> None:
    """With a cache of a few pages SQLite writes into the file long before the commit: images of disk and journal."""
    file = tmp_path / "pair_protection.db"
    taken: list[tuple[bytes, bytes]] = []
    with started(file) as journal:
        put(journal, *[line(pair=BNB, detail="x" * 600) for _ in range(BEFORE)])
        state = journal.state(ACCOUNT)

        def look(_: str) -> None:
            """Reading by another process keeps this one's locks."""
            taken.append((by_another(file), by_another(file.with_name(f"{file.name}-journal"))))

        with journal._connection.reading() as con:
            con.execute("PRAGMA cache_size = 2")
            con.set_trace_callback(look)
        put(journal, *the_change()[-9:])
        with journal._connection.reading() as con:
            con.set_trace_callback(None)
    old = taken[0][0]
    assert sum(image != old for image, _ in taken) > 3, "nothing was written early: the images prove nothing"
    for image, rollback in taken:
        assert starts_with(tmp_path, image, rollback) == (state, BEFORE)


def by_another(file: Path) -> bytes:
    return subprocess.run(["cat", str(file)], check=True, capture_output=True).stdout


@pytest.mark.slow
def test_killed_at_random_moments_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "pair_protection.db"
    started(file).close()
    rng, expected = random.Random(3), 0
    for _ in range(12):
        worker = subprocess.Popen(
            [sys.executable, "-c", WORKER, str(file)], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3]
        )
        assert worker.stdout is not None
        assert worker.stdout.readline() == "open\n"
        time.sleep(rng.uniform(0.001, 0.15))
        worker.kill()
        acknowledged = len([line for line in worker.stdout.read().splitlines() if line.isdigit()])
        worker.stdout.close()
        worker.wait()
        with Journal(file) as journal:
            lines = journal.count(ActionQuery())
            assert len(journal.state(ACCOUNT).pairs) == 2
        assert lines % 3 == 0, "half a transaction"
        assert expected + 3 * acknowledged <= lines <= expected + 3 * acknowledged + 3
        expected = lines
    assert expected > 100


def test_killed_while_the_file_is_made_the_next_start_makes_it(tmp_path: Path) -> None:
    """The file has its name only when it is whole; what was begun stays beside it and hinders nobody."""
    file = tmp_path / "pair_protection.db"
    for size in range(0, 40 * PAGE, 5 * PAGE):
        child = os.fork()
        if child == 0:
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
            Journal(file)
            os._exit(0)
        os.waitpid(child, 0)
        with Journal(file) as journal:
            assert journal.accounts() == ()
        file.unlink()
