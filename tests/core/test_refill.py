"""The ordinary case: a position closes, and the next check opens a new one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pairguard_gui.core.judge.sizing import SMALLEST
from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import AttemptState, Cause, Proof
from pairguard_gui.core.state.actions import ActionKind, ActionStatus
from pairguard_gui.core.values.exchange_data import MarginMode
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import AS_ASKED, change
from pairguard_gui.core.values.shield import ShieldEvent
from tests.support.bench import BNB, DOT, LDO, SOL, Bench
from tests.support.world import BATCH

LINK = Pair("LINK-USDT-SWAP", PosSide.SHORT)


def test_a_quiet_check_is_one_request(bench: Bench) -> None:
    for _ in range(50):
        bench.pass_time(60)
        before = len(bench.world.sent)
        report = bench.check()
        assert bench.asked(before) == ["account/positions"]
        assert (report.requests, report.shield_event, report.next_check_in_s) == (1, ShieldEvent.QUIET, 60)
    assert bench.sent_orders() == []


def test_on_a_quiet_check_every_pair_is_held_and_nothing_is_logged(bench: Bench) -> None:
    report = bench.check()
    assert {row.state for row in report.pairs} == {PairState.HELD}
    assert (report.open, report.missing, report.actions, report.complete) == (20, (), (), True)
    assert bench.log() == bench.log(ActionKind.STARTED, ActionKind.PROTECTED)


def test_a_closed_position_is_opened_anew_within_the_same_check(bench: Bench) -> None:
    bench.close(SOL)
    report = bench.check()
    (order,) = bench.orders(SOL)
    assert order.state == "filled"
    assert len(bench.live(SOL)) == 1
    assert [action.kind for action in report.actions] == [ActionKind.VANISHED, ActionKind.REFILL]
    assert bench.row(SOL).state is PairState.FILLED
    assert report.shield_event is ShieldEvent.GAP_OPEN


def test_the_next_check_sees_the_new_position_and_is_quiet_again(bench: Bench) -> None:
    bench.close(SOL)
    bench.check()
    reports = bench.watch(70)
    assert {report.shield_event for report in reports} == {ShieldEvent.QUIET}
    assert bench.row(SOL).state is PairState.HELD
    assert (bench.state.gaps, bench.state.attempts) == ((), ())
    assert len(bench.sent_orders()) == 1
    assert bench.report.refills_total == 1


def test_what_is_opened_costs_one_usdt_of_margin_at_most(bench: Bench) -> None:
    bench.close(SOL)
    bench.check()
    (position,) = bench.live(SOL)
    price = bench.world.exchange.venue.state.mark("SOL-USDT-SWAP")
    assert Decimal("0.9") < position.notional(price) / position.lever <= 1


def test_the_smallest_lot_is_opened_where_one_usdt_does_not_reach(bench: Bench) -> None:
    bench.close(BNB)
    bench.check()
    (position,) = bench.live(BNB)
    assert position.size == 1
    assert 1 < bench.log(ActionKind.REFILL)[0].margin <= 3  # type: ignore[operator]  # a refill has its margin


def test_the_refill_bears_side_leverage_and_margin_mode_of_the_position_that_died(bench: Bench) -> None:
    for pair in (SOL, LDO, LINK, DOT):
        (before,) = bench.live(pair)
        bench.close(pair)
        bench.watch(5)
        (now,) = bench.live(pair)
        assert (now.key, now.direction, now.lever) == (before.key, before.direction, before.lever)
        assert now.c_time > before.c_time
        assert now.pos_id == before.pos_id


def test_a_leverage_the_trader_changed_is_remembered_and_used(bench: Bench) -> None:
    (before,) = bench.live(SOL)
    bench.world.exchange.venue.state.ledger.set_lever(before.key, Decimal(20))
    report = bench.check()
    assert report.actions == ()
    kept = bench.state.pair(SOL)
    assert kept
    assert kept.leverage == 20
    bench.close(SOL)
    bench.check()
    (now,) = bench.live(SOL)
    assert now.lever == 20
    assert now.size == Decimal("0.22")


def test_the_order_is_a_limit_that_ends_at_once_and_expires_in_five_seconds(bench: Bench) -> None:
    bench.close(SOL)
    bench.check()
    (post,) = bench.world.posts()
    (order,) = post.orders()
    assert post.path == BATCH
    assert abs(int(post.headers["expTime"]) - post.at_ms - 5000) < 100
    assert (order["ordType"], order["side"], order["posSide"], order["tdMode"]) == ("ioc", "sell", "short", "cross")
    assert order["clOrdId"].startswith("PG")
    assert order["tag"] == bench.installation


@pytest.mark.parametrize(
    ("cause", "why"),
    [
        ("manual", Cause.MANUAL),
        ("tp_sl", Cause.TP_SL),
        ("liquidation", Cause.LIQUIDATION),
        ("adl", Cause.ADL),
    ],
)
def test_the_cause_is_found_logged_and_does_not_matter_as_asked(bench: Bench, cause: str, why: Cause) -> None:
    bench.close(SOL, cause)
    bench.check()
    vanished, refill = bench.log(ActionKind.VANISHED, ActionKind.REFILL)
    assert (vanished.cause, refill.cause) == (why, why)
    assert vanished.detail == "W1 W2 W3"
    assert vanished.ord_id
    assert bench.gap(SOL).proofs == {Proof.LIST, Proof.TARGETED, Proof.HISTORY}


def test_a_close_by_another_program_is_told_as_that(bench: Bench) -> None:
    (position,) = bench.live(SOL)
    bench.close_one(position, client_id="bot1")
    bench.check()
    assert bench.log(ActionKind.VANISHED)[0].cause is Cause.OTHER_PROGRAM


def test_the_log_tells_what_was_opened(bench: Bench) -> None:
    bench.close(SOL)
    bench.check()
    (line,) = bench.log(ActionKind.REFILL)
    (order,) = bench.orders(SOL)
    assert (line.status, line.pair, line.cl_ord_id) == (ActionStatus.SUCCESS, SOL, order.ticket.client_id)
    assert (line.size, line.price, line.ord_id) == (order.filled, order.avg_price, str(order.order_id))
    assert (line.nth, line.cap, line.gap_id) == (1, 10, bench.gap(SOL).gap_id)
    assert line.margin is not None
    assert line.margin <= 1


def test_part_of_a_position_closed_is_no_death(bench: Bench) -> None:
    bench.close(SOL, share="0.5")
    report = bench.check()
    assert (report.requests, report.missing) == (1, ())
    assert bench.sent_orders() == []


def test_all_twenty_closed_at_once_are_twenty_refills_in_two_requests(bench: Bench) -> None:
    """One batch for each margin mode: seventeen cross positions, three isolated ones."""
    bench.close_all()
    reports = bench.watch(60)
    assert [len(post.orders()) for post in bench.world.posts()] == [17, 3]
    assert len(bench.orders()) == len({order.ticket.client_id for order in bench.orders()}) == 20
    assert all(len(bench.live(row.pair)) == 1 for row in bench.report.pairs)
    assert max(report.requests for report in reports) <= 12
    assert bench.shield() is ShieldEvent.QUIET
    assert bench.report.refills_total == 20
    assert len(bench.log(ActionKind.VANISHED)) == len(bench.log(ActionKind.REFILL)) == 20


def test_all_twenty_are_accepted_within_twelve_requests_when_they_share_a_margin_mode() -> None:
    bench = Bench(starts=False)
    coins = [contract.coin for contract in bench.world.exchange.venue.state.contracts.values()]
    pairs = [Pair(f"{coin}-USDT-SWAP", PosSide.LONG) for coin in coins if coin not in ("BTC", "BNB")]
    assert len(pairs) == 20
    for pair in pairs:
        bench.open(pair, str(bench.world.exchange.venue.state.contract(pair.inst_id).lot))
    bench.arm()
    bench.pass_time(30)
    bench.close_all()
    report = bench.check()
    assert [len(post.orders()) for post in bench.world.posts()] == [20]
    assert report.requests <= 12
    assert {attempt.state for attempt in bench.state.attempts} <= {AttemptState.ACCEPTED}
    bench.watch(10)
    assert bench.shield() is ShieldEvent.QUIET
    assert len(bench.orders()) == 20


def test_more_than_twenty_at_once_go_in_batches_of_twenty() -> None:
    bench = Bench(starts=False, cash=Decimal(10_000))
    pairs = [Pair(name, side) for name in list(bench.world.exchange.venue.state.contracts)[:15] for side in PosSide]
    for pair in pairs:
        bench.open(pair, str(bench.world.exchange.venue.state.contract(pair.inst_id).lot))
    bench.roster.set_rules(change(AS_ASKED, {"smallest_lot_usdt": "100", "budget_usdt": "1000"}))
    bench.arm()
    bench.pass_time(30)
    bench.close_all()
    bench.watch(60)
    assert len(bench.orders()) == 30
    assert all(len(post.orders()) <= 20 for post in bench.world.posts())
    assert bench.report.missing == ()


def test_a_pair_that_has_to_wait_for_the_next_batch_says_so(bench: Bench) -> None:
    bench.close_all()
    bench.check()
    waiting = [row for row in bench.report.pairs if row.reason and row.reason.code is Code.NEXT_BATCH]
    assert {row.pair for row in waiting} == {DOT, LINK, Pair("APT-USDT-SWAP", PosSide.SHORT)}
    assert bench.report.next_check_in_s < 1


def test_in_net_mode_the_order_names_no_position_side() -> None:
    bench = Bench(mode="net_mode").arm()
    bench.pass_time(30)
    for pair in (SOL, LDO):
        bench.close(pair)
        bench.watch(5)
        (order,) = [order for order in bench.sent_orders() if order["instId"] == pair.inst_id]
        assert "posSide" not in order
        assert len(bench.live(pair)) == 1
    assert bench.shield() is ShieldEvent.QUIET


def test_a_pair_held_in_both_margin_modes_is_missing_only_when_both_are_gone(bench: Bench) -> None:
    bench.open(SOL, "0.5", mode="isolated")
    bench.check()
    assert len(bench.row(SOL).positions) == 2
    bench.close_one(next(p for p in bench.live(SOL) if p.key.mgn_mode == "cross"))
    bench.pass_time(60)
    assert bench.check().missing == ()
    bench.pass_time(60)
    bench.close(SOL)
    bench.pass_time(1)
    bench.check()
    (position,) = bench.live(SOL)
    assert position.key.mgn_mode == MarginMode.ISOLATED
    assert len(bench.orders(SOL)) == 1


def test_the_second_death_of_the_same_pair_is_refilled_like_the_first(bench: Bench) -> None:
    for nth in (1, 2):
        bench.close(SOL)
        bench.watch(60)
        assert len(bench.fills(SOL)) == nth
    first, second = bench.orders(SOL)
    assert first.ticket.client_id != second.ticket.client_id
    assert [line.nth for line in bench.log(ActionKind.REFILL)] == [1, 2]


def test_a_refill_that_died_before_anybody_saw_it_is_refilled_again(bench: Bench) -> None:
    bench.close(SOL)
    bench.check()
    bench.close(SOL)
    bench.watch(120)
    assert len(bench.fills(SOL)) == 2
    assert len(bench.live(SOL)) == 1
    assert bench.shield() is ShieldEvent.QUIET


def test_a_refill_by_the_smallest_lot_says_so_in_its_line(bench: Bench) -> None:
    bench.close(BNB)
    bench.close(SOL)
    bench.watch(10)
    told = {line.pair: line.detail for line in bench.log(ActionKind.REFILL)}
    assert told == {BNB: SMALLEST, SOL: ""}
