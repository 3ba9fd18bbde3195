"""An order as JSON, and what OKX's answer to trade/batch-orders proves about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from pairguard_gui.core.values.placement import NOT_SENT, Accepted, RefusalKind, Rejected, Unknown
from pairguard_gui.core.values.reason import Code
from pairguard_gui.okx.errors import may_be_refusal, refusal
from pairguard_gui.okx.wire.envelope import UNREADABLE

if TYPE_CHECKING:
    from pairguard_gui.core.values.exchange_data import OrderRequest
    from pairguard_gui.core.values.placement import Placement
    from pairguard_gui.okx.transport import Response


class PlacedRow(msgspec.Struct, rename="camel"):
    """The answer to one order."""

    s_code: str = ""
    s_msg: str | None = None
    ord_id: str = ""
    cl_ord_id: str = ""


class Placed(msgspec.Struct):
    """The answer to a batch. Its rows are read one by one: one that is odd says nothing about the other orders."""

    code: str
    msg: str | None = None
    data: list[msgspec.Raw] | None = None


_PLACED = msgspec.json.Decoder(Placed)
_PLACED_ROW = msgspec.json.Decoder(PlacedRow)
_ITEM_BY_ITEM = frozenset({"0", "1", "2"})  # all done, all failed, some of each: the rows tell which
_SOME_DONE = frozenset({"0", "2"})


def order_body(request: OrderRequest) -> str:
    """The order as a compact JSON object. In net mode there is no `posSide`; amounts have no exponent."""
    fields = {
        "instId": request.inst_id,
        "tdMode": str(request.margin_mode),
        "side": str(request.side),
        "posSide": str(request.pos_side) if request.pos_side else "",
        "ordType": request.ord_type,
        "sz": plain(request.sz),
        "px": plain(request.px),
        "clOrdId": request.cl_ord_id,
        "tag": request.tag,
    }
    return msgspec.json.encode({name: text for name, text in fields.items() if text}).decode()


def plain(amount: Decimal) -> str:
    """`Decimal("1E+1")` as `10` and `0.10` as `0.1`; ValueError for what is no amount."""
    if not amount.is_finite() or amount <= 0:
        raise ValueError(f"{amount} is no amount")
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def not_sent(requests: Sequence[OrderRequest], kind: RefusalKind, why: str) -> tuple[Placement, ...]:
    """None of them was sent, and why."""
    return tuple(Rejected(request.cl_ord_id, kind, NOT_SENT, why) for request in requests)


def merged(
    requests: Sequence[OrderRequest], withheld: Sequence[OrderRequest], sent: Sequence[Placement]
) -> tuple[Placement, ...]:
    """The placements of a batch some of whose orders were stopped at the door; `sent` are those of the others."""
    kept_back = dict(zip(withheld, not_sent(withheld, RefusalKind.DENIED, Code.NOT_SENT), strict=True))
    answers = iter(sent)
    return tuple(kept_back.get(request) or next(answers) for request in requests)


def unknown(requests: Sequence[OrderRequest], why: str) -> tuple[Placement, ...]:
    """Each of them may or may not exist."""
    return tuple(Unknown(request.cl_ord_id, why) for request in requests)


def read_placements(
    requests: Sequence[OrderRequest], response: Response, clean: Callable[[str], str] = str
) -> tuple[Placement, ...]:
    """What the answer proves, order by order. What is not proven is Unknown. OKX docs: Place multiple orders.

    `response` may have any status; `clean` is applied to OKX's messages before they are stored. The placements are in
    the order of `requests`.
    """
    answer = _answer(response)
    if answer is None:
        return unknown(requests, f"HTTP {response.status} without a readable answer")
    if not answer.data:
        return tuple(_refused_or_unknown(request, answer, clean, whole_batch=True) for request in requests)
    if answer.code not in _ITEM_BY_ITEM:
        return unknown(requests, f"code {answer.code[:20]} beside rows")
    if len(answer.data) != len(requests):
        return unknown(requests, f"{len(answer.data)} rows for {len(requests)} orders")
    may_accept = response.status == 200 and answer.code in _SOME_DONE
    return tuple(
        _judge_one(request, _row(row), clean, may_accept=may_accept)
        for request, row in zip(requests, answer.data, strict=True)
    )


def _answer(response: Response) -> Placed | None:
    """OKX's own answer; a redirect or a server error proves nothing, whatever its body says."""
    if response.status >= 500 or not (response.status == 200 or response.status >= 400):
        return None
    try:
        return _PLACED.decode(response.body)
    except UNREADABLE:
        return None


def _row(raw: msgspec.Raw) -> PlacedRow:
    """The answer to one order; an empty one, which names none, where it cannot be read."""
    try:
        return _PLACED_ROW.decode(raw)
    except UNREADABLE:
        return PlacedRow()


def _judge_one(request: OrderRequest, row: PlacedRow, clean: Callable[[str], str], *, may_accept: bool) -> Placement:
    if row.cl_ord_id != request.cl_ord_id:
        return Unknown(request.cl_ord_id, "the answer names another order")
    if row.s_code != "0":
        return _refused_or_unknown(request, row, clean)
    if may_accept and row.ord_id:
        return Accepted(request.cl_ord_id, row.ord_id)
    return Unknown(request.cl_ord_id, "accepted in one place, refused in another")


def _refused_or_unknown(
    request: OrderRequest, answer: Placed | PlacedRow, clean: Callable[[str], str], *, whole_batch: bool = False
) -> Placement:
    """What an error code says of an order: of the whole batch, or in a row of its own that bears its client id."""
    code, said, ord_id = _said(answer)
    kind, name, words = refusal(code, said), request.cl_ord_id, clean(said)
    if ord_id:
        return Unknown(name, clean(f"code {code[:20]} for an order with a number {said}".strip()))
    if kind is not None:
        return Rejected(name, kind, code, words, whole_batch)
    why = clean(f"code {code[:20]} {said}".strip())
    if may_be_refusal(code):
        return Unknown(name, why, code, words, whole_batch)
    return Unknown(name, why, whole_batch=whole_batch)


def _said(answer: Placed | PlacedRow) -> tuple[str, str, str]:
    """Code, OKX's words and order id."""
    if isinstance(answer, Placed):
        return answer.code, answer.msg or "", ""
    return answer.s_code, answer.s_msg or "", answer.ord_id
