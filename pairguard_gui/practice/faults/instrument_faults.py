"""Faults of one instrument, of one row or of one endpoint: everything else is answered as ever."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import msgspec

from pairguard_gui.practice.errors import known
from pairguard_gui.practice.faults.content_faults import with_rows
from pairguard_gui.practice.rest.wire import NOT_FOUND, refused
from pairguard_gui.practice.rows import plain

if TYPE_CHECKING:
    from pairguard_gui.practice.faults.content_faults import JsonRow
    from pairguard_gui.practice.faults.fault import FaultContext
    from pairguard_gui.practice.rest.wire import Answer


def instrument_refused(context: FaultContext) -> Answer:
    """A read that asks for the instrument, alone or among others, is refused as a whole."""
    query = dict(parse_qsl(context.request.path.partition("?")[2]))
    if str(context.setting("inst_id")) not in query.get("instId", "").split(","):
        return context.answer()
    return _refused(context)


def endpoint_gone(context: FaultContext) -> Answer:
    """The call does not exist for this account: HTTP 404 as OKX answers it, or (`code`) a refusal of its own."""
    return _refused(context) if context.setting("code") else NOT_FOUND


def _refused(context: FaultContext) -> Answer:
    code = str(context.setting("code"))
    return refused(code, str(context.setting("msg")) or None, int(context.number("status")) or None)


def item_refused(context: FaultContext) -> Answer:
    """Orders for the instrument are refused one by one; the others of the same request are carried out."""
    names = _instruments_asked(context.request.body)
    inst_id, contracts = str(context.setting("inst_id")), context.venue.state.contracts
    if inst_id not in names or inst_id not in contracts:
        return context.answer()
    kept = contracts[inst_id]
    contracts[inst_id] = replace(kept, state="suspend")
    try:
        answer = context.answer()
    finally:
        contracts[inst_id] = kept
    return _named_otherwise(context, answer, [name == inst_id for name in names])


def _instruments_asked(body: bytes) -> list[object]:
    try:
        asked = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return []
    items = asked if isinstance(asked, list) else [asked]
    return [item.get("instId") if isinstance(item, dict) else None for item in items]


def _named_otherwise(context: FaultContext, answer: Answer, refused_items: Sequence[bool]) -> Answer:
    """The suspension that stood for the refusal is given the code and words that were asked for."""
    try:
        body = msgspec.json.decode(answer.body)
    except msgspec.DecodeError:
        return answer  # another fault has spoilt it
    code = str(context.setting("code"))
    words = {"sCode": code, "sMsg": str(context.setting("msg")) or known(code)[1]}
    if len(body.get("data", ())) == len(refused_items):
        rows = zip(body["data"], refused_items, strict=True)
        body["data"] = [row | words if is_refused else row for row, is_refused in rows]
    return replace(answer, body=msgspec.json.encode(body))


def extra_row(context: FaultContext) -> Answer:
    """One more row: a copy of the first, where there is one, with `fields` laid over it; null is a missing field."""
    fields = context.setting("fields")
    assert isinstance(fields, dict)

    def add(rows: list[JsonRow]) -> list[JsonRow]:
        row = (rows[0] if rows else {}) | fields
        return [*rows, {name: value for name, value in row.items() if value is not None or name not in fields}]

    return with_rows(context, add)


def spoil_field(context: FaultContext) -> Answer:
    """One field of the instrument's rows has another value, of any type; with no instrument, of every row."""
    return _changed(context, lambda _: context.setting("value"))


def scale_field(context: FaultContext) -> Answer:
    """One number of the instrument's rows is so many times what it should be; what is no number stays as it is."""
    factor = Decimal(str(context.setting("factor")))

    def scaled(value: object) -> object:
        try:
            return plain(Decimal(str(value)) * factor)
        except InvalidOperation:
            return value

    return _changed(context, scaled)


def _changed(context: FaultContext, change: Callable[[Any], Any]) -> Answer:
    name, inst_id = str(context.setting("field")), str(context.setting("inst_id"))

    def changed(row: JsonRow) -> JsonRow:
        mine = name in row and inst_id in ("", row.get("instId"))
        return row | {name: change(row[name])} if mine else row

    return with_rows(context, lambda rows: [changed(row) for row in rows])
