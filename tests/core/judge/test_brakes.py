"""The brakes: each row of the table, in both presets, where it trips, where it just does not, and who lets go of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from pairguard_gui.core.judge import account_brakes, limit_brakes, market_brakes
from pairguard_gui.core.judge.brakes import BRAKES, decisive, judge
from pairguard_gui.core.judge.facts import Facts
from pairguard_gui.core.judge.sizing import Size
from pairguard_gui.core.judge.verdict import Judgement, Verdict
from pairguard_gui.core.state.account_state import Brake, Cause, Hold, Proof
from pairguard_gui.core.values.exchange_data import PositionMode
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import AS_ASKED, CAREFUL, Rules, change
from tests.core.examples import (
    BNB,
    NOW,
    SOL,
    account,
    after,
    facts,
    gap,
    instrument,
    position,
    protected,
    spends,
    state,
)
from tests.core.judge.judging import GO, HOLD, WAIT, holds_until_released, released, says, under


def test_on_a_plain_day_every_brake_lets_pass_in_both_presets() -> None:
    for rules in (AS_ASKED, CAREFUL):
        case = under(rules, gap=gap(cause=Cause.TP_SL))
        assert {found.verdict for found in judge(case)} == {GO}
        assert decisive(judge(case)).verdict is GO


def test_before_anything_more_is_read_the_brakes_that_need_it_let_pass() -> None:
    bare = facts(account=None, instrument=None, quote=None, size=None)
    assert {found.verdict for found in judge(bare)} == {GO}


def test_every_brake_is_asked_in_order() -> None:
    assert [found.brake for found in judge(facts())] == [brake(facts()).brake for brake in BRAKES]
    assert {found.brake for found in judge(facts())} == set(Brake) - {Brake.FAULT}, "a bug is no judgement"


def test_a_lowered_shield_stops_everything_at_once() -> None:
    says(account_brakes.shield_brake(facts(state=state(raised=False))), WAIT, Code.SHIELD_DOWN)
    says(account_brakes.shield_brake(facts(halted=True)), WAIT, Code.SHIELD_DOWN)
    says(account_brakes.shield_brake(facts()), GO)


def test_a_dropped_pair_is_left_alone() -> None:
    says(account_brakes.person_brake(facts(state=state(pairs=(protected(SOL),)))), WAIT, Code.STOPPED)
    says(account_brakes.person_brake(facts(blocked=True)), WAIT, Code.NOT_SENT)


def test_a_paused_pair_waits_until_the_pause_ends_and_not_a_moment_longer() -> None:
    paused = facts(state=state(pairs=(protected(paused_until=after(60)),)))
    found = account_brakes.person_brake(paused)
    says(found, WAIT, Code.PAIR_PAUSED)
    assert found.until == after(60)
    says(account_brakes.person_brake(replace(paused, now=after(60))), GO)


def test_a_hold_of_the_account_stops_every_pair_whatever_was_released() -> None:
    hold = Hold(Brake.MODE, Reason.of(Code.ACCOUNT_CHANGED, what="uid"), NOW)
    case = released(facts(state=state(hold=hold)), *Brake)
    found = account_brakes.held_account_brake(case)
    assert found == Judgement(Brake.MODE, WAIT, hold.reason)
    says(account_brakes.held_account_brake(facts()), GO)


@pytest.mark.parametrize(
    ("why", "code", "careful"),
    [
        (Cause.MANUAL, Code.CAUSE_MANUAL, HOLD),
        (Cause.LIQUIDATION, Code.CAUSE_LIQUIDATION, HOLD),
        (Cause.ADL, Code.CAUSE_ADL, GO),
        (Cause.TP_SL, Code.CAUSE_TP_SL, GO),
        (Cause.UNKNOWN, Code.CAUSE_UNKNOWN, HOLD),
        (Cause.OTHER_PROGRAM, Code.CAUSE_UNKNOWN, HOLD),
        (Cause.DELIVERY, Code.CAUSE_UNKNOWN, HOLD),
    ],
)
def test_as_asked_refills_at_once_and_careful_asks_after_a_hand_or_a_liquidation(
    why: Cause, code: Code, careful: Verdict
) -> None:
    says(limit_brakes.cause_brake(under(AS_ASKED, gap=gap(cause=why))), GO)
    case = under(CAREFUL, gap=gap(cause=why))
    if careful is HOLD:
        holds_until_released(limit_brakes.cause_brake, case, code)
    else:
        says(limit_brakes.cause_brake(case), GO)


@pytest.mark.parametrize("why", Cause)
def test_a_trader_may_be_asked_for_any_cause(why: Cause) -> None:
    asking = change(AS_ASKED, {f"on_{name}": "ask" for name in ("manual", "tp_sl", "liquidation", "adl", "unknown")})
    says(limit_brakes.cause_brake(under(asking, gap=gap(cause=why))), HOLD, limit_brakes._RULE_OF[why][1])


def test_many_gone_at_once_are_refilled_as_asked_and_asked_about_when_careful() -> None:
    says(limit_brakes.mass_brake(under(AS_ASKED, gap=gap(mass=True))), GO)
    says(limit_brakes.mass_brake(under(CAREFUL, gap=gap())), GO)
    holds_until_released(limit_brakes.mass_brake, under(CAREFUL, gap=gap(mass=True)), Code.MASS_VANISH)


@pytest.mark.parametrize("proof", [Proof.HISTORY, Proof.STREAM])
def test_what_vanished_while_away_is_refilled_as_asked_only_with_a_record(proof: Proof) -> None:
    recorded = gap(away=True, proofs=frozenset({Proof.LIST, Proof.TARGETED, proof}))
    bare = gap(away=True, proofs=frozenset({Proof.LIST, Proof.TARGETED, Proof.PERSISTENCE}))
    says(limit_brakes.away_brake(under(AS_ASKED, gap=recorded)), GO)
    holds_until_released(limit_brakes.away_brake, under(AS_ASKED, gap=bare), Code.AWAY)
    holds_until_released(limit_brakes.away_brake, under(CAREFUL, gap=recorded), Code.AWAY)
    says(limit_brakes.away_brake(under(CAREFUL, gap=gap())), GO)


@pytest.mark.parametrize("state", ["suspend", "preopen", "settling", "test", "post_only", "rebase"])
def test_an_instrument_that_is_not_live_is_waited_for(state: str) -> None:
    case = facts(instrument=instrument(state=state))
    says(market_brakes.delisting_brake(case), GO)
    found = market_brakes.not_trading_brake(case)
    says(found, WAIT, Code.NOT_TRADING)
    assert found.reason
    assert found.reason.param("state") == state


def test_an_instrument_with_an_expiry_holds_its_pair() -> None:
    holds_until_released(
        market_brakes.delisting_brake, facts(instrument=instrument(exp_time=after(10**6))), Code.DELISTING
    )


def test_nobody_can_release_an_instrument_that_is_gone() -> None:
    gone = facts(listed=False, instrument=None)
    says(market_brakes.delisting_brake(gone), HOLD, Code.DELISTING)
    says(market_brakes.delisting_brake(released(gone, *Brake)), HOLD, Code.DELISTING)


@pytest.mark.parametrize(
    ("rules", "waits"), [(AS_ASKED, [0, 0, 60, 300, 900, 900]), (CAREFUL, [0, 300, 900, 3600, 3600])]
)
def test_the_oftener_a_pair_was_refilled_the_longer_it_waits(rules: Rules, waits: list[int]) -> None:
    for before, seconds in enumerate(waits):
        case = under(rules, state=state(recent=spends(before)))
        over = replace(case, now=after(seconds))
        says(limit_brakes.repeat_brake(over), GO)
        if seconds:
            found = limit_brakes.repeat_brake(replace(case, now=after(seconds - 0.001)))
            says(found, WAIT, Code.REPEAT)
            assert found.until == after(seconds)
            assert found.reason
            assert found.reason.param("nth") == before + 1


def test_a_clock_that_was_set_back_makes_no_wait_out_of_nothing() -> None:
    ahead = gap(absent_since=after(3600))
    says(limit_brakes.repeat_brake(facts(gap=ahead)), GO)
    says(limit_brakes.repeat_brake(facts(gap=ahead, state=state(recent=spends(2)))), WAIT, Code.REPEAT)


def test_the_wait_counts_from_the_death_and_not_from_a_list_that_lied_before_it() -> None:
    third = state(recent=spends(2))
    waits = [gap(absent_since=after(-120), died_at=after(-30)), gap(absent_since=after(-30), died_at=after(-120))]
    for case in waits:
        assert limit_brakes.repeat_brake(facts(gap=case, state=third)).until == after(30)
    says(limit_brakes.repeat_brake(facts(gap=gap(absent_since=after(-61), died_at=after(-62)), state=third)), GO)
    says(limit_brakes.repeat_brake(facts(gap=gap(absent_since=after(-61)), state=third)), GO)


def test_a_person_may_shorten_the_wait() -> None:
    case = under(AS_ASKED, state=state(recent=spends(4)))
    says(limit_brakes.repeat_brake(released(case, Brake.REPEAT)), GO)


def test_refills_of_other_pairs_and_of_yesterday_make_no_pair_wait() -> None:
    long_ago = spends(9, at=NOW - timedelta(hours=23))
    says(limit_brakes.repeat_brake(facts(state=state(recent=(*long_ago, *spends(9, SOL))))), GO)


@pytest.mark.parametrize(("rules", "cap"), [(AS_ASKED, 10), (CAREFUL, 4)])
def test_a_pair_has_so_many_refills_a_day_and_then_a_person_looks(rules: Rules, cap: int) -> None:
    says(limit_brakes.pair_cap_brake(under(rules, state=state(recent=spends(cap - 1)))), GO)
    holds_until_released(limit_brakes.pair_cap_brake, under(rules, state=state(recent=spends(cap))), Code.PAIR_CAP)
    says(limit_brakes.pair_cap_brake(under(rules, state=state(recent=spends(cap, SOL)))), GO)
    says(limit_brakes.pair_cap_brake(under(rules, state=state(recent=spends(cap, at=NOW - timedelta(hours=23))))), GO)


@pytest.mark.parametrize(("rules", "cap"), [(AS_ASKED, 60), (CAREFUL, 20)])
def test_an_account_has_so_many_refills_a_day_those_of_the_same_batch_included(rules: Rules, cap: int) -> None:
    says(limit_brakes.account_cap_brake(under(rules, state=state(recent=spends(cap - 1, SOL, "0")))), GO)
    full = under(rules, state=state(recent=spends(cap, SOL, "0")))
    holds_until_released(limit_brakes.account_cap_brake, full, Code.ACCOUNT_CAP)
    one_left = under(rules, planned_in_batch=1, state=state(recent=spends(cap - 1, SOL, "0")))
    says(limit_brakes.account_cap_brake(one_left), HOLD, Code.ACCOUNT_CAP)


def test_a_small_account_still_has_twenty_refills() -> None:
    few = state(pairs=(protected(),), recent=spends(19, SOL, "0"))
    says(limit_brakes.account_cap_brake(facts(state=few)), GO)
    says(limit_brakes.account_cap_brake(facts(state=replace(few, recent=spends(20, SOL, "0")))), HOLD, Code.ACCOUNT_CAP)


@pytest.mark.parametrize(("rules", "limit"), [(AS_ASKED, "60"), (CAREFUL, "10")])
def test_the_days_budget_counts_what_is_reserved_what_is_beside_it_and_what_it_needs(rules: Rules, limit: str) -> None:
    needs = Decimal("0.9")
    room = Decimal(limit) - needs

    def spent(amount: Decimal, **more: Any) -> Facts:
        return under(rules, state=state(recent=spends(1, SOL, str(amount))), **more)

    says(limit_brakes.budget_brake(spent(room)), GO)
    holds_until_released(limit_brakes.budget_brake, spent(room + Decimal("0.01")), Code.BUDGET)
    says(limit_brakes.budget_brake(spent(room, reserved_in_batch=Decimal("0.01"))), HOLD, Code.BUDGET)
    found = limit_brakes.budget_brake(spent(Decimal(limit), size=None))
    says(found, HOLD, Code.BUDGET)
    assert found.reason
    assert found.reason.param("limit") == found.reason.param("reserved") == Decimal(limit)
    says(limit_brakes.budget_brake(spent(Decimal(limit) - Decimal("0.01"), size=None)), GO)


def test_yesterdays_margin_is_free_again() -> None:
    yesterday = spends(60, SOL, at=NOW - timedelta(hours=23))
    says(limit_brakes.budget_brake(facts(state=state(recent=yesterday))), GO)
    says(limit_brakes.account_cap_brake(facts(state=state(recent=yesterday))), GO)


def test_a_lot_that_is_too_dear_is_waited_for_and_only_other_rules_or_prices_help() -> None:
    dear = facts(size=Reason.of(Code.LOT_TOO_LARGE, cost=Decimal(4), margin=Decimal(1), limit=Decimal(3)))
    says(market_brakes.size_brake(dear), WAIT, Code.LOT_TOO_LARGE)
    says(market_brakes.size_brake(released(dear, *Brake)), WAIT, Code.LOT_TOO_LARGE)
    says(market_brakes.size_brake(facts()), GO)


def test_a_contract_whose_margin_is_not_usdt_is_held_with_a_reason() -> None:
    says(market_brakes.size_brake(facts(instrument=instrument(settle_ccy="BTC", linear=False))), HOLD, Code.NOT_LINEAR)


def test_a_price_that_could_not_be_read_is_waited_for() -> None:
    found = market_brakes.size_brake(facts(size=Reason.of(Code.EMPTY_BOOK, inst_id="BNB-USDT-SWAP")))
    assert found.brake is Brake.PRICE
    says(found, WAIT, Code.EMPTY_BOOK)


def test_in_net_mode_a_position_on_the_other_side_holds_the_pair_until_it_is_gone() -> None:
    net = account(position_mode=PositionMode.NET)
    against = facts(account=net, positions=(position(BNB.opposite),))
    says(market_brakes.opposite_brake(against), HOLD, Code.OPPOSITE)
    says(market_brakes.opposite_brake(released(against, *Brake)), HOLD, Code.OPPOSITE)
    says(market_brakes.opposite_brake(facts(account=net, positions=(position(SOL),))), GO)
    says(market_brakes.opposite_brake(facts(positions=(position(BNB.opposite),))), GO)


def test_margin_reserved_without_a_size_is_nought() -> None:
    size = Size(Decimal(1), Decimal(1), Decimal(50), Decimal(1))
    full = spends(1, SOL, "30")
    says(limit_brakes.budget_brake(facts(size=size, state=state(recent=full))), HOLD, Code.BUDGET)
    says(limit_brakes.budget_brake(facts(size=None, state=state(recent=full))), GO)
