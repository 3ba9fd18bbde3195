"""Accounts when the key store or the journal fails in the middle: nothing is lost, and nothing is claimed."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from pairguard_gui.assembly.okx_accounts import OkxAccounts
from pairguard_gui.core.control.key_health import KeyFitness
from pairguard_gui.core.values.account import Account, AccountRefused
from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.errors import GuardError, JournalDamaged, JournalUnwritable
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.practice.exchange import Exchange
from pairguard_gui.practice.server import PracticeServer, wall_ms
from pairguard_gui.runtime.system_clock import SystemClock
from pairguard_gui.store.journal.journal import IN_MEMORY, Journal
from pairguard_gui.store.keys.key_index import KeyIndex
from pairguard_gui.store.keys.key_stores import open_key_store
from pairguard_gui.store.keys.key_vault import KeyVault
from pairguard_gui.text.reasons.reasons import say
from tests.support.fake_key_store import FakeKeyStore
from tests.support.gnome_keyring import bus, gnome_keyring

PROXY = "socks5://me:pw-canary@127.0.0.1:9"


@pytest.fixture
def live() -> Iterator[PracticeServer]:
    with PracticeServer(Exchange(11, wall_ms(), environment="live", volatility=0.0)) as server:
        yield server


@pytest.fixture
def journal() -> Journal:
    return Journal(IN_MEMORY, installation="PGone")


@pytest.fixture
def fake_store() -> FakeKeyStore:
    return FakeKeyStore()


@pytest.fixture
def accounts(journal: Journal, fake_store: FakeKeyStore) -> OkxAccounts:
    return OkxAccounts(journal, KeyVault("PGone", fake_store.find, lambda *_: None), SystemClock())


def key_of(server: PracticeServer) -> Credentials:
    return Credentials.of(server.access.api_key, server.access.secret, server.access.passphrase)


def at(server: PracticeServer, name: str = "Main") -> Account:
    return Account(name, Environment.LIVE, base_url=server.access.rest)


def refusal_of(error: pytest.ExceptionInfo[GuardError]) -> Reason:
    return error.value.reason


def broken(*_: object, **__: object) -> NoReturn:
    raise JournalUnwritable(Code.JOURNAL, problem="disk_full")


def test_an_account_stays_as_long_as_its_key_cannot_be_deleted(
    live: PracticeServer, journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)

    def started() -> OkxAccounts:
        index = KeyIndex(tmp_path / "key-names.json")
        return OkxAccounts(journal, KeyVault("PGone", open_key_store, lambda *_: None, index=index), SystemClock())

    with bus() as folder:
        with gnome_keyring(folder):
            started().add(at(live), key_of(live))
        with pytest.raises(AccountRefused) as refusal:
            started().remove("Main")
        sentence = say(refusal_of(refusal))
        assert refusal_of(refusal).code is Code.KEY_NOT_DELETED
        assert "the key store cannot be reached" in sentence
        assert "`pairguard account remove Main --leave-key`" in sentence
        assert [account.name for account in journal.accounts()] == ["Main"]

        assert started().remove("main", leave_key=True).name == "Main"
        assert journal.accounts() == ()
        with gnome_keyring(folder):
            assert open_key_store().get("PGone main", may_ask=False)
            started().key_place()
            assert open_key_store().get("PGone main", may_ask=False) is None


def test_an_account_whose_key_was_in_memory_alone_goes_without_a_key_store(
    accounts: OkxAccounts, live: PracticeServer, fake_store: FakeKeyStore, journal: Journal
) -> None:
    fake_store.refuses["find"] = Code.KEY_STORE_MISSING
    accounts.add(at(live), key_of(live), until_quit=True)
    fresh = OkxAccounts(journal, KeyVault("PGone", fake_store.find, lambda *_: None), SystemClock())
    fresh.remove("Main")
    assert journal.accounts() == ()


def test_a_key_stays_when_its_account_cannot_be_removed(
    accounts: OkxAccounts, live: PracticeServer, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts.add(at(live), key_of(live))
    monkeypatch.setattr(journal, "remove_account", broken)
    with pytest.raises(JournalUnwritable):
        accounts.remove("Main")
    assert accounts.check("Main").fitness is KeyFitness.GUARD


def test_a_key_in_memory_is_reported_as_such(accounts: OkxAccounts, live: PracticeServer) -> None:
    accounts.add(at(live), key_of(live), until_quit=True)
    assert not accounts.key_place_of("main").lasting
    accounts.rekey("Main", key_of(live))
    place = accounts.key_place_of("Main")
    assert (place.name, place.lasting) == ("Drawer", True)


def test_a_key_until_quit_replaces_the_one_that_would_last(
    accounts: OkxAccounts, live: PracticeServer, fake_store: FakeKeyStore
) -> None:
    accounts.add(at(live), key_of(live))
    accounts.rekey("Main", key_of(live), until_quit=True)
    assert fake_store.texts == {}
    assert accounts.check("Main").fitness is KeyFitness.GUARD


def test_a_renamed_account_goes_on_though_its_old_entry_cannot_be_deleted(
    accounts: OkxAccounts, live: PracticeServer, fake_store: FakeKeyStore
) -> None:
    added = accounts.add(at(live), key_of(live))
    fake_store.refuses["delete"] = Code.KEY_STORE_LOCKED
    assert accounts.change("Main", replace(added, name="Second")).name == "Second"
    assert accounts.check("Second").fitness is KeyFitness.GUARD
    fake_store.refuses.clear()
    accounts.key_place()
    assert set(fake_store.texts) == {"PGone second"}


def test_a_rename_that_the_journal_refuses_leaves_no_copy_of_the_key(
    accounts: OkxAccounts,
    live: PracticeServer,
    fake_store: FakeKeyStore,
    journal: Journal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    added = accounts.add(at(live), key_of(live))
    monkeypatch.setattr(journal, "change_account", broken)
    with pytest.raises(JournalUnwritable):
        accounts.change("Main", replace(added, name="Second"))
    assert set(fake_store.texts) == {"PGone main"}
    assert accounts.check("Main").fitness is KeyFitness.GUARD


def test_a_rename_while_the_key_cannot_be_read_changes_nothing(
    accounts: OkxAccounts, live: PracticeServer, fake_store: FakeKeyStore, journal: Journal
) -> None:
    added = accounts.add(at(live), key_of(live))
    fake_store.refuses["get"] = Code.KEY_STORE_LOCKED
    with pytest.raises(GuardError) as refusal:
        accounts.change("Main", replace(added, name="Second"))
    assert refusal_of(refusal) == Reason.of(Code.KEY_STORE_LOCKED)
    assert journal.accounts() == (added,)
    assert accounts.change("Main", replace(added, colour="red")).colour == "red", "a colour needs no key"


def test_an_account_added_twice_at_once_is_there_once_with_its_key(
    accounts: OkxAccounts, live: PracticeServer, fake_store: FakeKeyStore
) -> None:
    fake_store.before = lambda call: time.sleep(0.3) if call == "put" else None
    outcomes: list[object] = []

    def add() -> None:
        try:
            outcomes.append(accounts.add(at(live), key_of(live)))
        except GuardError as error:
            outcomes.append(error.reason.code)

    presses = [threading.Thread(target=add) for _ in range(2)]
    for press in presses:
        press.start()
    for press in presses:
        press.join()
    (added,) = accounts.all()
    outcomes.remove(added)
    assert outcomes[0] in {Code.SAME_ACCOUNT, Code.ACCOUNT_EXISTS}
    assert set(fake_store.texts) == {"PGone main"}
    assert accounts.check("Main").fitness is KeyFitness.GUARD


def test_an_entry_that_was_there_before_survives_an_account_that_could_not_be_added(
    accounts: OkxAccounts,
    live: PracticeServer,
    fake_store: FakeKeyStore,
    journal: Journal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fake_store.texts["PGone main"] = "of somebody else"
    monkeypatch.setattr(journal, "add_account", broken)
    with pytest.raises(JournalUnwritable):
        accounts.add(at(live), key_of(live))
    assert fake_store.texts == {"PGone main": "of somebody else"}


def test_a_new_key_that_the_journal_does_not_take_leaves_the_old_one(
    accounts: OkxAccounts,
    live: PracticeServer,
    fake_store: FakeKeyStore,
    journal: Journal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    accounts.add(at(live), key_of(live))
    before = fake_store.texts["PGone main"] = '{"key":"the","secret":"old","passphrase":"one"}'
    monkeypatch.setattr(journal, "note_key", broken)
    with pytest.raises(JournalUnwritable):
        accounts.rekey("Main", key_of(live))
    assert fake_store.texts == {"PGone main": before}


def test_a_login_without_a_key_to_lie_beside_is_refused_and_not_lost_in_silence(
    accounts: OkxAccounts, live: PracticeServer, fake_store: FakeKeyStore
) -> None:
    added = accounts.add(at(live), key_of(live))
    fake_store.texts.clear()
    with pytest.raises(GuardError) as refusal:
        accounts.change("Main", replace(added, proxy=PROXY))
    assert refusal_of(refusal) == Reason.of(Code.KEY_MISSING, account="Main")
    assert "`pairguard account rekey Main`" in say(refusal_of(refusal))
    assert accounts.all() == (added,)
    assert accounts.change("Main", replace(added, proxy="socks5://127.0.0.1:9")).proxy == "socks5://127.0.0.1:9"


def test_a_login_outlives_a_locked_key_store(
    accounts: OkxAccounts, live: PracticeServer, fake_store: FakeKeyStore
) -> None:
    added = accounts.add(at(live), key_of(live))
    proxied = accounts.change("Main", replace(added, proxy=PROXY))
    fake_store.refuses["get"] = Code.KEY_STORE_LOCKED
    with pytest.raises(GuardError) as refusal:
        accounts.rekey("Main", key_of(live))
    assert refusal_of(refusal) == Reason.of(Code.KEY_STORE_LOCKED)
    with pytest.raises(GuardError):
        accounts.change("Main", replace(proxied, name="Second"))
    fake_store.refuses.clear()
    assert "pw-canary" in fake_store.texts["PGone main"]


def test_a_new_key_may_bring_another_proxy(
    accounts: OkxAccounts, live: PracticeServer, fake_store: FakeKeyStore
) -> None:
    added = accounts.add(at(live), key_of(live))
    accounts.change("Main", replace(added, proxy=PROXY))
    assert accounts.rekey("Main", key_of(live), proxy="").proxy == ""
    assert "pw-canary" not in fake_store.texts["PGone main"]
    assert accounts.all() == (added,)


def test_where_no_key_store_is_a_proxy_hinders_no_new_key(
    accounts: OkxAccounts, live: PracticeServer, fake_store: FakeKeyStore, journal: Journal
) -> None:
    fake_store.refuses["find"] = Code.KEY_STORE_MISSING
    added = accounts.add(at(live), key_of(live), until_quit=True)
    journal.change_account("Main", replace(added, proxy="socks5://127.0.0.1:9"))
    fresh = OkxAccounts(journal, KeyVault("PGone", fake_store.find, lambda *_: None), SystemClock())
    with pytest.raises(GuardError) as refusal:
        fresh.rekey("Main", key_of(live), until_quit=True)
    assert refusal_of(refusal).code is Code.UNREACHABLE, "it went as far as the proxy"


def test_another_spelling_of_the_name_is_the_same_account(accounts: OkxAccounts, live: PracticeServer) -> None:
    added = accounts.add(at(live), key_of(live))
    assert accounts.change("main", replace(added, name="MAIN")).name == "MAIN"


def test_a_key_of_another_account_of_the_exchange_is_not_good(
    accounts: OkxAccounts, live: PracticeServer, journal: Journal
) -> None:
    accounts.add(at(live), key_of(live))
    uid = journal.uid("Main")
    live.run(lambda exchange, _: setattr(exchange.venue, "profile", replace(exchange.venue.profile, uid="777")))
    health = accounts.check("Main")
    assert (health.fitness, health.refusal) == (KeyFitness.REFUSED, Reason.of(Code.ACCOUNT_CHANGED, what="uid"))
    assert journal.uid("Main") == uid


@pytest.mark.parametrize("proxy", ["http://10.0.0.1:8080", "socks5://me:pw@proxy.example:1080"])
def test_a_proxy_elsewhere_does_not_see_the_key_of_a_test_exchange(
    accounts: OkxAccounts, live: PracticeServer, proxy: str
) -> None:
    added = accounts.add(at(live), key_of(live))
    for call in (
        lambda: accounts.try_key(replace(at(live, "Second"), proxy=proxy), key_of(live)),
        lambda: accounts.change("Main", replace(added, proxy=proxy)),
        lambda: accounts.rekey("Main", key_of(live), proxy=proxy),
    ):
        with pytest.raises(AccountRefused) as refusal:
            call()
        assert refusal_of(refusal) == Reason.of(Code.PROXY_SEES_KEY)


def test_a_colour_that_nobody_knows_is_refused(accounts: OkxAccounts, live: PracticeServer) -> None:
    added = accounts.add(at(live), key_of(live))
    with pytest.raises(AccountRefused) as refusal:
        accounts.change("Main", replace(added, colour="infrared"))
    assert "“infrared”" in say(refusal_of(refusal))
    assert accounts.change("Main", replace(added, colour="")).colour == "blue"


def test_an_address_that_somebody_wrote_into_the_database_is_damage_with_a_sentence(
    live: PracticeServer, tmp_path: Path, fake_store: FakeKeyStore
) -> None:
    path = tmp_path / "pair_protection.db"
    with Journal(path) as journal:
        OkxAccounts(journal, KeyVault("PGone", fake_store.find, lambda *_: None), SystemClock()).add(
            at(live), key_of(live)
        )
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE accounts SET base_url = 'http://10.0.0.1'")
        database.commit()
    with Journal(path) as journal:
        accounts = OkxAccounts(journal, KeyVault("PGone", fake_store.find, lambda *_: None), SystemClock())
        with pytest.raises(JournalDamaged) as refusal:
            accounts.exchange_of(accounts.named("Main"))
        assert "where Main is reached" in say(refusal_of(refusal))
