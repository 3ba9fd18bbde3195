"""After a fill the result is looked at: what took more than was meant stops the account, and the budget knows it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from pairguard_gui.core.state.account_state import Brake, Hold
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.state.changes import AccountHeld
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import AS_ASKED, change
from tests.support.guard_rig import ACCOUNT, DOGE, DOT, SOL, GuardRig
from tests.support.tampering import Rows, edit, error, refuse, tamper
from tests.support.world import Sent


def fills(sent: Sent) -> bool:
    return "trade/fills" in sent.path


def positions(sent: Sent) -> bool:
    return "account/positions?instType" in sent.path


def refilled(rig: GuardRig, pair: Any = SOL) -> None:
    """The pair was closed and its refill has filled, its result not looked at yet."""
    rig.close(pair)
    rig.check()
    assert rig.fills(pair)
    assert rig.state.unreviewed


def again(rig: GuardRig) -> None:
    """The exchange carries the order of the refill out once more, under the same client id."""
    first = rig.fills(SOL)[-1].ticket
    rig.open(SOL, str(first.size), client_id=first.client_id, tag=first.tag)
    assert len(rig.fills(SOL)) == 2


def held(rig: GuardRig, code: Code) -> dict[str, object]:
    hold = rig.state.hold
    assert hold, "the account is not held"
    assert (hold.brake, hold.reason.code) == (Brake.RESULT, code)
    assert [line.reason for line in rig.log(ActionKind.HELD)] == [hold.reason]
    assert rig.report.hold == hold.reason
    return dict(hold.reason.params)


def account_brake(rig: GuardRig) -> Brake | None:
    return rig.state.hold.brake if rig.state.hold else None


def margin_in_rows(times: str) -> Any:
    """The position of the refill shows so many times its margin."""

    def dearer(rows: Rows) -> Rows:
        return [
            row | {"imr": str(Decimal(row["imr"]) * Decimal(times))} if row["instId"] == SOL.inst_id else row
            for row in rows
        ]

    return edit(dearer)


def test_a_plain_refill_costs_one_read_of_the_fills_and_a_quiet_check_none(rig: GuardRig) -> None:
    refilled(rig)
    before = len(rig.world.sent)
    rig.watch(600)
    assert rig.asked(before).count("trade/fills") == 1
    assert rig.state.unreviewed == ()
    assert rig.state.hold is None
    assert rig.report.requests == 1


def test_an_order_carried_out_twice_stops_the_account_where_the_second_0_99_usdt_was_in_no_book(
    rig: GuardRig,
) -> None:
    refilled(rig)
    reserved = rig.state.reserved(rig.okx.server_now())
    again(rig)
    rig.check()
    figures = held(rig, Code.FILLED_TWICE)
    ordered = rig.fills(SOL)[0].ticket.size
    assert (figures["count"], figures["filled"], figures["ordered"]) == (2, str(2 * ordered), str(ordered))
    taken = rig.state.reserved(rig.okx.server_now())
    assert Decimal("1.9") * reserved < taken <= 2 * reserved


def test_while_the_account_is_held_for_a_result_nothing_is_opened_until_it_is_released(rig: GuardRig) -> None:
    refilled(rig)
    again(rig)
    rig.check()
    rig.close(DOGE)
    rig.watch(120)
    assert rig.orders(DOGE) == []
    assert rig.reason(DOGE) is not None
    rig.commands.release_account()
    rig.watch(60)
    assert len(rig.live(DOGE)) == 1
    assert rig.state.hold is None


def test_what_was_really_taken_counts_against_the_budget_of_the_day() -> None:
    """Where the old code opened 20 USDT beside a second execution that it never counted."""
    rig = GuardRig(rules=change(AS_ASKED, {"budget_usdt": "2.5"})).arm()
    rig.pass_time(30)
    refilled(rig)
    again(rig)
    rig.check()
    rig.commands.release_account()
    rig.close(DOGE)
    rig.watch(60)
    assert (rig.held_by(DOGE), rig.orders(DOGE)) == (Brake.BUDGET, [])


def test_a_second_execution_that_shows_late_in_the_fills_is_found_all_the_same(rig: GuardRig) -> None:
    """Told as somebody's addition, 0.99 USDT too much stayed unseen."""
    refilled(rig)
    again(rig)
    ids = [str(order.order_id) for order in rig.fills(SOL)]
    seen_from = rig.clock.true_ms + 30_000

    def late(rows: Rows) -> Rows:
        return [row for row in rows if row["ordId"] != ids[-1] or rig.clock.true_ms >= seen_from]

    tamper(rig, fills, edit(late))
    rig.check()
    assert rig.state.hold is None
    assert rig.state.unreviewed
    rig.watch(50)
    held(rig, Code.FILLED_TWICE)


def test_more_contracts_than_ordered_stop_the_account(rig: GuardRig) -> None:
    """Ten times the contracts: 8.91 USDT too much were in no book."""
    refilled(rig)
    own = str(rig.fills(SOL)[0].order_id)

    def tenfold(rows: Rows) -> Rows:
        return [row | {"fillSz": str(Decimal(row["fillSz"]) * 10)} if row["ordId"] == own else row for row in rows]

    tamper(rig, fills, edit(tenfold))
    rig.check()
    held(rig, Code.FILLED_TOO_MUCH)


