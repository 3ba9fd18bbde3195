"""How each planted fault of judgement is made: one small change to one function, undone by the patch that made it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Any

import pytest

from pairguard_gui.core.check import (
    build_report,
    check_context,
    guard,
    prepare,
    prove,
    read_history,
    refill,
)
from pairguard_gui.core.check.orders import send, settle
from pairguard_gui.core.judge import attempts, brakes, evidence, sizing
from pairguard_gui.core.judge.sight import NamedSight
from pairguard_gui.core.state import armed, changes
from pairguard_gui.core.state.account_state import AccountState, AttemptState
from pairguard_gui.core.values.exchange_data import EPOCH, CloseType, Life
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.placement import RefusalKind, Unknown
from pairguard_gui.okx import calls, placement, rest
from pairguard_gui.okx import errors as okx_errors
from pairguard_gui.practice.market.contracts import CONTRACTS
from tests.simulation.plan import Stake

Patch = pytest.MonkeyPatch
TEN = tuple(Stake(Pair(one.inst_id, PosSide.LONG), "cross", 10, Decimal(1)) for one in CONTRACTS[3:13])


def _nothing(seen: check_context.CheckContext) -> None:
    """What is left of a step that was taken out."""
    del seen


def resend(patch: Patch) -> None:
    once = rest.OkxExchange._sent

    def twice(self: Any, requests: Any, exp_time: Any, stopped: Any) -> Any:
        answers = once(self, requests, exp_time, stopped)
        return once(self, requests, exp_time, stopped) if any(isinstance(one, Unknown) for one in answers) else answers

    patch.setattr(rest.OkxExchange, "_sent", twice)


def post_first(patch: Patch) -> None:
    commit = send.commit_attempts

    def early(seen: check_context.CheckContext, drafts: Sequence[Any]) -> Any:
        now = seen.now
        planned = [send._attempt(seen, draft, now) for draft in drafts]
        seen.exchange.place([attempt.request for attempt in planned], now + attempts.EXPIRY, lambda _: False)
        return commit(seen, drafts)

    patch.setattr(refill, "commit_attempts", early)


def other_body(patch: Patch) -> None:
    patch.setattr(rest.OkxExchange, "body", lambda _, request: placement.order_body(replace(request, tag="PGother")))


def no_expiry(patch: Patch) -> None:
    whole = calls.Calls._send

    def stripped(self: Any, method: str, path: str, headers: dict[str, str], *rest: Any) -> Any:
        return whole(self, method, path, {name: text for name, text in headers.items() if name != "expTime"}, *rest)

    patch.setattr(calls.Calls, "_send", stripped)


def rounded_up(patch: Patch) -> None:
    exact = sizing.multiple
    patch.setattr(sizing, "multiple", lambda value, step, _: exact(value, step, ROUND_CEILING))


def without(*names: str) -> Callable[[Patch], None]:
    """Without these brakes."""

    def plant(patch: Patch) -> None:
        patch.setattr(
            brakes,
            "BRAKES",
            tuple(brake for brake in brakes.BRAKES if brake.__name__.removesuffix("_brake") not in names),
        )

    return plant


no_opposite = without("opposite")
no_delisting = without("delisting", "not_trading")


def no_evidence(patch: Patch) -> None:
    patch.setattr(build_report, "proofs_so_far", lambda gap, *_: gap.proofs)
    patch.setattr(prove, "proofs_so_far", lambda gap, *_: gap.proofs)


def unknown_is_refused(patch: Patch) -> None:
    exact = attempts.moved_by_placement

    def hasty(attempt: Any, placed: Any, now: Any) -> changes.AttemptMoved:
        moved = exact(attempt, placed, now)
        return replace(moved, state=AttemptState.REJECTED) if moved.state is AttemptState.UNKNOWN else moved

    patch.setattr(send, "moved_by_placement", hasty)


def code_refuses(code: str) -> Callable[[Patch], None]:
    """That code counts as a refusal which passes by itself."""

    def plant(patch: Patch) -> None:
        patch.setitem(okx_errors.REFUSALS, code, RefusalKind.RATE)

    return plant


def first_search_is_final(patch: Patch) -> None:
    patch.setattr(settle, "_missing", lambda context, attempt, _found: settle._never_placed(context, attempt))


def no_final_search(patch: Patch) -> None:
    patch.setattr(attempts, "FINAL_SEARCH_AFTER", timedelta(0))
    patch.setattr(attempts, "LOOK_UP_MARGIN", timedelta(0))
    # A position that began after the attempt counts as its fill: the second guard against the same double.
    patch.setattr(settle, "_may_be_its_position", lambda *_: False)


def accepted_is_filled(patch: Patch) -> None:
    exact = attempts.moved_by_placement

    def hasty(attempt: Any, placed: Any, now: Any) -> changes.AttemptMoved:
        moved = exact(attempt, placed, now)
        if moved.state is not AttemptState.ACCEPTED:
            return moved
        return replace(moved, state=AttemptState.FILLED, filled=attempt.request.sz)

    answered = send._answered

    def and_filled(seen: check_context.CheckContext, attempt: Any, placed: Any) -> list[changes.Change]:
        told = answered(seen, attempt, placed)
        filled = any(isinstance(one, changes.AttemptMoved) and one.state is AttemptState.FILLED for one in told)
        return [*told, changes.GapFilled(attempt.gap_id, seen.now)] if filled else told

    patch.setattr(send, "moved_by_placement", hasty)
    patch.setattr(send, "_answered", and_filled)


def zero_is_filled(patch: Patch) -> None:
    exact = attempts.moved_by_order

    def hasty(attempt: Any, order: Any, now: Any) -> changes.AttemptMoved:
        moved = exact(attempt, order, now)
        return replace(moved, state=AttemptState.FILLED) if moved.state is AttemptState.CANCELLED else moved

    patch.setattr(settle, "moved_by_order", hasty)


def never_settles(patch: Patch) -> None:
    patch.setattr(guard, "settle", lambda _: {})
    patch.setattr(send, "settle", _nothing)


def list_is_enough(patch: Patch) -> None:
    def trusting(_seen: Any, _sight: Any, gaps: Sequence[Any], _market: Any) -> NamedSight:
        return NamedSight((), None, frozenset(gap.pair for gap in gaps))

    patch.setattr(prove, "read_by_name", trusting)


def no_persistence(patch: Patch) -> None:
    patch.setattr(evidence, "PERSISTENT_ABSENCES", 2)
    patch.setattr(evidence, "PERSISTENT_FOR", timedelta(0))


def veto_forgotten(patch: Patch) -> None:
    exact = prove._not_yet

    def forgetful(seen: check_context.CheckContext, gap: Any, found: Any) -> list[changes.Change]:
        return [change for change in exact(seen, gap, found) if not isinstance(change, changes.AbsenceCounted)]

    patch.setattr(prove, "_not_yet", forgetful)


def no_margin_veto(patch: Patch) -> None:
    patch.setattr(prove, "_margin_in_use", lambda _: False)


def partial_is_death(patch: Patch) -> None:
    patch.setattr(CloseType, "ends_life", property(lambda _: True))


def any_life(patch: Patch) -> None:
    exact = evidence.death_record

    def careless(gap: Any, rows: Any) -> Any:
        mine = [row for row in rows if row.pair == gap.pair and row.margin_mode is gap.margin_mode]
        return exact(gap, [replace(row, life=gap.life) for row in mine])

    patch.setattr(evidence, "death_record", careless)


def id_without_ctime(patch: Patch) -> None:
    exact = attempts.gap_id

    def shorter(uid: str, pair: Any, margin_mode: Any, life: Life) -> str:
        return exact(uid, pair, margin_mode, Life(life.pos_id, EPOCH))

    patch.setattr("pairguard_gui.core.judge.absences.gap_id", shorter)


def own_counter(patch: Patch) -> None:
    patch.setattr(prepare, "walk", lambda *_: attempts.Walk(0))


def counted_on_fill(patch: Patch) -> None:
    """An order takes from the budget once it is known to be filled, not from its commit on."""
    whole = AccountState.reserved

    def filled(self: AccountState, now: Any) -> Decimal:
        return whole(self, now) - sum((one.reserved for one in self.attempts), Decimal(0))

    patch.setattr(AccountState, "reserved", filled)


def blind_batch(patch: Patch) -> None:
    exact = send._facts_at_commit

    def alone(seen: Any, draft: Any, state: Any, now: Any, _: Any) -> Any:
        return exact(seen, draft, state, now, ())

    patch.setattr(send, "_facts_at_commit", alone)


def no_shield(patch: Patch) -> None:
    without("shield")(patch)
    patch.setattr(check_context.CheckContext, "raised", property(lambda _: True))


def any_account(patch: Patch) -> None:
    patch.setattr(armed.Armed, "differs", lambda *_: "")


def no_rival(patch: Patch) -> None:
    patch.setattr(read_history, "hold_for_second_copy", lambda *_: None)
