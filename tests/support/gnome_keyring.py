"""A GNOME Keyring of a test's own: a D-Bus session, a daemon and a folder that nobody else sees."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import secretstorage

PASSWORD = "open sesame"
_MADE_FOR_IT = (
    "DBUS_SESSION_BUS_ADDRESS",
    "XDG_RUNTIME_DIR",
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "GNOME_KEYRING_CONTROL",
)


@contextmanager
def bus() -> Iterator[Path]:
    """A D-Bus session without any key store, put into the environment; yields its folder."""
    folder = Path(tempfile.mkdtemp(prefix="pg-bus-"))  # short: a socket's path has a limit
    before = {name: os.environ.get(name) for name in _MADE_FOR_IT}
    daemon = subprocess.Popen(
        ["dbus-daemon", "--config-file", str(_configuration(folder)), "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert daemon.stdout is not None
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().strip()
    os.environ["XDG_RUNTIME_DIR"], os.environ["XDG_DATA_HOME"] = str(folder), str(folder / "share")
    os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
    os.environ.pop("GNOME_KEYRING_CONTROL", None)
    try:
        yield folder
    finally:
        _restore(before)
        daemon.terminate()
        daemon.wait()
        daemon.stdout.close()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def gnome_keyring(folder: Path, *, unlocked: bool = True) -> Iterator[None]:
    """The daemon on the session of that folder; its login collection is open, or stays locked."""
    words = ["gnome-keyring-daemon", "--foreground", "--components=secrets", f"--control-directory={folder}"]
    daemon = subprocess.Popen(
        [*words, "--unlock"] if unlocked else words,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert daemon.stdin is not None
        daemon.stdin.write(PASSWORD if unlocked else "")
        daemon.stdin.close()
        _wait_for_service(daemon)
        yield
    finally:
        daemon.terminate()
        daemon.wait()


def _wait_for_service(daemon: subprocess.Popen[str]) -> None:
    """Until it answers; a daemon that was told a password has opened its collection by then."""
    patience = time.monotonic() + 15
    while True:
        with closing(secretstorage.dbus_init()) as connection:
            if secretstorage.check_service_availability(connection):
                return
        assert daemon.poll() is None, "the key store ended at once"
        assert time.monotonic() < patience, "the key store does not come up"
        time.sleep(0.05)


def _configuration(folder: Path) -> Path:
    """A session that starts no service by itself."""
    path = folder / "bus.conf"
    path.write_text(
        "<busconfig><type>session</type><listen>unix:dir="
        f"{folder}</listen><policy context='default'><allow send_destination='*' eavesdrop='true'/>"
        "<allow eavesdrop='true'/><allow own='*'/></policy></busconfig>"
    )
    return path


def _restore(before: dict[str, str | None]) -> None:
    for name, value in before.items():
        os.environ.pop(name, None)
        if value is not None:
            os.environ[name] = value
