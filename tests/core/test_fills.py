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
from tests.support.bench import LDO, SOL, Bench

TRADE = "/api/v5/trade/"


ORDER = "/api/v5/trade/order"


def test_an_order_that_filled_nothing_is_followed_by_the_next_digit(bench: Bench) -> None:
    bench.world.fault("zero_fill", count=2)
    bench.close(SOL)
    bench.watch(30)
    ids = [order["clOrdId"] for order in bench.sent_orders()]
    assert [cl_ord_id[-1] for cl_ord_id in ids] == ["0", "1", "2"]
    assert len({cl_ord_id[:-1] for cl_ord_id in ids}) == 1
    assert len(bench.fills(SOL)) == 1
    assert [line.reason.param("nth") for line in bench.log(ActionKind.REFUSED) if line.reason] == [1, 2]


def test_an_order_found_late_or_unfilled_is_followed_up_a_second_later(bench: Bench) -> None:
    """Whether it opened something or nothing, the next look is worth having soon."""
    for kind, pair in (("zero_fill", SOL), ("partial_fill", LDO)):
        bench.world.fault("lost_answer", count=1)
        bench.world.fault(kind, count=1)
        bench.close(pair)
        bench.check()
        bench.pass_time(bench.report.next_check_in_s)
        settled = bench.check()
        assert settled.next_check_in_s <= 1
        bench.watch(60)
        assert len(bench.fills(pair)) == len(bench.live(pair)) == 1


def test_an_unfilled_order_of_a_dropped_pair_is_still_logged_as_that_pairs(bench: Bench) -> None:
    bench.world.fault("lost_answer", count=1)
    bench.world.fault("zero_fill", count=1)
    bench.close(SOL)
    bench.check()
    bench.roster.drop(SOL)
    bench.watch(30)
    assert [line.pair for line in bench.log(ActionKind.REFUSED)] == [SOL]
    assert len(bench.sent_orders()) == 1


def test_a_digit_nobody_had_room_to_ask_for_is_never_assumed_to_be_free(bench: Bench) -> None:
    """A page full of the trader's own orders hides ours, and each digit costs a look-up."""
    bench.world.fault("zero_fill", count=2)
    bench.close(SOL)
    bench.watch(10)
    assert [order["clOrdId"][-1] for order in bench.sent_orders()] == ["0", "1", "2"]
    bench.close(SOL)
    bench.world.fault("zero_fill")
    bench.pass_time(30)
    for _ in range(4):
        for _ in range(120):
            bench.open(Pair("ETH-USDT-SWAP", PosSide.LONG), "0.01", client_id="bot")
        bench.check()
        bench.pass_time(1)
    digits = [order["clOrdId"][-1] for order in bench.sent_orders()[3:]]
    assert digits == sorted(set(digits))
    assert max(report.requests for report in bench.reports) <= 12


def test_ten_orders_that_filled_nothing_hold_the_pair(bench: Bench) -> None:
    bench.world.fault("zero_fill")
    bench.close(SOL)
    bench.watch(120)
    assert len(bench.sent_orders()) == 10
    assert bench.held_by(SOL) is Brake.REFUSED
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.ON_HOLD, Code.IDS_USED)


def test_unfilled_orders_reserve_nothing(bench: Bench) -> None:
    bench.world.fault("zero_fill", count=2)
    bench.close(SOL)
    bench.watch(30)
    assert len(bench.state.recent) == 1
    assert bench.report.reserved == bench.state.recent[0].reserved <= 1


def test_a_part_fill_closes_the_gap(bench: Bench) -> None:
    bench.world.fault("partial_fill", count=1)
    bench.close(SOL)
    bench.watch(60)
    (order,) = bench.orders(SOL)
    assert (order.state, order.filled < order.ticket.size) == ("canceled", True)
    assert len(bench.sent_orders()) == 1
    assert bench.shield() is ShieldEvent.QUIET
    (line,) = bench.log(ActionKind.REFILL)
    assert line.size == order.filled
    assert line.margin is not None
    assert line.margin < Decimal("0.6")


def test_an_order_that_rests_is_followed_to_its_end(bench: Bench) -> None:
    """Should OKX ever leave an order open, it is accepted and not filled, and nothing else is sent."""
    bench.close(SOL)
    bench.world.fault("set_field", path=ORDER, method="GET", field="state", value="live", count=3)
    bench.check()
    assert bench.attempt(SOL).state is AttemptState.ACCEPTED
    assert bench.row(SOL).state is PairState.REFILLING
    bench.watch(60)
    assert bench.shield() is ShieldEvent.QUIET
    assert len(bench.sent_orders()) == 1


def test_an_unknown_order_that_is_found_resting_is_accepted(bench: Bench) -> None:
    bench.world.fault("lost_answer", count=1)
    bench.world.fault("set_field", path=ORDER, method="GET", field="state", value="live", seconds=20)
    bench.close(SOL)
    bench.watch(15)
    assert bench.attempt(SOL).state is AttemptState.ACCEPTED
    bench.watch(60)
    assert len(bench.sent_orders()) == len(bench.live(SOL)) == 1


def test_an_accepted_order_that_no_list_knows_any_more_was_cancelled_unfilled(bench: Bench) -> None:
    """OKX forgets those after two hours, and the computer slept longer."""
    bench.world.fault("zero_fill", count=1)
    bench.world.fault("unreachable", path=ORDER, method="GET", count=1)
    bench.close(SOL)
    bench.check()
    assert bench.attempt(SOL).state is AttemptState.ACCEPTED
    bench.clock.suspend_s(3 * 3600)
    bench.watch(60)
    assert len(bench.fills(SOL)) == 1
    assert [order["clOrdId"][-1] for order in bench.sent_orders()] == ["0", "0"]


@pytest.mark.parametrize("ms", [6_000, 30_000])
def test_an_order_that_reaches_okx_after_it_expired_is_refused_there(bench: Bench, ms: int) -> None:
    """The request travels longer than the five seconds its order is good for, or than anybody waits for an answer."""
    bench.world.fault("slow_request", path=TRADE, method="POST", ms=ms, count=1)
    bench.close(SOL)
    bench.watch(200)
    assert len(bench.orders(SOL)) == len(bench.live(SOL)) == 1
    assert bench.shield() is ShieldEvent.QUIET


def test_a_proven_death_survives_a_lookup_that_fails(bench: Bench) -> None:
    bench.world.fault("lost_answer", count=1)
    bench.close(SOL)
    bench.check()
    bench.world.fault("unreachable", path=ORDER, seconds=20)
    bench.watch(19)
    assert not bench.report.complete
    bench.watch(60)
    assert len(bench.sent_orders()) == len(bench.live(SOL)) == 1
