"""The command line as a person meets it: every word, and every mistake."""

from __future__ import annotations

import json
import os
import re
import socket
import sqlite3
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import pairguard_gui
from pairguard_gui.text.cli.command_line import COMMANDS, parse
from tests.support.program import PROGRAM, Headless, headless, pairguard, until

SOL = ("SOL-USDT-SWAP", "short")
OPTIONS = {
    "run": ["--practice", "--headless", "--api-port", "0"],
    "history": ["--limit", "5"],
    "rules": ["--pair", "BNB-USDT-SWAP_short", "--account", "A", "--json"],
    "account": ["--env", "demo", "--site", "eea", "--proxy", "http://127.0.0.1:1", "--stdin", "--json"],
    "exchange": ["--port", "0", "--seed", "7"],
}
"""Options of a command, beside those of every command."""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Headless]:
    """One program for all commands that only ask."""
    folder = tmp_path_factory.mktemp("cli") / "profile"
    with headless(folder, "--start") as program:
        until(lambda: program.status()["shield"] == "guarding")
        yield program


def sentence(done_err: str) -> str:
    """The one line that was said, without a traceback."""
    lines = done_err.strip().splitlines()
    assert len(lines) == 1, done_err
    assert "Traceback" not in done_err
    assert lines[0].endswith((".", "。"))
    return lines[0]


def test_the_version_is_printed_without_loading_qt() -> None:
    done = pairguard("--version")

    assert (done.status, done.out) == (0, f"PairGuard {pairguard_gui.__version__}\n")


@pytest.mark.parametrize(("language", "word"), [("en", "Commands"), ("zh_CN", "命令")])
def test_help_is_in_the_language_that_was_asked_for(language: str, word: str) -> None:
    done = pairguard("--help", "--lang", language)

    assert done.status == 0
    assert word in done.out
    for command in ("run", "status", "start", "stop", "check", "pairs", "history", "exchange", "self-test"):
        assert re.search(rf"^ +{command}\b", done.out, re.MULTILINE)


