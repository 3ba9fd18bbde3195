"""The real program in a process of its own, as a person starts it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests

PROGRAM = (sys.executable, "-m", "pairguard_gui")
PATIENCE_S = 90.0


def pairguard(*words: str | Path, screen: bool = False, env: Mapping[str, str] | None = None, typed: str = "") -> Done:
    """Run one command to its end, without a screen unless told otherwise; `typed` is its standard input."""
    done = subprocess.run(
        [*PROGRAM, *map(str, words)],
        capture_output=True,
        input=typed,
        text=True,
        timeout=60,
        env={**surroundings(screen=screen), **(env or {})},
        check=False,
    )
    return Done(done)


def surroundings(*, screen: bool) -> dict[str, str]:
    """The environment of this process, with or without what says that there is a screen."""
    gone = set() if screen else {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return {name: value for name, value in os.environ.items() if name not in gone}


class Done:
    """A command that has ended."""

    def __init__(self, done: subprocess.CompletedProcess[str]) -> None:
        self.status, self.out, self.err = done.returncode, done.stdout, done.stderr

    def json(self) -> dict[str, Any]:
        """Its output read as JSON."""
        fields: dict[str, Any] = json.loads(self.out)
        return fields


class Headless:
    """A headless program, with its practice exchange unless it guards real accounts."""

    def __init__(self, profile: Path, *words: str, program: Sequence[str] = PROGRAM, practice: bool = True) -> None:
        self.profile, self._words, self._program = profile, words, program
        self._mode = ["--practice"] if practice else []
        self.begin()

    def begin(self) -> None:
        """Start the process and wait until it takes commands."""
        self._output = (self.profile.parent / f"output-{time.monotonic_ns()}.txt").open("w+")
        command = [*self._program, "run", *self._mode, "--headless", "--profile", str(self.profile)]
        options = ["--api-port", "0", "--lang", "en", *self._words]
        self.process = subprocess.Popen(
            [*command, *options], stdout=self._output, stderr=subprocess.STDOUT, env=surroundings(screen=False)
        )
        until(lambda: self.api_file.get("pid") == self.process.pid or self.process.poll() is not None)
        assert self.process.poll() is None, self.told

    @property
    def api_file(self) -> dict[str, Any]:
        """What api.json says."""
        try:
            api_file: dict[str, Any] = json.loads((self.profile / "api.json").read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return api_file

    @property
    def told(self) -> str:
        """What it has printed so far."""
        return Path(self._output.name).read_text("utf-8")

    def ask(self, call: str, method: str = "GET", **params: str) -> dict[str, Any]:
        """One call of the local interface."""
        api_file = self.api_file
        answer = requests.request(
            method,
            f"{api_file['url']}/api/pair-protection/{call}",
            params=params,
            headers={"Authorization": f"Bearer {api_file['token']}"},
            timeout=60,
        )
        fields: dict[str, Any] = answer.json()
        return fields

    def status(self) -> dict[str, Any]:
        """Its status now."""
        return self.ask("status")

    def check(self) -> dict[str, Any]:
        """Have it look now."""
        return self.ask("check", "POST")

    def lines(self, *kinds: str) -> list[dict[str, Any]]:
        """The action log, oldest first, only those kinds."""
        found = self.ask("actions", limit="1000")["actions"]
        return [line for line in reversed(found) if not kinds or line["action_type"] in kinds]

    def control(self, call: str, **fields: object) -> dict[str, Any]:
        """Act on the practice exchange."""
        answer = requests.post(f"{self.api_file['practice']['control']}/{call}", json=fields, timeout=10)
        assert answer.status_code == 200, answer.text
        got: dict[str, Any] = answer.json()
        return got

    def close(self, inst_id: str, pos_side: str, cause: str = "manual") -> None:
        """Close a practice position."""
        self.control("close", instId=inst_id, posSide=pos_side, cause=cause)

    def market(self) -> dict[str, Any]:
        """What the practice exchange knows."""
        answer = requests.get(f"{self.api_file['practice']['control']}/state", timeout=10)
        state: dict[str, Any] = answer.json()
        return state

    def kill(self) -> None:
        """End it as the system does when memory runs out."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(PATIENCE_S)
        self._output.close()

    def end(self) -> int:
        """Ask it to end; its exit status."""
        if self.process.poll() is None:
            self.process.terminate()
        status = self.process.wait(PATIENCE_S)
        self._output.close()  # twice does no harm
        return status


@contextmanager
def headless(profile: Path, *words: str, program: Sequence[str] = PROGRAM, practice: bool = True) -> Iterator[Headless]:
    """A headless program that is ended at the end."""
    started = Headless(profile, *words, program=program, practice=practice)
    try:
        yield started
    finally:
        started.end()


def until(condition: Callable[[], Any], patience_s: float = PATIENCE_S) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < deadline, "it did not come to that in time"
        time.sleep(0.05)
