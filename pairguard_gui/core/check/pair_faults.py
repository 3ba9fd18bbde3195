"""A bug that shows while one pair is handled is that pair's fault: it is held and told once, the others go on."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from pairguard_gui.core.check.journal_lines import gap_held, log_line
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.state.actions import ActionKind, ActionStatus
from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.check.check_context import CheckContext
    from pairguard_gui.core.values.pair import Pair

T = TypeVar("T")
D = TypeVar("D")


def pinned(context: CheckContext, pair: Pair, work: Callable[[], T], default: D) -> T | D:
    """What `work` gives for that pair; `default` when it breaks for a reason nobody foresaw.

    A GuardError is no bug and is raised. JournalError when the fault cannot be written down.
    """
    try:
        return work()
    except GuardError:
        raise
    except Exception as bug:  # noqa: BLE001  whatever it is, it must not stop the pairs that it does not concern
        _hold(context, pair, bug)
        return default


def _hold(context: CheckContext, pair: Pair, bug: Exception) -> None:
    where = traceback.extract_tb(bug.__traceback__)[-1]
    reason = Reason.of(Code.BUG, error=f"{type(bug).__name__} in {where.name}, line {where.lineno}")
    context.notes.reasons[pair] = reason
    gap = context.state.gap(pair)
    if gap and gap.hold is None:
        context.commit(*gap_held(context, gap, Brake.FAULT, reason))
    if pair not in context.memory.bugs_told:
        context.memory.bugs_told.add(pair)
        context.commit(log_line(context, ActionKind.FAULT, gap, pair=pair, status=ActionStatus.FAILED, reason=reason))
