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
from tests.support.bench import BNB, DOGE, LDO, SOL, Bench

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


def refuse(bench: Bench, okx_code: str, **wishes: Any) -> None:
    """Orders are refused with that code."""
    bench.world.fault("error_code", path=TRADE, method="POST", code=okx_code, **wishes)


@pytest.mark.parametrize(("okx_code", "code", "seconds"), WAITS)
def test_after_a_passing_refusal_the_next_try_comes_when_it_is_due_and_not_before(
    bench: Bench, okx_code: str, code: Code, seconds: int
) -> None:
    refuse(bench, okx_code, count=1)
    bench.close(SOL)
    bench.check()
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.WAITING, code)
    assert bench.gap(SOL).not_before
    assert bench.shield() is ShieldEvent.BRAKED
    bench.watch(seconds - 2)
    assert len(bench.sent_orders()) == 1
    assert bench.reason(SOL) is code
    bench.watch(70)
    assert len(bench.sent_orders()) == 2
    assert len(bench.live(SOL)) == 1
    assert bench.shield() is ShieldEvent.QUIET


@pytest.mark.parametrize(("okx_code", "code"), [(one[0], one[1]) for one in WAITS])
def test_a_refusal_is_logged_with_okxs_own_code(bench: Bench, okx_code: str, code: Code) -> None:
    refuse(bench, okx_code, count=1)
    bench.close(SOL)
    bench.check()
    (line,) = bench.log(ActionKind.REFUSED)
    assert line.reason
    assert (line.status, line.reason.param("okx_code")) == (ActionStatus.FAILED, okx_code)
    shown = bench.row(SOL).reason
    assert shown
    assert (shown.code, shown.param("okx_code")) == (code, okx_code)


@pytest.mark.parametrize(("okx_code", "brake", "code"), HOLDS)
def test_a_lasting_refusal_holds_the_pair_until_a_person_lets_go(
    bench: Bench, okx_code: str, brake: Brake, code: Code
) -> None:
    refuse(bench, okx_code, count=1)
    bench.close(SOL)
    bench.watch(HOUR / 2)
    assert len(bench.sent_orders()) == 1
    assert (bench.row(SOL).state, bench.reason(SOL), bench.held_by(SOL)) == (PairState.ON_HOLD, code, brake)
    assert bench.shield() is ShieldEvent.BRAKED
    bench.roster.release(SOL)
    bench.watch(30)
    assert len(bench.live(SOL)) == 1
    assert [line.pair for line in bench.log(ActionKind.RELEASED)] == [SOL]


def test_a_hold_outlives_the_program(bench: Bench) -> None:
    refuse(bench, "51020", count=1)
    bench.close(SOL)
    bench.check()
    bench.start_program()
    bench.watch(HOUR)
    assert len(bench.sent_orders()) == 1
    assert bench.held_by(SOL) is Brake.REFUSED


def test_a_wait_outlives_the_program(bench: Bench) -> None:
    refuse(bench, "51008", count=1)
    bench.close(SOL)
    bench.check()
    bench.start_program()
    bench.watch(HOUR - 60)
    assert len(bench.sent_orders()) == 1


def test_without_money_there_is_at_most_one_try_an_hour(bench: Bench) -> None:
    refuse(bench, "51008")
    bench.close(SOL)
    bench.watch(4 * HOUR + 300)
    tries = [sent.at_ms for sent in bench.world.posts()]
    assert len(tries) == 5
    assert all(later - earlier >= HOUR * 1000 for earlier, later in pairwise(tries))
    assert len(bench.log(ActionKind.REFUSED)) == 5
    bench.world.heal()
    bench.watch(HOUR)
    assert len(bench.live(SOL)) == 1


def test_without_money_a_whole_account_tries_once_an_hour(bench: Bench) -> None:
    refuse(bench, "51008")
    bench.close(SOL)
    bench.check()
    for pair in (LDO, DOGE, BNB):
        bench.close(pair)
    bench.watch(3 * HOUR + 300)
    tries = [sent.at_ms for sent in bench.world.posts()]
    assert len(bench.sent_orders()) == len(tries) == 4
    assert all(later - earlier >= HOUR * 1000 for earlier, later in pairwise(tries))
    assert {bench.reason(pair) for pair in (SOL, LDO, DOGE, BNB)} == {Code.MONEY}
    stops = [one.brake for one in bench.row(LDO).judgements if one.verdict is not Verdict.GO]
    assert stops == [Brake.MONEY]


def test_when_there_is_money_again_all_pairs_follow_the_one_that_tried(bench: Bench) -> None:
    refuse(bench, "51008")
    four = (SOL, LDO, DOGE, BNB)
    for pair in four:
        bench.close(pair)
    bench.check()
    bench.world.heal()
    bench.watch(HOUR + 120)
    assert all(len(bench.live(pair)) == 1 for pair in four)


def test_while_it_waits_for_money_a_check_stays_cheap(bench: Bench) -> None:
    refuse(bench, "51008")
    bench.close(SOL)
    bench.watch(120)
    assert {report.requests for report in bench.watch(600)} == {1}


def test_a_wait_for_another_reason_in_between_does_not_replace_the_refusal(bench: Bench) -> None:
    refuse(bench, "51008", count=1)
    bench.close(SOL)
    bench.watch(120)
    bench.clock.wall_off_ms = 60_000
    bench.watch(120)
    assert bench.reason(SOL) is Code.CLOCK_OFF
    bench.clock.wall_off_ms = 0
    bench.watch(120)
    assert bench.reason(SOL) is Code.MONEY


def test_a_price_that_is_refused_again_and_again_is_tried_ever_later_and_then_held(bench: Bench) -> None:
    refuse(bench, "51006")
    bench.close(SOL)
    bench.watch(3 * HOUR)
    tries = [sent.at_ms for sent in bench.world.posts()]
    pauses = [(later - earlier) / 1000 for earlier, later in pairwise(tries)]
    assert len(tries) == MOST_PRICE_REFUSALS
    assert all(pause >= wait for pause, wait in zip(pauses, (10, 20, 40, 80, 160, 320, 600, 600), strict=False))
    assert (bench.held_by(SOL), bench.reason(SOL)) == (Brake.PRICE, Code.PRICE_REFUSED)
    bench.world.heal()
    bench.roster.release(SOL)
    bench.watch(30)
    assert len(bench.live(SOL)) == 1


def test_one_refused_order_of_a_batch_does_not_touch_the_others(bench: Bench) -> None:
    venue = bench.world.exchange.venue
    bench.just_before("batch-orders", lambda: venue.amend("SOL-USDT-SWAP", lot=Decimal(1)))
    bench.close(SOL)
    bench.close(LDO)
    bench.check()
    assert len(bench.live(LDO)) == 1
    assert bench.held_by(SOL) is Brake.REFUSED
