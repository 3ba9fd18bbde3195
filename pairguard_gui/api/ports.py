"""What the server is handed: the accounts, the action log, and the words of the language spoken now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pairguard_gui.core.judge.verdict import Verdict
    from pairguard_gui.core.ports import History
    from pairguard_gui.core.report import CheckReport
    from pairguard_gui.core.state.account_state import AccountState, Brake
    from pairguard_gui.core.state.actions import Action
    from pairguard_gui.core.values.exchange_data import Environment
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.reason import Reason
    from pairguard_gui.core.values.shield import Shield


class GuardStatus(Protocol):
    """How one account's guard stands at this moment."""

    @property
    def account(self) -> str: ...
    @property
    def environment(self) -> Environment: ...
    @property
    def shield(self) -> Shield: ...
    @property
    def shield_reason(self) -> Reason | None: ...
    @property
    def state(self) -> AccountState: ...
    @property
    def report(self) -> CheckReport | None: ...
    @property
    def complete_report(self) -> CheckReport | None: ...
    @property
    def last_complete_at(self) -> datetime | None: ...
    @property
    def next_check_at(self) -> datetime | None: ...


class AccountApi(Protocol):
    """One account, for coroutines. A Reason says why something was not done."""

    @property
    def status(self) -> GuardStatus:
        """How its guard stands now."""
        ...

    async def start(self) -> AccountState | Reason:
        """Raise the shield, as a program may, then check once."""
        ...

    async def stop(self) -> AccountState | Reason:
        """Lower the shield."""
        ...

    async def check(self) -> CheckReport | Reason:
        """Check now, or join the check that is running."""
        ...


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence, and what the caller can do about it."""

    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """How codes become sentences: `reason`, `action` (a line of the log), `message` (the server's own codes).

    `way_out` says what a person can do about a brake of an account's pair, or of the account itself (None).
    `in_language` gives the same in the language that a header Accept-Language asks for.
    """

    reason: Callable[[Reason], Message]
    action: Callable[[Action], str]
    message: Callable[[str, Mapping[str, str]], Message]
    way_out: Callable[[Brake | None, Verdict, str, Pair | None], str]
    in_language: Callable[[str], Words]


@dataclass(frozen=True, slots=True)
class ApiServices:
    """Everything behind the server; `accounts` by name, the first one answers where none is named."""

    accounts: Mapping[str, AccountApi]
    history: History
    words: Words
