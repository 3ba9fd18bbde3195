"""A journal with a guard at work in it, and raw SQL for those who try what must not be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pairguard_gui.core.state.account_state import AccountState, Attempt, AttemptState, Cause, Gap, GapState, Proof
from pairguard_gui.core.state.actions import Action, ActionKind
from pairguard_gui.core.state.changes import (
    AccountArmed,
    AttemptMoved,
    AttemptPlanned,
    Change,
    GapFilled,
    GapOpened,
    GapProven,
    Logged,
    PairProtected,
    ShieldSet,
)
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.store.journal.journal import IN_MEMORY, Journal
from tests.core.examples import BNB, NOW, SOL, armed, attempt, gap, position

ACCOUNT = "main"
PAIRS = (BNB, SOL)


def started(path: Path | str = IN_MEMORY, pairs: Sequence[Pair] = PAIRS) -> Journal:
    """A new journal whose account is armed and raised over `pairs`."""
    journal = Journal(path)
    journal.ensure_account(ACCOUNT, Environment.PRACTICE)
    protected = [PairProtected(pair, NOW, position(pair)) for pair in pairs]
    put(journal, *protected, AccountArmed(armed()), ShieldSet(raised=True, at=NOW))
    return journal


def put(journal: Journal, *changes: Change) -> AccountState:
    return journal.write(ACCOUNT, lambda _: changes)


def opened(journal: Journal, pair: Pair = BNB, **details: Any) -> Gap:
    """A gap that is not proven yet."""
    fresh = gap(pair, **{"state": GapState.SUSPECTED, **details})
    put(journal, GapOpened(fresh))
    return fresh


def proven(journal: Journal, pair: Pair = BNB, **details: Any) -> Gap:
    """A gap that may be refilled."""
    fresh = opened(journal, pair, **details)
    proofs = frozenset({Proof.LIST, Proof.TARGETED, Proof.HISTORY})
    put(journal, GapProven(fresh.gap_id, proofs, Cause.MANUAL, "2", NOW))
    return fresh


def planned(journal: Journal, pair: Pair = BNB, **details: Any) -> Attempt:
    """An order about to be sent for a gap of its own."""
    fresh = attempt(pair, **{"gap_id": proven(journal, pair).gap_id, **details})
    put(journal, AttemptPlanned(fresh))
    return fresh


def filled(journal: Journal, pair: Pair = BNB) -> Attempt:
    """An order that has filled its gap."""
    done = planned(journal, pair)
    move = AttemptMoved(done.attempt_id, AttemptState.FILLED, NOW, "7001", done.request.sz)
    put(journal, move, GapFilled(done.gap_id, NOW))
    return replace(done, state=AttemptState.FILLED)


def line(kind: ActionKind = ActionKind.REFILL, **details: Any) -> Logged:
    return Logged(replace(Action(ACCOUNT, Environment.PRACTICE, NOW, kind), **details))


def sql(journal: Journal, statement: str, *values: object) -> list[tuple[Any, ...]]:
    """A statement of somebody who knows no Python; raises what the guard would see."""
    journal._state_by_account.clear()
    with journal._connection.writing() as con:
        return con.execute(statement, values).fetchall()
