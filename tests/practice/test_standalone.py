"""The exchange as a process of its own: one line of JSON, then service until it is told to stop."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import requests

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = (
    "import sys; from pairguard_gui.practice.standalone import serve; sys.exit(serve(int(sys.argv[1]), 5, sys.stdout))"
)


def start(port: int = 0) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", PROGRAM, str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def alone() -> Iterator[subprocess.Popen[str]]:
    with start() as process:
        yield process
        process.kill()


def first_line(process: subprocess.Popen[str]) -> dict[str, str]:
    assert process.stdout is not None
    line: dict[str, str] = json.loads(process.stdout.readline())
    return line


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_told_to_stop(alone: subprocess.Popen[str], number: signal.Signals) -> None:
    access = first_line(alone)
    assert access.keys() == {"rest", "ws_public", "ws_private", "control", "api_key", "secret", "passphrase"}
    assert requests.get(access["rest"] + "/api/v5/public/time", timeout=5).json()["code"] == "0"
    alone.send_signal(number)
    rest, errors = alone.communicate(timeout=10)
    assert (alone.returncode, rest, errors) == (0, "", "")


def test_one_seed_has_one_key(alone: subprocess.Popen[str]) -> None:
    with start() as other:
        mine, its = first_line(alone), first_line(other)
        other.kill()
    assert mine["rest"] != its["rest"]
    assert [mine[name] for name in ("api_key", "secret", "passphrase")] == [
        its[name] for name in ("api_key", "secret", "passphrase")
    ]


def test_a_busy_port_ends_it_with_a_sentence(alone: subprocess.Popen[str]) -> None:
    port = int(first_line(alone)["rest"].rpartition(":")[2])
    with start(port) as other:
        out, errors = other.communicate(timeout=10)
    assert (other.returncode, out) == (1, "")
    assert errors.rstrip().endswith(
        f"Port {port} on 127.0.0.1 is in use by another program; choose another with --port."
    )
