"""Faults of the content: the exchange answers, and the answer is late, thinned out, stale, or of a wrong shape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec

from pairguard_gui.practice.faults.fault import Scene
from pairguard_gui.practice.rest.wire import Answer, refused

Shown = dict[str, Any]
Rows = list[Shown]
ORDER = "/api/v5/trade/order"
_TIMES = ("fillTime", "uTime", "cTime")


def _remade(scene: Scene, change: Callable[[Rows], Rows]) -> Answer:
    """The undisturbed answer with its rows changed; an answer without rows stays as it is."""
    answer = scene.answer()
    if answer.cut or answer.status != 200:
        return answer
    body = msgspec.json.decode(answer.body)
    if not isinstance(body.get("data"), list):
        return answer
    body["data"] = change(body["data"])
    return replace(answer, body=msgspec.json.encode(body))


def empty_data(scene: Scene) -> Answer:
    """A good answer with no rows."""
    return _remade(scene, lambda _: [])


def hide_pairs(scene: Scene) -> Answer:
    """Rows of some pairs (`BNB-USDT-SWAP_short`) are left out; with no pairs given, every second row."""
    pairs = scene.setting("pairs")
    assert isinstance(pairs, list)
    if not pairs:
        return _remade(scene, lambda rows: rows[::2])
    return _remade(scene, lambda rows: [row for row in rows if _pair(row) not in pairs])


def flapping(scene: Scene) -> Answer:
    """Every other answer has no rows."""
    return empty_data(scene) if scene.live.hits % 2 else scene.answer()


def stale(scene: Scene) -> Answer:
    """The answer of the first time, again and again."""
    memory = scene.live.memory
    if scene.request.path not in memory:
        memory[scene.request.path] = scene.answer()
    return memory[scene.request.path]


def set_field(scene: Scene) -> Answer:
    """One field of every row has another value, of any type."""
    name, value = str(scene.setting("field")), scene.setting("value")
    return _remade(scene, lambda rows: [row | {name: value} for row in rows])


def drop_field(scene: Scene) -> Answer:
    """One field of every row is missing, or (`to`) bears another name."""
    name, to = str(scene.setting("field")), str(scene.setting("to"))

    def change(row: Shown) -> Shown:
        kept = {key: value for key, value in row.items() if key != name}
        return kept | {to: row[name]} if to and name in row else kept

    return _remade(scene, lambda rows: [change(row) for row in rows])


def duplicate_row(scene: Scene) -> Answer:
    """The first row comes twice."""
    return _remade(scene, lambda rows: rows[:1] + rows)


def other_account(scene: Scene) -> Answer:
    """The account's numbers are those of somebody else's account."""
    other = {"uid": "900000000000000001", "mainUid": "900000000000000001"}
    return _remade(scene, lambda rows: [row | other for row in rows])


def shift_times(scene: Scene) -> Answer:
    """`cTime` of every row is off by some milliseconds."""
    by = int(scene.number("ms"))
    return _remade(scene, lambda rows: [row | {"cTime": str(int(row["cTime"]) + by)} for row in rows])


def lag(scene: Scene) -> Answer:
    """What happened in the last seconds is not shown yet; a single order is not found at all (51603)."""
    since = scene.request.now - round(scene.number("lag_s") * 1000)
    answer = _remade(scene, lambda rows: [row for row in rows if _moment(row) <= since])
    if scene.request.target == ORDER and answer.status == 200 and not answer.cut:
        return answer if msgspec.json.decode(answer.body)["data"] else refused("51603")
    return answer


def cut_json(scene: Scene) -> Answer:
    """The body breaks off half way."""
    answer = scene.answer()
    return replace(answer, body=answer.body[: len(answer.body) // 2])


def _pair(row: Shown) -> str:
    side = row.get("posSide")
    if side == "net":
        side = "short" if str(row.get("pos", "")).startswith("-") else "long"
    return f"{row.get('instId')}_{side}"


def _moment(row: Shown) -> int:
    """When a row came to be: orders by creation, fills by their time, lives by their last change."""
    name = "cTime" if "ordType" in row else next((name for name in _TIMES if row.get(name)), "")
    return int(row[name]) if name else 0