@pytest.mark.parametrize("times", ["1.6", "10", "1000"])
def test_a_position_that_took_far_more_margin_than_was_meant_stops_the_account(rig: GuardRig, times: str) -> None:
    """A thousand times the margin was told as 0.99 USDT."""
    refilled(rig)
    tamper(rig, positions, margin_in_rows(times))
    rig.check()
    figures = held(rig, Code.MARGIN_TOO_LARGE)
    margin, meant = figures["margin"], figures["meant"]
    assert isinstance(margin, Decimal)
    assert isinstance(meant, Decimal)
    assert margin > Decimal("1.5") * meant
    assert rig.state.reserved(rig.okx.server_now()) == margin


def test_a_little_more_margin_than_reserved_only_counts(rig: GuardRig) -> None:
    refilled(rig)
    tamper(rig, positions, margin_in_rows("1.3"))
    reserved = rig.state.reserved(rig.okx.server_now())
    rig.check()
    assert rig.state.hold is None
    assert rig.state.reserved(rig.okx.server_now()) > reserved


def test_an_addition_by_the_trader_is_told_and_holds_nothing(rig: GuardRig) -> None:
    refilled(rig)
    rig.open(SOL, "5")
    rig.watch(200)
    assert rig.state.hold is None
    assert rig.state.unreviewed == ()
    (told,) = rig.log(ActionKind.NOTED)
    assert told.reason
    assert (told.pair, told.reason.code) == (SOL, Code.POSITION_LARGER)
    filled = rig.fills(SOL)[0].filled
    assert (told.reason.param("filled"), told.reason.param("contracts")) == (str(filled), str(filled + 5))


def test_a_list_without_the_position_decides_nothing_and_asks_for_nothing_more(rig: GuardRig) -> None:
    refilled(rig)
    rig.world.fault("hide_pairs", pairs=[str(SOL)])
    before = len(rig.world.sent)
    rig.watch(120)
    assert rig.state.unreviewed
    assert rig.state.hold is None
    assert rig.asked(before).count("trade/fills") == 1
    rig.world.heal()
    rig.watch(60)
    assert rig.state.unreviewed == ()


def test_a_list_that_shows_half_of_the_position_holds_nothing(rig: GuardRig) -> None:
    refilled(rig)

    def half(rows: Rows) -> Rows:
        return [row | {"pos": "0.01"} if row["instId"] == SOL.inst_id else row for row in rows]

    tamper(rig, positions, edit(half))
    rig.watch(200)
    assert rig.state.hold is None
    assert rig.state.unreviewed == ()
    assert rig.log(ActionKind.NOTED) == []


def test_fills_that_come_late_are_waited_for_and_the_position_tells_enough(rig: GuardRig) -> None:
    refilled(rig)
    tamper(rig, fills, edit(lambda _: []))
    before = len(rig.world.sent)
    rig.watch(200)
    assert rig.state.hold is None
    assert rig.state.unreviewed == ()
    assert rig.asked(before).count("trade/fills") <= 2


def test_fills_that_cannot_be_read_hinder_no_other_pair_and_that_is_told(rig: GuardRig) -> None:
    refuse(rig, fills, lambda _: error("51000", status=404))
    refilled(rig)
    rig.close(DOGE)
    rig.watch(200)
    assert len(rig.live(DOGE)) == 1
    assert rig.state.unreviewed == ()
    assert [line.reason.code for line in rig.log(ActionKind.NOTED) if line.reason] == [Code.FILLS_UNREAD] * 2


def test_the_result_is_looked_at_after_a_stop_too(rig: GuardRig) -> None:
    refilled(rig)
    rig.guard.halt()
    rig.commands.lower_shield()
    again(rig)
    rig.check()
    held(rig, Code.FILLED_TWICE)


def test_the_result_is_looked_at_after_a_restart_too(rig: GuardRig) -> None:
    refilled(rig)
    again(rig)
    rig.start_program()
    rig.check()
    held(rig, Code.FILLED_TWICE)


def test_a_hold_that_is_there_already_is_kept_and_the_result_told_after_it(rig: GuardRig) -> None:
    refilled(rig)
    again(rig)
    second = Hold(Brake.SECOND_COPY, Reason.of(Code.SECOND_COPY, ours="PGone", theirs="PGtwo"), rig.okx.server_now())
    rig.journal.write(ACCOUNT, lambda _: [AccountHeld(second)])
    rig.check()
    assert account_brake(rig) is Brake.SECOND_COPY
    rig.commands.release_account()
    rig.check()
    assert account_brake(rig) is Brake.RESULT


def test_an_isolated_refill_is_compared_with_the_margin_it_was_given(rig: GuardRig) -> None:
    refilled(rig, DOT)
    rig.watch(10)
    assert rig.state.unreviewed == ()
    assert rig.state.hold is None


def test_twenty_refills_are_looked_at_with_one_read(rig: GuardRig) -> None:
    rig.close_all()
    rig.check()
    before = len(rig.world.sent)
    rig.watch(60)
    assert rig.state.unreviewed == ()
    assert rig.state.hold is None
    assert rig.asked(before).count("trade/fills") <= 2
