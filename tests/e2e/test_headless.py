"""The real program without a window, its embedded practice exchange, and everything that may go wrong between them."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.support.program import PROGRAM, Headless, headless, pairguard, until

SOL = ("SOL-USDT-SWAP", "short")
SOL_PAIR = "SOL-USDT-SWAP_short"
BATCH = "POST /api/v5/trade/batch-orders"


def guarding(program: Headless) -> None:
    """Wait until everything is as it should be."""
    until(lambda: (status := program.status())["shield"] == "guarding" and status["missing_pairs"] == [])


@pytest.fixture
def program(profile: Path) -> Iterator[Headless]:
    """A program that guards the twenty practice positions."""
    with headless(profile, "--start") as started:
        guarding(started)
        yield started


@pytest.fixture(scope="module")
def enduring(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Headless]:
    """One program that meets every fault after the other."""
    with headless(tmp_path_factory.mktemp("faults") / "profile", "--start") as started:
        guarding(started)
        yield started


def orders(program: Headless) -> int:
    """Order requests that reached the exchange."""
    return int(program.market()["requests"].get(BATCH, 0))


def positions(program: Headless) -> list[tuple[str, str]]:
    """Open positions at the exchange."""
    return [(row["instId"], row["posSide"]) for row in program.market()["positions"]]


def rows(profile: Path, query: str) -> list[tuple[Any, ...]]:
    """What a query of the web version finds once the program has ended."""
    with closing(sqlite3.connect(profile / "pair_protection.db")) as database:
        return database.execute(query).fetchall()


def test_without_start_the_guard_is_off_until_it_is_asked(profile: Path) -> None:
    with headless(profile) as program:
        until(lambda: program.status()["current_count"] == 20)
        program.close(*SOL)
        program.check()
        program.check()
        assert (orders(program), program.status()["is_running"]) == (0, False)

        assert program.ask("start", "POST")["protected_count"] == 19
        assert program.status()["is_running"] is True


def test_a_closed_position_is_answered_by_one_refill_seen_everywhere(program: Headless, profile: Path) -> None:
    program.close(*SOL, cause="tp_sl")
    program.check()
    guarding(program)

    assert program.status()["fill_count"] == 1
    assert orders(program) == 1
    assert positions(program).count(SOL) == 1
    (refill,) = program.lines("refill")
    assert (refill["inst_id"], refill["pos_side"], refill["status"]) == (*SOL, "success")
    assert 0 < float(refill["margin_amount"]) <= 1
    (vanished,) = program.lines("vanished")
    assert vanished["cause"] == "tp_sl"
    assert "SOL short vanished" in program.told
    assert "SOL short refilled" in program.told

    assert program.end() == 0
    stored = "SELECT inst_id, pos_side, action_type, status, margin_amount, size, price FROM protection_actions"
    (line,) = rows(profile, f"{stored} WHERE action_type = 'refill'")
    assert line[:4] == (*SOL, "refill", "success")
    assert line[4] == pytest.approx(float(refill["margin_amount"]))
    pairs = rows(profile, "SELECT inst_id, pos_side, initial_count, status, last_check_time FROM protected_pairs")
    assert len(pairs) == 20
    assert {(count, status) for _, _, count, status, _ in pairs} == {(20, "active")}
    assert all(checked for *_, checked in pairs)


def test_all_twenty_closed_at_once_are_twenty_refills_and_none_doubled(program: Headless) -> None:
    before = positions(program)
    for inst_id, pos_side in before:
        program.close(inst_id, pos_side)
    program.check()
    guarding(program)

    assert 1 <= orders(program) <= 2
    assert sorted(positions(program)) == sorted(before)
    refills = program.lines("refill")
    assert len(refills) == 20
    assert len({line["inst_id"] for line in refills}) == 20
    assert all(0 < float(line["margin_amount"]) <= 3 for line in refills)
    assert sum(float(line["margin_amount"]) > 1 for line in refills) <= 1, "only BNB's smallest lot costs more"


def test_a_lost_answer_is_looked_up_and_leaves_one_position(program: Headless) -> None:
    program.control("fault", kind="lost_answer", count=1)
    program.close(*SOL)
    program.check()
    guarding(program)

    assert orders(program) == 1
    assert positions(program).count(SOL) == 1
    assert [line["action_type"] for line in program.lines("unknown", "refill")] == ["unknown", "refill"]


def test_an_order_that_never_arrived_is_sent_again_only_when_that_is_certain(program: Headless) -> None:
    program.control("fault", kind="lost_request", count=1)
    program.close(*SOL)
    program.check()

    until(lambda: program.lines("unknown"))
    assert positions(program).count(SOL) == 0
    program.check()
    assert orders(program) == 1, "nothing is sent again while the first order may still turn up"


def test_an_exchange_that_cannot_be_reached_blinds_the_shield_and_is_seen_again(program: Headless) -> None:
    program.control("fault", kind="unreachable", seconds=4)
    program.close(*SOL)
    program.check()
    program.check()
    assert program.status()["shield"] == "blind"
    assert program.status()["reason"]["code"] == "unreachable"
    assert orders(program) == 0

    guarding(program)

    assert (orders(program), positions(program).count(SOL)) == (1, 1)
    assert [line["action_type"] for line in program.lines("blind", "sees_again")] == ["blind", "sees_again"]


FAULTS: dict[str, dict[str, Any]] = {
    "server error": {"kind": "http_status", "status": 500},
    "gateway page": {"kind": "http_status", "status": 502},
    "page instead of an answer": {"kind": "http_status", "status": 200},
    "too many requests": {"kind": "rate_limit"},
    "wrong signature": {"kind": "key_revoked", "code": "50113", "status": 401},
    "key gone": {"kind": "key_revoked"},
    "other environment": {"kind": "wrong_environment"},
    "clock off": {"kind": "clock_skew", "skew_s": 90.0},
    "cut JSON": {"kind": "cut_json"},
    "empty list": {"kind": "empty_positions"},
    "list without pairs": {"kind": "hide_pairs", "pairs": [SOL_PAIR, "BNB-USDT-SWAP_short"]},
    "size blank": {"kind": "pos_blank"},
    "size of the wrong type": {"kind": "wrong_type"},
    "field gone": {"kind": "drop_field"},
    "row twice": {"kind": "duplicate_row"},
    "maintenance": {"kind": "error_code", "code": "50001", "status": 503},
}


@pytest.mark.parametrize("name", FAULTS)
def test_no_fault_of_an_answer_opens_anything(enduring: Headless, name: str) -> None:
    before = orders(enduring)
    enduring.control("fault", **FAULTS[name])
    for _ in range(3):
        enduring.check()

    status, pairs = enduring.status(), enduring.ask("pairs")["pairs"]
    assert orders(enduring) == before
    troubled = [row for row in pairs if row["state"] != "held"]
    assert troubled, f"{name} was not noticed"
    assert all(row["reason"]["text"].endswith(".") for row in troubled)
    assert status["shield"] in {"blind", "paused", "acting"}
    assert status["is_running"] is True

    enduring.control("fault", kind="clear")
    until(lambda: enduring.check()["success"])
    guarding(enduring)
    assert orders(enduring) == before
    assert len(positions(enduring)) == 20


def test_the_faults_are_at_work_at_all(enduring: Headless) -> None:
    """A position that is closed under the eyes of the same program is refilled: it was not merely asleep."""
    before = orders(enduring)
    enduring.close("DOGE-USDT-SWAP", "short")
    enduring.check()
    guarding(enduring)

    assert orders(enduring) == before + 1


IMPATIENT = "import sys; from pairguard_gui import app, cli; app._END_S = 0.2; sys.exit(cli.main(sys.argv[1:]))"


def check_in_vain(program: Headless) -> None:
    with pytest.raises(requests.RequestException):
        program.check()


def test_a_guard_that_hangs_in_the_network_holds_up_no_end(profile: Path) -> None:
    with headless(profile, "--start", program=(sys.executable, "-c", IMPATIENT)) as program:
        guarding(program)
        program.control("fault", kind="delay", ms=8_000)
        caller = threading.Thread(target=check_in_vain, args=(program,))
        caller.start()
        until(lambda: program.status()["next_check"] is None)
        began = time.monotonic()

        assert program.end() == 0
        assert time.monotonic() - began < 5
        assert not (profile / "api.json").exists()
        caller.join()
    assert "did not end in time" in (profile / "logs" / "pairguard.log").read_text("utf-8")


def test_a_story_nobody_reads_stops_no_guard(profile: Path) -> None:
    command = [*PROGRAM, "run", "--practice", "--headless", "--start", "--api-port", "0", "--profile", str(profile)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        until(lambda: pairguard("status", "--profile", profile, "--json").json().get("shield") == "guarding")
        process.terminate()
        assert "Traceback" not in process.stderr.read()
    assert "Traceback" not in (profile / "logs" / "pairguard.log").read_text("utf-8")


def test_a_killed_program_keeps_its_set_and_begins_quietly(profile: Path) -> None:
    with headless(profile, "--start") as program:
        guarding(program)
        pairs = program.status()["protected_pairs"]
        program.close(*SOL)
        program.check()
        program.control("fault", kind="lost_answer", count=1)
        program.close("BNB-USDT-SWAP", "short")
        program.check()
        program.kill()

        program.begin()
        guarding(program)
        status = program.status()
        assert status["protected_pairs"] == pairs
        assert status["fill_count"] == 1
        assert (orders(program), len(positions(program))) == (0, 20)
    with headless(profile) as quiet:
        until(lambda: quiet.status()["current_count"] == 20)
        assert quiet.status()["is_running"] is False
        assert (quiet.status()["missing_pairs"], quiet.status()["brakes"]) == ([], [])
        assert orders(quiet) == 0


def test_a_program_started_again_guards_the_new_market(profile: Path) -> None:
    for _ in range(2):
        with headless(profile, "--start") as program:
            guarding(program)
            program.close(*SOL)
            program.check()
            until(lambda: orders(program) == 1)
            guarding(program)
            assert positions(program).count(SOL) == 1
            assert program.end() == 0

    refills = rows(profile, "SELECT count(*) FROM protection_actions WHERE action_type = 'refill'")
    assert refills == [(2,)]


def test_a_shield_left_up_by_a_killed_program_is_down_at_the_next_start(profile: Path) -> None:
    with headless(profile, "--start") as program:
        guarding(program)
        program.kill()

    with headless(profile) as program:
        until(lambda: program.status()["current_count"] == 20)
        status = program.status()
        assert (status["is_running"], status["shield"], status["protected_count"]) == (False, "off", 20)
        assert program.lines()[-1]["action_type"] == "stopped"
