"""Names, colours and the face of an account."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairguard_gui.core.values.account import COLOURS, Account, AccountRefused, Site, free_colour, valid_name
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.reason import Code


@pytest.mark.parametrize(
    ("name", "kept"), [("main", "main"), ("  子账户 1 ", "子账户 1"), ("Cafe\u0301", "Caf\u00e9"), ("x" * 32, "x" * 32)]
)
def test_a_name_may_be_of_any_script_and_is_kept_tidy(name: str, kept: str) -> None:
    assert valid_name(name) == kept


@pytest.mark.parametrize("name", ["", "   ", "x" * 33, "two\nlines", "bell\x07", "left\u202eright"])
def test_a_name_that_cannot_be_shown_is_refused(name: str) -> None:
    with pytest.raises(AccountRefused) as refused:
        valid_name(name)
    assert refused.value.reason.code is Code.ACCOUNT_NAME
    shown = refused.value.reason.param("account")
    assert isinstance(shown, str)
    assert shown.isprintable()
    assert len(shown) <= 32


@pytest.mark.parametrize("name", ["main", "MAIN", " Main "])
def test_a_name_is_taken_whatever_its_case(name: str) -> None:
    with pytest.raises(AccountRefused) as refused:
        valid_name(name, taken=["other", "Main"])
    assert refused.value.reason.code is Code.ACCOUNT_EXISTS
    assert refused.value.reason.param("account") == "Main"


def test_the_practice_account_has_its_name_to_itself() -> None:
    with pytest.raises(AccountRefused):
        valid_name("Practice")


@given(name=st.text(max_size=40))
def test_a_valid_name_stays_valid(name: str) -> None:
    try:
        kept = valid_name(name)
    except AccountRefused:
        return
    assert valid_name(kept) == kept
    with pytest.raises(AccountRefused):
        valid_name(kept, taken=[kept])


def test_each_account_gets_a_colour_of_its_own_as_long_as_there_are_any() -> None:
    taken: list[str] = []
    for _ in range(2 * len(COLOURS)):
        taken.append(free_colour(taken))
    assert taken == [*COLOURS, *COLOURS]


def test_a_proxys_password_is_not_shown_with_the_account() -> None:
    hidden = Account("main", Environment.LIVE, proxy="http://me:canary@127.0.0.1:1")
    assert "canary" not in repr(hidden)
    assert repr(hidden) == "Account('main', live, global)"
    assert repr(Account("x", Environment.DEMO, Site.EEA)) == "Account('x', demo, eea)"
    assert (
        repr(Account("x", Environment.DEMO, base_url="http://127.0.0.1:1")) == "Account('x', demo, http://127.0.0.1:1)"
    )
