"""What the window is handed by those who start it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pairguard_gui.core.ports import History
    from pairguard_gui.core.state.account_state import Cause
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.runtime.accounts_controller import AccountsController
    from pairguard_gui.runtime.trust_settings import TrustSettings
    from pairguard_gui.ui.memory import Memory


class LoginItem(Protocol):
    """Whether the system starts PairGuard when the person logs in."""

    @property
    def on(self) -> bool:
        """Whether it does so now."""
        ...

    def set_on(self, on: bool) -> None:
        """Change that, from the next login on. What cannot be changed is written to the log."""
        ...


class PracticeControls(Protocol):
    """What a person may do to the practice market. Calls return at once; the next check sees what they cause."""

    def close(self, pair: Pair, cause: Cause) -> None:
        """Close that position as if by hand, take-profit, liquidation or ADL; nothing happens without a position."""
        ...

    def close_some(self, count: int) -> None:
        """Close that many open positions by hand; more than there are closes all."""
        ...

    def unreachable(self, seconds: int) -> None:
        """Answer nothing for that long."""
        ...

    def lose_next_answer(self) -> None:
        """Take the next order and let its answer get lost on the way."""
        ...


def _do_nothing(_wish: bool) -> None:
    """Where nothing has to be stored."""


@dataclass(frozen=True, slots=True)
class WindowServices:
    """Everything around the controllers that the window needs.

    `history` is the action log; `memory` is what was chosen on screen. `language` is the current one (`zh_CN` or `en`);
    `set_language` installs another one's translators, after which Qt sends every widget a LanguageChange event. `now`
    is the wall clock, aware UTC. `practice` is there in practice mode only. `accounts` adds, checks and removes
    accounts and has signals for guards that come and go. `trust` is whose certificates count. `login_item` is there
    where the system can start programs at login; `keep_practice` stores whether the practice account stays beside real
    ones.
    """

    history: History
    memory: Memory
    language: str
    set_language: Callable[[str], None]
    now: Callable[[], datetime]
    practice: PracticeControls | None = None
    accounts: AccountsController | None = None
    trust: TrustSettings | None = None
    login_item: LoginItem | None = None
    keep_practice: Callable[[bool], None] = _do_nothing
