"""OKX's envelope: `{"code", "msg", "data"}` around every answer to a read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from pairguard_gui.core.values.errors import Unreachable, VenueBusy
from pairguard_gui.core.values.reason import Code
from pairguard_gui.okx.errors import READS, read_error
from pairguard_gui.okx.network_cause import cause_of_answer
from pairguard_gui.okx.wire.scalars import bad

if TYPE_CHECKING:
    from pairguard_gui.core.values.errors import ExchangeError
    from pairguard_gui.okx.transport import Response

Row = TypeVar("Row")


class Envelope(msgspec.Struct, Generic[Row]):
    """A good answer."""

    code: str
    data: list[Row]


class Head(msgspec.Struct):
    """What even an error without data has (429 and 401 answers carry no more)."""

    code: str
    msg: str | None = None


Decoder = msgspec.json.Decoder[Envelope[Row]]
_HEAD = msgspec.json.Decoder(Head)
# RecursionError: an unknown field nested thousands deep.
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


def rows_of(decoder: Decoder[Row], response: Response, *, demo: bool = False) -> list[Row]:
    """The rows of an answer with HTTP 200 and code "0"; ExchangeError for everything else, in OKX's own words."""
    if response.status != 200:
        raise _failure(response, f"HTTP {response.status}", demo=demo)
    try:
        envelope = decoder.decode(response.body)
    except UNREADABLE as error:
        raise _failure(response, str(error), demo=demo) from error
    if envelope.code != "0":
        raise _failure(response, "an error code beside data", demo=demo)
    return envelope.data


def head_of(response: Response) -> Head | None:
    """Code and message, or None when this is not OKX's envelope."""
    try:
        return _HEAD.decode(response.body)
    except UNREADABLE:
        return None


def is_code(text: str) -> bool:
    """Whether it looks like an error code of OKX."""
    return text.isascii() and text.isdecimal() and len(text) <= 6


def _failure(response: Response, what: str, *, demo: bool) -> ExchangeError:
    head = head_of(response)
    code = head.code if head and head.code != "0" and is_code(head.code) else ""
    if head and code and (response.status < 500 or code in READS):
        return read_error(code, head.msg or "", demo=demo)
    if not head and (cause := cause_of_answer(response.status, response.body)):
        return Unreachable(Code.UNREACHABLE, cause=cause.value, what=f"HTTP {response.status}")
    if response.status == 429:
        return VenueBusy(Code.RATE_LIMITED, status=429)
    if response.status >= 500:
        return VenueBusy(Code.VENUE_BUSY, status=response.status)
    return bad(what[:160])
