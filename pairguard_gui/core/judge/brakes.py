"""All brakes in order, each a pure function: facts -> go, wait or hold. Asked before sizing and again at the commit.

What holds a gap that is not proven dead, `Brake.PROOF`, is judged in `evidence.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import itemgetter

from pairguard_gui.core.judge import account_brakes as account
from pairguard_gui.core.judge import limit_brakes as limit
from pairguard_gui.core.judge import market_brakes as market
from pairguard_gui.core.judge.doubts.doubt_brake import doubt_brake
from pairguard_gui.core.judge.facts import Facts
from pairguard_gui.core.judge.verdict import Judgement, Verdict, go
from pairguard_gui.core.state.account_state import Brake

BrakeFunction = Callable[[Facts], Judgement]

BRAKES: tuple[BrakeFunction, ...] = (
    account.shield_brake,
    account.person_brake,
    account.held_account_brake,
    account.second_copy_brake,
    account.result_brake,
    account.journal_brake,
    account.mode_brake,
    account.key_brake,
    market.venue_brake,
    account.unknown_order_brake,
    account.refused_brake,
    account.money_brake,
    account.margin_mode_brake,
    market.clock_brake,
    market.evidence_age_brake,
    market.delisting_brake,
    market.not_trading_brake,
    market.opposite_brake,
    limit.cause_brake,
    limit.mass_brake,
    limit.away_brake,
    limit.pair_cap_brake,
    limit.account_cap_brake,
    limit.budget_brake,
    limit.repeat_brake,
    limit.quiet_brake,
    market.price_brake,
    doubt_brake,
    market.size_brake,
)


MARKET_BRAKES: tuple[BrakeFunction, ...] = (
    market.delisting_brake,
    market.not_trading_brake,
    market.opposite_brake,
    market.price_brake,
    market.size_brake,
)
"""Those of them that ask nothing but what the exchange says at this moment, whatever has happened before."""


def judge(facts: Facts) -> tuple[Judgement, ...]:
    """Every brake's verdict, in the order of `BRAKES`."""
    return tuple(brake(facts) for brake in BRAKES)


def decisive(judgements: Iterable[Judgement]) -> Judgement:
    """The verdict that counts: the first hold, else the wait that ends last or has no known end, else go."""
    stops = [one for one in judgements if one.verdict is not Verdict.GO]
    holds = [one for one in stops if one.verdict is Verdict.HOLD]
    if holds:
        return holds[0]
    endless = [one for one in stops if one.until is None]
    if endless:
        return endless[0]
    timed = [(one.until, one) for one in stops if one.until]
    return max(timed, key=itemgetter(0))[1] if timed else go(Brake.PERSON)
