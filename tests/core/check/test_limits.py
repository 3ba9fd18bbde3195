"""Waits between refills, caps, the budget, and what is asked first: when they stop a refill and what lets go."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import AttemptState, Brake
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import AS_ASKED, CAREFUL, change
from tests.support.guard_rig import BNB, LDO, SOL, GuardRig

HOUR = 3600


def _wear_out(rig: GuardRig, times: int) -> None:
    for _ in range(times):
        rig.close(SOL)
        rig.watch(60)


def test_the_third_refill_of_a_day_waits_a_minute_and_the_fifth_a_quarter_of_an_hour(rig: GuardRig) -> None:
    delays = []
    for _ in range(5):
        rig.close(SOL)
        died = rig.clock.true_ms
        count = len(rig.sent_orders())
        while len(rig.sent_orders()) == count:
            rig.check()
            rig.pass_time(rig.report.next_check_in_s)
        delays.append((rig.world.posts()[-1].at_ms - died) / 1000)
        rig.watch(10)
    assert [round(delay) for delay in delays] == [0, 0, 60, 300, 900]
    assert [line.nth for line in rig.log(ActionKind.REFILL)] == [1, 2, 3, 4, 5]


def test_while_it_waits_it_says_until_when(rig: GuardRig) -> None:
    rig.commands.set_rules(change(AS_ASKED, {"repeat_waits_s": "300"}))
    rig.close(SOL)
    rig.check()
    row = rig.row(SOL)
    assert (row.state, rig.reason(SOL)) == (PairState.WAITING, Code.REPEAT)
    assert row.next_act == rig.gap(SOL).opened_at + timedelta(seconds=300)
    assert [judged.brake for judged in row.judgements if judged.reason] == [Brake.REPEAT]
    assert len(rig.log(ActionKind.WAITING)) == 1
    rig.watch(120)
    assert len(rig.log(ActionKind.WAITING)) == 1
    assert rig.report.requests == 1


def test_a_new_reason_for_waiting_is_logged_and_kept(rig: GuardRig) -> None:
    rig.commands.set_rules(change(AS_ASKED, {"repeat_waits_s": "600"}))
    rig.close(SOL)
    rig.watch(60)
    rig.clock.wall_off_ms = 60_000
    rig.watch(60)
    assert [line.reason.code for line in rig.log(ActionKind.WAITING) if line.reason] == [
        Code.REPEAT,
        Code.CLOCK_OFF,
    ]
    waiting = rig.gap(SOL).waiting
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
    rig: GuardRig, rules: dict[str, str], brake: Brake, code: Code
) -> None:
    rig.commands.set_rules(change(AS_ASKED, {**rules, "repeat_waits_s": "0"}))
    _wear_out(rig, 3)
    assert len(rig.sent_orders()) == 2
    assert (rig.row(SOL).state, rig.reason(SOL), rig.held_by(SOL)) == (PairState.ON_HOLD, code, brake)
    rig.commands.release(SOL)
    rig.watch(30)
    assert len(rig.live(SOL)) == 1
    _wear_out(rig, 1)
    assert rig.held_by(SOL) is brake
    assert len(rig.sent_orders()) == 3


def test_a_day_later_the_caps_are_free_again_but_the_hold_still_waits_for_a_person(rig: GuardRig) -> None:
    rig.commands.set_rules(change(AS_ASKED, {"pair_cap": "1"}))
    _wear_out(rig, 2)
    rig.pass_time(25 * HOUR)
    rig.check()
    assert rig.held_by(SOL) is Brake.PAIR_CAP
    rig.commands.release(SOL)
    rig.watch(30)
    assert len(rig.live(SOL)) == 1


def test_the_budget_stops_a_batch_in_the_middle(rig: GuardRig) -> None:
    rig.commands.set_rules(change(AS_ASKED, {"budget_usdt": "5"}))
    rig.close_all()
    rig.watch(120)
    assert rig.state.reserved(rig.clock.now()) <= 5
    assert rig.report.reserved <= rig.report.budget == 5
    assert 4 <= len(rig.sent_orders()) <= 6
    assert {rig.held_by(pair) for pair in rig.report.missing} == {Brake.BUDGET}


def test_an_order_of_unknown_fate_takes_from_the_budget_from_its_commit_on(rig: GuardRig) -> None:
    rig.commands.set_rules(change(AS_ASKED, {"budget_usdt": "1.5"}))
    rig.world.fault("lost_answer", count=1)
    rig.world.fault("error_code", path="/api/v5/trade/order", method="GET", code="51603")
    rig.close(SOL)
    rig.check()
    assert rig.attempt(SOL).state is AttemptState.UNKNOWN
    rig.close(LDO)
    rig.check()
    assert rig.held_by(LDO) is Brake.BUDGET
    assert len(rig.sent_orders()) == 1


def test_the_account_cap_stops_a_batch_in_the_middle(rig: GuardRig) -> None:
    rig.commands.set_rules(change(AS_ASKED, {"account_cap": "7"}))
    rig.close_all()
    rig.watch(120)
    assert len(rig.sent_orders()) == 7
    assert {rig.held_by(pair) for pair in rig.report.missing} == {Brake.ACCOUNT_CAP}


@pytest.mark.parametrize(("cause", "code"), [("manual", Code.CAUSE_MANUAL), ("liquidation", Code.CAUSE_LIQUIDATION)])
def test_careful_asks_after_a_hand_or_a_liquidation(rig: GuardRig, cause: str, code: Code) -> None:
    rig.commands.set_rules(change(CAREFUL, {"smallest_lot_usdt": "3"}))
    rig.close(SOL, cause)
    rig.watch(HOUR)
    assert rig.sent_orders() == []
    assert (rig.row(SOL).state, rig.reason(SOL)) == (PairState.ON_HOLD, code)
    assert rig.gap(SOL).cause_detail
    rig.commands.release(SOL)
    rig.check()
    assert len(rig.live(SOL)) == 1


@pytest.mark.parametrize("cause", ["tp_sl", "adl"])
def test_careful_refills_after_a_take_profit_or_an_adl(rig: GuardRig, cause: str) -> None:
    rig.commands.set_rules(CAREFUL)
    rig.close(SOL, cause)
    rig.check()
    assert len(rig.live(SOL)) == 1


def test_a_rule_of_one_pair_holds_for_that_pair_alone(rig: GuardRig) -> None:
    rig.commands.set_pair_rules(SOL, {"on_manual": "ask"})
    rig.close(SOL)
    rig.close(LDO)
    rig.watch(30)
    assert (rig.live(SOL), len(rig.live(LDO))) == ([], 1)


def test_a_lot_that_is_too_dear_is_held_until_the_rules_allow_it(rig: GuardRig) -> None:
    rig.commands.set_rules(change(AS_ASKED, {"smallest_lot_usdt": "0"}))
    rig.close(BNB)
    rig.watch(120)
    assert (rig.row(BNB).state, rig.reason(BNB), rig.held_by(BNB)) == (
        PairState.ON_HOLD,
        Code.LOT_TOO_LARGE,
        Brake.SIZE,
    )
    rig.commands.release(BNB)
    rig.watch(30)
    assert rig.held_by(BNB) is Brake.SIZE
    rig.commands.set_pair_rules(BNB, {"smallest_lot_usdt": "2"})
    rig.commands.release(BNB)
    rig.watch(30)
    assert len(rig.live(BNB)) == 1
