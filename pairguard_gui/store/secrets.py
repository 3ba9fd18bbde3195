"""API keys in the key store of the operating system, and nowhere else: one entry for each account."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Protocol, TypeVar
from urllib.parse import unquote, urlsplit

import msgspec

from pairguard_gui.core.account import KeyPlace
from pairguard_gui.core.credentials import Credentials
from pairguard_gui.core.ports import Denied
from pairguard_gui.core.reason import Code, Param

PATIENCE_S = 60.0
"""How long a person may take to answer the key store's question for a password."""
T = TypeVar("T")


class KeyStoreError(Denied):
    """The key store cannot be used, or does not hold the key. Nothing was written anywhere else."""


class KeyStore(Protocol):
    """One trusted key store, open for calls. Each may raise KeyStoreError, or whatever the system throws."""

    @property
    def name(self) -> str:
        """The one people know it by."""
        ...

    def get(self, user: str, *, may_ask: bool) -> str | None:
        """The text kept for that user; None when there is none. `may_ask`: a locked one may ask the person."""
        ...

    def put(self, user: str, text: str) -> None:
        """Keep a text."""
        ...

    def delete(self, user: str) -> None:
        """Delete the text kept for that user; nothing happens when there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept for one account: the key, and the proxy when its address holds a password."""

    credentials: Credentials
    proxy: str = ""

    def __repr__(self) -> str:
        return "Kept(…)"


class _Entry(msgspec.Struct, frozen=True):
    """The text of an entry, as JSON."""

    key: str
    secret: str
    passphrase: str
    proxy: str = ""

    def __repr__(self) -> str:
        return "_Entry(…)"


class Secrets:
    """The keys of one installation. Any thread may call; every call raises KeyStoreError or returns in `patience_s`.

    `find` opens the key store of this desktop; `learnt` is told every secret text that passes through, so that the
    log can leave it out.
    """

    def __init__(
        self,
        installation: str,
        find: Callable[[], KeyStore],
        learnt: Callable[..., None],
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._installation, self._find, self._learnt, self._patience_s = installation, find, learnt, patience_s
        self._until_quit: dict[str, Kept] = {}
        self._one_at_a_time = threading.Lock()

    def place(self) -> KeyPlace:
        """Where keys are kept. MISSING or UNSAFE when there is no such place."""
        return self._within_patience(lambda: KeyPlace(self._find().name, lasting=True))

    def keep(self, name: str, kept: Kept, *, until_quit: bool = False) -> None:
        """Write the key and read it back, or hold it in memory alone; what was kept under that name is replaced."""
        self.learn(kept)
        if until_quit:
            self._until_quit[self._user(name)] = kept
            return
        given_up = threading.Event()
        self._within_patience(lambda: self._write(name, kept, given_up), given_up)
        self._until_quit.pop(self._user(name), None)

    def read(self, name: str, *, may_ask: bool = True) -> Kept:
        """The key of that account; KEY_MISSING when there is none. `may_ask`: a locked store may ask the person."""
        if not self.lasts(name):
            return self._until_quit[self._user(name)]
        kept = self._within_patience(lambda: self._read(name, may_ask=may_ask))
        self.learn(kept)
        return kept

    def forget(self, name: str) -> None:
        """Delete the key, wherever it is. Nothing happens when there is none, or no key store that could hold it."""
        if self._until_quit.pop(self._user(name), None) is None:
            self._within_patience(lambda: self._delete(name))

    def lasts(self, name: str) -> bool:
        """Whether the key of that account outlives this run."""
        return self._user(name) not in self._until_quit

    def learn(self, kept: Kept) -> None:
        """Name the secret texts of a key to whoever keeps them out of the log, before it is used."""
        key = kept.credentials
        self._learnt(*(part.reveal() for part in (key.api_key, key.secret, key.passphrase)), *proxy_secrets(kept.proxy))

    def _user(self, name: str) -> str:
        """The entry's user: names that differ in case alone are one, for to Windows they are."""
        return f"{self._installation} {name.casefold()}"

    def _write(self, name: str, kept: Kept, given_up: threading.Event) -> None:
        store, text = self._find(), _text(kept)
        if not given_up.is_set():
            store.put(self._user(name), text)
        if given_up.is_set():  # whoever wanted it kept was told that it was not
            self._delete(name)
        elif store.get(self._user(name), may_ask=True) != text:
            raise KeyStoreError(Code.KEY_STORE_FAILED, what="read back")

    def _read(self, name: str, *, may_ask: bool) -> Kept:
        text = self._find().get(self._user(name), may_ask=may_ask)
        if text is None:
            raise KeyStoreError(Code.KEY_MISSING, account=name)
        return _kept(text)

    def _delete(self, name: str) -> None:
        try:
            self._find().delete(self._user(name))
        except KeyStoreError as error:
            if error.reason.code is not Code.KEY_STORE_MISSING:
                raise

    def _within_patience(self, call: Callable[[], T], given_up: threading.Event | None = None) -> T:
        """The call on a thread of its own: a question for a password may stand open for hours."""
        outcome: SimpleQueue[T | KeyStoreError] = SimpleQueue()
        threading.Thread(target=self._do, args=[call, outcome], name="key-store", daemon=True).start()
        try:
            answer = outcome.get(timeout=self._patience_s)
        except Empty:
            if given_up is not None:
                given_up.set()
            raise KeyStoreError(Code.KEY_STORE_SLOW) from None
        if isinstance(answer, KeyStoreError):
            raise answer
        return answer

    def _do(self, call: Callable[[], T], outcome: SimpleQueue[T | KeyStoreError]) -> None:
        with self._one_at_a_time:
            try:
                outcome.put(call())
            except KeyStoreError as error:
                outcome.put(error)
            except Exception as failure:  # noqa: BLE001  the thread ends here; key stores fail in ways of their own
                outcome.put(failed(failure))


def failed(failure: Exception) -> KeyStoreError:
    """The error for what a key store threw: its kind and never its text, which may hold the secret."""
    param: Param = type(failure).__name__
    return KeyStoreError(Code.KEY_STORE_FAILED, what=param)


def proxy_secrets(proxy: str) -> tuple[str, ...]:
    """What must not be seen of a proxy's address: its password as it stands there and as it is meant."""
    password = urlsplit(proxy).password if "@" in proxy else None
    return (password, unquote(password)) if password else ()


def _text(kept: Kept) -> str:
    key = kept.credentials
    entry = _Entry(key.api_key.reveal(), key.secret.reveal(), key.passphrase.reveal(), kept.proxy)
    return msgspec.json.encode(entry).decode()


def _kept(text: str) -> Kept:
    try:
        entry = msgspec.json.decode(text, type=_Entry)
        return Kept(Credentials.of(entry.key, entry.secret, entry.passphrase), entry.proxy)
    except (msgspec.DecodeError, ValueError):
        raise KeyStoreError(Code.KEY_STORE_FAILED, what="entry") from None
