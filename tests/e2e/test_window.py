"""The real program with its window, on whatever screen there is."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.support.program import PROGRAM, pairguard, surroundings, until


def windowed(profile: Path, *words: str) -> subprocess.Popen[str]:
    """The program with its window, on a screen that need not be there."""
    platform = surroundings(screen=True)
    if not platform.get("DISPLAY"):
        platform["QT_QPA_PLATFORM"] = "offscreen"
    command = [*PROGRAM, "run", "--practice", "--profile", str(profile), "--api-port", "0", *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=platform)


@pytest.mark.parametrize("words", [(), ("--minimized",), ("--lang", "zh_CN")])
def test_the_window_guards_and_quits_without_a_word(profile: Path, words: tuple[str, ...]) -> None:
    with windowed(profile, *words) as program:
        until(lambda: (profile / "api.json").exists() or program.poll() is not None)
        until(lambda: pairguard("start", "--profile", profile).status == 0)
        status = pairguard("status", "--json", "--profile", profile)
        assert (status.status, status.json()["shield"]) == (0, "guarding")

        program.terminate()
        assert program.wait(20) == 0
        assert program.stdout is not None
        assert program.stdout.read() == ""
    assert not (profile / "api.json").exists()


def test_the_local_interface_is_off_until_it_is_wanted(profile: Path) -> None:
    platform = {**surroundings(screen=False), "QT_QPA_PLATFORM": "offscreen"}
    command = [*PROGRAM, "run", "--profile", str(profile)]
    with subprocess.Popen(command, env=platform) as program:
        until(lambda: (profile / "logs" / "pairguard.log").exists() and "runs with profile" in log_of(profile))
        assert pairguard("status", "--profile", profile).status == 1
        program.terminate()
        assert program.wait(20) == 0


def log_of(profile: Path) -> str:
    return (profile / "logs" / "pairguard.log").read_text("utf-8")
