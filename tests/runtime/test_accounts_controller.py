"""The office: requests come back at once and are answered later; guards open and close as accounts come and go."""

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
from pairguard_gui.core.control.preflight import Preflight
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
from tests.support.accounts_rig import AccountsRig, office_desk
from tests.support.practice_faults import end_faults
from tests.support.running_account import until


def _no_key_store() -> NoReturn:
    raise KeyStoreError(Code.KEY_STORE_MISSING)


@pytest.fixture
def desk(qapp: QCoreApplication) -> Iterator[AccountsRig]:  # noqa: ARG001  signals need an application
    with office_desk(_no_key_store) as desk:
        yield desk


def test_an_account_is_added_and_its_guard_looks_with_the_shield_down(desk: AccountsRig) -> None:
    ticket = desk.office.add(desk.account(), desk.key, until_quit=True)
    answer = desk.answer(ticket)

    assert isinstance(answer, Account)
    assert desk.heard == [("opened", "Main"), ("answered", ticket)]
    (controller,) = desk.office.controllers
    until(lambda: controller.complete_report)
    assert (controller.shield, controller.environment) == (Shield.OFF, Environment.LIVE)
    assert desk.office.accounts == (answer,)


def test_what_is_refused_is_a_reason_and_opens_nothing(desk: AccountsRig) -> None:
    desk.server.fault("permissions", value="read_only,trade,withdraw")
    assert desk.answer(desk.office.add(desk.account(), desk.key, until_quit=True)) == Reason.of(Code.KEY_CAN_WITHDRAW)
    assert (desk.office.controllers, desk.office.accounts) == ((), ())
    end_faults(desk.server)
    refused = desk.answer(desk.office.add(desk.account(), desk.key))
    assert refused == Reason.of(Code.KEY_STORE_MISSING)
    assert desk.answer(desk.office.key_place()) == Reason.of(Code.KEY_STORE_MISSING)


def test_the_window_never_waits(desk: AccountsRig) -> None:
    desk.server.fault("slow_request", ms=1500, path="/api/v5/account/config", method="GET")
    began = time.monotonic()
    slow = desk.office.try_key(desk.account(), desk.key)
    assert time.monotonic() - began < 0.1
    quick = desk.office.latency(desk.account())
    assert desk.answer(quick) < timedelta(seconds=1)
    assert slow not in desk.answers
    health = desk.answer(slow)
    assert isinstance(health, KeyHealth)
    assert health.fitness is KeyFitness.GUARD


def test_the_plan_and_the_preflight_are_tables(desk: AccountsRig) -> None:
    plan = desk.answer(desk.office.plan(desk.account(), desk.key))
    assert isinstance(plan, Preflight)
    assert len(plan.rows) == 20
    desk.add()
    assert len(desk.answer(desk.office.preflight("Main")).rows) == 20
    assert desk.answer(desk.office.check("Main")).fitness is KeyFitness.GUARD
    assert desk.answer(desk.office.check("Nobody")) == Reason.of(Code.UNKNOWN_ACCOUNT, account="Nobody")


def test_a_removed_account_ends_its_guard_first(desk: AccountsRig) -> None:
    controller = desk.add()
    controller.start()
    until(lambda: controller.shield is Shield.GUARDING)
    ticket = desk.office.remove("Main")
    again = desk.office.remove("Main")

    assert desk.answer(ticket).name == "Main"
    assert desk.answer(again) == Reason.of(Code.UNKNOWN_ACCOUNT, account="Main")
    assert [what for what, _ in desk.heard if what != "answered"] == ["closing"]
    assert (desk.office.controllers, desk.office.accounts, desk.office.leaving) == ((), (), ())
    assert desk.journal.accounts() == ()


def test_colour_and_resume_change_without_a_new_guard(desk: AccountsRig) -> None:
    controller = desk.add()
    controller.start()
    until(lambda: controller.shield is Shield.GUARDING)
    changed = desk.answer(desk.office.change("Main", replace(desk.office.accounts[0], colour="red", resume=True)))
    assert desk.office.accounts == (changed,)
    assert (changed.colour, changed.resume) == ("red", True)
    assert desk.heard[0] == ("changed", "Main")
    assert desk.office.controllers == (controller,)
    assert controller.shield is Shield.GUARDING


def test_another_name_makes_another_guard_while_the_shield_is_off_only(desk: AccountsRig) -> None:
    controller = desk.add()
    controller.start()
    until(lambda: controller.shield is Shield.GUARDING)
    wished = replace(desk.office.accounts[0], name="Second")
    assert desk.answer(desk.office.change("Main", wished)) == Reason.of(Code.SHIELD_UP, account="Main")
    controller.stop()
    until(lambda: not controller.state.raised)

    assert desk.answer(desk.office.change("Main", wished)).name == "Second"
    (fresh,) = desk.office.controllers
    assert (fresh.account, [what for what, _ in desk.heard if what != "answered"]) == ("Second", ["closing", "opened"])
    until(lambda: fresh.complete_report)
    assert len(fresh.state.pairs) == 20


def test_a_change_that_is_refused_leaves_the_account_guarded_as_before(desk: AccountsRig) -> None:
    desk.add()
    refused = desk.answer(desk.office.change("Main", replace(desk.office.accounts[0], name="Practice")))
    assert refused == Reason.of(Code.ACCOUNT_EXISTS, account="practice")
    (controller,) = desk.office.controllers
    until(lambda: controller.complete_report)
    assert controller.account == "Main"


def test_a_new_key_makes_a_guard_that_sees_again(desk: AccountsRig) -> None:
    desk.add()
    desk.secrets.delete("Main")
    assert desk.answer(desk.office.rekey("Main", desk.key, until_quit=True)).name == "Main"
    (controller,) = desk.office.controllers
    until(lambda: controller.complete_report)


@pytest.mark.logs_warnings
def test_a_bug_is_an_answer_too(
    desk: AccountsRig, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(_account: Account, _key: Credentials) -> KeyHealth:
        raise KeyError("a-secret")

    monkeypatch.setattr(desk.work, "try_key", stumble)
    answer = desk.answer(desk.office.try_key(desk.account(), desk.key))
    assert answer == Reason.of(Code.BUG, error="KeyError")
    assert "An account request failed" in caplog.text
    caplog.clear()


def test_desks_and_story_follow_the_office(desk: AccountsRig) -> None:
    told: list[str] = []
    desks = AwaitableAccounts(desk.office)
    speech = ConsoleTexts(actions.line, reasons.say, terminal.shield_line, terminal.counts_line)
    Console(desk.office, speech, lambda _at, line: told.append(line))
    controller = desk.add()
    assert list(desks.by_name) == ["Main"]
    controller.start()
    until(lambda: any("Shield: Guarding" in line for line in told))
    desk.answer(desk.office.remove("Main"))
    assert desks.by_name == {}


def test_the_key_place_names_the_store(desk: AccountsRig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.work, "key_place", lambda: KeyPlace("GNOME Keyring", lasting=True))
    assert desk.answer(desk.office.key_place()).name == "GNOME Keyring"


def test_the_place_of_a_key_in_memory_does_not_last(desk: AccountsRig) -> None:
    desk.add()
    assert not desk.answer(desk.office.key_place_of("main")).lasting


def test_an_office_that_has_retired_begins_no_guard(desk: AccountsRig) -> None:
    ticket = desk.office.add(desk.account(), desk.key, until_quit=True)
    desk.office.retire()
    assert isinstance(desk.answer(ticket), Account)
    assert desk.office.controllers == ()
