"""One key goes through everything that can happen to it; afterwards it is nowhere but in the key store."""

from __future__ import annotations

import base64
import json
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
import requests

from pairguard_gui.practice.exchange import Exchange
from pairguard_gui.practice.faults.engine import KINDS
from pairguard_gui.practice.market.venue import Credentials
from pairguard_gui.practice.server import PracticeServer, wall_ms
from tests.e2e.canary import CANARIES, KEY, PASSPHRASE, PROXY_PASSWORD, SECRET, files, found_in, process
from tests.support.gnome_keyring import bus, gnome_keyring
from tests.support.practice_faults import end_faults
from tests.support.program import PROGRAM, Headless, headless, pairguard, surroundings, until

TRIPLE = f"{KEY}\n{SECRET}\n{PASSPHRASE}\n"
LOUD = (
    sys.executable,
    "-c",
    """
import logging, os, sys
from pairguard_gui import app, cli

begin = app.start_log

def at_debug(*words):
    handler = begin(*words)
    logging.getLogger().setLevel(logging.DEBUG)
    return handler

app.start_log = at_debug
sys.exit(cli.main(sys.argv[1:]))
""",
)
ECHO = f"Your IP 203.0.113.9 is not included in your API key's {KEY} IP whitelist, {SECRET}, {PASSPHRASE}."
ECHOES = {"50110": 401, "50105": 401, "50199": 401, "51008": 200, "51999": 200, "98765": 200, "50011": 429}
"""Refusals in whose words an exchange repeats the whole key: for reads, for orders, codes known and unknown."""
SLANDER = (
    *LOUD[:2],
    LOUD[2].replace(
        "app.start_log = at_debug",
        """app.start_log = at_debug
from pairguard_gui.okx import calls

def talkative(key, *rest):
    logging.getLogger("slander").warning("with %s", key.secret.reveal())
    raise RuntimeError(f"with {key.secret.reveal()} and {key.passphrase.reveal()}")

calls.signed_headers = talkative
""",
    ),
)
"""A program whose own fault is to log the secret and to die of it."""


