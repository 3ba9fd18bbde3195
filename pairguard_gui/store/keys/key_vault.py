"""API keys in the key store of the operating system, and nowhere else: one entry for each account."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from pairguard_gui.core.values.account import KeyPlace
from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.reason import Code
from pairguard_gui.store.keys.key_index import KeyIndex
from pairguard_gui.store.keys.key_store import KeyStore, KeyStoreError, failed
from pairguard_gui.store.keys.key_swap import KeySwap
from pairguard_gui.store.keys.serial_calls import Busy, SerialCalls, Waiting
from pairguard_gui.store.keys.stored_key import StoredKey, as_text, of_text

__all__ = [
    "PATIENCE_S",
    "KeyStore",
    "KeyStoreError",
    "KeyVault",
    "StoredKey",
]  # all that is needed of keys, in one place

log = logging.getLogger(__name__)

PATIENCE_S = 60.0
"""How long a person may take to answer the key store's question for a password."""
_NO_STORE = frozenset({Code.KEY_STORE_MISSING, Code.KEY_STORE_UNSAFE})
T = TypeVar("T")


class KeyVault:
    """The keys of one installation. Any thread may call; every call raises KeyStoreError or returns in `patience_s`.

    `find` opens the key store of this desktop; `learnt` is told every secret text that passes through, so that the
    log can leave it out; `names` remembers what may be in the key store. A call that raises has changed nothing.
    """

    def __init__(
        self,
        installation: str,
        find: Callable[[], KeyStore],
        learnt: Callable[..., None],
        patience_s: float = PATIENCE_S,
        names: KeyIndex | None = None,
    ) -> None:
        self._installation, self._find, self._learnt, self._patience_s = installation, find, learnt, patience_s
        self._names = names or KeyIndex()
        self._until_quit: dict[str, StoredKey] = {}
        self._calls = SerialCalls()

    def place(self) -> KeyPlace:
        """Where keys are kept. MISSING or UNSAFE when there is no such place."""
        return self._ask(lambda _: KeyPlace(self._find().name, lasting=True))

    def keep(self, name: str, kept: StoredKey, *, until_quit: bool = False) -> None:
        """Write the key and read it back, or hold it in memory alone; what was kept under that name is replaced."""
        with self.keeping(name, kept, until_quit=until_quit):
            pass

    @contextmanager
    def keeping(self, name: str, kept: StoredKey, *, until_quit: bool = False) -> Iterator[None]:
        """`keep` while something else is done with it; when that fails, what was kept before is kept again."""
        self.learn(kept)
        user = self._user(name)
        with self._holding(user, kept) if until_quit else self._replacing(user, as_text(kept)):
            yield

    @contextmanager
    def forgetting(self, name: str) -> Iterator[None]:
        """`forget` while something else is done; when that fails, the key is kept again."""
        with self._replacing(self._user(name), None):
            yield

    def read(self, name: str, *, may_ask: bool = True) -> StoredKey:
        """The key of that account; KEY_MISSING when there is none. `may_ask`: a locked store may ask the person.

        Not `may_ask` does not stand in line behind such a question either: it is told at once that the store is locked.
        """
        held = self._until_quit.get(self._user(name))
        if held is not None:
            return held
        kept = self._ask(lambda _: self._read(name, may_ask=may_ask), in_line=may_ask)
        self.learn(kept)
        return kept

    def forget(self, name: str) -> None:
        """Delete the key, wherever it is, and look that it is gone. Nothing happens when there is none.

        Without a key store that answers it is refused, unless no key of that account was ever in one.
        """
        with self.forgetting(name):
            pass

    def leave(self, name: str) -> None:
        """Use the key no more: it is deleted in the key store now or, if that cannot be, the next time one answers.

        It never raises and asks nobody.
        """
        user = self._user(name)
        held = self._until_quit.pop(user, None)
        if held is None or self._names.knows(user):
            self._names.let_go(user)
            self._tidy()

    def lasts(self, name: str) -> bool:
        """Whether the key of that account outlives this run."""
        return self._user(name) not in self._until_quit

    def learn(self, kept: StoredKey) -> None:
        """Name the secret texts of a key to whoever keeps them out of the log, before it is used."""
        self._learnt(*kept.secrets)

    def _user(self, name: str) -> str:
        """The entry's user: names that differ in case alone are one, for to Windows they are."""
        return f"{self._installation} {name.casefold()}"

    @contextmanager
    def _holding(self, user: str, kept: StoredKey) -> Iterator[None]:
        """The key in memory; what the key store holds in its place is deleted, or at least never used again."""
        before = self._until_quit.get(user)
        self._hold(user, kept)
        try:
            yield
        except BaseException:
            self._hold(user, before)
            raise
        known = self._names.knows(user)
        self._names.let_go(user)
        self._tidy()
        if not known:  # there is no more to delete than what an older PairGuard, or a copied profile, may have left
            self._names.deleted(user)

    @contextmanager
    def _replacing(self, user: str, text: str | None) -> Iterator[None]:
        """The entry of the key store in place of what is there, or in memory."""
        replacement = KeySwap(self._find, self._names, user, text)
        before = self._until_quit.get(user)
        if text is not None or before is None or self._names.knows(user):
            self._replace(user, replacement)
        self._hold(user, None)
        try:
            yield
        except BaseException:
            self._hold(user, before)
            self._take_back(replacement)
            raise

    def _replace(self, user: str, replacement: KeySwap) -> None:
        try:
            self._ask(replacement.carry_out, undo=replacement.undo)
        except KeyStoreError as error:
            never_there = replacement.deletes and not self._names.knows(user)
            if not (never_there and error.reason.code in _NO_STORE):
                raise

    def _take_back(self, replacement: KeySwap) -> None:
        try:
            self._ask(lambda _: replacement.undo())
        except KeyStoreError as error:
            log.warning("An entry of the key store could not be put back: %s", error.reason.code)

    def _hold(self, user: str, kept: StoredKey | None) -> None:
        if kept is None:
            self._until_quit.pop(user, None)
        else:
            self._until_quit[user] = kept

    def _read(self, name: str, *, may_ask: bool) -> StoredKey:
        user = self._user(name)
        text = None if self._names.is_stale(user) else self._text_of(user, may_ask=may_ask)
        if text is None:
            raise KeyStoreError(Code.KEY_MISSING, account=name)
        self._names.put(user)
        return of_text(text)

    def _text_of(self, user: str, *, may_ask: bool) -> str | None:
        """The text in the key store; None also where there is no key store, and no key was ever kept in one."""
        try:
            return self._find().get(user, may_ask=may_ask)
        except KeyStoreError as error:
            if error.reason.code in _NO_STORE and not self._names.knows(user):
                return None
            raise

    def _tidy(self) -> None:
        try:
            self._ask(lambda _: None, in_line=False)
        except KeyStoreError as error:
            log.info("The key store could not be tidied: %s", error.reason.code)

    def _ask(self, call: Callable[[Waiting], T], *, undo: Callable[[], None] = lambda: None, in_line: bool = True) -> T:
        """A call of the key store, which may wait for a person; what is stale is deleted on the way."""
        try:
            return self._calls.run(lambda waiting: self._tidily(call, waiting), self._patience_s, undo, in_line=in_line)
        except Busy:
            raise KeyStoreError(Code.KEY_STORE_LOCKED) from None
        except TimeoutError:
            raise KeyStoreError(Code.KEY_STORE_SLOW) from None
        except GuardError:
            raise
        except Exception as failure:  # noqa: BLE001  key stores fail in ways of their own
            raise failed(failure) from None

    def _tidily(self, call: Callable[[Waiting], T], waiting: Waiting) -> T:
        answer = call(waiting)
        try:
            self._delete_stale()
        except Exception as failure:  # noqa: BLE001  as above, and the call itself went well
            log.info("A key that is used no more is still in the key store: %s", type(failure).__name__)
        return answer

    def _delete_stale(self) -> None:
        for user in self._names.stale:
            store = self._find()
            if store.get(user, may_ask=False) is not None:
                store.delete(user)
            if store.get(user, may_ask=False) is None:
                self._names.deleted(user)
