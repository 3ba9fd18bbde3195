"""Every face of the window as a picture. PAIRGUARD_IMAGES names the folder; docs/images has those of the README."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pairguard_gui.core.events import CheckReport
from pairguard_gui.core.reason import Code, Reason
from pairguard_gui.core.shield import ShieldEvent
from pairguard_gui.ui.theme import Scheme
from tests.ui import seed
from tests.ui.conftest import Scene

Open = Callable[..., Scene]


def refilling() -> CheckReport:
    """SOL is gone and its refill has been sent."""
    return seed.report(seed.refilling(), shield_event=ShieldEvent.GAP_OPEN, look_again_s=1)


def blind() -> CheckReport:
    """Nobody answers since 14:02:14."""
    return seed.failed(Reason.of(Code.UNREACHABLE, what="timed out"))


def held() -> CheckReport:
    """UNI waits for a person after a liquidation."""
    return seed.report(seed.held_back(), shield_event=ShieldEvent.BRAKED)


FACES: dict[str, tuple[Callable[[], CheckReport | None], dict[str, object]]] = {
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


def save(widget: QWidget, name: str, tmp_path: Path) -> QImage:
    """Grab the widget; the picture is kept where the environment says, else with the test's own files."""
    folder = Path(os.environ.get("PAIRGUARD_IMAGES") or tmp_path)
    image = widget.grab().toImage()
    assert image.convertToFormat(QImage.Format.Format_RGB888).save(str(folder / f"{name}.png"), "PNG", 0)  # type: ignore[call-overload]  # the stub wants bytes
    return image


def colours(image: QImage) -> int:
    """How many different colours a coarse look finds."""
    across, down = range(0, image.width(), 7), range(0, image.height(), 7)
    return len({image.pixel(x, y) for x in across for y in down})


@pytest.mark.parametrize("name", FACES)
def test_the_window_has_this_face(scene: Open, qtbot: QtBot, tmp_path: Path, name: str) -> None:
    make, looks = FACES[name]
    shown = scene(make(), **looks)
    shown.window.tick()
    qtbot.wait(60)
    image = save(shown.window, name, tmp_path)
    assert (image.width(), image.height()) == (1180, 760)
    assert colours(image) > 20


def test_it_fits_into_a_small_screen(scene: Open, qtbot: QtBot, tmp_path: Path) -> None:
    shown = scene(seed.report())
    shown.window.resize(960, 600)
    qtbot.wait(60)
    assert (shown.window.width(), shown.window.height()) == (960, 600)
    save(shown.window, "window-small", tmp_path)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_why_a_pair_waits_is_shown_beside_the_log(scene: Open, qtbot: QtBot, tmp_path: Path, language: str) -> None:
    waiting = seed.cooling(left=timedelta(minutes=4, seconds=12))
    shown = scene(seed.report(waiting, shield_event=ShieldEvent.BRAKED), language=language)
    shown.window.page.pairs.select(seed.SOL)
    qtbot.wait(60)
    assert shown.window.page.why.isVisible()
    save(shown.window, f"window-why-{language}", tmp_path)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_starting_asks_once_with_figures(scene: Open, qtbot: QtBot, tmp_path: Path, scheme: Scheme) -> None:
    shown = scene(seed.report(), up=False, scheme=scheme)
    shown.window.page.deeds.start()
    qtbot.wait(60)
    sheet = next(child for child in shown.window.page.findChildren(QWidget) if type(child).__name__ == "StartSheet")
    assert sheet.isVisible()
    save(sheet, f"sheet-start-{scheme}", tmp_path)
    sheet.close()
