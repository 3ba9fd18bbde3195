"""A settings file that cannot be read: the program starts with the defaults and says where the old file is."""

from __future__ import annotations

from pathlib import Path

from tests.support.program import headless, until


def test_a_run_without_a_window_says_that_the_settings_were_damaged(profile: Path) -> None:
    (profile / "settings.json").write_bytes(b"{")
    moved = profile / "settings.json.damaged-1"
    with headless(profile):
        (output,) = profile.parent.glob("output-*.txt")
        until(lambda: "The settings file was damaged." in (text := output.read_text("utf-8")) and str(moved) in text)
    assert moved.read_bytes() == b"{"
