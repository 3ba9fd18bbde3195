"""A settings file that cannot be read: the program starts with the defaults and says where the old file is."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.support.program import PROGRAM, headless, surroundings, until


def test_a_run_without_a_window_says_that_the_settings_were_damaged(profile: Path) -> None:
    (profile / "settings.json").write_bytes(b"{")
    moved = profile / "settings.json.damaged-1"
    with headless(profile):
        (output,) = profile.parent.glob("output-*.txt")
        until(lambda: "The settings file was damaged." in (text := output.read_text("utf-8")) and str(moved) in text)
    assert moved.read_bytes() == b"{"


def test_a_window_opens_with_damaged_settings(profile: Path) -> None:
    (profile / "settings.json").write_bytes(b"{")
    platform = {**surroundings(screen=False), "QT_QPA_PLATFORM": "offscreen"}
    command = [*PROGRAM, "run", "--practice", "--api-port", "0", "--profile", str(profile)]
    with subprocess.Popen(command, env=platform) as program:
        until(lambda: (profile / "api.json").exists() or program.poll() is not None)
        program.terminate()
        assert program.wait(20) == 0
    log = (profile / "logs" / "pairguard.log").read_text("utf-8")
    assert "The settings were damaged" in log
    assert "Uncaught" not in log
