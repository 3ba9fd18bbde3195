"""One account at one moment: what its controller knows, as a frozen value for everything that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from pairguard_gui.core.values.shield import Shield
from pairguard_gui.runtime.watchdog import BLIND_AFTER
from pairguard_gui.ui.pairs.pair_row import read_rows

if TYPE_CHECKING:
    from pairguard_gui.core.report import CheckReport
    from pairguard_gui.core.state.account_state import AccountState
    from pairguard_gui.core.values.exchange_data import Environment
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.reason import Reason
    from pairguard_gui.runtime.account_controller import AccountController
    from pairguard_gui.ui.pairs.pair_row import PairRow


@dataclass(frozen=True, slots=True)
class AccountView:
    """One account now. `rows` are its pairs; they are fresh while what was read last can be believed.

    `report` is the latest check, complete or not; `why` is what turned the shield blind, paused or at fault.
    """

    account: str
    environment: Environment
    shield: Shield
    why: Reason | None
    state: AccountState
    report: CheckReport | None
    last_complete_at: datetime | None
    next_check_at: datetime | None
    checking: bool
    rows: tuple[PairRow, ...]

    @property
    def fresh(self) -> bool:
        """Whether the latest check was complete and is recent enough to be believed."""
        return bool(self.rows) and all(row.fresh for row in self.rows)

    @property
    def missing(self) -> tuple[PairRow, ...]:
        """The pairs that the latest check found without a position."""
        return tuple(row for row in self.rows if row.missing)

    @property
    def open(self) -> int | None:
        """How many pairs had a position when last seen; None when they never were."""
        if not any(row.as_of for row in self.rows):
            return None
        return sum(1 for row in self.rows if row.positions)


def view_of(controller: AccountController, known: Mapping[Pair, PairRow], now: datetime) -> AccountView:
    """The account as its controller knows it now; `known` are the rows shown before."""
    stale = controller.shield is Shield.BLIND or _is_old(controller, now)
    return AccountView(
        account=controller.account,
        environment=controller.environment,
        shield=controller.shield,
        why=controller.shield_reason,
        state=controller.state,
        report=controller.report,
        last_complete_at=controller.last_complete_at,
        next_check_at=controller.next_check_at,
        checking=controller.checking,
        rows=read_rows(controller.state, controller.report, known, stale=stale),
    )


def _is_old(controller: AccountController, now: datetime) -> bool:
    seen = controller.last_complete_at
    patience = controller.state.rules.check_interval_s * BLIND_AFTER
    return seen is None or (now - seen).total_seconds() > patience
