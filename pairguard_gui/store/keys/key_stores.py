"""The key stores of operating systems that are trusted with an API key, and how one of them is opened.

An allow-list of concrete classes: another one that environment variables or files ask for is refused, never used.
KWallet is reached as a Secret Service, which it is since KDE Frameworks 5.97: keyring's own way to it needs
dbus-python, which is built from C at installation.
"""

from __future__ import annotations

import configparser
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.backends import Windows, macOS
from keyring.errors import KeyringLocked
from keyring.util import platform_

from pairguard_gui.core.values.reason import Code
from pairguard_gui.store.keys.key_store import KeyStoreError
from pairguard_gui.store.keys.secret_service import SecretServiceStore, provider

SERVICE = "PairGuard"
_VARIABLE = "PYTHON_KEYRING_BACKEND"


class WindowsStore(Windows.WinVaultKeyring):
    """The Windows Credential Manager."""

    def set_properties_from_env(self) -> None:
        """Take nothing from the environment."""


class MacStore(macOS.Keyring):
    """The macOS Keychain; the default one, whatever KEYCHAIN_PATH says."""

    keychain = None

    def set_properties_from_env(self) -> None:
        """Take nothing from the environment."""


_ALLOWED: dict[type[KeyringBackend], str] = {
    SecretServiceStore: "Secret Service",
    WindowsStore: "Windows Credential Manager",
    MacStore: "macOS Keychain",
}
"""Trusted stores, the preferred one first."""


@dataclass(frozen=True, slots=True)
class TrustedStore:
    """Implements `store.keys.key_store.KeyStore` over one of keyring's classes."""

    backend: KeyringBackend
    name: str

    def get(self, user: str, *, may_ask: bool) -> str | None:
        """The text of that user. KeyStoreError (LOCKED) when the store stays locked."""
        if isinstance(self.backend, SecretServiceStore):
            self.backend.may_ask = may_ask
        with _lock_as_error():
            return self.backend.get_password(SERVICE, user)

    def put(self, user: str, text: str) -> None:
        """Store it, in place of what was there. KeyStoreError (LOCKED) when the store stays locked."""
        with _lock_as_error():
            self.backend.set_password(SERVICE, user, text)

    def delete(self, user: str) -> None:
        """Delete the entry, if there is one. KeyStoreError (LOCKED) when the store stays locked."""
        with _lock_as_error():
            if self.backend.get_password(SERVICE, user) is not None:
                self.backend.delete_password(SERVICE, user)


@contextmanager
def _lock_as_error() -> Iterator[None]:
    try:
        yield
    except KeyringLocked:
        raise KeyStoreError(Code.KEY_STORE_LOCKED) from None


def open_key_store() -> TrustedStore:
    """The key store of this desktop. KeyStoreError: MISSING when there is none, UNSAFE when settings ask for another.

    Looks at the desktop anew each time: a key store may be started after PairGuard.
    """
    _refuse_other_stores()
    for kind, label in _ALLOWED.items():
        if kind.viable:
            return TrustedStore(kind(), provider() if kind is SecretServiceStore else label)
    raise KeyStoreError(Code.KEY_STORE_MISSING)


def _refuse_other_stores() -> None:
    """KEY_STORE_UNSAFE for a setting of keyring's that would have keys stored elsewhere: ignoring it would surprise."""
    asked_for = {_VARIABLE: os.environ.get(_VARIABLE, ""), str(_settings_file()): _backend_in(_settings_file())}
    trusted = {f"{base.__module__}.{base.__qualname__}" for kind in _ALLOWED for base in kind.__mro__[:2]}
    for where, backend in asked_for.items():
        if backend and backend not in trusted:
            raise KeyStoreError(Code.KEY_STORE_UNSAFE, what=backend[:100], where=where)


def _settings_file() -> Path:
    return Path(platform_.config_root()) / "keyringrc.cfg"


def _backend_in(path: Path) -> str:
    settings = configparser.RawConfigParser()
    try:
        settings.read(path, encoding="utf-8")
        return settings.get("backend", "default-keyring", fallback="").strip()
    except (configparser.Error, UnicodeDecodeError):
        return "?"
