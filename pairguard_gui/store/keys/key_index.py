"""The names of our entries in the key store, remembered for when it cannot be asked; never what is in them."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

import msgspec

from pairguard_gui.store.private_file import write_private

log = logging.getLogger(__name__)


class _Content(msgspec.Struct, frozen=True):
    """`held` may be in the key store. `stale` of them are used no more and are to be deleted once that is possible."""

    held: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()


class KeyIndex:
    """Any thread may call, and it never raises: a file that cannot be read or written is logged.

    Without a path nothing outlives the program.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._lock = threading.Lock()
        found = _read(path) if path else _Content()
        self._held, self._stale = set(found.held) | set(found.stale), set(found.stale)

    def knows(self, user: str) -> bool:
        """Whether a key may be in the store under that name, used or not."""
        return user in self._held

    def is_stale(self, user: str) -> bool:
        """Whether what is there under that name must not be used any more."""
        return user in self._stale

    @property
    def stale(self) -> tuple[str, ...]:
        """The names of what is to be deleted."""
        with self._lock:
            return tuple(sorted(self._stale))

    def mark_held(self, user: str) -> None:
        """A key is, or is about to be, in the store under that name."""
        self._note(user, held=True, stale=False)

    def mark_stale(self, user: str) -> None:
        """What is in the store under that name must not be used any more and is to be deleted."""
        self._note(user, held=True, stale=True)

    def mark_deleted(self, user: str) -> None:
        """Nothing is in the store under that name."""
        self._note(user, held=False, stale=False)

    def _note(self, user: str, *, held: bool, stale: bool) -> None:
        with self._lock:
            before = (user in self._held, user in self._stale)
            (self._held.add if held else self._held.discard)(user)
            (self._stale.add if stale else self._stale.discard)(user)
            if before != (held, stale) and self._path:
                _write(self._path, _Content(tuple(sorted(self._held)), tuple(sorted(self._stale))))


def _read(path: Path) -> _Content:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Content)
    except FileNotFoundError:
        return _Content()
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError) as error:
        log.warning("Which keys are in the key store could not be read: %s", type(error).__name__)
        return _Content()


def _write(path: Path, content: _Content) -> None:
    try:
        write_private(path, msgspec.json.encode(content) + b"\n")
    except OSError as error:
        log.warning("Which keys are in the key store could not be written: %s", error.strerror)
