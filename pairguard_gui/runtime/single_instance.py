"""One running program for each profile folder; a second one is told which process runs.

The journal's exclusive lock is what keeps two guards apart; this lock adds only the process number.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import QLockFile

from pairguard_gui.core.values.errors import JournalInUse
from pairguard_gui.core.values.reason import Code

NAME = "running.lock"


class SingleInstance:
    """Holds the lock of a profile folder while it is open. JournalInUse, with the process, for a second copy.

    A lock that a killed program left behind is taken over, even one that it had no time to write down and one whose
    process number belongs to another program by now: the system itself knows whether somebody holds it.
    """

    def __init__(self, folder: Path) -> None:
        self._lock = QLockFile(str(folder / NAME))
        self._lock.setStaleLockTime(0)  # by its age alone a lock is never stale

    def __enter__(self) -> Self:
        if not self._lock.tryLock(0) and not self._take_over():
            raise JournalInUse(Code.JOURNAL, problem="in_use_by", pid=self._holder())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lock.unlock()

    def _take_over(self) -> bool:
        """Qt removes a lock file only when no living process has it open and locked."""
        return self._lock.removeStaleLockFile() and self._lock.tryLock(0)

    def _holder(self) -> int:
        return int(self._lock.getLockInfo()[0])
