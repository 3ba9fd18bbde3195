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
from pairguard_gui.core.values.trust import BUNDLED
from pairguard_gui.okx.addresses import NO_PROXY, login_of, resolving_at_proxy
from pairguard_gui.okx.network_cause import TunnelFailed, cause_of
from pairguard_gui.okx.tls import tls_context
from pairguard_gui.okx.transport import AnswerTooLarge, NoAnswer, Response, open_door

if TYPE_CHECKING:
    from pairguard_gui.core.values.trust import Trust
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

    def __init__(
        self,
        base_url: Host,
        proxy: Callable[[], ProxyUrl] = lambda: NO_PROXY,
        trust: Callable[[], Trust] = lambda: BUNDLED,
    ) -> None:
        """`proxy` is asked with each request, for it may have to come from the key store; empty means none.

        `trust` is asked with each request too: after a change the next one goes over a new connection.
        """
        self._base_url, self._proxy, self._trust = base_url, proxy, trust
        self._session = _NoRedirects()
        self._session.trust_env = False
        self._believed: Trust | None = None
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
            self._believe(self._trust())
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
            raise NoAnswer(_words_of(error, proxy), cause_of(error, proxy)) from error

    def close(self) -> None:
        """Close the connection; the next request opens a new one."""
        self._session.close()

    def _believe(self, trust: Trust) -> None:
        """Open connections as `trust` says from now on; CaFileUnusable, and no request, when that cannot be."""
        if trust == self._believed:
            return
        adapter = _DeadlineAdapter(tls_context(trust) if self._base_url.startswith("https:") else None)
        self._session.close()
        self._session.mount(self._base_url, adapter)
        self._believed = trust

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
    def _tunnel(self) -> None:
        """Mark what goes wrong at an HTTP proxy: behind it the same errors mean something else."""
        try:
            super()._tunnel()
        except (http.client.HTTPException, OSError) as error:
            raise TunnelFailed(str(error)) from error


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
    """One connection at a time, which believes what `context` does and nothing that requests would add."""

    def __init__(self, context: ssl.SSLContext | None) -> None:
        self._context = context
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def cert_verify(self, conn: Any, *_: object) -> None:  # noqa: ANN401 - urllib3's pool, as requests hands it
        """Check certificates by the context alone: requests would add its own list of authorities to it."""
        conn.cert_reqs, conn.ca_certs, conn.ca_cert_dir = "CERT_REQUIRED", None, None

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - passed on untouched
        super().init_poolmanager(*args, **kwargs, ssl_context=self._context)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> urllib3.ProxyManager:  # noqa: ANN401 - as above
        manager: urllib3.ProxyManager = super().proxy_manager_for(proxy, **kwargs, ssl_context=self._context)
        by_socks = proxy.startswith("socks")
        manager.pool_classes_by_scheme = (
            {"http": _SocksPool, "https": _SocksTlsPool} if by_socks else {"http": _Pool, "https": _TlsPool}
        )
        return manager


def _whole_body(answer: requests.Response) -> bytes:
    body: bytes = answer.raw.read(LARGEST_ANSWER + 1, decode_content=True)
    if len(body) > LARGEST_ANSWER:
        raise AnswerTooLarge
    return body


def _words_of(error: BaseException, proxy: str) -> str:
    """The innermost cause in a few words, for people and logs, never with the login of the proxy."""
    redaction = Redaction()
    redaction.add(*login_of(proxy))
    while isinstance(inner := getattr(error, "reason", None) or error.__context__, BaseException):
        error = inner
    return redaction.clean(f"{type(error).__name__}: {error}")[:160]
