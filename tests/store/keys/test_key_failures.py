"""Keys when the key store is slow, locks, goes away or forgets: nothing is claimed that is not so."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.reason import Code
from pairguard_gui.store.keys.key_index import KeyIndex
from pairguard_gui.store.keys.key_stores import open_key_store
from pairguard_gui.store.keys.key_vault import KeyStore, KeyStoreError, KeyVault, StoredKey
from tests.support.fake_key_store import FakeKeyStore
from tests.support.gnome_keyring import bus, gnome_keyring

KEY = StoredKey(Credentials.of("a-key", "a-secret", "a passphrase"))
OTHER = StoredKey(Credentials.of("b-key", "b-secret", "b passphrase"))


@pytest.fixture
def no_store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    with bus() as folder:
        yield folder


@pytest.fixture
def index_file(tmp_path: Path) -> Path:
    return tmp_path / "key-names.json"


def new_vault(
    find: Callable[[], KeyStore] = open_key_store, index_file: Path | None = None, patience_s: float = 20.0
) -> KeyVault:
    """As at a start of the program."""
    return KeyVault("PGone", find, lambda *_: None, patience_s, KeyIndex(index_file))


def refusal_of(call: Callable[[], object]) -> Code:
    with pytest.raises(KeyStoreError) as refusal:
        call()
    return refusal.value.reason.code


def until(condition: Callable[[], object]) -> None:
    patience = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < patience
        time.sleep(0.01)


def test_a_key_in_a_store_that_is_gone_is_not_reported_as_deleted(no_store: Path, index_file: Path) -> None:
    with gnome_keyring(no_store):
        new_vault(index_file=index_file).store("Main", KEY)
    fresh = new_vault(index_file=index_file)
    assert refusal_of(lambda: fresh.delete("Main")) is Code.KEY_STORE_MISSING
    with gnome_keyring(no_store):
        assert fresh.read("Main") == KEY
        fresh.delete("Main")
        assert refusal_of(lambda: fresh.read("Main")) is Code.KEY_MISSING


def test_a_key_in_a_locked_store_is_not_reported_as_deleted(no_store: Path) -> None:
    with gnome_keyring(no_store):
        new_vault().store("Main", KEY)
    with gnome_keyring(no_store, unlocked=False):
        assert refusal_of(lambda: new_vault().delete("Main")) is Code.KEY_STORE_LOCKED


@pytest.mark.usefixtures("no_store")
def test_where_no_key_was_ever_stored_there_is_none_to_delete() -> None:
    vault = new_vault()
    vault.store("Main", KEY, until_quit=True)
    vault.delete("Main")
    vault.delete("Other")
    assert vault.lasts("Main"), "it is not held any more"


def test_a_delete_that_deletes_nothing_is_refused() -> None:
    fake_store = FakeKeyStore()
    vault = new_vault(fake_store.find)
    vault.store("Main", KEY)
    fake_store.before = lambda call: fake_store.texts.update({"PGone main": "again"}) if call == "get" else None
    assert refusal_of(lambda: vault.delete("Main")) is Code.KEY_STORE_FAILED


def test_a_key_that_is_left_behind_is_never_used_and_deleted_once_that_is_possible(
    no_store: Path, index_file: Path
) -> None:
    with gnome_keyring(no_store):
        new_vault(index_file=index_file).store("Main", KEY)
    new_vault(index_file=index_file).abandon("Main")
    with gnome_keyring(no_store):
        fresh = new_vault(index_file=index_file)
        assert refusal_of(lambda: fresh.read("Main")) is Code.KEY_MISSING
        fresh.place()
        assert open_key_store().get("PGone main", may_ask=False) is None


def test_until_quit_in_place_of_a_stored_key_deletes_that_one(no_store: Path, index_file: Path) -> None:
    with gnome_keyring(no_store):
        vault = new_vault(index_file=index_file)
        vault.store("Main", KEY)
        vault.store("Main", OTHER, until_quit=True)
        assert vault.read("Main") == OTHER
        assert open_key_store().get("PGone main", may_ask=False) is None
        assert refusal_of(lambda: new_vault(index_file=index_file).read("Main")) is Code.KEY_MISSING


def test_until_quit_in_place_of_a_key_that_cannot_be_deleted_now_never_brings_it_back(
    no_store: Path, index_file: Path
) -> None:
    with gnome_keyring(no_store):
        new_vault(index_file=index_file).store("Main", KEY)
    new_vault(index_file=index_file).store("Main", OTHER, until_quit=True)
    with gnome_keyring(no_store):
        assert refusal_of(lambda: new_vault(index_file=index_file).read("Main")) is Code.KEY_MISSING
        assert open_key_store().get("PGone main", may_ask=False)
        new_vault(index_file=index_file).place()
        assert open_key_store().get("PGone main", may_ask=False) is None
        new_vault(index_file=index_file).store("Main", OTHER)
        assert new_vault(index_file=index_file).read("Main") == OTHER


def test_until_quit_asks_for_no_password(no_store: Path) -> None:
    with gnome_keyring(no_store):
        new_vault().store("Main", KEY)
    with gnome_keyring(no_store, unlocked=False):
        vault, began = new_vault(), time.monotonic()
        vault.store("Main", OTHER, until_quit=True)
        assert (vault.read("Main"), time.monotonic() - began < 2) == (OTHER, True)


def test_a_write_that_comes_too_late_leaves_the_old_key() -> None:
    fake_store, go_on = FakeKeyStore(), threading.Event()
    vault = new_vault(fake_store.find, patience_s=0.2)
    vault.store("Main", KEY)

    def slow_put(call: str) -> None:
        if call == "put":
            go_on.wait(20)

    fake_store.before = slow_put
    assert refusal_of(lambda: vault.store("Main", OTHER)) is Code.KEY_STORE_SLOW
    go_on.set()
    assert new_vault(fake_store.find).read("Main") == KEY
    until(lambda: vault.read("Main") == KEY)


def test_a_password_that_comes_too_late_writes_nothing() -> None:
    fake_store, heard = FakeKeyStore(), list[str]()
    vault = new_vault(fake_store.find, patience_s=0.2)
    vault.store("Main", KEY)
    fake_store.asking, fake_store.before = threading.Event(), heard.append
    assert refusal_of(lambda: vault.store("Main", OTHER)) is Code.KEY_STORE_SLOW
    fake_store.asking.set()
    assert vault.read("Main") == KEY
    assert "put" not in heard


@pytest.mark.parametrize("before", [None, KEY])
def test_what_is_read_back_too_late_was_not_stored(before: StoredKey | None) -> None:
    fake_store, go_on, reads = FakeKeyStore(), threading.Event(), list[str]()
    vault = new_vault(fake_store.find, patience_s=0.2)
    if before:
        vault.store("Main", before)
    texts = {**fake_store.texts}

    def slow_read_back(call: str) -> None:
        reads.append(call)
        if reads.count("get") == 2:
            go_on.wait(20)

    fake_store.before = slow_read_back
    assert refusal_of(lambda: vault.store("Main", OTHER)) is Code.KEY_STORE_SLOW
    assert fake_store.texts != texts
    go_on.set()
    until(lambda: fake_store.texts == texts)
    vault.place()  # whose turn comes after
    assert fake_store.texts == texts


@pytest.mark.parametrize("until_quit", [False, True])
def test_what_fails_beside_a_new_key_brings_the_old_one_back(no_store: Path, *, until_quit: bool) -> None:
    with gnome_keyring(no_store):
        vault = new_vault()
        vault.store("Main", KEY)
        with pytest.raises(RuntimeError), vault.storing("Main", OTHER, until_quit=until_quit):
            raise RuntimeError
        with pytest.raises(RuntimeError), vault.storing("New", OTHER, until_quit=until_quit):
            raise RuntimeError
        with pytest.raises(RuntimeError), vault.deleting("Main"):
            raise RuntimeError
        assert (vault.read("Main"), new_vault().read("Main")) == (KEY, KEY)
        assert refusal_of(lambda: vault.read("New")) is Code.KEY_MISSING


@pytest.mark.logs_warnings
def test_what_cannot_be_put_back_is_logged_without_its_text_and_never_used(
    caplog: pytest.LogCaptureFixture,
) -> None:
    fake_store = FakeKeyStore()
    vault = new_vault(fake_store.find)
    fake_store.refuses["delete"] = Code.KEY_STORE_LOCKED
    with pytest.raises(RuntimeError), vault.storing("Main", KEY):
        raise RuntimeError
    assert "could not be put back: KeyStoreError" in caplog.text
    assert "a-secret" not in caplog.text
    assert refusal_of(lambda: vault.read("Main")) is Code.KEY_MISSING
    fake_store.refuses.clear()
    vault.place()
    assert fake_store.texts == {}


def test_an_open_question_holds_one_thread_however_often_it_is_asked() -> None:
    fake_store = FakeKeyStore()
    fake_store.asking = threading.Event()
    vault = new_vault(fake_store.find, patience_s=0.01)
    threads = threading.active_count()
    for _ in range(100):
        assert refusal_of(lambda: vault.read("Main")) is Code.KEY_STORE_SLOW
    assert threading.active_count() <= threads + 1
    fake_store.asking.set()
    until(lambda: threading.active_count() == threads)


def test_who_may_not_ask_does_not_wait_behind_a_question() -> None:
    fake_store = FakeKeyStore()
    vault = new_vault(fake_store.find, patience_s=15)
    vault.store("B", KEY)
    fake_store.asking = threading.Event()
    asking = threading.Thread(target=lambda: refusal_of(lambda: vault.read("A")))
    asking.start()
    time.sleep(0.1)
    took = []
    for _ in range(3):
        began = time.monotonic()
        assert refusal_of(lambda: vault.read("B", may_ask=False)) is Code.KEY_STORE_LOCKED
        took.append(time.monotonic() - began)
    fake_store.asking.set()
    asking.join()
    assert took[0] < 1.5
    assert max(took[1:]) < 0.2, "the first has found out that a person is asked"


def test_who_may_not_ask_waits_for_those_who_are_quick() -> None:
    fake_store = FakeKeyStore()
    vault = new_vault(fake_store.find)
    vault.store("Main", KEY)
    fake_store.before = lambda _call: time.sleep(0.05)
    found: list[StoredKey] = []
    readers = [threading.Thread(target=lambda: found.append(vault.read("Main", may_ask=False))) for _ in range(30)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert found == [KEY] * 30


@pytest.mark.logs_warnings
def test_names_hold_no_secret_and_a_damaged_list_stops_nothing(
    index_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    vault = new_vault(FakeKeyStore().find, index_file)
    vault.store("Main", KEY)
    assert index_file.read_text() == '{"held":["PGone main"],"stale":[]}\n'
    assert index_file.stat().st_mode & 0o777 == 0o600
    index_file.write_text("{")
    assert KeyIndex(index_file).stale == ()
    assert "could not be read: DecodeError" in caplog.text


@pytest.mark.logs_warnings
def test_a_list_of_names_that_cannot_be_written_hinders_no_key(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    fake_store = FakeKeyStore()
    vault = new_vault(fake_store.find, tmp_path / "gone" / "key-names.json")
    vault.store("Main", KEY)
    assert vault.read("Main") == KEY
    assert "could not be written" in caplog.text
