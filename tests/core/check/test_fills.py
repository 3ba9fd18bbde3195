"""What an order filled: nothing, a part, late, or resting; and which digit is next."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import AttemptState, Brake
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.shield import ShieldEvent
from tests.support.guard_rig import LDO, SOL, GuardRig

TRADE = "/api/v5/trade/"


ORDER = "/api/v5/trade/order"


def test_an_order_that_filled_nothing_is_followed_by_the_next_digit(rig: GuardRig) -> None:
    rig.world.fault("zero_fill", count=2)
    rig.close(SOL)
    rig.watch(30)
    ids = [order["clOrdId"] for order in rig.sent_orders()]
    assert [cl_ord_id[-1] for cl_ord_id in ids] == ["0", "1", "2"]
    assert len({cl_ord_id[:-1] for cl_ord_id in ids}) == 1
    assert len(rig.fills(SOL)) == 1
    assert [line.reason.param("nth") for line in rig.log(ActionKind.REFUSED) if line.reason] == [1, 2]


def test_an_order_found_late_or_unfilled_is_followed_up_a_second_later(rig: GuardRig) -> None:
    """Whether it opened something or nothing, the next look is worth having soon."""
    for kind, pair in (("zero_fill", SOL), ("partial_fill", LDO)):
        rig.world.fault("lost_answer", count=1)
        rig.world.fault(kind, count=1)
        rig.close(pair)
        rig.check()
        rig.pass_time(rig.report.next_check_in_s)
        settled = rig.check()
        assert settled.next_check_in_s <= 1
        rig.watch(60)
        assert len(rig.fills(pair)) == len(rig.live(pair)) == 1


def test_an_unfilled_order_of_a_dropped_pair_is_still_logged_as_that_pairs(rig: GuardRig) -> None:
    rig.world.fault("lost_answer", count=1)
    rig.world.fault("zero_fill", count=1)
    rig.close(SOL)
    rig.check()
    rig.commands.drop(SOL)
    rig.watch(30)
    assert [line.pair for line in rig.log(ActionKind.REFUSED)] == [SOL]
    assert len(rig.sent_orders()) == 1


def test_a_digit_nobody_had_room_to_ask_for_is_never_assumed_to_be_free(rig: GuardRig) -> None:
    """A page full of the trader's own orders hides ours, and each digit costs a look-up."""
    rig.world.fault("zero_fill", count=2)
    rig.close(SOL)
    rig.watch(10)
    assert [order["clOrdId"][-1] for order in rig.sent_orders()] == ["0", "1", "2"]
    rig.close(SOL)
    rig.world.fault("zero_fill")
    rig.pass_time(30)
    for _ in range(4):
        for _ in range(120):
            rig.open(Pair("ETH-USDT-SWAP", PosSide.LONG), "0.01", client_id="bot")
        rig.check()
        rig.pass_time(1)
    digits = [order["clOrdId"][-1] for order in rig.sent_orders()[3:]]
    assert digits == sorted(set(digits))
    assert max(report.requests for report in rig.reports) <= 12


def test_ten_orders_that_filled_nothing_hold_the_pair(rig: GuardRig) -> None:
    rig.world.fault("zero_fill")
    rig.close(SOL)
    rig.watch(120)
    assert len(rig.sent_orders()) == 10
    assert rig.held_by(SOL) is Brake.REFUSED
    assert (rig.row(SOL).state, rig.reason(SOL)) == (PairState.ON_HOLD, Code.IDS_USED)


def test_unfilled_orders_reserve_nothing(rig: GuardRig) -> None:
    rig.world.fault("zero_fill", count=2)
    rig.close(SOL)
    rig.watch(30)
    assert len(rig.state.recent) == 1
    assert rig.report.reserved == rig.state.recent[0].reserved <= 1


def test_a_part_fill_closes_the_gap(rig: GuardRig) -> None:
    rig.world.fault("partial_fill", count=1)
    rig.close(SOL)
    rig.watch(60)
    (order,) = rig.orders(SOL)
    assert (order.state, order.filled < order.ticket.size) == ("canceled", True)
    assert len(rig.sent_orders()) == 1
    assert rig.shield() is ShieldEvent.QUIET
    (line,) = rig.log(ActionKind.REFILL)
    assert line.size == order.filled
    assert line.margin is not None
    assert line.margin < Decimal("0.6")


def test_an_order_that_rests_is_followed_to_its_end(rig: GuardRig) -> None:
    """Should OKX ever leave an order open, it is accepted and not filled, and nothing else is sent."""
    rig.close(SOL)
    rig.world.fault("set_field", path=ORDER, method="GET", field="state", value="live", count=3)
    rig.check()
    assert rig.attempt(SOL).state is AttemptState.ACCEPTED
    assert rig.row(SOL).state is PairState.REFILLING
    rig.watch(60)
    assert rig.shield() is ShieldEvent.QUIET
    assert len(rig.sent_orders()) == 1


def test_an_unknown_order_that_is_found_resting_is_accepted(rig: GuardRig) -> None:
    rig.world.fault("lost_answer", count=1)
    rig.world.fault("set_field", path=ORDER, method="GET", field="state", value="live", seconds=20)
    rig.close(SOL)
    rig.watch(15)
    assert rig.attempt(SOL).state is AttemptState.ACCEPTED
    rig.watch(60)
    assert len(rig.sent_orders()) == len(rig.live(SOL)) == 1


def test_an_accepted_order_that_no_list_knows_any_more_was_cancelled_unfilled(rig: GuardRig) -> None:
    """OKX forgets those after two hours, and the computer slept longer."""
    rig.world.fault("zero_fill", count=1)
    rig.world.fault("unreachable", path=ORDER, method="GET", count=1)
    rig.close(SOL)
    rig.check()
    assert rig.attempt(SOL).state is AttemptState.ACCEPTED
    rig.clock.suspend_s(3 * 3600)
    rig.watch(60)
    assert len(rig.fills(SOL)) == 1
    assert [order["clOrdId"][-1] for order in rig.sent_orders()] == ["0", "0"]


@pytest.mark.parametrize("ms", [6_000, 30_000])
def test_an_order_that_reaches_okx_after_it_expired_is_refused_there(rig: GuardRig, ms: int) -> None:
    """The request travels longer than the five seconds its order is good for, or than anybody waits for an answer."""
    rig.world.fault("slow_request", path=TRADE, method="POST", ms=ms, count=1)
    rig.close(SOL)
    rig.watch(200)
    assert len(rig.orders(SOL)) == len(rig.live(SOL)) == 1
    assert rig.shield() is ShieldEvent.QUIET


def test_a_proven_death_survives_a_lookup_that_fails(rig: GuardRig) -> None:
    rig.world.fault("lost_answer", count=1)
    rig.close(SOL)
    rig.check()
    rig.world.fault("unreachable", path=ORDER, seconds=20)
    rig.watch(19)
    assert not rig.report.complete
    rig.watch(60)
    assert len(rig.sent_orders()) == len(rig.live(SOL)) == 1
