"""What must be whole again ten minutes after the last fault, and what excuses a pair that is not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.core.values.pair import Pair
from pairguard_gui.practice.market.positions import Key

if TYPE_CHECKING:
    from tests.simulation.host import Host
    from tests.simulation.market import Market
    from tests.simulation.world import World

DAY_MS = 24 * 3_600_000
HOUR_MS = 3_600_000
_UNSETTLED = "SELECT cl_ord_id, state FROM attempts WHERE state IN ('sent', 'unknown', 'accepted')"
REFUSAL_MS = 12 * 60_000
"""The longest wait after a refusal that time heals, but for missing money: an hour."""


def unhealed(world: World, market: Market) -> Iterator[str]:
    """Everything that is not whole again, in words."""
    for host in world.hosts:
        for cl_ord_id, state in host.disk.query(_UNSETTLED):
            yield f"{host.name} never settled {cl_ord_id} ({state})"
        if host.report is None or not host.report.complete:
            yield f"{host.name} does not see again: {host.report and host.report.failure}"
    for stake in world.plan.stakes:
        if not market.alive(stake.pair) and not any(_excused(world, host, stake.pair) for host in world.hosts):
            yield f"{stake.pair} is still missing"


def _excused(world: World, host: Host, pair: Pair) -> bool:
    """Whether this guard may rightly leave the pair empty."""
    oracle = world.oracle
    if pair.inst_id not in world.exchange.venue.state.contracts:
        return True
    if not host.protects(pair) or host.name in oracle.stopped or not host.raised:
        return len(world.hosts) == 1 or not any(other.protects(pair) and other.raised for other in world.hosts)
    if (host.name, None) in oracle.held or (host.name, pair) in oracle.held:
        return True
    if oracle.paused.get((host.name, pair), 0) > world.server_ms - 1000:
        return True
    return _may_wait(world, pair)


def _may_wait(world: World, pair: Pair) -> bool:
    """Waits that are longer than the healing: after several refills, after a refusal."""
    now = world.server_ms
    if _lot_is_dear(world, pair):
        return True  # until it is cheap again, or a person allows more
    waits = world.plan.rules.repeat_waits_s
    sent = sum(1 for at in world.oracle.posted[pair] if at > now - DAY_MS - HOUR_MS)
    if waits[min(sent, len(waits) - 1)] >= 300:
        return True
    if any(code == "51008" and world.ms - at < HOUR_MS + REFUSAL_MS for code, at in world.oracle.refusals.values()):
        return True  # without money the whole account waits
    _, at = world.oracle.refusals.get(pair, ("", 0))
    return world.ms - at < REFUSAL_MS


def _lot_is_dear(world: World, pair: Pair) -> bool:
    """Whether the smallest lot costs more margin than the rules allow, by about the price an order would have.

    Of a pair that was dropped and protected by hand nobody knows the margin mode, so either leverage may count.
    """
    state, rules = world.exchange.venue.state, world.plan.rules
    contract = state.contracts[pair.inst_id]
    side = str(pair.pos_side) if state.ledger.mode == "long_short_mode" else "net"
    leverage = min(state.ledger.lever(Key(pair.inst_id, mode, side)) for mode in ("cross", "isolated"))
    cost = contract.notional(contract.min_size, state.mark(pair.inst_id)) / leverage
    return cost > max(rules.margin_usdt, rules.smallest_lot_usdt) * Decimal("0.95")
