from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pairguard_gui.api.api_file import ApiFile, write
from pairguard_gui.api.client import ApiError, Client, NotAnswered, NotRunning
from tests.api.conftest import ApiRig


def ask(rig: ApiRig, profile: Path, call: str, **params: str) -> dict[str, Any]:
    def act() -> dict[str, Any]:
        with Client(profile) as client:
            return client.get(call, **params)

    return rig.on_a_thread(act)


def test_the_card_in_the_profile_opens_the_door(rig: ApiRig, profile: Path) -> None:
    assert ask(rig, profile, "status")["account"] == "practice"


def test_a_no_comes_with_its_words(rig: ApiRig, profile: Path) -> None:
    with pytest.raises(ApiError) as refused:
        ask(rig, profile, "status", account="nobody")

    assert (refused.value.code, refused.value.hint) == ("unknown_account", "The accounts are: practice.")


def test_a_proxy_of_the_environment_is_not_asked(rig: ApiRig, profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")

    assert ask(rig, profile, "status")["success"] is True


def test_no_card_means_nobody_runs(profile: Path) -> None:
    with pytest.raises(NotRunning):
        Client(profile)


def test_a_card_left_by_a_killed_program_means_nobody_runs(profile: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    write(profile, ApiFile(f"http://127.0.0.1:{port}", "t", 1))

    with Client(profile) as client, pytest.raises(NotRunning):
        client.get("status")


@contextmanager
def somebody_else(answer: bytes) -> Iterator[int]:
    """Another program that has the port by now."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            wire, _ = server.accept()
            with wire:
                wire.recv(65_536)
                wire.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
        thread.join()


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]",
        b"HTTP/1.1 302 Found\r\nLocation: http://evil.example/\r\nContent-Length: 0\r\n\r\n",
    ],
)
def test_another_program_at_that_port_is_not_believed(profile: Path, answer: bytes) -> None:
    with somebody_else(answer) as port:
        write(profile, ApiFile(f"http://127.0.0.1:{port}", "t", 1))
        with Client(profile) as client, pytest.raises(NotAnswered):
            client.get("status")
