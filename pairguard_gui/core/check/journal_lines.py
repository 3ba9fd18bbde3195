"""What is committed when a pair waits or a pair or the account is held, with the line that tells of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pairguard_gui.core.check.check_context import AT_ONCE_S
from pairguard_gui.core.judge.verdict import Verdict
from pairguard_gui.core.state.account_state import Brake, GapState, Hold, Proof
from pairguard_gui.core.state.actions import Action, ActionKind, ActionStatus
from pairguard_gui.core.state.changes import AccountHeld, GapHeld, GapWaits, Logged
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.check.check_context import CheckContext
    from pairguard_gui.core.judge.sight import NamedSight, Sight
    from pairguard_gui.core.judge.verdict import Judgement
    from pairguard_gui.core.state.account_state import Gap
    from pairguard_gui.core.state.changes import Change


def log_line(context: CheckContext, kind: ActionKind, gap: Gap | None = None, **details: object) -> Logged:
    """A line for the action log, about a gap or about the account; `details` are fields of Action by name."""
    about = {"pair": gap.pair, "gap_id": gap.gap_id, "cause": gap.cause} if gap else {}
    action = Action(context.account, context.environment, context.clock.now(), kind)
    return Logged(replace(action, **{**about, **details}))  # type: ignore[arg-type]  # fields of Action by name


def gap_waits(context: CheckContext, gap: Gap, reason: Reason, until: datetime | None = None) -> tuple[Change, ...]:
    """A gap that waits, until the exchange's clock says `until` where that is known; logged when the reason is new.

    A refusal stays the gap's reason until the next try is due, whatever else stops it meanwhile.
    """
    context.notes.reasons[gap.pair] = reason
    if until:
        context.notes.next_acts[gap.pair] = until
        context.recheck_in(max((until - context.now).total_seconds(), AT_ONCE_S))
    refused = gap.not_before is not None and gap.not_before > context.now
    if gap.waiting and (refused or gap.waiting.code is reason.code):
        return ()
    line = log_line(context, ActionKind.WAITING, gap, status=ActionStatus.WAITING, reason=reason)
    return (GapWaits(gap.gap_id, reason, gap.not_before), line)


def gap_held(
    context: CheckContext, gap: Gap, brake: Brake, reason: Reason, proofs: frozenset[Proof] | None = None
) -> tuple[Change, ...]:
    """A gap that waits for a person from now on, with what speaks for the death (None: what is stored)."""
    hold = Hold(brake, reason, context.now)
    proofs = gap.proofs if proofs is None else proofs
    detail = " ".join(sorted(proofs))
    line = log_line(context, ActionKind.HELD, gap, status=ActionStatus.WAITING, reason=reason, detail=detail)
    return (GapHeld(gap.gap_id, hold, proofs), line)


def gap_stopped(context: CheckContext, gap: Gap, verdict: Judgement) -> tuple[Change, ...]:
    """A gap that a brake stops: nothing when it says go. The report has the reason even where nothing is new."""
    if verdict.verdict is Verdict.GO or verdict.reason is None:
        return ()
    if verdict.verdict is Verdict.HOLD:
        return gap_held(context, gap, verdict.brake, verdict.reason)
    context.recheck_in((verdict.until - context.now) / timedelta(seconds=1) if verdict.until else 5)
    return gap_waits(context, gap, verdict.reason, verdict.until)


def account_held(context: CheckContext, brake: Brake, reason: Reason) -> tuple[Change, ...]:
    """The whole account waits for a person from now on."""
    hold = Hold(brake, reason, context.now)
    line = log_line(context, ActionKind.HELD, status=ActionStatus.WAITING, reason=reason)
    return (AccountHeld(hold), line)


def held_for_second_copy(context: CheckContext, tag: str) -> tuple[Change, ...]:
    """The whole account waits because the installation with that `tag` refills it too."""
    reason = Reason.of(Code.SECOND_COPY, ours=context.installation, theirs=tag)
    return account_held(context, Brake.SECOND_COPY, reason)


def proofs_so_far(gap: Gap, sight: Sight, named: NamedSight | None) -> frozenset[Proof]:
    """What speaks for that death so far: what is stored, and what this check found out about one not proven yet."""
    if gap.state is not GapState.SUSPECTED:
        return gap.proofs
    found = {Proof.LIST} if gap.pair not in sight.by_pair else set()
    return gap.proofs | found | ({Proof.TARGETED} if named and gap.pair in named.absent else set())
