"""Faults of one instrument, row or endpoint touch that one and leave everything else as it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.practice.conftest import Trader

BTC, BNB, ETH = "BTC-USDT-SWAP", "BNB-USDT-SWAP", "ETH-USDT-SWAP"


@pytest.fixture
def holder(hands: Callable[..., Trader]) -> Trader:
    """A trader with the twenty starting positions; prices stand still."""
    return hands(starts=True)


def order(inst_id: str, name: str) -> dict[str, str]:
    return {"instId": inst_id, "tdMode": "cross", "side": "buy", "posSide": "long", "ordType": "market", "sz": "1",
            "clOrdId": name}  # fmt: skip


@pytest.mark.parametrize("code", ["51001", "59111", "51000"])
def test_one_instrument_refuses_every_read_that_asks_for_it_among_others(holder: Trader, code: str) -> None:
    holder.fault("instrument_refused", inst_id=BNB, code=code)
    for call, more in (("account/positions", {"instType": "SWAP"}), ("account/leverage-info", {"mgnMode": "cross"})):
        assert holder.get(call, instId=f"{BTC},{BNB}", **more)["code"] == code
        assert holder.get(call, instId=BNB, **more)["code"] == code
        assert holder.rows(call, instId=BTC, **more) is not None
    assert len(holder.rows("account/positions", instType="SWAP")) == 20, "the list of all does not ask for it"


def test_one_item_of_a_batch_is_refused_with_any_code_and_the_others_are_carried_out(holder: Trader) -> None:
    holder.fault("item_refused", inst_id=ETH, code="59999", msg="never heard of")
    before, untouched = holder.position(BTC, "long"), holder.position(ETH, "long")
    answer = holder.post("trade/batch-orders", [order(BTC, "a"), order(ETH, "b"), order(BTC, "c")])
    assert [(row["clOrdId"], row["sCode"]) for row in answer["data"]] == [("a", "0"), ("b", "59999"), ("c", "0")]
    assert (answer["code"], answer["data"][1]["sMsg"], answer["data"][1]["ordId"]) == ("2", "never heard of", "")
    assert holder.position(ETH, "long") == untouched
    assert Decimal(holder.held(BTC, "long")["pos"]) == Decimal(before["pos"] if before else 0) + 2
    assert holder.get("trade/order", instId=ETH, clOrdId="b")["code"] == "51603"
    holder.exchange.faults.clear()
    assert holder.order(ETH, "buy", "long", "1")["sCode"] == "0", "the contract itself was never touched"


def test_an_order_alone_is_refused_with_its_code(holder: Trader) -> None:
    holder.fault("item_refused", inst_id=ETH, code="51008", count=1)
    item = holder.order(ETH, "buy", "long", "1")
    assert (item["sCode"], item["ordId"]) == ("51008", "")
    assert "margin" in item["sMsg"], "OKX's own words for a code it has"


@pytest.mark.parametrize("body", [b"", b"nothing", b"[1]", b'{"instId": 5}'])
def test_an_order_that_makes_no_sense_is_answered_as_ever(holder: Trader, body: bytes) -> None:
    path = "/api/v5/trade/batch-orders"
    honest = holder.ask("POST", path, body)
    holder.fault("item_refused", inst_id=ETH)
    assert holder.ask("POST", path, body) == honest


def test_an_endpoint_is_gone_as_in_the_eea_or_refused_by_name(holder: Trader) -> None:
    holder.fault("endpoint_gone", count=1)
    answer = holder.ask("GET", f"/api/v5/account/leverage-info?instId={BTC}&mgnMode=cross")
    assert (answer.status, json.loads(answer.body)["error_code"]) == (404, "404")
    holder.fault("endpoint_gone", path="/api/v5/account/max-size", code="51010", count=1)
    assert holder.get("account/max-size", instId=BTC, tdMode="cross")["code"] == "51010"
    assert len(holder.rows("account/positions")) == 20


@pytest.mark.parametrize(
    ("call", "fields"),
    [
        ("public/instruments", {"instId": "", "uly": "", "state": "preopen"}),
        ("public/instruments", {"instId": "NEW-USDT-SWAP", "state": "preopen", "ctVal": "tbd"}),
        ("market/tickers", {"instId": "NEW-USDT-SWAP", "last": "-"}),
        ("account/positions", {"instId": "NEW-USDT-SWAP", "liqPx": "--"}),
    ],
)
def test_a_row_of_a_stranger_comes_beside_the_honest_ones(holder: Trader, call: str, fields: dict[str, str]) -> None:
    honest = holder.rows(call, instType="SWAP")
    holder.fault("extra_row", path=f"/api/v5/{call}", fields=fields, count=1)
    *others, strange = holder.rows(call, instType="SWAP")
    assert [row["instId"] for row in others] == [row["instId"] for row in honest]
    assert {name: strange[name] for name in fields} == fields
    assert strange.keys() == honest[0].keys()


def test_an_extra_row_may_lack_a_field_and_stand_alone(holder: Trader) -> None:
    holder.fault("extra_row", path="/api/v5/trade/orders-history", fields={"instId": "X", "state": None})
    assert holder.rows("trade/orders-history", instType="SWAP") == [{"instId": "X"}]


@pytest.mark.parametrize("value", ["0", "-1", "1e-9", "", None, 5])
def test_the_terms_of_one_contract_may_be_anything(holder: Trader, value: Any) -> None:
    honest = {row["instId"]: row for row in holder.rows("public/instruments", instType="SWAP")}
    holder.fault("spoil_field", inst_id=BNB, field="ctVal", value=value)
    found = {row["instId"]: row for row in holder.rows("public/instruments", instType="SWAP")}
    assert found.pop(BNB) == honest.pop(BNB) | {"ctVal": value}
    assert found == honest


def test_a_number_is_wrong_by_a_factor_and_what_is_no_number_stays(holder: Trader) -> None:
    asked = {"instId": f"{BNB},{BTC}", "mgnMode": "cross"}
    honest = {(row["instId"], row["posSide"]): row["lever"] for row in holder.rows("account/leverage-info", **asked)}
    holder.fault("scale_field", inst_id=BNB, factor=1000, count=1)
    found = {(row["instId"], row["posSide"]): row["lever"] for row in holder.rows("account/leverage-info", **asked)}
    for key, lever in honest.items():
        assert Decimal(found[key]) == Decimal(lever) * (1000 if key[0] == BNB else 1)
    holder.fault("scale_field", path="/api/v5/account/leverage-info", field="posSide", factor=10, count=1)
    assert {row["posSide"] for row in holder.rows("account/leverage-info", **asked)} == {side for _, side in honest}


@pytest.mark.parametrize("kind", ["item_refused", "extra_row", "spoil_field", "scale_field"])
def test_what_another_fault_has_cut_short_stays_cut(holder: Trader, kind: str) -> None:
    path = "/api/v5/trade/order"
    holder.fault(kind, path=path, method="POST", **({"inst_id": ETH} if kind == "item_refused" else {}))
    holder.fault("cut_json", path=path)
    body = holder.ask("POST", path, json.dumps(order(ETH, "mine")).encode()).body
    with pytest.raises(json.JSONDecodeError):
        json.loads(body)
