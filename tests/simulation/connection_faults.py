"""Answers that do not come, come late, or are no answer: transport, gateway, key, and the order request itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairguard_gui.okx.transport import NoAnswer, Response
from tests.simulation.content_faults import Act
from tests.simulation.wire import Call, GoOn, items_refused, refused, remade

if TYPE_CHECKING:
    from tests.simulation.fault_injection import ActiveFault

HTML = b"<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


def anything(call: Call) -> bool:  # noqa: ARG001  # one shape for every rule
    return True


def nothing(call: Call) -> bool:  # noqa: ARG001  # as above
    return False


def reads(call: Call) -> bool:
    return not call.posts


def private(call: Call) -> bool:
    return call.private


def posts(call: Call) -> bool:
    return call.posts


def unreachable(call: Call, go: GoOn, fault: ActiveFault) -> Response:  # noqa: ARG001  # one shape for every fault
    raise NoAnswer("connection refused")


def slow_read(call: Call, go: GoOn, fault: ActiveFault) -> Response:
    call.host.world.pass_ms(fault.rng.randrange(20_000))
    return go()


def answers(response: Response) -> Act:
    """That answer, without the request being carried out."""

    def act(call: Call, go: GoOn, fault: ActiveFault) -> Response:  # noqa: ARG001
        return response

    return act


def whole(code: str, status: int) -> Act:
    return answers(refused(code, status))


def cut_json(call: Call, go: GoOn, fault: ActiveFault) -> Response:  # noqa: ARG001
    answer = go()
    return Response(answer.status, answer.body[: len(answer.body) * 2 // 3])


def maybe_done(response: Response) -> Act:
    """That answer, and half of the time the request was carried out all the same."""

    def act(call: Call, go: GoOn, fault: ActiveFault) -> Response:  # noqa: ARG001
        if fault.rng.random() < 0.5:
            go()
        return response

    return act


def done_and(response: Response) -> Act:
    """Carried out, and that answer."""

    def act(call: Call, go: GoOn, fault: ActiveFault) -> Response:  # noqa: ARG001
        go()
        return response

    return act


def answer_lost(call: Call, go: GoOn, fault: ActiveFault) -> Response:
    go()
    call.host.world.pass_ms(fault.rng.choice((0, 500, 15_000)))
    raise NoAnswer("connection reset")


def delayed(call: Call, go: GoOn, fault: ActiveFault) -> Response:
    """Under way for up to two minutes. The sender gives up after a while; the request arrives all the same."""
    late = fault.rng.randrange(120_000) if fault.rng.random() < 0.5 else fault.rng.randrange(8_000)
    world = call.host.world
    if late < 15_000 and (len(world.hosts) > 1 or fault.rng.random() < 0.5):
        world.pass_ms(late)
        return go()
    # With a second guard on the account the request must not hang in the air while the other one reads: two orders
    # within one round trip cannot be told apart by any protocol on OKX.
    wait_ms = 15_000 if len(world.hosts) > 1 else fault.rng.choice((0, 3_000, 15_000))
    world.after(late, "delivery", lambda: world.deliver(call))
    world.pass_ms(wait_ms)
    raise NoAnswer("timed out")


def delivered_twice(call: Call, go: GoOn, fault: ActiveFault) -> Response:
    """A copy arrives again once the order has expired; before that no client could defend itself."""
    world = call.host.world
    late = fault.rng.randrange(6_000, 60_000)
    if call.expires_ms is not None:
        late = max(late, call.expires_ms - world.server_ms + 1)
    world.after(late, "second delivery", lambda: world.deliver(call))
    return go()


def thin_book(share: str) -> Act:
    def act(call: Call, go: GoOn, fault: ActiveFault) -> Response:  # noqa: ARG001
        return call.host.world.handle(call, thin=share)

    return act


def items(code: str) -> Act:
    def act(call: Call, go: GoOn, fault: ActiveFault) -> Response:  # noqa: ARG001
        call.host.world.oracle.refused(call, code)
        return items_refused(call, code)

    return act


def duplicate_id(call: Call, go: GoOn, fault: ActiveFault) -> Response:
    """51016: an order of that id is known, which may be this very one."""
    if fault.rng.random() < 0.5:
        go()
    return items_refused(call, "51016")


def items_mixed_up(call: Call, go: GoOn, fault: ActiveFault) -> Response:
    """The rows of a batch come back in another order, one refused."""
    if fault.rng.random() < 0.3:
        return items_refused(call, "51022")
    return remade(go(), lambda rows: rows[::-1])


def by_a_stranger(call: Call, go: GoOn, fault: ActiveFault) -> Response:
    """The key now opens another account of the same exchange; not from one request of a check to the next."""
    return call.host.world.stranger(call) if fault.began_ms < call.host.began_ms else go()
