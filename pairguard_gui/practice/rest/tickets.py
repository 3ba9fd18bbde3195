"""Reading an order request as OKX does: which field is missing, malformed or of the wrong shape for the account."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from pairguard_gui.practice.errors import Refusal
from pairguard_gui.practice.market.orders import Ticket
from pairguard_gui.practice.market.positions import Key

PRICED = frozenset({"limit", "post_only", "fok", "ioc"})
KINDS = PRICED | {"market", "optimal_limit_ioc"}
_NUMBER = re.compile(r"[0-9]{1,15}(\.[0-9]{1,18})?")
_CLIENT_ID = re.compile(r"[A-Za-z0-9]{1,32}")
_TAG = re.compile(r"[A-Za-z0-9]{1,16}")

Fields = Mapping[str, object]


def text(fields: Fields, name: str) -> str:
    """A field as OKX reads it: absent, null and "" are the same, numbers and booleans count as their text."""
    value = fields.get(name)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else str(value)


def required(fields: Fields, name: str) -> str:
    """A field that must be there; 50014 if not."""
    value = text(fields, name)
    if not value:
        raise Refusal("50014", name)
    return value


def one_of(fields: Fields, name: str, allowed: frozenset[str] | set[str]) -> str:
    """A required field with a fixed choice of words; 51000 for another."""
    value = required(fields, name)
    if value not in allowed:
        raise Refusal("51000", name)
    return value


def number(fields: Fields, name: str) -> Decimal:
    """A positive decimal in plain digits; 51000 for anything else: an exponent, more digits than any market has."""
    value = text(fields, name)
    if not _NUMBER.fullmatch(value) or not (amount := Decimal(value)):
        raise Refusal("51000", name)
    return amount


def position_side(fields: Fields, mode: str) -> str:
    """`posSide` for the account's position mode: long or short, else net; 51000 for any other."""
    side = text(fields, "posSide")
    if mode == "long_short_mode" and side in {"long", "short"}:
        return side
    if mode == "net_mode" and side in {"", "net"}:
        return "net"
    raise Refusal("51000", "posSide ")


def client_id(fields: Fields) -> str:
    """`clOrdId`: up to 32 letters and digits, or none."""
    value = text(fields, "clOrdId")
    if value and not _CLIENT_ID.fullmatch(value):
        raise Refusal("51000", "clOrdId")
    return value


def tag(fields: Fields) -> str:
    """`tag`: up to 16 letters and digits, or none."""
    value = text(fields, "tag")
    if value and not _TAG.fullmatch(value):
        raise Refusal("51000", "tag")
    return value


def read_ticket(fields: Fields, mode: str) -> Ticket:
    """A place-order request as a ticket; `Refusal` names the first field that is wrong."""
    inst_id = required(fields, "instId")
    margin_mode = one_of(fields, "tdMode", {"cross", "isolated"})
    side = one_of(fields, "side", {"buy", "sell"})
    kind = one_of(fields, "ordType", KINDS)
    required(fields, "sz")
    if kind in PRICED and not text(fields, "px"):
        raise Refusal("51204")
    return Ticket(
        key=Key(inst_id, margin_mode, position_side(fields, mode)),
        side=side,
        kind=kind,
        size=number(fields, "sz"),
        price=number(fields, "px") if kind in PRICED else None,
        client_id=client_id(fields),
        tag=tag(fields),
        reduce_only=mode == "net_mode" and text(fields, "reduceOnly") == "true",
        clamp_price=text(fields, "pxAmendType") == "1",
    )
