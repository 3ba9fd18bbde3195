"""Work done in forked processes, a few at a time, each with a limit."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")
OUT_OF_TIME = "ran out of time"
_LOOK_S = 0.005
_BROKEN = 77


@dataclass(frozen=True, slots=True)
class _Child(Generic[T]):
    task: T
    pid: int
    answers: int
    folder: Path
    ends_at: float


def forked(tasks: Iterable[T], work: Callable[[T, Path], str], *, jobs: int, limit_s: float) -> Iterator[tuple[T, str]]:
    """Each task with what `work` made of it in a process of its own, as they end.

    `work` is given a folder of its own, which is removed afterwards. A task that takes longer than `limit_s` is ended
    with all it has started, and `OUT_OF_TIME` is its result. RuntimeError when `work` raises: then nothing is known.
    """
    waiting = iter(tasks)
    running: list[_Child[T]] = []
    while True:
        while len(running) < jobs and (task := next(waiting, None)) is not None:
            running.append(_started(task, work, limit_s))
        if not running:
            return
        for child in [*running]:
            result = _ended(child)
            if result is not None:
                running.remove(child)
                shutil.rmtree(child.folder, ignore_errors=True)
                yield child.task, result
        time.sleep(_LOOK_S)


def _started(task: T, work: Callable[[T, Path], str], limit_s: float) -> _Child[T]:
    answers, says = os.pipe()
    folder = Path(tempfile.mkdtemp(prefix="mutant-"))
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, 0)
        os.close(answers)
        _silence()
        try:
            os.write(says, work(task, folder).encode()[:4000])
        except BaseException:  # noqa: BLE001  the process ends here, and its parent is to know why
            os.write(says, traceback.format_exc().encode()[-4000:])
            os._exit(_BROKEN)
        os._exit(0)
    os.close(says)
    return _Child(task, pid, answers, folder, time.monotonic() + limit_s)


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def _ended(child: _Child[T]) -> str | None:
    """What a child says when it has ended; None while it runs."""
    late = time.monotonic() > child.ends_at
    if late:
        os.killpg(child.pid, signal.SIGKILL)
    pid, status = os.waitpid(child.pid, 0 if late else os.WNOHANG)
    if pid == 0:
        return None
    with os.fdopen(child.answers, "rb") as pipe:
        said = pipe.read().decode()
    if late:
        return OUT_OF_TIME
    code = os.waitstatus_to_exitcode(status)
    if code == _BROKEN:
        raise RuntimeError(f"{child.task}: {said}")
    return said if code == 0 else f"ended with {code}"
