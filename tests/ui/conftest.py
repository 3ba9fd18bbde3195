"""A window on values: the real window and controllers, the reports of a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pairguard_gui.core.book import Book
from pairguard_gui.core.events import CheckReport
from pairguard_gui.runtime.controller import AccountController
from pairguard_gui.text.language import Tongue
from pairguard_gui.ui.main_window import MainWindow
from pairguard_gui.ui.theme import Scheme, Theme
from tests.ui import seed, stage


@dataclass
class Scene:
    """One window and what stands behind it."""

    window: MainWindow
    controller: AccountController
    notes: stage.Notes
    desk: stage.PlayedDesk


@pytest.fixture
def tongue(qapp: QApplication) -> Iterator[Tongue]:  # noqa: ARG001  translators need an application
    """English until a test speaks otherwise, and silence afterwards."""
    made = Tongue("en")
    yield made
    made.be_silent()


@pytest.fixture
def scene(qtbot: QtBot, qapp: QApplication, tongue: Tongue) -> Iterator[Callable[..., Scene]]:
    """Opens a window: a scheme, a language, a book and the report of the last check."""
    opened: list[MainWindow] = []

    def open_one(
        report: CheckReport | None = None,
        *,
        scheme: Scheme = Scheme.LIGHT,
        language: str = "en",
        book: Book | None = None,
        up: bool = True,
        welcome: bool = False,
    ) -> Scene:
        notes = stage.Notes({"theme": str(scheme)} | ({} if welcome else {"window/seen_welcome": "1"}))
        tongue.speak(language)
        equipment = stage.equipment(memory=notes, language=language, speak=tongue.speak)
        controller = stage.controller(book or seed.book(raised=up), report, up=up)
        window = MainWindow([controller], equipment, Theme(qapp, notes, language))
        qtbot.addWidget(window)
        window.quit_confirmed.connect(window.close_readers)
        window.show()
        qtbot.waitExposed(window)
        opened.append(window)
        assert isinstance(equipment.desk, stage.PlayedDesk)
        return Scene(window, controller, notes, equipment.desk)

    yield open_one
    for window in opened:
        window.close_readers()
        window._ending = True
        window.close()
