"""The whole program with live accounts: their keys in a real key store, an exchange that claims to be live."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pairguard_gui.practice.exchange import Exchange
from pairguard_gui.practice.server import PracticeServer, wall_ms
from tests.support.gnome_keyring import bus, gnome_keyring


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a bus of its own with GNOME Keyring on it."""
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    with bus() as folder, gnome_keyring(folder):
        yield folder


@pytest.fixture
def live() -> Iterator[PracticeServer]:
    with PracticeServer(Exchange(21, wall_ms(), environment="live")) as server:
        yield server
