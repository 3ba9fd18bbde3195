"""Keys in a real GNOME Keyring: stored, read back, deleted, and refused wherever they would lie open."""

from __future__ import annotations

import base64
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as FailKeyring
from keyring.backends.null import Keyring as NullKeyring

from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.reason import Code
from pairguard_gui.store.keys.key_stores import SERVICE, TrustedStore, open_key_store
from pairguard_gui.store.keys.key_vault import KeyStoreError, KeyVault, StoredKey
from tests.support.gnome_keyring import bus, gnome_keyring

KEY = StoredKey(Credentials.of("a-key", "a-secret", "a passphrase"))
OTHER = StoredKey(Credentials.of("b-key", "b-secret", "b passphrase"), "socks5://me:p%40ss@127.0.0.1:1080")


@pytest.fixture
def no_store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    with bus() as folder:
        yield folder


@pytest.fixture
def keyring(no_store: Path) -> Iterator[Path]:
    with gnome_keyring(no_store):
        yield no_store


def new_vault(patience_s: float = 20.0) -> KeyVault:
    return KeyVault("PGone", open_key_store, lambda *_: None, patience_s)


def code_of(refusal: pytest.ExceptionInfo[KeyStoreError]) -> Code:
    return refusal.value.reason.code


@pytest.mark.usefixtures("keyring")
def test_a_key_outlives_the_program_and_is_read_again() -> None:
    new_vault().store("Main", KEY)
    new_vault().store("Sub 主账户", OTHER)

    assert new_vault().read("Main") == KEY
    assert new_vault().read("Sub 主账户") == OTHER
    assert new_vault().place().lasting


@pytest.mark.usefixtures("keyring")
def test_the_place_bears_the_name_people_know() -> None:
    assert new_vault().place().name == "GNOME Keyring"


@pytest.mark.usefixtures("keyring")
def test_a_deleted_key_is_gone_and_deleting_twice_does_no_harm() -> None:
    vault = new_vault()
    vault.store("Main", KEY)
    vault.delete("Main")
    vault.delete("Main")

    with pytest.raises(KeyStoreError) as refusal:
        vault.read("Main")
    assert code_of(refusal) is Code.KEY_MISSING


@pytest.mark.usefixtures("keyring")
def test_installations_do_not_see_each_others_keys() -> None:
    new_vault().store("Main", KEY)
    with pytest.raises(KeyStoreError) as refusal:
        KeyVault("PGtwo", open_key_store, lambda *_: None).read("Main")
    assert code_of(refusal) is Code.KEY_MISSING


@pytest.mark.usefixtures("keyring")
def test_a_key_is_not_readable_in_the_files_of_the_store(keyring: Path) -> None:
    new_vault().store("Main", KEY)
    files = [path for path in keyring.rglob("*") if path.is_file()]
    assert any(path.suffix == ".keyring" for path in files)
    assert not [path for path in files if b"a-secret" in path.read_bytes()]


def test_a_locked_store_that_nobody_opens_is_reported_and_nothing_is_asked_twice(no_store: Path) -> None:
    with gnome_keyring(no_store):
        new_vault().store("Main", KEY)
    with gnome_keyring(no_store, unlocked=False):
        with pytest.raises(KeyStoreError) as asked:
            new_vault().read("Main")
        began = time.monotonic()
        with pytest.raises(KeyStoreError) as unasked:
            new_vault().read("Main", may_ask=False)
        took = time.monotonic() - began
    assert code_of(asked) is Code.KEY_STORE_LOCKED
    assert (code_of(unasked), took < 2) == (Code.KEY_STORE_LOCKED, True)


@pytest.mark.usefixtures("no_store")
def test_without_a_key_store_nothing_is_stored_and_the_error_says_so() -> None:
    with pytest.raises(KeyStoreError) as refusal:
        new_vault().store("Main", KEY)
    assert code_of(refusal) is Code.KEY_STORE_MISSING


def test_without_a_desktop_session_nothing_is_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    with pytest.raises(KeyStoreError) as refusal:
        new_vault().place()
    assert code_of(refusal) is Code.KEY_STORE_MISSING


@pytest.mark.usefixtures("no_store")
def test_a_key_can_be_held_until_the_program_ends() -> None:
    vault = new_vault()
    vault.store("Main", KEY, until_quit=True)

    assert (vault.read("Main"), vault.lasts("Main")) == (KEY, False)
    with pytest.raises(KeyStoreError):
        new_vault().read("Main")
    vault.delete("Main")
    with pytest.raises(KeyStoreError):
        vault.read("Main")


