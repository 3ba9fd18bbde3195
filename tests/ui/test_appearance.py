"""Light and dark, colours of prices, languages: what is chosen holds at once and is remembered."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.shield import Shield
from pairguard_gui.ui.pairs.pair_cells import Column
from pairguard_gui.ui.shield.shield_icon import SHAPES
from pairguard_gui.ui.style.icons import Icons
from pairguard_gui.ui.style.theme import Scheme, Theme, tabular
from pairguard_gui.ui.style.tokens import DARK, LIGHT, PriceColours
from tests.ui import seed, stage
from tests.ui.conftest import Scene

Open = Callable[..., Scene]
ROOT = Path(__file__).parents[2]
STYLE = [path.stem for path in sorted((ROOT / "pairguard_gui/ui/style").glob("[!_]*.py"))]


@pytest.mark.parametrize("module", STYLE)
def test_a_colour_loads_no_engine(module: str) -> None:
    """Style may know the plain values of core/values, and neither the guard nor its thread."""
    program = f"import sys, pairguard_gui.ui.style.{module}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    ours = [name for name in loaded if name.startswith("pairguard_gui.")]
    rooms = ("pairguard_gui.ui", "pairguard_gui.resources", "pairguard_gui.core.values")
    assert f"pairguard_gui.ui.style.{module}" in ours
    assert [name for name in ours if name != "pairguard_gui.core" and not name.startswith(rooms)] == []


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, stage.Notes(), "en")
    yield made
    made.deleteLater()


def test_it_follows_the_system_until_a_person_chooses(theme: Theme, qapp: QApplication) -> None:
    system_is_dark = qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark
    assert theme.tokens.dark is system_is_dark
    theme.choose_scheme(Scheme.DARK)
    assert theme.tokens.window == DARK.window
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    theme.choose_scheme(Scheme.LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == LIGHT.window


def test_what_was_chosen_is_remembered(qapp: QApplication) -> None:
    notes = stage.Notes()
    first = Theme(qapp, notes, "en")
    first.choose_scheme(Scheme.DARK)
    first.choose_prices(PriceColours.COLOUR_BLIND)
    again = Theme(qapp, notes, "zh_CN")
    assert (again.scheme, again.prices) == (Scheme.DARK, PriceColours.COLOUR_BLIND)


def test_a_memory_of_something_unheard_of_is_no_choice(qapp: QApplication) -> None:
    theme = Theme(qapp, stage.Notes({"theme": "purple", "price_colours": "plaid"}), "en")
    assert (theme.scheme, theme.prices) == (Scheme.SYSTEM, PriceColours.GREEN_UP)


def test_red_is_up_where_chinese_is_spoken_unless_another_was_chosen(qapp: QApplication) -> None:
    theme = Theme(qapp, stage.Notes(), "zh_CN")
    assert theme.tokens.up == theme.tokens.bad
    theme.set_language("en")
    assert theme.tokens.up == theme.tokens.good
    theme.choose_prices(PriceColours.GREEN_UP)
    theme.set_language("zh_CN")
    assert theme.tokens.up == theme.tokens.good


def test_the_colour_blind_choice_is_blue_and_orange(theme: Theme) -> None:
    theme.choose_prices(PriceColours.COLOUR_BLIND)
    assert (theme.tokens.up, theme.tokens.down) == (theme.tokens.blue, theme.tokens.orange)


def test_the_six_shields_differ_in_shape_alone() -> None:
    icons = Icons()
    pictures = {shield: icons.pixmap(SHAPES[shield], "#808080", 24).toImage() for shield in Shield}
    for one in Shield:
        for other in Shield:
            if one is not other:
                assert pictures[one] != pictures[other]


def test_figures_line_up(qapp: QApplication) -> None:
    metrics = QFontMetrics(tabular(qapp.font()))
    assert len({metrics.horizontalAdvance(digit * 4) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("environment", list(Environment))
def test_the_band_says_where_orders_go(scene: Open, environment: Environment) -> None:
    shown = scene(seed.report(), state=seed.state(environment))
    name = shown.window.band.accessibleName()
    assert name.startswith(environment.upper())


def test_the_menu_switches_the_language_and_ticks_it(scene: Open, qtbot: QtBot) -> None:
    shown = scene(seed.report())
    view = shown.window.menus.view
    view._languages["zh_CN"].trigger()
    qtbot.wait(20)
    assert shown.window.page.status.title.text() == "正在守护 20 个交易对"
    assert view._languages["zh_CN"].isChecked()
    assert view.title() == "视图(&V)"
    assert shown.window.page.pairs.model.headerData(Column.STATE, Qt.Orientation.Horizontal) == "状态"
    view._languages["en"].trigger()
    qtbot.wait(20)
    assert shown.window.page.status.title.text() == "Guarding 20 pairs"


def test_no_english_is_left_in_chinese(scene: Open, qtbot: QtBot) -> None:
    shown = scene(seed.report(seed.cooling(), seed.held_back()), welcome=True)
    shown.window.page.pairs.select(seed.SOL)
    shown.window.services.set_language("zh_CN")
    qtbot.wait(20)
    left = [text for text in texts_of(shown.window) if _is_english(text)]
    assert left == []


def texts_of(root: QWidget) -> Iterator[str]:
    for label in root.findChildren(QLabel):
        yield label.text()
    for button in root.findChildren(QAbstractButton):
        yield button.text()
        yield button.accessibleName()
    for menu in root.findChildren(QMenu):
        yield menu.title()
        yield from (action.text() for action in menu.actions())
    for each in root.findChildren(QObject):
        if isinstance(each, QWidget):
            yield each.accessibleName()


def _is_english(text: str) -> bool:
    """Words of our own: not names, units, keys or what stands in the data."""
    known = {"PairGuard", "OKX", "USDT", "English", "practice", "SOL", "BNB", "UNI", "CFX", "LDO", "Ctrl", "ADL"}
    words = [word.strip("&.,:;()…“”0123456789/") for word in text.replace("-", " ").split()]
    return any(word.isascii() and word.isalpha() and len(word) > 2 and word not in known for word in words)


@pytest.mark.parametrize("size", [(960, 600), (1180, 760), (1920, 1080)])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_button_is_cut_off(scene: Open, qtbot: QtBot, language: str, size: tuple[int, int]) -> None:
    shown = scene(seed.report(seed.cooling()), language=language, welcome=True)
    shown.window.page.pairs.select(seed.SOL)
    shown.window.resize(*size)

    def cut() -> list[str]:
        return [
            button.text()
            for button in shown.window.findChildren(QAbstractButton)
            if button.isVisible()
            and not isinstance(button.parent(), QLineEdit)
            and button.width() < button.minimumSizeHint().width()
        ]

    qtbot.waitUntil(lambda: cut() == [])


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_whole_page_fits_into_the_smallest_window(scene: Open, qtbot: QtBot, language: str) -> None:
    shown = scene(seed.report(seed.cooling()), language=language, welcome=True)
    shown.window.page.pairs.select(seed.SOL)
    shown.window.resize(960, 600)
    qtbot.wait(30)
    page = shown.window.page
    assert (shown.window.width(), shown.window.height()) == (960, 600)
    for part in (page.status, page.pairs, page.log, page.why):
        assert page.rect().contains(QRect(part.mapTo(page, QPoint(0, 0)), part.size()))


def test_the_layout_comes_back(scene: Open, qtbot: QtBot) -> None:
    first = scene(seed.report())
    if first.window.screen().availableGeometry().width() < 1300:
        pytest.skip("the screen is too small for another size")
    pairs = first.window.page.pairs
    pairs.table.sortByColumn(Column.PROFIT, Qt.SortOrder.DescendingOrder)
    pairs.table.horizontalHeader().resizeSection(Column.PAIR, 170)
    first.window.resize(1300, 820)
    qtbot.wait(20)
    first.window.close()
    again = scene(seed.report(), memory=first.notes)
    assert (again.window.width(), again.window.height()) == (1300, 820)
    assert again.window.page.pairs.table.horizontalHeader().sectionSize(Column.PAIR) == 170
    assert again.window.page.pairs.filter_model.sortColumn() == Column.PROFIT


def test_a_window_on_a_screen_that_is_gone_comes_back(scene: Open, qtbot: QtBot) -> None:
    shown = scene(seed.report())
    shown.window.move(9000, 9000)
    qtbot.wait(20)
    shown.window._save_layout()
    again = scene(seed.report(), memory=shown.notes)
    screen = again.window.screen().availableGeometry()
    assert screen.intersects(again.window.frameGeometry())


def test_a_layout_that_cannot_be_read_is_ignored(scene: Open) -> None:
    notes = stage.Notes({"window/geometry": "nonsense", "window/pairs": "AAAA", "window/rows": "%%%"})
    assert scene(seed.report(), memory=notes).window.isVisible()
