"""A row that cannot be read costs the pair it may be about, and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from pairguard_gui.core.values.reason import Code
from pairguard_gui.okx.transport import Response
from tests.support.guard_rig import LDO, SOL, GuardRig

LIST, BY_NAME = "positions?instType=SWAP", "instType=SWAP&instId="
Rows = list[Any]


def remake(rig: GuardRig, part: str, change: Callable[[Rows], Rows]) -> None:
    """From now on the rows of every good answer to a path that ends with, or holds, `part` are others."""
    inner = rig.world.send

    def send(method: str, path: str, *rest: Any) -> Response:
        answer = inner(method, path, *rest)
        if part not in path or (part is LIST and not path.endswith(LIST)):
            return answer
        body = msgspec.json.decode(answer.body)
        return Response(answer.status, msgspec.json.encode(body | {"data": change(body["data"])}))

    vars(rig.world)["send"] = send


def refuse(rig: GuardRig, part: str, code: str) -> None:
    """From now on every path that holds `part` is answered with that code."""
    inner = rig.world.send
    no = Response(200, msgspec.json.encode({"code": code, "data": [], "msg": "no"}))
    vars(rig.world)["send"] = lambda method, path, *rest: no if part in path else inner(method, path, *rest)


def stranger(**fields: Any) -> dict[str, Any]:
    row = {"instType": "SWAP", "instId": "NEW-USDT-SWAP", "mgnMode": "cross", "posSide": "long", "pos": "1"}
    return {**row, "posId": "7", "cTime": "1772366400000", "uTime": "1772366400000", **fields}


STRANGERS: dict[str, dict[str, Any]] = {
    "a size that is none": stranger(pos="tbd"),
    "no life": stranger(cTime=None),
    "a side nobody knows": stranger(posSide="both"),
}


@pytest.mark.parametrize("row", STRANGERS.values(), ids=STRANGERS.keys())
def test_a_strangers_odd_position_costs_nothing(rig: GuardRig, row: dict[str, Any]) -> None:
    remake(rig, LIST, lambda rows: [row, *rows])
    rig.close(SOL)
    rig.watch(60)
    assert rig.report.complete
    assert len(rig.live(SOL)) == len(rig.fills(SOL)) == 1


def broken(inst_id: str, **fields: Any) -> Callable[[Rows], Rows]:
    return lambda rows: [row | fields if row["instId"] == inst_id else row for row in rows]


@pytest.mark.parametrize(
    "fields", [{"pos": "--"}, {"posSide": "both"}, {"cTime": ""}, {"mgnMode": None}, {"instId": None}], ids=str
)
def test_a_protected_pair_whose_row_cannot_be_read_is_not_taken_for_absent(
    rig: GuardRig, fields: dict[str, Any]
) -> None:
    for part in (LIST, BY_NAME):
        remake(rig, part, broken(SOL.inst_id, **fields))
    rig.watch(900)
    assert rig.sent_orders() == []
    assert len(rig.live(SOL)) == 1


@pytest.mark.parametrize("fields", [{"pos": "--"}, {"instId": None}], ids=str)
def test_a_row_that_cannot_be_read_by_name_is_a_veto_too(rig: GuardRig, fields: dict[str, Any]) -> None:
    """The list hides a living pair; what the read by name shows of it does not decode."""
    remake(rig, LIST, lambda rows: [row for row in rows if row["instId"] != SOL.inst_id])
    remake(rig, BY_NAME, broken(SOL.inst_id, **fields))
    rig.watch(900)
    assert rig.sent_orders() == []


@pytest.mark.parametrize("figure", ["avgPx", "markPx", "upl", "lever", "liqPx", "imr", "margin"])
def test_a_figure_that_is_only_shown_stops_no_refill(rig: GuardRig, figure: str) -> None:
    for part in (LIST, BY_NAME):
        remake(rig, part, lambda rows: [row | {figure: "--"} for row in rows])
    rig.close(SOL)
    rig.watch(60)
    assert len(rig.live(SOL)) == len(rig.fills(SOL)) == 1


def test_lists_that_show_long_and_short_rows_among_net_ones_are_no_information(rig: GuardRig) -> None:
    """A short with posSide "net" and a positive size looks like a long: the short would count as absent."""
    for part in (LIST, BY_NAME):
        remake(rig, part, broken(SOL.inst_id, posSide="net"))
    rig.watch(900)
    assert rig.sent_orders() == []


ODD: dict[str, tuple[str, dict[str, Any]]] = {
    "an order of no known state": ("orders-history", {"instId": "NEW-USDT-SWAP", "clOrdId": "", "state": "resting"}),
    "a record of a kind to come": ("positions-history", {"instId": "NEW-USDT-SWAP", "type": "9"}),
    "a record without a life": ("positions-history", {"cTime": None}),
    "a contract that is not open yet": ("public/instruments", {"instId": "", "ctVal": "tbd", "state": "preopen"}),
    "a contract without a lot": ("public/instruments", {"instId": "NEW-USDT-SWAP", "instType": "SWAP", "lotSz": "0"}),
    "a ticker without a price": ("market/tickers", {"instId": "NEW-USDT-SWAP", "last": "-", "ts": "-"}),
    "a mark price that is none": ("mark-price", {"instId": "NEW-USDT-SWAP", "markPx": "-", "ts": ""}),
    "a leverage of nothing": ("leverage-info", {"instId": "NEW-USDT-SWAP", "lever": "0"}),
}


@pytest.mark.parametrize(("part", "row"), ODD.values(), ids=ODD.keys())
def test_a_strangers_odd_row_anywhere_stops_no_refill(rig: GuardRig, part: str, row: dict[str, Any]) -> None:
    remake(rig, part, lambda rows: [row, *rows, None])
    rig.close(SOL)
    rig.close(LDO)
    rig.watch(60)
    assert [len(rig.fills(pair)) for pair in (SOL, LDO)] == [1, 1]
    assert rig.report.failure is None


@pytest.mark.parametrize("part", ["orders-history", "trade/fills"])
def test_an_attempt_whose_own_row_cannot_be_read_was_placed(rig: GuardRig, part: str) -> None:
    """The answer is lost, the look-up lags, and the only trace of the order is a row of a state nobody knows."""
    rig.world.fault("lost_answer", count=1)
    refuse(rig, "trade/order?", "51603")
    rig.close(SOL)
    odd = {"state": "resting"} if part == "orders-history" else {"fillSz": "?"}
    empty = "trade/fills" if part == "orders-history" else "orders-history"
    remake(rig, part, lambda rows: [row | odd if row["clOrdId"].startswith("PG") else row for row in rows])
    remake(rig, empty, lambda rows: [row for row in rows if not row["clOrdId"].startswith("PG")])
    for listed in (LIST, BY_NAME):
        remake(rig, listed, lambda rows: [row for row in rows if row["instId"] != SOL.inst_id])
    rig.watch(300)
    assert len(rig.sent_orders()) == 1
    assert rig.state.attempt(SOL) is not None
    assert rig.reason(SOL) is Code.UNKNOWN_ORDER
