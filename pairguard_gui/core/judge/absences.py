"""The protected set against a position list: what is missing, since when, and which rows contradict what is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.core.judge.attempts import gap_id
from pairguard_gui.core.state.account_state import Gap, GapState
from pairguard_gui.core.state.changes import AbsenceCounted
from pairguard_gui.core.values.exchange_data import MarginMode

if TYPE_CHECKING:
    from pairguard_gui.core.judge.sight import Sight
    from pairguard_gui.core.state.account_state import AccountState, ProtectedPair
    from pairguard_gui.core.values.exchange_data import Position
    from pairguard_gui.core.values.pair import Pair

AWAY = timedelta(hours=6)
"""Who did not look for so long was away."""
UNBROKEN = timedelta(minutes=3)
"""Two lists without the pair that are further apart than this are not one unbroken absence."""
AT_ONCE = timedelta(minutes=10)
"""Pairs that vanished within so short a time vanished together."""
MASS_COUNT, MASS_SHARE = 3, Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Absences:
    """What a list lacks: `fresh` are pairs that had a position until now, `known` the gaps that are still open."""

    fresh: tuple[ProtectedPair, ...] = ()
    known: tuple[Gap, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.fresh or self.known)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The missing pairs."""
        return (*(protected.pair for protected in self.fresh), *(gap.pair for gap in self.known))


def compare(state: AccountState, sight: Sight) -> Absences:
    """What of the protected set the list lacks."""
    absent = [protected for protected in state.pairs if protected.pair not in sight.by_pair]
    gaps = [(protected, state.gap(protected.pair)) for protected in absent]
    fresh = tuple(protected for protected, gap in gaps if gap is None)
    return Absences(fresh, tuple(gap for _, gap in gaps if gap))


def open_gaps(state: AccountState, sight: Sight) -> tuple[Gap, ...]:
    """The gaps that something may be done about now: of protected pairs, absent, not held, nothing under way."""
    protected = {each.pair for each in state.pairs}
    absent = (gap for gap in state.gaps if gap.pair in protected and gap.pair not in sight.by_pair)
    return tuple(gap for gap in absent if gap.hold is None and state.attempt(gap.pair) is None)


def nears_proof(state: AccountState, gap: Gap) -> bool:
    """Whether one more list without it brings a gap nearer to a proof.

    What waits for a person does not: it would be written anew every minute.
    """
    return gap.unproven and gap.hold is None and state.hold is None


def counts(state: AccountState, sight: Sight) -> bool:
    """Whether this list lacks something that brings a gap into being, or nearer to a proof."""
    absences = compare(state, sight)
    new = bool(absences.fresh) and not sight.settling_in
    return state.armed is not None and (new or any(nears_proof(state, gap) for gap in absences.known))


def stale_rows(state: AccountState, sight: Sight) -> tuple[Position, ...]:
    """Rows that contradict what is known: an earlier life, or a life whose end is on record."""
    rows = ((protected, sight.row_of(protected)) for protected in state.pairs)
    return tuple(row for protected, row in rows if row and _contradicts(state, protected, row))


def _contradicts(state: AccountState, protected: ProtectedPair, row: Position) -> bool:
    gap = state.gap(protected.pair)
    ended = gap is not None and (gap.state is GapState.FILLED or gap.recorded)
    return is_stale(protected, row) or (ended and gap is not None and row.life == gap.life)


def is_stale(protected: ProtectedPair, position: Position) -> bool:
    """Whether a row is older than what was seen before: a life that began earlier, in the same margin mode."""
    return (
        protected.life is not None
        and position.margin_mode is protected.margin_mode
        and position.life.c_time < protected.life.c_time
    )


def mass_vanish(gaps: Sequence[Gap], protected: int) -> bool:
    """Whether so many pairs are gone at once that a wrong list is likelier than so many deaths."""
    return len(gaps) >= MASS_COUNT and len(gaps) >= MASS_SHARE * protected


def vanished_together(gaps: Sequence[Gap], now: datetime) -> list[Gap]:
    """Those of the gaps that are open and vanished a short time ago."""
    return [gap for gap in gaps if gap.state is not GapState.FILLED and now - gap.absent_since < AT_ONCE]


def was_away(state: AccountState, now: datetime) -> bool:
    """Whether nobody looked for hours before this check."""
    before = state.last_complete
    return before is not None and now - before > AWAY


def new_gap(state: AccountState, protected: ProtectedPair, now: datetime) -> Gap:
    """The gap of a pair that was in the last complete list and is not in this one.

    `now` is the exchange's time. The account must be armed: its uid is part of the gap's name.
    """
    assert state.armed is not None  # absences are counted only once a person has armed the guard
    mode = protected.margin_mode or MarginMode.CROSS
    life = protected.key_life()
    return Gap(
        gap_id=gap_id(state.armed.uid, protected.pair, mode, life),
        pair=protected.pair,
        margin_mode=mode,
        life=life,
        opened_at=now,
        absent_since=now,
        last_absent_at=now,
        last_seen=state.last_complete if protected.life else None,
        away=was_away(state, now),
    )


def counted_once_more(gap: Gap, now: datetime, *, mass: bool) -> AbsenceCounted:
    """One more list without the pair; after a long pause, or when it was seen by name, the counting begins anew."""
    if now - gap.last_absent_at > UNBROKEN or not gap.absent_count:
        return AbsenceCounted(gap.gap_id, 1, now, now, gap.mass or mass)
    return AbsenceCounted(gap.gap_id, gap.absent_count + 1, gap.absent_since, now, gap.mass or mass)
