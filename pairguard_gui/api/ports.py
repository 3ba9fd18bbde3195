"""What the server is handed: a desk for each account, the action log, and the words of the language spoken now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from pairguard_gui.core.judge.verdict import Verdict
from pairguard_gui.core.ports import History
from pairguard_gui.core.report import CheckReport
from pairguard_gui.core.state.account_state import AccountState, Brake
from pairguard_gui.core.state.actions import Action
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.reason import Reason
from pairguard_gui.core.values.shield import Shield


class Guarded(Protocol):
    """The state of one account's guard at this moment."""

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
    """One account for those who await. A Reason says why something was not done."""

    @property
    def guarded(self) -> Guarded:
        """Its state."""
        ...

    async def start(self) -> AccountState | Reason:
        """Raise the shield, as a program may, and look once."""
        ...

    async def stop(self) -> AccountState | Reason:
        """Lower the shield."""
        ...

    async def check(self) -> CheckReport | Reason:
        """Look now, or join the look that is running."""
        ...


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, and what the caller can do about it."""

    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """How codes become sentences: reasons, lines of the action log, and the server's own codes with parameters.

    `way_out` says what a person can do about a brake of an account's pair, or of the account itself (None).
    """

    reason: Callable[[Reason], Said]
    action: Callable[[Action], str]
    answer: Callable[[str, Mapping[str, str]], Said]
    way_out: Callable[[Brake | None, Verdict, str, Pair | None], str]


@dataclass(frozen=True, slots=True)
class ApiServices:
    """Everything behind the server; `desks` by account name, the first one answers where no account is named."""

    desks: Mapping[str, AccountApi]
    history: History
    words: Words
