"""The cells of one row of the protected-pairs table, in the current language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pairguard_gui.core.report import PairState
from pairguard_gui.core.values.pair import PosSide
from pairguard_gui.text import format as figures
from pairguard_gui.text.format import contract_name
from pairguard_gui.text.reasons import details
from pairguard_gui.text.reasons.reasons import brief, say
from pairguard_gui.text.states import word
from pairguard_gui.ui.widgets.cell import Cell, Tone

if TYPE_CHECKING:
    from pairguard_gui.core.state.account_state import AccountState
    from pairguard_gui.ui.pairs.pair_row import PairRow

translate = QCoreApplication.translate


class Column(IntEnum):
    """The columns of the table, left to right."""

    PAIR = 0
    SIDE = 1
    STATE = 2
    SIZE = 3
    MARK = 4
    PROFIT = 5
    BUYS = 6
    REFILLS = 7
    RULE = 8


READ = frozenset({Column.SIZE, Column.MARK, Column.PROFIT})
"""Figures that come from the latest read of the account."""
NUMBERS = frozenset({Column.SIZE, Column.MARK, Column.PROFIT, Column.BUYS, Column.REFILLS})

_STYLES: Mapping[PairState, tuple[str, Tone]] = {
    PairState.ON_HOLD: ("on-hold", Tone.WARN),
    PairState.UNKNOWN: ("unknown", Tone.BLIND),
    PairState.WAITING: ("waiting", Tone.INFO),
    PairState.LOOKING: ("looking", Tone.INFO),
    PairState.REFILLING: ("refilling", Tone.INFO),
    PairState.FILLED: ("filled", Tone.GOOD),
    PairState.PAUSED: ("paused", Tone.WARN),
    PairState.NEVER_CHECKED: ("never-checked", Tone.MUTED),
    PairState.HELD: ("held", Tone.GOOD),
}
"""Sign and tone of each state, the most urgent first: the column sorts in this order."""

_URGENCY = {state: rank for rank, state in enumerate(_STYLES)}


def state_style(state: PairState) -> tuple[str, Tone]:
    """The sign and tone of a pair's state."""
    return _STYLES[state]


def pair_cells(row: PairRow, state: AccountState, now: datetime) -> tuple[Cell, ...]:
    """One cell for each `Column`."""
    return (
        Cell(contract_name(row.pair), row.pair.inst_id, hint=row.pair.inst_id),
        _side(row.pair.pos_side),
        _state(row, now),
        _figure(row, figures.size(row.size), row.size),
        _figure(row, figures.price(row.mark), row.mark),
        _profit(row),
        _buys(row, state),
        _refills(row, state),
        _rule(row),
    )


def _side(side: PosSide) -> Cell:
    long = side is PosSide.LONG
    return Cell(word(side), side.value, Tone.UP if long else Tone.DOWN, icon=side.value)


def _state(row: PairRow, now: datetime) -> Cell:
    sign, tone = _STYLES[row.state]
    note, hint = _state_note(row, now), say(row.reason) if row.reason else ""
    quiet = Tone.PLAIN if row.state is PairState.HELD else tone
    return Cell(word(row.state), _URGENCY[row.state], quiet, sign, tone, note, hint)


def _state_note(row: PairRow, now: datetime) -> str:
    parts = []
    if row.state is PairState.PAUSED and row.protected.paused_until:
        end = details.pause_end(row.protected.paused_until, now)
        return translate("PairCells", "until {time}").format(time=end)
    if row.state is PairState.UNKNOWN and row.report and row.report.since:
        since = figures.when(row.report.since, now)
        parts.append(translate("PairCells", "since {time}").format(time=since))
    if row.next_act is not None and row.next_act > now:
        parts.append(figures.countdown(row.next_act, now))
    if row.reason is not None and row.state is not PairState.HELD:
        parts.append(brief(row.reason))
    return " · ".join(parts)


def _figure(row: PairRow, text: str, value: Decimal | None) -> Cell:
    known = value is not None
    tone = Tone.PLAIN if row.fresh and known else Tone.MUTED
    return Cell(text, value, tone, number=True, stale=known and not row.fresh)


def _profit(row: PairRow) -> Cell:
    cell = _figure(row, figures.profit(row.profit), row.profit)
    if not row.fresh or not row.profit:
        return cell
    tone = Tone.UP if row.profit > 0 else Tone.DOWN
    return Cell(cell.text, cell.sort, tone, number=True)


def age_hint(row: PairRow) -> str:
    """When the figures of that row were read, in local time and UTC."""
    if row.as_of is None:
        return ""
    return translate("PairCells", "as of {local} ({utc})").format(
        local=figures.moment(row.as_of), utc=figures.utc(row.as_of)
    )


def _buys(row: PairRow, state: AccountState) -> Cell:
    preview = row.preview
    if preview is None:
        return Cell(figures.UNKNOWN, tone=Tone.MUTED, number=True)
    if preview.contracts is None or preview.margin is None:
        hint = say(preview.reason) if preview.reason else ""
        return Cell(translate("PairCells", "cannot"), tone=Tone.WARN, hint=hint, number=True)
    text = translate("PairCells", "{contracts} ct ≈ {margin}").format(
        contracts=figures.size(preview.contracts), margin=figures.margin(preview.margin)
    )
    above = preview.margin > state.rules_for(row.protected).margin_usdt
    hint = translate("PairCells", "The smallest order costs more than the margin that is set.") if above else ""
    return Cell(text, preview.margin, Tone.WARN if above else Tone.PLAIN, hint=hint, number=True)


def _refills(row: PairRow, state: AccountState) -> Cell:
    done = row.report.refills_24h if row.report else 0
    cap = (row.report.refill_cap if row.report else 0) or state.rules_for(row.protected).pair_cap
    tone = Tone.WARN if done >= cap else Tone.PLAIN if done else Tone.MUTED
    return Cell(f"{done}/{cap}", done, tone, number=True, hint=translate("PairCells", "within 24 hours"))


def _rule(row: PairRow) -> Cell:
    if not row.protected.overrides:
        return Cell(translate("PairCells", "default"), 0, Tone.MUTED)
    rules = "\n".join(f"{name} = {value}" for name, value in row.protected.overrides)
    return Cell(translate("PairCells", "own"), 1, hint=rules)
