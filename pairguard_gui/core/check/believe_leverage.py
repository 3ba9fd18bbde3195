"""A changed leverage that was read twice alike is believed from then on, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairguard_gui.core.check.journal_lines import log_line
from pairguard_gui.core.judge.doubts.doubt import figure, last_leverage
from pairguard_gui.core.judge.doubts.doubt_brake import believes_anew
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.state.changes import FiguresConfirmed
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.check.check_context import CheckContext
    from pairguard_gui.core.judge.facts import Facts
    from pairguard_gui.core.state.account_state import Gap
    from pairguard_gui.core.state.changes import Change


def believe_leverage(context: CheckContext, gap: Gap, facts: Facts) -> list[Change]:
    """What is to be committed for a gap that no brake stops; nothing when its leverage was known."""
    leverage, protected = believes_anew(facts), facts.state.pair(gap.pair)
    if leverage is None or protected is None:
        return []
    last = figure(last_leverage(protected))
    reason = Reason.of(Code.LEVERAGE_BELIEVED, leverage=figure(leverage), last=last)
    line = log_line(context, ActionKind.NOTED, gap, reason=reason)
    return [FiguresConfirmed(gap.pair, leverage, None), line]
