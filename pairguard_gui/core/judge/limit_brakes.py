"""The brakes about how often and how much: causes, many at once, repeats, caps, budget."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.core.judge.facts import hold
from pairguard_gui.core.judge.sizing import Size
from pairguard_gui.core.judge.verdict import go, wait
from pairguard_gui.core.state.account_state import Brake, Cause, Proof
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import Answer

if TYPE_CHECKING:
    from pairguard_gui.core.judge.facts import Facts
    from pairguard_gui.core.judge.verdict import Judgement

_RULE_OF: dict[Cause, tuple[str, Code]] = {
    Cause.MANUAL: ("on_manual", Code.CAUSE_MANUAL),
    Cause.TP_SL: ("on_tp_sl", Code.CAUSE_TP_SL),
    Cause.LIQUIDATION: ("on_liquidation", Code.CAUSE_LIQUIDATION),
    Cause.ADL: ("on_adl", Code.CAUSE_ADL),
    Cause.DELIVERY: ("on_unknown", Code.CAUSE_UNKNOWN),
    Cause.OTHER_PROGRAM: ("on_unknown", Code.CAUSE_UNKNOWN),
    Cause.UNKNOWN: ("on_unknown", Code.CAUSE_UNKNOWN),
}


def cause_brake(facts: Facts) -> Judgement:
    """Why it closed may be a reason to ask first."""
    rule, code = _RULE_OF[facts.gap.cause]
    if getattr(facts.rules, rule) == Answer.ASK:
        return hold(facts, Brake.CAUSE, Reason.of(code))
    return go(Brake.CAUSE)


def mass_brake(facts: Facts) -> Judgement:
    """Many gone at once, each with its proof: refilled or asked, as the rule says."""
    if facts.gap.mass and facts.rules.on_mass_vanish == Answer.ASK:
        return hold(facts, Brake.MASS, Reason.of(Code.MASS_VANISH))
    return go(Brake.MASS)


def away_brake(facts: Facts) -> Judgement:
    """What vanished while nobody looked for hours: refilled when on record, or asked, as the rule says."""
    recorded = Proof.HISTORY in facts.gap.proofs or Proof.STREAM in facts.gap.proofs
    if facts.gap.away and (facts.rules.on_away == Answer.ASK or not recorded):
        return hold(facts, Brake.AWAY, Reason.of(Code.AWAY))
    return go(Brake.AWAY)


def repeat_brake(facts: Facts) -> Judgement:
    """The more often a pair was refilled within 24 hours, the longer the next refill waits."""
    before = len(facts.state.spends(facts.now, facts.gap.pair))
    # The wait counts from the death on record, which may be later than the first list without the pair if that list
    # was wrong. If the exchange's clock was set back since, either can lie in the future: the wait counts from now on.
    died_at = max(facts.gap.absent_since, facts.gap.died_at or facts.gap.absent_since)
    until = min(died_at, facts.now) + timedelta(seconds=facts.rules.repeat_wait_s(before))
    if until > facts.now and Brake.REPEAT not in facts.gap.released:
        return wait(Brake.REPEAT, Reason.of(Code.REPEAT, until=until, nth=before + 1), until)
    return go(Brake.REPEAT)


def pair_cap_brake(facts: Facts) -> Judgement:
    """So many refills of one pair in 24 hours, then a person has to look."""
    count = len(facts.state.spends(facts.now, facts.gap.pair))
    if count >= facts.rules.pair_cap:
        return hold(facts, Brake.PAIR_CAP, Reason.of(Code.PAIR_CAP, count=count))
    return go(Brake.PAIR_CAP)


def account_cap_brake(facts: Facts) -> Judgement:
    """So many refills of the account in 24 hours, those of the same batch included."""
    count = len(facts.state.spends(facts.now)) + facts.planned_in_batch
    if count >= facts.state.rules.refill_cap(len(facts.state.pairs)):
        return hold(facts, Brake.ACCOUNT_CAP, Reason.of(Code.ACCOUNT_CAP, count=count))
    return go(Brake.ACCOUNT_CAP)


def budget_brake(facts: Facts) -> Judgement:
    """Margin reserved in 24 hours, orders of unknown fate and of the same batch included."""
    needed = facts.size.margin if isinstance(facts.size, Size) else Decimal(0)
    reserved = facts.state.reserved(facts.now) + facts.reserved_in_batch
    limit = facts.state.rules.budget(len(facts.state.pairs))
    if reserved + needed > limit or reserved >= limit:
        return hold(facts, Brake.BUDGET, Reason.of(Code.BUDGET, reserved=reserved, limit=limit))
    return go(Brake.BUDGET)
