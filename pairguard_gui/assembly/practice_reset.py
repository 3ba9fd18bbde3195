"""What it means for the journal that the practice market begins anew with each start of the program.

The set stays; the lives, gaps and orders belonged to a market that is gone. Forgetting them quietly spares the
newcomer twenty lines about positions that seem to be older than the ones remembered.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from pairguard_gui.core.ports import Journal
from pairguard_gui.core.state.account_state import AccountState, AttemptState, Outcome
from pairguard_gui.core.state.changes import AttemptMoved, Change, GapClosed, LifeSeen
from pairguard_gui.core.values.exchange_data import EPOCH, Life, MarginMode

FORGOTTEN = Life("", EPOCH)
"""Older than every position, so that whatever the new market shows is a new life."""


def forget_market(journal: Journal, account: str, now: datetime) -> AccountState:
    """Close what is open and forget every life, in one transaction; returns the state as it is then."""
    return journal.write(account, lambda state: tuple(_changes(state, now)))


def _changes(state: AccountState, now: datetime) -> Iterator[Change]:
    for attempt in state.attempts:
        accepted = attempt.state is AttemptState.ACCEPTED
        ended_as = AttemptState.CANCELLED if accepted else AttemptState.NEVER_PLACED
        yield AttemptMoved(attempt.attempt_id, ended_as, now)
    for gap in state.gaps:
        yield GapClosed(gap.gap_id, Outcome.ADOPTED, now)
    for kept in state.pairs:
        if kept.life not in (None, FORGOTTEN):
            mode = kept.margin_mode or MarginMode.CROSS
            yield LifeSeen(kept.pair, FORGOTTEN, mode, kept.leverage, kept.contracts)
