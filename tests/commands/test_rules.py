"""`pairguard rules`: shown and set by name, nonsense refused with nothing saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from pairguard_gui.core.state.actions import Action, ActionKind, ActionQuery
from pairguard_gui.core.state.changes import PairProtected
from pairguard_gui.core.values.exchange_data import EPOCH, Environment
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.rules import AS_ASKED, change
from pairguard_gui.store.journal.journal import Journal
from pairguard_gui.store.profile import Profile
from tests.support.program import Done, pairguard
from tests.support.running_account import running_account, until

SOL = "SOL-USDT-SWAP_short"


@pytest.fixture
def kept(profile: Path) -> Path:
    """A profile with one account and one protected pair."""
    with Journal(Profile(profile).database) as journal:
        journal.ensure_account("practice", Environment.PRACTICE)
        journal.write("practice", lambda _: [PairProtected(Pair.parse(SOL), EPOCH)])
    return profile


def rules(profile: Path, *words: str) -> Done:
    """Run `pairguard rules …`."""
    return pairguard("rules", *words, "--lang", "en", "--profile", profile)


def test_rules_are_shown_by_name(kept: Path) -> None:
    shown = rules(kept, "show")
    assert shown.status == 0
    assert "margin_usdt=1" in shown.out.splitlines()
    assert "repeat_waits_s=0,0,60,300,900" in shown.out.splitlines()


def test_what_is_set_is_kept(kept: Path) -> None:
    assert rules(kept, "set", "pair_cap=5", "on_liquidation=ask").status == 0
    assert {"pair_cap=5", "on_liquidation=ask"} <= set(rules(kept, "show").out.splitlines())


@pytest.mark.parametrize(
    "words",
    [
        ("set", "--account", "practice", "pair_cap=5", "on_adl=ask"),
        ("--account", "practice", "set", "pair_cap=5", "on_adl=ask"),
        ("set", "pair_cap=5", "--account=practice", "on_adl=ask", "--json"),
        ("set", "pair_cap=5", "on_adl=ask", "--account", "practice"),
        ("--json", "set", "--account", "practice", "--", "pair_cap=5", "on_adl=ask"),
    ],
    ids=" ".join,
)
def test_options_may_stand_before_between_and_after(kept: Path, words: tuple[str, ...]) -> None:
    done = pairguard("rules", "--lang", "en", "--profile", kept, *words)
    assert (done.status, done.err) == (0, "")
    assert {"pair_cap=5", "on_adl=ask"} <= set(rules(kept, "show").out.splitlines())


def test_one_pair_may_have_rules_of_its_own(kept: Path) -> None:
    assert rules(kept, "set", "pair_cap=2", "--pair", SOL).status == 0
    assert "pair_cap=2" in rules(kept, "show", "--pair", SOL).out.splitlines()
    assert "pair_cap=10" in rules(kept, "show").out.splitlines()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("pair_cap=0",), "out of range"),
        (("pair_cap=many",), "not a number"),
        (("margin=2",), "There is no rule"),
        (("on_adl=maybe",), "Choose one of: refill, ask"),
        (("margin_usdt=NaN",), "not a number"),
        (("check_interval_s=30", "--pair", SOL), "rule of the whole account"),
        (("pair_cap=5", "--pair", "XYZ"), "XYZ"),
        (("pair_cap=5", "--account", "nobody"), "There is no account nobody"),
        (("pair_cap=7", "pair_cap"), "not a number"),
        ((), "There is no rule"),
    ],
)
def test_nonsense_is_refused_and_nothing_is_saved(kept: Path, words: tuple[str, ...], said: str) -> None:
    before = rules(kept, "show").out
    refused = rules(kept, "set", *words)
    assert refused.status == 1
    assert said in refused.err
    assert len(refused.err.strip().splitlines()) == 1
    assert rules(kept, "show").out == before


def line(journal: Journal) -> Action:
    """The one line about rules, with what differs from run to run left out."""
    (told,) = journal.actions(ActionQuery("practice", frozenset({ActionKind.RULES_CHANGED})))
    return replace(told, action_id=0, at=EPOCH)


@pytest.mark.parametrize(
    ("words", "pair", "detail"),
    [(("pair_cap=5.0",), None, "pair_cap=5"), (("on_manual=ASK", "--pair", SOL), Pair.parse(SOL), "on_manual=ask")],
)
def test_setting_one_rule_in_the_window_s_way_and_on_the_command_line_leaves_the_same_line_in_the_log(
    kept: Path,
    qapp: QCoreApplication,  # noqa: ARG001  signals need an application
    words: tuple[str, ...],
    pair: Pair | None,
    detail: str,
) -> None:
    assert rules(kept, "set", *words).status == 0
    with Journal(Profile(kept).database) as journal:
        on_the_command_line = line(journal)

    name, _, text = detail.partition("=")
    with running_account() as running:
        running.controller.begin(resume=False)
        if pair is None:
            running.controller.set_rules(change(AS_ASKED, {name: text}))
        else:
            running.controller.protect(pair)
            running.controller.set_pair_rules(pair, {name: text})
        until(lambda: running.log(ActionKind.RULES_CHANGED))
        in_the_window = line(running.journal)

    assert in_the_window == on_the_command_line
    assert (in_the_window.pair, in_the_window.detail) == (pair, detail)


def test_rules_of_a_pair_that_were_set_before_stay_as_they_are(kept: Path) -> None:
    assert rules(kept, "set", "pair_cap=2", "--pair", SOL).status == 0
    assert rules(kept, "set", "margin_usdt=2", "--pair", SOL).status == 0
    assert {"pair_cap=2", "margin_usdt=2"} <= set(rules(kept, "show", "--pair", SOL).out.splitlines())
    with Journal(Profile(kept).database) as journal:
        told = journal.actions(ActionQuery("practice", frozenset({ActionKind.RULES_CHANGED})))
    assert [each.detail for each in told] == ["margin_usdt=2", "pair_cap=2"]
