"""What the exchange remembers of the missing pairs, however much else happened: records of closes, and orders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pairguard_gui.core.check.journal_lines import held_for_second_copy
from pairguard_gui.core.check.unlisted_refills import ended_the_refill
from pairguard_gui.core.judge.attempts import ours
from pairguard_gui.core.judge.evidence import CLOCK_SLACK, death_record
from pairguard_gui.core.state.account_state import GapState
from pairguard_gui.core.values.exchange_data import EPOCH, OrderPage

if TYPE_CHECKING:
    from pairguard_gui.core.check.check_context import CheckContext
    from pairguard_gui.core.judge.sight import Sight
    from pairguard_gui.core.state.account_state import Gap
    from pairguard_gui.core.values.exchange_data import ClosedPosition

MOST_BY_NAME = 3
"""So many histories of single contracts are asked for when the history of all is too long for one answer."""
_KEPT_BACK = 3
"""Orders, and up to two reads by name: without them nothing would be proven. The balance comes on top."""


def read_history(context: CheckContext, sight: Sight, gaps: Sequence[Gap]) -> tuple[ClosedPosition, ...]:
    """W3: the records since the earliest of the last sights.

    A full page may hide a record: the contracts without one are then asked for singly, the longest waiting first.
    """
    if not gaps:
        return ()
    since = min(gap.last_seen or gap.life.c_time for gap in gaps) - CLOCK_SLACK
    rows, complete = context.reject_late(lambda: context.exchange.closed_positions(since))
    if complete:
        return rows
    hidden = [gap for gap in gaps if not _on_record(gap, rows)]
    hidden.sort(key=lambda gap: context.last_read_by_name.get(gap.pair, EPOCH))
    for inst_id in list(dict.fromkeys(gap.pair.inst_id for gap in hidden))[:MOST_BY_NAME]:
        if context.room > _KEPT_BACK + (not sight.positions):
            rows += context.exchange.closed_positions(since, inst_id)[0]
    return rows


def _on_record(gap: Gap, rows: Iterable[ClosedPosition]) -> bool:
    if gap.state is GapState.FILLED:
        return any(ended_the_refill(gap, row) for row in rows)
    return death_record(gap, rows) is not None


def read_orders(context: CheckContext, since: datetime, *, more_pages: int = 0) -> None:
    """Read the finished orders since then into `context.orders`, once in a check.

    An order of another installation among them holds everything.

    A full page is followed by the next, `more_pages` times at most.
    """
    if context.orders is not None:
        return
    times = [gap.last_seen or gap.absent_since for gap in context.state.gaps if gap.hold is None]
    since = min([since, *times]) - timedelta(minutes=1)
    page = context.exchange.recent_orders(since)
    for _ in range(max(more_pages, 0)):
        if page.complete or not page.orders:
            break
        older = context.exchange.recent_orders(since, page.orders[-1].ord_id)
        page = OrderPage(page.orders + older.orders, older.complete)
    context.orders = page
    hold_for_second_copy(context, page)


def hold_for_second_copy(context: CheckContext, page: OrderPage) -> None:
    """Hold the account when another installation's refill is among the orders made since this one was armed."""
    armed = context.state.armed
    if armed is None or context.state.hold:
        return
    for order in page.orders:
        if ours(order) and order.tag != context.installation and order.c_time > armed.at:
            context.commit(*held_for_second_copy(context, order.tag))
            return
