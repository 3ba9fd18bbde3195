"""The folder where everything of one person's PairGuard lies, for that person alone.

pair_protection.db   the journal
settings.json        what was chosen on screen
key-names.json       the names of our entries in the key store, without what is in them
logs/                what the program did, day by day
api.json             address and token of the local HTTP API, while it runs
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.reason import Code

ONLY_ME = 0o700
OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
_PROBLEMS = {
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.ENOTDIR: "not_a_folder",
    errno.EEXIST: "not_a_folder",
}


class ProfileError(GuardError):
    """The folder cannot be used; nothing was changed in it.

    `problem` is one of read_only, disk_full, not_a_folder, open_to_others, unusable; `path` names the folder or file.
    """

    def __init__(self, problem: str, path: Path, detail: str = "") -> None:
        super().__init__(Code.PROFILE, problem=problem, path=str(path), detail=detail)
        self.problem, self.path = problem, path

    @classmethod
    def of(cls, error: OSError, path: Path) -> ProfileError:
        """The error that stands for what the system said."""
        return cls(_PROBLEMS.get(error.errno or 0, "unusable"), path, error.strerror or str(error))


def default_folder() -> Path:
    """The platform's folder for a user's data, e.g. `~/.local/share/PairGuard`."""
    return Path(platformdirs.user_data_dir("PairGuard", appauthor=False))


@dataclass(frozen=True, slots=True)
class Profile:
    """The paths of one profile. Nothing is touched before `prepare`."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "pair_protection.db"

    @property
    def settings(self) -> Path:
        return self.folder / "settings.json"

    @property
    def key_names(self) -> Path:
        return self.folder / "key-names.json"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    def prepare(self) -> None:
        """Make the folder (0700) where there is none, and see that it can be written. Raises ProfileError.

        A folder that was there and holds other things keeps its permissions; it is refused when other users may
        write to it.
        """
        try:
            self.folder.mkdir(mode=ONLY_ME, parents=True, exist_ok=True)
            self._close_to_others()
            self.logs.mkdir(mode=ONLY_ME, exist_ok=True)
            _try_to_write(self.folder)
            _try_to_write(self.logs)
        except OSError as error:
            raise ProfileError.of(error, self.folder) from error
        except ValueError as error:  # Python's word for a path that no system can have
            raise ProfileError("unusable", self.folder, str(error)) from error

    def _close_to_others(self) -> None:
        if sys.platform == "win32":
            return
        now = self.folder.stat()
        if now.st_uid == os.geteuid() and self._ours():
            self.folder.chmod(ONLY_ME)
        elif now.st_mode & OTHERS_MAY_WRITE:
            raise ProfileError("open_to_others", self.folder)

    def _ours(self) -> bool:
        return self.database.exists() or self.settings.exists() or not any(self.folder.iterdir())


def _try_to_write(folder: Path) -> None:
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"PairGuard")
        file.flush()
