"""Errors nobody expected: written to the log, shown once with their details, and the window lives on."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPlainTextEdit, QPushButton, QWidget

from pairguard_gui.ui.widgets.sheet import Sheet

log = logging.getLogger(__name__)


class CrashSheet(Sheet):
    """What happened, what it means for the money, the `details`, and a `copy_button` for them."""

    def __init__(self, details: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._text = self.add_paragraph()
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setMinimumHeight(160)
        self.body.addWidget(self.details)
        self.copy_button = QPushButton()
        self.copy_button.clicked.connect(self._on_copy)
        self.buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.cancel.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Unexpected error"))
        self.heading.setText(self.tr("PairGuard met an error it did not expect"))
        self._text.setText(
            self.tr(
                "It happened in the window, not in the guard: guards run apart and go on, and this error opened "
                "nothing. Look at the shield to be sure. Please report the details; they are in the log file too."
            )
        )
        self.details.setAccessibleName(self.tr("Details"))
        self.copy_button.setText(self.tr("Copy the details"))
        self.ok.setText(self.tr("Close"))

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())


class CrashGuard(QObject):
    """Replaces Python's own exception hooks. Signal: `caught` (the traceback, without secrets), from any thread.

    `clean` removes the secrets from a text, because what is shown may be copied into a report.
    """

    caught = Signal(str)

    def __init__(self, parent: QObject | None = None, clean: Callable[[str], str] = str) -> None:
        super().__init__(parent)
        self._clean = clean
        self._sheet: CrashSheet | None = None
        self.caught.connect(self._on_caught)

    def install(self) -> None:
        """From now on every exception nobody caught is logged and shown."""
        sys.excepthook = self.handle
        threading.excepthook = self._handle_in_thread

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log it and show it; Ctrl+C ends the program as everywhere."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        log.critical("An error nobody expected", exc_info=(kind, error, trace))
        self.caught.emit(self._clean("".join(traceback.format_exception(kind, error, trace))))

    def _handle_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.handle(args.exc_type, args.exc_value, args.exc_traceback)

    @Slot(str)
    def _on_caught(self, details: str) -> None:
        """Show one sheet at a time, so that an error that repeats does not cover the window with sheets."""
        if self._sheet is None:
            self._sheet = CrashSheet(details, QApplication.activeWindow())
            self._sheet.finished.connect(self._on_finished)
            self._sheet.open()

    @Slot()
    def _on_finished(self) -> None:
        self._sheet = None
