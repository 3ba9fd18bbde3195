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
