"""The accounts and their guards: added, checked, changed and removed while the window goes on."""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from pairguard_gui.core.values.account import Account
from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import AS_ASKED
from pairguard_gui.runtime.account_controller import AccountController
from pairguard_gui.runtime.account_service import AccountRequest, refuse

if TYPE_CHECKING:
    from pairguard_gui.core.values.credentials import Credentials
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.rules import Rules
    from pairguard_gui.runtime.account_service import AccountService

log = logging.getLogger(__name__)


class AccountsController(QObject):
    """Lives on the window thread and holds the controllers of all accounts.

    Every request returns a ticket at once; one `answered` follows, with what the request promises or with the Reason
    why it was not done. Accounts may be named in upper or lower case. Signals: `answered` (ticket, answer); `opened`
    (AccountController) when a guard has begun, its shield off; `closing` (account's name) before a guard ends for
    good, so that nobody keeps its controller; `changed` (Account) when only colour or resume are new. The last three
    come before the `answered` of their request.
    """

    answered = Signal(int, object)
    opened = Signal(object)
    closing = Signal(str)
    changed = Signal(object)

    _done = Signal(object, object)

    def __init__(
        self,
        service: AccountService,
        make_controller: Callable[[Account], AccountController],
        accounts: Iterable[Account] = (),
        parent: QObject | None = None,
    ) -> None:
        """`service` does the work, on threads of its own; `make_controller` is called on the window thread.

        `accounts` are guarded from the start; others that exist already are left alone in this run.
        """
        super().__init__(parent)
        self._service, self._make_controller = service, make_controller
        self._accounts = {account.name: account for account in accounts}
        self._controllers = {account.name: make_controller(account) for account in self._accounts.values()}
        self._not_guarded = {account.name for account in service.all()} - set(self._accounts)
        self._pending_changes: set[int] = set()
        self._waiting_for_end: dict[str, AccountRequest] = {}
        self._closing: dict[str, AccountController] = {}
        self._tickets = itertools.count(1)
        self._ends = False
        self._done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)

    @property
    def controllers(self) -> tuple[AccountController, ...]:
        """The controllers of all accounts, practice included, in the order they came."""
        return tuple(self._controllers.values())

    @property
    def real_accounts(self) -> tuple[Account, ...]:
        """All accounts but practice, in the order they came."""
        return tuple(self._accounts.values())

    @property
    def closing_controllers(self) -> tuple[AccountController, ...]:
        """The controllers whose guard threads are about to end for good."""
        return tuple(self._closing.values())

    def begin(self, resume: Callable[[str], bool]) -> None:
        """Start every guard; `resume` says by account whether its shield is raised after the first complete check."""
        for controller in self.controllers:
            controller.begin(resume=resume(controller.account))

    def open_no_more(self) -> None:
        """Begin no guard any more, since the program ends; requests under way are still carried out."""
        self._ends = True

    def add_controller(self, controller: AccountController) -> None:
        """Hold one more controller, e.g. of the practice account."""
        self._controllers[controller.account] = controller

    def key_place(self) -> int:
        """Answers KeyPlace: where a key would be kept. KEY_STORE_* reasons when no place is safe and lasting."""
        return self._ask(self._service.key_place)

    def key_place_of(self, name: str) -> int:
        """Answers KeyPlace: where an account's own key is, or not `lasting` when it is in memory until the end."""
        return self._ask(lambda: self._service.key_place_of(name))

    def try_key(self, account: Account, credentials: Credentials) -> int:
        """Answers KeyHealth: the six checks of a key that is kept nowhere yet. Two requests."""
        return self._ask(lambda: self._service.try_key(account, credentials))

    def latency(self, account: Account) -> int:
        """Answers timedelta: the median of three round trips to that site, through that proxy; no key needed."""
        return self._ask(lambda: self._service.latency(account))

    def plan(self, account: Account, credentials: Credentials, rules: Rules = AS_ASKED) -> int:
        """Answers Preflight of every open position by those rules, for a key that is kept nowhere yet."""
        return self._ask(lambda: self._service.plan(account, credentials, rules))

    def add(
        self,
        account: Account,
        credentials: Credentials,
        *,
        rules: Rules = AS_ASKED,
        pairs: Collection[Pair] = (),
        until_quit: bool = False,
    ) -> int:
        """Answers Account: its key checked and kept, its guard begun with the shield off. Refused, nothing is kept.

        It begins with `rules`, and protects those of `pairs` that have a position. `until_quit` keeps the key in memory
        alone: after the next start it has to be entered anew.
        """
        return self._ask(
            lambda: self._service.add(account, credentials, rules=rules, pairs=pairs, until_quit=until_quit), opens=True
        )

    def rekey(self, name: str, credentials: Credentials, *, proxy: str | None = None, until_quit: bool = False) -> int:
        """Answers Account: it goes on with another key of the same OKX account. SHIELD_UP unless its shield is off.

        `proxy` (a URL, with its login) replaces the account's own; None leaves that as it is.
        """
        name, service = self._exact(name), self._service
        return self._with_new_guard(name, lambda: service.rekey(name, credentials, proxy=proxy, until_quit=until_quit))

    def check(self, name: str) -> int:
        """Answers KeyHealth of an account's own key."""
        return self._ask(lambda: self._service.check(name))

    def preflight(self, name: str, *, beside: bool = False) -> int:
        """Answers Preflight: what refills of that account would open now, or would not. Practice too.

        With `beside` the open positions that are not protected yet come after the set.
        """
        name = self._exact(name)
        return self._ask(lambda: self._service.preflight(name, beside=beside))

    def change(self, name: str, wished: Account) -> int:
        """Answers Account with the new name, proxy, colour and resume; environment, site and address stay.

        Another name or proxy needs a new guard, so the shield has to be off (SHIELD_UP).
        """
        name = self._exact(name)
        now = self._accounts.get(name)
        if now and (now.name, now.proxy) != (wished.name, wished.proxy):
            return self._with_new_guard(name, lambda: self._service.change(name, wished))
        return self._ask(lambda: self._service.change(name, wished))

    def remove(self, name: str, *, leave_key: bool = False) -> int:
        """Answers Account: its guard has ended, its key is deleted; its history stays. A raised shield is lowered.

        KEY_NOT_DELETED when the key store does not let go of the key: the account stays, its shield off. `leave_key`
        removes it all the same; its key may then still be in the key store.
        """
        name, service = self._exact(name), self._service
        request = AccountRequest(next(self._tickets), lambda: service.remove(name, leave_key=leave_key), closes=name)
        self._after_guard_end(request)
        return request.ticket

    def _exact(self, name: str) -> str:
        """The name as it is written, for any spelling of it."""
        folded = name.strip().casefold()
        return next((known for known in (*self._accounts, *self._controllers) if known.casefold() == folded), name)

    def _with_new_guard(self, name: str, call: Callable[[], Account]) -> int:
        """End the guard, carry out the call, begin another guard. SHIELD_UP while the guard may open something."""
        controller = self._controllers.get(name)
        if controller is not None and controller.state.raised:
            return self._ask(lambda: refuse(Code.SHIELD_UP, account=name))
        request = AccountRequest(next(self._tickets), call, closes=name, opens=True)
        self._after_guard_end(request)
        return request.ticket

    def _ask(self, call: Callable[[], object], *, opens: bool = False) -> int:
        request = AccountRequest(next(self._tickets), call, opens=opens)
        self._start(request)
        return request.ticket

    def _after_guard_end(self, request: AccountRequest) -> None:
        name = request.closes
        if name in self._waiting_for_end or name not in self._accounts:
            self._start(AccountRequest(request.ticket, lambda: refuse(Code.UNKNOWN_ACCOUNT, account=name)))
            return
        self._waiting_for_end[name] = request
        self._pending_changes.add(request.ticket)
        if name in self._controllers:
            self._close_guard(name)
        else:
            self._start(request)

    def _close_guard(self, name: str) -> None:
        """End a guard for good; `_on_guard_ended` follows."""
        controller = self._closing[name] = self._controllers.pop(name)
        self.closing.emit(name)
        controller.closed.connect(self._on_guard_ended)
        controller.close()

    @Slot()
    def _on_guard_ended(self) -> None:
        controller = self.sender()
        assert isinstance(controller, AccountController)
        del self._closing[controller.account]
        request = self._waiting_for_end.get(controller.account)
        if request is not None:
            self._start(request)
        controller.deleteLater()

    def _start(self, request: AccountRequest) -> None:
        if request.changes:
            self._pending_changes.add(request.ticket)
        threading.Thread(target=self._carry_out, args=[request], name=f"account-{request.ticket}", daemon=True).start()

    def _carry_out(self, request: AccountRequest) -> None:
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
        self._pending_changes.discard(request.ticket)
        self._waiting_for_end.pop(request.closes, None)
        try:
            if isinstance(outcome, Account):
                outcome = self._apply(request, outcome) or outcome
            if request.changes:
                self._match_guards(request)
        finally:
            self.answered.emit(request.ticket, outcome)

    def _apply(self, request: AccountRequest, account: Account) -> Reason | None:
        """Do to accounts and guards what the request did; a Reason when its account has no guard now."""
        self._accounts.pop(request.closes, None)
        if request.opens:
            return self._open(account)
        if not request.closes:
            self._accounts[account.name] = account
            self.changed.emit(account)
        return None

    def _match_guards(self, request: AccountRequest) -> None:
        """See that the accounts that exist have a guard each, and no others, even after a request that failed halfway.

        While other requests are under way only the account of this one is touched.
        """
        existing = self._existing()
        touched = {request.closes} if self._pending_changes else {*self._accounts, *existing}
        for name in [name for name in self._accounts if name in touched and name not in existing]:
            del self._accounts[name]
            if name in self._controllers:
                self._close_guard(name)
        guarded = {*self._controllers, *self._waiting_for_end}
        for name in [name for name in existing if name in touched and name not in guarded]:
            self._open(existing[name])
        if not self._pending_changes:
            self._accounts = existing

    def _existing(self) -> dict[str, Account]:
        """The accounts that exist; when they cannot be read, those known so far."""
        try:
            return {each.name: each for each in self._service.all() if each.name not in self._not_guarded}
        except GuardError as error:
            log.error("Which accounts there are could not be read: %s", error.reason.code)  # noqa: TRY400
            return dict(self._accounts)

    def _open(self, account: Account) -> Reason | None:
        self._accounts[account.name] = account
        if self._ends:
            return None
        try:
            controller = self._make_controller(account)
        except GuardError as error:
            log.error("%s has no guard: %s", account.name, error.reason.code)  # noqa: TRY400
            return error.reason
        self.add_controller(controller)
        controller.begin(resume=False)
        self.opened.emit(controller)
        return None
