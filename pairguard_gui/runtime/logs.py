"""The log file: what the program did, with secrets blacked out before anything is written."""

from __future__ import annotations

import base64
import logging
import sys
import threading
import time
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from urllib.parse import quote, quote_plus

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

NAME = "pairguard.log"
_BYTES, _FILES = 4 * 1024 * 1024, 5
_BLACK = "[secret]"
_SHORTEST = 4
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
log = logging.getLogger(__name__)


class Redaction:
    """The secrets of this run. What was added appears in no line that is formatted afterwards."""

    def __init__(self) -> None:
        self._secrets: tuple[str, ...] = ()  # longest first: none hides in the rest of another

    def add(self, *secrets: str) -> None:
        """Keep these out of the log from now on; a text of less than four signs is no secret."""
        fresh = {shape for secret in secrets if len(secret) >= _SHORTEST for shape in _shapes(secret)}
        self._secrets = tuple(sorted({*self._secrets, *fresh}, key=len, reverse=True))

    def clean(self, text: str) -> str:
        """The text without them, nor their base64, hex and URL-quoted shapes."""
        for secret in self._secrets:
            text = text.replace(secret, _BLACK)
        return text


def _shapes(secret: str) -> set[str]:
    """How a secret may be written. Of base64 also the part that does not depend on what is encoded along with it."""
    raw = secret.encode()
    inner = (base64.b64encode(bytes(start) + raw)[4:-4].decode() for start in range(3))
    whole = {secret, raw.hex(), base64.b64encode(raw).decode(), quote(secret, safe=""), quote_plus(secret)}
    return whole | {shape for shape in inner if len(shape) > _SHORTEST}


class _Lines(logging.Formatter):
    """Lines in UTC, tracebacks included, cleaned as a whole."""

    def __init__(self, redaction: Redaction) -> None:
        super().__init__("%(asctime)s.%(msecs)03dZ %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S")
        self._redaction = redaction
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        return self._redaction.clean(super().format(record))


def start_log(folder: Path, redaction: Redaction) -> logging.Handler:
    """Log to a file in that folder, at most 20 MiB in all, and send uncaught exceptions and Qt's words there too."""
    handler = RotatingFileHandler(folder / NAME, maxBytes=_BYTES, backupCount=_FILES - 1, encoding="utf-8")
    handler.setFormatter(_Lines(redaction))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.getLogger("qasync").setLevel(logging.WARNING)  # it tells of every timer
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
