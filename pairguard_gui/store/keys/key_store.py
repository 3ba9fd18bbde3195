"""What a key store of an operating system has to be able to do, and how it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pairguard_gui.core.values.errors import Denied
from pairguard_gui.core.values.reason import Code

if TYPE_CHECKING:
    from pairguard_gui.core.values.reason import Param


class KeyStoreError(Denied):
    """The key store cannot be used, or does not hold the key. Nothing was written anywhere else."""


class KeyStore(Protocol):
    """One trusted key store, open for calls. Each may raise KeyStoreError, or whatever the system throws."""

    @property
    def name(self) -> str:
        """The name people know it by, such as "GNOME Keyring"."""
        ...

    def get(self, user: str, *, may_ask: bool) -> str | None:
        """The text stored for that user; None when there is none. `may_ask`: a locked store may ask the person."""
        ...

    def put(self, user: str, text: str) -> None:
        """Store a text, in place of what was there."""
        ...

    def delete(self, user: str) -> None:
        """Delete the text stored for that user; nothing happens when there is none."""
        ...


def failed(failure: Exception) -> KeyStoreError:
    """The error for what a key store threw: its kind and never its text, which may hold the secret."""
    param: Param = type(failure).__name__
    return KeyStoreError(Code.KEY_STORE_FAILED, what=param)
