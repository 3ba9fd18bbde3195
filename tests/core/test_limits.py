"""Waits between refills, caps, the budget, and what is asked first: when they stop a refill and what lets go."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import AttemptState, Brake
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import AS_ASKED, CAREFUL, change
from tests.support.bench import BNB, LDO, SOL, Bench

HOUR = 3600


def _wear_out(bench: Bench, times: int) -> None:
    for _ in range(times):
        bench.close(SOL)
        bench.watch(60)


def test_the_third_refill_of_a_day_waits_a_minute_and_the_fifth_a_quarter_of_an_hour(bench: Bench) -> None:
    delays = []
    for _ in range(5):
        bench.close(SOL)
        died = bench.clock.true_ms
        count = len(bench.sent_orders())
        while len(bench.sent_orders()) == count:
            bench.check()
            bench.pass_time(bench.report.next_check_in_s)
        delays.append((bench.world.posts()[-1].at_ms - died) / 1000)
        bench.watch(10)
    assert [round(delay) for delay in delays] == [0, 0, 60, 300, 900]
    assert [line.nth for line in bench.log(ActionKind.REFILL)] == [1, 2, 3, 4, 5]


def test_while_it_waits_it_says_until_when(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"repeat_waits_s": "300"}))
    bench.close(SOL)
    bench.check()
    row = bench.row(SOL)
    assert (row.state, bench.reason(SOL)) == (PairState.WAITING, Code.REPEAT)
    assert row.next_act == bench.gap(SOL).opened_at + timedelta(seconds=300)
    assert [judged.brake for judged in row.judgements if judged.reason] == [Brake.REPEAT]
    assert len(bench.log(ActionKind.WAITING)) == 1
    bench.watch(120)
    assert len(bench.log(ActionKind.WAITING)) == 1
    assert bench.report.requests == 1


def test_a_new_reason_for_waiting_is_logged_and_kept(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"repeat_waits_s": "600"}))
    bench.close(SOL)
    bench.watch(60)
    bench.clock.wall_off_ms = 60_000
    bench.watch(60)
    assert [line.reason.code for line in bench.log(ActionKind.WAITING) if line.reason] == [
        Code.REPEAT,
        Code.CLOCK_OFF,
    ]
    waiting = bench.gap(SOL).waiting
    assert waiting
    assert waiting.code is Code.CLOCK_OFF


@pytest.mark.parametrize(
    ("rules", "brake", "code"),
    [
        ({"pair_cap": "2"}, Brake.PAIR_CAP, Code.PAIR_CAP),
        ({"account_cap": "2"}, Brake.ACCOUNT_CAP, Code.ACCOUNT_CAP),
        ({"budget_usdt": "2"}, Brake.BUDGET, Code.BUDGET),
    ],
)
def test_caps_and_budget_hold_the_next_refill_until_a_person_lets_go(
    bench: Bench, rules: dict[str, str], brake: Brake, code: Code
) -> None:
    bench.roster.set_rules(change(AS_ASKED, {**rules, "repeat_waits_s": "0"}))
    _wear_out(bench, 3)
    assert len(bench.sent_orders()) == 2
    assert (bench.row(SOL).state, bench.reason(SOL), bench.held_by(SOL)) == (PairState.ON_HOLD, code, brake)
    bench.roster.release(SOL)
    bench.watch(30)
    assert len(bench.live(SOL)) == 1
    _wear_out(bench, 1)
    assert bench.held_by(SOL) is brake
    assert len(bench.sent_orders()) == 3


def test_a_day_later_the_caps_are_free_again_but_the_hold_still_waits_for_a_person(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"pair_cap": "1"}))
    _wear_out(bench, 2)
    bench.pass_time(25 * HOUR)
    bench.check()
    assert bench.held_by(SOL) is Brake.PAIR_CAP
    bench.roster.release(SOL)
    bench.watch(30)
    assert len(bench.live(SOL)) == 1


def test_the_budget_stops_a_batch_in_the_middle(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"budget_usdt": "5"}))
    bench.close_all()
    bench.watch(120)
    assert bench.state.reserved(bench.clock.now()) <= 5
    assert bench.report.reserved <= bench.report.budget == 5
    assert 4 <= len(bench.sent_orders()) <= 6
    assert {bench.held_by(pair) for pair in bench.report.missing} == {Brake.BUDGET}


def test_an_order_of_unknown_fate_takes_from_the_budget_from_its_commit_on(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"budget_usdt": "1.5"}))
    bench.world.fault("lost_answer", count=1)
    bench.world.fault("error_code", path="/api/v5/trade/order", method="GET", code="51603")
    bench.close(SOL)
    bench.check()
    assert bench.attempt(SOL).state is AttemptState.UNKNOWN
    bench.close(LDO)
    bench.check()
    assert bench.held_by(LDO) is Brake.BUDGET
    assert len(bench.sent_orders()) == 1


def test_the_account_cap_stops_a_batch_in_the_middle(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"account_cap": "7"}))
    bench.close_all()
    bench.watch(120)
    assert len(bench.sent_orders()) == 7
    assert {bench.held_by(pair) for pair in bench.report.missing} == {Brake.ACCOUNT_CAP}


@pytest.mark.parametrize(("cause", "code"), [("manual", Code.CAUSE_MANUAL), ("liquidation", Code.CAUSE_LIQUIDATION)])
def test_careful_asks_after_a_hand_or_a_liquidation(bench: Bench, cause: str, code: Code) -> None:
    bench.roster.set_rules(change(CAREFUL, {"smallest_lot_usdt": "3"}))
    bench.close(SOL, cause)
    bench.watch(HOUR)
    assert bench.sent_orders() == []
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.ON_HOLD, code)
    assert bench.gap(SOL).cause_detail
    bench.roster.release(SOL)
    bench.check()
    assert len(bench.live(SOL)) == 1


@pytest.mark.parametrize("cause", ["tp_sl", "adl"])
def test_careful_refills_after_a_take_profit_or_an_adl(bench: Bench, cause: str) -> None:
    bench.roster.set_rules(CAREFUL)
    bench.close(SOL, cause)
    bench.check()
    assert len(bench.live(SOL)) == 1


def test_a_rule_of_one_pair_holds_for_that_pair_alone(bench: Bench) -> None:
    bench.roster.set_pair_rules(SOL, {"on_manual": "ask"})
    bench.close(SOL)
    bench.close(LDO)
    bench.watch(30)
    assert (bench.live(SOL), len(bench.live(LDO))) == ([], 1)


def test_a_lot_that_is_too_dear_is_held_until_the_rules_allow_it(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"smallest_lot_usdt": "0"}))
    bench.close(BNB)
    bench.watch(120)
    assert (bench.row(BNB).state, bench.reason(BNB), bench.held_by(BNB)) == (
        PairState.ON_HOLD,
        Code.LOT_TOO_LARGE,
        Brake.SIZE,
    )
    bench.roster.release(BNB)
    bench.watch(30)
    assert bench.held_by(BNB) is Brake.SIZE
    bench.roster.set_pair_rules(BNB, {"smallest_lot_usdt": "2"})
    bench.roster.release(BNB)
    bench.watch(30)
    assert len(bench.live(BNB)) == 1
