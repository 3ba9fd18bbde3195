"""The protected set against a complete position list: what is there, what is missing, what came back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from pairguard_gui.core.check.check_context import CheckContext
from pairguard_gui.core.judge.attempts import gap_id
from pairguard_gui.core.judge.evidence import is_stale, mass_vanish, row_of
from pairguard_gui.core.state.account_state import Gap, GapState, Outcome, ProtectedPair
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.state.changes import AbsenceCounted, Change, GapClosed, GapOpened, LifeSeen, Logged
from pairguard_gui.core.values.exchange_data import MarginMode, Position
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.reason import Code, Reason

AWAY = timedelta(hours=6)
UNBROKEN = timedelta(minutes=3)
"""Two absent looks further apart than this are not one unbroken absence."""
AT_ONCE = timedelta(minutes=10)
"""Pairs that vanished within so short a time vanished together."""


def stale_rows(context: CheckContext) -> tuple[Position, ...]:
    """Rows that contradict what is known: an earlier life, or a life whose end is on record."""
    rows = ((kept, row_of(kept, context.positions_by_pair.get(kept.pair, ()))) for kept in context.state.pairs)
    return tuple(row for kept, row in rows if row and _contradicts(context, kept, row))


def _contradicts(context: CheckContext, kept: ProtectedPair, row: Position) -> bool:
    gap = context.state.gap(kept.pair)
    buried = gap is not None and (gap.state is GapState.FILLED or gap.recorded)
    return is_stale(kept, row) or (buried and gap is not None and row.life == gap.life)


def compare(context: CheckContext) -> tuple[Pair, ...]:
    """Commit what the list says of the pairs it shows; returns those whose position somebody else opened anew."""
    changes: list[Change] = []
    adopted: list[Pair] = []
    for kept in context.state.pairs:
        row = row_of(kept, context.positions_by_pair.get(kept.pair, ()))
        if row is not None:
            present = _present(context, kept, row)
            adopted += [kept.pair] if any(_adopts(change) for change in present) else []
            changes += present
    context.write(*changes)
    return tuple(adopted)


def _adopts(change: Change) -> bool:
    return isinstance(change, Logged) and change.action.kind is ActionKind.ADOPTED


def _present(context: CheckContext, kept: ProtectedPair, row: Position) -> list[Change]:
    gap = context.state.gap(kept.pair)
    if gap is None:
        return _still_there(context, kept, row)
    if context.state.attempt(kept.pair):
        return []
    closed: list[Change] = [GapClosed(gap.gap_id, _outcome(gap, row), context.now), LifeSeen.of(row)]
    kinds = {Outcome.ADOPTED: ActionKind.ADOPTED, Outcome.FALSE_ALARM: ActionKind.REAPPEARED}
    kind = kinds.get(_outcome(gap, row))
    quiet = kind is ActionKind.REAPPEARED and gap.absent_count < 2 and gap.state is GapState.SUSPECTED
    return closed if kind is None or quiet else [*closed, context.line(kind, gap, size=row.contracts, price=row.avg_px)]


def _outcome(gap: Gap, row: Position) -> Outcome:
    if gap.state is GapState.FILLED:
        return Outcome.REFILLED
    return Outcome.FALSE_ALARM if row.life == gap.life else Outcome.ADOPTED


def _still_there(context: CheckContext, kept: ProtectedPair, row: Position) -> list[Change]:
    if (kept.life, kept.margin_mode, kept.leverage) == (row.life, row.margin_mode, row.leverage):
        return []
    seen: list[Change] = [LifeSeen.of(row)]
    if kept.life is None or kept.life == row.life or not context.raised:
        return seen
    return [*seen, context.line(ActionKind.ADOPTED, pair=kept.pair, size=row.contracts, price=row.avg_px)]


def absences(context: CheckContext) -> tuple[list[ProtectedPair], list[Gap]]:
    """What the list lacks: pairs that were there before, and gaps that every further look brings nearer to a proof."""
    there = {row.pair for row in context.positions}
    absent = [kept for kept in context.state.pairs if kept.pair not in there]
    fresh = [kept for kept in absent if context.state.gap(kept.pair) is None]
    known = [gap for kept in absent if (gap := context.state.gap(kept.pair))]
    return fresh, known


def settle_in(context: CheckContext, fresh: Sequence[ProtectedPair]) -> None:
    """After trouble with the exchange a first absence is shown but not counted yet."""
    for kept in fresh:
        context.reasons[kept.pair] = Reason.of(Code.SETTLING_IN)
        context.again(2)


def count(context: CheckContext, fresh: Sequence[ProtectedPair], known: Sequence[Gap]) -> None:
    """Commit that these are absent: new gaps, and one more look at those that are open."""
    now, asleep = context.now, _asleep(context)
    opened = [new_gap(context, kept, now) for kept in fresh]
    together = [g for g in [*opened, *known] if g.state is not GapState.FILLED and now - g.absent_since < AT_ONCE]
    mass = mass_vanish(together, len(context.state.pairs))
    changes: list[Change] = [GapOpened(replace(gap, mass=mass)) for gap in opened]
    for gap in known:
        if counts(context, gap):
            changes.append(replace(_looked(gap, now, mass=mass), away=gap.away or asleep))
        elif asleep and not gap.away and gap.state is not GapState.FILLED:
            changes.append(
                AbsenceCounted(gap.gap_id, gap.absent_count, gap.absent_since, gap.last_absent_at, gap.mass, away=True)
            )
    context.write(*changes)


def _asleep(context: CheckContext) -> bool:
    """Whether nobody looked for hours before this check."""
    before = context.state.last_complete
    return before is not None and context.now - before > AWAY


def counts(context: CheckContext, gap: Gap) -> bool:
    """Whether looks at it bring it nearer to a proof. What waits for a person is not written anew every minute."""
    return gap.unproven and gap.hold is None and context.state.hold is None


def new_gap(context: CheckContext, kept: ProtectedPair, now: datetime) -> Gap:
    """The gap of a pair that was in the last complete list and is not in this one."""
    assert context.state.armed is not None  # absences are counted only once a person has armed the guard
    mode = kept.margin_mode or MarginMode.CROSS
    before = context.state.last_complete
    return Gap(
        gap_id=gap_id(context.state.armed.uid, kept.pair, mode, kept.key_life()),
        pair=kept.pair,
        margin_mode=mode,
        life=kept.key_life(),
        opened_at=now,
        absent_since=now,
        last_absent_at=now,
        last_seen=before if kept.life else None,
        away=_asleep(context),
    )


def _looked(gap: Gap, now: datetime, *, mass: bool) -> AbsenceCounted:
    if now - gap.last_absent_at > UNBROKEN or not gap.absent_count:
        return AbsenceCounted(gap.gap_id, 1, now, now, gap.mass or mass)
    return AbsenceCounted(gap.gap_id, gap.absent_count + 1, gap.absent_since, now, gap.mass or mass)
