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
from tests.support.guard_rig import BNB, DOT, LDO, SOL, GuardRig
from tests.support.world import BATCH

LINK = Pair("LINK-USDT-SWAP", PosSide.SHORT)


def test_a_quiet_check_is_one_request(rig: GuardRig) -> None:
    for _ in range(50):
        rig.pass_time(60)
        before = len(rig.world.sent)
        report = rig.check()
        assert rig.asked(before) == ["account/positions"]
        assert (report.requests, report.shield_event, report.next_check_in_s) == (1, ShieldEvent.QUIET, 60)
    assert rig.sent_orders() == []


def test_on_a_quiet_check_every_pair_is_held_and_nothing_is_logged(rig: GuardRig) -> None:
    report = rig.check()
    assert {row.state for row in report.pairs} == {PairState.HELD}
    assert (report.open, report.missing, report.actions, report.complete) == (20, (), (), True)
    assert rig.log() == rig.log(ActionKind.STARTED, ActionKind.PROTECTED)


def test_a_closed_position_is_opened_anew_within_the_same_check(rig: GuardRig) -> None:
    rig.close(SOL)
    report = rig.check()
    (order,) = rig.orders(SOL)
    assert order.state == "filled"
    assert len(rig.live(SOL)) == 1
    assert [action.kind for action in report.actions] == [ActionKind.VANISHED, ActionKind.REFILL]
    assert rig.row(SOL).state is PairState.FILLED
    assert report.shield_event is ShieldEvent.GAP_OPEN


def test_the_next_check_sees_the_new_position_and_is_quiet_again(rig: GuardRig) -> None:
    rig.close(SOL)
    rig.check()
    reports = rig.watch(70)
    assert {report.shield_event for report in reports} == {ShieldEvent.QUIET}
    assert rig.row(SOL).state is PairState.HELD
    assert (rig.state.gaps, rig.state.attempts) == ((), ())
    assert len(rig.sent_orders()) == 1
    assert rig.report.refills_total == 1


def test_what_is_opened_costs_one_usdt_of_margin_at_most(rig: GuardRig) -> None:
    rig.close(SOL)
    rig.check()
    (position,) = rig.live(SOL)
    price = rig.world.exchange.venue.state.mark("SOL-USDT-SWAP")
    assert Decimal("0.9") < position.notional(price) / position.lever <= 1


def test_the_smallest_lot_is_opened_where_one_usdt_does_not_reach(rig: GuardRig) -> None:
    rig.close(BNB)
    rig.check()
    (position,) = rig.live(BNB)
    assert position.size == 1
    assert 1 < rig.log(ActionKind.REFILL)[0].margin <= 3  # type: ignore[operator]  # a refill has its margin


def test_the_refill_bears_side_leverage_and_margin_mode_of_the_position_that_died(rig: GuardRig) -> None:
    for pair in (SOL, LDO, LINK, DOT):
        (before,) = rig.live(pair)
        rig.close(pair)
        rig.watch(5)
        (now,) = rig.live(pair)
        assert (now.key, now.direction, now.lever) == (before.key, before.direction, before.lever)
        assert now.c_time > before.c_time
        assert now.pos_id == before.pos_id


def test_a_leverage_the_trader_changed_is_remembered_and_used(rig: GuardRig) -> None:
    (before,) = rig.live(SOL)
    rig.world.exchange.venue.state.ledger.set_lever(before.key, Decimal(20))
    report = rig.check()
    assert report.actions == ()
    kept = rig.state.pair(SOL)
    assert kept
    assert kept.leverage == 20
    rig.close(SOL)
    rig.check()
    (now,) = rig.live(SOL)
    assert now.lever == 20
    assert now.size == Decimal("0.22")


def test_the_order_is_a_limit_that_ends_at_once_and_expires_in_five_seconds(rig: GuardRig) -> None:
    rig.close(SOL)
    rig.check()
    (post,) = rig.world.posts()
    (order,) = post.orders()
    assert post.path == BATCH
    assert abs(int(post.headers["expTime"]) - post.at_ms - 5000) < 100
    assert (order["ordType"], order["side"], order["posSide"], order["tdMode"]) == ("ioc", "sell", "short", "cross")
    assert order["clOrdId"].startswith("PG")
    assert order["tag"] == rig.installation


@pytest.mark.parametrize(
    ("cause", "why"),
    [
        ("manual", Cause.MANUAL),
        ("tp_sl", Cause.TP_SL),
        ("liquidation", Cause.LIQUIDATION),
        ("adl", Cause.ADL),
    ],
)
def test_the_cause_is_found_logged_and_does_not_matter_as_asked(rig: GuardRig, cause: str, why: Cause) -> None:
    rig.close(SOL, cause)
    rig.check()
    vanished, refill = rig.log(ActionKind.VANISHED, ActionKind.REFILL)
    assert (vanished.cause, refill.cause) == (why, why)
    assert vanished.detail == "W1 W2 W3"
    assert vanished.ord_id
    assert rig.gap(SOL).proofs == {Proof.LIST, Proof.TARGETED, Proof.HISTORY}


def test_a_close_by_another_program_is_told_as_that(rig: GuardRig) -> None:
    (position,) = rig.live(SOL)
    rig.close_one(position, client_id="bot1")
    rig.check()
    assert rig.log(ActionKind.VANISHED)[0].cause is Cause.OTHER_PROGRAM


def test_the_log_tells_what_was_opened(rig: GuardRig) -> None:
    rig.close(SOL)
    rig.check()
    (line,) = rig.log(ActionKind.REFILL)
    (order,) = rig.orders(SOL)
    assert (line.status, line.pair, line.cl_ord_id) == (ActionStatus.SUCCESS, SOL, order.ticket.client_id)
    assert (line.size, line.price, line.ord_id) == (order.filled, order.avg_price, str(order.order_id))
    assert (line.nth, line.cap, line.gap_id) == (1, 10, rig.gap(SOL).gap_id)
    assert line.margin is not None
    assert line.margin <= 1


