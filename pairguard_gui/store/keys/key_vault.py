"""API keys in the key store of the operating system, and nowhere else: one entry for each account."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from pairguard_gui.core.values.account import KeyPlace
from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.reason import Code
from pairguard_gui.store.keys.key_index import KeyIndex
from pairguard_gui.store.keys.key_store import KeyStore, KeyStoreError, failed
from pairguard_gui.store.keys.key_swap import KeySwap
from pairguard_gui.store.keys.serial_calls import Busy, SerialCalls
from pairguard_gui.store.keys.stored_key import StoredKey, as_text, of_text

if TYPE_CHECKING:
    from pairguard_gui.store.keys.serial_calls import Caller

__all__ = [
    "PATIENCE_S",
    "KeyStore",
    "KeyStoreError",
    "KeyVault",
    "StoredKey",
]  # what other rooms need of keys can be imported from here

log = logging.getLogger(__name__)

PATIENCE_S = 60.0
"""How long a person may take to answer the key store's question for a password."""
_NO_STORE = frozenset({Code.KEY_STORE_MISSING, Code.KEY_STORE_UNSAFE})
T = TypeVar("T")


class KeyVault:
    """The keys of one installation. Any thread may call; every call raises KeyStoreError or returns in `patience_s`.

    `find` opens the key store of this desktop; `redact` takes every secret text that passes through, so that the log
    can leave it out; `index` remembers what may be in the key store. A call that raises has changed nothing.
    """

    def __init__(
        self,
        installation: str,
        find: Callable[[], KeyStore],
        redact: Callable[..., None],
        patience_s: float = PATIENCE_S,
        index: KeyIndex | None = None,
    ) -> None:
        self._installation, self._find, self._redact, self._patience_s = installation, find, redact, patience_s
        self._index = index or KeyIndex()
        self._until_quit: dict[str, StoredKey] = {}
        self._calls = SerialCalls()

    def place(self) -> KeyPlace:
        """Where keys are stored. KeyStoreError with MISSING or UNSAFE when there is no such place."""
        return self._ask(lambda _: KeyPlace(self._find().name, lasting=True))

    def store(self, name: str, key: StoredKey, *, until_quit: bool = False) -> None:
        """Write the key of account `name` and read it back; the one that was stored under that name is replaced.

        `until_quit` holds it in memory alone, and no key in the key store. KeyStoreError: the former key is still
        stored.
        """
        with self.storing(name, key, until_quit=until_quit):
            pass

    @contextmanager
    def storing(self, name: str, key: StoredKey, *, until_quit: bool = False) -> Iterator[None]:
        """`store` while the block runs; when the block raises, the former key is stored again."""
        self.redact(key)
        user = self._user(name)
        with self._holding(user, key) if until_quit else self._replacing(user, as_text(key)):
            yield

    @contextmanager
    def deleting(self, name: str) -> Iterator[None]:
        """`delete` while the block runs; when the block raises, the key is stored again."""
        with self._replacing(self._user(name), None):
            yield

    def read(self, name: str, *, may_ask: bool = True) -> StoredKey:
        """The key of that account; KEY_MISSING when there is none. `may_ask`: a locked store may ask the person.

        Without `may_ask` it does not wait behind another call's question either: KEY_STORE_LOCKED at once.
        """
        held = self._until_quit.get(self._user(name))
        if held is not None:
            return held
        key = self._ask(lambda _: self._read(name, may_ask=may_ask), may_queue=may_ask)
        self.redact(key)
        return key

    def delete(self, name: str) -> None:
        """Delete the key, wherever it is, and check that it is gone. Nothing happens when there is none.

        KeyStoreError without a key store that answers, unless no key of that account was ever in one.
        """
        with self.deleting(name):
            pass

    def abandon(self, name: str) -> None:
        """Use the key no more: it is deleted in the key store now or, if that cannot be, the next time one answers.

        It never raises and never asks the person.
        """
        user = self._user(name)
        held = self._until_quit.pop(user, None)
        if held is None or self._index.knows(user):
            self._index.mark_stale(user)
            self._tidy()

    def lasts(self, name: str) -> bool:
        """Whether the key of that account outlives this run."""
        return self._user(name) not in self._until_quit

    def redact(self, key: StoredKey) -> None:
        """Have the secret texts of a key left out of the log from now on."""
        self._redact(*key.secret_texts)

    def _user(self, name: str) -> str:
        """The entry's user: names that differ in case alone are one, for to Windows they are."""
        return f"{self._installation} {name.casefold()}"

    @contextmanager
    def _holding(self, user: str, key: StoredKey) -> Iterator[None]:
        """The key in memory; what the key store holds in its place is deleted, or at least never used again."""
        before = self._until_quit.get(user)
        self._hold(user, key)
        try:
            yield
        except BaseException:
            self._hold(user, before)
            raise
        known = self._index.knows(user)
        self._index.mark_stale(user)
        self._tidy()
        if not known:  # the index never had it: at most an older PairGuard or a copied profile left an entry
            self._index.mark_deleted(user)

    @contextmanager
    def _replacing(self, user: str, text: str | None) -> Iterator[None]:
        """The entry of the key store in place of what is there, or in memory."""
        swap = KeySwap(self._find, self._index, user, text)
        before = self._until_quit.get(user)
        if text is not None or before is None or self._index.knows(user):
            self._carry_out(user, swap)
        self._hold(user, None)
        try:
            yield
        except BaseException:
            self._hold(user, before)
            self._undo(swap)
            raise

    def _carry_out(self, user: str, swap: KeySwap) -> None:
        try:
            self._ask(swap.carry_out, undo=swap.undo)
        except KeyStoreError as error:
            never_there = swap.deletes and not self._index.knows(user)
            if not (never_there and error.reason.code in _NO_STORE):
                raise

    def _undo(self, swap: KeySwap) -> None:
        try:
            self._ask(lambda _: swap.undo())
        except KeyStoreError as error:
            log.warning("An entry of the key store could not be put back: %s", error.reason.code)

    def _hold(self, user: str, key: StoredKey | None) -> None:
        if key is None:
            self._until_quit.pop(user, None)
        else:
            self._until_quit[user] = key

    def _read(self, name: str, *, may_ask: bool) -> StoredKey:
        user = self._user(name)
        text = None if self._index.is_stale(user) else self._text_of(user, may_ask=may_ask)
        if text is None:
            raise KeyStoreError(Code.KEY_MISSING, account=name)
        self._index.mark_held(user)
        return of_text(text)

    def _text_of(self, user: str, *, may_ask: bool) -> str | None:
        """The text in the key store; None also without a key store, if no key was ever stored in one."""
        try:
            return self._find().get(user, may_ask=may_ask)
        except KeyStoreError as error:
            if error.reason.code in _NO_STORE and not self._index.knows(user):
                return None
            raise

    def _tidy(self) -> None:
        """Delete what is stale, if the key store answers without asking the person."""
        try:
            self._ask(lambda _: None, may_queue=False)
        except KeyStoreError as error:
            log.info("The key store could not be tidied: %s", error.reason.code)

    def _ask(
        self, call: Callable[[Caller], T], *, undo: Callable[[], None] = lambda: None, may_queue: bool = True
    ) -> T:
        """A call of the key store, which may wait for a person; what is stale is deleted on the way."""
        try:
            return self._calls.run(
                lambda caller: self._call_and_tidy(call, caller), self._patience_s, undo, may_queue=may_queue
            )
        except Busy:
            raise KeyStoreError(Code.KEY_STORE_LOCKED) from None
        except TimeoutError:
            raise KeyStoreError(Code.KEY_STORE_SLOW) from None
        except GuardError:
            raise
        except Exception as failure:  # noqa: BLE001  key stores fail in ways of their own
            raise failed(failure) from None

    def _call_and_tidy(self, call: Callable[[Caller], T], caller: Caller) -> T:
        answer = call(caller)
        try:
            self._delete_stale()
        except Exception as failure:  # noqa: BLE001  as above, and the call itself went well
            log.info("A key that is used no more is still in the key store: %s", type(failure).__name__)
        return answer

    def _delete_stale(self) -> None:
        for user in self._index.stale:
            store = self._find()
            if store.get(user, may_ask=False) is not None:
                store.delete(user)
            if store.get(user, may_ask=False) is None:
                self._index.mark_deleted(user)
