"""Everything an order needs, read before the read by name: after that only the commit and the order follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pairguard_gui.core.check.journal_lines import account_held
from pairguard_gui.core.check.select_gaps import MARKET_COST, ORDER_COST, name_requests
from pairguard_gui.core.check.trust import ask_maintenance
from pairguard_gui.core.judge.account_fitness import unsupported
from pairguard_gui.core.judge.attempts import walk
from pairguard_gui.core.judge.market import Market
from pairguard_gui.core.judge.sight import absent_pairs
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.state.changes import KeySeen
from pairguard_gui.core.values.exchange_data import MarginMode
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.check.check_context import CheckContext
    from pairguard_gui.core.judge.attempts import Walk
    from pairguard_gui.core.judge.sight import Sight
    from pairguard_gui.core.state.account_state import Gap
    from pairguard_gui.core.values.exchange_data import AccountFacts, Order

BATCH = 20
"""OKX takes twenty orders in one request."""


class _NoRoom(Exception):
    """The allowance does not reach for one more look-up and the order itself: nothing is assumed of the digit."""


def prepare(context: CheckContext, likely: Sequence[Gap], to_read_by_name: Sequence[Gap]) -> Market | None:
    """Read account, contracts, attempts, leverages and prices for a batch of the likely gaps, of one margin mode.

    Requests for the read by name of `to_read_by_name` and for the order are kept back. None where the allowance does
    not reach, or where the account turns out to be another: nothing is opened in this check.
    """
    kept_back = name_requests(to_read_by_name) + ORDER_COST
    if not likely or not context.affords((context.account_facts is None) + MARKET_COST + kept_back):
        return None
    account = verify_account(context)
    if context.state.hold:
        return None
    batch = _one_batch(likely)
    instruments = context.exchange.instruments()
    walks = _walks(context, [gap for gap in batch if gap.pair.inst_id in instruments], kept_back + MARKET_COST - 1)
    names = sorted({gap.pair.inst_id for gap in batch if gap.gap_id in walks})
    leverages = context.exchange.leverages(names, batch[0].margin_mode) if names else {}
    quotes = context.reject_late(context.exchange.quotes) if names else {}
    # Accounts and products are maintained in parts: what vanished all at once may be there again afterwards.
    maintenance = ask_maintenance(context, keep_free=kept_back) if any(gap.mass for gap in batch) else None
    return Market(account, instruments, quotes, leverages, walks, maintenance)


def verify_account(context: CheckContext) -> AccountFacts:
    """Ask who answers, once in a check, and hold everything when that is not the account and mode that were armed."""
    if context.account_facts is not None:
        return context.account_facts
    facts = context.account_facts = context.exchange.account()
    if facts.may_trade is not context.state.may_trade:
        context.commit(KeySeen(facts.may_trade))
    armed = context.state.armed
    changed = armed.differs(facts, context.environment) if armed else "armed"
    reason = Reason.of(Code.ACCOUNT_CHANGED, what=changed) if changed else unsupported(facts)
    if reason:
        context.commit(*account_held(context, Brake.MODE, reason))
    return facts


def is_armed_account(context: CheckContext, sight: Sight) -> bool:
    """Whether the list is that of the account, environment and mode a person armed; if not, nothing is counted."""
    if context.state.hold is None or context.state.hold.brake is not Brake.MODE:
        verify_account(context)
    hold = context.state.hold
    if hold is None or hold.brake is not Brake.MODE:
        return True
    context.notes.reasons |= dict.fromkeys(absent_pairs(context.state, sight.positions), hold.reason)
    return False


def _one_batch(gaps: Sequence[Gap]) -> list[Gap]:
    modes = [gap.margin_mode for gap in gaps]
    mode = max(MarginMode, key=modes.count)
    return [gap for gap in gaps if gap.margin_mode is mode][:BATCH]


def _walks(context: CheckContext, batch: Sequence[Gap], kept_back: int) -> Mapping[str, Walk]:
    """Which attempt is next, by the exchange, for as many gaps of the batch as the allowance reaches for."""
    page = context.orders
    known = {order.cl_ord_id: order for order in reversed(page.orders)} if page else {}

    def walked(gap: Gap) -> Walk:
        def find(cl_ord_id: str) -> Order | None:
            if cl_ord_id in known or (page and page.complete):
                return known.get(cl_ord_id)
            if not context.affords(1 + kept_back):
                raise _NoRoom
            return context.exchange.order(gap.pair.inst_id, cl_ord_id)

        return walk(gap.gap_id, find)

    walks: dict[str, Walk] = {}
    for gap in batch:
        try:
            walks[gap.gap_id] = walked(gap)
        except _NoRoom:
            break
    return walks
