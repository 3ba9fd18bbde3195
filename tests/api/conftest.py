"""The real server on the real loop, a real account behind it; callers run on a thread beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import pytest
import requests
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from pairguard_gui.api import api_file
from pairguard_gui.api.ports import ApiServices
from pairguard_gui.api.server import ApiServer
from pairguard_gui.assembly.api_words import words
from pairguard_gui.core.values.account import PRACTICE
from pairguard_gui.runtime.awaitable import AwaitableAccount
from pairguard_gui.text.language import Translators
from tests.support.running_account import RunningAccount, running_account, until

T = TypeVar("T")


class ApiRig:
    """The server, its account, and a way to call it while the loop runs."""

    def __init__(self, runner: asyncio.Runner, server: ApiServer, running: RunningAccount) -> None:
        self._runner, self.server, self.running = runner, server, running
        self.port = int(server.url.rsplit(":", 1)[1])

    def on_a_thread(self, act: Callable[[], T]) -> T:
        """Do something on another thread while the loop runs."""
        return self._runner.run(self._on_a_thread(act))

    async def _on_a_thread(self, act: Callable[[], T]) -> T:
        done = await asyncio.to_thread(act)
        for _ in range(50):  # a loop that stands still between two calls must not have half-closed connections
            if not self._connections():
                break
            await asyncio.sleep(0.01)
        return done

    def _connections(self) -> int:
        server = self.server._runner.server if self.server._runner else None
        return len(server.connections) if server else 0

    def call(self, method: str, path: str, **more: Any) -> requests.Response:
        """One call with the right token, unless `headers` say otherwise."""
        headers: Mapping[str, str | None] = {
            "Authorization": f"Bearer {self.server.token}",
            "Connection": "close",
            **more.pop("headers", {}),
        }

        def ask() -> requests.Response:
            with requests.Session() as session:
                session.trust_env = False
                url = f"{self.server.url}/api/pair-protection/{path}"
                return session.request(method, url, headers=headers, timeout=20, allow_redirects=False, **more)

        return self.on_a_thread(ask)

    def get(self, path: str, **more: Any) -> dict[str, Any]:
        """The JSON of a GET that succeeds."""
        answer = self.call("GET", path, **more)
        assert answer.status_code == 200, answer.text
        fields: dict[str, Any] = answer.json()
        return fields

    def post(self, path: str, **more: Any) -> dict[str, Any]:
        """The JSON of a POST that succeeds."""
        answer = self.call("POST", path, **more)
        assert answer.status_code == 200, answer.text
        fields: dict[str, Any] = answer.json()
        return fields


@pytest.fixture
def rig(qapp: QApplication, profile: Path) -> Iterator[ApiRig]:
    """A server whose account has been checked once and is not guarded."""
    translators = Translators("en")
    with running_account() as running, asyncio.Runner(loop_factory=lambda: QEventLoop(qapp)) as runner:
        account = AwaitableAccount(running.controller)
        server = ApiServer(ApiServices({PRACTICE: account}, running.journal, words()), 0)
        runner.run(server.start())
        api_file.write(profile, api_file.ApiFile(server.url, server.token, 1))
        running.controller.begin(resume=False)
        until(lambda: running.controller.report)
        try:
            yield ApiRig(runner, server, running)
        finally:
            runner.run(server.stop())
            translators.uninstall()
