"""Prepares the journal for the practice market, which begins anew with each start of the program.

The protected pairs stay; lives, gaps and orders belonged to the market before. They are forgotten without log lines:
otherwise every pair would report a position that is older than the remembered one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from pairguard_gui.core.state.account_state import AttemptState, Outcome
from pairguard_gui.core.state.changes import AttemptMoved, GapClosed, LifeSeen
from pairguard_gui.core.values.exchange_data import EPOCH, Life, MarginMode

if TYPE_CHECKING:
    from pairguard_gui.core.ports import Journal
    from pairguard_gui.core.state.account_state import AccountState
    from pairguard_gui.core.state.changes import Change

FORGOTTEN = Life("", EPOCH)
"""A life older than every position, so that each position of the new market is a new life."""


def forget_market(journal: Journal, account: str, now: datetime) -> AccountState:
    """Close attempts and gaps and forget every life, in one transaction; the committed state."""
    return journal.write(account, lambda state: tuple(_changes(state, now)))


def _changes(state: AccountState, now: datetime) -> Iterator[Change]:
    for attempt in state.attempts:
        accepted = attempt.state is AttemptState.ACCEPTED
        ended_as = AttemptState.CANCELLED if accepted else AttemptState.NEVER_PLACED
        yield AttemptMoved(attempt.attempt_id, ended_as, now)
    for gap in state.gaps:
        yield GapClosed(gap.gap_id, Outcome.ADOPTED, now)
    for protected in state.pairs:
        if protected.life not in (None, FORGOTTEN):
            mode = protected.margin_mode or MarginMode.CROSS
            yield LifeSeen(protected.pair, FORGOTTEN, mode, protected.leverage, protected.contracts)
