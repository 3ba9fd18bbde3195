"""Only for pairs that look missing: read by name, ask the history, and weigh what speaks for a death."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from pairguard_gui.core.book import Brake, Gap, GapState, Hold, Outcome, Proof
from pairguard_gui.core.changes import Change, GapClosed, GapLooked, GapOpened, GapProven, LifeSeen
from pairguard_gui.core.comparing import new_gap
from pairguard_gui.core.events import ActionKind, Verdict
from pairguard_gui.core.evidence import (
    CLOCK_SLACK,
    RELOOKS_S,
    Proven,
    Unproven,
    absent_pairs,
    cause_of,
    closing_order,
    prove,
    relook_s,
)
from pairguard_gui.core.facts import Facts
from pairguard_gui.core.gate import judge, worst
from pairguard_gui.core.look import Look
from pairguard_gui.core.model import ClosedPosition, Instrument, Life, Position
from pairguard_gui.core.orders import ours
from pairguard_gui.core.ports import CallRefused
from pairguard_gui.core.reason import Code, Reason
from pairguard_gui.core.rules import Answer

UNSEEN_FOR = timedelta(minutes=10)
"""A refill that filled should be in the position list long before this."""
TARGETS = 10
"""OKX takes ten instruments in one read by name."""


def open_gaps(look: Look) -> tuple[Gap, ...]:
    """The gaps that something may be done about now: absent, not held, nothing under way."""
    absent = set(absent_pairs(look.book, look.positions))
    return tuple(
        gap for gap in look.book.gaps if gap.pair in absent and gap.hold is None and look.book.attempt(gap.pair) is None
    )


def due(look: Look, gap: Gap) -> bool:
    """Whether a gap is worth reading for: unproven, or proven and no brake says wait until later."""
    if gap.state is GapState.SUSPECTED:
        return True
    if gap.state is GapState.FILLED:
        return _overdue(look, gap)
    verdict = worst(judge(facts_of(look, gap)))
    if verdict.verdict is Verdict.WAIT and verdict.reason:
        look.judgements[gap.pair] = judge(facts_of(look, gap))
        look.write(*look.wait(gap, verdict.reason, verdict.until))
    return verdict.verdict is not Verdict.WAIT


def _overdue(look: Look, gap: Gap) -> bool:
    """Whether a refill that filled should be in the list by now: a position may come a moment after its fill."""
    if gap.filled_at is None or look.now - gap.filled_at > CLOCK_SLACK:
        return True
    look.again(2)
    return False


def facts_of(look: Look, gap: Gap) -> Facts:
    """What the brakes may know before anything else is read."""
    return Facts(
        now=look.now,
        wall=look.clock.now(),
        looked_at=look.looked_at or look.now,
        book=look.book,
        gap=gap,
        rules=look.book.rules_of(gap.pair),
        lowered=look.lowered(),
        positions=look.positions + look.named,
    )


def search(look: Look) -> None:
    """Prove what can be proven, confirm again what was proven before, and find out why."""
    gaps = [gap for gap in open_gaps(look) if due(look, gap)]
    if not gaps or not look.affords(-(-len(gaps) // TARGETS) + 2):
        return
    targeted = _read_by_name(look, gaps)
    gaps = [gap for gap in gaps if gap.pair in look.confirmed or gap.pair in {row.pair for row in targeted}]
    unrecorded = [gap for gap in gaps if Proof.HISTORY not in gap.proofs or gap.state is GapState.FILLED]
    history = _read_history(look, unrecorded)
    veto = _margin_in_use(look) if not look.positions and unrecorded else False
    changes: list[Change] = []
    for gap in gaps:
        if gap.state is GapState.FILLED:
            changes += _unseen(look, gap, history)
        elif gap.state is GapState.SUSPECTED:
            changes += _weigh(look, gap, targeted, history, margin_veto=veto)
        elif gap.pair not in look.confirmed:
            changes += look.wait(gap, Reason.of(Code.TARGET_VETO))
    look.write(*changes)


def _read_by_name(look: Look, gaps: Sequence[Gap]) -> tuple[Position, ...]:
    """W2. Sets aside instruments the exchange no longer lists: one of them would spoil the read of all."""
    names = sorted({gap.pair.inst_id for gap in gaps})
    try:
        rows = look.timely(lambda: look.exchange.positions_of(names))
    except CallRefused:
        listed: dict[str, Instrument] = dict(look.exchange.instruments())
        names = [name for name in names if name in listed]
        _hold_unlisted(look, [gap for gap in gaps if gap.pair.inst_id not in listed])
        rows = look.timely(lambda: look.exchange.positions_of(names)) if names else ()
    look.named = rows
    there = {row.pair for row in rows}
    look.confirmed = {gap.pair for gap in gaps if gap.pair.inst_id in names and gap.pair not in there}
    return rows


def _hold_unlisted(look: Look, gaps: Sequence[Gap]) -> None:
    for gap in gaps:
        reason = Reason.of(Code.DELISTING, state="gone")
        look.write(*look.hold(gap, Hold(Brake.DELISTING, reason, look.now)))


def _read_history(look: Look, gaps: Sequence[Gap]) -> tuple[ClosedPosition, ...]:
    """W3, since the earliest of the last sights."""
    if not gaps:
        return ()
    since = min(gap.last_seen or gap.life.c_time for gap in gaps) - CLOCK_SLACK
    rows, _ = look.timely(lambda: look.exchange.closed_positions(since))
    return rows


def _margin_in_use(look: Look) -> bool:
    """W4: an empty list while margin is in use is a wrong list."""
    look.balance = look.exchange.balance()
    used = look.balance.margin_in_use
    return used is None or used > 0


def _weigh(
    look: Look,
    gap: Gap,
    targeted: Sequence[Position],
    history: Sequence[ClosedPosition],
    *,
    margin_veto: bool,
) -> list[Change]:
    rules = look.book.rules_of(gap.pair)
    kept = look.book.pair(gap.pair)
    found = prove(
        gap,
        targeted,
        history,
        known_life=kept is not None and kept.life is not None,
        margin_veto=margin_veto,
        may_persist=rules.on_no_record == Answer.REFILL,
        now=look.now,
    )
    if isinstance(found, Proven):
        return _proven(look, gap, found)
    if found.ask:
        return [*look.hold(gap, Hold(found.brake, found.reason, look.now))]
    return _not_yet(look, gap, found)


def _not_yet(look: Look, gap: Gap, found: Unproven) -> list[Change]:
    look.reasons[gap.pair] = found.reason
    if found.reason.code is not Code.TARGET_VETO:
        look.again(relook_s(gap.looks))
        return []
    # It was seen by name: no absence is counted any more, and the next one begins with the first look that finds it
    # absent in both lists. A list that goes on lying is asked ever less often.
    look.again(min(max((look.now - gap.opened_at) / timedelta(seconds=1), 2), RELOOKS_S[-1]))
    return [GapLooked(gap.gap_id, 0, look.now, look.now, gap.mass)]


def _proven(look: Look, gap: Gap, found: Proven) -> list[Change]:
    read_orders(look, gap.absent_since)
    order = closing_order(gap, found.record, look.orders.orders if look.orders else ())
    cause = cause_of(found.record, order)
    detail = order.ord_id if order and found.record else ""
    died_at = found.record.u_time if found.record else None
    line = look.line(
        ActionKind.VANISHED,
        gap,
        cause=cause,
        ord_id=detail,
        detail=" ".join(sorted(found.proofs)),
        price=found.record.close_avg_px if found.record else None,
    )
    return [GapProven(gap.gap_id, found.proofs, cause, detail, died_at), line]


def read_orders(look: Look, since: datetime) -> None:
    """The finished orders since then, once in a check; a rival's order among them holds everything."""
    if look.orders is not None:
        return
    times = [gap.last_seen or gap.absent_since for gap in look.book.gaps]
    look.orders = look.exchange.recent_orders(min([since, *times]) - timedelta(minutes=1))
    find_rival(look)


