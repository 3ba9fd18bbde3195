"""What became of an order is asked, never guessed: lost answers, lost requests, orders hidden among many."""

from __future__ import annotations

from typing import Any

import pytest

from pairguard_gui.core.check.settle import Found, _take_listed
from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import AttemptState, Brake, GapState
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import AS_ASKED, change
from pairguard_gui.core.values.shield import ShieldEvent
from tests.core.values import after, attempt, order
from tests.support.bench import BNB, DOGE, LDO, SOL, Bench

TRADE = "/api/v5/trade/"


ORDER = "/api/v5/trade/order"


UNDECIDED: list[tuple[str, dict[str, Any]]] = [
    ("lost_answer", {}),
    ("http_status", {"status": 502, "executed": True}),
    ("http_status", {"status": 302, "executed": True}),
    ("error_code", {"code": "50004", "executed": True}),
    ("error_code", {"code": "50013", "executed": True}),
    ("error_code", {"code": "50026", "executed": True}),
    ("error_code", {"code": "51054", "executed": True}),
    ("error_code", {"code": "51149", "executed": True}),
    ("error_code", {"code": "51016", "executed": True}),
    ("error_code", {"code": "99999", "executed": True}),
    ("rate_limit_html", {}),
    ("cut_json", {}),
    ("empty_data", {}),
    ("delay", {"ms": 16_000}),
]


LOST: list[tuple[str, dict[str, Any]]] = [
    ("lost_request", {}),
    ("http_status", {"status": 502}),
    ("error_code", {"code": "50004"}),
    ("error_code", {"code": "50026"}),
    ("error_code", {"code": "51016"}),
]


def disturb(bench: Bench, kind: str, wishes: dict[str, Any], count: int = 1) -> None:
    """The next order requests meet a fault."""
    if kind == "rate_limit_html":
        kind, wishes = "http_status", {"status": 429, "executed": True}
    bench.world.fault(kind, path=TRADE, method="POST", count=count, **wishes)


@pytest.mark.parametrize(("kind", "wishes"), UNDECIDED)
def test_an_order_that_was_taken_while_its_answer_proves_nothing_is_found(
    bench: Bench, kind: str, wishes: dict[str, Any]
) -> None:
    disturb(bench, kind, wishes)
    bench.close(SOL)
    bench.watch(60)
    assert len(bench.sent_orders()) == 1
    assert len(bench.live(SOL)) == 1
    assert bench.shield() is ShieldEvent.QUIET
    assert [line.kind for line in bench.log(ActionKind.UNKNOWN, ActionKind.REFILL)] == [
        ActionKind.UNKNOWN,
        ActionKind.REFILL,
    ]


@pytest.mark.parametrize(("kind", "wishes"), LOST)
def test_an_order_that_was_never_placed_is_sent_again_under_the_same_id(
    bench: Bench, kind: str, wishes: dict[str, Any]
) -> None:
    disturb(bench, kind, wishes)
    bench.close(SOL)
    bench.watch(200)
    first, second = bench.sent_orders()
    assert first["clOrdId"] == second["clOrdId"]
    assert len(bench.orders(SOL)) == len(bench.live(SOL)) == 1
    assert len(bench.log(ActionKind.UNKNOWN)) == len(bench.log(ActionKind.NEVER_PLACED)) == 1
    assert bench.shield() is ShieldEvent.QUIET


def test_nothing_is_sent_for_the_pair_until_a_minute_after_the_lost_order_expired(bench: Bench) -> None:
    disturb(bench, "lost_request", {})
    bench.close(SOL)
    bench.watch(200)
    first, second = bench.world.posts()
    assert int(first.headers["expTime"]) + 60_000 <= second.at_ms < int(first.headers["expTime"]) + 75_000


def test_while_it_is_unknown_the_pair_says_so_and_is_looked_up_every_two_seconds(bench: Bench) -> None:
    disturb(bench, "lost_request", {})
    bench.close(SOL)
    bench.check()
    assert bench.attempt(SOL).state is AttemptState.UNKNOWN
    bench.pass_time(bench.report.next_check_in_s)
    before = len(bench.world.sent)
    report = bench.check()
    assert bench.asked(before) == ["trade/order", "account/positions"]
    assert (bench.row(SOL).state, bench.reason(SOL)) == (PairState.REFILLING, Code.UNKNOWN_ORDER)
    assert (report.next_check_in_s, report.shield_event) == (2, ShieldEvent.GAP_OPEN)
    bench.watch(25)
    assert bench.report.next_check_in_s > 30


def test_an_order_the_lookup_does_not_know_for_forty_seconds_is_still_found(bench: Bench) -> None:
    disturb(bench, "lost_answer", {})
    bench.world.fault("lookup_lag", path=ORDER, lag_s=40.0, seconds=40)
    bench.close(SOL)
    bench.watch(120)
    assert len(bench.sent_orders()) == len(bench.live(SOL)) == 1
    assert bench.shield() is ShieldEvent.QUIET


