"""How positions ended, as positions-history tells it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from pairguard_gui.core.values.exchange_data import ClosedPosition, CloseType, Life, MarginMode
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.rows import Rows
from pairguard_gui.okx.wire.scalars import moment
from tests.okx.rig import NOON, closed, ms, ok, scripted

SINCE = NOON - timedelta(hours=1)


def history(*rows: Any) -> tuple[Rows[ClosedPosition], bool]:
    client, _, _ = scripted(account_positions_history=ok(list(rows)))
    return client.closed_positions(SINCE)


def test_a_row_tells_whose_life_ended_and_how() -> None:
    assert history(closed()) == (
        (
            ClosedPosition(
                pair=Pair("ETH-USDT-SWAP", PosSide.LONG),
                margin_mode=MarginMode.ISOLATED,
                life=Life("998", moment("1709000000000", "")),
                close_type=CloseType.FULL,
                u_time=NOON,
                close_avg_px=Decimal("3224.8"),
                realized_pnl=Decimal("-0.06646211"),
            ),
        ),
        True,
    )


def test_a_recorded_result_agrees_with_its_prices_and_fees() -> None:
    """ETH-USDT-SWAP isolated, 0.1 contracts of 0.1 ETH, as recorded: result = size x value x difference + fees."""
    ((row,), _) = history(closed())
    assert row.close_avg_px
    assert row.realized_pnl == Decimal("0.1") * Decimal("0.1") * (row.close_avg_px - Decimal("3226.93")) + Decimal(
        "-0.04516211"
    )


@pytest.mark.parametrize(
    ("kind", "ends"), [("1", False), ("2", True), ("3", True), ("4", False), ("5", False), ("6", True)]
)
def test_every_close_type_is_read(kind: str, ends: bool) -> None:
    ((row,), complete) = history(closed(type=kind))
    assert row.close_type.ends_life is ends
    assert complete


def test_a_close_type_of_tomorrow_is_no_proof_of_anything() -> None:
    rows, complete = history(closed(type="7"), closed(posId="5"))
    assert [row.life.pos_id for row in rows] == ["5"]
    assert [(odd.inst_id, odd.what) for odd in rows.odd] == [("ETH-USDT-SWAP", "type '7'")]
    assert complete, "asking for that contract alone would show the same row"


@pytest.mark.parametrize("side", ["long", "short"])
def test_old_rows_without_a_side_have_a_direction(side: str) -> None:
    old = closed(direction=side)
    del old["posSide"]
    ((row,), _) = history(old)
    assert row.pair.pos_side == side


def test_net_rows_have_a_direction() -> None:
    ((row,), _) = history(closed(posSide="net", direction="short"))
    assert row.pair.pos_side is PosSide.SHORT


@pytest.mark.parametrize(
    "change",
    [
        {"posSide": "net", "direction": ""},
        {"posSide": "net", "direction": "net"},
        {"posSide": "long", "direction": "short"},
        {"mgnMode": ""},
        {"posId": ""},
        {"cTime": ""},
        {"uTime": "yesterday"},
        {"type": 2},
        {"cTime": None},
        {"instType": "FUTURES"},
        {"instId": ""},
        {"instId": None},
    ],
    ids=str,
)
def test_a_broken_row_proves_nothing_and_costs_nothing_else(change: dict[str, Any]) -> None:
    rows, complete = history(closed(**change), closed(posId="5"))
    assert [row.life.pos_id for row in rows] == ["5"]
    assert [odd.inst_id for odd in rows.odd] == [closed(**change)["instId"] or ""]
    assert complete


@pytest.mark.parametrize("nothing", ["NaN", "--", "", None, 7])
def test_a_result_or_price_that_is_none_is_unknown(nothing: object) -> None:
    ((row,), _) = history(closed(realizedPnl=nothing, closeAvgPx=nothing))
    assert (row.realized_pnl, row.close_avg_px) == (None, None)


def test_a_null_side_leaves_the_direction() -> None:
    ((row,), _) = history(closed(posSide=None, direction="short"))
    assert row.pair.pos_side is PosSide.SHORT


def test_odd_rows_count_for_the_size_of_a_page() -> None:
    rows = [closed(posId=str(number)) for number in range(99)]
    assert history(*rows, closed(type="7"))[1] is False


def test_rows_come_newest_first_and_not_older_than_asked() -> None:
    times = [SINCE - timedelta(milliseconds=1), SINCE, NOON, SINCE + timedelta(minutes=1)]
    rows, complete = history(*(closed(posId=str(number), uTime=ms(when)) for number, when in enumerate(times)))
    assert [row.life.pos_id for row in rows] == ["2", "3", "1"]
    assert complete


def test_a_full_page_that_does_not_reach_back_is_incomplete() -> None:
    recent = [closed(posId=str(number)) for number in range(100)]
    assert history(*recent)[1] is False
    assert history(*recent[:99], closed(uTime=ms(SINCE - timedelta(seconds=1))))[1] is True
    assert history(*recent[:99])[1] is True


def test_history_is_one_request_for_all_swaps() -> None:
    client, script, _ = scripted(account_positions_history=ok([]))
    assert client.closed_positions(SINCE) == ((), True)
    assert script.sent[-1].path == "/api/v5/account/positions-history?instType=SWAP&limit=100"


def test_the_history_of_one_contract_is_asked_for_by_name() -> None:
    client, script, _ = scripted(account_positions_history=ok([]))
    client.closed_positions(SINCE, "SOL-USDT-SWAP")
    assert script.sent[-1].path.endswith("&limit=100&instId=SOL-USDT-SWAP")
