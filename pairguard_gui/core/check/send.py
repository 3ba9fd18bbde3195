"""A batch from its commit to its answers: judged once more, written down, sent once, taken down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from pairguard_gui.core.check.check_context import Look
from pairguard_gui.core.check.draft import Draft, stop
from pairguard_gui.core.check.refusals import refused
from pairguard_gui.core.check.settle import SINGLE_LOOK_UPS, settle
from pairguard_gui.core.judge.attempts import EXPIRY, client_order_id, moved_by_placement, opening_side
from pairguard_gui.core.judge.brakes import decisive, judge
from pairguard_gui.core.judge.facts import Facts
from pairguard_gui.core.judge.sizing import Size
from pairguard_gui.core.judge.verdict import Judgement, Verdict
from pairguard_gui.core.state.account_state import Attempt, AttemptState, Book, Brake
from pairguard_gui.core.state.actions import ActionKind, ActionStatus
from pairguard_gui.core.state.changes import AttemptMoved, AttemptPlanned, Change
from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.exchange_data import OrderRequest, PositionMode
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.placement import Placement, RefusalKind, Rejected
from pairguard_gui.core.values.reason import Code, Reason

NEVER_LEFT = "client"
"""The code of an attempt that was refused by ourselves: it never left this computer."""
ORDER_TYPE = "ioc"
"""A limit order that fills at once inside its price band and never rests."""


def commit(look: Look, drafts: Sequence[Draft]) -> tuple[tuple[Attempt, ...], datetime]:
    """Judge once more inside the transaction and commit the attempts that may go."""
    now = look.now
    planned: list[Attempt] = []
    stopped: dict[Pair, Judgement] = {}

    def decide(book: Book) -> Sequence[Change]:
        planned.clear()
        for draft in drafts:
            verdict = _judged_again(look, draft, book, now, planned)
            if verdict.verdict is Verdict.GO:
                planned.append(_attempt(look, draft, now))
            else:
                stopped[draft.gap.pair] = verdict
        return [AttemptPlanned(attempt) for attempt in planned]

    look.book = look.journal.write(look.account, decide)
    for draft in drafts:
        if draft.gap.pair in stopped:
            look.write(*stop(look, draft.gap, stopped[draft.gap.pair]))
    return tuple(planned), now + EXPIRY


def _judged_again(look: Look, draft: Draft, book: Book, now: datetime, planned: Iterable[Attempt]) -> Judgement:
    if book.rules_of(draft.gap.pair) != draft.facts.rules:
        # Sized and judged by other rules; the next look does it by these.
        return Judgement(Brake.PROOF, Verdict.WAIT, Reason.of(Code.EVIDENCE_OLD))
    return decisive(judge(_facts_at_commit(look, draft, book, now, planned)))


def _facts_at_commit(look: Look, draft: Draft, book: Book, now: datetime, planned: Iterable[Attempt]) -> Facts:
    gap = next((gap for gap in book.gaps if gap.gap_id == draft.gap.gap_id), draft.gap)
    planned = tuple(planned)
    return replace(
        draft.facts,
        now=now,
        wall=look.clock.now(),
        book=book,
        gap=gap,
        lowered=look.lowered(),
        left=look.left(gap.pair),
        reserved_beside=sum((attempt.reserved for attempt in planned), Decimal(0)),
        planned_beside=len(planned),
    )


def _attempt(look: Look, draft: Draft, now: datetime) -> Attempt:
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
        tag=look.installation,
    )
    return Attempt(
        attempt_id=f"{request.cl_ord_id}-{round(now.timestamp() * 1000)}",
        gap_id=draft.gap.gap_id,
        pair=pair,
        k=draft.k,
        request=request,
        body=look.exchange.body(request),
        exp_time=now + EXPIRY,
        reserved=size.margin,
        worst_px=size.worst_px,
        created_at=now,
    )


def send(look: Look, committed: tuple[tuple[Attempt, ...], datetime]) -> None:
    """Send committed attempts in one request, commit what the answer proves, and look up what was accepted."""
    attempts, exp_time = committed
    attempts = _not_stopped(look, attempts)
    if not attempts:
        return
    placements = _placed(look, [attempt.request for attempt in attempts], exp_time)
    changes: list[Change] = []
    for attempt, placement in zip(attempts, placements, strict=True):
        changes += _answered(look, attempt, placement)
    look.write(*changes)
    look.again(1)
    accepted = [a for a in look.book.attempts if a.state is AttemptState.ACCEPTED]
    if accepted and look.affords(min(len(look.book.attempts), SINGLE_LOOK_UPS)):
        settle(look)


def _placed(look: Look, requests: Sequence[OrderRequest], exp_time: datetime) -> Sequence[Placement]:
    """The answers. What the client does not send after all, because the key has lost its right, is not unknown."""
    try:
        return look.exchange.place(requests, exp_time)
    except GuardError as error:
        code = error.reason.code
        return [Rejected(request.cl_ord_id, RefusalKind.DENIED, NEVER_LEFT, code) for request in requests]


def _not_stopped(look: Look, attempts: Sequence[Attempt]) -> tuple[Attempt, ...]:
    """What may still leave: a person may have stopped the guard, or a pair, while the attempts were committed."""
    stopped = [attempt for attempt in attempts if look.lowered() or look.left(attempt.pair)]
    if stopped:
        look.write(*(change for attempt in stopped for change in _kept_back(look, attempt)))
    return tuple(attempt for attempt in attempts if attempt not in stopped)


def _kept_back(look: Look, attempt: Attempt) -> list[Change]:
    """Nothing of it left this computer, so it is settled and what it reserved is free again."""
    reason = Reason.of(Code.NOT_SENT)
    look.reasons[attempt.pair] = reason
    line = look.line(
        ActionKind.REFUSED,
        look.book.gap(attempt.pair),
        pair=attempt.pair,
        status=ActionStatus.INFO,
        reason=reason,
        cl_ord_id=attempt.cl_ord_id,
    )
    return [AttemptMoved(attempt.attempt_id, AttemptState.REJECTED, look.now, code=NEVER_LEFT), line]


def _answered(look: Look, attempt: Attempt, placement: Placement) -> list[Change]:
    moved = moved_by_placement(attempt, placement, look.now)
    gap = look.book.gap(attempt.pair)
    if moved.state is AttemptState.UNKNOWN:
        reason = Reason.of(Code.UNKNOWN_ORDER, count=1)
        look.reasons[attempt.pair] = reason
        line = look.line(
            ActionKind.UNKNOWN, gap, status=ActionStatus.WAITING, reason=reason, cl_ord_id=attempt.cl_ord_id
        )
        return [moved, line]
    if isinstance(placement, Rejected) and gap:
        return [moved, *refused(look, gap, attempt, placement)]
    return [moved]
