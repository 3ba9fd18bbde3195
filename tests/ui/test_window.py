"""What a person can do in the window, and what it says back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.shield import Shield, ShieldEvent
from pairguard_gui.ui.shield.start_sheet import StartSheet
from tests.ui import seed
from tests.ui.conftest import Scene

Open = Callable[..., Scene]


def said(scene: Scene) -> str:
    """All the words on the page."""
    return "\n".join(label.text() for label in scene.window.page.findChildren(QLabel) if label.isVisible())


def test_the_sentence_tells_what_happens_next(scene: Open) -> None:
    shown = scene(seed.report(seed.cooling(), shield_event=ShieldEvent.BRAKED))
    shown.window.tick()
    assert "SOL short" in said(shown)
    assert "4:12" in said(shown)


def test_a_blind_shield_says_since_when_and_that_nothing_is_opened(scene: Open) -> None:
    shown = scene(seed.failed(Reason.of(Code.UNREACHABLE, what="timed out")))
    assert shown.controller.shield is Shield.BLIND
    assert "Nothing is opened" in said(shown)


def test_the_language_changes_while_it_runs(scene: Open, qtbot: QtBot) -> None:
    shown = scene(seed.report())
    shown.window.services.set_language("zh_CN")
    qtbot.wait(20)
    assert "所有持仓都在" in said(shown)
    shown.window.services.set_language("en")
    qtbot.wait(20)
    assert "All positions are present" in said(shown)


def test_start_asks_with_figures_and_stop_asks_nothing(scene: Open, qtbot: QtBot) -> None:
    shown = scene(seed.report(), up=False)
    qtbot.mouseClick(shown.window.page.status.shield, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(shown.window.page.findChildren(StartSheet)))
    sheet = shown.window.page.findChildren(StartSheet)[0]
    words = "\n".join(label.text() for label in sheet.findChildren(QLabel))
    assert "Guard 20 pairs, check every 60 s; at most 60 USDT" in words
    assert shown.controller.shield is Shield.OFF
    sheet.reject()


def test_stopping_is_instant(scene: Open) -> None:
    shown = scene(seed.report())
    shown.window.page.page_actions.stop()
    assert shown.controller.shield is Shield.OFF


@pytest.mark.parametrize("width", [960, 1180, 1600])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_word_is_cut_off(scene: Open, qtbot: QtBot, language: str, width: int) -> None:
    shown = scene(seed.report(), language=language)
    shown.window.resize(width, 760)
    qtbot.wait(30)
    cut = [
        label.text()
        for label in shown.window.page.findChildren(QLabel)
        if label.isVisible() and not label.wordWrap() and label.sizeHint().width() > label.width() + 1
    ]
    assert cut == []


def test_every_control_has_a_name_for_those_who_cannot_see_it(scene: Open) -> None:
    shown = scene(seed.report())
    nameless = [
        type(button).__name__
        for button in shown.window.findChildren(QAbstractButton)
        if button.isVisible()
        and button.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (button.accessibleName() or button.text())
    ]
    assert nameless == []


def test_the_practice_menu_asks_the_practice_exchange(scene: Open) -> None:
    shown = scene(seed.report(), welcome=True)
    cards = [child for child in shown.window.findChildren(QWidget) if type(child).__name__ == "WelcomeCard"]
    assert len(cards) == 1
    for button in cards[0].findChildren(QAbstractButton):
        if "network" in button.text().lower() or "answer" in button.text().lower():
            button.click()
    assert ("lose_next_answer",) in shown.practice.asked
    assert any(asked[0] == "unreachable" for asked in shown.practice.asked)


def test_the_layout_is_remembered(scene: Open) -> None:
    shown = scene(seed.report())
    shown.window._save_layout()
    assert any(key.startswith("window/") for key in shown.notes.kept)


def test_a_row_can_be_copied(scene: Open) -> None:
    shown = scene(seed.report())
    shown.window.page.pairs.select(seed.SOL)
    shown.window.page.pairs.copy_row()
    assert "SOL-USDT" in QGuiApplication.clipboard().text()
