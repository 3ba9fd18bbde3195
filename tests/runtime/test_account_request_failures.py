"""Requests that fail halfway: each is answered, and every account that exists has its guard."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import NoReturn

import pytest
from PySide6.QtCore import QCoreApplication

from pairguard_gui.core.values.account import Account
from pairguard_gui.core.values.errors import JournalUnwritable
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.runtime.account_controller import AccountController
from tests.support.accounts_rig import AccountsRig, accounts_rig
from tests.support.fake_key_store import FakeKeyStore
from tests.support.running_account import until

DISK_FULL = Reason.of(Code.JOURNAL, problem="disk_full")


@pytest.fixture
def fake_store() -> FakeKeyStore:
    return FakeKeyStore()


@pytest.fixture
def rig(qapp: QCoreApplication, fake_store: FakeKeyStore) -> Iterator[AccountsRig]:  # noqa: ARG001  signals need an application
    with accounts_rig(fake_store.find) as rig:
        yield rig


def broken(*_: object, **__: object) -> NoReturn:
    raise JournalUnwritable(Code.JOURNAL, problem="disk_full")


def added(rig: AccountsRig, name: str = "Main") -> Account:
    account = rig.answer(rig.accounts.add(rig.account(name), rig.key))
    assert isinstance(account, Account)
    sees(rig, name)
    return account


def sees(rig: AccountsRig, name: str) -> AccountController:
    """The one guard of that account, which reads it."""
    (controller,) = (each for each in rig.accounts.controllers if each.account == name)
    until(lambda: controller.complete_report is not None and not controller.checking)
    return controller


def names(rig: AccountsRig) -> tuple[list[str], list[str]]:
    return [each.name for each in rig.accounts.real_accounts], [each.account for each in rig.accounts.controllers]


def test_a_rename_whose_old_entry_stays_locked_is_done(rig: AccountsRig, fake_store: FakeKeyStore) -> None:
    account = added(rig)
    fake_store.refuses["delete"] = Code.KEY_STORE_LOCKED
    assert rig.answer(rig.accounts.change("Main", replace(account, name="Second"))).name == "Second"
    assert names(rig) == (["Second"], ["Second"])
    sees(rig, "Second")


def test_a_request_that_fails_after_the_account_was_renamed_leaves_it_guarded(
    rig: AccountsRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    account, change = added(rig), rig.service.change

    def change_and_fail(name: str, wished: Account) -> Account:
        change(name, wished)
        broken()

    monkeypatch.setattr(rig.service, "change", change_and_fail)
    assert rig.answer(rig.accounts.change("Main", replace(account, name="Second"))) == DISK_FULL
    assert names(rig) == (["Second"], ["Second"])
    sees(rig, "Second")


def test_a_request_that_fails_after_the_account_was_removed_leaves_no_guard(
    rig: AccountsRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(rig)
    remove = rig.service.remove

    def remove_and_fail(name: str, *, leave_key: bool) -> Account:
        remove(name, leave_key=leave_key)
        broken()

    monkeypatch.setattr(rig.service, "remove", remove_and_fail)
    assert rig.answer(rig.accounts.remove("Main")) == DISK_FULL
    assert names(rig) == ([], [])


@pytest.mark.logs_warnings
def test_a_guard_that_cannot_be_made_is_an_answer_and_made_later(
    rig: AccountsRig, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(rig.accounts, "_make_controller", broken)
    assert rig.answer(rig.accounts.add(rig.account(), rig.key)) == DISK_FULL
    assert names(rig) == (["Main"], [])
    assert "Main has no guard: journal" in caplog.text
    monkeypatch.undo()
    assert rig.answer(rig.accounts.rekey("Main", rig.key)).name == "Main"
    sees(rig, "Main")


@pytest.mark.logs_warnings
def test_a_journal_that_cannot_be_read_leaves_the_guards_that_were_known(
    rig: AccountsRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = added(rig)
    monkeypatch.setattr(rig.service, "change", broken)
    monkeypatch.setattr(rig.service, "all", broken)
    assert rig.answer(rig.accounts.change("Main", replace(account, name="Second"))) == DISK_FULL
    assert names(rig) == (["Main"], ["Main"])
    sees(rig, "Main")


def test_an_account_that_is_added_twice_at_once_gets_one_guard_that_sees(rig: AccountsRig) -> None:
    tickets = [rig.accounts.add(rig.account(), rig.key) for _ in range(2)]
    answers = [rig.answer(ticket) for ticket in tickets]
    assert sum(isinstance(answer, Account) for answer in answers) == 1
    assert names(rig) == (["Main"], ["Main"])
    sees(rig, "Main")


def test_another_spelling_means_the_same_guard(rig: AccountsRig) -> None:
    account = added(rig)
    assert rig.answer(rig.accounts.change("main", replace(account, name="Second"))).name == "Second"
    assert names(rig) == (["Second"], ["Second"])
    assert rig.answer(rig.accounts.rekey(" SECOND ", rig.key)).name == "Second"
    sees(rig, "Second")
    assert rig.answer(rig.accounts.remove("second")).name == "Second"
    assert names(rig) == ([], [])


def test_an_account_whose_key_cannot_be_deleted_is_watched_on_until_it_is_left_behind(
    rig: AccountsRig, fake_store: FakeKeyStore
) -> None:
    added(rig)
    fake_store.refuses["find"] = Code.KEY_STORE_MISSING
    refused = rig.answer(rig.accounts.remove("Main"))
    assert refused == Reason.of(Code.KEY_NOT_DELETED, account="Main", why="key_store_missing")
    assert names(rig) == (["Main"], ["Main"])
    assert rig.answer(rig.accounts.remove("Main", leave_key=True)).name == "Main"
    assert names(rig) == ([], [])
    fake_store.refuses.clear()
    rig.answer(rig.accounts.key_place())
    assert fake_store.texts == {}


def test_requests_for_two_accounts_do_not_meet(rig: AccountsRig, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one account is on its way out, nobody else makes a guard for it."""
    added(rig)
    remove, go_on = rig.service.remove, threading.Event()

    def remove_later(name: str, *, leave_key: bool) -> Account:
        go_on.wait(20)
        return remove(name, leave_key=leave_key)

    monkeypatch.setattr(rig.service, "remove", remove_later)
    removing = rig.accounts.remove("Main")
    until(lambda: not rig.accounts.closing_controllers)
    refused = rig.answer(rig.accounts.add(rig.account("Second"), rig.key))
    assert refused == Reason.of(Code.SAME_ACCOUNT, account="Main")
    assert names(rig) == (["Main"], [])
    go_on.set()
    assert rig.answer(removing).name == "Main"
    assert names(rig) == ([], [])
    added(rig, "Second")