@pytest.mark.parametrize(
    "wish",
    [
        "keyring.backends.null.Keyring",
        "keyring.backends.fail.Keyring",
        "keyring.backends.chainer.ChainerBackend",
        "keyring.backends.kwallet.DBusKeyring",
        "keyrings.alt.file.PlaintextKeyring",
        "thief.Keyring",
    ],
)
@pytest.mark.usefixtures("keyring")
def test_a_wish_for_another_store_is_refused_and_named(wish: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", wish)
    with pytest.raises(KeyStoreError) as refusal:
        new_vault().store("Main", KEY)
    assert code_of(refusal) is Code.KEY_STORE_UNSAFE
    assert refusal.value.reason.param("what") == wish
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    with pytest.raises(KeyStoreError) as missing:
        new_vault().read("Main")
    assert code_of(missing) is Code.KEY_MISSING


@pytest.mark.usefixtures("keyring")
def test_a_settings_file_cannot_lead_the_key_away(keyring: Path, tmp_path: Path) -> None:
    (tmp_path / "thief.py").write_text("raise SystemExit('the thief was let in')\n")
    folder = keyring / "config" / "python_keyring"
    folder.mkdir(parents=True)
    (folder / "keyringrc.cfg").write_text(f"[backend]\ndefault-keyring=thief.Keyring\nkeyring-path={tmp_path}\n")
    with pytest.raises(KeyStoreError) as refusal:
        new_vault().store("Main", KEY)
    assert code_of(refusal) is Code.KEY_STORE_UNSAFE
    assert str(refusal.value.reason.param("where")).endswith("keyringrc.cfg")


@pytest.mark.usefixtures("keyring")
def test_a_wish_for_the_store_that_is_used_anyway_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.SecretService.Keyring")
    new_vault().store("Main", KEY)
    assert new_vault().read("Main") == KEY


@pytest.mark.usefixtures("keyring")
def test_the_environment_cannot_choose_a_collection_without_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEYRING_PROPERTY_PREFERRED_COLLECTION", "/org/freedesktop/secrets/collection/session")
    new_vault().store("Main", KEY)
    monkeypatch.delenv("KEYRING_PROPERTY_PREFERRED_COLLECTION")
    assert new_vault().read("Main") == KEY


class Forgetful(KeyringBackend):
    """Takes everything and stores something else."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        del service, username
        return "something else"

    def set_password(self, service: str, username: str, password: str) -> None:
        del service, username, password


def test_finding_no_key_store_loads_none() -> None:
    program = "import sys, pairguard_gui.store.keys.key_vault; sys.exit('keyring' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("backend", [NullKeyring, FailKeyring, Forgetful])
def test_what_cannot_be_read_back_was_not_stored(backend: type[KeyringBackend]) -> None:
    store = KeyVault("PGone", lambda: TrustedStore(backend(), "?"), lambda *_: None)
    with pytest.raises(KeyStoreError) as refusal:
        store.store("Main", KEY)
    assert code_of(refusal) is Code.KEY_STORE_FAILED
    assert "a-secret" not in repr(refusal.value)


class Asking(Forgetful):
    """Waits until a person has typed a password."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring has no types here
        self.typed, self.entries = threading.Event(), dict[str, str]()

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get(service + username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.typed.wait(20)
        self.entries[service + username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.entries[service + username]


def test_a_question_nobody_answers_ends_the_waiting_and_a_late_answer_stores_nothing() -> None:
    backend = Asking()
    store = KeyVault("PGone", lambda: TrustedStore(backend, "?"), lambda *_: None, patience_s=0.2)
    with pytest.raises(KeyStoreError) as refusal:
        store.store("Main", KEY)
    assert code_of(refusal) is Code.KEY_STORE_SLOW

    backend.typed.set()
    patient = KeyVault("PGone", lambda: TrustedStore(backend, "?"), lambda *_: None)
    while backend.entries:
        time.sleep(0.01)
    with pytest.raises(KeyStoreError) as missing:
        patient.read("Main")
    assert code_of(missing) is Code.KEY_MISSING


@pytest.mark.parametrize(
    "text", ["", "{}", "[1]", '{"key": "k", "secret": "s"}', "plain", '{"key":"ü","secret":"s","passphrase":"p"}']
)
@pytest.mark.usefixtures("keyring")
def test_an_entry_pairguard_did_not_write_is_refused_without_showing_it(text: str) -> None:
    open_key_store().backend.set_password(SERVICE, "PGone main", text)
    with pytest.raises(KeyStoreError) as refusal:
        new_vault().read("Main")
    assert code_of(refusal) is Code.KEY_STORE_FAILED
    assert (text or "?") not in repr(refusal.value)


@pytest.mark.usefixtures("keyring")
def test_every_secret_that_passes_is_named_to_the_log() -> None:
    heard: list[str] = []
    KeyVault("PGone", open_key_store, lambda *texts: heard.extend(texts)).store("Main", OTHER)
    KeyVault("PGone", open_key_store, lambda *texts: heard.extend(texts)).read("Main")
    assert heard == ["b-key", "b-secret", "b passphrase", "p%40ss", "p@ss"] * 2


def test_a_store_that_dies_is_reported_and_one_that_comes_back_is_used(no_store: Path) -> None:
    vault = new_vault()
    with gnome_keyring(no_store):
        vault.store("Main", KEY)
    with pytest.raises(KeyStoreError) as refusal:
        vault.read("Main")
    assert code_of(refusal) is Code.KEY_STORE_MISSING
    with gnome_keyring(no_store):
        assert vault.read("Main") == KEY


def test_a_stored_key_does_not_show_its_texts() -> None:
    shown = f"{OTHER!r} {OTHER} {KEY.credentials}"
    assert not [part for part in ("b-secret", "p%40ss", base64.b64encode(b"a-secret").decode()) if part in shown]
