"""What a caller sent: read strictly and with limits, before anything is done."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from datetime import datetime

from aiohttp import web

from pairguard_gui.api.errors import ApiCallRefused, ApiRefusal
from pairguard_gui.core.state.actions import ActionKind, ActionQuery
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.times import read_utc

BODY_LIMIT = 64 * 1024
"""Bytes."""
BODY_TIMEOUT_S = 5.0
PAGE_LIMIT = 1000
"""Lines of the action log in one answer."""


async def refuse_body(request: web.Request) -> None:
    """Return for a body that is empty or an empty JSON object; ApiCallRefused for any other."""
    if (request.content_length or 0) > BODY_LIMIT:
        raise ApiCallRefused(ApiRefusal.TOO_LARGE)
    if "Content-Encoding" in request.headers:
        raise ApiCallRefused(ApiRefusal.MEDIA_TYPE)
    body = await _read(request)
    if not body:
        return
    if request.content_type != "application/json":
        raise ApiCallRefused(ApiRefusal.MEDIA_TYPE)
    if _decoded(body) != {}:
        raise ApiCallRefused(ApiRefusal.BODY)


async def _read(request: web.Request) -> bytes:
    try:
        return await asyncio.wait_for(request.read(), BODY_TIMEOUT_S)
    except web.HTTPRequestEntityTooLarge:
        raise ApiCallRefused(ApiRefusal.TOO_LARGE) from None
    except TimeoutError:
        raise ApiCallRefused(ApiRefusal.TOO_SLOW) from None


def _decoded(body: bytes) -> object:
    try:
        decoded: object = json.loads(body)
    except (ValueError, RecursionError):
        raise ApiCallRefused(ApiRefusal.BODY) from None
    return decoded


def query(request: web.Request, *names: str) -> Mapping[str, str]:
    """The query's parameters: `account` and those of `names`, each at most once. ApiCallRefused for any other."""
    given = request.query
    for name in given:
        if name not in {"account", *names} or len(given.getall(name)) != 1:
            raise ApiCallRefused(ApiRefusal.QUERY, name=name[:40])
    return dict(given)


def action_query(account: str, given: Mapping[str, str]) -> ActionQuery:
    """The query for a page of that account's action log. ApiCallRefused for a filter that cannot be read."""
    return ActionQuery(
        account=account,
        kinds=frozenset({_kind(given["kind"])}) if "kind" in given else frozenset(),
        pair=_pair(given["pair"]) if "pair" in given else None,
        text=given.get("text", ""),
        since=_time(given, "since"),
        until=_time(given, "until"),
        before_id=_number(given, "before_id", 0, 2**62),
        limit=_number(given, "limit", 200, PAGE_LIMIT),
    )


def _kind(text: str) -> ActionKind:
    try:
        return ActionKind(text)
    except ValueError:
        raise ApiCallRefused(ApiRefusal.QUERY, name="kind") from None


def _pair(text: str) -> Pair:
    try:
        return Pair.parse(text)
    except ValueError:
        raise ApiCallRefused(ApiRefusal.QUERY, name="pair") from None


def _time(given: Mapping[str, str], name: str) -> datetime | None:
    if name not in given:
        return None
    try:
        return read_utc(given[name])
    except ValueError:
        raise ApiCallRefused(ApiRefusal.QUERY, name=name) from None


def _number(given: Mapping[str, str], name: str, default: int, most: int) -> int:
    text = given.get(name, str(default))
    if not (text.isascii() and text.isdecimal() and len(text) < 20 and int(text) <= most):
        raise ApiCallRefused(ApiRefusal.QUERY, name=name)
    return int(text)
