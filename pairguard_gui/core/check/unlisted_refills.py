"""A refill that filled and is in no list: gone again already, late, or a matter for a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from pairguard_gui.core.check.check_context import AT_ONCE_S
from pairguard_gui.core.check.journal_lines import gap_held
from pairguard_gui.core.judge.absences import new_gap
from pairguard_gui.core.state.account_state import Brake, Outcome
from pairguard_gui.core.state.changes import GapClosed, GapOpened, LifeSeen
from pairguard_gui.core.values.exchange_data import Life
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.check.check_context import CheckContext
    from pairguard_gui.core.state.account_state import Gap
    from pairguard_gui.core.state.changes import Change
    from pairguard_gui.core.values.exchange_data import ClosedPosition

UNLISTED_FOR = timedelta(minutes=10)
"""A refill that filled should be in the position list long before this."""


def follow_unlisted_refill(context: CheckContext, gap: Gap, history: Sequence[ClosedPosition]) -> list[Change]:
    """What is to be committed for the gap of a refill that filled and that no list shows yet."""
    for row in history:
        if ended_the_refill(gap, row):
            return _ended_unlisted(context, gap, row.life, row)
    if gap.filled_at and context.now - gap.filled_at > UNLISTED_FOR:
        if Brake.PROOF in gap.released:
            return _ended_unlisted(context, gap, Life(gap.life.pos_id, gap.filled_at), None)
        return [*gap_held(context, gap, Brake.PROOF, Reason.of(Code.REFILL_UNSEEN))]
    context.notes.reasons[gap.pair] = Reason.of(Code.NOT_YET_SEEN)
    context.recheck_in(5)
    return []


def ended_the_refill(gap: Gap, row: ClosedPosition) -> bool:
    """Whether a record tells of a full close after the fill: whatever closed then held our contracts."""
    same = row.pair == gap.pair and row.margin_mode is gap.margin_mode and row.life.c_time > gap.life.c_time
    return same and row.close_type.ends_life and gap.filled_at is not None and row.u_time >= gap.filled_at


def _ended_unlisted(context: CheckContext, gap: Gap, life: Life, row: ClosedPosition | None) -> list[Change]:
    """The refill's life is over before any list showed it: its own gap opens, to be proven like every other."""
    protected = context.state.pair(gap.pair)
    assert protected is not None  # only gaps of protected pairs are looked at
    mode = row.margin_mode if row else gap.margin_mode
    died = new_gap(context.state, replace(protected, life=life, margin_mode=mode), context.now)
    context.recheck_in(AT_ONCE_S)
    return [
        GapClosed(gap.gap_id, Outcome.REFILLED, context.now),
        LifeSeen(gap.pair, life, mode, protected.leverage, protected.contracts),
        GapOpened(replace(died, last_seen=None)),
    ]
