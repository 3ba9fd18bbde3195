"""Where accounts are added, looked at and removed, for a window that must never wait."""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

from pairguard_gui.core.account import Account, AccountRefused, KeyPlace
from pairguard_gui.core.credentials import Credentials
from pairguard_gui.core.health import KeyHealth
from pairguard_gui.core.model import Pair
from pairguard_gui.core.ports import GuardError
from pairguard_gui.core.preflight import Preflight
from pairguard_gui.core.reason import Code, Reason
from pairguard_gui.core.rules import AS_ASKED, Rules
from pairguard_gui.runtime.controller import AccountController

log = logging.getLogger(__name__)


class AccountWork(Protocol):
    """The work itself. Each call may take seconds and runs on a thread of its own; GuardError says why not."""

    def key_place(self) -> KeyPlace: ...
    def try_key(self, account: Account, credentials: Credentials) -> KeyHealth: ...
    def latency(self, account: Account) -> timedelta: ...
    def plan(self, account: Account, credentials: Credentials, rules: Rules) -> Preflight: ...
    def add(
        self,
        account: Account,
        credentials: Credentials,
        *,
        rules: Rules,
        pairs: Collection[Pair],
        until_quit: bool,
    ) -> Account: ...
    def rekey(self, name: str, credentials: Credentials, *, until_quit: bool) -> Account: ...
    def check(self, name: str) -> KeyHealth: ...
    def preflight(self, name: str) -> Preflight: ...
    def change(self, name: str, wished: Account) -> Account: ...
    def remove(self, name: str) -> Account: ...


@dataclass(frozen=True, slots=True)
class _Request:
    """What is asked; `closes` is the account whose guard has to end before, `opens` whether one begins after."""

    ticket: int
    deed: Callable[[], object]
    closes: str = ""
    opens: bool = False


