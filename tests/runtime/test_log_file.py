from __future__ import annotations

import base64
import errno
import io
import json
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from PySide6.QtCore import qWarning

from pairguard_gui.core.values.redaction import Redaction
from pairguard_gui.runtime.log_file import NAME, start_log, stop_log

SECRET = "5UP3R/53CR3T+?"
pytestmark = pytest.mark.logs_warnings


def fail(why: str) -> None:
    raise RuntimeError(why)


class Full(io.StringIO):
    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, f"No space left for {text}")


@pytest.fixture
def handler(tmp_path: Path) -> Iterator[logging.Handler]:
    redaction = Redaction()
    redaction.add(SECRET, "")
    started = start_log(tmp_path, redaction)
    yield started
    stop_log(started)


@pytest.fixture
def log_file(handler: logging.Handler, tmp_path: Path) -> Path:
    del handler
    return tmp_path / NAME


@pytest.fixture
def full(handler: logging.Handler, monkeypatch: pytest.MonkeyPatch) -> None:
    """A log whose file takes nothing more."""
    monkeypatch.setattr(handler, "stream", Full())


def test_a_secret_is_blacked_out_wherever_it_hides(log_file: Path) -> None:
    log = logging.getLogger("test")
    log.warning("the key is %s", SECRET)
    try:
        fail(f"bad {SECRET}")
    except RuntimeError:
        log.exception("it failed")

    text = log_file.read_text("utf-8")
    assert SECRET not in text
    assert text.count("[secret]") >= 2
    assert "RuntimeError: bad [secret]" in text


@pytest.mark.parametrize(
    "written",
    [
        base64.b64encode(SECRET.encode()).decode(),
        base64.b64encode(f"me:{SECRET}".encode()).decode(),
        SECRET.encode().hex(),
        quote(SECRET, safe=""),
        f"http://me:{SECRET}@127.0.0.1",
    ],
)
def test_a_secret_is_blacked_out_however_it_is_written(written: str) -> None:
    redaction = Redaction()
    redaction.add(SECRET)
    assert written not in redaction.clean(f"with {written} in it")
    assert "[secret]" in redaction.clean(f"with {written} in it")


@pytest.mark.parametrize("secret", ["pa\\ss\"wo'rd1", "tab'quote\"x", "back\\slash", 'two"quotes"', "plain-1234"])
@pytest.mark.parametrize(
    "written",
    [
        lambda secret: repr({"OK-ACCESS-PASSPHRASE": secret}),
        lambda secret: json.dumps({"p": secret}),
        lambda secret: repr(json.dumps([secret])),
        lambda secret: json.dumps(repr(secret)),
        lambda secret: repr(secret.encode()),
        lambda secret: secret.encode().hex(),
        lambda secret: secret.encode().hex().upper(),
        lambda secret: secret.encode().hex(" ").upper().replace(" ", ""),
        lambda secret: secret.encode("utf-16-le").hex(),
        lambda secret: secret.encode("utf-16").hex().upper(),
        lambda secret: repr(secret.encode("utf-16-be")),
        lambda secret: secret.encode("utf-16-le").decode("latin-1"),
        lambda secret: base64.b64encode(secret.encode("utf-16-le")).decode(),
        lambda secret: quote(secret, safe="").lower(),
        lambda secret: secret.upper(),
    ],
)
def test_no_way_of_writing_it_down_keeps_a_secret(secret: str, written: Callable[[str], str]) -> None:
    redaction = Redaction()
    redaction.add(secret)
    cleaned = redaction.clean(f"with {written(secret)} in it")
    assert "[secret]" in cleaned
    assert written(secret) not in cleaned
    assert secret[4:].lower() not in cleaned.lower()


@pytest.mark.usefixtures("full")
def test_a_full_disk_makes_the_log_say_one_fixed_line(capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("test").warning("with %s", SECRET)
    assert capsys.readouterr().err == "PairGuard could not write a line to its log file.\n"


@pytest.mark.usefixtures("full")
def test_a_log_that_cannot_even_say_that_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for nowhere in (Full(), None):
        monkeypatch.setattr(sys, "stderr", nowhere)
        logging.getLogger("test").warning("with %s", SECRET)


def test_a_secret_that_is_part_of_another_leaves_nothing_of_it() -> None:
    redaction = Redaction()
    redaction.add("secret-1", "secret-1-and-more", "abc")
    assert redaction.clean("secret-1-and-more abc") == "[secret] abc"


def test_lines_have_the_time_in_utc(log_file: Path) -> None:
    logging.getLogger("test").warning("hello")

    assert log_file.read_text("utf-8").split()[0].endswith("Z")


def test_what_nobody_caught_is_in_the_log(log_file: Path) -> None:
    worker = threading.Thread(target=fail, args=("on a thread",))
    worker.start()
    worker.join()
    try:
        fail("on the main thread")
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)

    text = log_file.read_text("utf-8")
    assert "RuntimeError: on a thread" in text
    assert "RuntimeError: on the main thread" in text


@pytest.mark.no_qt_log
def test_what_qt_says_is_in_the_log(log_file: Path) -> None:
    qWarning("Qt is unhappy")

    assert "WARNING qt: Qt is unhappy" in log_file.read_text("utf-8")


def test_the_log_never_outgrows_its_files(log_file: Path) -> None:
    log = logging.getLogger("test")
    for _ in range(30):
        log.warning("x" * 1_000_000)

    files = sorted(log_file.parent.iterdir())
    assert len(files) == 5
    assert sum(path.stat().st_size for path in files) < 21 * 1024 * 1024
