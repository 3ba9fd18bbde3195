"""What a complete position list means for the journal: lives seen, positions that came back, absences counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from pairguard_gui.core.check.journal_lines import log_line
from pairguard_gui.core.check.pair_faults import pinned
from pairguard_gui.core.check.prepare import is_armed_account
from pairguard_gui.core.check.read_history import read_orders
from pairguard_gui.core.judge.absences import (
    compare,
    counted_once_more,
    counts,
    mass_vanish,
    nears_proof,
    new_gap,
    vanished_together,
    was_away,
)
from pairguard_gui.core.judge.attempts import next_gap_id
from pairguard_gui.core.judge.doubts.doubt import is_news
from pairguard_gui.core.state.account_state import GapState, Outcome
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.state.changes import (
    AbsenceCounted,
    GapClosed,
    GapFilled,
    GapOpened,
    GapProven,
    LifeSeen,
    Logged,
)
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.check.check_context import CheckContext
    from pairguard_gui.core.judge.absences import Absences
    from pairguard_gui.core.judge.sight import Sight
    from pairguard_gui.core.state.account_state import Gap, ProtectedPair
    from pairguard_gui.core.state.changes import (
        Change,
    )
    from pairguard_gui.core.values.exchange_data import Position

SETTLING_RECHECK_S = 2


def record_list(context: CheckContext, sight: Sight) -> None:
    """Commit what a list says whose absences need not be counted; one that lacks something is recorded by
    `count_absences`, once it is certain whose list it is.
    """
    if context.raised and counts(context.state, sight):
        return
    _record_present(context, sight)
    if context.raised and not compare(context.state, sight):
        _record_complete(context, sight)


def count_absences(context: CheckContext, sight: Sight) -> None:
    """Commit what is absent, once it is certain that the list is that of the account that was armed."""
    if context.raised and counts(context.state, sight):
        if not is_armed_account(context, sight):
            return
        _record_present(context, sight)
    absences = compare(context.state, sight)
    if not context.raised or not context.state.armed or not absences:
        return
    if absences.fresh and sight.settling_in:
        _show_uncounted(context, absences.fresh)
        _commit_absences(context, replace(absences, fresh=()))
        return  # a list that lacks pairs without their absence being counted is no sight of them
    _commit_absences(context, absences)
    _record_complete(context, sight)


def _record_complete(context: CheckContext, sight: Sight) -> None:
    context.state = context.journal.seen(context.account, sight.listed_at)


def _record_present(context: CheckContext, sight: Sight) -> None:
    """Commit what the list says of the pairs it shows; who opened one anew stands in the orders."""
    changes: list[Change] = []
    for protected in context.state.pairs:
        row = sight.row_of(protected)
        if row is not None:
            changes += pinned(context, protected.pair, partial(_present, context, protected, row), [])
    context.commit(*changes)
    if any(_adopts(change) for change in changes) and context.state.armed:
        read_orders(context, context.state.last_complete or context.now)


def _adopts(change: Change) -> bool:
    return isinstance(change, Logged) and change.action.kind is ActionKind.ADOPTED


def _present(context: CheckContext, protected: ProtectedPair, row: Position) -> list[Change]:
    gap = context.state.gap(protected.pair)
    if gap is None:
        return _still_there(context, protected, row)
    if context.state.attempt(protected.pair):
        return []
    outcome = _outcome(gap, row)
    closed: list[Change] = [GapClosed(gap.gap_id, outcome, context.now), LifeSeen.of(row)]
    kind = {Outcome.ADOPTED: ActionKind.ADOPTED, Outcome.FALSE_ALARM: ActionKind.REAPPEARED}.get(outcome)
    quiet = kind is ActionKind.REAPPEARED and gap.absent_count < 2 and gap.state is GapState.SUSPECTED
    if kind is None or quiet:
        return closed
    return [*closed, log_line(context, kind, gap, size=row.contracts, price=row.avg_px)]


def _outcome(gap: Gap, row: Position) -> Outcome:
    if gap.state is GapState.FILLED:
        return Outcome.REFILLED
    return Outcome.FALSE_ALARM if row.life == gap.life else Outcome.ADOPTED


def _still_there(context: CheckContext, protected: ProtectedPair, row: Position) -> list[Change]:
    leverage = row.leverage or protected.leverage  # where the row tells none, the last one stays
    same = (protected.life, protected.margin_mode, protected.leverage) == (row.life, row.margin_mode, leverage)
    if same and not is_news(protected.contract_value, row):
        return []
    seen: list[Change] = [LifeSeen.of(row)]
    if protected.life is None or protected.life == row.life or not context.raised:
        return seen
    return [*seen, log_line(context, ActionKind.ADOPTED, pair=protected.pair, size=row.contracts, price=row.avg_px)]


def _show_uncounted(context: CheckContext, fresh: Sequence[ProtectedPair]) -> None:
    """After trouble with the exchange a first absence is shown but not counted yet."""
    for protected in fresh:
        context.notes.reasons[protected.pair] = Reason.of(Code.SETTLING_IN)
        context.recheck_in(SETTLING_RECHECK_S)


def _commit_absences(context: CheckContext, absences: Absences) -> None:
    """Commit that these are absent: new gaps, and one more list without those that are open."""
    now, state = context.now, context.state
    away = was_away(state, now)
    opened = [new_gap(state, protected, now) for protected in absences.fresh]
    mass = mass_vanish(vanished_together([*opened, *absences.known], now), len(state.pairs))
    changes: list[Change] = [GapOpened(replace(gap, mass=mass)) for gap in opened]
    for gap in absences.known:
        if gap.answered_at and gap.state is not GapState.FILLED:
            changes += _answered_before(gap, now)
        elif nears_proof(state, gap):
            changes.append(replace(counted_once_more(gap, now, mass=mass), away=gap.away or away))
        elif away and not gap.away and gap.state is not GapState.FILLED:
            changes.append(_marked_away(gap))
    context.commit(*changes)


def _answered_before(gap: Gap, now: datetime) -> list[Change]:
    """A gap under a name that a refill has filled already.

    Where the position was seen after that fill, this is another death, and gets a name of its own. Where it was not,
    the fill is the answer, whatever became of the note about it.
    """
    assert gap.answered_at is not None
    if gap.last_seen is None or gap.last_seen <= gap.answered_at:
        return [
            GapProven(gap.gap_id, gap.proofs, gap.cause, gap.cause_detail, gap.died_at),
            GapFilled(gap.gap_id, gap.answered_at),
        ]
    anew = replace(gap, gap_id=next_gap_id(gap.gap_id), answered_at=None, ended_k=None, ended_at=None)
    if gap.state is not GapState.SUSPECTED:
        anew = replace(anew, state=GapState.SUSPECTED, proofs=frozenset())
    return [GapClosed(gap.gap_id, Outcome.FALSE_ALARM, now), GapOpened(anew)]


def _marked_away(gap: Gap) -> AbsenceCounted:
    return AbsenceCounted(gap.gap_id, gap.absent_count, gap.absent_since, gap.last_absent_at, gap.mass, away=True)
