"""Opening: a new file is whole or absent, an unsound one is left as it is, and nobody loses the set in silence."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pairguard_gui.core.state.actions import ActionQuery
from pairguard_gui.core.values.errors import (
    JournalDamaged,
    JournalError,
    JournalInUse,
    JournalNewer,
    JournalUnwritable,
)
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.store import disk
from pairguard_gui.store.journal import open_file
from pairguard_gui.store.journal.journal import Journal
from pairguard_gui.store.journal.layout.schema import VERSION
from tests.core.examples import BNB, SOL, after
from tests.store.journal.rig import ACCOUNT, filled, line, planned, put, started

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
"""From Python 3.12 on fork() warns of threads; the children here start none and take no lock of ours."""

HEADER = 100
"""Bytes of a database file that say what it is (sqlite.org/fileformat2.html, 1.3)."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "pair_protection.db"


@pytest.fixture
def sound(file: Path) -> bytes:
    """A journal with everything in it, closed, as bytes."""
    with started(file) as journal:
        filled(journal)
        planned(journal, SOL)
        put(journal, *[line(pair=BNB, detail=f"line {n}") for n in range(60)])
        journal.seen(ACCOUNT, after(60))
    return file.read_bytes()


def problem_of(file: Path, kind: type[JournalError]) -> object:
    """Why opening is refused; the file and its neighbours are as before."""
    before = {path: path.read_bytes() for path in file.parent.iterdir() if path.is_file()}
    with pytest.raises(kind) as refusal:
        Journal(file)
    assert {path: path.read_bytes() for path in file.parent.iterdir() if path.is_file()} == before
    return refusal.value.reason.param("problem")


def test_a_new_journal_is_there_at_once_for_this_user_alone(file: Path) -> None:
    before = os.umask(0)
    try:
        with Journal(file):
            modes = {path.name: path.stat().st_mode & 0o777 for path in file.parent.iterdir()}
    finally:
        os.umask(before)

    assert modes == {file.name: 0o600, f"{file.name}-journal": 0o600}
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_name_with_odd_signs_is_a_name(tmp_path: Path) -> None:
    file = tmp_path / "100% 余额?mode=memory#x&y.db"
    with started(file):
        pass

    assert file.exists()
    with Journal(file) as journal:
        assert len(journal.state(ACCOUNT).pairs) == 2


def test_a_second_copy_is_refused_within_a_second(file: Path) -> None:
    with started(file), pytest.raises(JournalInUse) as refusal:
        Journal(file)

    assert refusal.value.reason.param("problem") == "in_use"
    with Journal(file) as journal:
        assert len(journal.state(ACCOUNT).pairs) == 2


def test_a_second_copy_in_another_process_is_refused_too(file: Path) -> None:
    ask = "import sys; from pairguard_gui.store.journal.journal import Journal; Journal(sys.argv[1])"
    import sys

    with started(file) as journal:
        other = subprocess.run([sys.executable, "-c", ask, str(file)], check=False, capture_output=True, text=True)
        assert "JournalInUse" in other.stderr
        put(journal, line())


def test_a_refused_second_copy_leaves_the_first_its_lock(file: Path) -> None:
    """On POSIX, closing any handle of a file would free the locks of its process."""
    with started(file):
        for _ in range(3):
            with pytest.raises(JournalInUse):
                Journal(file)


