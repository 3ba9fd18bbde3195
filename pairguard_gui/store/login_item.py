"""Whether the system starts PairGuard when the person logs in: the login item of each kind of desktop."""

from __future__ import annotations

import logging
import os
import plistlib
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

log = logging.getLogger(__name__)

NAME = "pairguard"
_STARTUP = "Microsoft/Windows/Start Menu/Programs/Startup"


class LoginFile:
    """A file that the system starts programs by: XDG autostart (freedesktop.org), launchd, Windows' start-up folder."""

    def __init__(self, path: Path, content: bytes) -> None:
        self._path, self._content = path, content

    @property
    def on(self) -> bool:
        """Whether there is such a file."""
        return self._path.exists()

    def set_on(self, on: bool) -> None:  # noqa: FBT001  what a check box says
        """Write the file or take it away."""
        try:
            if on:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._path.write_bytes(self._content)
            else:
                self._path.unlink(missing_ok=True)
        except OSError as error:
            log.warning("The login item %s was left as it was: %s", self._path, error.strerror)


def login_item(profile: Path) -> LoginFile:
    """The login item of this desktop; it starts PairGuard with this profile, minimised."""
    command = (*_program(), "run", "--minimized", "--profile", str(profile))
    if sys.platform == "win32":
        words = subprocess.list2cmdline(command).replace("%", "%%")
        started = f'@chcp 65001 >nul\r\n@start "" {words}\r\n'  # the file is UTF-8, whatever the system's own
        roaming = Path(os.environ.get("APPDATA") or Path.home() / "AppData/Roaming")
        return LoginFile(roaming / _STARTUP / f"{NAME}.cmd", started.encode())
    if sys.platform == "darwin":
        agent = {"Label": NAME, "ProgramArguments": list(command), "RunAtLoad": True}
        return LoginFile(Path.home() / f"Library/LaunchAgents/{NAME}.plist", plistlib.dumps(agent))
    settings = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return LoginFile(settings / "autostart" / f"{NAME}.desktop", _desktop_entry(command).encode())


def _program() -> Sequence[str]:
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return (sys.executable, "-m", "pairguard_gui")


def _desktop_entry(command: Sequence[str]) -> str:
    execute = " ".join(_quoted(word) for word in command)
    return f"[Desktop Entry]\nType=Application\nName=PairGuard\nExec={execute}\nX-GNOME-Autostart-enabled=true\n"


def _quoted(word: str) -> str:
    """One argument as the Exec key wants it (Desktop Entry Specification, "The Exec key")."""
    word = word.replace("%", "%%")
    if shlex.quote(word) == word:
        return word
    for sign in ("\\", '"', "`", "$"):
        word = word.replace(sign, f"\\{sign}")
    return '"' + word.replace("\\", "\\\\") + '"'
