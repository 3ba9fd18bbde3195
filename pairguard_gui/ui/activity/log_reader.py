"""Reads the action log on a thread of its own, so that a slow disk or a long search never blocks the window."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.ports import History
    from pairguard_gui.core.state.actions import ActionQuery

log = logging.getLogger(__name__)


class LogReader(QObject):
    """Lives on the window thread. Signals: `read` (ticket, tuple of Action) and `failed` (ticket, Reason)."""

    read = Signal(int, object)
    failed = Signal(int, object)

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._closed = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="log-reader")

    def ask(self, ticket: int, query: ActionQuery) -> None:
        """Read that page; the answer carries the same ticket. After `close` nothing is read any more."""
        if not self._closed:
            self._thread.submit(self._answer, ticket, query)

    def close(self) -> None:
        """Read no more; returns when the page being read is done with."""
        self._closed = True
        self._thread.shutdown(cancel_futures=True)

    def _answer(self, ticket: int, query: ActionQuery) -> None:
        try:
            page = self._history.actions(query)
        except GuardError as error:
            self.failed.emit(ticket, error.reason)
        except Exception as bug:  # the thread's end: without an answer the log would wait for ever
            log.exception("The action log could not be read")
            self.failed.emit(ticket, Reason.of(Code.BUG, error=type(bug).__name__))
        else:
            self.read.emit(ticket, page)
