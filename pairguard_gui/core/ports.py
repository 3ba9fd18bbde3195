"""What the guard needs of the outside world, and every error the outside world may answer with.

GuardError                  a reason code; what it means for the money is part of its sentence
 ├ ExchangeError            the account could not be read; nothing was learnt and nothing was opened
 │  ├ Unreachable           no answer: network, DNS, TLS, time-out; passes by itself
 │  ├ VenueBusy             429, 5xx, maintenance; passes by itself
 │  ├ BadAnswer             an answer that is not what OKX promises; passes by itself
 │  ├ ClockOff              our timestamp was refused, or the server time is unknown; measured anew
 │  ├ Denied                key, rights, address, environment; a person has to act
 │  └ CallRefused           any other error code of OKX, with the code
 └ JournalError             nothing is sent while the journal cannot be written
    ├ JournalUnwritable     disk full, read-only, input/output error
    ├ JournalDamaged        the file is not a sound database
    ├ JournalNewer          written by a newer PairGuard
    ├ JournalInUse          another copy has it open
    └ RuleBroken            the database refused a change that must never happen: a bug
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from pairguard_gui.core.book import Book
from pairguard_gui.core.changes import Change
from pairguard_gui.core.events import Action, ActionQuery
from pairguard_gui.core.model import (
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
from pairguard_gui.core.pair import Pair
from pairguard_gui.core.reason import Code, Param, Reason


class GuardError(Exception):
    """An error with a reason that `text` can put into words."""

    def __init__(self, code: Code, **params: Param) -> None:
        super().__init__(f"{code}: {params}" if params else str(code))
        self.reason = Reason.of(code, **params)

    def reword(self, clean: Callable[[str], str]) -> None:
        """Say every text of the reason as `clean` has it, before the error leaves the room it arose in."""
        params = {name: clean(value) if isinstance(value, str) else value for name, value in self.reason.params}
        self.reason = Reason.of(self.reason.code, **params)
        self.args = tuple(clean(str(part)) for part in self.args)


class ExchangeError(GuardError):
    """The account could not be read."""


class Unreachable(ExchangeError):
    """No answer came."""


class VenueBusy(ExchangeError):
    """The exchange asked to come back later."""


class BadAnswer(ExchangeError):
    """An answer that is not what the exchange promises."""


class ClockOff(ExchangeError):
    """The timestamp was refused or the server's time is unknown."""


class Denied(ExchangeError):
    """A person has to put key, rights, address or environment right."""


class CallRefused(ExchangeError):
    """Another error code; `kind` says what it means."""

    def __init__(self, kind: RefusalKind, okx_code: str, message: str) -> None:
        super().__init__(Code.REFUSED, okx_code=okx_code, message=message)
        self.kind, self.okx_code = kind, okx_code


class JournalError(GuardError):
    """The journal failed; nothing is sent."""


class JournalUnwritable(JournalError):
    """Disk full, read-only folder, input/output error."""


class JournalDamaged(JournalError):
    """The file is not a sound database."""


class JournalNewer(JournalError):
    """The file was written by a newer version."""


class JournalInUse(JournalError):
    """Another copy has the file open."""


class RuleBroken(JournalError):
    """The database refused a change that must never happen."""


class RefusalKind(StrEnum):
    """What an error code of OKX means for an order of ours."""

    MONEY = "money"
    SIZE = "size"
    INSTRUMENT = "instrument"
    SUSPENDED = "suspended"
    PRICE = "price"
    MODE = "mode"
    MARGIN_MODE = "margin_mode"
    PARAMETER = "parameter"
    EXPIRED = "expired"
    RATE = "rate"
    BLOCKED = "blocked"
    DENIED = "denied"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Accepted:
    """`sCode` "0" with an `ordId` and our own `clOrdId`: taken, not filled."""

    cl_ord_id: str
    ord_id: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A code from the explicit list of refusals: this order does not exist and never will."""

    cl_ord_id: str
    kind: RefusalKind
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Anything else: the order may or may not exist."""

    cl_ord_id: str
    why: str


Placement = Accepted | Rejected | Unknown


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

    def book(self, account: str) -> Book:
        """What is committed for that account."""
        ...

    def write(self, account: str, decide: Callable[[Book], Sequence[Change]]) -> Book:
        """One transaction: read the book, let `decide` say what changes, commit to the platter, return the new book.

        Whatever `decide` raises rolls everything back and is raised again.
        """
        ...

    def seen(self, account: str, at: datetime) -> Book:
        """Note the time of a check that saw everything, and return the book with it."""
        ...


class History(Protocol):
    """The action log, for those who show it."""

    def actions(self, query: ActionQuery) -> tuple[Action, ...]:
        """A page of the log, newest first."""
        ...

    def count(self, query: ActionQuery) -> int:
        """How many lines match, whatever the page."""
        ...
