"""What `AccountsController` needs done: the service that does it, and one request for it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from pairguard_gui.core.values.account import AccountRefused

if TYPE_CHECKING:
    from pairguard_gui.core.control.key_health import KeyHealth
    from pairguard_gui.core.control.preflight_table import Preflight
    from pairguard_gui.core.values.account import Account, KeyPlace
    from pairguard_gui.core.values.credentials import Credentials
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.reason import Code
    from pairguard_gui.core.values.rules import Rules


class AccountService(Protocol):
    """Does what is asked for an account; GuardError says why not.

    `all` is quick and called on the window thread; each other call may take seconds and runs on a thread of its own.
    Accounts come by name; `beside` adds the open positions that are not protected, `until_quit` keeps a key in memory
    alone, `leave_key` removes an account whose key cannot be deleted.
    """

    def all(self) -> tuple[Account, ...]: ...
    def key_place(self) -> KeyPlace: ...
    def key_place_of(self, name: str) -> KeyPlace: ...
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
    def rekey(self, name: str, credentials: Credentials, *, proxy: str | None, until_quit: bool) -> Account: ...
    def check(self, name: str) -> KeyHealth: ...
    def preflight(self, name: str, *, beside: bool) -> Preflight: ...
    def change(self, name: str, wished: Account) -> Account: ...
    def remove(self, name: str, *, leave_key: bool) -> Account: ...


@dataclass(frozen=True, slots=True)
class AccountRequest:
    """One call, `closes`: the account whose guard has to end before, `opens`: whether a guard begins afterwards."""

    ticket: int
    call: Callable[[], object]
    closes: str = ""
    opens: bool = False

    @property
    def changes(self) -> bool:
        """Whether there may be other accounts afterwards."""
        return self.opens or bool(self.closes)


def refuse(code: Code, **params: str) -> Account:
    """A request that is not carried out: AccountRefused with that code, where an account would be returned."""
    raise AccountRefused(code, **params)
