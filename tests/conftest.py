"""What holds for every test: a desktop of its own, a clock that is not UTC, and no noise."""

from __future__ import annotations

import atexit
import gc
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

MUCH_GARBAGE = 100_000
"""So many objects made and not let go of since the last round are worth the next one."""


def _live_apart_from_the_person() -> None:
    """Keep tests out of the person's own profile, language and time zone; set before Qt is imported."""
    home = Path(tempfile.mkdtemp(prefix="pairguard-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(home / name.lower())
    if "XDG_RUNTIME_DIR" not in os.environ:
        os.environ["XDG_RUNTIME_DIR"] = str(home)  # Qt warns without one, and warnings fail here
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["TZ"] = "CST-8"  # UTC+8 as POSIX writes it: local and UTC never agree by luck
    time.tzset()


_live_apart_from_the_person()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "logs_warnings: the test expects warnings in the log and checks them")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what passed tests have to tell (`record_property("told", …)`), whichever process ran them."""
    passed = terminalreporter.stats.get("passed", [])
    told = [str(text) for report in passed for name, text in report.user_properties if name == "told"]
    if told:
        terminalreporter.section("told by the tests")
        terminalreporter.write_line("\n".join(sorted(told)))


@pytest.fixture(autouse=True)
def _garbage_stays_here() -> Iterator[None]:
    """Cycles are collected by the main thread between tests: any other thread would destroy their Qt objects there."""
    gc.disable()
    yield
    if gc.get_count()[0] > MUCH_GARBAGE:
        gc.collect()


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log that nobody expected fails the test."""
    yield
    if request.node.get_closest_marker("logs_warnings"):
        return
    loud = [r for when in ("setup", "call") for r in caplog.get_records(when) if r.levelno >= logging.WARNING]
    if loud:
        lines = "\n".join(f"  {r.levelname} {r.name}: {r.getMessage()}" for r in loud)
        pytest.fail(f"unexpected in the log (a test that expects this is marked logs_warnings):\n{lines}")


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """An empty profile folder, open to its owner alone."""
    folder = tmp_path / "profile"
    folder.mkdir(mode=0o700)
    return folder