def test_two_copies_that_begin_at_once_share_one_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other one makes the file between our look and our own making."""
    fill = open_file._fill

    def and_the_other_too(fresh: Path, installation: str) -> None:
        fill(fresh, installation)
        monkeypatch.setattr(open_file, "_fill", fill)
        Journal(file, installation="PGother").close()

    monkeypatch.setattr(open_file, "_fill", and_the_other_too)

    with Journal(file, installation="PGthis") as journal:
        assert journal.installation == "PGother"
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_disk_without_hard_links_will_do(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)

    with Journal(file) as journal:
        assert journal.accounts() == ()
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_journal_half_made_leaves_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(open_file, "_name", dies)

    with pytest.raises(KeyboardInterrupt):
        Journal(file)
    assert list(file.parent.iterdir()) == []


def test_an_empty_file_is_not_a_new_journal(file: Path) -> None:
    """Ours are never empty: somebody or something emptied it, and the set with it."""
    file.touch()

    assert problem_of(file, JournalDamaged) == "empty"


def test_a_missing_file_with_its_rollback_journal_left_is_not_a_new_journal(file: Path) -> None:
    file.with_name(f"{file.name}-journal").write_bytes(b"what was under way")

    assert problem_of(file, JournalDamaged) == "orphan_journal"


@pytest.mark.parametrize("content", [b"x", b"not a database at all " * 400, b"\0" * 8192, b"SQLite format 3\0"])
def test_what_is_no_database_is_left_alone(file: Path, content: bytes) -> None:
    file.write_bytes(content)

    assert problem_of(file, JournalDamaged) in {"not_a_database", "malformed", "schema"}


def test_somebody_else_s_database_is_left_alone(file: Path) -> None:
    with sqlite3.connect(file) as con:
        con.execute("CREATE TABLE trading_decision (id INTEGER)")
    con.close()

    assert problem_of(file, JournalDamaged) == "schema"


def test_a_newer_journal_is_left_alone(file: Path, sound: bytes) -> None:
    del sound
    edit(file, f"PRAGMA user_version = {VERSION + 1}")

    with pytest.raises(JournalNewer) as refusal:
        Journal(file)
    assert refusal.value.reason.param("version") == VERSION + 1
    assert refusal.value.reason.param("known") == VERSION
    assert problem_of(file, JournalNewer) == "newer"


def edit(file: Path, *statements: str) -> None:
    """What somebody with a database tool does to a closed journal."""
    con = sqlite3.connect(file, isolation_level=None)
    for statement in statements:
        con.execute(statement)
    con.close()


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER attempt_planned",
        "DROP INDEX one_open_attempt",
        "DROP TABLE checks",
        "ALTER TABLE gaps RENAME COLUMN cause TO why",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = -1",
    ],
)
def test_a_journal_without_its_rules_is_refused(file: Path, sound: bytes, statement: str) -> None:
    del sound
    edit(file, statement)

    assert problem_of(file, JournalDamaged) == "schema"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE protected_pairs SET added_us = 'yesterday'",
        "UPDATE protected_pairs SET margin_mode = 'crossed'",
        "UPDATE protected_pairs SET leverage = 'five'",
        "UPDATE protected_pairs SET added_us = 9000000000000000000",
        'UPDATE accounts SET rules = \'{"margin_usdt": "a lot"}\'',
        'UPDATE accounts SET rules = \'{"margin_usdt": "1e9"}\'',
        "UPDATE accounts SET rules = '[]'",
        "UPDATE accounts SET rules = '{\"pair_cap\": 5}'",
        "UPDATE accounts SET armed_position_mode = ''",
        "UPDATE accounts SET hold_brake = 'whim', hold_code = 'money', hold_us = 1",
        "UPDATE attempts SET filled = 'some' WHERE state = 'sent'",
    ],
)
def test_a_row_that_makes_no_sense_is_met_at_the_start(file: Path, sound: bytes, statement: str) -> None:
    del sound
    edit(file, "PRAGMA ignore_check_constraints = ON", statement)

    assert problem_of(file, JournalDamaged) in {"rows", "malformed"}


def test_an_order_whose_body_was_changed_is_damage(file: Path, sound: bytes) -> None:
    del sound
    con = sqlite3.connect(file, isolation_level=None)
    (rule,) = con.execute("SELECT sql FROM sqlite_schema WHERE name = 'attempt_body'").fetchone()
    con.execute("DROP TRIGGER attempt_body")
    con.execute('UPDATE attempts SET body = \'{"sz": "1000"}\'')
    con.execute(rule)
    con.close()

    assert problem_of(file, JournalDamaged) == "rows"


def test_limits_follow_the_rules_again_at_the_start(file: Path, sound: bytes) -> None:
    del sound
    edit(file, "UPDATE accounts SET budget_nano = 1000000000000, refill_cap = 1000, watch_only = 1")

    with Journal(file) as journal, journal._connection.reading() as con:
        limits = con.execute("SELECT budget_nano, refill_cap, watch_only FROM accounts").fetchone()
    assert limits == (20_000_000_000, 20, 0)


def test_a_table_somebody_added_does_no_harm(file: Path, sound: bytes) -> None:
    del sound
    edit(file, "CREATE TABLE notes (text TEXT)", "CREATE VIEW refills AS SELECT * FROM protection_actions")

    with Journal(file) as journal:
        assert len(journal.state(ACCOUNT).pairs) == 2


def test_a_file_in_wal_mode_is_brought_back(file: Path, sound: bytes) -> None:
    """A tool that opened it may have left it so; with it the durability would be another."""
    del sound
    edit(file, "PRAGMA journal_mode = WAL")

    with Journal(file) as journal:
        put(journal, line())
        with journal._connection.reading() as con:
            assert con.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert not file.with_name(f"{file.name}-wal").exists()


def flips(size: int) -> Iterator[tuple[int, int]]:
    """Every byte of the header with one bit flipped, and a sample of all others."""
    rng = random.Random(20260105)
    yield from ((offset, 1 << rng.randrange(8)) for offset in range(HEADER))
    yield from ((rng.randrange(size), 1 << rng.randrange(8)) for _ in range(250))
    yield from ((rng.randrange(size), 0xFF) for _ in range(50))


@pytest.mark.slow
def test_a_flipped_byte_is_damage_or_no_harm_but_never_an_emptied_set(file: Path, sound: bytes) -> None:
    refused = 0
    for offset, mask in flips(len(sound)):
        hurt = bytearray(sound)
        hurt[offset] ^= mask
        file.write_bytes(hurt)
        try:
            use_everything(file)
        except (JournalDamaged, JournalNewer, JournalUnwritable):
            refused += 1
        remove_neighbours(file)

    assert refused > 50, "a check that never finds anything proves nothing"


def use_everything(file: Path) -> None:
    """Open, read, write. Whoever gets this far still has both pairs."""
    with Journal(file) as journal:
        assert [protected.pair for protected in journal.state(ACCOUNT).pairs] == [BNB, SOL]
        assert [known.name for known in journal.accounts()] == [ACCOUNT]
        journal.actions(ActionQuery(limit=1000))
        journal.count(ActionQuery(text="line"))
        journal.seen(ACCOUNT, after(120))
        put(journal, line())


def remove_neighbours(file: Path) -> None:
    for ending in ("-journal", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)


def test_a_page_of_nothing_is_damage(file: Path, sound: bytes) -> None:
    for page in range(len(sound) // 4096):
        file.write_bytes(sound[: page * 4096] + b"\0" * 4096 + sound[(page + 1) * 4096 :])
        with pytest.raises(JournalDamaged):
            use_everything(file)
        remove_neighbours(file)


def test_a_file_that_was_cut_is_damage(file: Path, sound: bytes) -> None:
    for size in [*range(1, len(sound), 4096), *range(4096, len(sound), 4096), len(sound) - 1]:
        file.write_bytes(sound[:size])
        with pytest.raises(JournalDamaged):
            use_everything(file)
        remove_neighbours(file)


def test_a_refused_file_is_as_it_was(file: Path, sound: bytes) -> None:
    hurt = sound[:8192] + bytes(byte ^ 0x5A for byte in sound[8192:12288]) + sound[12288:]
    file.write_bytes(hurt)

    problem_of(file, JournalDamaged)


def test_a_folder_in_place_of_the_file(file: Path) -> None:
    file.mkdir()

    with pytest.raises(JournalUnwritable) as refusal:
        Journal(file)
    assert refusal.value.reason.param("problem") == "cannot_open"


@pytest.mark.parametrize("place", ["nowhere/pair_protection.db", "a file/pair_protection.db"])
def test_a_folder_that_is_none(tmp_path: Path, place: str) -> None:
    (tmp_path / "a file").touch()

    with pytest.raises(JournalUnwritable) as refusal:
        Journal(tmp_path / place)
    assert refusal.value.reason.param("problem") == "cannot_open"


def as_ordinary_user(work: Callable[[], object]) -> str:
    """The problem `work` meets without root's rights, by its word; "" when it meets none."""
    if os.geteuid() != 0:
        return _problem(work)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.setresgid(65534, 65534, 65534)
        os.setresuid(65534, 65534, 65534)
        os.write(writer, _problem(work).encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader) as answer:
        return answer.read()


