"""How private calls are authenticated, written apart from the client so that the two cannot share a mistake.

OKX v5: sign = Base64(HMAC-SHA256(secret, timestamp + METHOD + path with query + body)); the timestamp is UTC
ISO 8601 with milliseconds and `Z`, at most 30 s away from the exchange's clock.
"""

from __future__ import annotations

import base64
import hmac
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pairguard_gui.practice.errors import Refusal

if TYPE_CHECKING:
    from pairguard_gui.practice.market.venue import Credentials
    from pairguard_gui.practice.rest.wire import Request

WINDOW_MS = 30_000
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HEADERS = (
    ("OK-ACCESS-KEY", "50103"),
    ("OK-ACCESS-PASSPHRASE", "50104"),
    ("OK-ACCESS-SIGN", "50106"),
    ("OK-ACCESS-TIMESTAMP", "50107"),
)


def check(credentials: Credentials, environment: str, request: Request) -> None:
    """Return for a request that is signed as it must be, or raise the `Refusal` OKX would answer.

    `environment` is `demo`, `live` or `any`: which value of the x-simulated-trading header this key belongs to.
    """
    key, passphrase, sign, stamp = (_header(request.headers, name, code) for name, code in _HEADERS)
    if abs(_milliseconds(stamp) - request.now) > WINDOW_MS:
        raise Refusal("50102")
    if key != credentials.api_key:
        raise Refusal("50119" if _KEY.fullmatch(key) else "50111")
    if environment != "any" and environment != ("demo" if _simulated(request.headers) else "live"):
        raise Refusal("50101")
    if not hmac.compare_digest(_bytes(passphrase), credentials.passphrase.encode()):
        raise Refusal("50105")
    if not hmac.compare_digest(_bytes(sign), _sign(credentials.secret, stamp, request)):
        raise Refusal("50113")


def _header(headers: Mapping[str, str], name: str, code: str) -> str:
    value = headers.get(name)
    if not value:
        raise Refusal(code)
    return value


def _simulated(headers: Mapping[str, str]) -> bool:
    return headers.get("x-simulated-trading") == "1"


def _milliseconds(stamp: str) -> int:
    if not _STAMP.fullmatch(stamp):
        raise Refusal("50112")
    try:
        moment = datetime.fromisoformat(stamp).astimezone(UTC)
    except ValueError:
        raise Refusal("50112") from None
    return round(moment.timestamp() * 1000)


def _sign(secret: str, stamp: str, request: Request) -> bytes:
    message = _bytes(stamp + request.method + request.path) + request.body
    return base64.b64encode(hmac.digest(secret.encode(), message, "sha256"))


def _bytes(text: str) -> bytes:
    """The bytes a server read as `text`, whatever they were."""
    return text.encode("utf-8", "surrogateescape")
