"""The sentence beside the shield is always true and says what happens next."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from pairguard_gui.core.report import CheckReport, PairState
from pairguard_gui.core.state.account_state import Brake, Hold
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.shield import Shield, ShieldEvent
from pairguard_gui.text.language import Translators
from pairguard_gui.ui.shield.account_view import AccountView, view_of
from pairguard_gui.ui.shield.status_text import names, sentence, title
from tests.ui import seed, stage

pytestmark = pytest.mark.usefixtures("translators")
NO_ANSWER = Reason.of(Code.UNREACHABLE)
SECOND = timedelta(seconds=1)


def account_view(*reports: CheckReport, up: bool = True, **state: Any) -> AccountView:
    controller = stage.controller(seed.state(raised=up, **state), up=up)
    for report in reports:
        stage.play(controller, report)
    return view_of(controller, {}, seed.NOW)


def texts(view: AccountView, now: datetime = seed.NOW) -> tuple[str, str]:
    return title(view), sentence(view, now)


def test_all_is_well() -> None:
    assert texts(account_view(seed.report())) == ("Guarding 20 pairs", "All positions are present.")


def test_before_the_first_look_nothing_is_promised() -> None:
    assert texts(account_view())[1].startswith("Reading the account for the first time.")


def test_not_guarding_says_that_nothing_is_opened() -> None:
    view = account_view(seed.report(), up=False)
    assert texts(view) == (
        "Not guarding",
        "20 pairs are recorded and all have their positions. Nothing is opened until you start.",
    )


def test_not_guarding_names_what_is_missing() -> None:
    gone = [seed.row(pair, positions=()) for pair in seed.PAIRS[:5]]
    view = account_view(seed.report(*gone), up=False)
    assert texts(view)[1] == (
        "BNB short, SOL short, CFX short and 2 more: no position. Nothing is opened until you start."
    )


def test_an_empty_set_says_how_it_is_filled() -> None:
    view = account_view(seed.report(pairs=()), up=False, pairs=())
    assert texts(view)[1].startswith("No pair is protected yet. Starting records")


def test_a_refill_that_waits_says_how_long() -> None:
    view = account_view(seed.report(seed.cooling(), shield_event=ShieldEvent.BRAKED))
    assert texts(view)[1] == "SOL short vanished; refilling in 4:12 (cooling down until 14:06:38)."
    assert "4:11" in texts(view, seed.NOW + SECOND)[1]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (PairState.REFILLING, "SOL short vanished; its refill is on the way."),
        (PairState.FILLED, "SOL short is refilled; waiting to see the new position."),
        (PairState.LOOKING, "SOL short is missing: looking again. Nothing is opened without proof."),
        (PairState.ON_HOLD, "SOL short is on hold: looking again."),
        (PairState.PAUSED, "SOL short is left alone: looking again."),
        (PairState.WAITING, "SOL short vanished; the refill waits: looking again."),
    ],
)
def test_one_pair_is_told_by_name(state: PairState, words: str) -> None:
    row = seed.row(seed.SOL, state, positions=(), reason=Reason.of(Code.LOOKING_AGAIN))
    assert texts(account_view(seed.report(row)))[1] == words


@pytest.mark.parametrize("state", sorted(set(PairState) - {PairState.HELD, PairState.UNKNOWN, PairState.NEVER_CHECKED}))
def test_several_pairs_are_told_together(state: PairState) -> None:
    gone = [seed.row(pair, state, positions=(), reason=Reason.of(Code.LOOKING_AGAIN)) for pair in seed.PAIRS[:4]]
    words = texts(account_view(seed.report(*gone)))[1]
    assert words.startswith("BNB short, SOL short, CFX short and 1 more")
    assert "{" not in words


def test_what_is_most_urgent_comes_first_and_the_rest_is_counted() -> None:
    view = account_view(seed.report(seed.refilling(), seed.held_back()))
    assert texts(view) == (
        "Guarding 19 of 20 pairs",
        "SOL short vanished; its refill is on the way. And 1 more pair needs a look.",
    )


def test_one_failed_look_is_told_before_it_blinds() -> None:
    view = account_view(seed.report(), seed.failed(NO_ANSWER, seed.SEEN))
    failing = replace(view, shield=Shield.GUARDING)
    assert sentence(failing, seed.NOW).startswith("The last look failed (no answer). Nothing is opened on old news.")


def test_blindness_says_since_when_and_when_it_looks_again() -> None:
    view = account_view(seed.report(), seed.failed(NO_ANSWER), seed.failed(NO_ANSWER))
    assert texts(view) == (
        "The account cannot be seen",
        "Not seen since 14:02:14 (no answer). Nothing is opened until it is seen again. Next look in 0:08.",
    )


def test_an_account_never_seen_names_no_moment() -> None:
    view = account_view(seed.failed(NO_ANSWER), seed.failed(NO_ANSWER), last_complete=None)
    assert texts(view)[1].startswith("It has not been seen yet (no answer). Nothing is opened until it is.")


def test_a_hold_of_the_account_says_the_way_out() -> None:
    reason = Reason.of(Code.ACCOUNT_CHANGED, what="position_mode")
    hold = Hold(Brake.MODE, reason, seed.SEEN)
    view = account_view(seed.report(hold=reason, shield_event=ShieldEvent.BRAKED), hold=hold)
    assert title(view) == "On hold: nothing is opened"
    assert "the position mode was changed" in sentence(view, seed.NOW)


def test_a_fault_says_that_nothing_is_guarded() -> None:
    controller = stage.controller(seed.state(raised=True), seed.report(), up=True)
    controller._on_faulted(Reason.of(Code.BUG, error="KeyError: 'x'"))
    view = view_of(controller, {}, seed.NOW)
    assert title(view) == "The guard has stopped"
    assert "nothing is guarded" in sentence(view, seed.NOW)


def test_every_sentence_is_chinese_in_chinese(translators: Translators) -> None:
    translators.set_language("zh_CN")
    played = (
        seed.report(),
        seed.report(seed.cooling(), seed.held_back()),
        seed.report(seed.refilling()),
        seed.failed(NO_ANSWER),
    )
    for report in played:
        for up in (True, False):
            for words in texts(account_view(report, up=up)):
                assert any("一" <= letter <= "鿿" for letter in words), words
                assert "{" not in words


def test_a_few_names_are_listed_and_the_rest_counted() -> None:
    rows = account_view(seed.report()).rows
    assert names(rows[:2]) == "BNB short, SOL short"
    assert names(rows[:4]) == "BNB short, SOL short, CFX short and 1 more"