def test_part_of_a_position_closed_is_no_death(rig: GuardRig) -> None:
    rig.close(SOL, share="0.5")
    report = rig.check()
    assert (report.requests, report.missing) == (1, ())
    assert rig.sent_orders() == []


def test_all_twenty_closed_at_once_are_twenty_refills_in_two_requests(rig: GuardRig) -> None:
    """One batch for each margin mode: seventeen cross positions, three isolated ones."""
    rig.close_all()
    reports = rig.watch(60)
    assert [len(post.orders()) for post in rig.world.posts()] == [17, 3]
    assert len(rig.orders()) == len({order.ticket.client_id for order in rig.orders()}) == 20
    assert all(len(rig.live(row.pair)) == 1 for row in rig.report.pairs)
    assert max(report.requests for report in reports) <= 12
    assert rig.shield() is ShieldEvent.QUIET
    assert rig.report.refills_total == 20
    assert len(rig.log(ActionKind.VANISHED)) == len(rig.log(ActionKind.REFILL)) == 20


def test_all_twenty_are_accepted_within_twelve_requests_when_they_share_a_margin_mode() -> None:
    rig = GuardRig(starts=False)
    coins = [contract.coin for contract in rig.world.exchange.venue.state.contracts.values()]
    pairs = [Pair(f"{coin}-USDT-SWAP", PosSide.LONG) for coin in coins if coin not in ("BTC", "BNB")]
    assert len(pairs) == 20
    for pair in pairs:
        rig.open(pair, str(rig.world.exchange.venue.state.contract(pair.inst_id).lot))
    rig.arm()
    rig.pass_time(30)
    rig.close_all()
    report = rig.check()
    assert [len(post.orders()) for post in rig.world.posts()] == [20]
    assert report.requests <= 12
    assert {attempt.state for attempt in rig.state.attempts} <= {AttemptState.ACCEPTED}
    rig.watch(10)
    assert rig.shield() is ShieldEvent.QUIET
    assert len(rig.orders()) == 20


def test_more_than_twenty_at_once_go_in_batches_of_twenty() -> None:
    rig = GuardRig(starts=False, cash=Decimal(10_000))
    pairs = [Pair(name, side) for name in list(rig.world.exchange.venue.state.contracts)[:15] for side in PosSide]
    for pair in pairs:
        rig.open(pair, str(rig.world.exchange.venue.state.contract(pair.inst_id).lot))
    rig.commands.set_rules(change(AS_ASKED, {"smallest_lot_usdt": "100", "budget_usdt": "1000"}))
    rig.arm()
    rig.pass_time(30)
    rig.close_all()
    rig.watch(60)
    assert len(rig.orders()) == 30
    assert all(len(post.orders()) <= 20 for post in rig.world.posts())
    assert rig.report.missing == ()


def test_a_pair_that_has_to_wait_for_the_next_batch_says_so(rig: GuardRig) -> None:
    rig.close_all()
    rig.check()
    waiting = [row for row in rig.report.pairs if row.reason and row.reason.code is Code.NEXT_BATCH]
    assert {row.pair for row in waiting} == {DOT, LINK, Pair("APT-USDT-SWAP", PosSide.SHORT)}
    assert rig.report.next_check_in_s < 1


def test_in_net_mode_the_order_names_no_position_side() -> None:
    rig = GuardRig(mode="net_mode").arm()
    rig.pass_time(30)
    for pair in (SOL, LDO):
        rig.close(pair)
        rig.watch(5)
        (order,) = [order for order in rig.sent_orders() if order["instId"] == pair.inst_id]
        assert "posSide" not in order
        assert len(rig.live(pair)) == 1
    assert rig.shield() is ShieldEvent.QUIET


def test_a_pair_held_in_both_margin_modes_is_missing_only_when_both_are_gone(rig: GuardRig) -> None:
    rig.open(SOL, "0.5", mode="isolated")
    rig.check()
    assert len(rig.row(SOL).positions) == 2
    rig.close_one(next(p for p in rig.live(SOL) if p.key.mgn_mode == "cross"))
    rig.pass_time(60)
    assert rig.check().missing == ()
    rig.pass_time(60)
    rig.close(SOL)
    rig.pass_time(1)
    rig.check()
    (position,) = rig.live(SOL)
    assert position.key.mgn_mode == MarginMode.ISOLATED
    assert len(rig.orders(SOL)) == 1


def test_the_second_death_of_the_same_pair_is_refilled_like_the_first(rig: GuardRig) -> None:
    for nth in (1, 2):
        rig.close(SOL)
        rig.watch(60)
        assert len(rig.fills(SOL)) == nth
    first, second = rig.orders(SOL)
    assert first.ticket.client_id != second.ticket.client_id
    assert [line.nth for line in rig.log(ActionKind.REFILL)] == [1, 2]


def test_a_refill_that_died_before_anybody_saw_it_is_refilled_again(rig: GuardRig) -> None:
    rig.close(SOL)
    rig.check()
    rig.close(SOL)
    rig.watch(120)
    assert len(rig.fills(SOL)) == 2
    assert len(rig.live(SOL)) == 1
    assert rig.shield() is ShieldEvent.QUIET


def test_a_refill_by_the_smallest_lot_says_so_in_its_line(rig: GuardRig) -> None:
    rig.close(BNB)
    rig.close(SOL)
    rig.watch(10)
    told = {line.pair: line.detail for line in rig.log(ActionKind.REFILL)}
    assert told == {BNB: SMALLEST, SOL: ""}