def find_rival(look: Look) -> None:
    """Hold the account when another installation's refill is among the orders made since this one was armed."""
    armed = look.book.armed
    if armed is None or look.orders is None or look.book.hold:
        return
    for order in look.orders.orders:
        if ours(order) and order.tag != look.installation and order.c_time > armed.at:
            look.write(*look.hold_for_rival(order.tag))
            return


def _unseen(look: Look, gap: Gap, history: Sequence[ClosedPosition]) -> list[Change]:
    """A refill that filled and is not in the list: gone again already, late, or a matter for a person."""
    for row in history:
        if _ended_the_refill(gap, row):
            return _died_unseen(look, gap, row.life, row)
    if gap.filled_at and look.now - gap.filled_at > UNSEEN_FOR:
        if Brake.PROOF in gap.released:
            return _died_unseen(look, gap, Life(gap.life.pos_id, gap.filled_at), None)
        return [*look.hold(gap, Hold(Brake.PROOF, Reason.of(Code.REFILL_UNSEEN), look.now))]
    look.reasons[gap.pair] = Reason.of(Code.NOT_YET_SEEN)
    look.again(5)
    return []


def _ended_the_refill(gap: Gap, row: ClosedPosition) -> bool:
    """Whether a record tells of a full close after the fill: whatever closed then held our contracts."""
    same = row.pair == gap.pair and row.margin_mode is gap.margin_mode and row.life.c_time > gap.life.c_time
    return same and row.close_type.ends_life and gap.filled_at is not None and row.u_time >= gap.filled_at


def _died_unseen(look: Look, gap: Gap, life: Life, row: ClosedPosition | None) -> list[Change]:
    """The refill's life is over before any list showed it: its own gap opens, to be proven like every other."""
    kept = look.book.pair(gap.pair)
    assert kept is not None  # only gaps of protected pairs are looked at
    mode = row.margin_mode if row else gap.margin_mode
    died = new_gap(look, replace(kept, life=life, margin_mode=mode), look.now)
    look.again(0.2)
    return [
        GapClosed(gap.gap_id, Outcome.REFILLED, look.now),
        LifeSeen(gap.pair, life, mode, kept.leverage, kept.contracts),
        GapOpened(replace(died, last_seen=None)),
    ]
