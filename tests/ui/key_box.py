"""A key store in a dict, for windows that are not about the key store: the real one has its own tests."""

from __future__ import annotations

from pairguard_gui.core.values.reason import Code
from pairguard_gui.store.keys.key_vault import KeyStoreError


class KeyBox:
    """Named like the one most Linux desktops have; `gone` for one that cannot be reached any more."""

    name = "GNOME Keyring"
    entries: dict[str, str]
    gone = False

    def __init__(self) -> None:
        self.entries = {}

    def get(self, user: str, *, may_ask: bool) -> str | None:  # noqa: ARG002  it never asks
        return self.entries.get(user)

    def put(self, user: str, text: str) -> None:
        self.entries[user] = text

    def delete(self, user: str) -> None:
        if self.gone:
            raise KeyStoreError(Code.KEY_STORE_MISSING)
        self.entries.pop(user, None)
