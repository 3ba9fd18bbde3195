"""Whether PairGuard starts at login is a file that comes and goes."""

from __future__ import annotations

import configparser
import plistlib
import shlex
import sys
from pathlib import Path

import pytest

from pairguard_gui.store.login_item import LoginFile, login_item


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path / "config"


def entry(settings: Path) -> dict[str, str]:
    """The desktop entry as a desktop reads it."""
    read = configparser.ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]  # keys are not to be folded
    read.read_string((settings / "autostart/pairguard.desktop").read_text("utf-8"))
    return dict(read["Desktop Entry"])


def test_it_is_off_until_it_is_wanted_and_off_again(settings: Path) -> None:
    item, seen = login_item(Path("/home/me/profile")), []
    for wish in (True, False, False):
        seen.append(item.on)
        item.set_on(wish)
        assert (settings / "autostart/pairguard.desktop").exists() is wish
    assert seen == [False, True, False]


def test_it_starts_this_program_with_this_profile_minimised(settings: Path) -> None:
    login_item(Path("/home/me/profile")).set_on(True)
    command = shlex.split(entry(settings)["Exec"])
    assert command == [
        sys.executable, "-m", "pairguard_gui", "run", "--minimized", "--profile", "/home/me/profile",
    ]  # fmt: skip


def test_a_profile_with_blanks_and_signs_stays_one_word(settings: Path) -> None:
    login_item(Path('/home/me/my $profile "50%"')).set_on(True)
    unescaped = entry(settings)["Exec"].replace("\\\\", "\\")
    assert shlex.split(unescaped)[-1].replace("\\$", "$") == '/home/me/my $profile "50%%"'


def test_on_macos_it_is_a_launch_agent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setenv("HOME", str(tmp_path))
    login_item(Path("/Users/me/profile")).set_on(True)
    agent = plistlib.loads((tmp_path / "Library/LaunchAgents/pairguard.plist").read_bytes())
    assert agent["RunAtLoad"] is True
    assert agent["ProgramArguments"][-1] == "/Users/me/profile"


def test_on_windows_it_is_a_file_of_the_start_up_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("APPDATA", str(tmp_path))
    login_item(Path("C:/Users/张三/100%")).set_on(True)
    (file,) = tmp_path.rglob("pairguard.cmd")
    assert "张三/100%%" in file.read_text("utf-8")


@pytest.mark.logs_warnings
def test_what_cannot_be_written_is_logged_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    item = LoginFile(tmp_path / "file" / "autostart" / "x", b"")
    item.set_on(True)
    assert not item.on
