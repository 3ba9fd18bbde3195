"""What can be committed to the journal: one frozen value for each thing that may change in an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.core.state.account_state import Gap

if TYPE_CHECKING:
    from pairguard_gui.core.state.account_state import (
        AccountState,
        Attempt,
        AttemptState,
        Brake,
        Cause,
        Hold,
        Outcome,
        Proof,
    )
    from pairguard_gui.core.state.actions import Action
    from pairguard_gui.core.state.armed import Armed
    from pairguard_gui.core.values.exchange_data import Life, MarginMode, Position
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.reason import Reason
    from pairguard_gui.core.values.rules import Rules


@dataclass(frozen=True, slots=True)
class AccountArmed:
    """A person switched the guard on for exactly this account, whose key has the right to trade or has it not."""

    armed: Armed
    may_trade: bool = True


@dataclass(frozen=True, slots=True)
class KeySeen:
    """The key has gained the right to trade, or lost it."""

    may_trade: bool


@dataclass(frozen=True, slots=True)
class ShieldSet:
    """The guard was started or stopped."""

    raised: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class RulesSet:
    """The rules of the account, or the overrides of one pair, were changed."""

    rules: Rules
    pair: Pair | None = None
    overrides: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PairProtected:
    """A pair entered the set, with the position it was recorded from (None: added by hand)."""

    pair: Pair
    at: datetime
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class PairDropped:
    """A pair left the set."""

    pair: Pair
    at: datetime


@dataclass(frozen=True, slots=True)
class PairPaused:
    """A pair is left alone until that moment (None: it is guarded again)."""

    pair: Pair
    until: datetime | None


@dataclass(frozen=True, slots=True)
class LifeSeen:
    """The life a protected pair is known by from now on. A leverage or contract value of None leaves the last one."""

    pair: Pair
    life: Life
    margin_mode: MarginMode
    leverage: Decimal | None
    contracts: Decimal | None
    contract_value: Decimal | None = None

    @classmethod
    def of(cls, row: Position) -> LifeSeen:
        """What a live row shows."""
        return cls(row.pair, row.life, row.margin_mode, row.leverage, row.contracts, row.contract_value)


@dataclass(frozen=True, slots=True)
class FiguresConfirmed:
    """Figures of a pair that are believed from now on; None leaves one as it was."""

    pair: Pair
    leverage: Decimal | None = None
    contract_value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class GapOpened:
    """A protected pair was absent from a complete position list for the first time."""

    gap: Gap


@dataclass(frozen=True, slots=True)
class AbsenceCounted:
    """It is still absent, or it was there and the counting begins anew; `away` None leaves that as it was."""

    gap_id: str
    absent_count: int
    absent_since: datetime
    last_absent_at: datetime
    mass: bool
    away: bool | None = None


@dataclass(frozen=True, slots=True)
class GapProven:
    """The death is proven, with its cause."""

    gap_id: str
    proofs: frozenset[Proof]
    cause: Cause
    cause_detail: str
    died_at: datetime | None


@dataclass(frozen=True, slots=True)
class GapWaits:
    """Why the refill is not sent yet (None: nothing hinders it any more); `not_before` after a refusal."""

    gap_id: str
    reason: Reason | None
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class GapHeld:
    """A person has to decide about this gap; `proofs` are what spoke for the death so far (none: as known before)."""

    gap_id: str
    hold: Hold
    proofs: frozenset[Proof] = frozenset()


@dataclass(frozen=True, slots=True)
class GapReleased:
    """A person let go of the brake that held it."""

    gap_id: str
    brake: Brake


@dataclass(frozen=True, slots=True)
class GapFilled:
    """Its refill has filled; the new position has not been seen yet."""

    gap_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class GapClosed:
    """The gap is over."""

    gap_id: str
    outcome: Outcome
    at: datetime


@dataclass(frozen=True, slots=True)
class AttemptPlanned:
    """An order that is about to be sent; its margin is reserved from this commit on."""

    attempt: Attempt


@dataclass(frozen=True, slots=True)
class AttemptMoved:
    """What became of an attempt."""

    attempt_id: str
    state: AttemptState
    at: datetime
    ord_id: str = ""
    filled: Decimal | None = None
    avg_px: Decimal | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class AttemptReviewed:
    """The result of a filled attempt was looked at; `taken` is its margin in USDT where that is more than reserved."""

    attempt_id: str
    at: datetime
    taken: Decimal | None = None


@dataclass(frozen=True, slots=True)
class AccountHeld:
    """Nothing is opened on this account until a person releases it."""

    hold: Hold


@dataclass(frozen=True, slots=True)
class AccountReleased:
    """A person released the account."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Logged:
    """One line of the action log."""

    action: Action


Change = (
    AccountArmed
    | KeySeen
    | ShieldSet
    | RulesSet
    | PairProtected
    | PairDropped
    | PairPaused
    | LifeSeen
    | FiguresConfirmed
    | GapOpened
    | AbsenceCounted
    | GapProven
    | GapWaits
    | GapHeld
    | GapReleased
    | GapFilled
    | GapClosed
    | AttemptPlanned
    | AttemptMoved
    | AttemptReviewed
    | AccountHeld
    | AccountReleased
    | Logged
)


def still_applies(change: Change, state: AccountState) -> bool:
    """Whether what a change is about is still there: its open gap, or the pair a new gap or life belongs to."""
    match change:
        case GapOpened(Gap(pair=pair)) | LifeSeen(pair=pair) | FiguresConfirmed(pair=pair):
            return state.pair(pair) is not None
        case (
            AbsenceCounted(gap_id=gap_id)
            | GapProven(gap_id=gap_id)
            | GapWaits(gap_id=gap_id)
            | GapHeld(gap_id=gap_id)
            | GapFilled(gap_id=gap_id)
            | GapClosed(gap_id=gap_id)
        ):
            return any(gap.gap_id == gap_id for gap in state.gaps)
    return True
