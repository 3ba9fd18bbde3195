"""Reads the instruments of missing pairs by name; what cannot be read waits or is held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pairguard_gui.core.check.check_context import AT_ONCE_S
from pairguard_gui.core.check.group_reads import read_in_groups
from pairguard_gui.core.check.journal_lines import gap_held, gap_waits, proofs_so_far
from pairguard_gui.core.check.select_gaps import NAMES_AT_ONCE, ORDER_COST
from pairguard_gui.core.judge.sight import NamedSight
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rows import odd_row_of

if TYPE_CHECKING:
    from pairguard_gui.core.check.check_context import CheckContext
    from pairguard_gui.core.check.group_reads import GroupAnswers
    from pairguard_gui.core.judge.market import Market
    from pairguard_gui.core.judge.sight import Sight
    from pairguard_gui.core.state.account_state import Gap
    from pairguard_gui.core.values.exchange_data import Instrument, Position
    from pairguard_gui.core.values.rows import Rows


def read_by_name(context: CheckContext, sight: Sight, gaps: Sequence[Gap], market: Market | None) -> NamedSight:
    """W2. An instrument that is refused stops its own pairs; one that is listed no more is not asked about."""
    listed = market.instruments if market else None
    names = _hold_unlisted(context, sight, gaps, listed)
    at = context.now
    found = read_in_groups(
        context,
        names,
        lambda group: context.reject_late(lambda: context.exchange.positions_of(group)),
        largest=NAMES_AT_ONCE,
        keep_free=ORDER_COST if market else 0,
    )
    rows = tuple(row for answer in found.answers for row in answer)
    _set_aside(context, sight, gaps, found, listed)
    doubtful = {name for name in names if any(answer.doubt(name) for answer in found.answers)}
    read, present = {*names} - {*found.refused, *found.unread} - doubtful, {row.pair for row in rows}
    absent = frozenset(gap.pair for gap in gaps if gap.pair.inst_id in read and gap.pair not in present)
    return NamedSight(rows, at, absent)


def _set_aside(
    context: CheckContext,
    sight: Sight,
    gaps: Sequence[Gap],
    found: GroupAnswers[Rows[Position]],
    listed: Mapping[str, Instrument] | None,
) -> None:
    """Gaps that could not be read by name: refused ones wait, or are held when listed no more; the rest comes next."""
    if found.refused and listed is None and context.affords(1):
        listed = context.exchange.instruments()
    refused = [gap for gap in gaps if gap.pair.inst_id in found.refused]
    still_listed = set(_hold_unlisted(context, sight, refused, listed))
    for gap in refused:
        if gap.pair.inst_id in still_listed:
            refusal = context.memory.read_splits.refusal(gap.pair.inst_id)
            assert refusal is not None  # it was refused alone a moment ago
            context.commit(*gap_waits(context, gap, refusal.reason, refusal.until))
    for gap in gaps:
        if gap.pair.inst_id in found.unread:
            context.notes.reasons[gap.pair] = Reason.of(Code.NEXT_BATCH)
            context.recheck_in(AT_ONCE_S)


def _hold_unlisted(
    context: CheckContext, sight: Sight, gaps: Sequence[Gap], listed: Mapping[str, Instrument] | None
) -> list[str]:
    """The instruments to read by name; a gap of one that is listed no more is held."""
    for gap in gaps:
        if listed is not None and _is_gone(listed, gap):
            reason = Reason.of(Code.DELISTING, state="gone")
            context.commit(*gap_held(context, gap, Brake.DELISTING, reason, proofs_so_far(gap, sight, None)))
    return sorted({gap.pair.inst_id for gap in gaps if listed is None or not _is_gone(listed, gap)})


def _is_gone(listed: Mapping[str, Instrument], gap: Gap) -> bool:
    return gap.pair.inst_id not in listed and odd_row_of(listed, gap.pair.inst_id) is None
