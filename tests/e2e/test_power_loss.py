"""The power goes at any moment: whatever the disk then holds, the journal opens and has every acknowledged commit."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from pairguard_gui.core.values.errors import JournalError
from pairguard_gui.store.journal.journal import Journal
from tests.e2e.crash_rig import CrashRig, crash_rig
from tests.e2e.disk import Disk, DiskAction, Step, steps
from tests.e2e.recorded_state import DATABASE
from tests.e2e.shared_controls import COMMITTED
from tests.e2e.tracer import recorded, recording

CALLS = (
    "openat", "pwrite64", "fdatasync", "fsync", "ftruncate", "unlink", "unlinkat", "link", "linkat", "rename",
    "renameat", "renameat2", "access", "faccessat", "faccessat2",
)  # fmt: skip
CUTS_A_STEP = 2
Files = Mapping[str, bytes]


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_no_power_loss_damages_the_journal_or_loses_a_commit(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    before, recorded_steps = _refills_on_a_recorded_disk(tmp_path)
    commits = sum(step.action is DiskAction.COMMITTED for step in recorded_steps)
    assert commits >= 20
    outcomes = Counter(_outcomes(before, recorded_steps, tmp_path, Disk(before)))
    assert set(outcomes) == {"sound"}
    told = f"{commits} commits, {len(recorded_steps)} steps, {outcomes.total()} images, 0 damaged, 0 commits lost"
    record_property("told", f"power losses: {told}")
    assert outcomes.total() >= 500
    on_a_deaf_disk = _outcomes(before, recorded_steps, tmp_path, Disk(before, deaf=True))
    assert any(outcome != "sound" for outcome in on_a_deaf_disk), "a disk that ignores every sync goes unnoticed"


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_no_power_loss_leaves_a_half_made_journal(tmp_path: Path) -> None:
    with crash_rig(tmp_path, seed=41) as rig:
        folder = tmp_path / "new"
        rig.controls.set("mark", 1)
        words = ["account", "list", "--profile", str(folder)]
        pid = rig.fork_server.start(words, rig.controls, tmp_path / "list.out", halted=True)
        with recording(pid, CALLS, tmp_path / "calls"):
            os.kill(pid, signal.SIGCONT)
            assert rig.fork_server.wait(pid) == 0
    recorded_steps = steps(recorded(tmp_path / "calls"), folder, COMMITTED)
    assert any(step.action is DiskAction.LINK for step in recorded_steps)
    assert set(_outcomes({}, recorded_steps, tmp_path, Disk({}))) == {"sound"}


def _refills_on_a_recorded_disk(folder: Path) -> tuple[Files, list[Step]]:
    """What was on the disk when the program started, and all it did to it from the first line to the last."""
    with crash_rig(folder, seed=40) as rig:
        rig.die(rig.pairs[:2])
        rig.program.check()
        rig.program.kill()
        rig.killed()
        before = _files(rig.profile)
        rig.controls.set("mark", 1)
        program = rig.start(halted=True)
        with recording(program.pid, CALLS, folder / "calls"):
            os.kill(program.pid, signal.SIGCONT)
            rig.heal()
            _live(rig)
            program.kill()
            rig.killed()
        rig.heal()
    return before, steps(recorded(folder / "calls"), rig.profile, COMMITTED)


def _live(rig: CrashRig) -> None:
    for first, count in ((2, 1), (5, 3), (3, 1)):
        rig.die(rig.pairs[first : first + count])
        rig.heal()


def _files(folder: Path) -> Files:
    return {file.name: file.read_bytes() for file in folder.glob(f"{DATABASE}*")}


def _outcomes(before: Files, recorded_steps: Sequence[Step], folder: Path, disk: Disk) -> Iterator[str]:
    """How the journal comes out of each image: sound, damaged, or without a commit that was acknowledged."""
    after_commit = _after_each_commit(before, recorded_steps, folder)
    seen: set[tuple[int, int]] = set()
    for commits, image in _images(recorded_steps, disk):
        key = (commits, hash(frozenset(image.items())))
        if key not in seen:
            seen.add(key)
            content = _content(image, folder)
            # A commit under way may have come through. Before the first one of a new file, any empty journal will do.
            allowed = after_commit[commits : commits + 2] if before or commits else [content]
            yield "damaged" if content is None else "sound" if content in allowed else "commit lost"


def _after_each_commit(before: Files, recorded_steps: Sequence[Step], folder: Path) -> list[str | None]:
    disk = Disk(before)
    contents = [_content(disk.all_of_it(), folder)]
    for step in recorded_steps:
        disk.take(step)
        if step.action is DiskAction.COMMITTED:
            contents.append(_content(disk.all_of_it(), folder))
    contents.append(_content(disk.all_of_it(), folder))
    return contents


def _images(recorded_steps: Sequence[Step], disk: Disk) -> Iterator[tuple[int, Files]]:
    """After every step: what is on the disk for certain, all that was written, and some things between."""
    rng, commits = Random(1), 0
    for step in recorded_steps:
        disk.take(step)
        commits += step.action is DiskAction.COMMITTED
        yield commits, disk.only_what_is_certain()
        yield commits, disk.all_of_it()
        for _ in range(CUTS_A_STEP):
            yield commits, disk.after_a_power_cut(rng)


def _content(image: Files, folder: Path) -> str | None:
    """A digest of what the journal holds once the real one has opened it; None when it cannot."""
    place = folder / "image"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for name, content in image.items():
        (place / name).write_bytes(content)
    try:
        Journal(place / DATABASE).close()
    except JournalError:
        return None
    digest = hashlib.sha256()
    with closing(sqlite3.connect(place / DATABASE)) as con:
        for (table,) in con.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall():
            digest.update(repr(con.execute(f'SELECT * FROM "{table}"').fetchall()).encode())  # noqa: S608  our own names
    return digest.hexdigest()
