"""What a seed decides before anything happens: the account, the guards, how rough the world is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random

from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.rules import AS_ASKED, CAREFUL, Rules
from pairguard_gui.practice.market.contracts import CONTRACTS, Contract

MINUTE_MS = 60_000
MADE_UP = tuple(
    replace(CONTRACTS[nth % len(CONTRACTS)], inst_id=f"X{nth}-USDT-SWAP", code=900_000 + nth) for nth in range(60)
)
"""Contracts that make an exchange for a crowd: more pairs than one check has requests for."""
CROWD = (41, 60)
CROWDED = 50
"""One seed in so many has such an exchange, and a calm life on it: there a check costs a hundred times as much."""


@dataclass(frozen=True, slots=True)
class Stake:
    """One position to begin with."""

    pair: Pair
    margin_mode: str
    leverage: int
    margin: Decimal


@dataclass(frozen=True, slots=True)
class Focus:
    """Narrows a run to what finds one kind of fault quickly. Empty fields leave the seed its choice.

    `faults` are the only fault kinds, all of them in every scene, each for `fault_s` seconds (from, to); `scenes` are
    the only scenes. `rules` and `overrides` are fields of the rules and of the plan. `strict_holds` says that nothing
    here could excuse a hold.
    """

    faults: tuple[str, ...] = ()
    scenes: tuple[str, ...] = ()
    fault_s: tuple[int, int] = (5, 200)
    pairs: int = 0
    strict_holds: bool = False
    rules: tuple[tuple[str, object], ...] = ()
    overrides: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The choices of one seed. `scene_pause_min` is the mean time between two scenes, in minutes.

    `contracts` are what the exchange lists.
    """

    seed: int
    mode: str
    stakes: tuple[Stake, ...]
    guards: int
    preset: str
    rules: Rules
    latency_ms: int
    scene_pause_min: int
    faults_per_scene: float
    person_every_min: int
    release_at_end: bool
    contracts: tuple[Contract, ...] = CONTRACTS
    focus: Focus = field(default_factory=Focus)


def draw(seed: int, focus: Focus | None = None) -> Plan:
    """The plan of a seed."""
    rng = Random(f"{seed}/plan")
    mode = rng.choice(("long_short_mode", "long_short_mode", "net_mode"))
    preset = rng.choice(("as_asked", "as_asked", "as_asked", "careful"))
    interval = rng.choice((60, 60, 60, 30, 120, 20))
    plan = Plan(
        seed=seed,
        mode=mode,
        stakes=_stakes(rng, mode, rng.choice((1, 2, 3, 5, 8, 20, rng.randint(1, 22)))),
        guards=rng.choice((1, 1, 1, 2)),
        preset=preset,
        rules=replace(CAREFUL if preset == "careful" else AS_ASKED, check_interval_s=interval),
        latency_ms=rng.choice((5, 20, 60, 250)),
        scene_pause_min=rng.choice((120, 240, 480, 720)),
        faults_per_scene=rng.choice((0.4, 1.0, 1.0, 2.0, 3.0)),
        person_every_min=rng.choice((120, 240, 480)),
        release_at_end=rng.random() < 0.5,
    )
    if focus is None:
        return _crowded(plan, rng) if seed % CROWDED == CROWDED // 2 else plan
    fixed: dict[str, object] = {"guards": 1, "scene_pause_min": 40, **dict(focus.overrides)}
    if focus.pairs:
        fixed["stakes"] = plan.stakes[: focus.pairs]
    rules = replace(AS_ASKED, **dict(focus.rules))  # type: ignore[arg-type]  # fields of Rules by name
    return replace(plan, focus=focus, preset="as_asked", rules=rules, **fixed)  # type: ignore[arg-type]  # fields of Plan by name


def _crowded(plan: Plan, rng: Random) -> Plan:
    contracts = (*CONTRACTS, *MADE_UP)
    chosen = rng.sample(contracts, rng.randint(*CROWD))
    stakes = tuple(_stake(rng, contract.inst_id, contract.max_lever) for contract in chosen)
    calm = {"guards": 1, "scene_pause_min": 720, "faults_per_scene": 1.0, "person_every_min": 480}
    rules = replace(plan.rules, check_interval_s=120)
    return replace(plan, contracts=contracts, stakes=stakes, rules=rules, **calm)  # type: ignore[arg-type]  # fields of Plan by name


def _stakes(rng: Random, mode: str, pairs: int) -> tuple[Stake, ...]:
    chosen = rng.sample(CONTRACTS, pairs)
    stakes = [_stake(rng, contract.inst_id, contract.max_lever) for contract in chosen]
    if mode == "long_short_mode" and pairs > 1 and rng.random() < 0.3:
        twin = stakes[0]
        stakes[-1] = replace(twin, pair=twin.pair.opposite)
    return tuple(stakes)


def _stake(rng: Random, inst_id: str, most: int) -> Stake:
    return Stake(
        Pair(inst_id, rng.choice(tuple(PosSide))),
        rng.choice(("cross", "cross", "isolated")),
        min(rng.choice((10, 10, 20, 5)), most),
        Decimal(rng.choice(("1", "2", "4"))),
    )
