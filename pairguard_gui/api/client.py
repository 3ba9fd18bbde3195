"""How the command line talks to the running program."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import requests

from pairguard_gui.api.api_file import ROOT, read

_CONNECT_S = 2.0
_ANSWER_S = 90.0  # a start is answered after the check that follows it, which may have to wait for another check


class NotRunning(Exception):
    """No program listens for that profile folder."""


class NotAnswered(Exception):
    """The program is there and does not answer, or not as it should."""


class ApiError(Exception):
    """The program said no; `fields` is its whole answer."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self.code, self.message = str(fields.get("code", "")), str(fields.get("message", ""))
        self.hint = str(fields.get("hint", ""))
        self.fields = fields
        super().__init__(self.message)


class Client:
    """Calls to the program that runs with that profile folder. NotRunning when there is none.

    `language`, e.g. zh_CN, is the one its sentences are to be in.
    """

    def __init__(self, profile: Path, language: str = "") -> None:
        api_file = read(profile)
        if api_file is None:
            raise NotRunning(str(profile))
        self._url = api_file.url
        self._session = requests.Session()
        self._session.trust_env = False  # no proxy and no .netrc between this computer and itself
        self._session.headers["Authorization"] = f"Bearer {api_file.token}"
        if language:
            self._session.headers["Accept-Language"] = language.replace("_", "-")

    def get(self, call: str, **params: str) -> dict[str, Any]:
        """Ask for something; ApiError, NotRunning, NotAnswered."""
        return self._call("GET", call, params)

    def post(self, call: str, **params: str) -> dict[str, Any]:
        """Have something done; ApiError, NotRunning, NotAnswered."""
        return self._call("POST", call, params)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()

    def _call(self, method: str, call: str, params: Mapping[str, str]) -> dict[str, Any]:
        try:
            answer = self._session.request(
                method,
                f"{self._url}{ROOT}/{call}",
                params=params,
                timeout=(_CONNECT_S, _ANSWER_S),
                allow_redirects=False,
            )
            fields = answer.json()
        except requests.ConnectionError:
            raise NotRunning(self._url) from None
        except (requests.RequestException, ValueError) as error:
            raise NotAnswered(type(error).__name__) from error
        if not isinstance(fields, dict) or "success" not in fields:
            raise NotAnswered(f"HTTP {answer.status_code}")
        if not fields["success"]:
            raise ApiError(fields)
        return fields
