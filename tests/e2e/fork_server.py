"""Starts the real program again and again from one process that has imported everything: a start costs milliseconds.

Each line on standard input is one JSON object, each is answered by one number on standard output:
    {"words": [...], "typed": text, "controls": path, "out": path, "halted": bool}   the process id of
                    `pairguard WORDS`; a halted one begins when SIGCONT comes
    {"wait": pid}   its exit status once it has ended, or minus the signal that ended it
The program that runs in the new process is the real one but for its clocks, which a test may put forward
(`SharedControls`), a step counter around `Guard.check`, and a sign for tracers after each commit.
"""

from __future__ import annotations

import ctypes
import functools
import importlib
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any

import pairguard_gui
from pairguard_gui import cli
from pairguard_gui.core.check.guard import Guard
from pairguard_gui.okx.http_transport import HttpTransport
from pairguard_gui.runtime.system_clock import SystemClock
from pairguard_gui.store.journal.journal import Journal
from tests.e2e.shared_controls import COMMITTED, RECORD, SharedControls

for _room in (
    "app",
    "commands.account",
    "commands.rules",
    "practice.standalone",
    "store.keys.key_stores",
    "text.cli.problems",
):
    importlib.import_module(f"pairguard_gui.{_room}")  # what a command imports on use; the children find it here

_PR_SET_PTRACER = 0x59616D61
_OURS = str(Path(pairguard_gui.__file__).parent)


def main() -> None:
    """Serve until standard input ends."""
    for line in sys.stdin:
        order = json.loads(line)
        answer = _ended(order["wait"]) if "wait" in order else _started(order)
        print(answer, flush=True)


def _ended(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _started(order: dict[str, Any]) -> int:
    pid = os.fork()
    if not pid:
        _open_standard_files(order["typed"], order["out"])
        _become(order["words"], SharedControls(Path(order["controls"])), halted=order["halted"])
    if order["halted"]:
        os.waitpid(pid, os.WUNTRACED)  # a SIGCONT that came before it has halted would be lost
    return pid


def _open_standard_files(typed: str, out: str) -> None:
    reads, writes = os.pipe()
    os.write(writes, typed.encode())
    told = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for source, target in ((reads, 0), (told, 1), (told, 2)):
        os.dup2(source, target)
    for used in (reads, writes, told):
        os.close(used)


def _become(words: Sequence[str], controls: SharedControls, *, halted: bool) -> None:
    _let_anyone_trace()
    if halted:
        os.kill(os.getpid(), signal.SIGSTOP)
    _put_clocks_forward(controls)
    _count_steps(controls)
    _show_commits(controls)
    status = cli.ERROR
    try:
        status = cli.main(words)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _let_anyone_trace() -> None:
    """Systems with Yama let a process be traced by its ancestors alone, unless it says otherwise (prctl(2))."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PTRACER, ctypes.c_ulong(-1), 0, 0, 0)


def _put_clocks_forward(controls: SharedControls) -> None:
    """Every clock of this process shows what the controls add: as if that time had gone by."""
    wall, wall_ns, monotonic = time.time, time.time_ns, time.monotonic
    time.time = lambda: wall() + controls.get("shift_ms") / 1000
    time.time_ns = lambda: wall_ns() + controls.get("shift_ms") * 1_000_000
    time.monotonic = lambda: monotonic() + controls.get("shift_ms") / 1000
    SystemClock.now = lambda _: datetime.fromtimestamp(time.time(), UTC)  # type: ignore[method-assign, assignment]  # the one seam of this test


def _count_steps(controls: SharedControls) -> None:
    """Count each line of the program's own code that a check runs through; at the nth comes the signal."""
    check = Guard.check

    def each_line(frame: FrameType, event: str, _: object) -> Any:
        if event == "line":
            _step(controls, frame)
        return each_line

    def each_call(frame: FrameType, _event: str, _: object) -> Any:
        return each_line if _counts(controls, frame) else None

    @functools.wraps(check)
    def counted(guard: Guard) -> Any:
        if controls.get("nth"):
            sys.settrace(each_call)
        try:
            return check(guard)
        finally:
            sys.settrace(None)

    Guard.check = counted  # type: ignore[method-assign, assignment]  # the one seam of this test


def _counts(controls: SharedControls, frame: FrameType) -> bool:
    if controls.get("orders_only"):
        return frame.f_code is HttpTransport.send.__code__ and frame.f_locals["method"] == "POST"
    return frame.f_code.co_filename.startswith(_OURS)


def _step(controls: SharedControls, frame: FrameType) -> None:
    nth, count = controls.get("nth"), controls.get("count") + 1
    controls.set("count", count)
    if nth == RECORD:
        with controls.recording.open("a") as lines:
            lines.write(f"{frame.f_code.co_filename[len(_OURS) + 1 :]} {frame.f_code.co_name} {frame.f_lineno}\n")
    elif count == nth:
        signal.pthread_kill(threading.get_ident(), controls.get("signal"))


def _show_commits(controls: SharedControls) -> None:
    def shown(method: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(method)
        def done(*args: Any) -> Any:
            outcome = method(*args)
            if controls.get("mark"):
                os.access(COMMITTED, os.F_OK)
            return outcome

        return done

    Journal.write = shown(Journal.write)  # type: ignore[method-assign]  # the one seam of this test
    Journal.seen = shown(Journal.seen)  # type: ignore[method-assign]  # the one seam of this test


if __name__ == "__main__":
    main()
