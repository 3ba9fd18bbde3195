"""Where accounts are added, looked at and removed, for a window that must never wait."""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from pairguard_gui.core.values.account import Account, AccountRefused
from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import AS_ASKED, Rules
from pairguard_gui.runtime.account_controller import AccountController
from pairguard_gui.runtime.account_service import AccountRequest, AccountService

log = logging.getLogger(__name__)


class AccountsController(QObject):
    """Lives on the window thread and holds the guards of all accounts.

    Every request returns a ticket at once; one `answered` follows, with what the request promises or with a Reason
    when it was not done. Accounts may be named in upper or lower case. Signals: `answered` (ticket, answer); `opened`
    (AccountController) when a guard has begun, its shield off; `closing` (account's name) before a guard ends for
    good: let go of its controller; `changed` (Account) when only colour or resume are new. These come before their
    `answered`.
    """

    answered = Signal(int, object)
    opened = Signal(object)
    closing = Signal(str)
    changed = Signal(object)

    _done = Signal(object, object)

    def __init__(
        self,
        work: AccountService,
        guard_of: Callable[[Account], AccountController],
        accounts: Iterable[Account] = (),
        parent: QObject | None = None,
    ) -> None:
        """`guard_of` makes the controller of an account, on the window thread; `accounts` are there already."""
        super().__init__(parent)
        self._work, self._guard_of = work, guard_of
        self._accounts = {account.name: account for account in accounts}
        self._controllers = {account.name: guard_of(account) for account in self._accounts.values()}
        self._left_alone = {account.name for account in work.all()} - set(self._accounts)
        self._changing: set[int] = set()
        self._leaving: dict[str, AccountRequest] = {}
        self._ending: dict[str, AccountController] = {}
        self._tickets = itertools.count(1)
        self._retired = False
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

    def retire(self) -> None:
        """The program ends: what is still asked for is done, but no guard begins any more."""
        self._retired = True

    def take_in(self, controller: AccountController) -> None:
        """Hold one more guard, whoever made it."""
        self._controllers[controller.account] = controller

    def key_place(self) -> int:
        """Answers KeyPlace: where a key would be kept. KEY_STORE_* reasons when there is no safe place that lasts."""
        return self._ask(self._work.key_place)

    def key_place_of(self, name: str) -> int:
        """Answers KeyPlace: where an account's own key is, or not `lasting` when it is in memory until the end."""
        return self._ask(lambda: self._work.key_place_of(name))

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

    def rekey(self, name: str, credentials: Credentials, *, proxy: str | None = None, until_quit: bool = False) -> int:
        """Answers Account: it goes on with another key of the same OKX account. Shield off, else SHIELD_UP.

        `proxy` in place of the account's own, with its login; None leaves it as it is.
        """
        name = self._exact(name)
        return self._anew(name, lambda: self._work.rekey(name, credentials, proxy=proxy, until_quit=until_quit))

    def check(self, name: str) -> int:
        """Answers KeyHealth of an account's own key."""
        return self._ask(lambda: self._work.check(name))

    def preflight(self, name: str, *, beside: bool = False) -> int:
        """Answers Preflight: what refills of that account would open now, or would not. Practice too.

        With `beside` the open positions that are not protected yet come after the set.
        """
        name = self._exact(name)
        return self._ask(lambda: self._work.preflight(name, beside=beside))

    def change(self, name: str, wished: Account) -> int:
        """Answers Account with the new name, proxy, colour and resume; environment, site and address stay.

        Another name or proxy needs a new guard, so the shield has to be off (SHIELD_UP).
        """
        name = self._exact(name)
        now = self._accounts.get(name)
        if now and (now.name, now.proxy) != (wished.name, wished.proxy):
            return self._anew(name, lambda: self._work.change(name, wished))
        return self._ask(lambda: self._work.change(name, wished))

    def remove(self, name: str, *, leave_key: bool = False) -> int:
        """Answers Account: its guard has ended, its key is deleted; its history stays. A raised shield is lowered.

        KEY_NOT_DELETED when the key store does not let go of the key: the account stays, its shield off. `leave_key`
        removes it all the same; its key may then still be in the key store.
        """
        name = self._exact(name)
        request = AccountRequest(next(self._tickets), lambda: self._work.remove(name, leave_key=leave_key), closes=name)
        self._end_guard(request)
        return request.ticket

    def _exact(self, name: str) -> str:
        """The name as it is written, for any spelling of it."""
        folded = name.strip().casefold()
        return next((known for known in (*self._accounts, *self._controllers) if known.casefold() == folded), name)

    def _anew(self, name: str, call: Callable[[], Account]) -> int:
        """End the guard, do it, begin another guard; a guard on duty is left alone."""
        controller = self._controllers.get(name)
        if controller is not None and controller.state.raised:
            return self._ask(lambda: _refuse(Code.SHIELD_UP, account=name))
        request = AccountRequest(next(self._tickets), call, closes=name, opens=True)
        self._end_guard(request)
        return request.ticket

    def _ask(self, call: Callable[[], object], *, opens: bool = False) -> int:
        request = AccountRequest(next(self._tickets), call, opens=opens)
        self._set_to_work(request)
        return request.ticket

    def _end_guard(self, request: AccountRequest) -> None:
        name = request.closes
        if name in self._leaving or name not in self._accounts:
            self._set_to_work(AccountRequest(request.ticket, lambda: _refuse(Code.UNKNOWN_ACCOUNT, account=name)))
            return
        self._leaving[name] = request
        self._changing.add(request.ticket)
        if name in self._controllers:
            self._dismiss(name)
        else:
            self._set_to_work(request)

    def _dismiss(self, name: str) -> None:
        """Let a guard end for good."""
        controller = self._ending[name] = self._controllers.pop(name)
        self.closing.emit(name)
        controller.closed.connect(self._on_guard_ended)
        controller.close()

    @Slot()
    def _on_guard_ended(self) -> None:
        controller = self.sender()
        assert isinstance(controller, AccountController)
        del self._ending[controller.account]
        request = self._leaving.get(controller.account)
        if request is not None:
            self._set_to_work(request)
        controller.deleteLater()

    def _set_to_work(self, request: AccountRequest) -> None:
        if request.changes:
            self._changing.add(request.ticket)
        threading.Thread(target=self._do, args=[request], name=f"account-{request.ticket}", daemon=True).start()

    def _do(self, request: AccountRequest) -> None:
        """On a thread of its own."""
        try:
            outcome = request.call()
        except GuardError as error:
            outcome = error.reason
        except Exception as bug:
            log.exception("An account request failed")
            outcome = Reason.of(Code.BUG, error=f"{type(bug).__name__}"[:200])
        self._done.emit(request, outcome)

    @Slot(object, object)
    def _on_done(self, request: AccountRequest, outcome: object) -> None:
        self._changing.discard(request.ticket)
        self._leaving.pop(request.closes, None)
        try:
            if isinstance(outcome, Account):
                outcome = self._take_over(request, outcome) or outcome
            if request.changes:
                self._look_anew(request)
        finally:
            self.answered.emit(request.ticket, outcome)

    def _take_over(self, request: AccountRequest, account: Account) -> Reason | None:
        """What was done to an account, done to its guard; a Reason when it has none now."""
        self._accounts.pop(request.closes, None)
        if request.opens:
            return self._open(account)
        if not request.closes:
            self._accounts[account.name] = account
            self.changed.emit(account)
        return None

    def _look_anew(self, request: AccountRequest) -> None:
        """See that there is a guard for every account that exists, whatever a deed left behind, and for no other.

        While other deeds are about, what is theirs is left to them.
        """
        here = self._here()
        mine = {request.closes} if self._changing else {*self._accounts, *here}
        for name in [name for name in self._accounts if name in mine and name not in here]:
            del self._accounts[name]
            if name in self._controllers:
                self._dismiss(name)
        for name in [name for name in here if name in mine and name not in {*self._controllers, *self._leaving}]:
            self._open(here[name])
        if not self._changing:
            self._accounts = here

    def _here(self) -> dict[str, Account]:
        """The accounts that exist; as long as nobody can tell, those that were known."""
        try:
            return {each.name: each for each in self._work.all() if each.name not in self._left_alone}
        except GuardError as error:
            log.error("Which accounts there are could not be read: %s", error.reason.code)  # noqa: TRY400
            return dict(self._accounts)

    def _open(self, account: Account) -> Reason | None:
        self._accounts[account.name] = account
        if self._retired:
            return None
        try:
            controller = self._guard_of(account)
        except GuardError as error:
            log.error("%s has no guard: %s", account.name, error.reason.code)  # noqa: TRY400
            return error.reason
        self.take_in(controller)
        controller.begin(resume=False)
        self.opened.emit(controller)
        return None


def _refuse(code: Code, **params: str) -> Account:
    raise AccountRefused(code, **params)
