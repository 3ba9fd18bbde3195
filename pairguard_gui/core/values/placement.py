"""What the answer to an order request proves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

NOT_SENT = "client"
"""The code of an order that this program itself did not send: not a byte of it has left."""


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
    """A code from the explicit list of refusals: this order does not exist and never will.

    `whole_batch` says that the answer was one code for the whole request, without a row for this order: the order may
    have been refused for the sake of another one.
    """

    cl_ord_id: str
    kind: RefusalKind
    code: str
    message: str
    whole_batch: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """Anything else: the order may or may not exist.

    `why` is for the log. `code` and OKX's own `message` are there when the answer refused the order with a code that
    is in no table: a refusal that a look-up has yet to confirm. They are empty when nothing at all is known: no answer,
    no JSON, and the codes that OKX itself calls undecided. `whole_batch` as with `Rejected`.
    """

    cl_ord_id: str
    why: str
    code: str = ""
    message: str = ""
    whole_batch: bool = False


Placement = Accepted | Rejected | Unknown
