"""The result of a refill is looked at: what its order took, by its fills and by the new position."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from pairguard_gui.core.check.journal_lines import account_held, log_line
from pairguard_gui.core.check.pair_faults import pinned
from pairguard_gui.core.judge.attempts import FIRST_FILL_SEARCH
from pairguard_gui.core.judge.doubts.results import FillsRead, assess_result, may_be_larger, own_fills
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.state.actions import ActionKind, ActionStatus
from pairguard_gui.core.state.changes import AttemptReviewed
from pairguard_gui.core.values.errors import ExchangeError
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.check.check_context import CheckContext
    from pairguard_gui.core.judge.doubts.results import Result
    from pairguard_gui.core.judge.sight import Sight
    from pairguard_gui.core.state.account_state import Attempt
    from pairguard_gui.core.state.changes import Change
    from pairguard_gui.core.values.exchange_data import Position

ASK_AGAIN = timedelta(seconds=10)
"""Between two reads of the fills, where the first did not tell enough."""


class FillReview:
    """Looks at every filled attempt until its result is known. What it remembers is forgotten with the program."""

    def __init__(self) -> None:
        self._read: dict[str, FillsRead] = {}

    def look(self, context: CheckContext, sight: Sight) -> None:
        """Commit what is known by now; no request when nothing has filled lately, at most one otherwise.

        A hold of the account that is there already is left alone: the result is looked at once a person let go of it.
        """
        attempts = context.state.unreviewed
        if not attempts or context.state.hold:
            return
        rows = {attempt.attempt_id: _row_of(attempt, sight) for attempt in attempts}
        self._read_fills(context, [one for one in attempts if self._due(context, one, rows[one.attempt_id])])
        changes: list[Change] = []
        for attempt in attempts:
            look = partial(self._look_at, context, attempt, rows[attempt.attempt_id])
            changes += pinned(context, attempt.pair, look, [])
        context.commit(*changes)

    def _look_at(self, context: CheckContext, attempt: Attempt, row: Position | None) -> list[Change]:
        read = self._read.get(attempt.attempt_id)
        if read is None:
            return []
        result = assess_result(attempt, read, row, context.now)
        if not result.final:
            return []
        changes = _decided(context, attempt, read, result)
        del self._read[attempt.attempt_id]
        return changes

    def _due(self, context: CheckContext, attempt: Attempt, row: Position | None) -> bool:
        """Whether the fills were never read for this one, or may tell more than they did."""
        read = self._read.get(attempt.attempt_id)
        if read is None:
            return True
        if not may_be_larger(attempt, read, row):
            return False
        context.recheck_in(ASK_AGAIN.total_seconds())
        return context.now - read.at >= ASK_AGAIN

    def _read_fills(self, context: CheckContext, attempts: Sequence[Attempt]) -> None:
        """One read for all of them. One that fails hinders nothing: then the position alone has to tell."""
        if not attempts or not context.affords(1):
            return
        at, since = context.now, min(attempt.created_at for attempt in attempts) - FIRST_FILL_SEARCH
        try:
            fills = context.exchange.fills(since).fills
        except ExchangeError as error:
            before = {one.attempt_id: self._read.get(one.attempt_id, FillsRead({}, at)) for one in attempts}
            self._read |= {name: replace(read, at=at, refused=error.reason) for name, read in before.items()}
            return
        self._read |= {one.attempt_id: FillsRead(own_fills(one, fills), at) for one in attempts}


def _decided(context: CheckContext, attempt: Attempt, read: FillsRead, result: Result) -> list[Change]:
    changes: list[Change] = [AttemptReviewed(attempt.attempt_id, context.now, result.taken)]
    if result.over:
        changes += account_held(context, Brake.RESULT, result.over)
    if result.told:
        changes.append(_noted(context, attempt, result.told))
    if read.refused and not read.by_order:
        changes.append(_noted(context, attempt, Reason.of(Code.FILLS_UNREAD, pair=str(attempt.pair))))
    return changes


def _row_of(attempt: Attempt, sight: Sight) -> Position | None:
    """The live row that holds what this attempt opened, if the list shows one."""
    rows = sight.by_pair.get(attempt.pair, ())
    return next((row for row in rows if row.margin_mode is attempt.request.margin_mode), None)


def _noted(context: CheckContext, attempt: Attempt, reason: Reason) -> Change:
    return log_line(
        context,
        ActionKind.NOTED,
        pair=attempt.pair,
        gap_id=attempt.gap_id,
        status=ActionStatus.INFO,
        reason=reason,
        cl_ord_id=attempt.cl_ord_id,
        ord_id=attempt.ord_id,
    )
