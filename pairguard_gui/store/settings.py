"""settings.json: what was chosen on screen and is no matter of money."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import Any, Final

import msgspec

from pairguard_gui.store.private_file import write_private
from pairguard_gui.store.profile import ProfileError

log = logging.getLogger(__name__)

LARGEST = 4 * 1024 * 1024
"""A settings file larger than this was not written by us."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """`language` is empty for the system's. `practice` opens the practice account beside real ones.

    `api_port` is a TCP port. `trust` (bundled, system or file) and `ca_file`, a path, say whose certificates count; the
    window alone changes them. `window` holds the window's own texts by name (theme, price colours, layout).
    """

    language: str = ""
    practice: bool = False
    api_enabled: bool = False
    api_port: int = 5000
    trust: str = "bundled"
    ca_file: str = ""
    window: dict[str, str] = msgspec.field(default_factory=dict)


_NAMES: Final = frozenset(field.name for field in msgspec.structs.fields(Settings))


class SettingsFile:
    """The settings of one profile, safe to use from any thread. Keys of a newer version survive.

    `damaged_copy` is where a damaged file was moved to (None: it was sound); the settings are then the defaults.
    Opening raises ProfileError when the file can be neither read nor moved.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._foreign: dict[str, Any] = {}
        self._settings = Settings()
        self.damaged_copy: Path | None = None
        try:
            self._load()
        except OSError as error:
            raise ProfileError.of(error, path) from error

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    def change(self, **values: object) -> Settings:
        """Set some by name and write the file.

        Raises ProfileError when it cannot be written, TypeError for an unknown name, msgspec.ValidationError for a
        value of the wrong type; nothing is changed then.
        """
        with self._lock:
            plain = {**msgspec.structs.asdict(self._settings), **values}
            if unknown := plain.keys() - _NAMES:
                raise TypeError(f"no such setting: {sorted(unknown)}")
            changed = msgspec.convert(plain, Settings)
            if changed != self._settings:
                self._write(changed)
                self._settings = changed
            return changed

    def get(self, key: str) -> str | None:
        """The window's text of that name; None when there is none."""
        return self._settings.window.get(key)

    def put(self, key: str, text: str) -> None:
        """Store a text of the window's. It never raises: a layout that cannot be written is no reason to stop."""
        try:
            with self._lock:
                self.change(window={**self._settings.window, key: text})
        except ProfileError as error:
            log.info("%s was not stored: %s", key, error)

    def _load(self) -> None:
        try:
            with self._path.open("rb") as file:
                content = file.read(LARGEST + 1)
        except FileNotFoundError:
            return
        try:
            self._settings, self._foreign = _decode(content)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            self.damaged_copy = _move_aside(self._path)
            log.warning("The settings were damaged and are the defaults now; the old file is %s", self.damaged_copy)

    def _write(self, settings: Settings) -> None:
        content = msgspec.json.encode({**self._foreign, **msgspec.structs.asdict(settings)})
        try:
            write_private(self._path, msgspec.json.format(content, indent=2) + b"\n")
        except OSError as error:
            raise ProfileError.of(error, self._path) from error


def _decode(content: bytes) -> tuple[Settings, dict[str, Any]]:
    if len(content) > LARGEST:
        raise ValueError("too large")
    found = msgspec.json.decode(content, type=dict[str, Any])
    foreign = {name: value for name, value in found.items() if name not in _NAMES}
    return msgspec.convert(found, Settings), foreign


def _move_aside(path: Path) -> Path:
    """Give a file a name that is free; returns its new path."""
    n = 1
    while (moved := path.with_name(f"{path.name}.damaged-{n}")).exists():
        n += 1
    return path.rename(moved)
