"""Who may call: programs of this computer that know the token, and never a web page."""

from __future__ import annotations

import hmac

from aiohttp import web

from pairguard_gui.api.errors import ApiCallRefused, ApiRefusal

_SCHEME = "Bearer "
_OWN_SITES = frozenset({"none", "same-origin"})


class Auth:
    """Checks before anything else: which host the caller meant, that it is no web page, that it knows the token."""

    def __init__(self, port: int, token: str) -> None:
        self._hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})
        self._token = token.encode()

    def admit(self, request: web.Request) -> None:
        """Return for a caller who may call; ApiCallRefused for any other."""
        self._check_host(request)
        _refuse_web_pages(request)
        self._check_token(request)

    def _check_host(self, request: web.Request) -> None:
        """Refuses DNS rebinding: a web page whose name was pointed at this computer still sends that name as host."""
        hosts = request.headers.getall("Host", [])
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            raise ApiCallRefused(ApiRefusal.HOST)

    def _check_token(self, request: web.Request) -> None:
        given = request.headers.getall("Authorization", [])
        if len(given) != 1 or not given[0].startswith(_SCHEME):
            raise ApiCallRefused(ApiRefusal.UNAUTHORIZED)
        token = given[0].removeprefix(_SCHEME).encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(token, self._token):
            raise ApiCallRefused(ApiRefusal.UNAUTHORIZED)


def _refuse_web_pages(request: web.Request) -> None:
    """Only browsers send these two headers (Fetch standard: Origin; Fetch Metadata: Sec-Fetch-Site)."""
    sites = request.headers.getall("Sec-Fetch-Site", [])
    if "Origin" in request.headers or any(site not in _OWN_SITES for site in sites):
        raise ApiCallRefused(ApiRefusal.ORIGIN)
