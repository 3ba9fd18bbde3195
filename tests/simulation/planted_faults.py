"""Faults put into the guard on purpose, one at a time, and what has to catch each: the simulator, or a named test.

A fault that the simulator is to find names the `Focus` in which it shows quickly. A fault that makes the guard only
slower, or breaks a rule that no death proves broken, names a test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.simulation import planted_decision_faults as m
from tests.simulation import planted_memory_faults
from tests.simulation.plan import Focus

Patch = pytest.MonkeyPatch
_LATE = ("orders_late", "refill_not_shown")
_LOST = ("answer_lost", *_LATE)
_LONG = (400, 900)
_CLOSE = ("close_one",)
_FREE = (("pair_cap", 100), ("account_cap", 1000), ("budget_usdt", 10000))


@dataclass(frozen=True, slots=True)
class PlantedFault:
    """A fault, how it is made, and where it shows. `seen_as` stands in the broken promise that has to catch it."""

    name: str
    plant: Callable[[Patch], None]
    focus: Focus | None = None
    test: str = ""
    seen_as: str = ""


def _sim(name: str, plant: Callable[[Patch], None], focus: Focus, seen_as: str = "") -> PlantedFault:
    return PlantedFault(name, plant, focus, seen_as=seen_as)


def _test(name: str, plant: Callable[[Patch], None], test: str) -> PlantedFault:
    return PlantedFault(name, plant, None, f"tests/{test}")


PLANTED_FAULTS: tuple[PlantedFault, ...] = (
    # Sending
    _sim("an order is sent again after a time-out", m.resend, Focus(("answer_lost",), _CLOSE, (300, 300))),
    _sim("an order leaves before its commit", m.post_first, Focus((), _CLOSE)),
    _sim("another body leaves than the one written down", m.other_body, Focus((), _CLOSE)),
    _sim("orders leave without expTime", m.no_expiry, Focus((), _CLOSE)),
    _sim("more margin than was set", m.rounded_up, Focus((), _CLOSE)),
    _sim("an order goes against the other side in net mode", m.no_opposite, Focus(
        (), ("flip",), rules=(("smallest_lot_usdt", 3),), overrides=(("mode", "net_mode"),))),
    _sim("an order for a halted instrument", m.no_delisting, Focus((), ("suspend",))),
    # What an answer proves
    _sim("an unknown answer is taken for a refusal", m.unknown_is_refused, Focus(
        ("answer_lost", *_LATE), _CLOSE, _LONG, pairs=2)),
    _sim("51016 is taken for a refusal", m.code_refuses("51016"), Focus(
        ("known_51016", *_LATE), _CLOSE, _LONG, pairs=2)),
    _sim("50004 is taken for a refusal", m.code_refuses("50004"), Focus(
        ("done_and_50004", *_LATE), _CLOSE, _LONG, pairs=2)),
    _sim("the first 51603 is final", m.first_search_is_final, Focus(_LOST, _CLOSE, _LONG, pairs=2)),
    _sim("the final search comes with the expiry", m.no_final_search, Focus(
        _LOST, _CLOSE, _LONG, pairs=2)),
    _sim("accepted is taken for filled", m.accepted_is_filled, Focus(
        ("zero_fill",), _CLOSE, _LONG, strict_holds=True, rules=_FREE)),
    _sim("zero fill is taken for filled", m.zero_is_filled, Focus(
        ("zero_fill",), _CLOSE, _LONG, strict_holds=True, rules=_FREE)),
    _sim("unsettled orders are forgotten", m.never_settles, Focus(("order_lost",), _CLOSE, _LONG)),
    # Evidence
    _sim("a list that lacks a pair is believed", m.list_is_enough, Focus(("list_halved",), _CLOSE, _LONG)),
    _sim("two absent checks are a death", m.no_persistence, Focus(("both_lists_empty",), _CLOSE, (100, 150))),
    _sim("a veto by name does not break the absence", m.veto_forgotten, Focus(
        ("list_halved", "named_empty"), ("price",), _LONG, pairs=2)),
    _sim("margin in use is no veto", m.no_margin_veto, Focus(("everything_hidden",), ("price",), _LONG, pairs=2)),
    _sim("a partial close is a death", m.partial_is_death, Focus(
        ("both_lists_empty",), ("shrink",), (100, 150), pairs=2)),
    _sim("the record of another life is a death", m.any_life, Focus(
        ("both_lists_empty",), _CLOSE, (100, 150), pairs=1, rules=(("check_interval_s", 5),))),
    _sim("a gap is named without the life's cTime", m.id_without_ctime, Focus(
        (), _CLOSE, strict_holds=True, rules=_FREE)),
    _sim("attempts are numbered by a counter of one's own", m.own_counter, Focus(
        ("refill_not_shown",), ("restore",), _LONG, pairs=2)),
    # Brakes
    _sim("no wait before the third refill", m.without("repeat"), Focus((), ("close_again_and_again",), pairs=1)),
    _sim("no cap for a pair", m.without("pair_cap"), Focus(
        (), ("close_one",), pairs=1, rules=(("repeat_waits_s", (0,)), ("pair_cap", 3)))),
    _sim("no cap for the account", m.without("account_cap"), Focus(
        (), ("close_one",), pairs=2, rules=(("repeat_waits_s", (0,)), ("account_cap", 4)))),
    _sim("no budget", m.without("budget"), Focus(
        (), ("close_one",), pairs=2, rules=(("repeat_waits_s", (0,)), ("budget_usdt", 3)))),
    _sim("orders of one batch do not see each other", m.blind_batch, Focus(
        (), ("close_all",), overrides=(("stakes", m.TEN),), rules=(("account_cap", 4),))),
    _sim("a paused pair is refilled", m.without("person"), Focus((), ("pause", "close_one"), pairs=1)),
    _sim("a gap is ignored for hours", planted_memory_faults.gap_ignored, Focus((), _CLOSE, pairs=2), "ignored"),
    _sim("a stop is heeded once it is written", planted_memory_faults.stop_once_written, Focus(
        (), ("stop_at_once",), rules=(("check_interval_s", 5),), overrides=(("latency_ms", 250),)), "stopped"),
    _sim("a pause is heeded once it is written", planted_memory_faults.leave_once_written, Focus(
        (), ("leave_at_once",), rules=(("check_interval_s", 5),), overrides=(("latency_ms", 250),)), "the click"),
    _sim("a lowered shield is ignored", m.no_shield, Focus((), ("stop_and_start", "close_one"), pairs=1)),
    _sim("another account is traded", m.any_account, Focus(("environment_swapped",), ("price",), _LONG, pairs=2)),
    _sim("a second copy is ignored", m.no_rival, Focus(
        (), ("close_some",), overrides=(("guards", 2), ("stakes", m.TEN)))),
    # Memory
    _sim("a hold is not stored", planted_memory_faults.hold_not_stored, Focus(("refused_51004",), _CLOSE, _LONG)),
    _sim("a hold of the account is not stored", planted_memory_faults.account_hold_not_stored, Focus(
        ("account_swapped",), _CLOSE, (60, 200))),
    _sim("a wait after a refusal is kept in memory only", planted_memory_faults.cooldown_in_memory, Focus(
        ("refused_51008", "refused_51022"), ("kill",), _LONG), "announced wait"),
    _sim("a release is not stored", planted_memory_faults.release_not_stored, Focus(
        ("refused_51004",), _CLOSE, (60, 200), overrides=(("person_every_min", 20),))),
    _sim("what is not committed is believed", planted_memory_faults.half_a_commit, Focus(
        ("disk_io_error",), _CLOSE, (30, 90))),
    _sim("a kill is caught and the check goes on", planted_memory_faults.handler_swallows, Focus((), ("kill",))),
    _sim("the secret key is logged", planted_memory_faults.leak, Focus((), _CLOSE)),
    # What a test shows better
    _test("late answers count", planted_memory_faults.late_counts, "core/check/test_lists.py"),
    _test("a stale list counts", planted_memory_faults.stale_counts, "core/check/test_lists.py"),
    _test("old evidence counts", m.without("evidence_age"), "core/check/test_account_changed.py"),
    _test("clocks need not agree", m.without("clock"), "core/check/test_trouble.py"),
    _test("prices need not agree", m.without("price"), "core/check/test_market.py"),
    _test("want of money is a matter of one pair", m.without("money"), "core/check/test_refusals.py"),
    _test("a refused margin mode holds nothing", m.without("margin_mode"), "core/judge/test_brakes.py"),
    _test("a maintenance empties the lists", m.without("venue"), "core/check/test_market.py"),
    _test("a hold shows no evidence", m.no_evidence, "core/check/test_holds.py"),
    _test("careful does not ask for the cause", m.without("cause"), "core/check/test_limits.py"),
    _test("careful does not ask about many", m.without("mass"), "core/check/test_mass.py"),
    _test("what vanished while away is refilled without a record", m.without("away"), "core/check/test_away.py"),
    _test("two unknown orders do not stop the account", m.without("unknown_order"), "core/check/test_unknown.py"),
    _test("the budget is counted on fill", m.counted_on_fill, "core/check/test_limits.py"),
    _test("a refusal does not wait", m.without("refused"), "core/check/test_refusals.py"),
    _test("a lot may cost anything", m.without("size"), "core/check/test_market.py"),
    _test("no grace after trouble", planted_memory_faults.no_grace, "core/check/test_trouble.py"),
    _test("a filled gap is not marked", planted_memory_faults.filled_not_marked, "core/check/test_refill.py"),
    _test("mixed up answers of a batch are taken in turn", planted_memory_faults.in_turn, "okx/test_placement.py"),
    _test("a jump of the server's clock is believed", planted_memory_faults.jumps_believed, "okx/test_server_clock.py"),
)  # fmt: skip
