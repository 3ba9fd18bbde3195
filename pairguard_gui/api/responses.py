"""What the server answers, as JSON values: the web version's fields by their old names, the new ones beside them.

Amounts are texts, so that no digit is lost; times are UTC; what is unknown is null.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.api.brakes import brakes_of
from pairguard_gui.api.fields import moment, reason
from pairguard_gui.core.values.shield import Shield

if TYPE_CHECKING:
    from pairguard_gui.api.fields import Fields
    from pairguard_gui.api.ports import GuardStatus, Words
    from pairguard_gui.core.report import CheckReport, PairReport
    from pairguard_gui.core.state.actions import Action
    from pairguard_gui.core.values.exchange_data import Position
    from pairguard_gui.core.values.reason import Reason


def status(guard: GuardStatus, words: Words) -> Fields:
    """The guard of one account. Counts are those of `last_check`; `blind` says that they may be old."""
    state, seen = guard.state, guard.complete_report
    return {
        "success": True,
        "is_running": guard.shield.up,
        "protected_count": len(state.pairs),
        "current_count": current_count(seen),
        "last_check": moment(guard.last_complete_at),
        "fill_count": state.refills_total,
        "missing_pairs": [str(pair) for pair in seen.missing] if seen else [],
        "protected_pairs": [str(each.pair) for each in state.pairs],
        "account": guard.account,
        "environment": guard.environment.value,
        "shield": guard.shield.value,
        "blind": _blind(guard),
        "reason": reason(_trouble(guard), words),
        "next_check": moment(guard.next_check_at),
        "brakes": list(brakes_of(guard, words)),
        "budget": _budget(guard.report),
    }


def current_count(seen: CheckReport | None) -> int | None:
    """How many pairs are open, protected or not; null before the account was seen."""
    if seen is None:
        return None
    return seen.open + len({position.pair for position in seen.unprotected})


def pairs(guard: GuardStatus, words: Words) -> Fields:
    """The protected set as the latest check saw it, and open positions outside it."""
    report = guard.report
    return {
        "success": True,
        "account": guard.account,
        "environment": guard.environment.value,
        "pairs": [_row(row, words) for row in report.pairs] if report else [],
        "unprotected": [_position(position) for position in report.unprotected] if report else [],
    }


def actions(account: str, page: tuple[Action, ...], total: int, words: Words) -> Fields:
    """A page of the action log, newest first, under the column names of `protection_actions`."""
    return {
        "success": True,
        "account": account,
        "total": total,
        "actions": [action(line, words) for line in page],
    }


def action(line: Action, words: Words) -> Fields:
    """One line of the action log."""
    return {
        "id": line.action_id,
        "created_at": moment(line.at),
        "inst_id": line.pair.inst_id if line.pair else None,
        "pos_side": line.pair.pos_side.value if line.pair else None,
        "action_type": line.kind.value,
        "status": line.status.value,
        "margin_amount": _text(line.margin),
        "size": _text(line.size),
        "price": _text(line.price),
        "cause": line.cause.value if line.cause else None,
        "reason": reason(line.reason, words),
        "detail": line.detail,
        "cl_ord_id": line.cl_ord_id,
        "ord_id": line.ord_id,
        "environment": line.environment.value,
        "text": words.action(line),
    }


def check(report: CheckReport, words: Words) -> Fields:
    """What one check found and did."""
    return {
        "started_at": moment(report.started_at),
        "finished_at": moment(report.finished_at),
        "complete": report.complete,
        "reason": reason(report.failure or report.hold, words),
        "missing_pairs": [str(pair) for pair in report.missing],
        "open_count": report.open if report.complete else None,
        "actions": [action(line, words) for line in report.actions],
        "requests": report.requests,
    }


def _blind(guard: GuardStatus) -> bool:
    """Whether the counts may be old: the shield is blind, or it is down and the latest check was not complete."""
    report = guard.report
    return guard.shield is Shield.BLIND or (not guard.shield.up and (report is None or not report.complete))


def _trouble(guard: GuardStatus) -> Reason | None:
    """Why the shield is not guarding; with the shield down, why the account cannot be read."""
    return guard.shield_reason or (guard.report.failure if guard.report else None)


def _budget(report: CheckReport | None) -> Fields | None:
    if report is None:
        return None
    return {
        "reserved": _text(report.reserved),
        "limit": _text(report.budget),
        "refills_24h": report.refills_24h,
        "refill_cap": report.refill_cap,
    }


def _row(row: PairReport, words: Words) -> Fields:
    return {
        "pair": str(row.pair),
        "inst_id": row.pair.inst_id,
        "pos_side": row.pair.pos_side.value,
        "state": row.state.value,
        "reason": reason(row.reason, words),
        "since": moment(row.since),
        "next_act": moment(row.next_act),
        "refills_24h": row.refills_24h,
        "refill_cap": row.refill_cap,
        "positions": [_position(position) for position in row.positions],
    }


def _position(position: Position) -> Fields:
    return {
        "pair": str(position.pair),
        "margin_mode": position.margin_mode.value,
        "size": _text(position.contracts),
        "leverage": _text(position.leverage),
        "entry_price": _text(position.avg_px),
        "mark_price": _text(position.mark_px),
        "profit": _text(position.upl),
    }


def _text(amount: Decimal | None) -> str | None:
    return f"{amount:f}" if amount is not None else None
