"""One line of the protected-pairs table: what the account's state and the latest checks know of one pair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.core.report import PairState
from pairguard_gui.core.values.exchange_data import ZERO

if TYPE_CHECKING:
    from pairguard_gui.core.report import CheckReport, PairReport, Preview
    from pairguard_gui.core.state.account_state import AccountState, ProtectedPair
    from pairguard_gui.core.values.exchange_data import Position
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.reason import Reason


@dataclass(frozen=True, slots=True)
class PairRow:
    """What is known of one protected pair.

    `as_of` is when its positions were last read (None: never), `fresh` is False when they may be others now.
    `missing` is True only where a complete check found no position.
    """

    protected: ProtectedPair
    state: PairState
    report: PairReport | None = None
    positions: tuple[Position, ...] = ()
    as_of: datetime | None = None
    fresh: bool = False
    missing: bool = False

    @property
    def pair(self) -> Pair:
        """The pair it is about."""
        return self.protected.pair

    @property
    def on_hold(self) -> bool:
        """Whether a person has to decide."""
        return self.state is PairState.ON_HOLD

    @property
    def reason(self) -> Reason | None:
        """Why the state is what it is."""
        return self.report.reason if self.report else None

    @property
    def next_act(self) -> datetime | None:
        """When something will be done about it."""
        return self.report.next_act if self.report else None

    @property
    def preview(self) -> Preview | None:
        """What a refill would open."""
        return self.report.preview if self.report else None

    @property
    def size(self) -> Decimal | None:
        """Contracts open; zero where a complete check found none, None where nothing was read."""
        return _total(tuple(p.contracts for p in self.positions)) if self._read else None

    @property
    def profit(self) -> Decimal | None:
        """Unrealised profit in USDT; None as soon as one part of it is unknown."""
        return _total(tuple(p.upl for p in self.positions)) if self.positions else None

    @property
    def mark(self) -> Decimal | None:
        """The mark price of the instrument."""
        return next((p.mark_px for p in self.positions), None)

    @property
    def _read(self) -> bool:
        return bool(self.positions) or self.missing


def _total(parts: tuple[Decimal | None, ...]) -> Decimal | None:
    known = [part for part in parts if part is not None]
    return sum(known, ZERO) if len(known) == len(parts) else None


def read_rows(
    state: AccountState, report: CheckReport | None, known: Mapping[Pair, PairRow], *, stale: bool
) -> tuple[PairRow, ...]:
    """The rows of the set in its order. Where a report saw nothing, the last known positions stay, as old."""
    reports = {row.pair: row for row in report.pairs} if report else {}
    return tuple(
        _read_row(protected, reports.get(protected.pair), report, known.get(protected.pair), stale=stale)
        for protected in state.pairs
    )


def _read_row(
    protected: ProtectedPair,
    found: PairReport | None,
    report: CheckReport | None,
    before: PairRow | None,
    *,
    stale: bool,
) -> PairRow:
    if found is None or report is None:
        return PairRow(protected, PairState.PAUSED if protected.paused_until else PairState.NEVER_CHECKED)
    if report.complete:
        missing = not found.positions
        return PairRow(protected, found.state, found, found.positions, report.finished_at, not stale, missing)
    known = before or PairRow(protected, found.state)
    return PairRow(protected, found.state, found, known.positions, known.as_of)
