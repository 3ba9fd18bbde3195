"""What OKX refuses: how long the next try waits, or what holds it until a person lets go."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from pairguard_gui.core.check.refusals import MOST_PRICE_REFUSALS
from pairguard_gui.core.judge.verdict import Verdict
from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.state.actions import ActionKind, ActionStatus
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.shield import ShieldEvent
from tests.support.guard_rig import BNB, DOGE, LDO, SOL, GuardRig

TRADE = "/api/v5/trade/"


HOUR = 3600


WAITS = [
    ("51008", Code.MONEY, HOUR),
    ("51127", Code.MONEY, HOUR),
    ("51006", Code.PRICE_APART, 10),
    ("50036", Code.CLOCK_OFF, 10),
    ("50037", Code.CLOCK_OFF, 10),
    ("50011", Code.RATE_LIMITED, 5),
    ("50061", Code.RATE_LIMITED, 5),
    ("51024", Code.ACCOUNT_BLOCKED, 300),
    ("51022", Code.ORDER_REFUSED, 600),
    ("50019", Code.ORDER_REFUSED, 600),
    ("50030", Code.NO_PERMISSION, 300),
]


HOLDS = [
    ("51001", Brake.DELISTING, Code.DELISTING),
    ("51027", Brake.DELISTING, Code.DELISTING),
    ("51028", Brake.DELISTING, Code.DELISTING),
    ("50072", Brake.MARGIN_MODE, Code.MARGIN_MODE_REFUSED),
    ("51010", Brake.MODE, Code.UNSUPPORTED_ACCOUNT),
    ("51020", Brake.REFUSED, Code.ORDER_REFUSED),
    ("51004", Brake.REFUSED, Code.ORDER_REFUSED),
    ("51121", Brake.REFUSED, Code.ORDER_REFUSED),
    ("51000", Brake.REFUSED, Code.ORDER_REFUSED),
    ("54092", Brake.REFUSED, Code.ORDER_REFUSED),
]


def refuse(rig: GuardRig, okx_code: str, **wishes: Any) -> None:
    """Orders are refused with that code."""
    rig.world.fault("error_code", path=TRADE, method="POST", code=okx_code, **wishes)


@pytest.mark.parametrize(("okx_code", "code", "seconds"), WAITS)
def test_after_a_passing_refusal_the_next_try_comes_when_it_is_due_and_not_before(
    rig: GuardRig, okx_code: str, code: Code, seconds: int
) -> None:
    refuse(rig, okx_code, count=1)
    rig.close(SOL)
    rig.check()
    assert (rig.row(SOL).state, rig.reason(SOL)) == (PairState.WAITING, code)
    assert rig.gap(SOL).not_before
    assert rig.shield() is ShieldEvent.BRAKED
    rig.watch(seconds - 2)
    assert len(rig.sent_orders()) == 1
    assert rig.reason(SOL) is code
    rig.watch(70)
    assert len(rig.sent_orders()) == 2
    assert len(rig.live(SOL)) == 1
    assert rig.shield() is ShieldEvent.QUIET


@pytest.mark.parametrize(("okx_code", "code"), [(one[0], one[1]) for one in WAITS])
def test_a_refusal_is_logged_with_okxs_own_code(rig: GuardRig, okx_code: str, code: Code) -> None:
    refuse(rig, okx_code, count=1)
    rig.close(SOL)
    rig.check()
    (line,) = rig.log(ActionKind.REFUSED)
    assert line.reason
    assert (line.status, line.reason.param("okx_code")) == (ActionStatus.FAILED, okx_code)
    shown = rig.row(SOL).reason
    assert shown
    assert (shown.code, shown.param("okx_code")) == (code, okx_code)


@pytest.mark.parametrize(("okx_code", "brake", "code"), HOLDS)
def test_a_lasting_refusal_holds_the_pair_until_a_person_lets_go(
    rig: GuardRig, okx_code: str, brake: Brake, code: Code
) -> None:
    refuse(rig, okx_code, count=1)
    rig.close(SOL)
    rig.watch(HOUR / 2)
    assert len(rig.sent_orders()) == 1
    assert (rig.row(SOL).state, rig.reason(SOL), rig.held_by(SOL)) == (PairState.ON_HOLD, code, brake)
    assert rig.shield() is ShieldEvent.BRAKED
    rig.commands.release(SOL)
    rig.watch(30)
    assert len(rig.live(SOL)) == 1
    assert [line.pair for line in rig.log(ActionKind.RELEASED)] == [SOL]


def test_a_hold_outlives_the_program(rig: GuardRig) -> None:
    refuse(rig, "51020", count=1)
    rig.close(SOL)
    rig.check()
    rig.start_program()
    rig.watch(HOUR)
    assert len(rig.sent_orders()) == 1
    assert rig.held_by(SOL) is Brake.REFUSED


def test_a_wait_outlives_the_program(rig: GuardRig) -> None:
    refuse(rig, "51008", count=1)
    rig.close(SOL)
    rig.check()
    rig.start_program()
    rig.watch(HOUR - 60)
    assert len(rig.sent_orders()) == 1


def test_without_money_there_is_at_most_one_try_an_hour(rig: GuardRig) -> None:
    refuse(rig, "51008")
    rig.close(SOL)
    rig.watch(4 * HOUR + 300)
    tries = [sent.at_ms for sent in rig.world.posts()]
    assert len(tries) == 5
    assert all(later - earlier >= HOUR * 1000 for earlier, later in pairwise(tries))
    assert len(rig.log(ActionKind.REFUSED)) == 5
    rig.world.heal()
    rig.watch(HOUR)
    assert len(rig.live(SOL)) == 1


def test_without_money_a_whole_account_tries_once_an_hour(rig: GuardRig) -> None:
    refuse(rig, "51008")
    rig.close(SOL)
    rig.check()
    for pair in (LDO, DOGE, BNB):
        rig.close(pair)
    rig.watch(3 * HOUR + 300)
    tries = [sent.at_ms for sent in rig.world.posts()]
    assert len(rig.sent_orders()) == len(tries) == 4
    assert all(later - earlier >= HOUR * 1000 for earlier, later in pairwise(tries))
    assert {rig.reason(pair) for pair in (SOL, LDO, DOGE, BNB)} == {Code.MONEY}
    stops = [one.brake for one in rig.row(LDO).judgements if one.verdict is not Verdict.GO]
    assert stops == [Brake.MONEY]


def test_when_there_is_money_again_all_pairs_follow_the_one_that_tried(rig: GuardRig) -> None:
    refuse(rig, "51008")
    four = (SOL, LDO, DOGE, BNB)
    for pair in four:
        rig.close(pair)
    rig.check()
    rig.world.heal()
    rig.watch(HOUR + 120)
    assert all(len(rig.live(pair)) == 1 for pair in four)


def test_while_it_waits_for_money_a_check_stays_cheap(rig: GuardRig) -> None:
    refuse(rig, "51008")
    rig.close(SOL)
    rig.watch(120)
    assert {report.requests for report in rig.watch(600)} == {1}


def test_a_wait_for_another_reason_in_between_does_not_replace_the_refusal(rig: GuardRig) -> None:
    refuse(rig, "51008", count=1)
    rig.close(SOL)
    rig.watch(120)
    rig.clock.wall_off_ms = 60_000
    rig.watch(120)
    assert rig.reason(SOL) is Code.CLOCK_OFF
    rig.clock.wall_off_ms = 0
    rig.watch(120)
    assert rig.reason(SOL) is Code.MONEY


def test_a_price_that_is_refused_again_and_again_is_tried_ever_later_and_then_held(rig: GuardRig) -> None:
    refuse(rig, "51006")
    rig.close(SOL)
    rig.watch(3 * HOUR)
    tries = [sent.at_ms for sent in rig.world.posts()]
    pauses = [(later - earlier) / 1000 for earlier, later in pairwise(tries)]
    assert len(tries) == MOST_PRICE_REFUSALS
    assert all(pause >= wait for pause, wait in zip(pauses, (10, 20, 40, 80, 160, 320, 600, 600), strict=False))
    assert (rig.held_by(SOL), rig.reason(SOL)) == (Brake.PRICE, Code.PRICE_REFUSED)
    rig.world.heal()
    rig.commands.release(SOL)
    rig.watch(30)
    assert len(rig.live(SOL)) == 1


def test_one_refused_order_of_a_batch_does_not_touch_the_others(rig: GuardRig) -> None:
    venue = rig.world.exchange.venue
    rig.just_before("batch-orders", lambda: venue.amend("SOL-USDT-SWAP", lot=Decimal(1)))
    rig.close(SOL)
    rig.close(LDO)
    rig.check()
    assert len(rig.live(LDO)) == 1
    assert rig.held_by(SOL) is Brake.REFUSED
