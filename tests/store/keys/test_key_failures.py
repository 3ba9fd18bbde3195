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
def names_file(tmp_path: Path) -> Path:
    return tmp_path / "key-names.json"


def secrets(
    find: Callable[[], KeyStore] = open_key_store, names: Path | None = None, patience_s: float = 20.0
) -> KeyVault:
    """As at a start of the program."""
    return KeyVault("PGone", find, lambda *_: None, patience_s, KeyIndex(names))


def refusal_of(call: Callable[[], object]) -> Code:
    with pytest.raises(KeyStoreError) as refusal:
        call()
    return refusal.value.reason.code


def until(condition: Callable[[], object]) -> None:
    patience = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < patience
        time.sleep(0.01)


def test_a_key_in_a_store_that_is_gone_is_not_said_to_be_deleted(no_store: Path, names_file: Path) -> None:
    with gnome_keyring(no_store):
        secrets(names=names_file).keep("Main", KEY)
    fresh = secrets(names=names_file)
    assert refusal_of(lambda: fresh.forget("Main")) is Code.KEY_STORE_MISSING
    with gnome_keyring(no_store):
        assert fresh.read("Main") == KEY
        fresh.forget("Main")
        assert refusal_of(lambda: fresh.read("Main")) is Code.KEY_MISSING


def test_a_key_in_a_locked_store_is_not_said_to_be_deleted(no_store: Path) -> None:
    with gnome_keyring(no_store):
        secrets().keep("Main", KEY)
    with gnome_keyring(no_store, unlocked=False):
        assert refusal_of(lambda: secrets().forget("Main")) is Code.KEY_STORE_LOCKED


@pytest.mark.usefixtures("no_store")
def test_where_no_key_was_ever_kept_there_is_none_to_delete() -> None:
    kept = secrets()
    kept.keep("Main", KEY, until_quit=True)
    kept.forget("Main")
    kept.forget("Other")
    assert kept.lasts("Main"), "it is not held any more"


def test_a_delete_that_deletes_nothing_is_told() -> None:
    fake_store = FakeKeyStore()
    kept = secrets(fake_store.find)
    kept.keep("Main", KEY)
    fake_store.before = lambda call: fake_store.texts.update({"PGone main": "again"}) if call == "get" else None
    assert refusal_of(lambda: kept.forget("Main")) is Code.KEY_STORE_FAILED


def test_a_key_that_is_left_behind_is_never_used_and_deleted_once_that_is_possible(
    no_store: Path, names_file: Path
) -> None:
    with gnome_keyring(no_store):
        secrets(names=names_file).keep("Main", KEY)
    secrets(names=names_file).leave("Main")
    with gnome_keyring(no_store):
        fresh = secrets(names=names_file)
        assert refusal_of(lambda: fresh.read("Main")) is Code.KEY_MISSING
        fresh.place()
        assert open_key_store().get("PGone main", may_ask=False) is None


def test_until_quit_in_place_of_a_kept_key_deletes_that_one(no_store: Path, names_file: Path) -> None:
    with gnome_keyring(no_store):
        kept = secrets(names=names_file)
        kept.keep("Main", KEY)
        kept.keep("Main", OTHER, until_quit=True)
        assert kept.read("Main") == OTHER
        assert open_key_store().get("PGone main", may_ask=False) is None
        assert refusal_of(lambda: secrets(names=names_file).read("Main")) is Code.KEY_MISSING


def test_until_quit_in_place_of_a_key_that_cannot_be_deleted_now_never_brings_it_back(
    no_store: Path, names_file: Path
) -> None:
    with gnome_keyring(no_store):
        secrets(names=names_file).keep("Main", KEY)
    secrets(names=names_file).keep("Main", OTHER, until_quit=True)
    with gnome_keyring(no_store):
        assert refusal_of(lambda: secrets(names=names_file).read("Main")) is Code.KEY_MISSING
        assert open_key_store().get("PGone main", may_ask=False)
        secrets(names=names_file).place()
        assert open_key_store().get("PGone main", may_ask=False) is None
        secrets(names=names_file).keep("Main", OTHER)
        assert secrets(names=names_file).read("Main") == OTHER


def test_until_quit_asks_for_no_password(no_store: Path) -> None:
    with gnome_keyring(no_store):
        secrets().keep("Main", KEY)
    with gnome_keyring(no_store, unlocked=False):
        kept, began = secrets(), time.monotonic()
        kept.keep("Main", OTHER, until_quit=True)
        assert (kept.read("Main"), time.monotonic() - began < 2) == (OTHER, True)


def test_a_write_that_comes_too_late_leaves_the_old_key() -> None:
    fake_store, go_on = FakeKeyStore(), threading.Event()
    kept = secrets(fake_store.find, patience_s=0.2)
    kept.keep("Main", KEY)

    def slow_put(call: str) -> None:
        if call == "put":
            go_on.wait(20)

    fake_store.before = slow_put
    assert refusal_of(lambda: kept.keep("Main", OTHER)) is Code.KEY_STORE_SLOW
    go_on.set()
    assert secrets(fake_store.find).read("Main") == KEY
    until(lambda: kept.read("Main") == KEY)


