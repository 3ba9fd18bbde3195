"""Requests return at once and are answered later; guards open and close as accounts come and go."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import NoReturn

import pytest
from PySide6.QtCore import QCoreApplication

from pairguard_gui.assembly.console import Console, ConsoleTexts
from pairguard_gui.core.control.key_health import KeyFitness, KeyHealth
from pairguard_gui.core.control.preflight_table import Preflight
from pairguard_gui.core.values.account import Account, KeyPlace
from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.shield import Shield
from pairguard_gui.runtime.awaitable import AwaitableAccounts
from pairguard_gui.store.keys.key_vault import KeyStoreError
from pairguard_gui.text import actions
from pairguard_gui.text.cli import terminal
from pairguard_gui.text.reasons import reasons
from tests.support.accounts_rig import AccountsRig, accounts_rig
from tests.support.practice_faults import end_faults
from tests.support.running_account import until


def _no_key_store() -> NoReturn:
    raise KeyStoreError(Code.KEY_STORE_MISSING)


@pytest.fixture
def rig(qapp: QCoreApplication) -> Iterator[AccountsRig]:  # noqa: ARG001  signals need an application
    with accounts_rig(_no_key_store) as rig:
        yield rig


def test_an_account_is_added_and_its_guard_looks_with_the_shield_down(rig: AccountsRig) -> None:
    ticket = rig.accounts.add(rig.account(), rig.key, until_quit=True)
    answer = rig.answer(ticket)

    assert isinstance(answer, Account)
    assert rig.heard == [("opened", "Main"), ("answered", ticket)]
    (controller,) = rig.accounts.controllers
    until(lambda: controller.complete_report)
    assert (controller.shield, controller.environment) == (Shield.OFF, Environment.LIVE)
    assert rig.accounts.real_accounts == (answer,)


def test_what_is_refused_is_a_reason_and_opens_nothing(rig: AccountsRig) -> None:
    rig.server.fault("permissions", value="read_only,trade,withdraw")
    assert rig.answer(rig.accounts.add(rig.account(), rig.key, until_quit=True)) == Reason.of(Code.KEY_CAN_WITHDRAW)
    assert (rig.accounts.controllers, rig.accounts.real_accounts) == ((), ())
    end_faults(rig.server)
    refused = rig.answer(rig.accounts.add(rig.account(), rig.key))
    assert refused == Reason.of(Code.KEY_STORE_MISSING)
    assert rig.answer(rig.accounts.key_place()) == Reason.of(Code.KEY_STORE_MISSING)


def test_the_window_never_waits(rig: AccountsRig) -> None:
    rig.server.fault("slow_request", ms=1500, path="/api/v5/account/config", method="GET")
    began = time.monotonic()
    slow = rig.accounts.try_key(rig.account(), rig.key)
    assert time.monotonic() - began < 0.1
    quick = rig.accounts.latency(rig.account())
    assert rig.answer(quick) < timedelta(seconds=1)
    assert slow not in rig.answers
    health = rig.answer(slow)
    assert isinstance(health, KeyHealth)
    assert health.fitness is KeyFitness.GUARD


def test_the_plan_and_the_preflight_are_tables(rig: AccountsRig) -> None:
    plan = rig.answer(rig.accounts.plan(rig.account(), rig.key))
    assert isinstance(plan, Preflight)
    assert len(plan.rows) == 20
    rig.add()
    assert len(rig.answer(rig.accounts.preflight("Main")).rows) == 20
    assert rig.answer(rig.accounts.check("Main")).fitness is KeyFitness.GUARD
    assert rig.answer(rig.accounts.check("Nobody")) == Reason.of(Code.UNKNOWN_ACCOUNT, account="Nobody")


def test_a_removed_account_ends_its_guard_first(rig: AccountsRig) -> None:
    controller = rig.add()
    controller.start()
    until(lambda: controller.shield is Shield.GUARDING)
    ticket = rig.accounts.remove("Main")
    again = rig.accounts.remove("Main")

    assert rig.answer(ticket).name == "Main"
    assert rig.answer(again) == Reason.of(Code.UNKNOWN_ACCOUNT, account="Main")
    assert [what for what, _ in rig.heard if what != "answered"] == ["closing"]
    assert (rig.accounts.controllers, rig.accounts.real_accounts, rig.accounts.closing_controllers) == ((), (), ())
    assert rig.journal.accounts() == ()


def test_colour_and_resume_change_without_a_new_guard(rig: AccountsRig) -> None:
    controller = rig.add()
    controller.start()
    until(lambda: controller.shield is Shield.GUARDING)
    changed = rig.answer(rig.accounts.change("Main", replace(rig.accounts.real_accounts[0], colour="red", resume=True)))
    assert rig.accounts.real_accounts == (changed,)
    assert (changed.colour, changed.resume) == ("red", True)
    assert rig.heard[0] == ("changed", "Main")
    assert rig.accounts.controllers == (controller,)
    assert controller.shield is Shield.GUARDING


def test_another_name_makes_another_guard_while_the_shield_is_off_only(rig: AccountsRig) -> None:
    controller = rig.add()
    controller.start()
    until(lambda: controller.shield is Shield.GUARDING)
    wished = replace(rig.accounts.real_accounts[0], name="Second")
    assert rig.answer(rig.accounts.change("Main", wished)) == Reason.of(Code.SHIELD_UP, account="Main")
    controller.stop()
    until(lambda: not controller.state.raised)

    assert rig.answer(rig.accounts.change("Main", wished)).name == "Second"
    (fresh,) = rig.accounts.controllers
    assert (fresh.account, [what for what, _ in rig.heard if what != "answered"]) == ("Second", ["closing", "opened"])
    until(lambda: fresh.complete_report)
    assert len(fresh.state.pairs) == 20


def test_a_change_that_is_refused_leaves_the_account_guarded_as_before(rig: AccountsRig) -> None:
    rig.add()
    refused = rig.answer(rig.accounts.change("Main", replace(rig.accounts.real_accounts[0], name="Practice")))
    assert refused == Reason.of(Code.ACCOUNT_EXISTS, account="practice")
    (controller,) = rig.accounts.controllers
    until(lambda: controller.complete_report)
    assert controller.account == "Main"


def test_a_new_key_makes_a_guard_that_sees_again(rig: AccountsRig) -> None:
    rig.add()
    rig.secrets.delete("Main")
    assert rig.answer(rig.accounts.rekey("Main", rig.key, until_quit=True)).name == "Main"
    (controller,) = rig.accounts.controllers
    until(lambda: controller.complete_report)


@pytest.mark.logs_warnings
def test_a_bug_is_an_answer_too(
    rig: AccountsRig, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(_account: Account, _key: Credentials) -> KeyHealth:
        raise KeyError("a-secret")

    monkeypatch.setattr(rig.service, "try_key", stumble)
    answer = rig.answer(rig.accounts.try_key(rig.account(), rig.key))
    assert answer == Reason.of(Code.BUG, error="KeyError")
    assert "An account request failed" in caplog.text
    caplog.clear()


def test_api_and_console_follow_the_accounts(rig: AccountsRig) -> None:
    told: list[str] = []
    awaitable = AwaitableAccounts(rig.accounts)
    texts = ConsoleTexts(actions.line, reasons.say, terminal.shield_line, terminal.counts_line)
    Console(rig.accounts, texts, lambda _at, line: told.append(line))
    controller = rig.add()
    assert list(awaitable.by_name) == ["Main"]
    controller.start()
    until(lambda: any("Shield: Guarding" in line for line in told))
    rig.answer(rig.accounts.remove("Main"))
    assert awaitable.by_name == {}


def test_the_key_place_names_the_store(rig: AccountsRig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rig.service, "key_place", lambda: KeyPlace("GNOME Keyring", lasting=True))
    assert rig.answer(rig.accounts.key_place()).name == "GNOME Keyring"


def test_the_place_of_a_key_in_memory_does_not_last(rig: AccountsRig) -> None:
    rig.add()
    assert not rig.answer(rig.accounts.key_place_of("main")).lasting


def test_an_office_that_has_retired_begins_no_guard(rig: AccountsRig) -> None:
    ticket = rig.accounts.add(rig.account(), rig.key, until_quit=True)
    rig.accounts.open_no_more()
    assert isinstance(rig.answer(ticket), Account)
    assert rig.accounts.controllers == ()
