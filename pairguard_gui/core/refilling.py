"""From proven gaps to orders: judge, size, write, send, and take down what the answers prove."""

from __future__ import annotations

from collections.abc import Sequence

from pairguard_gui.core.book import Brake, Gap, GapState, Hold
from pairguard_gui.core.changes import Change, GapFilled, GapWaits, KeySeen
from pairguard_gui.core.draft import Draft, stop
from pairguard_gui.core.events import ActionKind, ActionStatus, Verdict
from pairguard_gui.core.gate import Facts, judge, worst
from pairguard_gui.core.look import Look
from pairguard_gui.core.market import Market
from pairguard_gui.core.model import AccountFacts, MarginMode, Order
from pairguard_gui.core.orders import walk
from pairguard_gui.core.proving import facts_of, open_gaps, read_orders
from pairguard_gui.core.reason import Code, Reason
from pairguard_gui.core.sending import commit, send
from pairguard_gui.core.set_up import unsupported
from pairguard_gui.core.sizing import Size

BATCH = 20
"""OKX takes twenty orders in one request."""
_OPENING_COST = 7
"""Requests from a proven gap to its order: orders, account, instruments, two for prices, leverage, the order itself."""


class _NoRoom(Exception):
    """The allowance does not reach for one more look-up and the order itself: nothing is assumed of the digit."""


def refill(look: Look) -> None:
    """Open what is proven dead, one batch of one margin mode a check; the rest follows in the next look."""
    proven = [gap for gap in open_gaps(look) if gap.state is GapState.PROVEN and gap.pair in look.confirmed]
    ready = [gap for gap in proven if _may_go(look, gap)]
    if not ready:
        return
    batch = _one_batch(look, ready)
    if not look.affords(_OPENING_COST - (look.orders is not None)):
        return
    read_orders(look, min(gap.absent_since for gap in batch))
    account = look.exchange.account()
    if _account_is_wrong(look, account) or look.book.hold:
        return
    if account.may_trade is not look.book.may_trade:
        look.write(KeySeen(account.may_trade))
    drafts = _drafts(look, batch, _read_market(look, account, batch))
    if drafts:
        send(look, commit(look, drafts))


def _may_go(look: Look, gap: Gap) -> bool:
    """Ask the brakes that need nothing more to be read, so that a stopped gap costs no further request."""
    judgements = judge(facts_of(look, gap))
    look.judgements[gap.pair] = judgements
    verdict = worst(judgements)
    look.write(*stop(look, gap, verdict))
    return verdict.verdict is Verdict.GO


def _one_batch(look: Look, ready: Sequence[Gap]) -> list[Gap]:
    modes = [gap.margin_mode for gap in ready]
    mode = max(MarginMode, key=modes.count)
    batch = [gap for gap in ready if gap.margin_mode is mode][:BATCH]
    for gap in ready:
        if gap not in batch:
            look.reasons[gap.pair] = Reason.of(Code.NEXT_BATCH)
            look.again(0.2)
    return batch


def _account_is_wrong(look: Look, account: AccountFacts) -> bool:
    """Hold everything when this is not the account, or not the account mode, that a person armed."""
    armed = look.book.armed
    changed = armed.differs(account) if armed else "armed"
    reason = Reason.of(Code.ACCOUNT_CHANGED, what=changed) if changed else unsupported(account)
    if reason:
        look.write(*look.hold_account(Hold(Brake.MODE, reason, look.now)))
    return reason is not None


def _read_market(look: Look, account: AccountFacts, batch: Sequence[Gap]) -> Market:
    instruments = look.exchange.instruments()
    names = sorted({gap.pair.inst_id for gap in batch} & set(instruments))
    quotes = look.timely(look.exchange.quotes) if names else {}
    leverages = look.exchange.leverages(names, batch[0].margin_mode) if names else {}
    return Market(account, instruments, quotes, leverages)


def _drafts(look: Look, batch: Sequence[Gap], market: Market) -> list[Draft]:
    """Judge and size each gap; what may not go now is committed as waiting or held."""
    drafts: list[Draft] = []
    changes: list[Change] = []
    for gap in batch:
        facts = market.seen_by(facts_of(look, gap))
        judgements = judge(facts)
        look.judgements[gap.pair] = judgements
        stopped = stop(look, gap, worst(judgements)) or _watch_only(look, gap, facts)
        changes += stopped
        if not stopped and gap.pair not in look.reasons:
            k = _next_digit(look, gap, changes)
            drafts += [Draft(gap, facts, k, market.leverages[gap.pair])] if k is not None else []
    look.write(*changes)
    return drafts


def _watch_only(look: Look, gap: Gap, facts: Facts) -> tuple[Change, ...]:
    """With the rule *watch only* the order is written down once instead of sent."""
    if not facts.rules.watch_only or not isinstance(facts.size, Size):
        return ()
    reason = Reason.of(Code.WATCH_ONLY)
    look.reasons[gap.pair] = reason
    if gap.waiting == reason:
        return ()
    size = facts.size
    line = look.line(
        ActionKind.WOULD_REFILL, gap, margin=size.margin, size=size.contracts, price=size.px, reason=reason
    )
    return (GapWaits(gap.gap_id, reason), line)


def _next_digit(look: Look, gap: Gap, changes: list[Change]) -> int | None:
    """Which attempt is next, by the exchange; an order that already filled this gap is adopted instead."""
    page = look.orders
    known = {order.cl_ord_id: order for order in page.orders} if page else {}

    def find(cl_ord_id: str) -> Order | None:
        if cl_ord_id in known or (page and page.complete):
            return known.get(cl_ord_id)
        if not look.affords(2):
            raise _NoRoom
        return look.exchange.order(gap.pair.inst_id, cl_ord_id)

    try:
        step = walk(gap.gap_id, find)
    except _NoRoom:
        look.reasons[gap.pair] = Reason.of(Code.NEXT_BATCH)
        return None
    if step.taken:
        changes += _taken(look, gap, step.taken)
    elif step.k is None:
        hold = Hold(Brake.REFUSED, Reason.of(Code.ZERO_FILLS, nth=10), look.now)
        changes += look.hold(gap, hold)
    return None if step.taken else step.k


def _taken(look: Look, gap: Gap, order: Order) -> list[Change]:
    """An order for this gap is at the exchange though this journal does not know it: a restored backup, a lost file."""
    look.again(1)
    if not order.state.final:
        look.reasons[gap.pair] = Reason.of(Code.UNKNOWN_ORDER, count=1)
        return []
    line = look.line(
        ActionKind.REFILL,
        gap,
        status=ActionStatus.SUCCESS,
        size=order.filled,
        price=order.avg_px,
        cl_ord_id=order.cl_ord_id,
        ord_id=order.ord_id,
        detail="found",
    )
    return [GapFilled(gap.gap_id, order.u_time), line]
