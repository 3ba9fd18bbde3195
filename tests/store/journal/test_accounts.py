"""Accounts in the journal: several at once, their faces, and what stays of a removed one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pairguard_gui.core.state.actions import Action, ActionKind, ActionQuery
from pairguard_gui.core.state.changes import Logged, PairProtected, ShieldSet
from pairguard_gui.core.values.account import Account, AccountRefused, Site
from pairguard_gui.core.values.errors import RuleBroken
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.store.journal.journal import Journal, UnknownAccount

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
MAIN = Account("Main", Environment.LIVE, Site.EEA, "", "socks5://127.0.0.1:1", "teal", resume=True)
SOL = Pair("SOL-USDT-SWAP", PosSide.SHORT)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "pair_protection.db"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    with Journal(path) as journal:
        yield journal


def line(account: Account) -> Logged:
    return Logged(Action(account.name, account.environment, NOW, ActionKind.STARTED))


def lines(journal: Journal, name: str | None = None) -> list[str]:
    return [action.account for action in journal.actions(ActionQuery(name))]


def test_an_account_comes_back_as_it_was_added(path: Path) -> None:
    with Journal(path) as journal:
        assert journal.add_account(MAIN, uid="7", may_trade=True) == MAIN
    with Journal(path) as journal:
        assert journal.accounts() == (MAIN,)
        assert (journal.uid("Main"), journal.may_trade("Main")) == ("7", True)


def test_a_key_without_the_right_to_trade_only_watches(journal: Journal) -> None:
    journal.add_account(MAIN, uid="7", may_trade=False)
    assert journal.state("Main").rules.watch_only
    assert not journal.may_trade("Main")
    journal.note_key("Main", "7", may_trade=True)
    assert not journal.may_trade("Main"), "the rules still say to watch"


def test_the_database_lets_no_name_stand_twice_in_upper_and_lower_case(journal: Journal) -> None:
    journal.add_account(MAIN)
    with pytest.raises(AccountRefused) as refusal:
        journal.add_account(replace(MAIN, name="MAIN"))
    assert refusal.value.reason == Reason.of(Code.ACCOUNT_EXISTS, account="Main")
    with pytest.raises(RuleBroken):
        journal.ensure_account("main", Environment.PRACTICE)


def test_where_an_account_lives_never_changes(journal: Journal) -> None:
    journal.add_account(MAIN)
    wished = replace(MAIN, environment=Environment.DEMO, site=Site.US, base_url="http://127.0.0.1:9", colour="red")
    assert journal.change_account("Main", wished) == replace(MAIN, colour="red")


def test_a_renamed_account_takes_its_state_and_its_history_along(path: Path) -> None:
    with Journal(path) as journal:
        journal.add_account(MAIN)
        journal.write("Main", lambda _: [PairProtected(SOL, NOW, None), line(MAIN)])
        journal.change_account("Main", replace(MAIN, name="Second"))
        with pytest.raises(UnknownAccount):
            journal.state("Main")
        journal.write("Second", lambda _: [line(replace(MAIN, name="Second"))])
        assert [protected.pair for protected in journal.state("Second").pairs] == [SOL]
    with Journal(path) as journal:
        assert lines(journal) == lines(journal, "Second") == ["Second", "Second"]


def test_a_rename_to_a_name_that_is_taken_changes_nothing(journal: Journal) -> None:
    journal.add_account(MAIN)
    second = journal.add_account(replace(MAIN, name="Second"))
    with pytest.raises(AccountRefused):
        journal.change_account("Second", replace(second, name="main", colour="red"))
    assert journal.accounts() == (MAIN, second)
    assert journal.state("Second").account == "Second"


def test_a_removed_account_leaves_its_history_and_lowers_its_shield(path: Path) -> None:
    with Journal(path) as journal:
        journal.add_account(MAIN)
        journal.write("Main", lambda _: [ShieldSet(True, NOW), line(MAIN)])
        journal.remove_account("Main", NOW)
        assert journal.accounts() == ()
        with pytest.raises(UnknownAccount):
            journal.write("Main", lambda _: [])
    with Journal(path) as journal:
        assert lines(journal) == lines(journal, "Main") == ["Main"]
        fresh = journal.add_account(replace(MAIN, environment=Environment.DEMO))
        assert journal.state("Main").raised is False
        journal.write("Main", lambda _: [line(fresh)])
        assert lines(journal, "Main") == ["Main", "Main"]
        assert journal.count(ActionQuery("Main")) == 2


def test_one_account_of_the_exchange_is_stored_once(journal: Journal) -> None:
    journal.add_account(MAIN, uid="7")
    for other in (replace(MAIN, name="Demo", environment=Environment.DEMO), replace(MAIN, name="US", site=Site.US)):
        journal.add_account(other, uid="7")
    with pytest.raises(AccountRefused) as refusal:
        journal.add_account(replace(MAIN, name="Second"), uid="7")
    assert refusal.value.reason == Reason.of(Code.SAME_ACCOUNT, account="Main")
    journal.remove_account("Main", NOW)
    journal.add_account(replace(MAIN, name="Second"), uid="7")


def test_nothing_can_be_done_to_an_account_that_is_not_there(journal: Journal) -> None:
    for call in (
        lambda: journal.change_account("Nobody", MAIN),
        lambda: journal.remove_account("Nobody", NOW),
        lambda: journal.note_key("Nobody", "7", may_trade=True),
        lambda: journal.may_trade("Nobody"),
        lambda: journal.uid("Nobody"),
    ):
        with pytest.raises(UnknownAccount):
            call()
