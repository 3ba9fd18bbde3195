"""Leverage and terms that are far from what is known never size an order, and what is right is believed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pairguard_gui.core.control.preflight import preflight
from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.state.changes import FiguresConfirmed
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code
from pairguard_gui.practice.market.positions import Key
from tests.support.guard_rig import DOGE, LDO, SOL, GuardRig
from tests.support.tampering import Rows, edit, tamper
from tests.support.world import Sent

ETH = Pair("ETH-USDT-SWAP", PosSide.LONG)
SOL_VALUE = Decimal(1)


def says_leverage(rig: GuardRig, pair: Pair, *values: str) -> None:
    """OKX says these leverages of that pair, one a read, the last one for good."""
    left = [*values]

    def change(rows: Rows) -> Rows:
        mine = [row for row in rows if row["instId"] == pair.inst_id]
        value = (left.pop(0) if len(left) > 1 else left[0]) if mine else ""
        return [row | {"lever": value} if row in mine else row for row in rows]

    tamper(rig, lambda sent: "leverage-info" in sent.path, edit(change))


def says_value(rig: GuardRig, pair: Pair, value: str) -> None:
    """OKX says that contract value of that instrument."""

    def change(rows: Rows) -> Rows:
        return [row | {"ctVal": value} if row["instId"] == pair.inst_id else row for row in rows]

    tamper(rig, lambda sent: "public/instruments" in sent.path, edit(change))


def kept(rig: GuardRig, pair: Pair) -> tuple[Decimal | None, Decimal | None]:
    protected = rig.state.pair(pair)
    assert protected
    return protected.confirmed_leverage, protected.contract_value


def held(rig: GuardRig, pair: Pair, code: Code) -> None:
    assert (rig.held_by(pair), rig.reason(pair)) == (Brake.DOUBT, code)
    assert rig.row(pair).state is PairState.ON_HOLD
    assert rig.orders(pair) == []
    assert rig.state.hold is None
    assert any(line.pair == pair for line in rig.log(ActionKind.HELD))


def margin_of(rig: GuardRig, pair: Pair) -> Decimal:
    (row,) = [row for row in rig.okx.positions() if row.pair == pair]
    assert row.margin
    return row.margin


def test_a_leverage_of_10000_opens_nothing_where_it_took_994_usdt(rig: GuardRig) -> None:
    says_leverage(rig, SOL, "10000")
    rig.close(SOL)
    rig.watch(120)
    held(rig, SOL, Code.LEVERAGE_DOUBTED)
    reason = rig.row(SOL).reason
    assert reason
    assert (reason.param("leverage"), reason.param("last")) == ("10000", "10")


def test_two_and_a_half_times_the_leverage_of_the_last_life_waits_for_a_person_where_it_took_2_5_usdt(
    rig: GuardRig,
) -> None:
    says_leverage(rig, SOL, "25")
    rig.close(SOL)
    rig.watch(120)
    held(rig, SOL, Code.LEVERAGE_DOUBTED)


def test_a_leverage_read_wrong_once_costs_five_seconds_where_it_took_a_thousand_times_the_margin(
    rig: GuardRig,
) -> None:
    says_leverage(rig, SOL, "10000", "10")
    rig.close(SOL)
    rig.check()
    assert rig.reason(SOL) is Code.LEVERAGE_CHANGED
    assert rig.orders(SOL) == []
    assert rig.report.next_check_in_s <= 5
    rig.watch(10)
    assert len(rig.live(SOL)) == 1
    assert margin_of(rig, SOL) <= 1


def test_two_reads_that_differ_are_not_believed(rig: GuardRig) -> None:
    """Where the old code took 1.5 or 1.8 times the margin, as it happened to read."""
    says_leverage(rig, SOL, "15", "18")
    rig.close(SOL)
    rig.watch(60)
    held(rig, SOL, Code.LEVERAGE_DOUBTED)


def test_a_leverage_that_was_changed_honestly_from_5_to_8_is_read_twice_believed_and_told() -> None:
    rig = GuardRig()
    set_leverage(rig, LDO, 5)
    rig.arm(SOL, LDO)
    rig.pass_time(30)
    rig.close(LDO)
    set_leverage(rig, LDO, 8)
    rig.check()
    assert (rig.reason(LDO), rig.orders(LDO)) == (Code.LEVERAGE_CHANGED, [])
    rig.watch(8)
    assert len(rig.fills(LDO)) == len(rig.live(LDO)) == 1
    (told,) = rig.log(ActionKind.NOTED)
    assert told.reason
    assert (told.reason.code, told.reason.param("last"), told.reason.param("leverage")) == (
        Code.LEVERAGE_BELIEVED, "5", "8",
    )  # fmt: skip
    assert margin_of(rig, LDO) <= 1


def set_leverage(rig: GuardRig, pair: Pair, lever: int) -> None:
    """The trader sets another leverage at OKX."""
    rig.world.exchange.venue.state.ledger.set_lever(Key(pair.inst_id, "cross", str(pair.pos_side)), Decimal(lever))


def test_a_person_s_yes_counts_for_that_leverage_alone(rig: GuardRig) -> None:
    says_leverage(rig, SOL, "10000", "10000", "25", "25", "10000")
    rig.close(SOL)
    rig.watch(60)
    held(rig, SOL, Code.LEVERAGE_DOUBTED)
    rig.commands.release(SOL)
    assert kept(rig, SOL)[0] == 10000
    rig.watch(60)
    held(rig, SOL, Code.LEVERAGE_DOUBTED)
    reason = rig.row(SOL).reason
    assert reason
    assert reason.param("leverage") == "25"
    assert rig.orders(SOL) == []


def test_a_person_s_yes_to_a_new_leverage_opens_the_pair(rig: GuardRig) -> None:
    rig.close(SOL)
    set_leverage(rig, SOL, 40)
    rig.watch(60)
    held(rig, SOL, Code.LEVERAGE_DOUBTED)
    rig.commands.release(SOL)
    rig.watch(30)
    assert len(rig.live(SOL)) == 1
    assert margin_of(rig, SOL) <= 1
    assert kept(rig, SOL)[0] is None, "the new life tells it now"


def test_terms_of_a_ten_millionth_of_a_contract_open_nothing_where_they_took_the_whole_account(rig: GuardRig) -> None:
    """CtVal 1e-7 made 1,900,000 contracts: 19,247 USDT of margin, told as 0.02."""
    says_value(rig, SOL, "0.0000001")
    rig.close(SOL)
    rig.watch(120)
    held(rig, SOL, Code.TERMS_DOUBTED)


@pytest.mark.parametrize("value", ["10", "0.5", "2", "1.3"])
def test_other_terms_than_the_last_life_showed_wait_for_a_person(rig: GuardRig, value: str) -> None:
    """Ten times the value opened a tenth of the margin, half of it twice the margin."""
    says_value(rig, SOL, value)
    rig.close(SOL)
    rig.watch(120)
    held(rig, SOL, Code.TERMS_DOUBTED)


def test_terms_are_held_against_a_living_position_of_the_other_side_too(rig: GuardRig) -> None:
    """Ten times the value opened a tenth of the margin, and no later look told."""
    rig.open(SOL.opposite, "3")
    rig.check()
    rig.journal.write("main", lambda _: [FiguresConfirmed(SOL, contract_value=Decimal(10))])
    says_value(rig, SOL, "10")
    rig.close(SOL)
    rig.watch(60)
    held(rig, SOL, Code.TERMS_DOUBTED)


def test_a_yes_to_new_terms_stores_them(rig: GuardRig) -> None:
    says_value(rig, SOL, "2")
    rig.close(SOL)
    rig.watch(60)
    held(rig, SOL, Code.TERMS_DOUBTED)
    rig.commands.release(SOL)
    assert kept(rig, SOL)[1] == 2
    rig.watch(30)
    assert len(rig.fills(SOL)) == 1


def test_the_doubt_of_one_pair_keeps_no_other_waiting(rig: GuardRig) -> None:
    says_value(rig, SOL, "10")
    says_leverage(rig, DOGE, "10000")
    for pair in (SOL, DOGE, LDO):
        rig.close(pair)
    rig.watch(30)
    assert len(rig.live(LDO)) == 1
    held(rig, SOL, Code.TERMS_DOUBTED)
    held(rig, DOGE, Code.LEVERAGE_DOUBTED)


def test_a_pair_added_by_hand_is_refilled_by_the_figures_of_that_moment(rig: GuardRig) -> None:
    rig.commands.protect(ETH)
    leverage, value = kept(rig, ETH)
    assert leverage
    assert value
    rig.watch(90)
    assert len(rig.live(ETH)) == 1


def test_a_pair_added_by_hand_is_not_refilled_by_other_figures(rig: GuardRig) -> None:
    rig.commands.protect(ETH)
    says_leverage(rig, ETH, "10000")
    rig.watch(60)
    held(rig, ETH, Code.LEVERAGE_DOUBTED)


def test_what_a_person_saw_in_the_table_counts_for_a_pair_without_a_life() -> None:
    """The table told 10, the exchange says 25 at the moment of the start: the person has agreed to 10."""
    rig = GuardRig()
    rig.commands.protect(ETH)
    table = preflight(rig.okx, rig.state, rig.okx.positions(), beside=True)
    shown = next(row for row in table.rows if row.pair == ETH)
    assert shown.doubt is None
    says_leverage(rig, ETH, "1000")
    rig.commands.raise_shield(guarded={ETH, SOL}, figures=table.figures)
    assert kept(rig, ETH) == (shown.leverage, shown.contract_value)
    rig.watch(90)
    held(rig, ETH, Code.LEVERAGE_DOUBTED)


def test_figures_that_are_out_of_the_question_are_not_agreed_to_with_the_table() -> None:
    rig = GuardRig()
    says_leverage(rig, ETH, "10000")
    rig.commands.protect(ETH)
    assert kept(rig, ETH)[0] is None
    table = preflight(rig.okx, rig.state, rig.okx.positions(), beside=True)
    row = next(row for row in table.rows if row.pair == ETH)
    assert row.doubt
    assert row.doubt.code is Code.LEVERAGE_DOUBTED
    rig.commands.raise_shield(guarded={ETH, SOL}, figures=table.figures)
    assert kept(rig, ETH)[0] is None


def test_after_a_contract_was_cut_anew_the_living_position_teaches_the_new_value(rig: GuardRig) -> None:
    def ten_times(rows: Rows) -> Rows:
        return [
            row | {"notionalUsd": str(Decimal(row["notionalUsd"]) * 10)} if row["instId"] == SOL.inst_id else row
            for row in rows
        ]

    tamper(rig, lambda sent: "account/positions" in sent.path, edit(ten_times))
    rig.check()
    value = kept(rig, SOL)[1]
    assert value
    assert abs(value - 10 * SOL_VALUE) < Decimal("0.01")


def test_a_mark_price_far_from_that_of_a_living_position_is_waited_for(rig: GuardRig) -> None:
    """All prices halved alike opened twice the margin."""
    rig.open(SOL.opposite, "3")
    rig.check()

    def halved(rows: Rows) -> Rows:
        def half(row: dict[str, str]) -> dict[str, str]:
            names = ("markPx", "last", "askPx", "bidPx")
            return row | {name: str(Decimal(row[name]) / 2) for name in names if row.get(name)}

        return [half(row) if row["instId"] == SOL.inst_id else row for row in rows]

    def prices(sent: Sent) -> bool:
        return "mark-price" in sent.path or "market/tickers" in sent.path

    tamper(rig, prices, edit(halved))
    rig.close(SOL)
    rig.watch(30)
    assert (rig.reason(SOL), rig.orders(SOL)) == (Code.PRICE_APART, [])
