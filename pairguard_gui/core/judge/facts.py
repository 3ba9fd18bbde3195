"""All that the brakes may know of one gap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.core.judge.verdict import Judgement, Verdict, go

if TYPE_CHECKING:
    from pairguard_gui.core.judge.sizing import Size
    from pairguard_gui.core.state.account_state import AccountState, Brake, Gap
    from pairguard_gui.core.values.exchange_data import AccountFacts, Instrument, Position, Quote
    from pairguard_gui.core.values.reason import Reason
    from pairguard_gui.core.values.rules import Rules


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the brakes may know about one gap at one moment.

    `now` is the exchange's clock, `wall` the computer's. `account`, `instrument`, `quote` and `size` are None until
    they have been read in this check; a brake that needs them then lets pass, it is asked again once they are there.
    `listed` is False when the exchange no longer lists the instrument. `trouble` says why a read or a commit of this
    check failed; `blocked` that a person let go of the pair meanwhile; `by_name_at` when it was last read by name.
    """

    now: datetime
    wall: datetime
    listed_at: datetime
    state: AccountState
    gap: Gap
    rules: Rules
    halted: bool = False
    blocked: bool = False
    account: AccountFacts | None = None
    positions: tuple[Position, ...] = ()
    listed: bool = True
    instrument: Instrument | None = None
    quote: Quote | None = None
    size: Size | Reason | None = None
    reserved_in_batch: Decimal = Decimal(0)
    planned_in_batch: int = 0
    by_name_at: datetime | None = None
    trouble: Reason | None = None


def hold(facts: Facts, brake: Brake, reason: Reason) -> Judgement:
    """A person has to decide, unless one has let go of this brake already."""
    return go(brake) if brake in facts.gap.released else Judgement(brake, Verdict.HOLD, reason)
