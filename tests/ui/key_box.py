"""A key store in a dict, for windows that are not about the key store: the real one has its own tests."""

from __future__ import annotations


class KeyBox:
    """Named like the one most Linux desktops have."""

    name = "GNOME Keyring"
    entries: dict[str, str]

    def __init__(self) -> None:
        self.entries = {}

    def get(self, user: str, *, may_ask: bool) -> str | None:  # noqa: ARG002  it never asks
        return self.entries.get(user)

    def put(self, user: str, text: str) -> None:
        self.entries[user] = text

    def delete(self, user: str) -> None:
        self.entries.pop(user, None)
