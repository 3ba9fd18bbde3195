"""Why nothing, or nothing of OKX's, came back: foreign errors and foreign answers become one word each, here alone."""

from __future__ import annotations

import errno
import http.client
import re
import socket
import ssl
from collections.abc import Iterator
from enum import StrEnum

import socks
import urllib3.exceptions


class NetworkCause(StrEnum):
    """What is in the way; `text.reasons.network` says for each what to do about it."""

    CERTIFICATE_SELF_SIGNED = "certificate_self_signed"
    CERTIFICATE_UNKNOWN = "certificate_unknown"
    CERTIFICATE_EXPIRED = "certificate_expired"
    CERTIFICATE_NAME = "certificate_name"
    CA_FILE = "ca_file"
    TLS = "tls"
    PROXY_OFF = "proxy_off"
    PROXY_SILENT = "proxy_silent"
    PROXY_NAME = "proxy_name"
    PROXY_LOGIN = "proxy_login"
    PROXY_NOT_HTTP = "proxy_not_http"
    PROXY_NOT_SOCKS = "proxy_not_socks"
    PROXY_FAILED = "proxy_failed"
    NO_NETWORK = "no_network"
    FIREWALL = "firewall"
    NAME = "name"
    CONNECTION_REFUSED = "connection_refused"
    RESET = "reset"
    CONNECT_TIMEOUT = "connect_timeout"
    ANSWER_TIMEOUT = "answer_timeout"
    FOREIGN_PAGE = "foreign_page"
    BLOCKED = "blocked"
    LEGAL = "legal"
    OTHER = "other"


class TunnelFailed(OSError):
    """An HTTP proxy opened no way to the exchange; the cause is the error it was met with."""


class CaFileUnusable(OSError):
    """The certificates chosen cannot be used; `problem` says why in one word, `detail` names what was tried."""

    def __init__(self, problem: str, detail: str) -> None:
        super().__init__(f"{problem}: {detail}")
        self.problem, self.detail = problem, detail


_SELF_SIGNED = frozenset({18, 19})
# OpenSSL's X509_V_ERR_… numbers, then those of Windows (CERT_E_…) and macOS (errSec…).
_EXPIRED = frozenset({9, 10, 0x800B0101, 0x800B0101 - (1 << 32), -67818, -67819})
_OTHER_NAME = frozenset({62, 63, 64, 0x800B010F, 0x800B010F - (1 << 32), -67602})
_NO_WAY = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN, errno.EADDRNOTAVAIL})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM})
_CUT = (ConnectionError, http.client.IncompleteRead, urllib3.exceptions.ProtocolError, ssl.SSLEOFError)
_TUNNEL_STATUS = re.compile(r"Tunnel connection failed: (\d{3})")
_PAGE_STARTS = (b"<!doctype", b"<html", b"<head", b"<?xml", b"<!--")


def cause_of(error: BaseException, proxy: str) -> NetworkCause:
    """What kept a request from its answer. `proxy` is the address it went through, empty for none."""
    errors = list(_chain(error))
    found = _of_trust(errors)
    if not found and proxy:
        found = _of_socks(errors) if proxy.startswith("socks") else _of_tunnel(errors)
    return found or _of_connection(errors, by_proxy=bool(proxy)) or NetworkCause.OTHER


