"""An order in the making, and what is written down when a brake stops it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from pairguard_gui.core.check.check_context import CheckContext
from pairguard_gui.core.judge.facts import Facts
from pairguard_gui.core.judge.verdict import Judgement, Verdict
from pairguard_gui.core.state.account_state import Gap, Hold
from pairguard_gui.core.state.changes import Change


@dataclass(frozen=True, slots=True)
class Draft:
    """An order in the making: the facts it is judged by and which attempt at its gap it is."""

    gap: Gap
    facts: Facts
    k: int
    leverage: Decimal


def stop(context: CheckContext, gap: Gap, verdict: Judgement) -> tuple[Change, ...]:
    """The changes for a gap that a brake stops. The reason is noted even where nothing new is to be committed."""
    if verdict.verdict is Verdict.GO or verdict.reason is None:
        return ()
    if verdict.verdict is Verdict.HOLD:
        return context.hold(gap, Hold(verdict.brake, verdict.reason, context.now))
    context.again((verdict.until - context.now) / timedelta(seconds=1) if verdict.until else 5)
    return context.wait(gap, verdict.reason, verdict.until)