@pytest.fixture
def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PracticeServer]:
    """An exchange that knows the canary, a key store that will, and a folder for temporary files."""
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    exchange = Exchange(41, wall_ms(), environment="live")
    exchange.venue.credentials = Credentials(KEY, SECRET, PASSPHRASE)
    with bus() as folder, gnome_keyring(folder), PracticeServer(exchange) as server:
        yield server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What everything the program may write lies in: its profile, its output, its temporary files."""
    (tmp_path / "profile").mkdir(mode=0o700)
    return tmp_path


def added(folder: Path, server: PracticeServer) -> dict[str, bytes]:
    """Add and arm the account; what the commands printed, and what could be read of the first while it ran."""
    profile, places = folder / "profile", dict[str, bytes]()
    words = ["account", "add", "Main", "--env", "live", "--base-url", server.access.rest, "--stdin"]
    adding = subprocess.Popen(
        [*PROGRAM, *words, "--profile", str(profile)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=surroundings(screen=False),
    )
    until((profile / "pair_protection.db").exists)
    places |= process(adding.pid)
    places["added"], _ = adding.communicate(TRIPLE.encode(), timeout=60)
    assert adding.returncode == 0, places["added"]
    for action in ("list", "check", "arm"):
        done = pairguard("account", action, *(["Main"] * (action != "list")), "--profile", profile, typed="LIVE\n")
        assert done.status == 0, done.err
        places[action] = (done.out + done.err).encode()
    return places


def refused_attempts(folder: Path, server: PracticeServer) -> dict[str, bytes]:
    """The same key where it does not belong: other parts wrong, a dead proxy with a login, a proxy in the arguments."""
    base = ["account", "add", "Second", "--env", "live", "--base-url", server.access.rest, "--stdin"]
    dead = ["--proxy", "http://127.0.0.1:9", "--proxy-login"]
    attempts = {
        "wrong passphrase": ([], f"{KEY}\n{SECRET}\nwrong\n"),
        "dead proxy": (dead, f"{TRIPLE}me:{PROXY_PASSWORD}\n"),
        "dead socks": (["--proxy", "socks5://127.0.0.1:9", "--proxy-login"], f"{TRIPLE}me:{PROXY_PASSWORD}\n"),
        "letters": ([], f"{KEY}\n{SECRET}\n{PASSPHRASE}ü\n"),
    }
    places = {}
    for code in ("50110", "98765"):
        server.fault("error_code", code=code, status=401, msg=ECHO, whole=True)
        done = pairguard(*base, "--profile", folder / "profile", typed=TRIPLE)
        assert done.status == 1
        places[f"echo {code}"] = (done.out + done.err).encode()
        assert b"203.0.113.9" in places[f"echo {code}"], "what helps is told all the same"
        done = pairguard("account", "check", "Main", "--profile", folder / "profile")
        places[f"check {code}"] = (done.out + done.err).encode()
        end_faults(server)
    for name, (more, typed) in attempts.items():
        done = pairguard(*base, *more, "--profile", folder / "profile", typed=typed)
        assert done.status == 1, name
        assert "Traceback" not in done.err, done.err
        places[name] = (done.out + done.err).encode()
    return places


def everything_asked(program: Headless) -> dict[str, bytes]:
    """All answers of the local interface, to good and bad questions."""
    api_file = program.api_file
    head = {"Authorization": f"Bearer {api_file['token']}"}
    found = {}
    for method, call in [
        ("GET", "status"),
        ("GET", "pairs"),
        ("GET", "actions?limit=1000"),
        ("GET", "actions?text=canary"),
        ("POST", "check"),
        ("GET", "account"),
        ("GET", "keys"),
        ("POST", "stop"),
        ("POST", "start"),
    ]:
        answer = requests.request(method, f"{api_file['url']}/api/pair-protection/{call}", headers=head, timeout=60)
        found[f"{method} {call}"] = answer.content + repr(dict(answer.headers)).encode()
    return found


def fault_of(kind: str) -> dict[str, object]:
    """A fault that a check meets and survives within seconds."""
    wishes: dict[str, object] = {"count": 2}
    if "ms" in KINDS[kind].settings:
        wishes["ms"] = 50
    return wishes


def slandered(program: Headless, server: PracticeServer) -> Iterator[tuple[str, bytes]]:
    """What is told while reads, and then orders alone, are refused in words that hold the key."""
    orders = "/api/v5/trade/batch-orders"
    for code, status in ECHOES.items():
        for what, path in {"reads": "", "orders": orders}.items():
            server.fault("error_code", code=code, status=status, msg=ECHO, count=3, path=path)
            server.close(*server.run(_any_other), "manual")
            for _ in range(3):
                yield f"{code} of {what}", json.dumps(program.check()).encode()
            yield f"status at {code} of {what}", json.dumps(program.status()).encode()
            end_faults(server)
        yield f"actions at {code}", json.dumps(program.ask("actions", limit="1000")).encode()


@pytest.mark.slow
def test_the_key_is_nowhere_after_everything_that_can_happen_to_it(folder: Path, live: PracticeServer) -> None:
    places = added(folder, live) | refused_attempts(folder, live)
    with headless(folder / "profile", "--start", program=LOUD, practice=False) as program:
        until(lambda: program.status()["shield"] == "guarding")
        for kind in KINDS:
            live.fault(kind, **fault_of(kind))
            live.close("SOL-USDT-SWAP", "short", "manual") if live.run(_has_sol) else None
            places[f"check {kind}"] = json.dumps(program.check()).encode()
            end_faults(live)
        for place, content in slandered(program, live):
            places[place] = content
        places |= everything_asked(program)
        places |= process(program.process.pid)
        program.kill()
        program.begin()
        until(lambda: program.status()["current_count"] is not None)
    done = pairguard("account", "remove", "Main", "--profile", folder / "profile")
    places["removed"] = (done.out + done.err).encode()

    left = files(folder)
    assert {Path(name).name for name in left} >= {"pair_protection.db", "pairguard.log"}
    assert b"DEBUG" in left["profile/logs/pairguard.log"]
    assert sum(len(content) for content in places.values()) > 20_000
    assert found_in(places | left) == []


def _has_sol(exchange: Exchange, _now: int) -> bool:
    return bool(exchange.venue.held("SOL-USDT-SWAP", "short"))


def _any_other(exchange: Exchange, _now: int) -> tuple[str, str]:
    """The oldest position there is, so that none is closed again and again."""
    oldest = min(exchange.venue.state.ledger.positions.values(), key=lambda position: position.c_time)
    return oldest.key.inst_id, oldest.side_name


def test_a_program_that_logs_its_secret_and_dies_of_it_gives_nothing_away(folder: Path, live: PracticeServer) -> None:
    added(folder, live)
    with headless(folder / "profile", program=SLANDER, practice=False) as program:
        until(lambda: "stopped because of an error" in program.told or "[secret]" in log_of(folder))
        places = everything_asked(program)
    assert "with [secret]" in log_of(folder)
    assert found_in(places | files(folder)) == []


def log_of(folder: Path) -> str:
    path = folder / "profile/logs/pairguard.log"
    return path.read_text("utf-8") if path.exists() else ""


def _into_a_table(path: Path) -> None:
    with closing(sqlite3.connect(path / "leak.db")) as database:
        database.execute("CREATE TABLE leak (secret TEXT)")
        database.execute("INSERT INTO leak VALUES (?)", (SECRET,))
        database.commit()


def _into_a_bundle(path: Path) -> None:
    with zipfile.ZipFile(path / "bundle.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("settings.json", json.dumps({"passphrase": PASSPHRASE}))


LEAKS: dict[str, Callable[[Path], object]] = {
    "raw": lambda path: (path / "x").write_text(f"key={KEY}"),
    "hex": lambda path: (path / "x").write_text(SECRET.encode().hex()),
    "upper hex": lambda path: (path / "x").write_text(SECRET.encode().hex().upper()),
    "URL": lambda path: (path / "x").write_text(quote(PROXY_PASSWORD, safe="")),
    "UTF-16": lambda path: (path / "x").write_text(PASSPHRASE, encoding="utf-16"),
    "hex of UTF-16": lambda path: (path / "x").write_text(PASSPHRASE.encode("utf-16").hex()),
    "JSON": lambda path: (path / "x").write_text(json.dumps({"passphrase": PASSPHRASE})),
    "repr": lambda path: (path / "x").write_text(repr({"passphrase": PASSPHRASE})),
    "repr of JSON": lambda path: (path / "x").write_text(repr(json.dumps({"passphrase": PASSPHRASE}))),
    "base64": lambda path: (path / "x").write_bytes(base64.b64encode(SECRET.encode())),
    "base64 in a sentence": lambda path: (path / "x").write_bytes(base64.b64encode(f"a {SECRET} z".encode())),
    "base64 of a header": lambda path: (path / "x").write_bytes(base64.b64encode(f"me:{PROXY_PASSWORD}".encode())),
    "database": _into_a_table,
    "bundle": _into_a_bundle,
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_planted_leak_is_found(tmp_path: Path, leak: str) -> None:
    LEAKS[leak](tmp_path)
    assert found_in(files(tmp_path))


def test_a_leak_in_arguments_or_environment_is_found() -> None:
    sleeping = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    with subprocess.Popen([*sleeping, SECRET], stdin=subprocess.PIPE) as spoken:
        until(lambda: found_in(process(spoken.pid)))
        spoken.communicate()
    with subprocess.Popen(sleeping, stdin=subprocess.PIPE, env={"KEY": PASSPHRASE}) as inherited:
        until(lambda: found_in(process(inherited.pid)))
        inherited.communicate()


def test_nothing_is_found_where_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("a canary sings elsewhere")
    assert found_in(files(tmp_path)) == []
    assert len(CANARIES) == len(set(CANARIES))
