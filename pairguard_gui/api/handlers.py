"""The calls themselves: one method each, from request to response."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from pairguard_gui.api import responses
from pairguard_gui.api.api_file import ROOT
from pairguard_gui.api.errors import ApiCallRefused, ApiRefusal, status_of
from pairguard_gui.api.request import action_query, query, refuse_body
from pairguard_gui.core.state.account_state import AccountState
from pairguard_gui.core.values.reason import Reason

if TYPE_CHECKING:
    from pairguard_gui.api.ports import AccountApi, ApiServices, Words

_FILTERS = ("kind", "pair", "text", "since", "until", "before_id", "limit")


class Handlers:
    """What a caller who was let in may ask for."""

    def __init__(self, services: ApiServices) -> None:
        self._accounts, self._history, self._words = services.accounts, services.history, services.words

    def routes(self) -> list[web.RouteDef]:
        """Every call with its path."""
        return [
            web.post(f"{ROOT}/start", self._start),
            web.post(f"{ROOT}/stop", self._stop),
            web.post(f"{ROOT}/check", self._check),
            web.get(f"{ROOT}/status", self._status, allow_head=False),
            web.get(f"{ROOT}/pairs", self._pairs, allow_head=False),
            web.get(f"{ROOT}/actions", self._actions, allow_head=False),
        ]

    async def _start(self, request: web.Request) -> web.Response:
        account = await self._account_without_body(request)
        answer = await account.start()
        if isinstance(answer, Reason):
            return self._failure(request, answer)
        seen = account.status.complete_report
        counts = {"protected_count": len(answer.pairs), "current_count": responses.current_count(seen)}
        return self._success(request, "started", **counts)

    async def _stop(self, request: web.Request) -> web.Response:
        answer = await (await self._account_without_body(request)).stop()
        return self._success(request, "stopped") if isinstance(answer, AccountState) else self._failure(request, answer)

    async def _check(self, request: web.Request) -> web.Response:
        report = await (await self._account_without_body(request)).check()
        if isinstance(report, Reason):
            return self._failure(request, report)
        found = responses.check(report, words_for(request, self._words))
        if report.failure:
            return self._failure(request, report.failure, report=found)
        return self._success(request, "checked", report=found)

    async def _status(self, request: web.Request) -> web.Response:
        return web.json_response(responses.status(self._account(request).status, words_for(request, self._words)))

    async def _pairs(self, request: web.Request) -> web.Response:
        return web.json_response(responses.pairs(self._account(request).status, words_for(request, self._words)))

    async def _actions(self, request: web.Request) -> web.Response:
        account = self._account(request, *_FILTERS).status.account
        wanted = action_query(account, request.query)
        page, total = self._history.actions(wanted), self._history.count(wanted)
        return web.json_response(responses.actions(account, page, total, words_for(request, self._words)))

    async def _account_without_body(self, request: web.Request) -> AccountApi:
        await refuse_body(request)
        return self._account(request)

    def _account(self, request: web.Request, *names: str) -> AccountApi:
        name = query(request, *names).get("account", next(iter(self._accounts), ""))
        if name not in self._accounts:
            raise ApiCallRefused(ApiRefusal.UNKNOWN_ACCOUNT, account=name[:40], known=", ".join(self._accounts))
        return self._accounts[name]

    def _success(self, request: web.Request, what: str, **fields: object) -> web.Response:
        message = words_for(request, self._words).message(what, {}).text
        return web.json_response({"success": True, "message": message, **fields})

    def _failure(self, request: web.Request, why: Reason, **fields: object) -> web.Response:
        message = words_for(request, self._words).reason(why)
        body = {"success": False, "code": why.code, "message": message.text, "hint": message.hint, **fields}
        return web.json_response(body, status=status_of(why.code))


def words_for(request: web.Request, words: Words) -> Words:
    """The words in the language that the caller asks for with Accept-Language."""
    return words.in_language(request.headers.get("Accept-Language", ""))
