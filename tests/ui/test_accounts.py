"""The window and its accounts: it follows them as they come and go, and lets each be looked at, changed and removed."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pairguard_gui.core.control.key_health import KeyFitness, KeyHealth
from pairguard_gui.core.values.account import COLOURS
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.shield import Shield
from pairguard_gui.ui.accounts.account_model import AccountLine
from pairguard_gui.ui.accounts.account_sheet import AccountSheet
from pairguard_gui.ui.accounts.health_sheet import HealthSheet
from pairguard_gui.ui.accounts.remove_sheet import RemoveSheet
from pairguard_gui.ui.accounts.replace_key_sheet import ReplaceKeySheet
from pairguard_gui.ui.shield.start_sheet import StartSheet
from pairguard_gui.ui.widgets.cell import CellRole
from tests.support.running_account import until
from tests.ui.connecting import Connecting, connecting, type_into
from tests.ui.key_box import KeyBox

AnySheet = TypeVar("AnySheet", bound=QDialog)


@pytest.fixture
def main(shown: Connecting) -> Connecting:
    """With an account that is chosen and was looked at."""
    shown.add("Main")
    shown.window.side.choose("Main")
    page = shown.window.page
    until(lambda: page.controller.complete_report is not None and not page.controller.checking)
    return shown


def listed(shown: Connecting) -> list[str]:
    model = shown.window.accounts
    return [model.account_at(at) for at in range(model.rowCount())]


def line_of(shown: Connecting, at: int) -> AccountLine:
    line = shown.window.accounts.data(shown.window.accounts.index(at), CellRole.ROW)
    assert isinstance(line, AccountLine)
    return line


def only(shown: Connecting, kind: type[AnySheet]) -> AnySheet:
    (sheet,) = (sheet for sheet in shown.window.findChildren(kind) if sheet.isVisible())
    return sheet


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def guard_on(shown: Connecting) -> None:
    controller = shown.window.page.controller
    controller.protect_current()
    controller.start()
    until(lambda: controller.shield is Shield.GUARDING)


def test_an_account_that_comes_has_a_line_a_page_and_a_colour(main: Connecting) -> None:
    assert listed(main) == ["practice", "Main"]
    assert main.window.page.controller.environment is Environment.DEMO
    assert line_of(main, 1).colour == "blue"
    assert not main.window.band.isHidden()


def test_an_account_that_goes_takes_its_page_along_and_another_is_shown(main: Connecting, box: KeyBox) -> None:
    main.window.menus.account.remove.trigger()
    sheet = only(main, RemoveSheet)
    assert "Its key is deleted from this computer" in words(sheet)
    sheet.ok.click()
    until(lambda: main.accounts.real_accounts == () and not main.accounts.closing_controllers)
    assert listed(main) == ["practice"]
    assert main.window.page.controller.account == "practice"
    assert box.entries == {}


def test_an_account_can_be_removed_though_its_key_cannot(main: Connecting, box: KeyBox) -> None:
    box.gone = True
    main.window.menus.account.remove.trigger()
    sheet = only(main, RemoveSheet)
    assert sheet.leave_key.isHidden()
    sheet.ok.click()
    until(sheet.problem.isVisible)
    assert listed(main) == ["practice", "Main"]
    sheet.leave_key.click()
    sheet.ok.click()
    until(lambda: main.accounts.real_accounts == () and not main.accounts.closing_controllers)
    assert listed(main) == ["practice"]


def test_a_key_that_is_kept_until_the_end_is_called_so(qapp: QApplication) -> None:
    box = KeyBox()
    box.gone = True
    with connecting(qapp, lambda: box) as shown:
        shown.add("Main", until_quit=True)
        shown.window.side.choose("Main")
        shown.window.menus.account.check.trigger()
        sheet = only(shown, HealthSheet)
        until(lambda: "kept until you quit" in words(sheet))
        sheet.reject()


def test_without_any_account_the_window_leads_to_the_first(qapp: QApplication, box: KeyBox) -> None:
    with connecting(qapp, lambda: box, practice=False) as shown:
        assert shown.window.shown is None
        assert shown.window.stack.empty.connect_button.isVisible()
        shown.window.stack.empty.connect_button.click()
        assert shown.wizard.isVisible()
        shown.add("Main")
        assert shown.window.page.controller.account == "Main"
        shown.window.dialogs.remove("Main") if shown.window.dialogs else None
        only(shown, RemoveSheet).ok.click()
        until(lambda: shown.window.shown is None)
        shown.window.menus.check.trigger()
        assert shown.window.band.isHidden()


def test_a_renamed_account_stays_the_one_that_is_looked_at(main: Connecting) -> None:
    main.window.menus.account.settings.trigger()
    sheet = only(main, AccountSheet)
    type_into(sheet.account_name, "Second")
    sheet.colour.setCurrentIndex(COLOURS.index("purple"))
    sheet.ok.click()
    until(lambda: [account.name for account in main.accounts.real_accounts] == ["Second"])
    until(lambda: main.window.side.account == "Second")
    assert listed(main) == ["practice", "Second"]
    assert line_of(main, 1).colour == "purple"


def test_only_the_colour_is_changed_without_another_guard(main: Connecting) -> None:
    page = main.window.page
    main.window.menus.account.settings.trigger()
    sheet = only(main, AccountSheet)
    sheet.colour.setCurrentIndex(COLOURS.index("teal"))
    sheet.resume.setChecked(True)
    sheet.ok.click()
    until(lambda: main.accounts.real_accounts[0].colour == "teal")
    assert main.window.page is page
    assert main.accounts.real_accounts[0].resume


def test_a_guarded_account_is_not_renamed_and_the_sheet_says_why(main: Connecting) -> None:
    guard_on(main)
    main.window.menus.account.settings.trigger()
    sheet = only(main, AccountSheet)
    type_into(sheet.account_name, "Second")
    sheet.ok.click()
    until(sheet.problem.isVisible)
    assert sheet.account_name.text() == "Second"
    assert listed(main) == ["practice", "Main"]
    sheet.reject()


def test_the_lights_of_a_key_are_looked_at_again(main: Connecting) -> None:
    main.window.menus.account.check.trigger()
    sheet = only(main, HealthSheet)
    until(lambda: isinstance(sheet._health, KeyHealth))
    assert "This key can guard." in words(sheet)
    until(lambda: "The key is kept in GNOME Keyring." in words(sheet))
    main.server.fault("permissions", value="read_only,trade,withdraw")
    sheet.ok.click()
    until(lambda: isinstance(sheet._health, KeyHealth) and sheet._health.fitness is KeyFitness.REFUSED)
    sheet.reject()


def test_a_key_is_replaced_once_it_was_looked_at(main: Connecting) -> None:
    main.window.menus.account.replace_key.trigger()
    sheet = only(main, ReplaceKeySheet)
    wrong = (main.key[0], "0" * 32, main.key[2])
    for field, text in zip(sheet.key.fields, wrong, strict=True):
        type_into(field, text)
    until(sheet.ok.isEnabled)
    sheet.ok.click()
    until(sheet.problem.isVisible)
    type_into(sheet.key.fields[1], main.key[1])
    assert sheet.problem.isHidden()
    replaced: list[object] = []
    sheet.succeeded.connect(replaced.append)
    sheet.ok.click()
    until(lambda: replaced)
    until(lambda: main.window.side.account == "Main")


def test_removing_a_guarded_account_says_what_it_means(main: Connecting) -> None:
    guard_on(main)
    main.window.menus.account.remove.trigger()
    sheet = only(main, RemoveSheet)
    assert "positions that vanish from here on are not opened again" in words(sheet)
    assert not sheet.ok.isDefault()
    sheet.reject()
    assert main.window.page.controller.shield is Shield.GUARDING


def test_nothing_of_practice_can_be_changed(main: Connecting) -> None:
    main.window.side.choose("practice")
    menu = main.window.menus.account
    main.window.side.menu_asked.emit(QPoint(0, 0))
    until(menu.isVisible)
    assert [action.isEnabled() for action in (menu.settings, menu.check, menu.replace_key, menu.remove)] == [False] * 4
    assert menu.add.isEnabled()
    menu.close()


def test_starting_shows_what_each_refill_would_open(main: Connecting) -> None:
    main.window.page.page_actions.start()
    sheet = only(main, StartSheet)
    assert sheet.preflight is not None
    until(lambda: sheet.preflight is not None and sheet.preflight.model.rowCount() == 20)
    assert "Free now:" in words(sheet)
    sheet.reject()


def test_a_live_account_waits_for_the_table_before_it_can_be_started(qapp: QApplication, box: KeyBox) -> None:
    with connecting(qapp, lambda: box, environment="live") as shown:
        shown.add("Main", live=True)
        shown.window.side.choose("Main")
        until(lambda: shown.window.page.controller.complete_report is not None)
        shown.server.fault("slow_request", ms=700, path="/api/v5/account/positions", method="GET")
        shown.window.page.page_actions.start()
        sheet = only(shown, StartSheet)
        assert not sheet.ok.isEnabled()
        until(sheet.ok.isEnabled)
        assert sheet.preflight is not None
        assert sheet.preflight.model.rowCount() == 20
        sheet.reject()


def test_the_sheets_show_every_word_in_both_languages(main: Connecting, qtbot: QtBot) -> None:
    menu = main.window.menus.account
    for ask, kind in ((menu.settings, AccountSheet), (menu.replace_key, ReplaceKeySheet), (menu.remove, RemoveSheet)):
        ask.trigger()
        sheet = only(main, kind)
        qtbot.wait(30)
        for label in sheet.findChildren(QLabel):
            if label.isVisible():
                assert label.height() >= label.heightForWidth(label.width()), label.text()
        sheet.reject()
        qtbot.wait(20)


def test_panic_lowers_every_shield_at_once(main: Connecting) -> None:
    guard_on(main)
    main.window.side.choose("practice")
    guard_on(main)
    main.window.menus.stop_all.trigger()
    assert [page.controller.shield for page in main.window.stack.pages] == [Shield.OFF, Shield.OFF]