class AccountOffice(QObject):
    """Lives on the window thread and holds the guards of all accounts.

    Every request returns a ticket at once; one `answered` follows, with what the request promises or with a Reason
    when it was not done. Signals: `answered` (ticket, answer); `opened` (AccountController) when a guard has begun,
    its shield off; `closing` (account's name) before a guard ends for good: let go of its controller;
    `changed` (Account) when only colour or resume are new. These come before their `answered`.
    """

    answered = Signal(int, object)
    opened = Signal(object)
    closing = Signal(str)
    changed = Signal(object)

    _done = Signal(object, object)

    def __init__(
        self,
        work: AccountWork,
        guard_of: Callable[[Account], AccountController],
        accounts: Iterable[Account] = (),
        parent: QObject | None = None,
    ) -> None:
        """`guard_of` makes the controller of an account, on the window thread; `accounts` are there already."""
        super().__init__(parent)
        self._work, self._guard_of = work, guard_of
        self._accounts = {account.name: account for account in accounts}
        self._controllers = {account.name: guard_of(account) for account in self._accounts.values()}
        self._leaving: dict[str, _Request] = {}
        self._ending: dict[str, AccountController] = {}
        self._tickets = itertools.count(1)
        self._done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)

    @property
    def controllers(self) -> tuple[AccountController, ...]:
        """The guards of all accounts, practice included, in the order they came."""
        return tuple(self._controllers.values())

    @property
    def accounts(self) -> tuple[Account, ...]:
        """All accounts but practice, in the order they came."""
        return tuple(self._accounts.values())

    @property
    def leaving(self) -> tuple[AccountController, ...]:
        """Guards that are about to end for good."""
        return tuple(self._ending.values())

    def begin(self, resume: Callable[[str], bool]) -> None:
        """Let every guard look for the first time; `resume` says by name which of them are to raise their shield."""
        for controller in self.controllers:
            controller.begin(resume=resume(controller.account))

    def take_in(self, controller: AccountController) -> None:
        """Hold one more guard, whoever made it."""
        self._controllers[controller.account] = controller

    def key_place(self) -> int:
        """Answers KeyPlace: where a key would be kept. KEY_STORE_* reasons when there is no safe place that lasts."""
        return self._ask(self._work.key_place)

    def try_key(self, account: Account, credentials: Credentials) -> int:
        """Answers KeyHealth: the six lights of a key that is kept nowhere yet. Two requests."""
        return self._ask(lambda: self._work.try_key(account, credentials))

    def latency(self, account: Account) -> int:
        """Answers timedelta: the median of three round trips to that site, through that proxy; no key needed."""
        return self._ask(lambda: self._work.latency(account))

    def plan(self, account: Account, credentials: Credentials, rules: Rules = AS_ASKED) -> int:
        """Answers Preflight of every open position by those rules, for a key that is kept nowhere yet."""
        return self._ask(lambda: self._work.plan(account, credentials, rules))

    def add(
        self,
        account: Account,
        credentials: Credentials,
        *,
        rules: Rules = AS_ASKED,
        pairs: Collection[Pair] = (),
        until_quit: bool = False,
    ) -> int:
        """Answers Account: checked, kept, and looked at with the shield off. Nothing is kept when it is refused.

        It begins with those rules and, of `pairs`, the ones that have a position. `until_quit` keeps the key in memory
        alone: after the next start it has to be entered anew.
        """
        return self._ask(
            lambda: self._work.add(account, credentials, rules=rules, pairs=pairs, until_quit=until_quit), opens=True
        )

    def rekey(self, name: str, credentials: Credentials, *, until_quit: bool = False) -> int:
        """Answers Account: it goes on with another key of the same OKX account. Shield off, else SHIELD_UP."""
        return self._anew(name, lambda: self._work.rekey(name, credentials, until_quit=until_quit))

    def check(self, name: str) -> int:
        """Answers KeyHealth of an account's own key."""
        return self._ask(lambda: self._work.check(name))

    def preflight(self, name: str) -> int:
        """Answers Preflight: what refills of that account would open now, or would not. Practice too."""
        return self._ask(lambda: self._work.preflight(name))

    def change(self, name: str, wished: Account) -> int:
        """Answers Account with the new name, proxy, colour and resume; environment, site and address stay.

        Another name or proxy needs a new guard, so the shield has to be off (SHIELD_UP).
        """
        now = self._accounts.get(name)
        if now and (now.name, now.proxy) != (wished.name, wished.proxy):
            return self._anew(name, lambda: self._work.change(name, wished))
        return self._ask(lambda: self._work.change(name, wished))

    def remove(self, name: str) -> int:
        """Answers Account: its guard has ended, its key is deleted; its history stays. A raised shield is lowered."""
        request = _Request(next(self._tickets), lambda: self._work.remove(name), closes=name)
        self._end_guard(request)
        return request.ticket

    def _anew(self, name: str, deed: Callable[[], Account]) -> int:
        """End the guard, do it, begin another guard; a guard on duty is left alone."""
        controller = self._controllers.get(name)
        if controller is not None and controller.book.raised:
            return self._ask(lambda: _refuse(Code.SHIELD_UP, account=name))
        request = _Request(next(self._tickets), deed, closes=name, opens=True)
        self._end_guard(request)
        return request.ticket

    def _ask(self, deed: Callable[[], object], *, opens: bool = False) -> int:
        request = _Request(next(self._tickets), deed, opens=opens)
        self._set_to_work(request)
        return request.ticket

    def _end_guard(self, request: _Request) -> None:
        controller = self._controllers.get(request.closes)
        if controller is None or request.closes not in self._accounts:
            self._set_to_work(_Request(request.ticket, lambda: _refuse(Code.UNKNOWN_ACCOUNT, account=request.closes)))
            return
        self._ending[request.closes] = self._controllers.pop(request.closes)
        self._leaving[request.closes] = request
        self.closing.emit(request.closes)
        controller.closed.connect(self._on_guard_ended)
        controller.close()

    @Slot()
    def _on_guard_ended(self) -> None:
        controller = self.sender()
        assert isinstance(controller, AccountController)
        del self._ending[controller.account]
        self._set_to_work(self._leaving.pop(controller.account))
        controller.deleteLater()

    def _set_to_work(self, request: _Request) -> None:
        threading.Thread(target=self._do, args=[request], name=f"account-{request.ticket}", daemon=True).start()

    def _do(self, request: _Request) -> None:
        """On a thread of its own."""
        try:
            outcome = request.deed()
        except GuardError as error:
            outcome = error.reason
        except Exception as bug:
            log.exception("An account request failed")
            outcome = Reason.of(Code.BUG, error=f"{type(bug).__name__}"[:200])
        self._done.emit(request, outcome)

    @Slot(object, object)
    def _on_done(self, request: _Request, outcome: object) -> None:
        if isinstance(outcome, Account):
            self._take_over(request, outcome)
        elif request.closes in self._accounts:
            self._open(self._accounts[request.closes])
        self.answered.emit(request.ticket, outcome)

    def _take_over(self, request: _Request, account: Account) -> None:
        self._accounts.pop(request.closes, None)
        if request.opens:
            self._accounts[account.name] = account
            self._open(account)
        elif not request.closes:
            self._accounts[account.name] = account
            self.changed.emit(account)

    def _open(self, account: Account) -> None:
        controller = self._guard_of(account)
        self.take_in(controller)
        controller.begin(resume=False)
        self.opened.emit(controller)


def _refuse(code: Code, **params: str) -> Account:
    raise AccountRefused(code, **params)
