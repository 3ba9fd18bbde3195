"""What the guard needs of the outside world: exchange, journal, clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pairguard_gui.core.state.account_state import AccountState
    from pairguard_gui.core.state.actions import Action, ActionQuery
    from pairguard_gui.core.state.changes import Change
    from pairguard_gui.core.values.exchange_data import (
        AccountFacts,
        Balance,
        ClosedPosition,
        FillPage,
        Instrument,
        MarginMode,
        Order,
        OrderPage,
        OrderRequest,
        Position,
        Quote,
    )
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.placement import Placement


class Clock(Protocol):
    """The computer's own clocks."""

    def now(self) -> datetime:
        """The wall clock, aware UTC. It may be wrong and may jump."""
        ...

    def monotonic(self) -> float:
        """Seconds that never go back."""
        ...


class Exchange(Protocol):
    """One account at one exchange. Reads raise `ExchangeError`; each method is one request unless it says otherwise."""

    @property
    def requests(self) -> int:
        """Requests made so far, for the report."""
        ...

    def server_now(self) -> datetime:
        """The exchange's clock now. Measures it (one request) when that was not done yet or is in doubt."""
        ...

    def positions(self) -> tuple[Position, ...]:
        """All non-zero SWAP positions (W1). BadAnswer unless every row decodes strictly and no row stands twice."""
        ...

    def positions_of(self, inst_ids: Sequence[str]) -> tuple[Position, ...]:
        """The non-zero positions of those instruments, asked by name (W2); one request for each ten instruments."""
        ...

    def closed_positions(self, since: datetime, inst_id: str = "") -> tuple[tuple[ClosedPosition, ...], bool]:
        """SWAP history rows updated at or after `since`, of one instrument or of all, and whether these are all (W3).

        Newest first, at most 100.
        """
        ...

    def balance(self) -> Balance:
        """Margin in use and free USDT (W4)."""
        ...

    def account(self) -> AccountFacts:
        """Who this is and how the account is set up."""
        ...

    def instruments(self) -> Mapping[str, Instrument]:
        """All SWAP instruments by id."""
        ...

    def quotes(self) -> Mapping[str, Quote]:
        """Ticker and mark price of all SWAP instruments that have both; two requests."""
        ...

    def leverages(self, inst_ids: Sequence[str], margin_mode: MarginMode) -> Mapping[Pair, Decimal]:
        """The leverage an order of that margin mode would get, by pair; one request for each twenty instruments."""
        ...

    def recent_orders(self, since: datetime, before: str = "") -> OrderPage:
        """Finished SWAP orders made at or after `since`, newest first, at most 100; of those made before an `ordId`."""
        ...

    def order(self, inst_id: str, cl_ord_id: str) -> Order | None:
        """The newest order of that client id; None when the exchange knows none (51603)."""
        ...

    def fills(self, since: datetime) -> FillPage:
        """SWAP fills at or after `since`, newest first, at most 100."""
        ...

    def under_maintenance(self) -> bool:
        """Whether trading is under maintenance now; no key needed."""
        ...

    def body(self, request: OrderRequest) -> str:
        """The JSON object of one order, exactly as `place` will send it."""
        ...

    def place(self, requests: Sequence[OrderRequest], exp_time: datetime) -> tuple[Placement, ...]:
        """Send at most 20 orders in one request, once. One placement for each; it never raises for an answer.

        GuardError: the client itself does not send them, and not a byte has left.
        """
        ...


class Journal(Protocol):
    """The durable memory. Every method may raise `JournalError`."""

    def state(self, account: str) -> AccountState:
        """What is committed for that account."""
        ...

    def write(self, account: str, decide: Callable[[AccountState], Sequence[Change]]) -> AccountState:
        """One transaction: read the state, let `decide` say what changes, commit to the platter, return the new state.

        Whatever `decide` raises rolls everything back and is raised again.
        """
        ...

    def seen(self, account: str, at: datetime) -> AccountState:
        """Note the time of a check that saw everything, and return the state with it."""
        ...


class History(Protocol):
    """The action log, for those who show it."""

    def actions(self, query: ActionQuery) -> tuple[Action, ...]:
        """A page of the log, newest first."""
        ...

    def count(self, query: ActionQuery) -> int:
        """How many lines match, whatever the page."""
        ...
