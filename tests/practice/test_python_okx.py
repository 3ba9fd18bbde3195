"""An OKX client written by other people trades here and notices nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairguard_gui.practice.server import PracticeServer

pytestmark = [
    # its own way of posting, not ours
    pytest.mark.filterwarnings("ignore:Use 'content=<...>' to upload raw bytes:DeprecationWarning"),
]
BTC, BNB = "BTC-USDT-SWAP", "BNB-USDT-SWAP"


@pytest.fixture
def okx(server: PracticeServer) -> Iterator[dict[str, Any]]:
    """Its account, trade, market, public and status clients, pointed here and otherwise as they come."""
    from okx.Account import AccountAPI
    from okx.MarketData import MarketAPI
    from okx.PublicData import PublicAPI
    from okx.Status import StatusAPI
    from okx.Trade import TradeAPI

    at = server.access
    keys = {"api_key": at.api_key, "api_secret_key": at.secret, "passphrase": at.passphrase, "domain": at.rest}
    clients = {
        "account": AccountAPI(**keys),
        "trade": TradeAPI(**keys),
        "market": MarketAPI(domain=at.rest),
        "public": PublicAPI(domain=at.rest),
        "status": StatusAPI(domain=at.rest),
    }
    yield clients
    for client in clients.values():
        client.close()


def test_it_places_and_looks_up_an_order(okx: dict[str, Any]) -> None:
    placed = okx["trade"].place_order(BTC, "cross", "buy", "market", "0.01", posSide="long", clOrdId="byothers1")
    assert (placed["code"], placed["data"][0]["sCode"]) == ("0", "0")
    found = okx["trade"].get_order(BTC, clOrdId="byothers1")["data"][0]
    assert (found["ordId"], found["state"], found["accFillSz"]) == (placed["data"][0]["ordId"], "filled", "0.01")


def test_it_sees_the_account(okx: dict[str, Any]) -> None:
    assert len(okx["account"].get_positions(instType="SWAP")["data"]) == 20
    assert okx["account"].get_account_config()["data"][0]["posMode"] == "long_short_mode"
    assert okx["account"].get_account_balance(ccy="USDT")["data"][0]["details"][0]["ccy"] == "USDT"
    levers = okx["account"].get_leverage(mgnMode="cross", instId=BNB)["data"]
    assert [(row["posSide"], row["lever"]) for row in levers] == [("long", "5"), ("short", "5")]
    assert okx["account"].get_max_order_size(instId=BTC, tdMode="cross")["code"] == "0"


def test_it_trades_a_whole_life(okx: dict[str, Any]) -> None:
    trade, account = okx["trade"], okx["account"]
    order = {"instId": BTC, "tdMode": "cross", "side": "buy", "posSide": "long", "ordType": "market", "sz": "0.02"}
    batch = [order, order | {"ordType": "limit", "sz": "0.01", "px": "80500"}]
    first, second = trade.place_multiple_orders(batch)["data"]
    assert [row["ordId"] for row in trade.get_order_list(instType="SWAP")["data"]] == [second["ordId"]]
    assert trade.cancel_order(BTC, ordId=second["ordId"])["data"][0]["sCode"] == "0"
    assert account.set_leverage(lever="20", mgnMode="cross", instId=BTC)["data"][0]["lever"] == "20"
    assert trade.close_positions(BTC, "cross", posSide="long")["code"] == "0"
    assert [row["ordId"] for row in trade.get_fills(instType="SWAP", instId=BTC)["data"]][-1] == first["ordId"]
    [life] = account.get_positions_history(instType="SWAP", instId=BTC)["data"]
    assert (life["type"], life["closeTotalPos"]) == ("2", "0.02")
    assert len(trade.get_orders_history(instType="SWAP", instId=BTC)["data"]) == 3


def test_it_reads_the_market(okx: dict[str, Any]) -> None:
    assert len(okx["public"].get_instruments(instType="SWAP")["data"]) == 22
    assert len(okx["market"].get_tickers(instType="SWAP")["data"]) == 22
    assert okx["public"].get_mark_price(instType="SWAP", instId=BNB)["data"][0]["markPx"] == "634.2"
    assert okx["public"].get_price_limit(instId=BNB)["data"][0]["enabled"] is True
    assert int(okx["public"].get_system_time()["data"][0]["ts"]) > 0
    assert okx["status"].status() == {"code": "0", "data": [], "msg": ""}


def test_its_wrong_key_is_refused(server: PracticeServer) -> None:
    from okx.Account import AccountAPI

    at = server.access
    with AccountAPI(at.api_key, "not the secret", at.passphrase, domain=at.rest) as stranger:
        assert stranger.get_account_config() == {"msg": "Invalid Sign", "code": "50113"}
