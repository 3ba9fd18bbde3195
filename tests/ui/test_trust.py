"""Whose certificates count is chosen in the window alone, on purpose, and shown while it is not PairGuard's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from pairguard_gui.assembly.trust import trust_settings
from pairguard_gui.core.values.trust import BUNDLED, Trust, TrustKind
from pairguard_gui.runtime.trust_settings import TrustSettings
from pairguard_gui.store.settings import SettingsFile
from pairguard_gui.text.language import Translators
from pairguard_gui.ui.accounts.account_sheet import AccountSheet
from pairguard_gui.ui.accounts.health_sheet import HealthSheet
from pairguard_gui.ui.keys.trust_sheet import TrustSheet
from pairguard_gui.ui.widgets import hold_button
from tests.support.running_account import until
from tests.ui.connecting import Connecting, connecting
from tests.ui.key_box import KeyBox
from tests.ui.test_accounts import only, words
from tests.ui.test_screenshots import _desktop_font, keep

__all__ = ["_desktop_font"]
AUTHORITY = Path(__file__).parents[1] / "okx" / "data" / "authority.pem"
FILE = Trust(TrustKind.FILE, str(AUTHORITY))
HELD_MS = 40


@pytest.fixture
def trust(tmp_path: Path) -> TrustSettings:
    return trust_settings(SettingsFile(tmp_path / "settings.json"))


@pytest.fixture(params=["demo", "live"])
def main(
    qapp: QApplication, trust: TrustSettings, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Connecting]:
    """A window with one account, whose hold buttons are quick."""
    monkeypatch.setattr(hold_button, "HOLD_MS", HELD_MS)
    with connecting(qapp, KeyBox, environment=request.param, trust=trust) as shown:
        shown.add("Main", live=request.param == "live")
        shown.window.side.choose("Main")
        yield shown


def opened(shown: Connecting) -> TrustSheet:
    """The sheet as it is reached: account settings, Certificates, Change."""
    shown.window.menus.account.settings.trigger()
    row = only(shown, AccountSheet).trust
    assert row is not None
    row.change.click()
    return only(shown, TrustSheet)


def done(shown: Connecting) -> None:
    for sheet in (*shown.window.findChildren(TrustSheet), *shown.window.findChildren(AccountSheet)):
        sheet.reject()


def hold(sheet: TrustSheet, qtbot: QtBot, ms: int = 4 * HELD_MS) -> None:
    qtbot.mousePress(sheet.ok, Qt.MouseButton.LeftButton)
    qtbot.wait(ms)
    if isValid(sheet):
        qtbot.mouseRelease(sheet.ok, Qt.MouseButton.LeftButton)


def test_to_trust_more_the_button_has_to_be_held(main: Connecting, trust: TrustSettings, qtbot: QtBot) -> None:
    sheet = opened(main)
    assert not sheet.ok.isEnabled(), "nothing was changed yet"
    sheet.kind.choose(TrustKind.SYSTEM)
    sheet.ok.click()
    hold(sheet, qtbot, ms=1)
    assert trust.trust == BUNDLED
    hold(sheet, qtbot)
    until(lambda: trust.trust == Trust(TrustKind.SYSTEM))
    done(main)


def test_back_to_the_own_list_a_click_is_enough(main: Connecting, trust: TrustSettings) -> None:
    trust.choose(FILE)
    sheet = opened(main)
    assert sheet.kind.choice is TrustKind.FILE
    assert (sheet.file.text(), sheet.file.toolTip()) == ("authority.pem", str(AUTHORITY))
    sheet.kind.choose(TrustKind.BUNDLED)
    sheet.ok.click()
    assert trust.trust == BUNDLED
    done(main)


def test_a_file_is_chosen_in_the_dialog_of_the_system(main: Connecting, trust: TrustSettings, qtbot: QtBot) -> None:
    sheet = opened(main)
    sheet.kind.choose(TrustKind.FILE)
    assert not sheet.ok.isEnabled(), "no file yet"
    sheet.choose_file.click()
    (dialog,) = sheet.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(AUTHORITY))
    dialog.close()
    hold(sheet, qtbot)
    until(lambda: trust.trust == FILE)
    account = only(main, AccountSheet)
    assert account.trust is not None
    assert "authority.pem" in account.trust.current.text()
    done(main)


def test_a_file_without_a_certificate_is_told_and_changes_nothing(
    main: Connecting, trust: TrustSettings, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Dear customer")
    sheet = opened(main)
    sheet.kind.choose(TrustKind.FILE)
    sheet.take_file(str(tmp_path / "letter.txt"))
    hold(sheet, qtbot)
    until(sheet.problem.isVisible)
    assert "it holds no certificate" in sheet.problem.text()
    assert trust.trust == BUNDLED
    sheet.take_file(str(AUTHORITY))
    assert not sheet.problem.isVisible()
    done(main)


def test_band_and_health_say_so_while_it_is_set(main: Connecting, trust: TrustSettings) -> None:
    band = main.window.band
    assert "certificates" not in band.accessibleName()
    trust.choose(FILE)
    assert "certificates: those of authority.pem" in band.accessibleName()
    main.window.menus.account.check.trigger()
    health = only(main, HealthSheet)
    assert "Certificates that count: those of authority.pem" in words(health)
    health.reject()
    main.window.side.choose("practice")
    assert "certificates" not in band.accessibleName(), "practice never leaves this computer"
    main.window.side.choose("Main")
    trust.choose(BUNDLED)
    assert "certificates" not in band.accessibleName()
    main.window.menus.account.check.trigger()
    assert "Certificates that count" not in words(only(main, HealthSheet))
    only(main, HealthSheet).reject()


def test_the_assistant_has_the_choice_too(main: Connecting, trust: TrustSettings) -> None:
    main.open_assistant()
    main.go_to("account")
    row = main.wizard.account.trust
    assert row is not None
    assert row.current.text() == "PairGuard's own"
    trust.choose(FILE)
    assert row.current.text() == "those of authority.pem"
    main.wizard.close()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_sheet_shows_every_word_in_both_languages(
    qapp: QApplication, qtbot: QtBot, trust: TrustSettings, translators: Translators, language: str, tmp_path: Path
) -> None:
    translators.set_language(language)
    with connecting(qapp, KeyBox, language=language, environment="live", trust=trust) as shown:
        shown.add("Main", live=True)
        shown.window.side.choose("Main")
        trust.choose(FILE)
        sheet = opened(shown)
        for kind in TrustKind:
            sheet.kind.choose(kind)
            qtbot.wait(30)
            for label in (sheet._about, sheet._meaning):
                assert label.height() >= label.heightForWidth(label.width()), label.text()
            keep(sheet, f"trust-{kind}-{language}", tmp_path)
        keep(only(shown, AccountSheet), f"trust-account-{language}", tmp_path)
        keep(shown.window, f"trust-window-{language}", tmp_path)
        done(shown)
        shown.window.menus.account.check.trigger()
        qtbot.wait(200)
        keep(only(shown, HealthSheet), f"trust-health-{language}", tmp_path)
        only(shown, HealthSheet).reject()
