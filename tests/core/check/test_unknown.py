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
from tests.core.examples import after, attempt, order
from tests.support.guard_rig import BNB, DOGE, LDO, SOL, GuardRig

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


def disturb(rig: GuardRig, kind: str, wishes: dict[str, Any], count: int = 1) -> None:
    """The next order requests meet a fault."""
    if kind == "rate_limit_html":
        kind, wishes = "http_status", {"status": 429, "executed": True}
    rig.world.fault(kind, path=TRADE, method="POST", count=count, **wishes)


@pytest.mark.parametrize(("kind", "wishes"), UNDECIDED)
def test_an_order_that_was_taken_while_its_answer_proves_nothing_is_found(
    rig: GuardRig, kind: str, wishes: dict[str, Any]
) -> None:
    disturb(rig, kind, wishes)
    rig.close(SOL)
    rig.watch(60)
    assert len(rig.sent_orders()) == 1
    assert len(rig.live(SOL)) == 1
    assert rig.shield() is ShieldEvent.QUIET
    assert [line.kind for line in rig.log(ActionKind.UNKNOWN, ActionKind.REFILL)] == [
        ActionKind.UNKNOWN,
        ActionKind.REFILL,
    ]


@pytest.mark.parametrize(("kind", "wishes"), LOST)
def test_an_order_that_was_never_placed_is_sent_again_under_the_same_id(
    rig: GuardRig, kind: str, wishes: dict[str, Any]
) -> None:
    disturb(rig, kind, wishes)
    rig.close(SOL)
    rig.watch(200)
    first, second = rig.sent_orders()
    assert first["clOrdId"] == second["clOrdId"]
    assert len(rig.orders(SOL)) == len(rig.live(SOL)) == 1
    assert len(rig.log(ActionKind.UNKNOWN)) == len(rig.log(ActionKind.NEVER_PLACED)) == 1
    assert rig.shield() is ShieldEvent.QUIET


def test_nothing_is_sent_for_the_pair_until_a_minute_after_the_lost_order_expired(rig: GuardRig) -> None:
    disturb(rig, "lost_request", {})
    rig.close(SOL)
    rig.watch(200)
    first, second = rig.world.posts()
    assert int(first.headers["expTime"]) + 60_000 <= second.at_ms < int(first.headers["expTime"]) + 75_000


def test_while_it_is_unknown_the_pair_says_so_and_is_looked_up_every_two_seconds(rig: GuardRig) -> None:
    disturb(rig, "lost_request", {})
    rig.close(SOL)
    rig.check()
    assert rig.attempt(SOL).state is AttemptState.UNKNOWN
    rig.pass_time(rig.report.next_check_in_s)
    before = len(rig.world.sent)
    report = rig.check()
    assert rig.asked(before) == ["trade/order", "account/positions"]
    assert (rig.row(SOL).state, rig.reason(SOL)) == (PairState.REFILLING, Code.UNKNOWN_ORDER)
    assert (report.next_check_in_s, report.shield_event) == (2, ShieldEvent.GAP_OPEN)
    rig.watch(25)
    assert rig.report.next_check_in_s > 30


def test_an_order_the_lookup_does_not_know_for_forty_seconds_is_still_found(rig: GuardRig) -> None:
    disturb(rig, "lost_answer", {})
    rig.world.fault("lookup_lag", path=ORDER, lag_s=40.0, seconds=40)
    rig.close(SOL)
    rig.watch(120)
    assert len(rig.sent_orders()) == len(rig.live(SOL)) == 1
    assert rig.shield() is ShieldEvent.QUIET


def test_an_order_only_the_fills_know_is_not_called_never_placed(rig: GuardRig) -> None:
    disturb(rig, "lost_answer", {})
    rig.world.fault("lookup_lag", path=ORDER, lag_s=600.0)
    rig.world.fault("empty_data", path="/api/v5/trade/orders-history")
    rig.close(SOL)
    rig.watch(300)
    assert rig.log(ActionKind.NEVER_PLACED) == []
    assert len(rig.sent_orders()) == 1
    rig.world.heal()
    rig.watch(60)
    assert rig.shield() is ShieldEvent.QUIET


def test_an_order_only_the_list_knows_is_adopted_by_the_second_look(rig: GuardRig) -> None:
    """A delisted instrument cannot be asked for by name, but the finished orders still hold its order."""
    disturb(rig, "lost_answer", {})
    rig.close(SOL)
    rig.check()
    rig.close(SOL, "delist")
    rig.watch(200)
    assert not rig.state.attempts
    assert len(rig.log(ActionKind.REFILL)) == 1
    assert len(rig.sent_orders()) == 1


