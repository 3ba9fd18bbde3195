"""What the tests of the brakes ask of a judgement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pairguard_gui.core.judge.facts import Facts
from pairguard_gui.core.judge.verdict import Judgement, Verdict
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import Rules
from tests.core.examples import facts, state

GO, WAIT, HOLD = Verdict.GO, Verdict.WAIT, Verdict.HOLD
BrakeFunction = Callable[[Facts], Judgement]


def under(rules: Rules, **changes: Any) -> Facts:
    """Facts of an account and pair with those rules."""
    mine = changes.pop("state", state())
    return facts(rules=rules, state=replace(mine, rules=rules), **changes)


def released(case: Facts, *brakes: Brake) -> Facts:
    return replace(case, gap=replace(case.gap, released=frozenset(brakes)))


def says(found: Judgement, verdict: Verdict, code: Code | None = None) -> None:
    assert found.verdict is verdict
    assert (found.reason.code if found.reason else None) is code


def holds_until_released(brake: BrakeFunction, case: Facts, code: Code) -> None:
    found = brake(case)
    says(found, HOLD, code)
    says(brake(released(case, found.brake)), GO)
    others = set(Brake) - {found.brake}
    says(brake(released(case, *others)), HOLD, code)
