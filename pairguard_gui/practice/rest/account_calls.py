"""The calls below account/ but for positions: configuration, money, leverage, largest order, position mode."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.practice.errors import Refusal
from pairguard_gui.practice.market.orders import Ticket
from pairguard_gui.practice.market.positions import Key
from pairguard_gui.practice.market.trading import largest
from pairguard_gui.practice.rest.account_rows import balance_row, config_row
from pairguard_gui.practice.rest.request_fields import Reply
from pairguard_gui.practice.rest.tickets import number, one_of, position_side, required, text
from pairguard_gui.practice.rows import plain

if TYPE_CHECKING:
    from pairguard_gui.practice.market.state import State
    from pairguard_gui.practice.market.venue import Venue
    from pairguard_gui.practice.rest.request_fields import RequestFields
    from pairguard_gui.practice.rows import Row

MODES = {"cross", "isolated"}
LEAST_LEVER = Decimal("0.01")


def config(venue: Venue, request: RequestFields) -> Reply:  # noqa: ARG001  # one shape for every call
    """GET /api/v5/account/config."""
    return Reply([config_row(venue.profile, venue.state.ledger.mode)])


def balance(venue: Venue, request: RequestFields) -> Reply:
    """GET /api/v5/account/balance: the one currency is USDT."""
    wanted = request.items("ccy", 20)
    return Reply([balance_row(venue.state.money(), request.now, detailed=not wanted or "USDT" in wanted)])


def leverage_info(venue: Venue, request: RequestFields) -> Reply:
    """GET /api/v5/account/leverage-info: one row a side in long/short mode, one `net` row in net mode."""
    request.required("instId")
    mode = one_of(request.query, "mgnMode", MODES)
    sides = ("net",) if venue.state.ledger.mode == "net_mode" else ("long", "short")
    rows: list[Row] = []
    for inst_id in request.items("instId", 20):
        venue.state.contract(inst_id)
        for side in sides:
            lever = venue.state.ledger.lever(Key(inst_id, mode, side))
            rows.append({"ccy": "", "instId": inst_id, "lever": plain(lever), "mgnMode": mode, "posSide": side})
    return Reply(rows)


def set_leverage(venue: Venue, request: RequestFields) -> Reply:
    """POST /api/v5/account/set-leverage: cross per instrument, isolated per side in long/short mode."""
    fields, state = request.body_fields(), venue.state
    mode = one_of(fields, "mgnMode", MODES)
    contract = state.contract(required(fields, "instId"))
    required(fields, "lever")
    lever = number(fields, "lever")
    hedged_iso = mode == "isolated" and state.ledger.mode == "long_short_mode"
    side = position_side(fields, "long_short_mode") if hedged_iso else "net"
    key = Key(contract.inst_id, mode, side)
    if lever > contract.max_lever:
        raise Refusal("59102")
    if lever < LEAST_LEVER:
        raise Refusal("59105", plain(LEAST_LEVER))
    _check_no_orders(state, key)
    if state.ledger.margin_change(key, lever, state.mark) > state.money().free:
        raise Refusal("59108")
    state.ledger.set_lever(key, lever)
    shown = text(fields, "lever")
    return Reply([{"instId": contract.inst_id, "lever": shown, "mgnMode": mode, "posSide": side if hedged_iso else ""}])


def _check_no_orders(state: State, key: Key) -> None:
    for order in state.orders.pending.values():
        if order.ticket.key.inst_id == key.inst_id and order.ticket.key.mgn_mode == key.mgn_mode:
            raise Refusal("59101" if key.mgn_mode == "isolated" else "59107")


def max_size(venue: Venue, request: RequestFields) -> Reply:
    """GET /api/v5/account/max-size: contracts that free money can open; market price is the price limit."""
    request.required("instId")
    mode = one_of(request.query, "tdMode", MODES)
    inst_ids = request.items("instId", 5)
    price = number(request.query, "px") if request.get("px") and len(inst_ids) == 1 else None
    lever = number(request.query, "leverage") if request.get("leverage") else None
    rows: list[Row] = []
    for inst_id in inst_ids:
        sizes = [_largest(venue.state, inst_id, mode, side, price, lever) for side in ("buy", "sell")]
        rows.append({"ccy": "USDT", "instId": inst_id, "maxBuy": plain(sizes[0]), "maxSell": plain(sizes[1])})
    return Reply(rows)


def _largest(state: State, inst_id: str, mode: str, side: str, price: Decimal | None, lever: Decimal | None) -> Decimal:
    pos_side = "net" if state.ledger.mode == "net_mode" else "long" if side == "buy" else "short"
    key = Key(inst_id, mode, pos_side)
    kind = "market" if price is None else "limit"
    ticket = Ticket(key, side, kind, Decimal(1), price)
    return largest(state, ticket, lever or state.ledger.lever(key))


def set_position_mode(venue: Venue, request: RequestFields) -> Reply:
    """POST /api/v5/account/set-position-mode: only without positions and orders (59000)."""
    mode = one_of(request.body_fields(), "posMode", {"long_short_mode", "net_mode"})
    ledger = venue.state.ledger
    if mode != ledger.mode and (ledger.positions or venue.state.orders.pending):
        raise Refusal("59000")
    ledger.mode = mode
    return Reply([{"posMode": mode}])