def test_an_order_only_the_fills_know_is_not_called_never_placed(bench: Bench) -> None:
    disturb(bench, "lost_answer", {})
    bench.world.fault("lookup_lag", path=ORDER, lag_s=600.0)
    bench.world.fault("empty_data", path="/api/v5/trade/orders-history")
    bench.close(SOL)
    bench.watch(300)
    assert bench.log(ActionKind.NEVER_PLACED) == []
    assert len(bench.sent_orders()) == 1
    bench.world.heal()
    bench.watch(60)
    assert bench.shield() is ShieldEvent.QUIET


def test_an_order_only_the_list_knows_is_adopted_by_the_second_look(bench: Bench) -> None:
    """A delisted instrument cannot be asked for by name, but the finished orders still hold its order."""
    disturb(bench, "lost_answer", {})
    bench.close(SOL)
    bench.check()
    bench.close(SOL, "delist")
    bench.watch(200)
    assert not bench.state.attempts
    assert len(bench.log(ActionKind.REFILL)) == 1
    assert len(bench.sent_orders()) == 1


def test_the_position_of_an_unknown_order_closes_no_gap_before_the_order_is_found(bench: Bench) -> None:
    disturb(bench, "lost_answer", {})
    bench.world.fault("lookup_lag", path=ORDER, lag_s=30.0, seconds=30)
    bench.close(SOL)
    bench.watch(20)
    assert len(bench.live(SOL)) == 1
    assert bench.row(SOL).state is PairState.REFILLING
    assert bench.gap(SOL).state is GapState.PROVEN
    bench.watch(60)
    assert bench.state.gaps == ()
    assert bench.report.refills_total == 1


def test_while_an_order_is_unknown_the_same_pair_gets_no_other(bench: Bench) -> None:
    """The position may die again in the meantime: nothing is sent until the first order is accounted for."""
    disturb(bench, "lost_answer", {})
    bench.world.fault("lookup_lag", path=ORDER, lag_s=30.0, seconds=30)
    bench.close(SOL)
    bench.check()
    bench.close(SOL)
    bench.watch(25)
    assert len(bench.sent_orders()) == 1
    bench.watch(120)
    assert len(bench.fills(SOL)) == 2
    assert len(bench.live(SOL)) == 1


def test_one_unknown_order_does_not_keep_other_pairs_from_being_refilled(bench: Bench) -> None:
    disturb(bench, "lost_request", {})
    bench.close(SOL)
    bench.check()
    bench.close(LDO)
    bench.watch(10)
    assert len(bench.live(LDO)) == 1


def test_two_unknown_orders_stop_the_account(bench: Bench) -> None:
    disturb(bench, "lost_request", {})
    bench.close(SOL)
    bench.close(DOGE)
    bench.check()
    bench.close(LDO)
    bench.watch(30)
    assert bench.live(LDO) == []
    assert bench.row(LDO).reason == Reason.of(Code.UNKNOWN_ORDER, count=2)
    bench.watch(120)
    assert all(len(bench.live(pair)) == 1 for pair in (SOL, DOGE, LDO))
    assert len(bench.orders()) == 3


def test_twenty_unknown_orders_are_found_in_one_list(bench: Bench) -> None:
    disturb(bench, "lost_answer", {})
    bench.close_all()
    bench.check()
    assert len(bench.state.attempts) == 17
    bench.pass_time(bench.report.next_check_in_s)
    before = len(bench.world.sent)
    bench.check()
    assert bench.asked(before)[:2] == ["trade/orders-history", "account/positions"]
    bench.watch(60)
    assert len(bench.orders()) == 20
    assert bench.report.missing == ()


def test_twenty_lost_orders_are_all_sent_again_and_none_is_doubled(bench: Bench) -> None:
    disturb(bench, "lost_request", {})
    bench.close_all()
    reports = bench.watch(300)
    assert all(len(bench.live(row.pair)) == 1 for row in bench.report.pairs)
    assert len(bench.orders()) == 20
    assert max(report.requests for report in reports) <= 12


def test_a_full_list_of_orders_hides_none_of_ours(bench: Bench) -> None:
    """A trader's bot makes more orders a minute than one page holds; our own are then looked up one by one."""
    disturb(bench, "lost_answer", {})
    for pair in (SOL, DOGE, LDO, BNB):
        bench.close(pair)
    bench.check()
    assert len(bench.state.attempts) == 4
    for _ in range(120):
        bench.open(Pair("ETH-USDT-SWAP", PosSide.LONG), "0.01", client_id="bot")
    bench.watch(30)
    assert bench.shield() is ShieldEvent.QUIET
    assert len(bench.sent_orders()) == 4


def test_lost_orders_among_a_thousand_of_the_trader_are_still_called_never_placed(bench: Bench) -> None:
    disturb(bench, "lost_request", {})
    pairs = (SOL, DOGE, LDO, BNB)
    for pair in pairs:
        bench.close(pair)
    bench.check()
    for _ in range(120):
        bench.open(Pair("ETH-USDT-SWAP", PosSide.LONG), "0.01", client_id="bot")
    bench.watch(300)
    assert all(len(bench.fills(pair)) == len(bench.live(pair)) == 1 for pair in pairs)


