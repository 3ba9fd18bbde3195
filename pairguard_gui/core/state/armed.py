"""What a person switched the guard on for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pairguard_gui.core.values.exchange_data import AccountFacts, AccountMode, Environment, PositionMode
    from pairguard_gui.core.values.rules import Rules


@dataclass(frozen=True, slots=True)
class Armed:
    """What a person switched the guard on for. A different answer later holds everything."""

    uid: str
    environment: Environment
    position_mode: PositionMode
    account_mode: AccountMode
    installation: str
    rules: Rules
    at: datetime

    def differs(self, facts: AccountFacts, environment: Environment) -> str:
        """The name of the first fact that is no longer as armed, or an empty string."""
        now = {
            "uid": facts.uid,
            "environment": environment,
            "position_mode": facts.position_mode,
            "account_mode": facts.account_mode,
        }
        return next((name for name, value in now.items() if getattr(self, name) != value), "")
