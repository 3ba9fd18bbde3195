"""What a brake says: go, wait or hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from pairguard_gui.core.state.account_state import Brake

if TYPE_CHECKING:
    from pairguard_gui.core.values.reason import Reason


class Verdict(StrEnum):
    """What one brake says."""

    GO = "go"
    WAIT = "wait"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One brake's verdict on one pair; `until` where a wait has a known end."""

    brake: Brake
    verdict: Verdict
    reason: Reason | None = None
    until: datetime | None = None


_GO = {brake: Judgement(brake, Verdict.GO) for brake in Brake}


def go(brake: Brake) -> Judgement:
    """Nothing is in the way."""
    return _GO[brake]


def wait(brake: Brake, reason: Reason, until: datetime | None = None) -> Judgement:
    """Not now; it passes by itself."""
    return Judgement(brake, Verdict.WAIT, reason, until)
