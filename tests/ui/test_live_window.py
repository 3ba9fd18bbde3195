"""A live account from the window, on the real key store: connected, held to start, refilled, removed for good."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pairguard_gui.core.state.actions import ActionKind, ActionQuery
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.shield import Shield
from pairguard_gui.store.keys.key_stores import open_key_store
from pairguard_gui.store.keys.key_vault import KeyStoreError, KeyVault
from pairguard_gui.ui.accounts.remove_sheet import RemoveSheet
from pairguard_gui.ui.shield.start_sheet import StartSheet
from tests.support.gnome_keyring import bus, gnome_keyring
from tests.support.running_account import until
from tests.ui.connecting import Connecting, connecting, type_into

SOL = Pair("SOL-USDT-SWAP", PosSide.SHORT)


@pytest.fixture(scope="module")
def _keyring() -> Iterator[None]:
    with bus() as folder, gnome_keyring(folder):
        yield


@pytest.fixture
def shown(qapp: QApplication, _keyring: None) -> Iterator[Connecting]:
    with connecting(qapp, open_key_store, environment="live", practice=False) as made:
        yield made


def connect_live(shown: Connecting) -> None:
    shown.window.stack.empty.connect_button.click()
    shown.go_on()
    type_into(shown.wizard.limits.fields["check_interval_s"], "5")
    shown.go_on()
    shown.fill_account(live=True)
    shown.go_on()
    shown.check_key()
    assert "GNOME Keyring" in shown.wizard.key.place.line.text() or shown.wizard.entries.place is None
    shown.go_on()
    until(lambda: shown.wizard.pairs.model.rowCount() == 20)
    shown.go_on()
    shown.go_on()
    until(lambda: bool(shown.accounts.real_accounts))


def hold_to_start(shown: Connecting, qtbot: QtBot) -> None:
    page = shown.window.page
    qtbot.mouseClick(page.status.shield, Qt.MouseButton.LeftButton)
    (sheet,) = (each for each in page.findChildren(StartSheet) if each.isVisible())
    until(sheet.ok.isEnabled)
    for _ in range(5):  # a window that takes the focus away on a shared screen lets go of the button
        qtbot.mousePress(sheet.ok, Qt.MouseButton.LeftButton)
        qtbot.wait(1900)
        if page.controller.shield is Shield.GUARDING:
            return
    until(lambda: page.controller.shield is Shield.GUARDING)


def test_a_live_account_is_connected_guarded_refilled_and_removed(shown: Connecting, qtbot: QtBot) -> None:
    connect_live(shown)
    keys = KeyVault("PGtest", open_key_store, lambda *_: None)
    assert keys.read("Main").credentials.api_key.reveal() == shown.key[0]
    hold_to_start(shown, qtbot)

    shown.server.close(SOL.inst_id, SOL.pos_side.value, "manual")
    shown.window.menus.check.trigger()
    refilled = ActionQuery("Main", frozenset({ActionKind.REFILL}))
    until(lambda: [line.pair for line in shown.journal.actions(refilled)] == [SOL])

    shown.window.menus.account.remove.trigger()
    (sheet,) = (each for each in shown.window.findChildren(RemoveSheet) if each.isVisible())
    assert "It is being guarded now" in sheet._text.text()
    sheet.ok.click()
    until(lambda: shown.window.shown is None and not shown.accounts.real_accounts)
    with pytest.raises(KeyStoreError):
        keys.read("Main")
