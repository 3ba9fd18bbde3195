"""A command that does not end is ended, with all it started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tools.time_limit import OVERDUE, run

ROOT = Path(__file__).resolve().parents[2]
LONG_S = 600
"""Nobody waits for this; a test that did would run into its own limit."""
PARENT = f"""
import os, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep({LONG_S})"])
with open(sys.argv[1], "w") as told:
    print(os.getpid(), child.pid, file=told, flush=True)
time.sleep(float(sys.argv[2]))
"""


def python(source: str, *words: object) -> list[str]:
    return [sys.executable, "-c", source, *map(str, words)]


def is_alive(pid: int) -> bool:
    """Whether that process runs; one that has ended and that nobody has asked about yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def becomes(condition: Callable[[], bool]) -> bool:
    """Whether it turns true; the limit only guards against waiting for ever."""
    until = time.monotonic() + 60
    while not condition() and time.monotonic() < until:
        time.sleep(0.02)
    return condition()


def test_a_command_in_time_keeps_its_exit_status() -> None:
    assert run(python("raise SystemExit(3)"), LONG_S) == 3


def test_an_overdue_command_ends_red_and_says_where_it_stood(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(python(f"import faulthandler, time; faulthandler.enable(); time.sleep({LONG_S})"), 1) == OVERDUE
    shown = capfd.readouterr().err
    assert "Not done after 1 s" in shown
    assert 'File "<string>", line 1' in shown


def test_an_overdue_command_that_ignores_every_signal_ends_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.time_limit.GRACE_S", 0.5)
    deaf = "import signal, time\nfor one in (2, 6, 15): signal.signal(one, signal.SIG_IGN)\ntime.sleep(600)"
    assert run(python(deaf), 1) == OVERDUE


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks Linux which processes live")
@pytest.mark.parametrize(("stays_s", "status"), [(LONG_S, OVERDUE), (0, 0)])
def test_what_the_command_started_ends_with_it(stays_s: float, status: int, tmp_path: Path) -> None:
    told = tmp_path / "pids"
    assert run(python(PARENT, told, stays_s), 2) == status
    _, child = map(int, told.read_text().split())
    assert becomes(lambda: not is_alive(child))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks Linux which processes live")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_who_ends_the_limit_ends_the_command(number: signal.Signals, tmp_path: Path) -> None:
    told = tmp_path / "pids"
    words = [sys.executable, "-m", "tools.time_limit", str(LONG_S), *python(PARENT, told, LONG_S)]
    with subprocess.Popen(words, cwd=ROOT, stderr=subprocess.DEVNULL) as limit:
        assert becomes(lambda: told.exists() and told.read_text().endswith("\n"))
        os.kill(limit.pid, number)
        assert limit.wait(60) == 128 + signal.SIGINT
    assert becomes(lambda: not any(is_alive(int(pid)) for pid in told.read_text().split()))
