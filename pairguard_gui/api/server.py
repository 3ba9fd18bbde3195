"""The server: it listens, checks every call before its handler runs, and closes."""

from __future__ import annotations

import errno
import logging
import secrets
from typing import TYPE_CHECKING

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.typedefs import Handler, Middleware

from pairguard_gui.api.auth import Auth
from pairguard_gui.api.errors import STATUS, ApiCallRefused, ApiRefusal, status_of
from pairguard_gui.api.handlers import Handlers, words_for
from pairguard_gui.api.request import BODY_LIMIT
from pairguard_gui.core.values.errors import GuardError

if TYPE_CHECKING:
    from pairguard_gui.api.ports import ApiServices

HOST = "127.0.0.1"
_IDLE_S = 10.0
_LINGER_S = 0.2
_GRACE_S = 0.5
_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Server": "PairGuard"}


def _log_without_noise() -> logging.Logger:
    """Aiohttp logs a traceback for bytes that are no HTTP, so any program here could fill the disk; leave these out."""
    log = logging.getLogger("pairguard_gui.api.wire")
    if not log.filters:
        log.addFilter(_is_no_noise)
    return log


def _is_no_noise(record: logging.LogRecord) -> bool:
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, HttpProcessingError)


class PortUnusable(OSError):
    """The port cannot be listened on: `busy` when another program has it."""

    def __init__(self, port: int, cause: OSError) -> None:
        super().__init__(cause.errno, cause.strerror)
        self.port, self.busy = port, cause.errno == errno.EADDRINUSE


class ApiServer:
    """The local HTTP interface of one program. After `start`, `url` and `token` say how to call it."""

    def __init__(self, services: ApiServices, port: int) -> None:
        self._services = services
        self._port = port
        self._runner: web.AppRunner | None = None
        self.token = secrets.token_urlsafe(32)
        self.url = ""
        self._auth = Auth(port, self.token)

    async def start(self) -> None:
        """Listen on loopback; port 0 takes any free one. PortUnusable when it cannot be had."""
        app = web.Application(middlewares=[self._middleware()], client_max_size=BODY_LIMIT)
        app.add_routes(Handlers(self._services).routes())
        runner = web.AppRunner(
            app,
            access_log=None,
            handle_signals=False,
            keepalive_timeout=_IDLE_S,
            lingering_time=_LINGER_S,
            shutdown_timeout=_GRACE_S,
            auto_decompress=False,
            logger=_log_without_noise(),
        )
        await runner.setup()
        try:
            await web.TCPSite(runner, HOST, self._port).start()
        except OSError as error:
            await runner.cleanup()
            raise PortUnusable(self._port, error) from error
        port = runner.addresses[0][1]
        self._runner, self._auth = runner, Auth(port, self.token)
        self.url = f"http://{HOST}:{port}"

    async def stop(self) -> None:
        """Stop listening; calls under way get half a second to end."""
        if self._runner is not None:
            await self._runner.cleanup()

    def _middleware(self) -> Middleware:
        @web.middleware
        async def respond(request: web.Request, handler: Handler) -> web.StreamResponse:
            answer = await self._answer(request, handler)
            answer.headers.update(_HEADERS)
            return answer

        return respond

    async def _answer(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            self._auth.admit(request)
            return await handler(request)
        except ApiCallRefused as refused:
            return self._refuse(request, refused)
        except web.HTTPNotFound:
            return self._refuse(request, ApiCallRefused(ApiRefusal.UNKNOWN_CALL))
        except web.HTTPMethodNotAllowed as wrong:
            methods = ", ".join(sorted(wrong.allowed_methods))
            return self._refuse(request, ApiCallRefused(ApiRefusal.METHOD, methods=methods), Allow=methods)
        except GuardError as error:
            message = words_for(request, self._services.words).reason(error.reason)
            body = {"success": False, "code": error.reason.code, "message": message.text, "hint": message.hint}
            return web.json_response(body, status=status_of(error.reason.code))

    def _refuse(self, request: web.Request, refused: ApiCallRefused, **headers: str) -> web.Response:
        message = words_for(request, self._services.words).message(refused.code, refused.params)
        body = {"success": False, "code": refused.code, "message": message.text, "hint": message.hint}
        if refused.code is ApiRefusal.UNAUTHORIZED:
            headers["WWW-Authenticate"] = "Bearer"
        return web.json_response(body, status=STATUS[refused.code], headers=headers)
