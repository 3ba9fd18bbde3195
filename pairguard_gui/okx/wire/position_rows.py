"""Positions and their history as core values. One row that cannot be read makes the whole answer a BadAnswer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

import msgspec

from pairguard_gui.core.values.exchange_data import ClosedPosition, CloseType, Life, MarginMode, Position
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.okx.wire.envelope import Envelope
from pairguard_gui.okx.wire.scalars import Text, bad, figure, moment, number

HISTORY_LIMIT = 100
_MARGIN_MODES = {str(mode): mode for mode in MarginMode}
_OTHER_TYPES = frozenset({"SPOT", "MARGIN", "FUTURES", "OPTION"})
_SIDES = {str(side): side for side in PosSide}
_CLOSE_TYPES = {str(kind): kind for kind in CloseType}


class PositionRow(msgspec.Struct, rename="camel"):
    """What the guard relies on of a position, and figures that are only shown."""

    inst_type: str
    inst_id: str
    mgn_mode: str
    pos_side: str
    pos: str
    pos_id: str
    c_time: str
    u_time: str
    avg_px: Text = None
    mark_px: Text = None
    upl: Text = None
    lever: Text = None
    margin: Text = None
    imr: Text = None
    liq_px: Text = None


class ClosedRow(msgspec.Struct, rename="camel"):
    """One row of positions-history. Rows of 2024 and before have no `posSide`, only `direction`."""

    inst_type: str
    inst_id: str
    mgn_mode: str
    pos_id: str
    type: str
    c_time: str
    u_time: str
    direction: str = ""
    pos_side: str = ""
    close_avg_px: Text = None
    realized_pnl: Text = None


POSITIONS = msgspec.json.Decoder(Envelope[PositionRow])
HISTORY = msgspec.json.Decoder(Envelope[ClosedRow])


def all_positions(rows: list[PositionRow]) -> tuple[Position, ...]:
    """The live positions of a full list. A zero `pos` is flat; a blank one says nothing: BadAnswer."""
    return tuple(_live(_swaps(rows), blank_is_flat=False))


def requested_positions(rows: list[PositionRow], inst_ids: Collection[str]) -> tuple[Position, ...]:
    """The live positions of an answer about `inst_ids`; closed ones come with `pos` "0" or blank."""
    swaps = _swaps(rows)
    if stray := next((row.inst_id for row in swaps if row.inst_id not in inst_ids), ""):
        raise bad(f"a position of {stray[:40]!r} that was not asked for")
    return tuple(_live(swaps, blank_is_flat=True))


def closed_positions(rows: list[ClosedRow], since: datetime) -> tuple[tuple[ClosedPosition, ...], bool]:
    """The rows updated at or after `since`, newest first, and whether older pages cannot hold more of them.

    A close type OKX adds one day is left out, and the answer then counts as incomplete.
    """
    swaps = [row for row in rows if _is_swap(row.inst_type, row.inst_id)]
    known = [_closed(row) for row in swaps if row.type in _CLOSE_TYPES]
    recent = sorted((row for row in known if row.u_time >= since), key=lambda row: row.u_time, reverse=True)
    reaches_back = len(rows) < HISTORY_LIMIT or any(moment(row.u_time, "uTime") < since for row in rows)
    return tuple(recent), reaches_back and len(known) == len(swaps)


def _swaps(rows: list[PositionRow]) -> list[PositionRow]:
    swaps = [row for row in rows if _is_swap(row.inst_type, row.inst_id)]
    keys = {(row.inst_id, row.mgn_mode, row.pos_side) for row in swaps}
    if len(keys) != len(swaps):
        raise bad("the same position twice")
    return swaps


def _is_swap(inst_type: str, inst_id: str) -> bool:
    if inst_type == "SWAP":
        return True
    if inst_type not in _OTHER_TYPES or inst_id.endswith("-SWAP"):
        raise bad(f"instType {inst_type[:20]!r} for {inst_id[:40]!r}")
    return False


def _live(rows: Iterable[PositionRow], *, blank_is_flat: bool) -> Iterator[Position]:
    net = set()
    for row in rows:
        if not row.pos and blank_is_flat:
            continue
        if contracts := number(row.pos, "pos"):
            net.add(row.pos_side == "net")
            yield _position(row, contracts)
    if len(net) > 1:
        raise bad("net and long/short positions side by side")


def _position(row: PositionRow, contracts: Decimal) -> Position:
    side = _net_side(row) if row.pos_side == "net" else _hedged_side(row)
    return Position(
        pair=_pair(row.inst_id, side),
        margin_mode=_margin_mode(row.mgn_mode),
        contracts=abs(contracts),
        life=_life(row.pos_id, row.c_time),
        u_time=moment(row.u_time, "uTime"),
        avg_px=figure(row.avg_px, "avgPx"),
        mark_px=figure(row.mark_px, "markPx"),
        upl=figure(row.upl, "upl"),
        leverage=figure(row.lever, "lever"),
        margin=figure(row.margin or row.imr, "margin"),
        liq_px=figure(row.liq_px, "liqPx"),
    )


def _net_side(row: PositionRow) -> str:
    return "short" if row.pos.startswith("-") else "long"


def _hedged_side(row: PositionRow) -> str:
    if row.pos_side not in _SIDES or row.pos.startswith("-"):
        raise bad(f"pos {row.pos[:20]!r} with posSide {row.pos_side[:20]!r}")
    return row.pos_side


def _closed(row: ClosedRow) -> ClosedPosition:
    side = row.pos_side if row.pos_side in _SIDES else row.direction
    if side not in _SIDES or (row.direction in _SIDES and row.direction != side):
        raise bad(f"posSide {row.pos_side[:20]!r} with direction {row.direction[:20]!r}")
    return ClosedPosition(
        pair=_pair(row.inst_id, side),
        margin_mode=_margin_mode(row.mgn_mode),
        life=_life(row.pos_id, row.c_time),
        close_type=_CLOSE_TYPES[row.type],
        u_time=moment(row.u_time, "uTime"),
        close_avg_px=figure(row.close_avg_px, "closeAvgPx"),
        realized_pnl=figure(row.realized_pnl, "realizedPnl"),
    )


def _margin_mode(text: str) -> MarginMode:
    if text not in _MARGIN_MODES:
        raise bad(f"mgnMode {text[:20]!r}")
    return _MARGIN_MODES[text]


@lru_cache(maxsize=1024)
def _pair(inst_id: str, side: str) -> Pair:
    if not inst_id:
        raise bad("a position without instId")
    return Pair(inst_id, _SIDES[side])


@lru_cache(maxsize=1024)  # the same lives come with every check
def _life(pos_id: str, c_time: str) -> Life:
    if not pos_id:
        raise bad("a position without posId")
    return Life(pos_id, moment(c_time, "cTime"))
