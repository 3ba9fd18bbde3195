"""Calls that may block for ever, one after the other, none of which is waited for longer than the caller said.

A key store may ask a person for a password, so a call of it can take minutes or never return, and it cannot be
cancelled. Each call therefore runs on a thread of its own, and its caller waits for a limited time.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import NoReturn, TypeVar

QUICK_S = 1.0
"""A call that takes longer than this is taken to wait for a person."""
T = TypeVar("T")


class Busy(Exception):
    """Another call waits for a person. Nothing was begun."""


class Caller:
    """Whoever waits for one call. The call's end and the caller's giving up race for one claim; one of them wins."""

    def __init__(self) -> None:
        self._claim = threading.Lock()

    def claim(self) -> bool:
        """True for the first to claim: the thread of the call when it ends, or the caller on giving up."""
        return self._claim.acquire(blocking=False)

    @property
    def gave_up(self) -> bool:
        """Whether the caller waits no more; for the call to ask while it runs."""
        return self._claim.locked()


class SerialCalls:
    """Runs each call on a thread of its own; there is never more than one such thread, however many wait."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._since = 0.0

    def run(
        self,
        call: Callable[[Caller], T],
        patience_s: float,
        undo: Callable[[], None] = lambda: None,
        *,
        may_queue: bool = True,
    ) -> T:
        """What the call returns or raises, as soon as its turn has come and it has ended.

        `patience_s` limits the whole wait in seconds: TimeoutError after it. The call was then not begun, or `undo`
        runs after it on its thread. Without `may_queue` it does not wait behind a call that waits for a person: Busy.
        """
        until = time.monotonic() + patience_s
        self._take_turn(until, may_queue=may_queue)
        caller, outcome = Caller(), SimpleQueue[Callable[[], T]]()
        thread = threading.Thread(target=self._do, args=[call, undo, caller, outcome], name="key-store", daemon=True)
        try:
            thread.start()
        except RuntimeError:
            self._turn.release()
            raise
        try:
            answer = outcome.get(timeout=max(until - time.monotonic(), 0))
        except Empty:
            if caller.claim():
                raise TimeoutError from None
            answer = outcome.get()  # the call ended in the same instant, so its outcome counts
        return answer()

    def _take_turn(self, until: float, *, may_queue: bool) -> None:
        while not self._turn.acquire(timeout=self._longest_wait_s(until, may_queue=may_queue)):
            if time.monotonic() >= until:
                raise TimeoutError
            if not may_queue and time.monotonic() >= self._since + QUICK_S:
                raise Busy
        self._since = time.monotonic()

    def _longest_wait_s(self, until: float, *, may_queue: bool) -> float:
        """Seconds to wait for the turn: to the end of the patience, or until the present call is no quick one."""
        end = until if may_queue else min(until, self._since + QUICK_S)
        return max(end - time.monotonic(), 0)

    def _do(
        self,
        call: Callable[[Caller], T],
        undo: Callable[[], None],
        caller: Caller,
        outcome: SimpleQueue[Callable[[], T]],
    ) -> None:
        try:
            answer = _answer(call, caller)
            if caller.claim():
                outcome.put(answer)
            else:
                undo()  # the caller was told that nothing was done
        finally:
            self._turn.release()


def _answer(call: Callable[[Caller], T], caller: Caller) -> Callable[[], T]:
    """Run the call; what comes back returns its value, or raises its exception on the caller's thread."""
    try:
        value = call(caller)
    except Exception as failure:  # noqa: BLE001  the thread ends here; it is raised again where somebody waits
        return _raiser(failure)
    return lambda: value


def _raiser(failure: Exception) -> Callable[[], NoReturn]:
    def raise_again() -> NoReturn:
        raise failure

    return raise_again
