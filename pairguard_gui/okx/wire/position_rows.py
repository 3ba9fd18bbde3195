"""Positions and their history as core values, row by row: one odd row costs one row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import lru_cache, reduce
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from pairguard_gui.core.values.exchange_data import ClosedPosition, CloseType, Life, MarginMode, Position
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.rows import Rows
from pairguard_gui.okx.wire.envelope import ListDecoder
from pairguard_gui.okx.wire.scalars import Shown, bad, moment, number, shown, shown_positive

if TYPE_CHECKING:
    from pairguard_gui.okx.wire.envelope import Listed

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
    avg_px: Shown = None
    mark_px: Shown = None
    upl: Shown = None
    lever: Shown = None
    margin: Shown = None
    imr: Shown = None
    liq_px: Shown = None
    notional_usd: Shown = None


class ClosedRow(msgspec.Struct, rename="camel"):
    """One row of positions-history. Rows of 2024 and before have no `posSide`, only `direction`."""

    inst_type: str
    inst_id: str
    mgn_mode: str
    pos_id: str
    type: str
    c_time: str
    u_time: str
    direction: str | None = ""
    pos_side: str | None = ""
    close_avg_px: Shown = None
    realized_pnl: Shown = None


POSITIONS = ListDecoder(PositionRow)
HISTORY = ListDecoder(ClosedRow)


def all_positions(rows: Listed[PositionRow]) -> Rows[Position]:
    """The live positions of a full list. A zero `pos` is flat; a blank one says nothing and is odd."""
    return _live(rows, lambda row: _position(row, blank_is_flat=False))


def requested_positions(rows: Listed[PositionRow], inst_ids: Collection[str]) -> Rows[Position]:
    """The live positions of an answer about `inst_ids`; closed ones come with `pos` "0" or blank.

    BadAnswer when a row was not asked for: the answer is that to another question.
    """
    if stray := next((row.inst_id for row in rows.rows if row.inst_id not in inst_ids), ""):
        raise bad(f"a position of {stray[:40]!r} that was not asked for")
    return _live(rows, lambda row: _position(row, blank_is_flat=True))


def closed_positions(rows: Listed[ClosedRow], since: datetime) -> tuple[Rows[ClosedPosition], bool]:
    """The rows updated at or after `since`, newest first, and whether older pages cannot hold more of them.

    A close type that OKX adds one day makes an odd row.
    """
    known = [row for row in rows.each(_closed) if row]
    recent = sorted((row for row in known if row.u_time >= since), key=attrgetter("u_time"), reverse=True)
    return Rows(recent, rows.odd), len(rows) < HISTORY_LIMIT or len(recent) < len(known)


def _is_swap(inst_type: str, inst_id: str) -> bool:
    if inst_type == "SWAP":
        return True
    if inst_type not in _OTHER_TYPES or inst_id.endswith("-SWAP"):
        raise bad(f"instType {inst_type[:20]!r}")
    return False


def _live(rows: Listed[PositionRow], read: Callable[[PositionRow], Position | None]) -> Rows[Position]:
    by_key: dict[tuple[Pair, MarginMode], list[Position]] = {}
    for position in rows.each(read):
        if position:
            by_key.setdefault((position.pair, position.margin_mode), []).append(position)
    return Rows((reduce(_joined, _distinct(same)) for same in by_key.values()), rows.odd)


def _distinct(same: list[Position]) -> Iterable[Position]:
    """The positions of one pair and margin mode: a `posId` that stands there twice is one position, as it was last."""
    if len(same) == 1:
        return same
    ordered = sorted(same, key=lambda row: (row.u_time, row.life.c_time, row.contracts))
    return {row.life.pos_id: row for row in ordered}.values()


def _joined(one: Position, other: Position) -> Position:
    """Two positions of one pair and margin mode, as OKX may keep one of a trial fund: together they are the position.

    Contracts, result, margin and value are added up. The life is that which began first: it is the one the guard knows
    when the other is opened, and it stays the same when the other ends; of two that began at once, that of the smaller
    `posId`. Figures that differ are unknown.
    """
    first = min(one, other, key=lambda row: (row.life.c_time, row.life.pos_id))
    return replace(
        first,
        contracts=one.contracts + other.contracts,
        u_time=max(one.u_time, other.u_time),
        avg_px=one.avg_px if one.avg_px == other.avg_px else None,
        upl=_sum(one.upl, other.upl),
        leverage=one.leverage if one.leverage == other.leverage else None,
        margin=_sum(one.margin, other.margin),
        liq_px=None,
        netted=one.netted or other.netted,
        notional=_sum(one.notional, other.notional),
    )


def _sum(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other


def _position(row: PositionRow, *, blank_is_flat: bool) -> Position | None:
    """The position of a swap; None for another kind of instrument and for a flat row."""
    if not _is_swap(row.inst_type, row.inst_id) or (blank_is_flat and not row.pos):
        return None
    contracts = number(row.pos, "pos")
    if not contracts:
        return None
    netted = row.pos_side == "net"
    return Position(
        pair=_pair(row.inst_id, _net_side(row) if netted else _hedged_side(row)),
        margin_mode=_margin_mode(row.mgn_mode),
        contracts=abs(contracts),
        life=_life(row.pos_id, row.c_time),
        u_time=moment(row.u_time, "uTime"),
        avg_px=shown_positive(row.avg_px),
        mark_px=shown_positive(row.mark_px),
        upl=shown(row.upl),
        leverage=shown_positive(row.lever),
        margin=shown(row.margin) if row.margin else shown(row.imr),
        liq_px=shown_positive(row.liq_px),
        netted=netted,
        notional=shown(row.notional_usd),
    )


def _net_side(row: PositionRow) -> str:
    return "short" if row.pos.startswith("-") else "long"


def _hedged_side(row: PositionRow) -> str:
    if row.pos_side not in _SIDES or row.pos.startswith("-"):
        raise bad(f"pos {row.pos[:20]!r} with posSide {row.pos_side[:20]!r}")
    return row.pos_side


def _closed(row: ClosedRow) -> ClosedPosition | None:
    """How a position of a swap ended; None for another kind of instrument."""
    if not _is_swap(row.inst_type, row.inst_id):
        return None
    if row.type not in _CLOSE_TYPES:
        raise bad(f"type {row.type[:20]!r}")
    return ClosedPosition(
        pair=_pair(row.inst_id, _closed_side(row)),
        margin_mode=_margin_mode(row.mgn_mode),
        life=_life(row.pos_id, row.c_time),
        close_type=_CLOSE_TYPES[row.type],
        u_time=moment(row.u_time, "uTime"),
        close_avg_px=shown_positive(row.close_avg_px),
        realized_pnl=shown(row.realized_pnl),
    )


def _closed_side(row: ClosedRow) -> str:
    side, direction = row.pos_side or "", row.direction or ""
    found = side if side in _SIDES else direction
    if found not in _SIDES or (direction in _SIDES and direction != found):
        raise bad(f"posSide {side[:20]!r} with direction {direction[:20]!r}")
    return found


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
