"""The tray: made where there is one, true at a glance, and heard when something was opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.shield import Shield
from pairguard_gui.text.language import Translators
from pairguard_gui.ui.shield.account_view import AccountView, view_of
from pairguard_gui.ui.style.theme import Theme
from pairguard_gui.ui.tray.tray import Tray, tray_icon
from tests.ui import seed, stage
from tests.ui.conftest import Scene

Open = Callable[..., Scene]
pytestmark = pytest.mark.usefixtures("translators")
REFILL = [action for action in seed.actions() if action.kind is ActionKind.REFILL][-1]


def account_view(account: str = "practice", *, up: bool = True) -> AccountView:
    state = replace(seed.state(raised=up), account=account)
    return view_of(stage.controller(state, seed.report(), up=up), {}, seed.NOW)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, stage.Notes(), "en")


def tray_of(theme: Theme, qapp: QApplication, *views: AccountView) -> Tray:
    made = Tray(theme, qapp)
    for view in views:
        made.add(view)
    return made


@pytest.fixture
def tray(theme: Theme, qapp: QApplication) -> Iterator[Tray]:
    made = tray_of(theme, qapp, account_view())
    yield made
    made.icon.hide()
    made.menu.deleteLater()
    made.deleteLater()


def notices(tray: Tray) -> list[tuple[str, str]]:
    heard: list[tuple[str, str]] = []
    tray.notified.connect(lambda heading, text: heard.append((heading, text)))
    return heard


def test_there_is_no_tray_icon_where_there_is_no_tray(scene: Open) -> None:
    shown = scene(seed.report())
    assert (shown.window.tray is not None) == QSystemTrayIcon.isSystemTrayAvailable()


def test_a_refill_is_told_environment_first(tray: Tray) -> None:
    heard = notices(tray)
    tray.on_checked(seed.report(actions=(REFILL,)))
    ((heading, text),) = heard
    assert heading == "[PRACTICE · practice] SOL short refilled"
    assert text.splitlines() == [
        "It was closed by take-profit or stop-loss.",
        "Opened 0.11 contracts ≈ 0.94 USDT at 85.2.",
        "Refill 2 of 10 today.",
    ]


def test_twenty_refills_are_one_notification(tray: Tray) -> None:
    heard = notices(tray)
    tray.on_checked(seed.report(actions=(REFILL,) * 20))
    assert heard == [("[PRACTICE · practice] 20 positions refilled", "")]


def test_a_hold_and_a_fault_are_told_and_a_pause_is_not(tray: Tray) -> None:
    heard = notices(tray)
    held = replace(REFILL, kind=ActionKind.HELD, reason=Reason.of(Code.CAUSE_LIQUIDATION))
    fault = replace(REFILL, kind=ActionKind.FAULT, pair=None, reason=Reason.of(Code.BUG, error="x"))
    tray.notify([held, replace(REFILL, kind=ActionKind.PAUSED), fault])
    assert [heading for heading, _ in heard] == [
        "[PRACTICE · practice] SOL short is on hold",
        "[PRACTICE · practice] The guard stopped",
    ]


def test_the_menu_says_how_the_account_stands(tray: Tray) -> None:
    lines = tray.menu.accounts["practice"]
    assert lines.status.text() == "practice · PRACTICE · Guarding 20 pairs"
    assert lines.toggle.text() == "Stop guarding"
    tray.show_view(account_view(up=False))
    assert lines.status.text() == "practice · PRACTICE · Not guarding"
    assert lines.toggle.text() == "Start guarding …"


def test_the_menu_stops_starts_and_checks(tray: Tray, qtbot: QtBot) -> None:
    lines = tray.menu.accounts["practice"]
    with qtbot.waitSignal(lines.stop_asked):
        lines.toggle.trigger()
    tray.show_view(account_view(up=False))
    with qtbot.waitSignal(lines.start_asked):
        lines.toggle.trigger()
    with qtbot.waitSignal(lines.check_asked):
        lines.check.trigger()
    with qtbot.waitSignal(tray.open_asked):
        tray.menu.open.trigger()
    with qtbot.waitSignal(tray.menu.quit_asked):
        tray.menu.quit.trigger()


def test_several_accounts_have_a_menu_each_and_the_icon_shows_the_worst(theme: Theme, qapp: QApplication) -> None:
    tray = tray_of(theme, qapp, account_view("Main"), account_view("Sub-1", up=False))
    assert [action.text() for action in tray.menu.actions()[:2]] == ["Main", "Sub-1"]
    blind = stage.controller(replace(seed.state(raised=True), account="Sub-1", last_complete=None), up=True)
    stage.play(blind, seed.failed(Reason.of(Code.UNREACHABLE)))
    tray.show_view(view_of(blind, {}, seed.NOW))
    assert "The account cannot be seen" in tray.icon.toolTip()
    tray.remove("Sub-1")
    assert [*tray.menu.accounts] == ["Main"]
    assert "The account cannot be seen" not in tray.icon.toolTip()
    tray.icon.hide()
    tray.menu.deleteLater()
    tray.deleteLater()


def test_the_menu_speaks_the_language_of_the_moment(tray: Tray, translators: Translators, qtbot: QtBot) -> None:
    translators.set_language("zh_CN")
    qtbot.wait(20)
    assert tray.menu.quit.text() == "退出"
    assert "正在守护 20 个交易对" in tray.menu.accounts["practice"].status.text()


def grey(image: QImage) -> QImage:
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def test_the_states_differ_without_colour_at_the_size_of_a_tray(theme: Theme) -> None:
    icons = [tray_icon(theme, shield, live=False).pixmap(22, 22).toImage() for shield in Shield]
    alphas = [image.convertToFormat(QImage.Format.Format_Alpha8) for image in icons]
    greys = [grey(image) for image in icons]
    for one in range(len(icons)):
        for other in range(one):
            assert greys[one] != greys[other] or alphas[one] != alphas[other]


def test_real_money_carries_a_dot(theme: Theme) -> None:
    plain = tray_icon(theme, Shield.GUARDING, live=False).pixmap(24, 24).toImage()
    live = tray_icon(theme, Shield.GUARDING, live=True).pixmap(24, 24).toImage()
    assert plain != live
    assert live.pixelColor(19, 19).red() > 150 > live.pixelColor(19, 19).green()


def test_a_live_account_puts_the_dot_on_the_icon(theme: Theme, qapp: QApplication) -> None:
    live = replace(account_view(), environment=Environment.LIVE)
    tray = tray_of(theme, qapp, live)
    shown = tray.icon.icon().pixmap(24, 24).toImage()
    assert shown == tray_icon(theme, Shield.GUARDING, live=True).pixmap(24, 24).toImage()
    tray.icon.hide()
    tray.menu.deleteLater()
    tray.deleteLater()
