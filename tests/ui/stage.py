"""A controller that stands still and shows what a test puts into it, and what else a window is handed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pairguard_gui.core.control.preflight_table import Preflight
from pairguard_gui.core.report import CheckReport
from pairguard_gui.core.state.account_state import AccountState, Cause
from pairguard_gui.core.state.actions import Action, ActionQuery
from pairguard_gui.core.values.account import Account
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.shield import ShieldEvent
from pairguard_gui.runtime.account_controller import AccountController
from pairguard_gui.runtime.accounts_controller import AccountsController
from pairguard_gui.runtime.system_clock import SystemClock
from pairguard_gui.ui.services import WindowServices
from tests.ui import seed


class ScriptedGuard:
    """Stands where the guard would: its thread is never begun, the test plays the reports."""

    lowered = False
    halts = 0

    def block(self, _pair: Pair) -> None:
        """Instant, and no matter here: no check is under way."""

    def unblock(self, _pair: Pair) -> None:
        """As above."""

    def halt(self) -> None:
        self.lowered = True

    def resume(self, _halts: int) -> None:
        self.lowered = False


class NotedCommands:
    """Stands where the commands of the account would: notes what was asked for and changes nothing."""

    def __init__(self) -> None:
        self.asked: list[Any] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *what, **_how: self.asked.append((name, *what) if what else name)


def controller(
    state: AccountState, report: CheckReport | None = None, *, up: bool = False, guard: ScriptedGuard | None = None
) -> AccountController:
    """The real controller before its thread begins, holding these values."""
    nothing: Any = None
    scripted: Any = guard or ScriptedGuard()
    made = AccountController(scripted, nothing, nothing, SystemClock(), state)
    if up:
        made._step(ShieldEvent.STARTED)
    if report is not None:
        play(made, report)
    return made


def play(made: AccountController, report: CheckReport) -> None:
    """Let a check end with this report."""
    made._on_checked(report)


@dataclass
class PlayedHistory:
    """A log in a list, newest first, that pages as the journal does."""

    lines: Sequence[Action] = ()
    asked: list[ActionQuery] = field(default_factory=list)

    def actions(self, query: ActionQuery) -> tuple[Action, ...]:
        self.asked.append(query)
        found = [line for line in self.lines if self._matches(line, query)]
        return tuple(found[: query.limit])

    def count(self, query: ActionQuery) -> int:
        return len([line for line in self.lines if self._matches(line, query)])

    def _matches(self, line: Action, query: ActionQuery) -> bool:
        return (
            (not query.kinds or line.kind in query.kinds)
            and (not query.before_id or line.action_id < query.before_id)
            and (not query.text or query.text.lower() in str(line.pair).lower())
        )


@dataclass
class PlayedPractice:
    """Notes what was asked of the practice exchange."""

    asked: list[tuple[object, ...]] = field(default_factory=list)

    def close(self, pair: Pair, cause: Cause) -> None:
        self.asked.append(("close", pair, cause))

    def close_some(self, count: int) -> None:
        self.asked.append(("close_some", count))

    def unreachable(self, seconds: int) -> None:
        self.asked.append(("unreachable", seconds))

    def lose_next_answer(self) -> None:
        self.asked.append(("lose_next_answer",))


@dataclass
class Notes:
    """What a person chose on screen, in a dict."""

    kept: dict[str, str] = field(default_factory=dict)

    def get(self, key: str) -> str | None:
        return self.kept.get(key)

    def put(self, key: str, text: str) -> None:
        self.kept[key] = text


@dataclass
class HandClock:
    """The wall clock, moved by hand."""

    at: datetime = seed.NOW

    def now(self) -> datetime:
        return self.at


class ScriptedService:
    """The account service of a window without accounts: what refills would open is known, nothing else is asked."""

    def all(self) -> tuple[Account, ...]:
        return ()

    def preflight(self, _name: str, *, beside: bool) -> Preflight:  # noqa: ARG002  all are in the table
        return seed.preflight()

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)


def accounts() -> AccountsController:
    """A real accounts controller without accounts."""
    nobody: Any = None
    work: Any = ScriptedService()
    return AccountsController(work, nobody)


def services(**changes: Any) -> WindowServices:
    """What a window is handed: a morning's log, no memory, 14:02:26."""
    parts: dict[str, Any] = {
        "history": PlayedHistory(seed.actions()),
        "memory": Notes(),
        "language": "en",
        "set_language": lambda _language: None,
        "now": HandClock().now,
        "practice": PlayedPractice(),
        "accounts": accounts(),
    }
    return WindowServices(**(parts | changes))
