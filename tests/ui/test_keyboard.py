"""Everything works by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pairguard_gui.core.values.shield import Shield
from pairguard_gui.ui.shield.start_sheet import StartSheet
from pairguard_gui.ui.window.shortcuts_sheet import ShortcutsSheet
from tests.ui import seed
from tests.ui.conftest import Scene

Open = Callable[..., Scene]


@pytest.fixture
def shown(scene: Open, qtbot: QtBot) -> Scene:
    made = scene(seed.report(seed.held_back()))
    take_focus(made, qtbot)
    return made


def take_focus(shown: Scene, qtbot: QtBot) -> None:
    """Be the active window; other tests on the same screen ask for that as well."""

    def is_active() -> bool:
        shown.window.activateWindow()
        return QApplication.activeWindow() is shown.window

    qtbot.waitUntil(is_active)


def press(
    shown: Scene,
    qtbot: QtBot,
    key: Qt.Key,
    on: QWidget | None = None,
    control: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key while the window is active, on that control or on the window."""
    take_focus(shown, qtbot)
    if on is not None:
        on.setFocus()
    qtbot.keyClick(on or shown.window, key, control)


def test_every_control_is_reached_by_tab(shown: Scene, qtbot: QtBot) -> None:
    page = shown.window.page
    page.status.shield.setFocus()
    reached: set[QWidget] = set()
    for _ in range(60):
        take_focus(shown, qtbot)
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    wanted: set[QWidget] = {page.status.shield, page.status.check_button, page.pairs.table, page.log.table}
    wanted |= {page.pairs.search, page.log.search, page.pairs.protect_button, shown.window.side.accounts}
    assert wanted <= reached


def test_the_shield_obeys_the_space_bar(shown: Scene, qtbot: QtBot) -> None:
    press(shown, qtbot, Qt.Key.Key_Space, shown.window.page.status.shield)
    assert shown.controller.shield is Shield.OFF


def test_control_g_stops_and_asks_before_it_starts(shown: Scene, qtbot: QtBot) -> None:
    press(shown, qtbot, Qt.Key.Key_G, control=Qt.KeyboardModifier.ControlModifier)
    assert shown.controller.shield is Shield.OFF
    press(shown, qtbot, Qt.Key.Key_G, control=Qt.KeyboardModifier.ControlModifier)
    assert [sheet.isVisible() for sheet in shown.window.findChildren(StartSheet)] == [True]
    assert shown.asked == ["lower_shield"]


def test_f5_looks_at_once(shown: Scene, qtbot: QtBot) -> None:
    press(shown, qtbot, Qt.Key.Key_F5)
    assert shown.asked == ["tick"]


def test_f1_lists_the_keys(shown: Scene, qtbot: QtBot) -> None:
    press(shown, qtbot, Qt.Key.Key_F1)
    assert len(shown.window.findChildren(ShortcutsSheet)) == 1


def test_control_f_goes_to_the_search(shown: Scene, qtbot: QtBot) -> None:
    press(shown, qtbot, Qt.Key.Key_F, control=Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is shown.window.page.pairs.search


def test_f6_goes_round_the_parts_of_the_window(shown: Scene, qtbot: QtBot) -> None:
    page = shown.window.page
    page.status.shield.setFocus()
    visited = []
    for _ in range(4):
        press(shown, qtbot, Qt.Key.Key_F6)
        visited.append(QApplication.focusWidget())
    assert visited == [page.pairs.table, page.log.table, shown.window.side.accounts, page.status.shield]


def test_rows_are_chosen_by_arrows_and_let_go_by_escape(shown: Scene, qtbot: QtBot) -> None:
    page = shown.window.page
    press(shown, qtbot, Qt.Key.Key_Down, page.pairs.table)
    chosen = page.pairs.row
    assert chosen is not None
    assert page.why.isVisible()
    press(shown, qtbot, Qt.Key.Key_C, page.pairs.table, Qt.KeyboardModifier.ControlModifier)
    assert chosen.pair.inst_id.removesuffix("-SWAP") in QGuiApplication.clipboard().text()
    press(shown, qtbot, Qt.Key.Key_Escape, page.pairs.table)
    qtbot.waitUntil(lambda: page.pairs.row is None and not page.why.isVisible())


def test_delete_drops_a_pair_only_from_its_table(shown: Scene, qtbot: QtBot) -> None:
    page = shown.window.page
    page.pairs.select(seed.SOL)
    press(shown, qtbot, Qt.Key.Key_Delete, page.pairs.search)
    press(shown, qtbot, Qt.Key.Key_Delete, page.log.table)
    assert shown.asked == []
    press(shown, qtbot, Qt.Key.Key_Delete, page.pairs.table)
    assert shown.asked == [("drop", seed.SOL)]


def test_no_control_takes_the_focus_without_showing_it(shown: Scene) -> None:
    """What can have the focus is drawn by a style that marks it: ours, or Qt's for fields and buttons."""
    marked = (QAbstractButton, QLineEdit)
    for control in shown.window.page.status.findChildren(QWidget):
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisible():
            assert isinstance(control, marked), control
