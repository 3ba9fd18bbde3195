"""How OKX wants a request signed (v5 docs, "REST Authentication" and "WebSocket login")."""

from __future__ import annotations

import base64
import hmac
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pairguard_gui.core.values.credentials import Credentials

LOGIN_PATH = "/users/self/verify"


def signature(secret: str, timestamp: str, method: str, path: str, body: str = "") -> str:
    """Base64 of HMAC-SHA256 over timestamp, method, path with its query exactly as sent, and body."""
    prehash = f"{timestamp}{method}{path}{body}".encode()
    return base64.b64encode(hmac.digest(secret.encode(), prehash, "sha256")).decode("ascii")


def timestamp_of(moment: datetime) -> str:
    """UTC with milliseconds and a Z, as the OK-ACCESS-TIMESTAMP header wants it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")[:23] + "Z"


def signed_headers(
    credentials: Credentials, moment: datetime, method: str, path: str, body: str = ""
) -> dict[str, str]:
    """The four headers that authenticate one request."""
    timestamp = timestamp_of(moment)
    return {
        "OK-ACCESS-KEY": credentials.api_key.reveal(),
        "OK-ACCESS-SIGN": signature(credentials.secret.reveal(), timestamp, method, path, body),
        "OK-ACCESS-TIMESTAMP": timestamp,
        "OK-ACCESS-PASSPHRASE": credentials.passphrase.reveal(),
    }
