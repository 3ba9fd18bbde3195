"""The transport over `requests`: one keep-alive connection, no proxy but the account's, no redirect, nothing twice."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

import requests
import urllib3
from requests.adapters import HTTPAdapter
from requests.structures import CaseInsensitiveDict
from urllib3.contrib import socks

from pairguard_gui.core.values.redaction import Redaction
from pairguard_gui.okx.addresses import NO_PROXY, login_of, resolving_at_proxy
from pairguard_gui.okx.transport import AnswerTooLarge, NoAnswer, Response, open_door

if TYPE_CHECKING:
    from pairguard_gui.okx.addresses import Host, ProxyUrl
    from pairguard_gui.okx.transport import Door

CONNECT_S = 3.0
ANSWER_S = 10.0
LARGEST_ANSWER = 16 * 1024 * 1024
# A connection idle for longer may have died unnoticed (sleep, NAT tables); the checks of every minute share one.
IDLE_S = 100.0
_DOOR: ContextVar[Door] = ContextVar("door", default=open_door)
"""The door of the request that is under way in this thread: requests hands nothing of ours on to its connections."""


class HttpTransport:
    """Requests to one host. For one thread."""

    def __init__(self, base_url: Host, proxy: Callable[[], ProxyUrl] = lambda: NO_PROXY) -> None:
        """`proxy` is asked with each request, for it may have to come from the key store; empty means none."""
        self._base_url, self._proxy = base_url, proxy
        self._session = _NoRedirects()
        self._session.trust_env = False
        self._session.mount(base_url, _DeadlineAdapter(pool_connections=1, pool_maxsize=1, max_retries=0))
        self._last_used = 0.0

    def send(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: str,
        deadline_s: float,
        door: Door = open_door,
    ) -> Response:
        """The answer, of any status. NoAnswer or AnswerTooLarge; the request is never repeated.

        `door` is asked after name look-up, connection, proxy and TLS, right before the request is written.
        """
        self._drop_idle_connection()
        asked = _DOOR.set(door)
        try:
            return self._sent(self._prepared(method, path, headers, body), deadline_s)
        finally:
            _DOOR.reset(asked)

    def _sent(self, request: requests.PreparedRequest, deadline_s: float) -> Response:
        proxy = resolving_at_proxy(self._proxy())
        try:
            answer = self._session.send(
                request,
                stream=True,
                allow_redirects=False,
                proxies={"http": proxy, "https": proxy} if proxy else {},
                timeout=urllib3.Timeout(total=deadline_s, connect=CONNECT_S, read=ANSWER_S),  # type: ignore[arg-type] # requests hands it on; its stubs do not say so
            )
            with answer:
                return Response(answer.status_code, _whole_body(answer))
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise NoAnswer(_cause(error, proxy)) from error

    def close(self) -> None:
        """Close the connection; the next request opens a new one."""
        self._session.close()

    def _prepared(self, method: str, path: str, headers: Mapping[str, str], body: str) -> requests.PreparedRequest:
        request = requests.PreparedRequest()
        request.method = method
        request.url = self._base_url + path
        request.headers = CaseInsensitiveDict(headers)
        request.hooks = {"response": []}
        if body:
            request.body = body.encode()
            request.headers["Content-Length"] = str(len(request.body))
        return request

    def _drop_idle_connection(self) -> None:
        now = time.time()
        if abs(now - self._last_used) > IDLE_S:
            self._session.close()
        self._last_used = now


class _NoRedirects(requests.Session):
    """A session that does not even read where a redirect points to."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        del resp


class _DeadlineReader(io.RawIOBase):
    """A socket's bytes until a deadline, however slowly they arrive: a time-out per read would start anew with each."""

    def __init__(self, sock: socket.socket, seconds: float) -> None:
        self._sock = sock
        self._raw = sock.makefile("rb", buffering=0)
        self._deadline = time.monotonic() + seconds

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:  # noqa: ANN401 - io's own signature is not typed at run time
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the answer was not complete in time")
        self._sock.settimeout(left)
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class _DeadlineResponse(http.client.HTTPResponse):
    """An answer that must be complete within the read time-out its socket was given."""

    def __init__(self, sock: socket.socket, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - passed on untouched
        super().__init__(sock, *args, **kwargs)
        self.fp.close()
        self.fp = io.BufferedReader(_DeadlineReader(sock, sock.gettimeout() or ANSWER_S))


class _Connection(urllib3.connection.HTTPConnection):
    response_class = _DeadlineResponse

    def request(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - passed on untouched
        if self.is_closed:  # urllib3 connects some kinds of connection only when the first byte is due
            self.connect()
        _DOOR.get()()
        super().request(*args, **kwargs)


class _TlsConnection(_Connection, urllib3.connection.HTTPSConnection):
    pass


class _Pool(urllib3.HTTPConnectionPool):
    ConnectionCls = _Connection


class _TlsPool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _TlsConnection


class _SocksConnection(_Connection, socks.SOCKSConnection):
    pass


class _SocksTlsConnection(_Connection, socks.SOCKSHTTPSConnection):
    pass


class _SocksPool(socks.SOCKSHTTPConnectionPool):
    ConnectionCls = _SocksConnection


class _SocksTlsPool(socks.SOCKSHTTPSConnectionPool):
    ConnectionCls = _SocksTlsConnection


class _DeadlineAdapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - passed on untouched
        super().init_poolmanager(*args, **kwargs, ssl_context=_tls_context())
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> urllib3.ProxyManager:  # noqa: ANN401 - as above
        manager: urllib3.ProxyManager = super().proxy_manager_for(proxy, **kwargs, ssl_context=_tls_context())
        by_socks = proxy.startswith("socks")
        manager.pool_classes_by_scheme = (
            {"http": _SocksPool, "https": _SocksTlsPool} if by_socks else {"http": _Pool, "https": _TlsPool}
        )
        return manager


def _tls_context() -> ssl.SSLContext:
    """Checks certificates and host names, and ignores SSLKEYLOGFILE, by which others could decrypt the traffic."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _whole_body(answer: requests.Response) -> bytes:
    body: bytes = answer.raw.read(LARGEST_ANSWER + 1, decode_content=True)
    if len(body) > LARGEST_ANSWER:
        raise AnswerTooLarge
    return body


def _cause(error: BaseException, proxy: str) -> str:
    """The innermost cause in a few words, for people and logs, never with the login of the proxy."""
    redaction = Redaction()
    redaction.add(*login_of(proxy))
    while isinstance(inner := getattr(error, "reason", None) or error.__context__, BaseException):
        error = inner
    return redaction.clean(f"{type(error).__name__}: {error}")[:160]
