"""A key store that is a dictionary, and can be slow, locked or gone."""

from __future__ import annotations

import threading
from collections.abc import Callable

from pairguard_gui.core.values.reason import Code
from pairguard_gui.store.keys.key_vault import KeyStoreError


class FakeKeyStore:
    """`texts` is what it holds. Each of `refuses` (get, put, delete) fails; `asking` holds up what may ask a person."""

    name = "Drawer"

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.refuses: dict[str, Code] = {}
        self.asking: threading.Event | None = None
        self.before: Callable[[str], None] = lambda _call: None

    def find(self) -> FakeKeyStore:
        """Itself, unless there is none."""
        self._meet("find")
        return self

    def get(self, user: str, *, may_ask: bool) -> str | None:
        if self.asking is not None and not self.asking.is_set():
            if not may_ask:
                raise KeyStoreError(Code.KEY_STORE_LOCKED)
            self.asking.wait(20)
        self._meet("get")
        return self.texts.get(user)

    def put(self, user: str, text: str) -> None:
        self._meet("put")
        self.texts[user] = text

    def delete(self, user: str) -> None:
        self._meet("delete")
        self.texts.pop(user, None)

    def _meet(self, call: str) -> None:
        self.before(call)
        if call in self.refuses:
            raise KeyStoreError(self.refuses[call])