def test_the_position_of_an_unknown_order_closes_no_gap_before_the_order_is_found(rig: GuardRig) -> None:
    disturb(rig, "lost_answer", {})
    rig.world.fault("lookup_lag", path=ORDER, lag_s=30.0, seconds=30)
    rig.close(SOL)
    rig.watch(20)
    assert len(rig.live(SOL)) == 1
    assert rig.row(SOL).state is PairState.REFILLING
    assert rig.gap(SOL).state is GapState.PROVEN
    rig.watch(60)
    assert rig.state.gaps == ()
    assert rig.report.refills_total == 1


def test_while_an_order_is_unknown_the_same_pair_gets_no_other(rig: GuardRig) -> None:
    """The position may die again in the meantime: nothing is sent until the first order is accounted for."""
    disturb(rig, "lost_answer", {})
    rig.world.fault("lookup_lag", path=ORDER, lag_s=30.0, seconds=30)
    rig.close(SOL)
    rig.check()
    rig.close(SOL)
    rig.watch(25)
    assert len(rig.sent_orders()) == 1
    rig.watch(120)
    assert len(rig.fills(SOL)) == 2
    assert len(rig.live(SOL)) == 1


def test_one_unknown_order_does_not_keep_other_pairs_from_being_refilled(rig: GuardRig) -> None:
    disturb(rig, "lost_request", {})
    rig.close(SOL)
    rig.check()
    rig.close(LDO)
    rig.watch(10)
    assert len(rig.live(LDO)) == 1


def test_two_unknown_orders_stop_the_account(rig: GuardRig) -> None:
    disturb(rig, "lost_request", {})
    rig.close(SOL)
    rig.close(DOGE)
    rig.check()
    rig.close(LDO)
    rig.watch(30)
    assert rig.live(LDO) == []
    assert rig.row(LDO).reason == Reason.of(Code.UNKNOWN_ORDER, count=2)
    rig.watch(120)
    assert all(len(rig.live(pair)) == 1 for pair in (SOL, DOGE, LDO))
    assert len(rig.orders()) == 3


def test_twenty_unknown_orders_are_found_in_one_list(rig: GuardRig) -> None:
    disturb(rig, "lost_answer", {})
    rig.close_all()
    rig.check()
    assert len(rig.state.attempts) == 17
    rig.pass_time(rig.report.next_check_in_s)
    before = len(rig.world.sent)
    rig.check()
    assert rig.asked(before)[:2] == ["trade/orders-history", "account/positions"]
    rig.watch(60)
    assert len(rig.orders()) == 20
    assert rig.report.missing == ()


def test_twenty_lost_orders_are_all_sent_again_and_none_is_doubled(rig: GuardRig) -> None:
    disturb(rig, "lost_request", {})
    rig.close_all()
    reports = rig.watch(300)
    assert all(len(rig.live(row.pair)) == 1 for row in rig.report.pairs)
    assert len(rig.orders()) == 20
    assert max(report.requests for report in reports) <= 12


def test_a_full_list_of_orders_hides_none_of_ours(rig: GuardRig) -> None:
    """A trader's bot makes more orders a minute than one page holds; our own are then looked up one by one."""
    disturb(rig, "lost_answer", {})
    for pair in (SOL, DOGE, LDO, BNB):
        rig.close(pair)
    rig.check()
    assert len(rig.state.attempts) == 4
    for _ in range(120):
        rig.open(Pair("ETH-USDT-SWAP", PosSide.LONG), "0.01", client_id="bot")
    rig.watch(30)
    assert rig.shield() is ShieldEvent.QUIET
    assert len(rig.sent_orders()) == 4


def test_lost_orders_among_a_thousand_of_the_trader_are_still_called_never_placed(rig: GuardRig) -> None:
    disturb(rig, "lost_request", {})
    pairs = (SOL, DOGE, LDO, BNB)
    for pair in pairs:
        rig.close(pair)
    rig.check()
    for _ in range(120):
        rig.open(Pair("ETH-USDT-SWAP", PosSide.LONG), "0.01", client_id="bot")
    rig.watch(300)
    assert all(len(rig.fills(pair)) == len(rig.live(pair)) == 1 for pair in pairs)


