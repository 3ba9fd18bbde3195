"""The calls that need no key: time, instruments, tickers, mark price, price limit, system status."""

from __future__ import annotations

import msgspec

from pairguard_gui.practice.errors import Refusal
from pairguard_gui.practice.market.contracts import Contract
from pairguard_gui.practice.market.venue import Venue
from pairguard_gui.practice.rest.market_rows import contract_row, ticker_row
from pairguard_gui.practice.rest.request_fields import Asked, Reply
from pairguard_gui.practice.rows import Row, plain


def time(venue: Venue, asked: Asked) -> Reply:  # noqa: ARG001  # one shape for every call
    """GET /api/v5/public/time."""
    return Reply([{"ts": str(asked.now)}])


def instruments(venue: Venue, asked: Asked) -> Reply:
    """GET /api/v5/public/instruments."""
    found = venue.kept_terms.get(asked.raw_query, venue.state)
    if found is None:
        found = msgspec.json.encode([contract_row(contract) for contract in _asked_for(venue, asked)])
        venue.kept_terms.put(asked.raw_query, found)
    return Reply(encoded=found)


def tickers(venue: Venue, asked: Asked) -> Reply:
    """GET /api/v5/market/tickers."""
    return Reply([_ticker(venue, contract, asked.now) for contract in _asked_for(venue, asked)])


def ticker(venue: Venue, asked: Asked) -> Reply:
    """GET /api/v5/market/ticker."""
    return Reply([_ticker(venue, venue.state.contract(asked.needs("instId")), asked.now)])


def mark_price(venue: Venue, asked: Asked) -> Reply:
    """GET /api/v5/public/mark-price."""
    return Reply([_mark(venue, contract, asked.now) for contract in _asked_for(venue, asked)])


def price_limit(venue: Venue, asked: Asked) -> Reply:
    """GET /api/v5/public/price-limit."""
    contract = venue.state.contract(asked.needs("instId"))
    quote = venue.state.quote(contract.inst_id)
    limits = {"buyLmt": plain(quote.highest_buy), "sellLmt": plain(quote.lowest_sell)}
    return Reply([{"instType": "SWAP", "instId": contract.inst_id, **limits, "ts": str(asked.now), "enabled": True}])


def status(venue: Venue, asked: Asked) -> Reply:  # noqa: ARG001  # one shape for every call
    """GET /api/v5/system/status: nothing is planned; the maintenance fault writes its own row."""
    return Reply([])


def _asked_for(venue: Venue, asked: Asked) -> list[Contract]:
    swaps = asked.wants_swaps(required=True)
    inst_id, family = asked.has("instId"), asked.has("instFamily") or asked.has("uly")
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
