"""What travels: one request and one answer, and the envelopes OKX wraps its answers in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from pairguard_gui.practice.errors import known

if TYPE_CHECKING:
    from pairguard_gui.practice.rest.request_fields import Reply

JSON_TYPE = "application/json; charset=utf-8"
_BARE = frozenset({"50011", "50119"} | {str(code) for code in range(50101, 50114)})
"""Codes that OKX answers without a data field."""
_ENCODE = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Request:
    """One request; `path` is the target exactly as sent, `target` the same without its query.

    `arrived` is when it reached the exchange, `now` when it is carried out, both in ms of the exchange's clock.
    `private` says that the call needs a key, `trades` that it needs the right to trade.
    """

    method: str
    path: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    now: int
    arrived: int
    private: bool = False
    trades: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back. `cut` means nothing does: the connection is dropped. `delay_ms` is how late it goes out."""

    status: int
    body: bytes
    content_type: str = JSON_TYPE
    cut: bool = False
    delay_ms: int = 0

    @property
    def headers(self) -> dict[str, str]:
        """Response headers."""
        return {"Content-Type": self.content_type}


CUT = Answer(0, b"", cut=True)
NOT_FOUND = Answer(
    404,
    b'{"code":404,"data":{},"detailMsg":"","error_code":"404","error_message":"Not Found","msg":"Not Found"}',
)


def enveloped(reply: Reply, arrived: int, now: int) -> Answer:
    """A reply as OKX sends it; the answers of order calls hold the times of arrival and answer, in microseconds."""
    rows = _ENCODE(reply.rows) if reply.encoded is None else reply.encoded
    parts = [b'{"code":"', reply.code.encode(), b'","data":', rows]
    if reply.timed:
        parts.append(b',"inTime":"%d000"' % arrived)
    parts += [b',"msg":', _ENCODE(reply.msg)]
    if reply.timed:
        parts.append(b',"outTime":"%d500"' % now)
    return Answer(200, b"".join([*parts, b"}"]))


def refused(code: str, text: str | None = None, status: int | None = None) -> Answer:
    """A whole request refused with a code of OKX's table (or any other, with text and status given)."""
    usual_status, usual_text = known(code)
    body: dict[str, object] = {"msg": usual_text if text is None else text, "code": code}
    if code not in _BARE:
        body = {"code": code, "data": [], "msg": body["msg"]}
    return Answer(usual_status if status is None else status, _ENCODE(body))
