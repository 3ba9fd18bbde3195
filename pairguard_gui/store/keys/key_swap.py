"""One entry of the key store put in the place of another, so that it can be taken back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from pairguard_gui.core.values.reason import Code
from pairguard_gui.store.keys.key_store import KeyStoreError

if TYPE_CHECKING:
    from pairguard_gui.store.keys.key_index import KeyIndex
    from pairguard_gui.store.keys.key_store import KeyStore
    from pairguard_gui.store.keys.serial_calls import Caller

log = logging.getLogger(__name__)


class KeySwap:
    """Another text for one user, or None to delete it. `carry_out` and `undo` call the key store and may be slow."""

    def __init__(self, find: Callable[[], KeyStore], index: KeyIndex, user: str, text: str | None) -> None:
        self._find, self._index, self._user, self._text = find, index, user, text
        self._before: str | None = None
        self._begun = False

    @property
    def deletes(self) -> bool:
        """Whether nothing is to be there afterwards."""
        return self._text is None

    def carry_out(self, caller: Caller) -> None:
        """Write the text and read it back. Whatever is raised, what was there before is there again.

        Nothing is written once the caller has given up waiting, for it was then told that nothing was changed.
        """
        store = self._find()
        before = store.get(self._user, may_ask=True)
        if caller.gave_up:
            return
        self._before = None if self._index.is_stale(self._user) else before
        self._begun = True
        try:
            self._write(store, self._text)
        except Exception:
            self.undo()
            raise

    def undo(self) -> None:
        """Put back what was there before. What cannot be put back is logged."""
        if not self._begun:
            return
        self._begun = False
        try:
            self._write(self._find(), self._before)
        except Exception as failure:  # noqa: BLE001  any kind may come from a key store; the failure before this one is raised
            log.warning("An entry of the key store could not be put back: %s", type(failure).__name__)
            if self._before is None:
                self._index.mark_stale(self._user)

    def _write(self, store: KeyStore, text: str | None) -> None:
        if text is None:
            store.delete(self._user)
        else:
            self._index.mark_held(self._user)
            store.put(self._user, text)
        if store.get(self._user, may_ask=True) != text:
            raise KeyStoreError(Code.KEY_STORE_FAILED, what="read back")
        if text is None:
            self._index.mark_deleted(self._user)
