"""A batch from its commit to its answers: judged once more, written down, sent once, taken down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.core.check.journal_lines import gap_stopped, log_line
from pairguard_gui.core.check.refusals import follow_refusal
from pairguard_gui.core.check.settle import SINGLE_LOOK_UPS, settle
from pairguard_gui.core.judge.attempts import (
    EXPIRY,
    ORDER_TYPE,
    client_order_id,
    moved_by_placement,
    new_attempt,
    opening_side,
)
from pairguard_gui.core.judge.brakes import decisive, judge
from pairguard_gui.core.judge.sizing import Size
from pairguard_gui.core.judge.verdict import Judgement, Verdict
from pairguard_gui.core.state.account_state import AttemptState, Brake
from pairguard_gui.core.state.actions import ActionKind, ActionStatus
from pairguard_gui.core.state.changes import AttemptMoved, AttemptPlanned
from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.exchange_data import OrderRequest, PositionMode
from pairguard_gui.core.values.placement import NOT_SENT, RefusalKind, Rejected
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.check.check_context import CheckContext
    from pairguard_gui.core.judge.facts import Facts
    from pairguard_gui.core.state.account_state import AccountState, Attempt, Gap
    from pairguard_gui.core.state.changes import Change
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.placement import Placement


@dataclass(frozen=True, slots=True)
class Draft:
    """An order in the making: the facts it is judged by, and which attempt at its gap it is."""

    gap: Gap
    facts: Facts
    k: int


@dataclass(frozen=True, slots=True)
class CommittedBatch:
    """Attempts that are in the journal, to be sent in one request that is void after `exp_time`."""

    attempts: tuple[Attempt, ...]
    exp_time: datetime


def commit_attempts(context: CheckContext, drafts: Sequence[Draft]) -> CommittedBatch:
    """Judge once more inside the transaction and commit the attempts that may go; the others wait or are held.

    JournalError when it cannot be written: then nothing may be sent.
    """
    now = context.now
    planned: list[Attempt] = []
    stopped: dict[Pair, Judgement] = {}

    def decide(state: AccountState) -> Sequence[Change]:
        planned.clear()
        for draft in drafts:
            verdict = _judged_again(context, draft, state, now, planned)
            if verdict.verdict is Verdict.GO:
                planned.append(_attempt(context, draft, now))
            else:
                stopped[draft.gap.pair] = verdict
        return [AttemptPlanned(attempt) for attempt in planned]

    context.state = context.journal.write(context.account, decide)
    for draft in drafts:
        if draft.gap.pair in stopped:
            context.commit(*gap_stopped(context, draft.gap, stopped[draft.gap.pair]))
    return CommittedBatch(tuple(planned), now + EXPIRY)


def _judged_again(
    context: CheckContext, draft: Draft, state: AccountState, now: datetime, planned: Iterable[Attempt]
) -> Judgement:
    if state.rules_of(draft.gap.pair) != draft.facts.rules:
        # Sized and judged by other rules: the next check does it by these.
        return Judgement(Brake.PROOF, Verdict.WAIT, Reason.of(Code.EVIDENCE_OLD))
    return decisive(judge(_facts_at_commit(context, draft, state, now, planned)))


def _facts_at_commit(
    context: CheckContext, draft: Draft, state: AccountState, now: datetime, planned: Iterable[Attempt]
) -> Facts:
    gap = next((gap for gap in state.gaps if gap.gap_id == draft.gap.gap_id), draft.gap)
    planned = tuple(planned)
    return replace(
        draft.facts,
        now=now,
        wall=context.clock.now(),
        state=state,
        gap=gap,
        halted=context.halted(),
        blocked=context.blocked(gap.pair),
        reserved_in_batch=sum((attempt.reserved for attempt in planned), Decimal(0)),
        planned_in_batch=len(planned),
    )


def _attempt(context: CheckContext, draft: Draft, now: datetime) -> Attempt:
    size, account = draft.facts.size, draft.facts.account
    assert isinstance(size, Size)  # a draft without a size never passes the brakes
    assert account is not None
    pair = draft.gap.pair
    long_short = account.position_mode is PositionMode.LONG_SHORT
    request = OrderRequest(
        inst_id=pair.inst_id,
        margin_mode=draft.gap.margin_mode,
        side=opening_side(pair.pos_side),
        pos_side=pair.pos_side if long_short else None,
        ord_type=ORDER_TYPE,
        sz=size.contracts,
        px=size.px,
        cl_ord_id=client_order_id(draft.gap.gap_id, draft.k),
        tag=context.installation,
    )
    return new_attempt(
        draft.gap,
        request,
        context.exchange.body(request),
        name=str(round(now.timestamp() * 1000)),
        reserved=size.margin,
        worst_px=size.worst_px,
        times=(now, now + EXPIRY),
    )


def send(context: CheckContext, batch: CommittedBatch) -> None:
    """Send committed attempts in one request, once, commit what the answer proves, and look up what was accepted."""
    attempts = _withhold_stopped(context, batch.attempts)
    if not attempts:
        return
    placements = _place(context, [attempt.request for attempt in attempts], batch.exp_time)
    changes: list[Change] = []
    for attempt, placement in zip(attempts, placements, strict=True):
        changes += _answered(context, attempt, placement)
    context.commit(*changes)
    context.recheck_in(1)
    accepted = [a for a in context.state.attempts if a.state is AttemptState.ACCEPTED]
    if accepted and context.affords(min(len(context.state.attempts), SINGLE_LOOK_UPS)):
        settle(context)


def _place(context: CheckContext, requests: Sequence[OrderRequest], exp_time: datetime) -> Sequence[Placement]:
    """Send them. What the client does not send after all, because the key has lost its right, is not unknown."""
    try:
        return context.exchange.place(requests, exp_time)
    except GuardError as error:
        code = error.reason.code
        return [Rejected(request.cl_ord_id, RefusalKind.DENIED, NOT_SENT, code) for request in requests]


def _withhold_stopped(context: CheckContext, attempts: Sequence[Attempt]) -> tuple[Attempt, ...]:
    """Settle what a person has stopped while the attempts were committed; returns what may still leave."""
    stopped = [attempt for attempt in attempts if context.halted() or context.blocked(attempt.pair)]
    if stopped:
        context.commit(*(change for attempt in stopped for change in _never_sent(context, attempt)))
    return tuple(attempt for attempt in attempts if attempt not in stopped)


def _never_sent(context: CheckContext, attempt: Attempt) -> list[Change]:
    """Nothing of it left this computer, so it is settled and what it reserved is free again."""
    reason = Reason.of(Code.NOT_SENT)
    context.notes.reasons[attempt.pair] = reason
    line = log_line(
        context,
        ActionKind.REFUSED,
        context.state.gap(attempt.pair),
        pair=attempt.pair,
        status=ActionStatus.INFO,
        reason=reason,
        cl_ord_id=attempt.cl_ord_id,
    )
    return [AttemptMoved(attempt.attempt_id, AttemptState.REJECTED, context.now, code=NOT_SENT), line]


def _answered(context: CheckContext, attempt: Attempt, placement: Placement) -> list[Change]:
    moved = moved_by_placement(attempt, placement, context.now)
    gap = context.state.gap(attempt.pair)
    if moved.state is AttemptState.UNKNOWN:
        reason = Reason.of(Code.UNKNOWN_ORDER, count=1)
        context.notes.reasons[attempt.pair] = reason
        line = log_line(
            context, ActionKind.UNKNOWN, gap, status=ActionStatus.WAITING, reason=reason, cl_ord_id=attempt.cl_ord_id
        )
        return [moved, line]
    if isinstance(placement, Rejected) and gap:
        return [moved, *follow_refusal(context, gap, attempt, placement)]
    return [moved]
