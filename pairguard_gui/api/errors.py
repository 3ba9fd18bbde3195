"""The server's own error codes and the HTTP status of each."""

from __future__ import annotations

from enum import StrEnum

from pairguard_gui.core.values.reason import Code


class ApiRefusal(StrEnum):
    """The server's own error codes; the guard's reasons have those of `core.values.reason.Code`."""

    HOST = "host"
    ORIGIN = "origin"
    UNAUTHORIZED = "unauthorized"
    UNKNOWN_CALL = "unknown_call"
    METHOD = "method"
    MEDIA_TYPE = "media_type"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    BODY = "body"
    QUERY = "query"
    UNKNOWN_ACCOUNT = "unknown_account"


STATUS: dict[ApiRefusal, int] = {
    ApiRefusal.HOST: 403,
    ApiRefusal.ORIGIN: 403,
    ApiRefusal.UNAUTHORIZED: 401,
    ApiRefusal.UNKNOWN_CALL: 404,
    ApiRefusal.METHOD: 405,
    ApiRefusal.MEDIA_TYPE: 415,
    ApiRefusal.TOO_LARGE: 413,
    ApiRefusal.TOO_SLOW: 408,
    ApiRefusal.BODY: 400,
    ApiRefusal.QUERY: 400,
    ApiRefusal.UNKNOWN_ACCOUNT: 404,
}
_CONFLICTS = frozenset(
    {Code.NOT_ARMED, Code.RULES_LOOSER, Code.NOTHING_TO_PROTECT, Code.ACCOUNT_CHANGED, Code.UNSUPPORTED_ACCOUNT}
)
_STATUS_OF_CODE = {Code.BUG: 500, Code.NO_REPORT: 504}


class CallRefused(Exception):
    """A call that is not carried out; nothing was changed. `params` fill the blanks of its sentence."""

    def __init__(self, code: ApiRefusal, **params: str) -> None:
        super().__init__(code.value)
        self.code, self.params = code, params


def status_of(code: Code) -> int:
    """The HTTP status for a reason of the guard: 409 for what a person must change, 503 for what may pass."""
    return 409 if code in _CONFLICTS else _STATUS_OF_CODE.get(code, 503)
