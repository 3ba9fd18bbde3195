"""The calls about positions: those open now, and the lives that ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from pairguard_gui.practice.errors import Refusal
from pairguard_gui.practice.rest.position_rows import flat_row, life_row, position_row
from pairguard_gui.practice.rest.request_fields import Reply

if TYPE_CHECKING:
    from pairguard_gui.practice.market.positions import Position
    from pairguard_gui.practice.market.state import State
    from pairguard_gui.practice.market.venue import Venue
    from pairguard_gui.practice.rest.request_fields import RequestFields
    from pairguard_gui.practice.rows import Row

HISTORY_TYPES = frozenset("123456")


def positions(venue: Venue, request: RequestFields) -> Reply:
    """GET /api/v5/account/positions: newest first; flat records only for a query by instrument or id."""
    found = venue.positions_cache.get(request.raw_query, venue.state)
    if found is None:
        found = msgspec.json.encode(_position_rows(venue.state, request))
        venue.positions_cache.put(request.raw_query, found)
    return Reply(encoded=found)


def _position_rows(state: State, request: RequestFields) -> list[Row]:
    swaps = request.includes_swaps()
    inst_ids, pos_ids = request.items("instId", 10), request.items("posId", 20)
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


def positions_history(venue: Venue, request: RequestFields) -> Reply:
    """GET /api/v5/account/positions-history: three months, latest change first; rows of one `uTime` stay together."""
    inst_id, pos_id, mode, kind = (request.get(name) for name in ("instId", "posId", "mgnMode", "type"))
    after, before, limit = request.integer("after"), request.integer("before"), request.page_size()
    swaps = request.includes_swaps()
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