def test_a_refused_look_up_is_not_taken_for_an_order_that_is_not_there(rig: GuardRig) -> None:
    """The lists are full of a bot's orders, so only the look-up by id could tell, and it is refused."""
    disturb(rig, "lost_answer", {})
    rig.close(SOL)
    rig.check()
    for _ in range(120):
        rig.open(Pair("ETH-USDT-SWAP", PosSide.LONG), "0.01", client_id="bot")
    rig.world.fault("error_code", path="/api/v5/trade/order", method="GET", code="51000", status=400)
    rig.watch(200)
    assert rig.log(ActionKind.NEVER_PLACED) == []
    assert len(rig.sent_orders()) == len(rig.live(SOL)) == 1
    rig.world.heal()
    rig.watch(60)
    assert rig.shield() is ShieldEvent.QUIET


def flood(rig: GuardRig) -> None:
    """A bot of the trader's makes more orders, and fills, than one page holds."""
    for _ in range(120):
        rig.open(Pair("ETH-USDT-SWAP", PosSide.LONG), "0.01", client_id="bot")


FOUR = (SOL, DOGE, LDO, BNB)


def four_behind_a_full_list(rig: GuardRig) -> None:
    """Four orders whose answers were lost, and the program stopped for two minutes while a bot filled the lists."""
    disturb(rig, "lost_answer", {})
    for pair in FOUR:
        rig.close(pair)
    rig.check()
    assert len(rig.state.attempts) == 4
    flood(rig)
    rig.pass_time(120)
    rig.start_program()


def test_of_more_orders_than_are_looked_up_in_a_check_none_is_called_never_placed_unasked(rig: GuardRig) -> None:
    four_behind_a_full_list(rig)
    rig.watch(60)
    assert rig.log(ActionKind.NEVER_PLACED) == []
    assert {line.pair for line in rig.log(ActionKind.REFILL)} == set(FOUR)
    assert (rig.report.refills_total, len(rig.state.recent), len(rig.sent_orders())) == (4, 4, 4)


def test_the_cap_of_a_pair_holds_for_orders_that_were_found_late(rig: GuardRig) -> None:
    rig.commands.set_rules(change(AS_ASKED, {"pair_cap": "1", "repeat_waits_s": "0"}))
    four_behind_a_full_list(rig)
    rig.watch(60)
    for pair in FOUR:
        rig.close(pair)
    rig.watch(120)
    assert all(len(rig.fills(pair)) == 1 for pair in FOUR)
    assert {rig.held_by(pair) for pair in FOUR} == {Brake.PAIR_CAP}


def test_a_look_up_refused_for_a_delisted_contract_among_full_lists_says_nothing(rig: GuardRig) -> None:
    disturb(rig, "lost_answer", {})
    rig.close(SOL)
    rig.check()
    rig.close(SOL, "delist")
    flood(rig)
    rig.watch(200)
    assert rig.log(ActionKind.NEVER_PLACED) == []
    assert rig.attempt(SOL).state is AttemptState.UNKNOWN
    assert len(rig.sent_orders()) == 1


def test_a_position_that_began_after_the_order_keeps_it_from_being_called_never_placed(rig: GuardRig) -> None:
    """Neither the look-up nor the full lists show the order, but the position it opened is there."""
    disturb(rig, "lost_answer", {})
    rig.world.fault("lookup_lag", path=ORDER, lag_s=300.0)
    rig.close(SOL)
    rig.check()
    flood(rig)
    rig.watch(200)
    assert rig.log(ActionKind.NEVER_PLACED) == []
    assert rig.row(SOL).state is PairState.REFILLING
    rig.watch(200)
    assert len(rig.log(ActionKind.REFILL)) == len(rig.state.recent) == 1
    assert rig.shield() is ShieldEvent.QUIET


def test_a_position_of_the_traders_own_does_not_leave_an_order_unknown_for_ever(rig: GuardRig) -> None:
    disturb(rig, "lost_request", {})
    rig.close(SOL)
    rig.check()
    rig.open(SOL, "1")
    flood(rig)
    rig.watch(300)
    assert rig.attempt(SOL).state is AttemptState.UNKNOWN
    rig.watch(500)
    assert len(rig.log(ActionKind.NEVER_PLACED)) == len(rig.log(ActionKind.ADOPTED)) == 1
    assert len(rig.sent_orders()) == 1


def test_of_two_orders_of_one_id_the_newest_counts_in_a_list_as_in_a_look_up() -> None:
    """The first ended without a fill and was forgotten with the rest of a lost journal; the second filled."""
    sent, found = attempt(), Found()
    older, newer = (order(cl_ord_id=sent.cl_ord_id, ord_id=str(n), c_time=after(n)) for n in (1, 2))
    _take_listed([sent], [newer, older], found)
    assert found.orders == {sent.attempt_id: newer}
