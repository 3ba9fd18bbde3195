"""Calls that may never come back, one after the other, and nobody waits for them longer than they said."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import NoReturn, TypeVar

QUICK_S = 1.0
"""A call that takes longer than this waits for a person."""
T = TypeVar("T")


class Busy(Exception):
    """Another call waits for a person. Nothing was begun."""


class Waiting:
    """Somebody waits for the end of a call: either the call ends first, or the waiting does."""

    def __init__(self) -> None:
        self._end = threading.Lock()

    def ended_by_me(self) -> bool:
        """True for the first who asks and false for ever after."""
        return self._end.acquire(blocking=False)

    @property
    def over(self) -> bool:
        """Whether nobody waits any more."""
        return self._end.locked()


class SerialCalls:
    """Runs each call on a thread of its own; there is never more than one such thread, however many wait."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._since = 0.0

    def run(
        self,
        call: Callable[[Waiting], T],
        patience_s: float,
        undo: Callable[[], None] = lambda: None,
        *,
        in_line: bool = True,
    ) -> T:
        """What the call returns or raises. TimeoutError after `patience_s`: it was not begun, or `undo` follows it.

        Not `in_line` stands back from a call that waits for a person: Busy at once.
        """
        until = time.monotonic() + patience_s
        self._take_turn(until, in_line=in_line)
        waiting, outcome = Waiting(), SimpleQueue[Callable[[], T]]()
        thread = threading.Thread(
            target=self._do, args=[call, undo, waiting, outcome], name="one-at-a-time", daemon=True
        )
        try:
            thread.start()
        except RuntimeError:
            self._turn.release()
            raise
        try:
            answer = outcome.get(timeout=max(until - time.monotonic(), 0))
        except Empty:
            if waiting.ended_by_me():
                raise TimeoutError from None
            answer = outcome.get()
        return answer()

    def _take_turn(self, until: float, *, in_line: bool) -> None:
        while not self._turn.acquire(timeout=self._worth_waiting(until, in_line=in_line)):
            if time.monotonic() >= until:
                raise TimeoutError
            if not in_line and time.monotonic() >= self._since + QUICK_S:
                raise Busy
        self._since = time.monotonic()

    def _worth_waiting(self, until: float, *, in_line: bool) -> float:
        end = until if in_line else min(until, self._since + QUICK_S)
        return max(end - time.monotonic(), 0)

    def _do(
        self,
        call: Callable[[Waiting], T],
        undo: Callable[[], None],
        waiting: Waiting,
        outcome: SimpleQueue[Callable[[], T]],
    ) -> None:
        try:
            answer = _answer(call, waiting)
            if waiting.ended_by_me():
                outcome.put(answer)
            else:
                undo()
        finally:
            self._turn.release()


def _answer(call: Callable[[Waiting], T], waiting: Waiting) -> Callable[[], T]:
    """The end of a call, to be met by whoever waits for it."""
    try:
        value = call(waiting)
    except Exception as failure:  # noqa: BLE001  the thread ends here; it is raised again where somebody waits
        return _raiser(failure)
    return lambda: value


def _raiser(failure: Exception) -> Callable[[], NoReturn]:
    def meet() -> NoReturn:
        raise failure

    return meet
