"""OKX's envelope: `{"code", "msg", "data"}` around every answer to a read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from pairguard_gui.core.values.errors import BadAnswer, CallRefused, ExchangeError, Unreachable, VenueBusy
from pairguard_gui.core.values.placement import RefusalKind
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rows import OddRow
from pairguard_gui.okx.errors import READS, is_code, read_error
from pairguard_gui.okx.network_cause import cause_of_answer
from pairguard_gui.okx.wire.scalars import bad

if TYPE_CHECKING:
    from pairguard_gui.core.values.errors import ExchangeError
    from pairguard_gui.okx.transport import Response

Row = TypeVar("Row")
Value = TypeVar("Value")


class Envelope(msgspec.Struct, Generic[Row]):
    """A good answer."""

    code: str
    data: list[Row]


class Head(msgspec.Struct):
    """What even an error without data has (429 and 401 answers carry no more)."""

    code: str
    msg: str | None = None


Decoder = msgspec.json.Decoder[Envelope[Row]]
"""Of an answer that counts as a whole: one field that is wrong makes it no answer."""
_HEAD = msgspec.json.Decoder(Head)
_ENVELOPE = msgspec.json.Decoder(Envelope[msgspec.Raw])
_LONGEST_ID = 64
_NO_SUCH_PAGE = frozenset({404, 410})
"""Some of OKX's sites lack an endpoint: what they answer then is a page, without an error code."""
# RecursionError: an unknown field nested thousands deep.
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class Listed(Generic[Row]):
    """The rows of an answer whose rows count one by one; `odd` are those that were no such rows.

    What is quoted of an odd row passes through `clean`: a field may hold anything.
    """

    def __init__(self, rows: list[Row], odd: list[OddRow], clean: Callable[[str], str] = str) -> None:
        self.rows = rows
        self.odd = odd
        self._clean = clean

    def __len__(self) -> int:
        """All rows of the answer, odd ones included."""
        return len(self.rows) + len(self.odd)

    def each(self, read: Callable[[Row], Value]) -> list[Value]:
        """What `read` makes of each row; one that it finds bad joins the odd ones."""
        found: list[Value] = []
        for row in self.rows:
            try:
                found.append(read(row))
            except BadAnswer as error:
                self.leave_out(row, str(error.reason.param("what")))
        return found

    def leave_out(self, row: Row, what: str) -> None:
        """Count a row that was read among the odd ones."""
        self.odd.append(odd_row(row, what, self._clean))


class ListDecoder(Generic[Row]):
    """Of an answer whose rows count one by one: a row with a field that is wrong leaves the others as they are."""

    def __init__(self, row: type[Row]) -> None:
        self._whole: Decoder[Row] = msgspec.json.Decoder(Envelope[row])  # type: ignore[valid-type] # a type at run time
        self._row = msgspec.json.Decoder(row)

    def decode(self, body: bytes, clean: Callable[[str], str]) -> tuple[str, Listed[Row]]:
        """The code and the rows. One of `UNREADABLE` when the envelope itself cannot be read."""
        try:
            envelope = self._whole.decode(body)
        except UNREADABLE:
            return self._row_by_row(body, clean)
        return envelope.code, Listed(envelope.data, [], clean)

    def _row_by_row(self, body: bytes, clean: Callable[[str], str]) -> tuple[str, Listed[Row]]:
        body.decode()  # what is not even text is no list of rows
        envelope = _ENVELOPE.decode(body)
        listed: Listed[Row] = Listed([], [], clean)
        for raw in envelope.data:
            try:
                listed.rows.append(self._row.decode(raw))
            except UNREADABLE as error:
                listed.odd.append(odd_row(msgspec.json.decode(raw), str(error), clean))
        return envelope.code, listed


def odd_row(row: object, what: str, clean: Callable[[str], str]) -> OddRow:
    """A row that is left out, a decoded one or bare JSON, with the ids that it bears where they can be read."""
    inst_id, cl_ord_id = _id(row, "instId", "inst_id"), _id(row, "clOrdId", "cl_ord_id")
    # An id in which a piece of the key is hidden is no id any more: the row may be about any.
    known = inst_id if inst_id and clean(inst_id) == inst_id else ""
    borne = cl_ord_id if cl_ord_id is not None and clean(cl_ord_id) == cl_ord_id else None
    return OddRow(known, clean(what), borne)


def _id(row: object, name: str, attribute: str) -> str | None:
    text = row.get(name) if isinstance(row, dict) else getattr(row, attribute, None)
    return text if isinstance(text, str) and len(text) <= _LONGEST_ID and text.isprintable() else None


def listed(
    decoder: ListDecoder[Row], response: Response, *, demo: bool = False, clean: Callable[[str], str] = str
) -> Listed[Row]:
    """The rows of an answer with HTTP 200 and code "0", the odd ones apart; ExchangeError for everything else."""
    if response.status != 200:
        raise _failure(response, f"HTTP {response.status}", demo=demo)
    try:
        code, rows = decoder.decode(response.body, clean)
    except UNREADABLE as error:
        raise _failure(response, str(error), demo=demo) from error
    if code != "0":
        raise _failure(response, "an error code beside data", demo=demo)
    return rows


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
    if response.status in _NO_SUCH_PAGE:
        return CallRefused(RefusalKind.OTHER, str(response.status), "")
    return bad(what[:160])