def _problem(work: Callable[[], object]) -> str:
    try:
        work()
    except JournalUnwritable as error:
        return str(error.reason.param("problem"))
    except BaseException as error:  # noqa: BLE001  it is named in the assertion of the parent
        return repr(error)
    return ""


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder an ordinary user can reach: pytest's own are closed to others."""
    with tempfile.TemporaryDirectory(prefix="pairguard-shared-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def test_a_read_only_folder_takes_no_new_journal(shared: Path) -> None:
    shared.chmod(0o555)

    assert as_ordinary_user(lambda: Journal(shared / "pair_protection.db")) == "read_only"


def test_a_read_only_folder_is_met_before_anything_is_guarded(shared: Path) -> None:
    """The file itself may be written, but not the rollback journal beside it."""
    file = shared / "pair_protection.db"
    with started(file):
        pass
    file.chmod(0o666)
    shared.chmod(0o555)

    assert as_ordinary_user(lambda: Journal(file)) in {"read_only", "cannot_open"}


def test_a_read_only_file_is_met_before_anything_is_guarded(shared: Path) -> None:
    file = shared / "pair_protection.db"
    with started(file):
        pass
    file.chmod(0o444)
    shared.chmod(0o777)

    assert as_ordinary_user(lambda: Journal(file)) == "read_only"


def test_a_folder_nobody_may_look_into(shared: Path) -> None:
    with started(shared / "pair_protection.db"):
        pass
    shared.chmod(0o000)

    assert as_ordinary_user(lambda: Journal(shared / "pair_protection.db")) in {"read_only", "cannot_open"}


MOUNTS = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 22 0:40 / /home/me/My\\040Drive rw,relatime - fuse.rclone drive: rw
41 22 0:41 / /srv/nas rw,relatime shared:20 - nfs4 nas:/export rw
42 41 0:42 / /srv/nas/local rw - xfs /dev/vdb rw
43 22 0:43 / /mnt/盘 rw - cifs //pc/share rw
"""


@pytest.mark.parametrize(
    ("folder", "remote"),
    [
        ("/home/me", False),
        ("/home/me/My Drive/PairGuard", True),
        ("/srv/nas", True),
        ("/srv/nas/deep/er", True),
        ("/srv/nas2", False),
        ("/srv/nas/local/x", False),
        ("/mnt/盘/x", True),
    ],
)
def test_network_drives_are_known_by_the_mount_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, remote: bool
) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(MOUNTS, "utf-8")
    monkeypatch.setattr(disk, "MOUNTS", table)

    assert disk.on_network(Path(folder)) is remote


def test_without_a_mount_table_a_drive_is_taken_for_local(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "MOUNTS", tmp_path / "none")

    assert not disk.on_network(tmp_path)


def test_a_network_drive_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_file, "on_network", lambda _: True)

    with pytest.raises(JournalUnwritable) as refusal:
        Journal(file)
    assert refusal.value.reason.param("problem") == "network_drive"
    assert list(file.parent.iterdir()) == []


def test_an_old_sqlite_is_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))

    with pytest.raises(JournalUnwritable) as refusal:
        Journal(file)
    assert refusal.value.reason.param("problem") == "old_sqlite"


def test_memory_is_a_journal_too() -> None:
    with Journal(":memory:") as journal:
        journal.ensure_account("main", Environment.PRACTICE)
        put(journal, line())
        assert journal.count(ActionQuery()) == 1
