"""What is asked before something is done, and what is done without asking and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pairguard_gui.core.state.account_state import AccountState
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.shield import Shield
from pairguard_gui.text.language import Translators
from pairguard_gui.text.reasons.details import FOREVER
from pairguard_gui.ui.pairs.protect_sheet import ProtectSheet
from pairguard_gui.ui.shield.missing_pairs_box import MissingPairs
from pairguard_gui.ui.shield.start_sheet import StartSheet
from pairguard_gui.ui.widgets.hold_button import HOLD_MS
from pairguard_gui.ui.window.quit_sheet import QuitSheet
from pairguard_gui.ui.window.shortcuts_sheet import ShortcutsSheet
from tests.ui import seed, stage
from tests.ui.conftest import Scene

Open = Callable[..., Scene]
AnySheet = TypeVar("AnySheet", bound=QDialog)
GONE = seed.PAIRS[:5]


def only(shown: Scene, kind: type[AnySheet]) -> AnySheet:
    """The one open sheet of that kind."""
    sheets = [sheet for sheet in shown.window.findChildren(kind) if sheet.isVisible()]
    assert len(sheets) == 1
    return sheets[0]


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def start_sheet(shown: Scene) -> StartSheet:
    shown.window.page.page_actions.start()
    return only(shown, StartSheet)


def without_five() -> object:
    return seed.report(*(seed.row(pair, positions=()) for pair in GONE))


def test_confirming_starts_and_says_so_until_the_guard_has_answered(scene: Open) -> None:
    shown = scene(seed.report(), up=False)
    start_sheet(shown).accept()
    assert shown.asked == ["raise_shield"]
    assert shown.window.page.status.shield.text() == "Starting …"
    shown.answer()
    assert shown.controller.shield is Shield.GUARDING
    assert shown.window.page.status.shield.text() == "Stop guarding"


def test_confirming_agrees_to_the_figures_of_the_table_too(scene: Open) -> None:
    shown = scene(seed.report(), up=False)
    sheet = start_sheet(shown)
    confirmed: list[object] = []
    sheet.confirmed.connect(lambda pairs, figures: confirmed.append((pairs, figures)))
    assert sheet.preflight
    sheet.preflight._request.answered.emit(seed.preflight())
    sheet.accept()
    agreed = tuple(row.figures for row in seed.preflight().rows)
    assert confirmed == [(frozenset(seed.PAIRS), agreed)]
    assert {each.leverage for each in agreed} == {10}


def test_cancelling_starts_nothing(scene: Open) -> None:
    shown = scene(seed.report(), up=False)
    start_sheet(shown).reject()
    assert shown.asked == []


def test_a_refused_start_says_why_and_leaves_the_button_ready(scene: Open) -> None:
    shown = scene(seed.report(), up=False)
    start_sheet(shown).accept()
    shown.refuse(Reason.of(Code.NOTHING_TO_PROTECT))
    assert shown.window.page.status.shield.text() == "Start guarding"
    assert shown.window.page.toast.isVisible()
    assert "no" in shown.window.page.toast.text.lower()


def test_missing_pairs_are_named_and_refilled_unless_another_answer_is_given(scene: Open) -> None:
    shown = scene(without_five(), up=False)
    sheet = start_sheet(shown)
    assert "5 pairs of the set have no position now:" in words(sheet)
    sheet.accept()
    assert shown.asked == ["raise_shield"]


def test_missing_pairs_can_be_dropped_and_the_figures_follow(scene: Open) -> None:
    shown = scene(without_five(), up=False)
    sheet = start_sheet(shown)
    sheet.missing.choose(MissingPairs.DROP)
    assert "Guard 15 pairs, check every 60 s; at most 45 USDT" in words(sheet)
    assert sheet.guarded == {*seed.PAIRS} - {*GONE}
    sheet.accept()
    assert shown.asked == ["raise_shield"]


def test_the_set_can_be_recorded_anew(scene: Open) -> None:
    beside = replace(seed.POSITIONS[seed.UNI], pair=seed.UNI.opposite)
    shown = scene(replace(without_five(), unprotected=(beside,)), up=False)  # type: ignore[type-var]  # a report
    sheet = start_sheet(shown)
    sheet.missing.choose(MissingPairs.RECORD_ANEW)
    assert "Guard 16 pairs" in words(sheet)
    assert sheet.guarded == ({*seed.PAIRS} - {*GONE}) | {beside.pair}
    sheet.accept()
    assert shown.asked == ["raise_shield"]


def test_an_answer_about_missing_pairs_does_not_outlive_them(scene: Open) -> None:
    beside = replace(seed.POSITIONS[seed.UNI], pair=seed.UNI.opposite)
    shown = scene(replace(without_five(), unprotected=(beside,)), up=False)  # type: ignore[type-var]  # a report
    sheet = start_sheet(shown)
    sheet.missing.choose(MissingPairs.RECORD_ANEW)
    stage.play(shown.controller, seed.report(unprotected=(beside,)))
    assert sheet.guarded == {*seed.PAIRS}
    sheet.reject()


def test_without_a_set_what_is_open_is_guarded(scene: Open) -> None:
    empty = seed.report(pairs=(), unprotected=tuple(seed.POSITIONS.values()))
    shown = scene(empty, up=False, state=seed.state(pairs=()))
    assert "Guard 20 pairs" in words(start_sheet(shown))


def test_without_anything_open_there_is_nothing_to_start(scene: Open) -> None:
    shown = scene(seed.report(pairs=()), up=False, state=seed.state(pairs=()))
    sheet = start_sheet(shown)
    assert not sheet.ok.isEnabled()
    assert "No position is open" in words(sheet)


def test_an_open_sheet_follows_what_the_guard_sees(scene: Open) -> None:
    shown = scene(None, up=False, state=seed.state(pairs=()))
    sheet = start_sheet(shown)
    assert not sheet.ok.isEnabled()
    stage.play(shown.controller, seed.report(pairs=(), unprotected=tuple(seed.POSITIONS.values())))
    assert sheet.ok.isEnabled()
    assert "Guard 20 pairs" in words(sheet)


def test_real_money_wants_the_button_held(scene: Open, qtbot: QtBot) -> None:
    live: AccountState = seed.state(Environment.LIVE)
    shown = scene(seed.report(), up=False, state=live)
    sheet = start_sheet(shown)
    assert "LIVE: real money on OKX." in words(sheet)
    qtbot.mouseClick(sheet.ok, Qt.MouseButton.LeftButton)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert shown.asked == []
    for _ in range(5):  # a window that takes the focus away on a shared screen lets go of the button
        qtbot.mousePress(sheet.ok, Qt.MouseButton.LeftButton)
        qtbot.wait(HOLD_MS + 400)
        if shown.asked:
            break
    assert shown.asked == ["raise_shield"]


def test_letting_go_early_starts_nothing(scene: Open, qtbot: QtBot) -> None:
    shown = scene(seed.report(), up=False, state=seed.state(Environment.LIVE))
    sheet = start_sheet(shown)
    qtbot.mousePress(sheet.ok, Qt.MouseButton.LeftButton)
    qtbot.wait(HOLD_MS // 5)
    qtbot.mouseRelease(sheet.ok, Qt.MouseButton.LeftButton)
    qtbot.wait(HOLD_MS)
    assert shown.asked == []


def test_stopping_can_be_taken_back(scene: Open, qtbot: QtBot) -> None:
    shown = scene(seed.report())
    qtbot.mouseClick(shown.window.page.status.shield, Qt.MouseButton.LeftButton)
    assert shown.controller.shield is Shield.OFF
    assert shown.guard.lowered
    toast = shown.window.page.toast
    assert toast.isVisible()
    qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert shown.asked == ["lower_shield", "raise_shield"]
    assert not toast.isVisible()


def test_a_dropped_pair_can_be_taken_back(scene: Open, qtbot: QtBot) -> None:
    shown = scene(seed.report())
    shown.window.page.page_actions.drop(seed.SOL)
    assert shown.asked == [("drop", seed.SOL)]
    qtbot.mouseClick(shown.window.page.toast.button, Qt.MouseButton.LeftButton)
    assert shown.asked[-1] == ("protect", seed.SOL)


def test_a_pause_can_be_taken_back(scene: Open, qtbot: QtBot) -> None:
    shown = scene(seed.report())
    shown.window.page.page_actions.pause(seed.SOL, FOREVER)
    assert shown.asked == [("pause", seed.SOL, FOREVER)]
    qtbot.mouseClick(shown.window.page.toast.button, Qt.MouseButton.LeftButton)
    assert shown.asked[-1] == ("pause", seed.SOL, None)


def test_a_hold_of_a_pair_is_released_and_looked_at_again(scene: Open) -> None:
    shown = scene(seed.report(seed.held_back()))
    shown.window.page.page_actions.release(seed.UNI)
    assert shown.asked == [("release", seed.UNI), "tick"]


def test_what_is_not_protected_yet_is_shown_before_it_is_added(scene: Open) -> None:
    kept = seed.PAIRS[:16]
    report = seed.report(
        pairs=tuple(seed.row(pair) for pair in kept), unprotected=tuple(seed.POSITIONS[p] for p in seed.PAIRS[16:])
    )
    shown = scene(report, state=seed.state(pairs=tuple(seed.protected(pair) for pair in kept)))
    shown.window.page.page_actions.protect_current()
    sheet = only(shown, ProtectSheet)
    assert "4 open positions are not protected yet" in words(sheet)
    assert sheet.ok.text() == "Protect 4 pairs"
    sheet.accept()
    assert shown.asked == [("protect_current", seed.PAIRS[16:])]


def test_single_positions_can_be_left_out(scene: Open) -> None:
    shown = scene(seed.report(unprotected=(seed.POSITIONS[seed.SOL], seed.POSITIONS[seed.UNI])))
    shown.window.page.page_actions.protect_current()
    sheet = only(shown, ProtectSheet)
    sheet._list._model.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert sheet.ok.text() == "Protect 1 pair"
    sheet.accept()
    assert shown.asked == [("protect_current", (seed.UNI,))]


def test_with_everything_protected_the_sheet_says_so(scene: Open) -> None:
    shown = scene(seed.report())
    shown.window.page.page_actions.protect_current()
    sheet = only(shown, ProtectSheet)
    assert "protected already" in words(sheet)
    assert sheet.ok.isHidden()


def test_quitting_asks_once_while_guarding(scene: Open, qtbot: QtBot) -> None:
    shown = scene(seed.report())
    shown.window.ask_to_quit()
    sheet = only(shown, QuitSheet)
    assert "practice: positions that vanish while PairGuard is not running are not opened again." in words(sheet)
    with qtbot.waitSignal(shown.window.quit_confirmed):
        sheet.accept()


def test_quitting_asks_nothing_while_nothing_is_guarded(scene: Open, qtbot: QtBot) -> None:
    shown = scene(seed.report(), up=False)
    with qtbot.waitSignal(shown.window.quit_confirmed):
        shown.window.ask_to_quit()


def test_closing_while_guarding_never_ends_the_guard(scene: Open) -> None:
    shown = scene(seed.report())
    ended: list[int] = []
    shown.window.quit_confirmed.connect(lambda: ended.append(1))
    shown.window.close()
    assert ended == []
    assert shown.window.isMinimized() or not shown.window.isVisible()


def test_the_keys_are_listed(scene: Open) -> None:
    shown = scene(seed.report())
    shown.window.menus.keys.trigger()
    listed = words(only(shown, ShortcutsSheet))
    assert "F5" in listed
    assert "Check now" in listed


def test_a_sheet_changes_its_language_qt_s_own_buttons_included(
    scene: Open, translators: Translators, qtbot: QtBot
) -> None:
    shown = scene(seed.report(), up=False)
    sheet = start_sheet(shown)
    translators.set_language("zh_CN")
    qtbot.wait(20)
    texts = {button.text() for button in sheet.findChildren(QPushButton) if not button.isHidden()}
    assert texts == {"开始守护", "取消"}
    assert "守护 20 个交易对" in words(sheet)


def test_the_most_a_day_may_cost_follows_the_rules(scene: Open) -> None:
    rules = replace(seed.RULES, budget_usdt=Decimal("12.50"), check_interval_s=30)
    shown = scene(seed.report(), up=False, state=seed.state(rules=rules))
    assert "check every 30 s; at most 12.5 USDT" in words(start_sheet(shown))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_toast_shows_its_whole_text(scene: Open, language: str) -> None:
    shown = scene(seed.report(), language=language)
    toast = shown.window.page.toast
    shown.refuse(Reason.of(Code.LOT_TOO_LARGE, cost=Decimal("6.2"), limit=Decimal(3)))
    assert toast.height() >= toast.heightForWidth(toast.width())
    assert shown.window.page.rect().contains(toast.geometry())