def cause_of_answer(status: int, body: bytes) -> NetworkCause | None:
    """Who else may have answered with that HTTP status and a body that is not OKX's; None when nothing says so."""
    if status == 407:
        return NetworkCause.PROXY_LOGIN
    if status == 451:
        return NetworkCause.LEGAL
    if status == 511 or 300 <= status < 400:
        return NetworkCause.FOREIGN_PAGE
    page = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:16].lower().startswith(_PAGE_STARTS)
    if status == 403:
        return NetworkCause.BLOCKED if page or not body.strip() else None
    return NetworkCause.FOREIGN_PAGE if page and status == 200 else None


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and everything below it, outermost first: each library hides the cause under another name."""
    waiting, seen = [error], set[int]()
    while waiting:
        current = waiting.pop(0)
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        inner = [getattr(current, name, None) for name in ("reason", "original_error", "socket_err")]
        below = (*inner, current.__cause__, current.__context__, *current.args)
        waiting += [each for each in below if isinstance(each, BaseException)]


def _has(errors: list[BaseException], *kinds: type[BaseException]) -> bool:
    return any(isinstance(error, kinds) for error in errors)


def _of_trust(errors: list[BaseException]) -> NetworkCause | None:
    if _has(errors, CaFileUnusable):
        return NetworkCause.CA_FILE
    for error in errors:
        if isinstance(error, ssl.SSLCertVerificationError):
            return _of_certificate(getattr(error, "verify_code", 0))
    return None


def _of_certificate(code: int) -> NetworkCause:
    if code in _SELF_SIGNED:
        return NetworkCause.CERTIFICATE_SELF_SIGNED
    if code in _EXPIRED:
        return NetworkCause.CERTIFICATE_EXPIRED
    return NetworkCause.CERTIFICATE_NAME if code in _OTHER_NAME else NetworkCause.CERTIFICATE_UNKNOWN


def _of_socks(errors: list[BaseException]) -> NetworkCause | None:
    """What PySocks says of the proxy itself; an error of the way behind it is none of these."""
    if _has(errors, socks.SOCKS5AuthError):
        return NetworkCause.PROXY_LOGIN
    if _has(errors, socks.SOCKS5Error):
        return NetworkCause.PROXY_FAILED
    if _has(errors, socks.ProxyConnectionError) or not _has(errors, socks.ProxyError):
        return None
    return NetworkCause.PROXY_SILENT if _has(errors, TimeoutError) else NetworkCause.PROXY_NOT_SOCKS


def _of_tunnel(errors: list[BaseException]) -> NetworkCause | None:
    """What an HTTP proxy did instead of opening a tunnel."""
    if not _has(errors, TunnelFailed):
        return NetworkCause.PROXY_NOT_HTTP if _has(errors, http.client.BadStatusLine) else None
    said = next(filter(None, (_TUNNEL_STATUS.search(str(error)) for error in errors)), None)
    if said:
        cause = cause_of_answer(int(said[1]), b"-")
        return cause if cause in {NetworkCause.PROXY_LOGIN, NetworkCause.FOREIGN_PAGE} else NetworkCause.PROXY_FAILED
    return NetworkCause.PROXY_SILENT if _has(errors, TimeoutError) else NetworkCause.PROXY_NOT_HTTP


def _of_connection(errors: list[BaseException], *, by_proxy: bool) -> NetworkCause | None:
    """What happened to the connection, to the proxy or to the exchange itself."""
    if _has(errors, socket.gaierror, urllib3.exceptions.NameResolutionError):
        return NetworkCause.PROXY_NAME if by_proxy else NetworkCause.NAME
    if _has(errors, ConnectionRefusedError):
        return NetworkCause.PROXY_OFF if by_proxy else NetworkCause.CONNECTION_REFUSED
    numbers = {error.errno for error in errors if isinstance(error, OSError) and not isinstance(error, ssl.SSLError)}
    if numbers & _NO_WAY:
        return NetworkCause.NO_NETWORK
    if numbers & _FORBIDDEN:
        return NetworkCause.FIREWALL
    return _of_time(errors, by_proxy=by_proxy) or _of_bytes(errors)


def _of_time(errors: list[BaseException], *, by_proxy: bool) -> NetworkCause | None:
    if _has(errors, urllib3.exceptions.ConnectTimeoutError) and not _has(errors, urllib3.exceptions.NewConnectionError):
        return NetworkCause.PROXY_SILENT if by_proxy else NetworkCause.CONNECT_TIMEOUT
    if not _has(errors, TimeoutError, urllib3.exceptions.TimeoutError):
        return None
    shaking_hands = any("handshake" in str(error) for error in errors)
    return NetworkCause.CONNECT_TIMEOUT if shaking_hands else NetworkCause.ANSWER_TIMEOUT


def _of_bytes(errors: list[BaseException]) -> NetworkCause | None:
    """What came, or did not come, over a connection that stood."""
    if _has(errors, ssl.SSLError) and not _has(errors, ssl.SSLEOFError):
        return NetworkCause.TLS
    foreign = (http.client.BadStatusLine, http.client.LineTooLong, urllib3.exceptions.DecodeError)
    if _has(errors, *foreign) and not _has(errors, http.client.RemoteDisconnected):
        return NetworkCause.FOREIGN_PAGE
    return NetworkCause.RESET if _has(errors, *_CUT) else None
