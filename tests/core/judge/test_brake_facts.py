"""The brakes about the account, unsettled orders, clocks and prices; and the verdict that counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairguard_gui.core.judge import account_brakes, market_brakes
from pairguard_gui.core.judge.account_fitness import unsupported
from pairguard_gui.core.judge.brakes import decisive, judge
from pairguard_gui.core.judge.verdict import Judgement, Verdict
from pairguard_gui.core.state.account_state import AttemptState, Brake, Cause
from pairguard_gui.core.values.exchange_data import AccountMode, MarginMode, PositionMode
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import AS_ASKED, CAREFUL
from tests.core.examples import (
    BNB,
    SOL,
    account,
    after,
    armed,
    attempt,
    facts,
    gap,
    spends,
    state,
)
from tests.core.judge.judging import GO, HOLD, WAIT, released, says, under


def _one(verdict: Verdict, seconds: float | None = None, brake: Brake = Brake.MONEY) -> Judgement:
    until = None if seconds is None else after(seconds)
    return Judgement(brake, verdict, Reason.of(Code.MONEY), until)


JUDGEMENTS = st.lists(
    st.one_of(
        st.builds(_one, st.just(GO)),
        st.builds(_one, st.just(WAIT), st.none() | st.integers(1, 1000)),
        st.builds(_one, st.just(HOLD)),
    )
)


@pytest.mark.parametrize(
    ("now_is", "what"),
    [
        ({"uid": "900002"}, "uid"),
        ({"position_mode": PositionMode.NET}, "position_mode"),
        ({"account_mode": AccountMode.MULTI_CURRENCY}, "account_mode"),
    ],
)
def test_another_account_or_another_mode_than_the_armed_one_is_held(now_is: dict[str, Any], what: str) -> None:
    case = facts(account=account(**now_is))
    found = account_brakes.mode_brake(case)
    assert found == Judgement(Brake.MODE, HOLD, Reason.of(Code.ACCOUNT_CHANGED, what=what))
    says(account_brakes.mode_brake(released(case, *Brake)), HOLD, Code.ACCOUNT_CHANGED)


@pytest.mark.parametrize("level", [AccountMode.SPOT, AccountMode.PORTFOLIO])
def test_spot_mode_and_portfolio_margin_are_not_guarded(level: AccountMode) -> None:
    odd = account(account_mode=level)
    case = facts(account=odd, state=state(armed=armed(account_mode=level)))
    says(account_brakes.mode_brake(case), HOLD, Code.UNSUPPORTED_ACCOUNT)
    assert unsupported(odd) == Reason.of(Code.UNSUPPORTED_ACCOUNT, what=level.name.lower())


def test_isolated_margin_moved_by_hand_is_not_guarded_but_cross_is() -> None:
    by_hand = account(manual_isolated=True)
    case = facts(account=by_hand)
    says(account_brakes.mode_brake(case), GO)
    says(account_brakes.mode_brake(replace(case, gap=gap(margin_mode=MarginMode.ISOLATED))), HOLD, Code.MANUAL_ISOLATED)
    assert unsupported(by_hand) is None


def test_a_key_that_may_only_read_waits_once_that_is_known_and_watching_goes_on() -> None:
    read_only = state(may_trade=False)
    case = facts(account=account(), state=read_only)
    says(account_brakes.key_brake(case), WAIT, Code.KEY_READ_ONLY)
    says(account_brakes.key_brake(replace(case, account=None)), GO)
    says(account_brakes.key_brake(replace(case, state=state())), GO)
    says(account_brakes.key_brake(replace(case, rules=replace(AS_ASKED, watch_only=True))), GO)


def test_a_leverage_that_is_not_told_is_waited_for() -> None:
    says(
        market_brakes.size_brake(facts(size=Reason.of(Code.NO_LEVERAGE, inst_id="BNB-USDT-SWAP"))),
        WAIT,
        Code.NO_LEVERAGE,
    )


def test_an_account_nobody_armed_is_left_alone() -> None:
    says(account_brakes.mode_brake(facts(state=state(armed=None))), WAIT, Code.SHIELD_DOWN)


@pytest.mark.parametrize("how_far", [AttemptState.SENT, AttemptState.UNKNOWN, AttemptState.ACCEPTED])
def test_an_unsettled_order_of_the_pair_makes_it_wait(how_far: AttemptState) -> None:
    unsettled = state(attempts=(attempt(state=how_far),))
    says(account_brakes.unknown_order_brake(facts(state=unsettled)), WAIT, Code.UNKNOWN_ORDER)


def test_one_unknown_order_of_another_pair_stops_nobody_two_stop_everybody() -> None:
    one = attempt(SOL, AttemptState.UNKNOWN)
    two = attempt(SOL.opposite, AttemptState.SENT)
    taken = attempt(BNB.opposite, AttemptState.ACCEPTED)
    says(account_brakes.unknown_order_brake(facts(state=state(attempts=(one, taken)))), GO)
    says(account_brakes.unknown_order_brake(facts(state=state(attempts=(one, two)))), WAIT, Code.UNKNOWN_ORDER)


def test_after_a_refusal_the_next_try_waits_as_long_as_it_said() -> None:
    why = Reason.of(Code.ORDER_REFUSED, until=after(3600))
    case = facts(gap=gap(waiting=why, not_before=after(3600)))
    found = account_brakes.refused_brake(case)
    assert found == Judgement(Brake.REFUSED, WAIT, why, after(3600))
    says(account_brakes.refused_brake(replace(case, now=after(3600))), GO)
    says(account_brakes.refused_brake(facts(gap=gap(waiting=why))), GO)


@pytest.mark.parametrize("seconds", [30, -30])
def test_clocks_more_than_thirty_seconds_apart_are_waited_for(seconds: int) -> None:
    says(market_brakes.clock_brake(facts(wall=after(seconds))), GO)
    found = market_brakes.clock_brake(facts(wall=after(seconds + (1 if seconds > 0 else -1))))
    says(found, WAIT, Code.CLOCK_OFF)
    assert found.reason
    assert found.reason.param("seconds") == 31


def test_a_list_older_than_thirty_seconds_or_a_read_by_name_older_than_five_is_read_anew() -> None:
    says(market_brakes.evidence_age_brake(facts(listed_at=after(-30))), GO)
    says(market_brakes.evidence_age_brake(facts(listed_at=after(-30.001))), WAIT, Code.EVIDENCE_OLD)
    says(market_brakes.evidence_age_brake(facts(by_name_at=after(-5))), GO)
    says(market_brakes.evidence_age_brake(facts(by_name_at=after(-5.001))), WAIT, Code.EVIDENCE_OLD)


def test_a_hold_counts_more_than_any_wait_and_the_first_hold_most() -> None:
    first, second = _one(HOLD), _one(HOLD, brake=Brake.BUDGET)
    assert decisive([_one(WAIT), _one(GO), first, second]) == first


def test_a_wait_without_an_end_counts_more_than_one_that_ends() -> None:
    assert decisive([_one(WAIT, 60), _one(WAIT)]) == _one(WAIT)


def test_of_waits_the_one_that_ends_last_counts() -> None:
    assert decisive([_one(WAIT, 5), _one(WAIT, 60), _one(WAIT, 7)]) == _one(WAIT, 60)


def test_with_nothing_against_it_the_verdict_is_go() -> None:
    assert decisive([]).verdict is GO
    assert decisive([_one(GO)]).verdict is GO


@given(found=JUDGEMENTS)
def test_only_all_brakes_together_let_pass(found: list[Judgement]) -> None:
    verdict = decisive(found).verdict
    assert (verdict is GO) == all(one.verdict is GO for one in found)
    assert (verdict is HOLD) == any(one.verdict is HOLD for one in found)


@given(brakes=st.sets(st.sampled_from(list(Brake))), data=st.data())
def test_letting_go_of_brakes_never_stops_a_refill(brakes: set[Brake], data: st.DataObject) -> None:
    rules = data.draw(st.sampled_from([AS_ASKED, CAREFUL]))
    case = under(
        rules,
        gap=gap(cause=data.draw(st.sampled_from(Cause)), mass=data.draw(st.booleans()), away=data.draw(st.booleans())),
        state=state(recent=spends(data.draw(st.integers(0, 12)))),
    )
    rank = {GO: 0, WAIT: 1, HOLD: 2}
    assert rank[decisive(judge(released(case, *brakes))).verdict] <= rank[decisive(judge(case)).verdict]