def test_a_refused_look_up_is_not_taken_for_an_order_that_is_not_there(bench: Bench) -> None:
    """The lists are full of a bot's orders, so only the look-up by id could tell, and it is refused."""
    disturb(bench, "lost_answer", {})
    bench.close(SOL)
    bench.check()
    for _ in range(120):
        bench.open(Pair("ETH-USDT-SWAP", PosSide.LONG), "0.01", client_id="bot")
    bench.world.fault("error_code", path="/api/v5/trade/order", method="GET", code="51000", status=400)
    bench.watch(200)
    assert bench.log(ActionKind.NEVER_PLACED) == []
    assert len(bench.sent_orders()) == len(bench.live(SOL)) == 1
    bench.world.heal()
    bench.watch(60)
    assert bench.shield() is ShieldEvent.QUIET


def flood(bench: Bench) -> None:
    """A bot of the trader's makes more orders, and fills, than one page holds."""
    for _ in range(120):
        bench.open(Pair("ETH-USDT-SWAP", PosSide.LONG), "0.01", client_id="bot")


FOUR = (SOL, DOGE, LDO, BNB)


def four_behind_a_full_list(bench: Bench) -> None:
    """Four orders whose answers were lost, and the program stopped for two minutes while a bot filled the lists."""
    disturb(bench, "lost_answer", {})
    for pair in FOUR:
        bench.close(pair)
    bench.check()
    assert len(bench.state.attempts) == 4
    flood(bench)
    bench.pass_time(120)
    bench.start_program()


def test_of_more_orders_than_are_looked_up_in_a_check_none_is_called_never_placed_unasked(bench: Bench) -> None:
    four_behind_a_full_list(bench)
    bench.watch(60)
    assert bench.log(ActionKind.NEVER_PLACED) == []
    assert {line.pair for line in bench.log(ActionKind.REFILL)} == set(FOUR)
    assert (bench.report.refills_total, len(bench.state.recent), len(bench.sent_orders())) == (4, 4, 4)


def test_the_cap_of_a_pair_holds_for_orders_that_were_found_late(bench: Bench) -> None:
    bench.roster.set_rules(change(AS_ASKED, {"pair_cap": "1", "repeat_waits_s": "0"}))
    four_behind_a_full_list(bench)
    bench.watch(60)
    for pair in FOUR:
        bench.close(pair)
    bench.watch(120)
    assert all(len(bench.fills(pair)) == 1 for pair in FOUR)
    assert {bench.held_by(pair) for pair in FOUR} == {Brake.PAIR_CAP}


def test_a_look_up_refused_for_a_delisted_contract_among_full_lists_says_nothing(bench: Bench) -> None:
    disturb(bench, "lost_answer", {})
    bench.close(SOL)
    bench.check()
    bench.close(SOL, "delist")
    flood(bench)
    bench.watch(200)
    assert bench.log(ActionKind.NEVER_PLACED) == []
    assert bench.attempt(SOL).state is AttemptState.UNKNOWN
    assert len(bench.sent_orders()) == 1


def test_a_position_that_began_after_the_order_keeps_it_from_being_called_never_placed(bench: Bench) -> None:
    """Neither the look-up nor the full lists show the order, but the position it opened is there."""
    disturb(bench, "lost_answer", {})
    bench.world.fault("lookup_lag", path=ORDER, lag_s=300.0)
    bench.close(SOL)
    bench.check()
    flood(bench)
    bench.watch(200)
    assert bench.log(ActionKind.NEVER_PLACED) == []
    assert bench.row(SOL).state is PairState.REFILLING
    bench.watch(200)
    assert len(bench.log(ActionKind.REFILL)) == len(bench.state.recent) == 1
    assert bench.shield() is ShieldEvent.QUIET


def test_a_position_of_the_traders_own_does_not_leave_an_order_unknown_for_ever(bench: Bench) -> None:
    disturb(bench, "lost_request", {})
    bench.close(SOL)
    bench.check()
    bench.open(SOL, "1")
    flood(bench)
    bench.watch(300)
    assert bench.attempt(SOL).state is AttemptState.UNKNOWN
    bench.watch(500)
    assert len(bench.log(ActionKind.NEVER_PLACED)) == len(bench.log(ActionKind.ADOPTED)) == 1
    assert len(bench.sent_orders()) == 1


def test_of_two_orders_of_one_id_the_newest_counts_in_a_list_as_in_a_look_up() -> None:
    """The first ended without a fill and was forgotten with the rest of a lost journal; the second filled."""
    sent, found = attempt(), Found()
    older, newer = (order(cl_ord_id=sent.cl_ord_id, ord_id=str(n), c_time=after(n)) for n in (1, 2))
    _take_listed([sent], [newer, older], found)
    assert found.orders == {sent.attempt_id: newer}
