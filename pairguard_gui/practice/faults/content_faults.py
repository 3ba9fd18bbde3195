"""Faults of the content: the exchange answers, and the answer is late, thinned out, stale, or of a wrong shape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec

from pairguard_gui.practice.rest.wire import refused

if TYPE_CHECKING:
    from pairguard_gui.practice.faults.fault import FaultContext
    from pairguard_gui.practice.rest.wire import Answer

JsonRow = dict[str, Any]
Rows = list[JsonRow]
ORDER = "/api/v5/trade/order"
_TIMES = ("fillTime", "uTime", "cTime")


def with_rows(context: FaultContext, change: Callable[[Rows], Rows]) -> Answer:
    """The undisturbed answer with its rows changed; one without rows, or spoilt by another fault, stays as it is."""
    answer = context.answer()
    if answer.cut or answer.status != 200:
        return answer
    try:
        body = msgspec.json.decode(answer.body)
    except msgspec.DecodeError:
        return answer
    if not isinstance(body.get("data"), list):
        return answer
    body["data"] = change(body["data"])
    return replace(answer, body=msgspec.json.encode(body))


def empty_data(context: FaultContext) -> Answer:
    """A good answer with no rows."""
    return with_rows(context, lambda _: [])


def hide_pairs(context: FaultContext) -> Answer:
    """Rows of some pairs (`BNB-USDT-SWAP_short`) are left out; with no pairs given, every second row."""
    pairs = context.setting("pairs")
    assert isinstance(pairs, list)
    if not pairs:
        return with_rows(context, lambda rows: rows[::2])
    return with_rows(context, lambda rows: [row for row in rows if _pair(row) not in pairs])


def flapping(context: FaultContext) -> Answer:
    """Every other answer has no rows."""
    return empty_data(context) if context.active.hits % 2 else context.answer()


def stale(context: FaultContext) -> Answer:
    """The answer of the first time, again and again."""
    memory = context.active.memory
    if context.request.path not in memory:
        memory[context.request.path] = context.answer()
    return memory[context.request.path]


def set_field(context: FaultContext) -> Answer:
    """One field of every row has another value, of any type."""
    name, value = str(context.setting("field")), context.setting("value")
    return with_rows(context, lambda rows: [row | {name: value} for row in rows])


def drop_field(context: FaultContext) -> Answer:
    """One field of every row is missing, or (`to`) has another name."""
    name, to = str(context.setting("field")), str(context.setting("to"))

    def change(row: JsonRow) -> JsonRow:
        rest = {key: value for key, value in row.items() if key != name}
        return rest | {to: row[name]} if to and name in row else rest

    return with_rows(context, lambda rows: [change(row) for row in rows])


def duplicate_row(context: FaultContext) -> Answer:
    """The first row comes twice."""
    return with_rows(context, lambda rows: rows[:1] + rows)


def other_account(context: FaultContext) -> Answer:
    """The account's numbers are those of somebody else's account."""
    other = {"uid": "900000000000000001", "mainUid": "900000000000000001"}
    return with_rows(context, lambda rows: [row | other for row in rows])


def shift_times(context: FaultContext) -> Answer:
    """`cTime` of every row is off by some milliseconds."""
    by = int(context.number("ms"))
    return with_rows(context, lambda rows: [row | {"cTime": str(int(row["cTime"]) + by)} for row in rows])


def lag(context: FaultContext) -> Answer:
    """What happened in the last seconds is not shown yet; a single order is not found at all (51603)."""
    since = context.request.now - round(context.number("lag_s") * 1000)
    answer = with_rows(context, lambda rows: [row for row in rows if _changed_ms(row) <= since])
    if context.request.target == ORDER and answer.status == 200 and not answer.cut:
        return answer if msgspec.json.decode(answer.body)["data"] else refused("51603")
    return answer


def cut_json(context: FaultContext) -> Answer:
    """The body breaks off half way."""
    answer = context.answer()
    return replace(answer, body=answer.body[: len(answer.body) // 2])


def _pair(row: JsonRow) -> str:
    side = row.get("posSide")
    if side == "net":
        side = "short" if str(row.get("pos", "")).startswith("-") else "long"
    return f"{row.get('instId')}_{side}"


def _changed_ms(row: JsonRow) -> int:
    """When a row came to be: orders by creation, fills by their time, lives by their last change."""
    name = "cTime" if "ordType" in row else next((name for name in _TIMES if row.get(name)), "")
    return int(row[name]) if name else 0
