"""The calls under /api/v5/account: what is held, what is owed, what is set."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from pairguard_gui.practice.asked import Asked, Reply
from pairguard_gui.practice.errors import Refusal
from pairguard_gui.practice.ledger import Money
from pairguard_gui.practice.orders import Ticket
from pairguard_gui.practice.positions import Key, Position
from pairguard_gui.practice.rows import Row, flat_row, life_row, plain, position_row
from pairguard_gui.practice.state import State
from pairguard_gui.practice.tickets import number, one_of, position_side, required, text
from pairguard_gui.practice.trading import largest
from pairguard_gui.practice.venue import Venue

MODES = {"cross", "isolated"}
LEAST_LEVER = Decimal("0.01")
HISTORY_TYPES = frozenset("123456")


def config(venue: Venue, asked: Asked) -> Reply:
    """GET /api/v5/account/config."""
    profile = venue.profile
    return Reply([{
        "acctLv": profile.level, "acctStpMode": "cancel_maker", "autoLoan": False, "ctIsoMode": "automatic",
        "enableSpotBorrow": False, "feeType": "0", "greeksType": "PA", "ip": profile.ip, "kycLv": "3",
        "label": profile.label, "level": "Lv1", "levelTmp": "", "liquidationGear": "-1", "mainUid": profile.uid,
        "mgnIsoMode": "automatic", "opAuth": "0", "perm": profile.permissions,
        "posMode": venue.state.ledger.mode, "roleType": "0", "settleCcy": "USDT",
        "settleCcyList": ["USD", "USDC", "USDT"], "spotBorrowAutoRepay": False, "spotOffsetType": "",
        "spotRoleType": "0", "spotTraderInsts": [], "stgyType": "0", "traderInsts": [], "type": "0",
        "uid": profile.uid,
    }])  # fmt: skip


def balance(venue: Venue, asked: Asked) -> Reply:
    """GET /api/v5/account/balance: the one currency is USDT; whole-account margin fields are "" in Futures mode."""
    wanted = asked.listed("ccy", 20)
    money = venue.state.money()
    details = [_usdt(money, asked.now)] if not wanted or "USDT" in wanted else []
    blank = dict.fromkeys(
        "adjEq availEq borrowFroz delta deltaLever deltaNeutralStatus imr mgnRatio mmr notionalUsd "
        "notionalUsdForBorrow notionalUsdForFutures notionalUsdForOption notionalUsdForSwap ordFroz upl".split(),
        "",
    )
    totals = {"details": details, "isoEq": plain(money.isolated_equity), "totalEq": plain(money.equity)}
    return Reply([{**blank, **totals, "uTime": str(asked.now)}])


def _usdt(money: Money, now: int) -> Row:
    blank = dict.fromkeys(
        "accAvgPx borrowFroz clSpotInUseAmt colRes crossLiab interest isoLiab liab maxLoan maxSpotInUse openAvgPx "
        "spotBal spotInUseAmt spotUpl spotUplRatio totalPnl totalPnlRatio uplLiab".split(),
        "",
    )
    zero = dict.fromkeys(
        "colBorrAutoConversion fixedBal rewardBal smtSyncEq spotCopyTradingEq spotIsoBal stgyEq twap".split(),
        "0",
    )
    ratio = plain(money.cross_equity / money.cross_needed) if money.cross_notional else ""
    lever = plain(money.cross_notional / money.cross_equity) if money.cross_equity > 0 else ""
    return {**blank, **zero,
        "availBal": plain(money.free), "availEq": plain(money.free), "cashBal": plain(money.cash), "ccy": "USDT",
        "collateralEnabled": False, "collateralRestrict": False, "disEq": plain(money.equity),
        "eq": plain(money.equity), "eqUsd": plain(money.equity),
        "frozenBal": plain(money.equity - money.free), "imr": plain(money.cross_initial),
        "isoEq": plain(money.isolated_equity), "isoUpl": plain(money.isolated_upl), "mgnRatio": ratio,
        "mmr": plain(money.cross_maintenance), "notionalLever": lever, "ordFrozen": plain(money.orders_frozen),
        "uTime": str(now), "upl": plain(money.upl),
    }  # fmt: skip


def positions(venue: Venue, asked: Asked) -> Reply:
    """GET /api/v5/account/positions: newest first; flat records only for a query by instrument or id."""
    found = venue.kept.get(asked.raw_query, venue.state)
    if found is None:
        found = msgspec.json.encode(_position_rows(venue.state, asked))
        venue.kept.put(asked.raw_query, found)
    return Reply(encoded=found)


def _position_rows(state: State, asked: Asked) -> list[Row]:
    swaps = asked.wants_swaps()
    inst_ids, pos_ids = asked.listed("instId", 10), asked.listed("posId", 20)
    if not swaps:
        return []

    def wanted(position: Position) -> bool:
        by_inst = not inst_ids or position.key.inst_id in inst_ids
        return by_inst and (not pos_ids or str(position.pos_id) in pos_ids)

    money = state.money()
    open_ones = [(p, position_row(p, state.quote(p.key.inst_id), money))
                 for p in state.ledger.positions.values() if wanted(p)]  # fmt: skip
    flat = [(p, flat_row(p)) for p in state.ledger.flat.values() if (inst_ids or pos_ids) and wanted(p)]
    newest = sorted(open_ones + flat, key=lambda pair: pair[0].c_time, reverse=True)
    return [row for _, row in newest]


def positions_history(venue: Venue, asked: Asked) -> Reply:
    """GET /api/v5/account/positions-history: three months, latest change first; rows of one `uTime` stay together."""
    inst_id, pos_id, mode, kind = (asked.has(name) for name in ("instId", "posId", "mgnMode", "type"))
    after, before, limit = asked.whole("after"), asked.whole("before"), asked.page()
    swaps = asked.wants_swaps()
    if kind and kind not in HISTORY_TYPES:
        raise Refusal("51000", "type")
    rows: list[Row] = []
    last: int | None = None
    for life in venue.state.ledger.lives() if swaps else ():
        if len(rows) >= limit and life.u_time != last:
            break
        fits = (
            inst_id in ("", life.key.inst_id)
            and pos_id in ("", str(life.pos_id))
            and mode in ("", life.key.mgn_mode)
            and kind in ("", life.kind)
        )
        if fits and (after is None or life.u_time < after) and (before is None or life.u_time > before):
            rows.append(life_row(life))
            last = life.u_time
    return Reply(rows)


def leverage_info(venue: Venue, asked: Asked) -> Reply:
    """GET /api/v5/account/leverage-info: one row a side in long/short mode, one `net` row in net mode."""
    asked.needs("instId")
    mode = one_of(asked.query, "mgnMode", MODES)
    sides = ("net",) if venue.state.ledger.mode == "net_mode" else ("long", "short")
    rows: list[Row] = []
    for inst_id in asked.listed("instId", 20):
        venue.state.contract(inst_id)
        for side in sides:
            lever = venue.state.ledger.lever(Key(inst_id, mode, side))
            rows.append(
                {"ccy": "", "instId": inst_id, "lever": plain(lever), "mgnMode": mode, "posSide": side}
            )
    return Reply(rows)


def set_leverage(venue: Venue, asked: Asked) -> Reply:
    """POST /api/v5/account/set-leverage: cross per instrument, isolated per side in long/short mode."""
    fields, state = asked.fields(), venue.state
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
    return Reply(
        [{"instId": contract.inst_id, "lever": shown, "mgnMode": mode, "posSide": side if hedged_iso else ""}]
    )


def _check_no_orders(state: State, key: Key) -> None:
    for order in state.orders.pending.values():
        if order.ticket.key.inst_id == key.inst_id and order.ticket.key.mgn_mode == key.mgn_mode:
            raise Refusal("59101" if key.mgn_mode == "isolated" else "59107")


def max_size(venue: Venue, asked: Asked) -> Reply:
    """GET /api/v5/account/max-size: contracts that free money can open; market price is the price limit."""
    asked.needs("instId")
    mode = one_of(asked.query, "tdMode", MODES)
    inst_ids = asked.listed("instId", 5)
    price = number(asked.query, "px") if asked.has("px") and len(inst_ids) == 1 else None
    lever = number(asked.query, "leverage") if asked.has("leverage") else None
    rows: list[Row] = []
    for inst_id in inst_ids:
        sizes = [_largest(venue.state, inst_id, mode, side, price, lever) for side in ("buy", "sell")]
        rows.append({"ccy": "USDT", "instId": inst_id, "maxBuy": plain(sizes[0]), "maxSell": plain(sizes[1])})
    return Reply(rows)


def _largest(
    state: State, inst_id: str, mode: str, side: str, price: Decimal | None, lever: Decimal | None
) -> Decimal:
    pos_side = "net" if state.ledger.mode == "net_mode" else "long" if side == "buy" else "short"
    key = Key(inst_id, mode, pos_side)
    kind = "market" if price is None else "limit"
    ticket = Ticket(key, side, kind, Decimal(1), price)
    return largest(state, ticket, lever or state.ledger.lever(key))


def set_position_mode(venue: Venue, asked: Asked) -> Reply:
    """POST /api/v5/account/set-position-mode: only without positions and orders (59000)."""
    mode = one_of(asked.fields(), "posMode", {"long_short_mode", "net_mode"})
    ledger = venue.state.ledger
    if mode != ledger.mode and (ledger.positions or venue.state.orders.pending):
        raise Refusal("59000")
    ledger.mode = mode
    return Reply([{"posMode": mode}])
