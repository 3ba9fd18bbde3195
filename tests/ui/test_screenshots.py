"""Every face of the window as a picture. PAIRGUARD_IMAGES names the folder; docs/images has those of the README."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pairguard_gui.core.report import CheckReport
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.shield import ShieldEvent
from pairguard_gui.ui.pairs.protect_sheet import ProtectSheet
from pairguard_gui.ui.shield.start_sheet import StartSheet
from pairguard_gui.ui.style.theme import Scheme
from pairguard_gui.ui.widgets.sheet import Sheet
from pairguard_gui.ui.window.quit_sheet import QuitSheet
from pairguard_gui.ui.window.shortcuts_sheet import ShortcutsSheet
from tests.ui import picture, seed, stage
from tests.ui.conftest import Scene

Open = Callable[..., Scene]


def refilling() -> CheckReport:
    """SOL is gone and its refill has been sent."""
    return seed.report(seed.refilling(), shield_event=ShieldEvent.GAP_OPEN, next_check_in_s=1)


def blind() -> CheckReport:
    """Nobody answers since 14:02:14."""
    return seed.failed(Reason.of(Code.UNREACHABLE, what="timed out"))


def held() -> CheckReport:
    """UNI waits for a person after a liquidation."""
    return seed.report(seed.held_back(), shield_event=ShieldEvent.BRAKED)


WINDOWS: dict[str, tuple[Callable[[], CheckReport | None], dict[str, object]]] = {
    "window-light": (seed.report, {}),
    "window-dark": (seed.report, {"scheme": Scheme.DARK}),
    "window-idle": (seed.report, {"up": False, "welcome": True}),
    "window-refilling": (refilling, {}),
    "window-refilling-dark": (refilling, {"scheme": Scheme.DARK}),
    "window-blind": (blind, {}),
    "window-blind-dark": (blind, {"scheme": Scheme.DARK}),
    "window-hold": (held, {}),
    "window-zh": (seed.report, {"language": "zh_CN"}),
    "window-zh-dark": (refilling, {"language": "zh_CN", "scheme": Scheme.DARK}),
}


KEPT = {
    "window-light",
    "window-dark",
    "window-idle",
    "window-refilling",
    "window-refilling-dark",
    "window-blind",
    "window-why",
    "window-zh",
    *(f"connect-{step}" for step in ("look", "limits", "account", "key", "lights", "pairs", "finish")),
}
"""What lies in docs/images; the READMEs show some of it."""
FONTS = ("Inter", "Noto Sans", "Source Sans 3", "Noto Sans CJK SC", "Segoe UI", "Helvetica Neue")
"""Fonts as desktops have them; the bare X11 of a test machine falls back to one that nobody chooses."""


@pytest.fixture(autouse=True)
def _desktop_font(qapp: QApplication) -> Iterator[None]:
    before = qapp.font()
    installed = set(QFontDatabase.families())
    for name in FONTS:
        if name in installed:
            font = QFont(name)
            font.setPointSizeF(9.5)
            qapp.setFont(font)
            break
    yield
    qapp.setFont(before)


def keep(widget: QWidget, name: str, tmp_path: Path) -> QImage:
    """Grab the widget; the pictures that are shown elsewhere are kept where the environment says."""
    wanted = os.environ.get("PAIRGUARD_IMAGES")
    image = widget.grab().toImage()
    picture.save(image, Path(wanted if wanted and name in KEPT else tmp_path) / f"{name}.png")
    return image


def colours(image: QImage) -> int:
    """How many different colours a coarse look finds."""
    across, down = range(0, image.width(), 7), range(0, image.height(), 7)
    return len({image.pixel(x, y) for x in across for y in down})


@pytest.mark.parametrize("name", WINDOWS)
def test_the_window_has_this_face(scene: Open, qtbot: QtBot, tmp_path: Path, name: str) -> None:
    make, options = WINDOWS[name]
    told = 1 if make is refilling else 2  # the newest lines tell of a wait that this face does not show
    shown = scene(make(), history=stage.PlayedHistory(seed.actions()[told:]), **options)
    shown.window.tick()
    qtbot.wait(60)
    image = keep(shown.window, name, tmp_path)
    assert (image.width(), image.height()) == (1180, 760)
    assert colours(image) > 20


def test_it_fits_into_a_small_screen(scene: Open, qtbot: QtBot, tmp_path: Path) -> None:
    shown = scene(seed.report())
    shown.window.resize(960, 600)
    qtbot.wait(60)
    assert (shown.window.width(), shown.window.height()) == (960, 600)
    keep(shown.window, "window-small", tmp_path)


@pytest.mark.parametrize(("language", "name"), [("en", "window-why"), ("zh_CN", "window-why-zh")])
def test_why_a_pair_waits_is_shown_beside_the_log(
    scene: Open, qtbot: QtBot, tmp_path: Path, language: str, name: str
) -> None:
    report = seed.report(seed.cooling(), seed.held_back(), shield_event=ShieldEvent.GAP_OPEN)
    shown = scene(report, language=language)
    shown.window.page.pairs.select(seed.SOL)
    qtbot.wait(60)
    assert shown.window.page.why.isVisible()
    keep(shown.window, name, tmp_path)


def start(shown: Scene) -> None:
    shown.window.page.page_actions.start()


def protect(shown: Scene) -> None:
    shown.window.page.page_actions.protect_current()


def leave(shown: Scene) -> None:
    shown.window.ask_to_quit()


def keys(shown: Scene) -> None:
    shown.window.menus.keys.trigger()


SHEETS: dict[str, tuple[Callable[[Scene], None], type[Sheet], dict[str, object]]] = {
    "sheet-start": (start, StartSheet, {"up": False}),
    "sheet-start-missing": (start, StartSheet, {"up": False}),
    "sheet-start-live": (start, StartSheet, {"up": False, "state": seed.state(Environment.LIVE)}),
    "sheet-protect": (protect, ProtectSheet, {}),
    "sheet-quit": (leave, QuitSheet, {}),
    "sheet-keys": (keys, ShortcutsSheet, {}),
}


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("name", SHEETS)
def test_the_sheets_show_every_word(
    scene: Open, qtbot: QtBot, tmp_path: Path, name: str, scheme: Scheme, language: str
) -> None:
    ask, kind, options = SHEETS[name]
    gone = [seed.row(pair, positions=()) for pair in seed.PAIRS[:5]] if name == "sheet-start-missing" else []
    beside = tuple(replace(seed.POSITIONS[pair], pair=pair.opposite) for pair in seed.PAIRS[:4])
    shown = scene(seed.report(*gone, unprotected=beside), scheme=scheme, language=language, **options)
    ask(shown)
    qtbot.wait(40)
    (sheet,) = (child for child in shown.window.findChildren(kind) if child.isVisible())
    for label in sheet.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    keep(sheet, f"{name}-{scheme}-{language}", tmp_path)
