"""The account commands of the real program where the key store, the key or the market is not as it was."""

from __future__ import annotations

import io
import json
import sqlite3
import subprocess
import time
from argparse import Namespace
from contextlib import closing
from pathlib import Path

import pytest

from pairguard_gui.commands import account as account_command
from pairguard_gui.practice.server import PracticeServer
from pairguard_gui.store.keys.key_stores import open_key_store
from tests.support.program import PROGRAM, Done, pairguard, surroundings

NO_BUS = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}


pytestmark = pytest.mark.usefixtures("keyring")


def key_of(server: PracticeServer) -> str:
    access = server.access
    return f"{access.api_key}\n{access.secret}\n{access.passphrase}\n"


def account(profile: Path, *words: str, typed: str = "", env: dict[str, str] | None = None) -> Done:
    done = pairguard("account", *words, "--profile", profile, "--lang", "en", typed=typed, env=env)
    assert "Traceback" not in done.err, done.err
    return done


def added(profile: Path, server: PracticeServer) -> None:
    done = account(
        profile, "add", "Main", "--env", "live", "--base-url", server.access.rest, "--stdin", typed=key_of(server)
    )
    assert done.status == 0, done.err


def kept(profile: Path, name: str) -> str | None:
    with closing(sqlite3.connect(profile / "pair_protection.db")) as database:
        installation = database.execute("SELECT name FROM installation").fetchone()[0]
    return open_key_store().get(f"{installation} {name.casefold()}", may_ask=False)


def test_an_account_goes_on_under_another_name(profile: Path, live: PracticeServer) -> None:
    added(profile, live)
    done = account(profile, "rename", "main", "Second")
    assert (done.status, done.out) == (
        0,
        "Main is called Second from now on. Its key and its history went along.\n",
    )
    assert (kept(profile, "Main"), bool(kept(profile, "Second"))) == (None, True)
    assert account(profile, "check", "Second").status == 0
    assert "There is no account Main" in account(profile, "rename", "Main", "Third").err


def test_an_account_goes_on_with_another_key(profile: Path, live: PracticeServer) -> None:
    added(profile, live)
    before = kept(profile, "Main")
    parts = key_of(live).splitlines()
    refused = account(profile, "rekey", "Main", "--stdin", typed="\n".join([*parts[:2], "wrong"]))
    assert (refused.status, "passphrase" in refused.err, kept(profile, "Main")) == (1, True, before)

    open_key_store().delete(_user(profile))
    assert "`pairguard account rekey Main`" in account(profile, "check", "Main").err
    done = account(profile, "rekey", "Main", "--stdin", typed=key_of(live))
    assert (done.status, kept(profile, "Main")) == (0, before)
    assert "✓ Signature" in done.out
    assert "Main goes on with the new key, which is kept in GNOME Keyring." in done.out


def _user(profile: Path) -> str:
    (user,) = json.loads((profile / "key-names.json").read_text())["held"]
    return str(user)


def test_a_key_that_cannot_be_deleted_keeps_its_account_until_it_is_left_behind(
    profile: Path, live: PracticeServer
) -> None:
    added(profile, live)
    refused = account(profile, "remove", "Main", env=NO_BUS)
    assert (refused.status, "`pairguard account remove Main --leave-key`" in refused.err) == (1, True)
    assert [each["account"] for each in json.loads(account(profile, "list", "--json").out)] == ["Main"]

    done = account(profile, "remove", "Main", "--leave-key", env=NO_BUS)
    assert (done.status, "may still be in the key store" in done.out) == (0, True)
    assert kept(profile, "Main")
    added(profile, live)
    assert account(profile, "remove", "Main").status == 0
    assert kept(profile, "Main") is None


def test_a_live_account_is_armed_for_the_table_that_was_shown_alone(profile: Path, live: PracticeServer) -> None:
    added(profile, live)
    words = ["account", "arm", "Main", "--profile", str(profile), "--lang", "en"]
    with subprocess.Popen(
        [*PROGRAM, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=surroundings(screen=False),
    ) as arming:
        assert arming.stdout is not None
        shown = ""
        while "Type LIVE" not in shown:
            shown += arming.stdout.read(1)
        live.close("SOL-USDT-SWAP", "short", "manual")
        _, told = arming.communicate("LIVE\n", timeout=60)
    assert arming.returncode == 1
    assert "Nothing was armed. Look at the table again." in told
    (listed,) = json.loads(account(profile, "list", "--json").out)
    assert (listed["armed"], listed["protected_count"]) == (False, 0)
    time.sleep(2.5)  # OKX answers account/config five times in two seconds
    done = account(profile, "arm", "Main", typed="LIVE\n")
    assert "armed with 19 pairs" in done.out, done.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("rename", "Main"), "the new name of the account is missing"),
        (("check", "Main", "Second"), "only `account rename` takes a second name"),
        (("rekey",), "the name of the account is missing"),
    ],
)
def test_what_cannot_be_read_is_told(profile: Path, words: tuple[str, ...], told: str) -> None:
    done = account(profile, *words)
    assert (done.status, told in done.err) == (1, True)


def test_the_blanks_of_a_passphrase_are_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(" key \r\n secret\t\r\n  pass phrase \r\nme: pw \r\n"))
    asked = Namespace(stdin=True, proxy="http://127.0.0.1:9", proxy_login=True)
    key, proxy = account_command._entered(asked)
    assert [part.reveal() for part in (key.api_key, key.secret, key.passphrase)] == ["key", "secret", "  pass phrase "]
    assert proxy == "http://me:%20pw%20@127.0.0.1:9"
