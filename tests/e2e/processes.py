"""The exchange and the guard as processes of their own, and the fork server that starts both."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import requests

from pairguard_gui.api.api_file import read
from pairguard_gui.api.client import ApiError, Client, NotAnswered, NotRunning
from tests.e2e.shared_controls import SharedControls

ROOT = Path(__file__).parents[2]
PATIENCE_S = 20.0
_GLANCE_S = 0.004


class ForkServer:
    """Starts programs, tells how they ended, and ends those that are left over."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.fork_server"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._running: set[int] = set()

    def start(
        self, words: Sequence[str], controls: SharedControls, out: Path, typed: str = "", *, halted: bool = False
    ) -> int:
        """Start `pairguard WORDS`; its process id. `typed` is what it may read, `out` a file for what it says.

        A halted one has not begun; it waits for SIGCONT.
        """
        order = {
            "words": list(words),
            "typed": typed,
            "controls": str(controls.path),
            "out": str(out),
            "halted": halted,
        }
        pid = self._ask(order)
        self._running.add(pid)
        return pid

    def wait(self, pid: int) -> int:
        """The exit status of a program that ends; negative for the signal that ended it."""
        status = self._ask({"wait": pid})
        self._running.discard(pid)
        return status

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pid in tuple(self._running):
            os.kill(pid, signal.SIGKILL)
            self.wait(pid)
        with self._process as process:
            assert process.stdin
            process.stdin.close()

    def _ask(self, order: Mapping[str, object]) -> int:
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps(order), file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())


class Market:
    """The practice exchange as `pairguard exchange` runs it, with prices that stand still."""

    def __init__(self, fork_server: ForkServer, folder: Path, controls: SharedControls, seed: int) -> None:
        out = folder / "exchange.out"
        self.pid = fork_server.start(["exchange", "--port", "0", "--seed", str(seed)], controls, out)
        wait_until(lambda: out.exists() and out.read_text().endswith("\n"), "the exchange to say where it is")
        self.access: dict[str, str] = json.loads(out.read_text().splitlines()[0])
        self._session = requests.Session()
        self._session.trust_env = False
        self._call("market", {"volatility": "0"})

    def close(self, pair: str, cause: str) -> None:
        """Close the position of a pair."""
        inst_id, _, pos_side = pair.rpartition("_")
        self._call("close", {"instId": inst_id, "posSide": pos_side, "cause": cause})

    def fault(self, kind: str, **wishes: object) -> None:
        """Make the exchange misbehave."""
        self._call("fault", {"kind": kind, **wishes})

    def state(self) -> dict[str, Any]:
        """Everything the exchange knows."""
        answer = self._session.get(f"{self.access['control']}/state", timeout=PATIENCE_S)
        state: dict[str, Any] = answer.json()
        return state

    def end(self) -> None:
        """Close the connection to it."""
        self._session.close()

    def _call(self, name: str, body: Mapping[str, object]) -> None:
        answer = self._session.post(f"{self.access['control']}/{name}", json=body, timeout=PATIENCE_S)
        assert answer.json()["success"], answer.text


class Program:
    """One run of the headless program, from its start to its end."""

    def __init__(
        self, fork_server: ForkServer, profile: Path, controls: SharedControls, *, halted: bool = False
    ) -> None:
        self._fork_server, self.profile = fork_server, profile
        self.out = profile.with_suffix(".out")
        words = ["run", "--headless", "--start", "--profile", str(profile), "--api-port", "0"]
        self.pid = fork_server.start(words, controls, self.out, halted=halted)
        self._client: Client | None = None
        self.died = False

    @property
    def guard_thread(self) -> int:
        """The thread id, as the kernel counts, of the thread that guards."""
        for task in Path(f"/proc/{self.pid}/task").iterdir():
            if (task / "comm").read_text().startswith("guard-"):
                return int(task.name)
        raise AssertionError("no guard thread")

    def ask(self, call: str) -> dict[str, Any]:
        """GET one call of the local API."""
        return self._api().get(call)

    def check(self) -> dict[str, Any]:
        """One check now; what it found, a failed one too."""
        try:
            return self._api().post("check")
        except ApiError as refused:
            return dict(refused.fields)

    def try_check(self) -> bool:
        """One check now, which the program may not survive; whether it did."""
        try:
            self.check()
        except (NotRunning, NotAnswered):
            return False
        return True

    def kill(self) -> None:
        """End it as a power cut or the kernel's out-of-memory killer would: no line of its code runs any more."""
        os.kill(self.pid, signal.SIGKILL)

    def ended(self) -> int:
        """How it ended; waits for it."""
        if self._client:
            self._client.__exit__(None, None, None)
            self._client = None
        self.died = True
        return self._fork_server.wait(self.pid)

    def quit(self) -> int:
        """Ask it to end, as Ctrl-C does."""
        os.kill(self.pid, signal.SIGTERM)
        return self.ended()

    def ready(self) -> bool:
        """Wait until its shield is up; False when it died before."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            if not alive(self.pid):
                return False
            try:
                if self.ask("status")["is_running"]:
                    return True
            except (NotRunning, NotAnswered, ApiError):
                self._client = None
            time.sleep(_GLANCE_S)
        raise AssertionError(f"not ready: {self.out.read_text()[-2000:]}")

    def _api(self) -> Client:
        if self._client is None:
            api_file = read(self.profile)
            if api_file is None or api_file.pid != self.pid:
                raise NotRunning(str(self.profile))
            self._client = Client(self.profile)
        return self._client


def alive(pid: int) -> bool:
    """Whether a process runs; one that ended and was not waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in {"Z", "X"}
    except FileNotFoundError:
        return False


def wait_until(true: Any, what: str, seconds: float = PATIENCE_S) -> None:
    """Wait for something that comes by itself."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(_GLANCE_S)
