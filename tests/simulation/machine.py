"""One computer with PairGuard on it: its clocks, its disk, and what may happen to it between any two steps."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING, Any
from unittest import mock

from pairguard_gui.core.values.exchange_data import EPOCH
from pairguard_gui.store.journal import journal as journal_module
from pairguard_gui.store.journal.connection import STATEMENTS, Connection
from pairguard_gui.store.journal.journal import IN_MEMORY, Journal
from pairguard_gui.store.journal.schema import lay_out_new

if TYPE_CHECKING:
    from tests.simulation.world import World

DISK_FAULTS = ("disk_full", "disk_io_error", "disk_io_error_after_commit", "disk_locked")
_ERRORS = {
    "disk_full": ("database or disk is full", sqlite3.SQLITE_FULL),
    "disk_io_error": ("disk I/O error", sqlite3.SQLITE_IOERR),
    "disk_io_error_after_commit": ("disk I/O error", sqlite3.SQLITE_IOERR_FSYNC),
    "disk_locked": ("database is locked", sqlite3.SQLITE_BUSY),
}


@lru_cache(maxsize=64)  # within a check the time is asked for again and again while none passes
def _moment(ms: int) -> datetime:
    return EPOCH + timedelta(milliseconds=ms)


class Killed(BaseException):
    """The process is gone between two instructions. No handler of the program may catch it."""


class Machine:
    """The clocks of one computer, and what is to happen to it. Times are ms of the world's true time.

    `wall_off` is how far the wall clock is wrong, `stopped` how much time the monotonic clock has slept through,
    `steps` how many steps the program has made.
    """

    def __init__(self, world: World, name: str, rng: Random) -> None:
        self.world, self.name, self.rng = world, name, rng
        self.wall_off = 0
        self.stopped = 0
        self.sleep_stops_monotonic = rng.random() < 0.5
        self.steps = 0
        self._kill_after: int | None = None
        self._sleep_after: int | None = None
        self._sleep_ms = 0

    def now(self) -> datetime:
        self.step()
        return _moment(self.world.ms + self.wall_off)

    def monotonic(self) -> float:
        return (self.world.ms - self.stopped) / 1000

    def kill_after(self, steps: int) -> None:
        self._kill_after = steps

    def sleep_after(self, steps: int, ms: int) -> None:
        self._sleep_after, self._sleep_ms = steps, ms

    @property
    def doomed(self) -> bool:
        """Whether it is to be killed or to sleep within its next steps."""
        return self._kill_after is not None or self._sleep_after is not None

    @property
    def steps_left(self) -> int:
        """How many steps the program may make before it is killed or sleeps."""
        return min(after for after in (self._kill_after, self._sleep_after, 10**9) if after is not None) - 1

    def skip(self, steps: int) -> None:
        """So many steps are made of which nothing came; at most `steps_left`."""
        self.steps += steps
        self._kill_after = self._kill_after and self._kill_after - steps
        self._sleep_after = self._sleep_after and self._sleep_after - steps

    def set_right(self) -> None:
        """The wall clock shows the true time again."""
        self.wall_off = 0

    def spare(self) -> None:
        """Nothing that was about to happen happens."""
        self._kill_after = self._sleep_after = None

    def step(self) -> None:
        """One more step of the program is about to be made, if it lives to make it."""
        self.steps += 1
        if self._sleep_after is not None:
            self._sleep_after -= 1
            if self._sleep_after <= 0:
                self._sleep_after = None
                self._sleep()
        if self._kill_after is not None:
            self._kill_after -= 1
            if self._kill_after <= 0:
                self._kill_after = None
                self.world.note("%s is killed", self.name)
                raise Killed

    def _sleep(self) -> None:
        self.world.count("slept")
        self.world.note("%s sleeps for %d s", self.name, self._sleep_ms // 1000)
        if self.sleep_stops_monotonic:
            self.stopped += self._sleep_ms
        self.world.pass_ms(self._sleep_ms)
        self.world.oracle.ignored_gaps.overslept()


class Disk(sqlite3.Connection):
    """A database in memory that outlives the process; every commit may fail, and the process may die around it."""

    machine: Machine | None = None

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        if self.machine is None or sql not in ("BEGIN IMMEDIATE", "COMMIT"):
            return super().execute(sql, parameters)
        self.machine.step()
        fault = self.machine.world.fault_injection.disk_fault(sql)
        if fault and fault != "disk_io_error_after_commit":
            raise _error(fault)
        cursor = super().execute(sql, parameters)
        if fault:
            raise _error(fault)
        self.machine.step()
        return cursor

    def query(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """What stands there, for the oracle."""
        return super().execute(sql, parameters).fetchall()


def _empty_disk() -> Disk:
    disk = sqlite3.connect(
        ":memory:", isolation_level=None, check_same_thread=False, cached_statements=STATEMENTS, factory=Disk
    )
    disk.execute("PRAGMA foreign_keys = ON")
    disk.execute("PRAGMA recursive_triggers = ON")
    return disk


def copy_of(disk: Disk) -> Disk:
    """Another disk with the same content."""
    copy = _empty_disk()
    disk.backup(copy)
    return copy


def new_disk(installation: str) -> Disk:
    disk = _empty_disk()
    lay_out_new(disk, installation)
    return disk


def open_journal(disk: Disk) -> Journal:
    """The journal as a new process finds it: what was committed, and nothing else."""
    if disk.in_transaction:
        disk.rollback()
    opened: Callable[[str], Connection] = lambda _: Connection(None, disk)  # noqa: E731
    with mock.patch.object(journal_module, "open_memory", opened):
        return Journal(IN_MEMORY)


def _error(fault: str) -> sqlite3.OperationalError:
    text, code = _ERRORS[fault]
    error = sqlite3.OperationalError(text)
    error.sqlite_errorcode = code
    return error
