"""`pairguard rules`: shown and set by name, nonsense refused with nothing saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from pairguard_gui.core.state.changes import PairProtected
from pairguard_gui.core.values.exchange_data import EPOCH, Environment
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.store.journal.journal import Journal
from pairguard_gui.store.profile import Profile
from tests.support.program import Done, pairguard

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
