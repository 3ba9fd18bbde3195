"""What is stored for one account, and the text that stands for it in a key store."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import msgspec

from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.reason import Code
from pairguard_gui.store.keys.key_store import KeyStoreError


@dataclass(frozen=True, slots=True)
class StoredKey:
    """What is stored for one account: its key, and its proxy when the address holds a login."""

    credentials: Credentials
    proxy: str = ""

    def __repr__(self) -> str:
        return "StoredKey(…)"

    @property
    def secret_texts(self) -> tuple[str, ...]:
        """Every text of it that must not be shown."""
        key = self.credentials
        return (*(part.reveal() for part in (key.api_key, key.secret, key.passphrase)), *proxy_secrets(self.proxy))


class _Entry(msgspec.Struct, frozen=True):
    """The text of an entry, as JSON."""

    key: str
    secret: str
    passphrase: str
    proxy: str = ""

    def __repr__(self) -> str:
        return "_Entry(…)"


def as_text(stored: StoredKey) -> str:
    """The text of the entry."""
    key = stored.credentials
    entry = _Entry(key.api_key.reveal(), key.secret.reveal(), key.passphrase.reveal(), stored.proxy)
    return msgspec.json.encode(entry).decode()


def of_text(text: str) -> StoredKey:
    """The key `as_text` was given. KEY_STORE_FAILED, without showing it, for a text PairGuard did not write."""
    try:
        entry = msgspec.json.decode(text, type=_Entry)
        return StoredKey(Credentials.of(entry.key, entry.secret, entry.passphrase), entry.proxy)
    except (msgspec.DecodeError, ValueError):
        raise KeyStoreError(Code.KEY_STORE_FAILED, what="entry") from None


def proxy_secrets(proxy: str) -> tuple[str, ...]:
    """What must not be shown of a proxy's address: its password as written there, and decoded."""
    password = urlsplit(proxy).password if "@" in proxy else None
    return (password, unquote(password)) if password else ()
