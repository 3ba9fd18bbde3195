"""Everything an order needs, read before the last look at the pair: after that look only the commit and the order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pairguard_gui.core.check.check_context import Look
from pairguard_gui.core.check.maintenance import under_way
from pairguard_gui.core.check.select_gaps import MARKET_COST, ORDER_COST, name_requests
from pairguard_gui.core.judge.account_fitness import unsupported
from pairguard_gui.core.judge.attempts import Walk, walk
from pairguard_gui.core.judge.evidence import absent_pairs
from pairguard_gui.core.judge.market import Market
from pairguard_gui.core.state.account_state import Brake, Gap, Hold
from pairguard_gui.core.state.changes import KeySeen
from pairguard_gui.core.values.exchange_data import AccountFacts, MarginMode, Order
from pairguard_gui.core.values.reason import Code, Reason

BATCH = 20
"""OKX takes twenty orders in one request."""


class _NoRoom(Exception):
    """The allowance does not reach for one more look-up and the order itself: nothing is assumed of the digit."""


def prepare(look: Look, hopeful: Sequence[Gap], named: Sequence[Gap]) -> None:
    """Read account, contracts, attempts, leverages and prices for a batch of gaps of one margin mode.

    `named` will be read by name after this; requests for them and for the order are kept back. Where the allowance
    does not reach, nothing is read and nothing opened in this check.
    """
    kept_back = name_requests(named) + ORDER_COST
    if not hopeful or not look.affords((look.account_facts is None) + MARKET_COST + kept_back):
        return
    account = account_facts(look)
    if look.book.hold:
        return
    batch = _one_batch(hopeful)
    instruments = look.exchange.instruments()
    walks = _walks(look, [gap for gap in batch if gap.pair.inst_id in instruments], kept_back + MARKET_COST - 1)
    names = sorted({gap.pair.inst_id for gap in batch if gap.gap_id in walks})
    leverages = look.exchange.leverages(names, batch[0].margin_mode) if names else {}
    quotes = look.timely(look.exchange.quotes) if names else {}
    # Accounts and products are maintained in parts: what vanished all at once may be there again afterwards.
    maintenance = under_way(look, beside=kept_back) if any(gap.mass for gap in batch) else None
    look.market = Market(account, instruments, quotes, leverages, walks, maintenance)


def account_facts(look: Look) -> AccountFacts:
    """Who answers, asked once in a check. Holds everything when that is not the account and mode that were armed."""
    if look.account_facts is not None:
        return look.account_facts
    facts = look.account_facts = look.exchange.account()
    if facts.may_trade is not look.book.may_trade:
        look.write(KeySeen(facts.may_trade))
    armed = look.book.armed
    changed = armed.differs(facts, look.environment) if armed else "armed"
    reason = Reason.of(Code.ACCOUNT_CHANGED, what=changed) if changed else unsupported(facts)
    if reason:
        look.write(*look.hold_account(Hold(Brake.MODE, reason, look.now)))
    return facts


def is_armed_account(look: Look) -> bool:
    """Whether the list is that of the account, environment and mode a person armed; if not, nothing is counted."""
    if look.book.hold is None or look.book.hold.brake is not Brake.MODE:
        account_facts(look)
    hold = look.book.hold
    if hold is None or hold.brake is not Brake.MODE:
        return True
    look.reasons |= dict.fromkeys(absent_pairs(look.book, look.positions), hold.reason)
    return False


def _one_batch(gaps: Sequence[Gap]) -> list[Gap]:
    modes = [gap.margin_mode for gap in gaps]
    mode = max(MarginMode, key=modes.count)
    return [gap for gap in gaps if gap.margin_mode is mode][:BATCH]


def _walks(look: Look, batch: Sequence[Gap], kept_back: int) -> Mapping[str, Walk]:
    """Which attempt is next, by the exchange, for as many gaps of the batch as the allowance reaches for."""
    page = look.orders
    known = {order.cl_ord_id: order for order in reversed(page.orders)} if page else {}

    def walked(gap: Gap) -> Walk:
        def find(cl_ord_id: str) -> Order | None:
            if cl_ord_id in known or (page and page.complete):
                return known.get(cl_ord_id)
            if not look.affords(1 + kept_back):
                raise _NoRoom
            return look.exchange.order(gap.pair.inst_id, cl_ord_id)

        return walk(gap.gap_id, find)

    walks: dict[str, Walk] = {}
    for gap in batch:
        try:
            walks[gap.gap_id] = walked(gap)
        except _NoRoom:
            break
    return walks
