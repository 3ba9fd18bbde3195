"""What the guard needs of the outside world: exchange, journal, clock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    from pairguard_gui.core.values.rows import Rows, Table


class Clock(Protocol):
    """The computer's own clocks."""

    def now(self) -> datetime:
        """The wall clock, aware UTC. It may be wrong and may jump."""
        ...

    def monotonic(self) -> float:
        """Seconds that never go back."""
        ...


class Exchange(Protocol):
    """One account at one exchange. Reads raise `ExchangeError`; each method is one request unless it says otherwise.

    Of what returns `Rows`, a `Table` or a page, a row that does not decode is left out and listed in `odd`; only an
    answer that is no list of rows at all raises BadAnswer. What is missing beside an odd row that may be about it is
    unknown, not absent.
    """

    @property
    def requests(self) -> int:
        """Requests made so far, for the report."""
        ...

    def server_now(self) -> datetime:
        """The exchange's clock now. Measures it (one request) when that was not done yet or is in doubt."""
        ...

    def positions(self) -> Rows[Position]:
        """All non-zero SWAP positions (W1), one for each pair and margin mode.

        A row is odd when instrument, side, size, life, margin mode or time of update do not decode.
        """
        ...

    def positions_of(self, inst_ids: Sequence[str]) -> Rows[Position]:
        """The non-zero positions of those instruments, asked by name (W2); one request for each ten instruments."""
        ...

    def closed_positions(self, since: datetime, inst_id: str = "") -> tuple[Rows[ClosedPosition], bool]:
        """SWAP history rows updated at or after `since`, of one instrument or of all (W3), newest first, at most 100.

        And whether these are all there are, but for the odd ones: a close type that nobody knows yet is odd too.
        """
        ...

    def balance(self) -> Balance:
        """Margin in use and free USDT (W4)."""
        ...

    def account(self) -> AccountFacts:
        """Who this is and how the account is set up."""
        ...

    def instruments(self) -> Table[str, Instrument]:
        """All SWAP instruments by id. One whose terms are blank, zero or no figures is odd, not delisted."""
        ...

    def quotes(self) -> Table[str, Quote]:
        """Ticker and mark price of all SWAP instruments that have both; two requests."""
        ...

    def leverages(self, inst_ids: Sequence[str], margin_mode: MarginMode) -> Table[Pair, Decimal]:
        """The leverage an order of that margin mode would get, by pair; one request for each twenty instruments.

        CallRefused when OKX refuses one of the instruments, or has no such endpoint for this account (`gone`).
        """
        ...

    def recent_orders(self, since: datetime, before: str = "") -> OrderPage:
        """Finished SWAP orders made at or after `since`, newest first, at most 100; of those made before an `ordId`."""
        ...

    def order(self, inst_id: str, cl_ord_id: str) -> Order | None:
        """The newest order of that client id; None when the exchange knows none (51603).

        BadAnswer for an order that does not decode: it is there, whatever it is.
        """
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

    def place(
        self,
        requests: Sequence[OrderRequest],
        exp_time: datetime,
        stopped: Callable[[OrderRequest], bool],
    ) -> tuple[Placement, ...]:
        """Send at most 20 orders in one request, once. One placement for each; it never raises for an answer.

        `stopped` is asked of each order at the last moment, when the clock is measured, the connection stands and only
        the bytes are left to write. An order it says yes to is not sent: `Rejected`, code `NOT_SENT`, message
        `Code.NOT_SENT`; the others go on without it.
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
