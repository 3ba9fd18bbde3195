"""The calls that need no key: time, instruments, tickers, mark price, price limit, system status."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from pairguard_gui.practice.errors import Refusal
from pairguard_gui.practice.rest.market_rows import contract_row, ticker_row
from pairguard_gui.practice.rest.request_fields import Reply
from pairguard_gui.practice.rows import plain

if TYPE_CHECKING:
    from pairguard_gui.practice.market.contracts import Contract
    from pairguard_gui.practice.market.venue import Venue
    from pairguard_gui.practice.rest.request_fields import RequestFields
    from pairguard_gui.practice.rows import Row


def time(venue: Venue, request: RequestFields) -> Reply:  # noqa: ARG001  # one shape for every call
    """GET /api/v5/public/time."""
    return Reply([{"ts": str(request.now)}])


def instruments(venue: Venue, request: RequestFields) -> Reply:
    """GET /api/v5/public/instruments."""
    found = venue.instruments_cache.get(request.raw_query, venue.state)
    if found is None:
        found = msgspec.json.encode([contract_row(contract) for contract in _asked_for(venue, request)])
        venue.instruments_cache.put(request.raw_query, found)
    return Reply(encoded=found)


def tickers(venue: Venue, request: RequestFields) -> Reply:
    """GET /api/v5/market/tickers."""
    return Reply([_ticker(venue, contract, request.now) for contract in _asked_for(venue, request)])


def ticker(venue: Venue, request: RequestFields) -> Reply:
    """GET /api/v5/market/ticker."""
    return Reply([_ticker(venue, venue.state.contract(request.required("instId")), request.now)])


def mark_price(venue: Venue, request: RequestFields) -> Reply:
    """GET /api/v5/public/mark-price."""
    return Reply([_mark(venue, contract, request.now) for contract in _asked_for(venue, request)])


def price_limit(venue: Venue, request: RequestFields) -> Reply:
    """GET /api/v5/public/price-limit."""
    contract = venue.state.contract(request.required("instId"))
    quote = venue.state.quote(contract.inst_id)
    limits = {"buyLmt": plain(quote.highest_buy), "sellLmt": plain(quote.lowest_sell)}
    return Reply([{"instType": "SWAP", "instId": contract.inst_id, **limits, "ts": str(request.now), "enabled": True}])


def status(venue: Venue, request: RequestFields) -> Reply:  # noqa: ARG001  # one shape for every call
    """GET /api/v5/system/status: nothing is planned; the maintenance fault writes its own row."""
    return Reply([])


def _asked_for(venue: Venue, request: RequestFields) -> list[Contract]:
    swaps = request.includes_swaps(required=True)
    inst_id, family = request.get("instId"), request.get("instFamily") or request.get("uly")
    if inst_id and swaps:
        return [venue.state.contract(inst_id)]
    if inst_id:
        raise Refusal("51015")
    return [c for c in venue.state.contracts.values() if swaps and family in ("", c.family)]


def _ticker(venue: Venue, contract: Contract, now: int) -> Row:
    prices = venue.state.prices
    return ticker_row(contract, prices.quote(contract.inst_id), prices.day(contract.inst_id), now)


def _mark(venue: Venue, contract: Contract, now: int) -> Row:
    price = plain(venue.state.mark(contract.inst_id))
    return {"instType": "SWAP", "instId": contract.inst_id, "markPx": price, "ts": str(now)}
