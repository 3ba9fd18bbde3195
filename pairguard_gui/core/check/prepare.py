"""Everything an order needs, read before the read by name: after that only the commit and the order follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.core.check.check_context import CheckContext
from pairguard_gui.core.check.group_reads import read_in_groups
from pairguard_gui.core.check.journal_lines import account_held, gap_waits
from pairguard_gui.core.check.select_gaps import MARKET_COST, ORDER_COST, PRICE_COST, name_requests
from pairguard_gui.core.check.trust import ask_maintenance
from pairguard_gui.core.judge.account_fitness import unguardable
from pairguard_gui.core.judge.attempts import Walk, walk
from pairguard_gui.core.judge.market import Market
from pairguard_gui.core.judge.sight import absent_pairs
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.state.changes import KeySeen
from pairguard_gui.core.values.errors import BadAnswer, CallRefused
from pairguard_gui.core.values.exchange_data import AccountFacts, MarginMode, Order, PositionMode
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rows import odd_row_of

if TYPE_CHECKING:
    from pairguard_gui.core.check.check_context import CheckContext
    from pairguard_gui.core.judge.attempts import Walk
    from pairguard_gui.core.judge.sight import Sight
    from pairguard_gui.core.state.account_state import Gap
    from pairguard_gui.core.values.exchange_data import AccountFacts, Order
    from pairguard_gui.core.values.pair import Pair

BATCH = 20
"""OKX takes twenty orders in one request."""
FEW = 3
"""For up to so many gaps of a check the ids of their orders are always asked for by name."""


class _NoRoom(Exception):
    """Not enough requests are left to look up the id of the next order and still send the order."""


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
    batch = _one_batch(context, likely, account)
    instruments = context.exchange.instruments()
    for gap in batch:
        if odd := odd_row_of(instruments, gap.pair.inst_id):
            _pin_refusal(context, gap, Reason.of(Code.BAD_ANSWER, what=f"{gap.pair.inst_id} {odd.what}"))
    names = sorted({gap.pair.inst_id for gap in batch if gap.pair.inst_id in instruments})
    leverages = _leverages(context, names, batch, kept_back + PRICE_COST) if names else {}
    quotes = context.reject_late(context.exchange.quotes) if names else {}
    # Accounts and products are maintained in parts: what vanished all at once may be there again afterwards.
    maintenance = ask_maintenance(context, keep_free=kept_back) if any(gap.mass for gap in batch) else None
    walks = _walks(context, [gap for gap in batch if gap.pair.inst_id in instruments], kept_back)
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
    reason = Reason.of(Code.ACCOUNT_CHANGED, what=changed) if changed else unguardable(facts)
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


def _pin_refusal(context: CheckContext, gap: Gap, reason: Reason) -> None:
    """The exchange does not tell what this gap's order needs: that gap waits, ever longer, the others go on."""
    splits = context.memory.order_splits
    splits.refuse([gap.pair.inst_id], reason, context.now)
    refusal = splits.refusal(gap.pair.inst_id)
    assert refusal is not None
    context.commit(*gap_waits(context, gap, reason, refusal.until))


def _one_batch(context: CheckContext, gaps: Sequence[Gap], account: AccountFacts) -> list[Gap]:
    """Gaps of one margin mode for one request; those of a batch that was refused as a whole come in smaller ones.

    In net mode never both sides of one instrument: the second order would close what the first has opened.
    """
    modes = [gap.margin_mode for gap in gaps]
    mode = max(MarginMode, key=modes.count)
    alike = [gap for gap in gaps if gap.margin_mode is mode]
    if account.position_mode is PositionMode.NET:
        one_side: dict[str, Gap] = {}
        for gap in alike:
            one_side.setdefault(gap.pair.inst_id, gap)
        alike = list(one_side.values())
    alike = alike[:BATCH]
    groups = context.memory.order_splits.groups(list(dict.fromkeys(gap.pair.inst_id for gap in alike)), BATCH)
    first = next(group for group in groups if alike[0].pair.inst_id in group)
    return [gap for gap in alike if gap.pair.inst_id in first]


def _leverages(
    context: CheckContext, names: Sequence[str], batch: Sequence[Gap], keep_free: int
) -> Mapping[Pair, Decimal]:
    """The leverages an order would get. What cannot be asked is taken from the pair's last life."""
    mode = batch[0].margin_mode
    found = read_in_groups(
        context, names, lambda group: context.exchange.leverages(group, mode), largest=BATCH, keep_free=keep_free
    )
    leverages = {pair: lever for answer in found.answers for pair, lever in answer.items()}
    for gap in batch:
        protected = context.state.pair(gap.pair)
        if gap.pair.inst_id in found.refused and protected and protected.leverage:
            leverages[gap.pair] = protected.leverage
    return leverages


def _walks(context: CheckContext, batch: Sequence[Gap], kept_back: int) -> Mapping[str, Walk]:
    """Which attempt is next, by the exchange, for as many gaps of the batch as the allowance reaches for.

    A list without an id proves nothing within its lag. So ids are asked for by name for a few gaps, and for every gap
    that was not watched from the last sight of its position on: somebody else may have refilled it meanwhile.
    """
    page = context.orders
    known = {order.cl_ord_id: order for order in reversed(page.orders)} if page else {}
    few, watch = len(batch) <= FEW, context.memory.watch

    def walked(gap: Gap) -> Walk:
        watched = gap.last_seen is not None and watch.unbroken(gap.last_seen)
        by_name = few or not watched

        def find(cl_ord_id: str) -> Order | None:
            if cl_ord_id in known or (page and page.complete and not by_name):
                return known.get(cl_ord_id)
            if not context.affords(1 + kept_back):
                raise _NoRoom
            return context.exchange.order(gap.pair.inst_id, cl_ord_id)

        return walk(gap, find, context.now)

    walks: dict[str, Walk] = {}
    for gap in batch:
        try:
            walks[gap.gap_id] = walked(gap)
        except _NoRoom:
            break
        except (CallRefused, BadAnswer) as refused:
            _pin_refusal(context, gap, refused.reason)
    return walks