def test_a_password_that_comes_too_late_writes_nothing() -> None:
    fake_store, heard = FakeKeyStore(), list[str]()
    kept = secrets(fake_store.find, patience_s=0.2)
    kept.keep("Main", KEY)
    fake_store.asking, fake_store.before = threading.Event(), heard.append
    assert refusal_of(lambda: kept.keep("Main", OTHER)) is Code.KEY_STORE_SLOW
    fake_store.asking.set()
    assert kept.read("Main") == KEY
    assert "put" not in heard


@pytest.mark.parametrize("before", [None, KEY])
def test_what_is_read_back_too_late_was_not_kept(before: StoredKey | None) -> None:
    fake_store, go_on, reads = FakeKeyStore(), threading.Event(), list[str]()
    kept = secrets(fake_store.find, patience_s=0.2)
    if before:
        kept.keep("Main", before)
    texts = {**fake_store.texts}

    def slow_read_back(call: str) -> None:
        reads.append(call)
        if reads.count("get") == 2:
            go_on.wait(20)

    fake_store.before = slow_read_back
    assert refusal_of(lambda: kept.keep("Main", OTHER)) is Code.KEY_STORE_SLOW
    assert fake_store.texts != texts
    go_on.set()
    until(lambda: fake_store.texts == texts)
    kept.place()  # whose turn comes after
    assert fake_store.texts == texts


@pytest.mark.parametrize("until_quit", [False, True])
def test_what_fails_beside_a_new_key_brings_the_old_one_back(no_store: Path, *, until_quit: bool) -> None:
    with gnome_keyring(no_store):
        kept = secrets()
        kept.keep("Main", KEY)
        with pytest.raises(RuntimeError), kept.keeping("Main", OTHER, until_quit=until_quit):
            raise RuntimeError
        with pytest.raises(RuntimeError), kept.keeping("New", OTHER, until_quit=until_quit):
            raise RuntimeError
        with pytest.raises(RuntimeError), kept.forgetting("Main"):
            raise RuntimeError
        assert (kept.read("Main"), secrets().read("Main")) == (KEY, KEY)
        assert refusal_of(lambda: kept.read("New")) is Code.KEY_MISSING


@pytest.mark.logs_warnings
def test_what_cannot_be_taken_back_is_told_without_its_text_and_never_used(
    caplog: pytest.LogCaptureFixture,
) -> None:
    fake_store = FakeKeyStore()
    kept = secrets(fake_store.find)
    fake_store.refuses["delete"] = Code.KEY_STORE_LOCKED
    with pytest.raises(RuntimeError), kept.keeping("Main", KEY):
        raise RuntimeError
    assert "could not be put back: KeyStoreError" in caplog.text
    assert "a-secret" not in caplog.text
    assert refusal_of(lambda: kept.read("Main")) is Code.KEY_MISSING
    fake_store.refuses.clear()
    kept.place()
    assert fake_store.texts == {}


def test_an_open_question_holds_one_thread_however_often_it_is_asked() -> None:
    fake_store = FakeKeyStore()
    fake_store.asking = threading.Event()
    kept = secrets(fake_store.find, patience_s=0.01)
    threads = threading.active_count()
    for _ in range(100):
        assert refusal_of(lambda: kept.read("Main")) is Code.KEY_STORE_SLOW
    assert threading.active_count() <= threads + 1
    fake_store.asking.set()
    until(lambda: threading.active_count() == threads)


def test_who_may_not_ask_does_not_wait_behind_a_question() -> None:
    fake_store = FakeKeyStore()
    kept = secrets(fake_store.find, patience_s=15)
    kept.keep("B", KEY)
    fake_store.asking = threading.Event()
    asking = threading.Thread(target=lambda: refusal_of(lambda: kept.read("A")))
    asking.start()
    time.sleep(0.1)
    took = []
    for _ in range(3):
        began = time.monotonic()
        assert refusal_of(lambda: kept.read("B", may_ask=False)) is Code.KEY_STORE_LOCKED
        took.append(time.monotonic() - began)
    fake_store.asking.set()
    asking.join()
    assert took[0] < 1.5
    assert max(took[1:]) < 0.2, "the first has found out that a person is asked"


def test_who_may_not_ask_waits_for_those_who_are_quick() -> None:
    fake_store = FakeKeyStore()
    kept = secrets(fake_store.find)
    kept.keep("Main", KEY)
    fake_store.before = lambda _call: time.sleep(0.05)
    found: list[StoredKey] = []
    readers = [threading.Thread(target=lambda: found.append(kept.read("Main", may_ask=False))) for _ in range(30)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert found == [KEY] * 30


@pytest.mark.logs_warnings
def test_names_hold_no_secret_and_a_damaged_list_stops_nothing(
    names_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    kept = secrets(FakeKeyStore().find, names_file)
    kept.keep("Main", KEY)
    assert names_file.read_text() == '{"held":["PGone main"],"stale":[]}\n'
    assert names_file.stat().st_mode & 0o777 == 0o600
    names_file.write_text("{")
    assert KeyIndex(names_file).stale == ()
    assert "could not be read: DecodeError" in caplog.text


@pytest.mark.logs_warnings
def test_a_list_of_names_that_cannot_be_written_hinders_no_key(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    fake_store = FakeKeyStore()
    kept = secrets(fake_store.find, tmp_path / "gone" / "key-names.json")
    kept.keep("Main", KEY)
    assert kept.read("Main") == KEY
    assert "could not be kept" in caplog.text
