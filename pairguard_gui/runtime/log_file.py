"""The log file: what the program did, with secrets blacked out before anything is written."""

from __future__ import annotations

import logging
import sys
import threading
import time
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

if TYPE_CHECKING:
    from pairguard_gui.core.values.redaction import Redaction

NAME = "pairguard.log"
_BYTES, _FILES = 4 * 1024 * 1024, 5
_NOT_WRITTEN = "PairGuard could not write a line to its log file.\n"
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
log = logging.getLogger(__name__)


class _Lines(logging.Formatter):
    """Lines in UTC, tracebacks included, cleaned as a whole."""

    def __init__(self, redaction: Redaction) -> None:
        super().__init__("%(asctime)s.%(msecs)03dZ %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S")
        self._redaction = redaction
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        return self._redaction.clean(super().format(record))


class _File(RotatingFileHandler):
    """The log file. Where it cannot be written, a fixed line says so; logging's own would repeat what was logged."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Say that a line was lost, and nothing of the line."""
        del record
        if sys.stderr is not None:
            with suppress(OSError, ValueError):
                sys.stderr.write(_NOT_WRITTEN)


def start_log(folder: Path, redaction: Redaction) -> logging.Handler:
    """Log to a file in that folder, at most 20 MiB in all; uncaught exceptions and Qt's messages go there too."""
    handler = _File(folder / NAME, maxBytes=_BYTES, backupCount=_FILES - 1, encoding="utf-8")
    handler.setFormatter(_Lines(redaction))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.getLogger("qasync").setLevel(logging.WARNING)  # it logs every timer
    sys.excepthook = _on_uncaught
    threading.excepthook = _on_thread_died
    qInstallMessageHandler(_on_qt_message)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Close the file; for tests and for the very end."""
    qInstallMessageHandler(None)
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__
    logging.getLogger().removeHandler(handler)
    handler.close()


def _on_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    log.critical("Uncaught", exc_info=(kind, error, trace))


def _on_thread_died(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        log.critical("Uncaught on a thread", exc_info=args.exc_value)


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", message)
