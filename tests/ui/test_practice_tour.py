"""What a newcomer can try on the practice account."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from pairguard_gui.core.state.account_state import Cause
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.ui.practice.practice_menu import ALL, OUTAGE_S, PracticeMenu
from pairguard_gui.ui.practice.welcome_card import WelcomeCard
from tests.ui import seed
from tests.ui.conftest import Scene

Open = Callable[..., Scene]


def menu_of(shown: Scene) -> PracticeMenu:
    assert shown.window.tour is not None
    return shown.window.tour.menu


def card_of(shown: Scene) -> WelcomeCard:
    assert shown.window.tour is not None
    return shown.window.tour.card


@pytest.mark.parametrize("cause", [Cause.MANUAL, Cause.TP_SL, Cause.LIQUIDATION, Cause.ADL])
def test_any_position_can_be_closed_for_any_cause(scene: Open, cause: Cause) -> None:
    shown = scene(seed.report())
    submenu = menu_of(shown)._causes[cause]
    submenu.aboutToShow.emit()
    assert len(submenu.actions()) == 20
    submenu.actions()[5].trigger()
    assert shown.practice.asked == [("close", seed.PAIRS[5], cause)]


def test_the_selected_row_comes_first(scene: Open) -> None:
    shown = scene(seed.report())
    shown.window.page.pairs.select(seed.UNI)
    menu_of(shown).close_one()
    assert shown.practice.asked == [("close", seed.UNI, Cause.MANUAL)]


def test_only_what_is_open_can_be_closed(scene: Open) -> None:
    shown = scene(seed.report(pairs=tuple(seed.row(pair, positions=()) for pair in seed.PAIRS)))
    submenu = menu_of(shown)._causes[Cause.MANUAL]
    submenu.aboutToShow.emit()
    assert [(action.text(), action.isEnabled()) for action in submenu.actions()] == [("No position is open", False)]
    menu_of(shown).close_one()
    assert shown.practice.asked == []


def test_three_all_an_outage_and_a_lost_answer(scene: Open) -> None:
    shown = scene(seed.report())
    menu = menu_of(shown)
    for action in (menu._three, menu._all, menu._unreachable, menu._lose):
        action.trigger()
    assert shown.practice.asked == [
        ("close_some", 3),
        ("close_some", ALL),
        ("unreachable", OUTAGE_S),
        ("lose_next_answer",),
    ]


def test_what_was_tried_is_said_and_looked_at_soon(scene: Open, qtbot: QtBot) -> None:
    shown = scene(seed.report())
    menu_of(shown).close_three()
    assert shown.window.page.toast.text == "Three positions were closed on the practice exchange."
    qtbot.waitUntil(lambda: shown.asked == ["tick"])


def test_the_card_of_the_first_start_begins_with_starting(scene: Open) -> None:
    shown = scene(seed.report(), up=False, welcome=True)
    card = card_of(shown)
    assert card.isVisible()
    assert (card.start.isVisible(), card.close_position.isVisible()) == (True, False)


def test_while_guarding_the_card_offers_what_can_go_wrong(scene: Open) -> None:
    shown = scene(seed.report(), welcome=True)
    card = card_of(shown)
    assert (card.start.isVisible(), card.close_position.isVisible()) == (False, True)
    card.close_position.click()
    card.lose.click()
    assert shown.practice.asked == [
        ("close", seed.PAIRS[0], Cause.MANUAL),
        ("lose_next_answer",),
        ("close", seed.PAIRS[0], Cause.MANUAL),
    ]


def test_the_card_goes_for_good_when_it_is_sent_away(scene: Open) -> None:
    shown = scene(seed.report(), welcome=True)
    card_of(shown).dismiss.click()
    assert not card_of(shown).isVisible()
    assert not card_of(scene(seed.report(), memory=shown.notes)).isVisible()


def test_real_accounts_have_nothing_to_try(scene: Open) -> None:
    shown = scene(seed.report(), state=seed.state(Environment.LIVE), welcome=True)
    assert shown.window.tour is None