def test_the_system_chooses_the_language() -> None:
    assert "命令" in pairguard("--help", env={"LC_ALL": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8"}).out
    assert "Commands" in pairguard("--help", env={"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"}).out


def test_the_window_s_language_is_the_commands_language(profile: Path) -> None:
    (profile / "settings.json").write_text('{"language": "zh_CN"}', "utf-8")

    assert "没有" in pairguard("status", "--profile", profile).err


@pytest.mark.parametrize(
    "words",
    [
        ["frob"],
        ["run", "--frob"],
        ["--frob"],
        ["status", "--api-port", "5"],
        ["run", "--api-port", "x"],
        ["run", "--api-port", "70000"],
        ["run", "--api-port"],
        ["history", "--limit", "0"],
        ["status", "--lang", "tlh"],
        ["exchange", "--port", "-1"],
        ["run", "extra"],
        ["status", "--acc", "x"],
    ],
)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_what_cannot_be_read_is_one_sentence_and_status_1(words: list[str], language: str) -> None:
    extra = [] if "--lang" in words else ["--lang", language]
    done = pairguard(*words, *extra)

    assert done.status == 1
    assert "pairguard --help" in sentence(done.err)
    assert done.out == ""


@pytest.mark.parametrize(
    ("words", "name", "new"),
    [
        (["add", "--env", "demo", "Main"], "Main", ""),
        (["--env", "demo", "add", "Main", "--stdin"], "Main", ""),
        (["--stdin", "add", "--env=demo", "--site", "eea", "Main"], "Main", ""),
        (["rename", "--json", "Main", "--profile", "here", "Second"], "Main", "Second"),
        (["add", "--env", "demo", "--", "--odd"], "--odd", ""),
    ],
    ids=" ".join,
)
def test_an_account_is_named_before_between_and_after_options(words: list[str], name: str, new: str) -> None:
    arguments = parse(["account", *words], Path("folder"))
    action = "rename" if new else "add"
    assert (arguments.action, arguments.name, arguments.new) == (action, name, new)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_its_options_in_any_order(command: str) -> None:
    """Each option of each command, in front of its words and behind them, says the same."""
    words = {"rules": ["set", "pair_cap=5"], "account": ["rename", "Main", "Second"]}.get(command, [])
    options = [
        *OPTIONS.get(command, []),
        *(["--account", "A", "--json"] if command in {"status", "start", "stop", "check", "pairs", "history"} else []),
        *["--profile", "here", "--lang", "en"],
    ]
    before = parse([command, *options, *words], Path("folder"))
    after = parse([command, *words, *options], Path("folder"))
    between = parse([command, *words[:1], *options, *words[1:]], Path("folder"))
    assert before == after == between
    assert before.profile == Path("here")


@pytest.mark.parametrize("words", [["rules", "--help"], ["rules", "set", "--help", "x=1"], ["account", "-h"]])
def test_the_help_of_a_command_names_its_words(words: list[str]) -> None:
    done = pairguard(*words, "--lang", "en")
    assert done.status == 0
    assert f"pairguard {words[0]} [" in done.out
    assert "action" in done.out or "{show,set}" in done.out or "{add," in done.out


def test_the_running_program_answers_in_the_caller_s_language(running: Headless) -> None:
    """It was started with --lang en; the command asks in Chinese, and nothing of the answer is English."""
    check = pairguard("check", "--profile", running.profile, "--lang", "zh_CN")
    assert (check.status, check.out) == (0, "检查完成\n")
    refused = pairguard("status", "--account", "nobody", "--profile", running.profile, "--lang", "zh_CN")
    assert sentence(refused.err).endswith("practice。")
    history = pairguard("history", "--profile", running.profile, "--lang", "zh_CN")
    assert not re.search("[a-z]{2,}", history.out), history.out
    assert "Check done" in pairguard("check", "--profile", running.profile, "--lang", "en").out


def test_the_status_in_chinese_has_no_english_sentence(profile: Path) -> None:
    """Even where a pair waits: reason, way out and labels are all the caller's."""
    with headless(profile, "--start") as program:
        until(lambda: program.status()["shield"] == "guarding")
        program.control("fault", kind="error_code", code="50001", path="/api/v5/account/positions-history")
        program.close(*SOL)
        program.check()
        until(lambda: program.status()["brakes"] or program.status()["blind"])
        done = pairguard("status", "--profile", profile, "--lang", "zh_CN")
        history = pairguard("history", "--profile", profile, "--lang", "zh_CN")
        english = pairguard("status", "--profile", profile, "--lang", "en")
    sentence_in_english = r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}"
    assert re.search(sentence_in_english, english.out)
    assert not re.search(sentence_in_english, done.out), done.out
    assert not re.search(sentence_in_english, history.out), history.out
    assert "交易所" in done.out


@pytest.mark.parametrize("command", ["status", "start", "stop", "check", "pairs", "history"])
def test_without_a_running_program_there_is_a_way_out(profile: Path, command: str) -> None:
    done = pairguard(command, "--profile", profile, "--lang", "en")

    assert done.status == 1
    assert "pairguard run --headless" in sentence(done.err)
    assert list(profile.iterdir()) == []


def test_the_status_is_told_to_people(running: Headless) -> None:
    done = pairguard("status", "--profile", running.profile, "--lang", "en")

    assert done.status == 0
    assert re.search(r"^Shield +Guarding$", done.out, re.MULTILINE)
    assert re.search(r"^Pairs +20 protected, 20 open, 0 missing$", done.out, re.MULTILINE)


def test_the_status_is_told_to_programs(running: Headless) -> None:
    done = pairguard("status", "--json", "--account", "practice", "--profile", running.profile)

    assert done.status == 0
    assert (done.json()["shield"], done.json()["protected_count"]) == ("guarding", 20)


def test_pairs_stand_in_straight_columns(running: Headless) -> None:
    done = pairguard("pairs", "--profile", running.profile, "--lang", "en")
    lines = done.out.splitlines()

    assert done.status == 0
    assert len(lines) == 21
    assert len({line.index("held") for line in lines[1:]}) == 1


def test_history_is_a_story_with_its_end_at_the_end(running: Headless) -> None:
    done = pairguard("history", "--limit", "3", "--profile", running.profile, "--lang", "en")
    lines = done.out.splitlines()

    assert done.status == 0
    assert len(lines) == 3
    assert "Guarding started" in lines[-1]


def test_a_check_by_hand(running: Headless) -> None:
    done = pairguard("check", "--profile", running.profile, "--lang", "en")

    assert (done.status, done.out) == (0, "Check done\n")


def test_an_unknown_account_is_told_with_the_known_ones(running: Headless) -> None:
    done = pairguard("status", "--account", "nobody", "--profile", running.profile, "--lang", "en")

    assert done.status == 1
    assert sentence(done.err) == "There is no account nobody. Nothing was done. The accounts are: practice."


def test_an_error_in_json_is_json(running: Headless) -> None:
    done = pairguard("status", "--account", "nobody", "--json", "--profile", running.profile)

    assert done.status == 1
    assert done.json()["code"] == "unknown_account"


def test_a_second_copy_names_the_first(running: Headless) -> None:
    done = pairguard("run", "--headless", "--profile", running.profile, "--lang", "en")

    assert done.status == 1
    assert f"process {running.process.pid}" in sentence(done.err)
    assert running.status()["shield"] == "guarding"
    assert running.api_file["pid"] == running.process.pid


def test_who_has_read_enough_may_stop_reading(running: Headless) -> None:
    command = [*PROGRAM, "pairs", "--profile", str(running.profile)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""


def test_missing_pairs_and_blindness_have_their_own_exit_status(profile: Path) -> None:
    with headless(profile, "--start") as program:
        until(lambda: program.status()["shield"] == "guarding")
        program.ask("stop", "POST")
        program.close(*SOL)
        missing = pairguard("check", "--profile", profile, "--lang", "en")
        assert missing.status == 2
        assert "SOL-USDT-SWAP_short" in missing.out
        assert pairguard("status", "--profile", profile).status == 2
        assert pairguard("pairs", "--profile", profile).status == 2

        program.control("fault", kind="http_status", status=502)
        program.check()
        blind = pairguard("check", "--profile", profile, "--lang", "en")
        assert blind.status == 3
        assert "nothing is opened" in sentence(blind.err)
        assert pairguard("pairs", "--profile", profile).status == 3
        status = pairguard("status", "--profile", profile, "--lang", "en")
        assert status.status == 3
        assert "The exchange is overloaded" in status.out


def test_starting_and_stopping_by_command(profile: Path) -> None:
    with headless(profile) as program:
        until(lambda: program.status()["current_count"] == 20)
        assert program.status()["is_running"] is False
        started = pairguard("start", "--profile", profile, "--lang", "en")
        assert (started.status, started.out) == (0, "Guarding started: 20 pairs protected, 20 open.\n")
        stopped = pairguard("stop", "--profile", profile, "--lang", "zh_CN")
        assert (stopped.status, stopped.out) == (0, "保护系统已停止\n")
        assert program.end() == 0
        assert not (profile / "api.json").exists()


def test_a_busy_port_is_one_sentence(profile: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = pairguard("run", "--headless", "--api-port", str(port), "--profile", profile, "--lang", "en")

    assert done.status == 1
    assert f"Port {port} is in use" in sentence(done.err)
    assert "--api-port" in done.err


def test_a_busy_port_of_the_exchange_is_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        done = pairguard("exchange", "--port", str(other.getsockname()[1]), "--lang", "en")

    assert done.status == 1
    assert "--port" in sentence(done.err)


def run(profile: Path) -> str:
    """The sentence of a run that cannot start."""
    done = pairguard("run", "--headless", "--api-port", "0", "--profile", profile, "--lang", "en")
    assert done.status == 1
    return sentence(done.err)


def test_a_profile_that_is_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")

    assert "is not a folder" in run(tmp_path / "file")
    assert (tmp_path / "file").read_text("utf-8") == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_read_only_profile_is_one_sentence(profile: Path) -> None:
    profile.chmod(stat.S_IRUSR | stat.S_IXUSR)

    assert "may not be written to" in run(profile)


def test_a_folder_where_nobody_can_write_is_one_sentence() -> None:
    assert "cannot be used" in run(Path("/proc/pairguard"))


def test_a_damaged_database_is_left_as_it_is(profile: Path) -> None:
    database = profile / "pair_protection.db"
    database.write_bytes(b"this is no database" * 100)
    before = database.read_bytes()

    assert "It was left as it is" in run(profile)
    assert database.read_bytes() == before


def test_a_newer_database_is_left_as_it_is(profile: Path) -> None:
    database = profile / "pair_protection.db"
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = database.read_bytes()

    assert "newer PairGuard" in run(profile)
    assert database.read_bytes() == before


def test_without_a_screen_the_window_points_to_headless(profile: Path) -> None:
    done = pairguard("run", "--profile", profile, "--lang", "en")

    assert done.status == 1
    assert "--headless" in sentence(done.err)


def test_the_exchange_says_first_where_it_is() -> None:
    process = subprocess.Popen([*PROGRAM, "exchange", "--seed", "3"], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    access = json.loads(process.stdout.readline())
    process.terminate()

    assert set(access) == {"rest", "ws_public", "ws_private", "control", "api_key", "secret", "passphrase"}
    assert process.wait(10) == 0
    process.stdout.close()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_self_test_passes_here(language: str) -> None:
    done = pairguard("self-test", "--lang", language)

    assert done.status == 0, done.out
    assert len(done.out.splitlines()) == 7
