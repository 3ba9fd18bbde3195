"""A window on values: the real window and controllers, the reports of a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pairguard_gui.core.report import CheckReport
from pairguard_gui.core.state.account_state import AccountState
from pairguard_gui.core.values.reason import Reason
from pairguard_gui.runtime.account_controller import AccountController
from pairguard_gui.text.language import Translators
from pairguard_gui.ui.style.theme import Scheme, Theme
from pairguard_gui.ui.window.main_window import MainWindow
from tests.ui import seed, stage
from tests.ui.connecting import Connecting, connecting
from tests.ui.key_box import KeyBox


@dataclass
class Scene:
    """One window and what stands behind it."""

    window: MainWindow
    controller: AccountController
    notes: stage.Notes
    practice: stage.PlayedPractice
    guard: stage.ScriptedGuard

    def __post_init__(self) -> None:
        self.asked: list[object] = []
        self._ticket = 0
        self.controller._thread.command_asked.connect(self._note)
        self.controller._thread.check_asked.connect(lambda _: self.asked.append("tick"))

    def answer(self) -> None:
        """The guard thread did what it was asked for."""
        self.controller._on_answered(self._ticket, self.controller.state)

    def refuse(self, reason: Reason) -> None:
        """The guard thread did not do it."""
        self.controller._on_answered(self._ticket, reason)

    def _note(self, ticket: int, command: Callable[[object], object]) -> None:
        commands = stage.NotedCommands()
        command(commands)
        self._ticket = ticket
        self.asked += commands.asked


@pytest.fixture
def translators(qapp: QApplication) -> Iterator[Translators]:  # noqa: ARG001  translators need an application
    """English until a test speaks otherwise, and silence afterwards."""
    made = Translators("en")
    yield made
    made.uninstall()


@pytest.fixture
def scene(qtbot: QtBot, qapp: QApplication, translators: Translators) -> Iterator[Callable[..., Scene]]:
    """Opens a window: scheme, language, state of the account, report of the last check, and some of its services."""
    opened: list[MainWindow] = []

    def open_one(
        report: CheckReport | None = None,
        *,
        scheme: Scheme = Scheme.LIGHT,
        language: str = "en",
        state: AccountState | None = None,
        up: bool = True,
        welcome: bool = False,
        **parts: object,
    ) -> Scene:
        fresh = stage.Notes({"theme": str(scheme)} | ({} if welcome else {"window/seen_welcome": "1"}))
        notes = parts.pop("memory", fresh)
        assert isinstance(notes, stage.Notes)
        translators.set_language(language)
        services = stage.services(memory=notes, language=language, set_language=translators.set_language, **parts)
        guard = stage.ScriptedGuard()
        controller = stage.controller(state or seed.state(raised=up), report, up=up, guard=guard)
        window = MainWindow([controller], services, Theme(qapp, notes, language))
        qtbot.addWidget(window)
        window.quit_confirmed.connect(window.close_readers)
        window.show()
        qtbot.waitExposed(window)
        opened.append(window)
        assert isinstance(services.practice, stage.PlayedPractice)
        return Scene(window, controller, notes, services.practice, guard)

    yield open_one
    for window in opened:
        window.close_readers()
        window._ending = True
        window.close()


@pytest.fixture
def box() -> KeyBox:
    return KeyBox()


@pytest.fixture
def shown(qapp: QApplication, box: KeyBox) -> Iterator[Connecting]:
    """The window of a program that keeps its keys in `box`."""
    with connecting(qapp, lambda: box) as made:
        yield made
