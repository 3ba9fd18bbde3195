"""Answers that are readable and wrong: position lists, history, look-ups."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pairguard_gui.okx.transport import Response
from tests.simulation.wire import CONFIG, FILLS, HISTORY, ORDER, ORDERS, Call, GoOn, Rows, refused, remade

if TYPE_CHECKING:
    from tests.simulation.fault_injection import ActiveFault

Act = Callable[[Call, GoOn, "ActiveFault"], Response]


def a_list(call: Call) -> bool:
    return call.reads_list


def by_name(call: Call) -> bool:
    return call.reads_named


def any_positions(call: Call) -> bool:
    return call.reads_list or call.reads_named


def history(call: Call) -> bool:
    return call.target == HISTORY


def orders(call: Call) -> bool:
    return call.method == "GET" and call.target in (ORDER, ORDERS, FILLS)


def config(call: Call) -> bool:
    return call.target == CONFIG


def empty(call: Call, go: GoOn, fault: ActiveFault) -> Response:  # noqa: ARG001  # one shape for every fault
    return remade(go(), lambda _: [])


def halved(call: Call, go: GoOn, fault: ActiveFault) -> Response:  # noqa: ARG001
    return remade(go(), lambda rows: rows[::2])


def flapping(call: Call, go: GoOn, fault: ActiveFault) -> Response:
    return empty(call, go, fault) if fault.hits % 2 else go()


def stale(call: Call, go: GoOn, fault: ActiveFault) -> Response:
    """The first answer, again and again."""
    if call.path not in fault.memory:
        fault.memory[call.path] = go()
    kept: Response = fault.memory[call.path]
    return kept


def field_set(name: str, value: Any) -> Act:
    def act(call: Call, go: GoOn, fault: ActiveFault) -> Response:  # noqa: ARG001
        return remade(go(), lambda rows: [row | {name: value} for row in rows[:1]] + rows[1:])

    return act


def field_renamed(call: Call, go: GoOn, fault: ActiveFault) -> Response:  # noqa: ARG001
    def change(row: dict[str, Any]) -> dict[str, Any]:
        return {("position" if name == "pos" else name): value for name, value in row.items()}

    return remade(go(), lambda rows: [change(row) for row in rows])


def row_twice(call: Call, go: GoOn, fault: ActiveFault) -> Response:  # noqa: ARG001
    return remade(go(), lambda rows: rows[:1] + rows)


def a_strangers_list(call: Call, go: GoOn, fault: ActiveFault) -> Response:  # noqa: ARG001
    def change(rows: Rows) -> Rows:
        return [row | {"instId": f"X{n}-USDT-SWAP", "posId": str(10**17 + n)} for n, row in enumerate(rows)]

    return remade(go(), change)


def known_hidden(call: Call, go: GoOn, fault: ActiveFault) -> Response:  # noqa: ARG001
    """Positions of lives the guards know are left out; a life nobody was told of yet cannot be hidden by an error."""
    known = call.host.world.known_lives()
    return remade(go(), lambda rows: [row for row in rows if (row["posId"], row["cTime"]) not in known])


def everything_hidden(call: Call, go: GoOn, fault: ActiveFault) -> Response:  # noqa: ARG001
    """Nothing is shown as long as all there is was shown before; only the margin in use tells the lie."""
    known = call.host.world.known_lives()
    return remade(go(), lambda rows: [] if all((row["posId"], row["cTime"]) in known for row in rows) else rows)


def refills_hidden(call: Call, go: GoOn, fault: ActiveFault) -> Response:
    """A position our own order opened is not shown for some seconds."""
    world = call.host.world
    since = world.server_ms - fault.number("lag_ms")
    fresh = {str(ms) for ms in world.oracle.refill_births if ms > since}
    return remade(go(), lambda rows: [row for row in rows if row["cTime"] not in fresh])


def history_late(call: Call, go: GoOn, fault: ActiveFault) -> Response:
    since = call.host.world.server_ms - fault.number("lag_ms")
    return remade(go(), lambda rows: [row for row in rows if int(row["uTime"]) <= since])


def history_partial(call: Call, go: GoOn, fault: ActiveFault) -> Response:  # noqa: ARG001
    kind = fault.choice("type", ("1", "4", "5"))
    return remade(go(), lambda rows: [row | {"type": kind} for row in rows])


def history_other_life(call: Call, go: GoOn, fault: ActiveFault) -> Response:  # noqa: ARG001
    return remade(go(), lambda rows: [row | {"cTime": str(int(row["cTime"]) + 1)} for row in rows])


def orders_late(call: Call, go: GoOn, fault: ActiveFault) -> Response:
    """Orders and fills younger than some seconds are not found: 51603, or missing in the lists."""
    since = call.host.world.server_ms - fault.number("lag_ms")
    answer = remade(go(), lambda rows: [row for row in rows if int(row.get("cTime") or row["ts"]) <= since])
    return refused("51603") if call.target == ORDER and b'"data":[]' in answer.body else answer


def another_account(call: Call, go: GoOn, fault: ActiveFault) -> Response:  # noqa: ARG001
    other = {"uid": "900000000000000001", "mainUid": "900000000000000001"}
    return remade(go(), lambda rows: [row | other for row in rows])


def rights_gone(call: Call, go: GoOn, fault: ActiveFault) -> Response:  # noqa: ARG001
    if call.posts:
        return refused("50120", 401)
    return remade(go(), lambda rows: [row | {"perm": "read_only"} for row in rows])
