"""Every step of the assistant as a picture, in both themes and languages; docs/images has the light English ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from pairguard_gui.core.values.reason import Code
from pairguard_gui.store.keys.key_vault import KeyStoreError
from pairguard_gui.text.language import Translators
from pairguard_gui.ui.style.theme import Scheme
from tests.support.running_account import until
from tests.ui import stage
from tests.ui.connecting import Connecting, connecting
from tests.ui.key_box import KeyBox
from tests.ui.test_screenshots import _desktop_font, keep

__all__ = ["_desktop_font"]


def no_store() -> KeyBox:
    raise KeyStoreError(Code.KEY_STORE_MISSING)


def picture(shown: Connecting, qtbot: QtBot, name: str, tmp_path: Path) -> None:
    qtbot.wait(40)
    for label in shown.wizard.step.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    keep(shown.wizard, name, tmp_path)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_every_step_has_its_face(
    qapp: QApplication, qtbot: QtBot, translators: Translators, tmp_path: Path, scheme: Scheme, language: str
) -> None:
    notes = stage.Notes({"theme": str(scheme), "window/seen_welcome": "1"})
    translators.set_language(language)
    end = f"{scheme}-{language}" if (scheme, language) != (Scheme.LIGHT, "en") else ""
    with connecting(qapp, KeyBox, set_language=translators.set_language, language=language, notes=notes) as shown:
        shown.open_assistant()
        for step in ("look", "limits", "account", "key", "lights", "pairs", "finish"):
            if step == "lights":
                shown.check_key()
            elif step != "look":
                shown.go_on()
            if step == "account":
                shown.fill_account()
            if step == "key":
                until(lambda: shown.wizard.entries.place is not None)
            if step == "pairs":
                until(lambda: shown.wizard.pairs.model.rowCount() == 20)
                shown.wizard.pairs.model.toggle(3)
            picture(shown, qtbot, "-".join(filter(None, (f"connect-{step}", end))), tmp_path)
