"""An error nobody expected is logged, shown once, and the window lives on."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pairguard_gui.ui.window.crash import CrashGuard, CrashSheet

pytestmark = [pytest.mark.usefixtures("translators"), pytest.mark.logs_warnings]


@pytest.fixture
def guard(qapp: QApplication) -> Iterator[CrashGuard]:
    made = CrashGuard(qapp)
    yield made
    for sheet in sheets():
        sheet.close()
    made.deleteLater()


def sheets() -> list[CrashSheet]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashSheet) and w.isVisible()]


def fail(guard: CrashGuard, what: str) -> None:
    nothing: dict[str, int] = {}
    try:
        nothing[what]
    except KeyError as error:
        guard.handle(type(error), error, error.__traceback__)


def test_it_is_shown_with_what_it_means_and_its_details(guard: CrashGuard, caplog: pytest.LogCaptureFixture) -> None:
    fail(guard, "first")
    (sheet,) = sheets()
    assert "opened nothing" in sheet._text.text()
    assert "KeyError: 'first'" in sheet.details.toPlainText()
    assert caplog.records[-1].levelno == logging.CRITICAL


def test_an_error_that_repeats_does_not_bury_the_window(guard: CrashGuard, qtbot: QtBot) -> None:
    fail(guard, "first")
    fail(guard, "second")
    assert len(sheets()) == 1
    sheets()[0].accept()
    qtbot.waitUntil(lambda: not sheets())
    fail(guard, "third")
    assert "third" in sheets()[0].details.toPlainText()


def test_the_details_can_be_copied(guard: CrashGuard) -> None:
    fail(guard, "copied")
    sheets()[0].copy_button.click()
    assert "KeyError: 'copied'" in QGuiApplication.clipboard().text()


def test_a_secret_is_not_shown_and_not_copied(qapp: QApplication) -> None:
    guard = CrashGuard(qapp, lambda text: text.replace("hunter2", "[secret]"))
    fail(guard, "hunter2")
    (sheet,) = sheets()
    assert "KeyError: '[secret]'" in sheet.details.toPlainText()
    sheet.close()
    guard.deleteLater()


def test_errors_of_other_threads_are_shown_by_the_window_s_own(
    guard: CrashGuard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    guard.install()
    thread = threading.Thread(target=[].pop)
    thread.start()
    thread.join()
    assert not sheets()
    qtbot.waitUntil(lambda: len(sheets()) == 1)
    assert "IndexError" in sheets()[0].details.toPlainText()
