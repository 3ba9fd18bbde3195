"""A disk as it was told to change, and what it may hold when the power goes: only what was synced is certain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePath
from random import Random

from tests.e2e.tracer import Call

SECTOR = 512
"""The most that a disk writes at once for certain."""


class DiskAction(StrEnum):
    """What can be done to a file, to the names in the folder, or only to a tracer."""

    WRITE = "write"
    RESIZE = "resize"
    SYNC = "sync"
    CREATE = "create"
    REMOVE = "remove"
    LINK = "link"
    RENAME = "rename"
    SYNC_NAMES = "sync names"
    COMMITTED = "committed"


@dataclass(frozen=True, slots=True)
class Step:
    """One action on the file of that name; `place` is an offset or a size, `other` a second name."""

    action: DiskAction
    name: str = ""
    place: int = 0
    data: bytes = b""
    other: str = ""


def steps(calls: Sequence[Call], folder: Path, committed: str) -> list[Step]:
    """What these system calls did to the database files of a folder."""
    found = [step for call in calls if call.result >= 0 or call.texts[:1] == (committed.encode(),)
             for step in _steps_of(call, folder, committed)]  # fmt: skip
    return [
        step for step in found if step.action in {DiskAction.COMMITTED, DiskAction.SYNC_NAMES} or ".db" in step.name
    ]


def _steps_of(call: Call, folder: Path, committed: str) -> Iterator[Step]:
    texts = [text.decode("utf-8", "replace") for text in call.texts]
    name = PurePath((call.paths or texts)[-1 if call.name == "openat" else 0]).name if call.paths or texts else ""
    if texts[:1] == [committed]:
        yield Step(DiskAction.COMMITTED)
    elif call.name in {"fsync", "fdatasync"} and call.paths == (str(folder),):
        yield Step(DiskAction.SYNC_NAMES)
    elif not any(str(folder) in text for text in (*call.paths, *texts)):
        return
    elif call.name == "pwrite64":
        yield Step(DiskAction.WRITE, name, call.numbers[-1], call.texts[0][: call.result])
    elif call.name == "ftruncate":
        yield Step(DiskAction.RESIZE, name, call.numbers[-1])
    elif call.name in {"fsync", "fdatasync"}:
        yield Step(DiskAction.SYNC, name)
    elif call.name == "openat" and "O_CREAT" in call.words:
        yield Step(DiskAction.CREATE, PurePath(texts[0]).name)
    elif call.name.startswith("unlink"):
        yield Step(DiskAction.REMOVE, PurePath(texts[0]).name)
    elif call.name.startswith(("link", "rename")):
        action = DiskAction.LINK if call.name.startswith("link") else DiskAction.RENAME
        yield Step(action, PurePath(texts[0]).name, other=PurePath(texts[1]).name)


@dataclass
class _File:
    """Certain content, and the writes since the last sync of which any part may be on the disk."""

    certain: bytes = b""
    pending: list[Step] = field(default_factory=list)


class Disk:
    """The database files of one folder. `deaf` makes syncs worthless, to prove that such a disk is found out."""

    def __init__(self, files: Mapping[str, bytes], *, deaf: bool = False) -> None:
        self._deaf = deaf
        self._names = {name: _File(content) for name, content in files.items()}
        self._certain_names = dict(self._names)
        self._pending_names: list[dict[str, _File]] = []

    def take(self, step: Step) -> None:
        """One step of the recording."""
        if step.action in {DiskAction.WRITE, DiskAction.RESIZE}:
            self._names[step.name].pending.append(step)
        elif step.action is DiskAction.SYNC and not self._deaf:
            file = self._names[step.name]
            file.certain, file.pending = _written(file.certain, file.pending), []
        elif step.action is DiskAction.SYNC_NAMES and not self._deaf:
            self._certain_names, self._pending_names = dict(self._names), []
        else:
            self._rename(step)

    def all_of_it(self) -> dict[str, bytes]:
        """What programs see while the power is on."""
        return {name: _written(file.certain, file.pending) for name, file in self._names.items()}

    def only_what_is_certain(self) -> dict[str, bytes]:
        """Nothing of what was not synced has reached the disk."""
        return {name: file.certain for name, file in self._certain_names.items()}

    def after_a_power_cut(self, rng: Random) -> dict[str, bytes]:
        """Any part of what was not synced has reached the disk, in any order, torn between sectors."""
        names = rng.choice([self._certain_names, *self._pending_names])
        share = rng.choice([0.1, 0.5, 0.9])
        return {name: _torn(file, rng, share) for name, file in names.items()}

    def _rename(self, step: Step) -> None:
        names = dict(self._names)
        if step.action is DiskAction.CREATE:
            names.setdefault(step.name, _File())
        elif step.action is DiskAction.REMOVE:
            names.pop(step.name, None)
        elif step.action in {DiskAction.LINK, DiskAction.RENAME}:
            names[step.other] = names[step.name]
            if step.action is DiskAction.RENAME:
                del names[step.name]
        else:
            return
        if names != self._names:
            self._names = names
            self._pending_names.append(names)


def _written(content: bytes, pending: Sequence[Step]) -> bytes:
    data = bytearray(content)
    for step in pending:
        _put(data, step.place, step.data) if step.action is DiskAction.WRITE else _resize(data, step.place)
    return bytes(data)


def _torn(file: _File, rng: Random, share: float) -> bytes:
    """Some sectors of some writes. A file may have grown over sectors that hold nothing, or what lay there before."""
    data = bytearray(file.certain)
    for step in file.pending:
        if step.action is DiskAction.RESIZE and rng.random() < share:
            _resize(data, step.place)
        for start, piece in _sectors(step):
            if rng.random() < share:
                _put(data, start, piece)
            elif start >= len(data) and rng.random() < share / 4:
                _put(data, start, rng.randbytes(len(piece)))
    return bytes(data)


def _sectors(step: Step) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(step.data):
        start = step.place + at
        piece = step.data[at : at + SECTOR - start % SECTOR]
        yield start, piece
        at += len(piece)


def _put(data: bytearray, place: int, piece: bytes) -> None:
    data.extend(bytes(max(0, place - len(data))))
    data[place : place + len(piece)] = piece


def _resize(data: bytearray, size: int) -> None:
    del data[size:]
    data.extend(bytes(size - len(data)))
