"""The office when a deed goes half wrong: it always answers, and every account that exists has its guard."""

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
from tests.support.accounts_rig import AccountsRig, office_desk
from tests.support.fake_key_store import FakeKeyStore
from tests.support.running_account import until

DISK_FULL = Reason.of(Code.JOURNAL, problem="disk_full")


@pytest.fixture
def fake_store() -> FakeKeyStore:
    return FakeKeyStore()


@pytest.fixture
def desk(qapp: QCoreApplication, fake_store: FakeKeyStore) -> Iterator[AccountsRig]:  # noqa: ARG001  signals need an application
    with office_desk(fake_store.find) as desk:
        yield desk


def broken(*_: object, **__: object) -> NoReturn:
    raise JournalUnwritable(Code.JOURNAL, problem="disk_full")


def added(desk: AccountsRig, name: str = "Main") -> Account:
    account = desk.answer(desk.office.add(desk.account(name), desk.key))
    assert isinstance(account, Account)
    sees(desk, name)
    return account


def sees(desk: AccountsRig, name: str) -> AccountController:
    """The one guard of that account, which reads it."""
    (controller,) = (each for each in desk.office.controllers if each.account == name)
    until(lambda: controller.complete_report is not None and not controller.checking)
    return controller


def names(desk: AccountsRig) -> tuple[list[str], list[str]]:
    return [each.name for each in desk.office.accounts], [each.account for each in desk.office.controllers]


def test_a_rename_whose_old_entry_stays_locked_is_done(desk: AccountsRig, fake_store: FakeKeyStore) -> None:
    account = added(desk)
    fake_store.refuses["delete"] = Code.KEY_STORE_LOCKED
    assert desk.answer(desk.office.change("Main", replace(account, name="Second"))).name == "Second"
    assert names(desk) == (["Second"], ["Second"])
    sees(desk, "Second")


def test_a_deed_that_fails_after_the_account_was_renamed_leaves_it_guarded(
    desk: AccountsRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    account, change = added(desk), desk.work.change

    def change_and_fail(name: str, wished: Account) -> Account:
        change(name, wished)
        broken()

    monkeypatch.setattr(desk.work, "change", change_and_fail)
    assert desk.answer(desk.office.change("Main", replace(account, name="Second"))) == DISK_FULL
    assert names(desk) == (["Second"], ["Second"])
    sees(desk, "Second")


def test_a_deed_that_fails_after_the_account_was_removed_leaves_no_guard(
    desk: AccountsRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(desk)
    remove = desk.work.remove

    def remove_and_fail(name: str, *, leave_key: bool) -> Account:
        remove(name, leave_key=leave_key)
        broken()

    monkeypatch.setattr(desk.work, "remove", remove_and_fail)
    assert desk.answer(desk.office.remove("Main")) == DISK_FULL
    assert names(desk) == ([], [])


@pytest.mark.logs_warnings
def test_a_guard_that_cannot_be_made_is_an_answer_and_made_later(
    desk: AccountsRig, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(desk.office, "_guard_of", broken)
    assert desk.answer(desk.office.add(desk.account(), desk.key)) == DISK_FULL
    assert names(desk) == (["Main"], [])
    assert "Main has no guard: journal" in caplog.text
    monkeypatch.undo()
    assert desk.answer(desk.office.rekey("Main", desk.key)).name == "Main"
    sees(desk, "Main")


@pytest.mark.logs_warnings
def test_a_journal_that_cannot_be_read_leaves_the_guards_that_were_known(
    desk: AccountsRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = added(desk)
    monkeypatch.setattr(desk.work, "change", broken)
    monkeypatch.setattr(desk.work, "all", broken)
    assert desk.answer(desk.office.change("Main", replace(account, name="Second"))) == DISK_FULL
    assert names(desk) == (["Main"], ["Main"])
    sees(desk, "Main")


def test_an_account_that_is_added_twice_at_once_gets_one_guard_that_sees(desk: AccountsRig) -> None:
    tickets = [desk.office.add(desk.account(), desk.key) for _ in range(2)]
    answers = [desk.answer(ticket) for ticket in tickets]
    assert sum(isinstance(answer, Account) for answer in answers) == 1
    assert names(desk) == (["Main"], ["Main"])
    sees(desk, "Main")


def test_another_spelling_means_the_same_guard(desk: AccountsRig) -> None:
    account = added(desk)
    assert desk.answer(desk.office.change("main", replace(account, name="Second"))).name == "Second"
    assert names(desk) == (["Second"], ["Second"])
    assert desk.answer(desk.office.rekey(" SECOND ", desk.key)).name == "Second"
    sees(desk, "Second")
    assert desk.answer(desk.office.remove("second")).name == "Second"
    assert names(desk) == ([], [])


def test_an_account_whose_key_cannot_be_deleted_is_watched_on_until_it_is_left_behind(
    desk: AccountsRig, fake_store: FakeKeyStore
) -> None:
    added(desk)
    fake_store.refuses["find"] = Code.KEY_STORE_MISSING
    refused = desk.answer(desk.office.remove("Main"))
    assert refused == Reason.of(Code.KEY_NOT_DELETED, account="Main", why="key_store_missing")
    assert names(desk) == (["Main"], ["Main"])
    assert desk.answer(desk.office.remove("Main", leave_key=True)).name == "Main"
    assert names(desk) == ([], [])
    fake_store.refuses.clear()
    desk.answer(desk.office.key_place())
    assert fake_store.texts == {}


def test_deeds_on_two_accounts_do_not_meet(desk: AccountsRig, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one account is on its way out, nobody else makes a guard for it."""
    added(desk)
    remove, go_on = desk.work.remove, threading.Event()

    def remove_later(name: str, *, leave_key: bool) -> Account:
        go_on.wait(20)
        return remove(name, leave_key=leave_key)

    monkeypatch.setattr(desk.work, "remove", remove_later)
    removing = desk.office.remove("Main")
    until(lambda: not desk.office.leaving)
    refused = desk.answer(desk.office.add(desk.account("Second"), desk.key))
    assert refused == Reason.of(Code.SAME_ACCOUNT, account="Main")
    assert names(desk) == (["Main"], [])
    go_on.set()
    assert desk.answer(removing).name == "Main"
    assert names(desk) == ([], [])
    added(desk, "Second")
