"""The calls about positions: those open now, and the lives that ended."""

from __future__ import annotations

import msgspec

from pairguard_gui.practice.errors import Refusal
from pairguard_gui.practice.market.positions import Position
from pairguard_gui.practice.market.state import State
from pairguard_gui.practice.market.venue import Venue
from pairguard_gui.practice.rest.position_rows import flat_row, life_row, position_row
from pairguard_gui.practice.rest.request_fields import Asked, Reply
from pairguard_gui.practice.rows import Row

HISTORY_TYPES = frozenset("123456")


def positions(venue: Venue, asked: Asked) -> Reply:
    """GET /api/v5/account/positions: newest first; flat records only for a query by instrument or id."""
    found = venue.kept_positions.get(asked.raw_query, venue.state)
    if found is None:
        found = msgspec.json.encode(_position_rows(venue.state, asked))
        venue.kept_positions.put(asked.raw_query, found)
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
