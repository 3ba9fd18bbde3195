"""From proven gaps to orders: judge, size, write, send, and take down what the answers prove."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from pairguard_gui.core.book import Brake, Gap, GapState, Hold
from pairguard_gui.core.changes import Change, GapFilled, GapWaits
from pairguard_gui.core.draft import Draft, stop
from pairguard_gui.core.events import ActionKind, ActionStatus, Verdict
from pairguard_gui.core.facts import Facts
from pairguard_gui.core.gate import judge, unsupported, worst
from pairguard_gui.core.look import Look
from pairguard_gui.core.maintenance import told_apart, under_way
from pairguard_gui.core.model import (
    AccountFacts,
    Instrument,
    MarginMode,
    Order,
    Pair,
    Quote,
)
from pairguard_gui.core.orders import walk
from pairguard_gui.core.ports import VenueBusy
from pairguard_gui.core.proving import facts_of, open_gaps, read_orders
from pairguard_gui.core.reason import Code, Reason
from pairguard_gui.core.sending import commit, send
from pairguard_gui.core.sizing import SMALLEST, Size, size_order

BATCH = 20
"""OKX takes twenty orders in one request."""
UNFILLED_KEPT = timedelta(hours=2)
"""OKX knows a cancelled order without a fill for so long; then its id can be used again."""
_OPENING_COST = 7
"""Requests from a proven gap to its order: orders, account, instruments, two for prices, leverage, the order itself."""


class _NoRoom(Exception):
    """The allowance does not reach for one more look-up and the order itself: nothing is assumed of the digit."""


@dataclass(frozen=True, slots=True)
class Market:
    """What is read fresh before anything is sized."""

    account: AccountFacts
    instruments: Mapping[str, Instrument]
    quotes: Mapping[str, Quote]
    leverages: Mapping[Pair, Decimal]
    maintenance: Reason | None = None


def refill(look: Look) -> None:
    """Open what is proven dead, one batch of one margin mode a check; the rest follows in the next look."""
    try:
        _refill(look)
    except VenueBusy as busy:
        raise told_apart(look, busy) from busy


def _refill(look: Look) -> None:
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
    # Accounts and products are maintained in parts: what vanished all at once may be there again afterwards.
    maintenance = under_way(look, beside=1) if any(gap.mass for gap in batch) else None
    return Market(account, instruments, quotes, leverages, maintenance)


def _drafts(look: Look, batch: Sequence[Gap], market: Market) -> list[Draft]:
    """Judge and size each gap; what may not go now is committed as waiting or held."""
    drafts: list[Draft] = []
    changes: list[Change] = []
    for gap in batch:
        facts = _sized(look, gap, market)
        judgements = judge(facts)
        look.judgements[gap.pair] = judgements
        stopped = stop(look, gap, worst(judgements)) or _watch_only(look, gap, facts)
        changes += stopped
        if not stopped and gap.pair not in look.reasons:
            k = _next_digit(look, gap, changes)
            drafts += [Draft(gap, facts, k, market.leverages[gap.pair])] if k is not None else []
    look.write(*changes)
    return drafts


def _sized(look: Look, gap: Gap, market: Market) -> Facts:
    facts = facts_of(look, gap)
    inst_id = gap.pair.inst_id
    instrument, quote = market.instruments.get(inst_id), market.quotes.get(inst_id)
    leverage = market.leverages.get(gap.pair)
    size: Size | Reason | None = None
    if instrument is not None and (quote is None or leverage is None):
        size = Reason.of(Code.EMPTY_BOOK, inst_id=inst_id)
    elif instrument and quote and leverage:
        rules = facts.rules
        size = size_order(gap.pair.pos_side, instrument, quote, leverage, rules.margin_usdt, rules.smallest_lot_usdt)
    return replace(
        facts,
        account=market.account,
        listed=instrument is not None,
        instrument=instrument,
        quote=quote,
        size=size,
        trouble=market.maintenance,
    )


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
        ActionKind.WOULD_REFILL,
        gap,
        margin=size.margin,
        size=size.contracts,
        price=size.px,
        reason=reason,
        detail=SMALLEST if size.smallest else "",
    )
    return (GapWaits(gap.gap_id, reason), line)


def _next_digit(look: Look, gap: Gap, changes: list[Change]) -> int | None:
    """Which attempt is next, by the exchange; an order that already filled this gap is adopted instead."""
    page = look.orders
    known: dict[str, Order | None] = {order.cl_ord_id: order for order in page.orders} if page else {}
    asked: list[Order | None] = []

    def find(cl_ord_id: str) -> Order | None:
        if cl_ord_id not in known and not (page and page.complete):
            if not look.affords(2):
                raise _NoRoom
            known[cl_ord_id] = look.exchange.order(gap.pair.inst_id, cl_ord_id)
        asked.append(known.get(cl_ord_id))
        return asked[-1]

    try:
        step = walk(gap.gap_id, find)
    except _NoRoom:
        look.reasons[gap.pair] = Reason.of(Code.NEXT_BATCH)
        return None
    if step.taken:
        changes += _taken(look, gap, step.taken)
    elif step.k is None:
        free = min(order.u_time for order in asked if order) + UNFILLED_KEPT
        changes += look.hold(gap, Hold(Brake.REFUSED, Reason.of(Code.IDS_USED, until=free), look.now))
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
