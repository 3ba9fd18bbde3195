from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import AS_ASKED, Rules, change
from pairguard_gui.core.values.shield import Shield
from pairguard_gui.text.reasons.reasons import say
from tests.api.conftest import ApiRig
from tests.support.running_account import until

SOL = Pair("SOL-USDT-SWAP", PosSide.SHORT)
OLD_FIELDS = {
    "success", "is_running", "protected_count", "current_count", "last_check", "fill_count", "missing_pairs",
    "protected_pairs",
}  # fmt: skip


def test_starting_answers_what_the_web_version_answered(rig: ApiRig) -> None:
    answer = rig.post("start")

    assert answer == {"success": True, "protected_count": 20, "current_count": 20, "message": "Guarding started"}
    assert rig.running.controller.shield is Shield.GUARDING


def test_the_status_keeps_every_field_of_the_web_version(rig: ApiRig) -> None:
    rig.post("start")
    status = rig.get("status")

    assert set(status) >= OLD_FIELDS
    assert (status["is_running"], status["protected_count"], status["current_count"]) == (True, 20, 20)
    assert (status["fill_count"], status["missing_pairs"]) == (0, [])
    assert "SOL-USDT-SWAP_short" in status["protected_pairs"]
    assert len(status["protected_pairs"]) == 20
    last_check = datetime.strptime(status["last_check"], "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
    assert 0 <= (datetime.now(UTC) - last_check).total_seconds() < 30


def test_the_status_tells_more_than_the_web_version_did(rig: ApiRig) -> None:
    rig.post("start")
    status = rig.get("status")

    assert (status["account"], status["environment"], status["shield"]) == ("practice", "practice", "guarding")
    assert status["budget"] == {"reserved": "0", "limit": "60", "refills_24h": 0, "refill_cap": 60}
    assert status["brakes"] == []
    assert status["reason"] is None
    assert status["next_check"] > status["last_check"]


def test_stopping_stops(rig: ApiRig) -> None:
    rig.post("start")

    assert rig.post("stop") == {"success": True, "message": "Guarding stopped"}
    assert rig.get("status")["is_running"] is False


def test_a_check_reports_the_refill_it_made(rig: ApiRig) -> None:
    rig.post("start")
    rig.running.close(SOL)

    answer = rig.post("check")

    assert (answer["success"], answer["message"]) == (True, "Check done")
    assert [line["action_type"] for line in answer["report"]["actions"]] == ["vanished", "refill"]
    assert answer["report"]["complete"] is True
    rig.post("check")
    status = rig.get("status")
    assert (status["fill_count"], status["missing_pairs"]) == (1, [])


def test_who_asks_while_a_check_runs_gets_one_of_his_own(rig: ApiRig) -> None:
    rig.running.server.fault("delay", ms=400, count=1)
    before = asked(rig)

    def twice() -> None:
        from concurrent.futures import ThreadPoolExecutor

        import requests

        url = f"{rig.server.url}/api/pair-protection/check"
        headers = {"Authorization": f"Bearer {rig.server.token}"}
        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(lambda _: requests.post(url, headers=headers, timeout=20), range(2)))
        assert [answer.json()["success"] for answer in answers] == [True, True]

    rig.on_a_thread(twice)

    assert asked(rig) <= before + 2


def asked(rig: ApiRig) -> int:
    """How often the positions were read."""
    return rig.running.server.run(lambda exchange, _: exchange.counts["GET /api/v5/account/positions"])


def test_a_check_that_saw_nothing_is_no_success(rig: ApiRig) -> None:
    rig.post("start")
    rig.running.server.fault("http_status", status=502)

    answer = rig.call("POST", "check")

    assert answer.status_code == 503
    fields = answer.json()
    assert (fields["success"], fields["code"]) == (False, "venue_busy")
    assert "nothing is opened" in fields["message"]
    assert fields["report"]["complete"] is False
    assert fields["report"]["open_count"] is None


def test_a_blind_status_keeps_the_last_sight_and_says_so(rig: ApiRig) -> None:
    rig.post("start")
    rig.running.server.fault("http_status", status=502)
    rig.call("POST", "check")
    rig.call("POST", "check")

    status = rig.get("status")

    assert (status["shield"], status["blind"]) == ("blind", True)
    assert status["reason"]["code"] == "venue_busy"
    assert status["current_count"] == 20
    assert status["last_check"] is not None


def test_a_start_that_cannot_see_the_account_starts_nothing(rig: ApiRig) -> None:
    rig.running.server.fault("http_status", status=502)

    answer = rig.call("POST", "start")

    assert answer.status_code == 503
    assert answer.json()["code"] == "venue_busy"
    assert rig.running.controller.shield is Shield.OFF


def test_a_program_may_not_start_with_looser_rules_than_a_person_did(rig: ApiRig) -> None:
    rig.post("start")
    rig.post("stop")
    rig.running.controller.set_rules(Rules(pair_cap=50))
    until(lambda: rig.running.state.rules.pair_cap == 50)

    answer = rig.call("POST", "start")

    assert answer.status_code == 409
    assert answer.json()["code"] == "rules_looser"
    assert rig.running.controller.shield is Shield.OFF


def test_pairs_are_listed_with_what_they_hold(rig: ApiRig) -> None:
    assert [len(rig.get("pairs")[key]) for key in ("pairs", "unprotected")] == [0, 20]
    rig.post("start")

    answer = rig.get("pairs")

    assert answer["unprotected"] == []
    row = next(row for row in answer["pairs"] if row["pair"] == "SOL-USDT-SWAP_short")
    assert (row["state"], row["refills_24h"], row["refill_cap"]) == ("held", 0, 10)
    assert row["positions"][0]["margin_mode"] == "cross"
    assert float(row["positions"][0]["size"]) > 0


def test_a_waiting_pair_is_among_the_brakes(rig: ApiRig) -> None:
    rig.post("start")
    rig.running.server.fault("history_missing")
    rig.running.close(SOL)
    rig.post("check")

    brakes = rig.get("status")["brakes"]

    assert [(brake["pair"], brake["verdict"]) for brake in brakes] == [("SOL-USDT-SWAP_short", "wait")]
    assert brakes[0]["text"].endswith(".")
    assert (brakes[0]["brake"], brakes[0]["proofs"]) == ("proof", ["W1", "W2"])
    assert brakes[0]["hint"] == "Nothing has to be done: PairGuard goes on by itself."
    assert rig.get("status")["missing_pairs"] == ["SOL-USDT-SWAP_short"]


def test_a_hold_is_shown_with_reason_evidence_and_way_out_in_status_and_history(rig: ApiRig) -> None:
    rig.running.controller.set_rules(change(AS_ASKED, {"on_manual": "ask"}))
    rig.post("start")
    rig.running.close(SOL)
    rig.post("check")

    (brake,) = rig.get("status")["brakes"]
    assert (brake["pair"], brake["brake"], brake["verdict"], brake["code"]) == (
        "SOL-USDT-SWAP_short", "cause", "hold", "cause_manual",
    )  # fmt: skip
    assert (brake["proofs"], brake["looks"], brake["cause"]) == (["W1", "W2", "W3"], 1, "manual")
    assert brake["last_seen"] <= brake["absent_since"] <= brake["since"]
    assert "pairguard account release practice --pair SOL-USDT-SWAP_short" in brake["hint"]
    (line,) = rig.get("actions", params={"kind": "held"})["actions"]
    assert (line["detail"], line["reason"]["code"]) == ("W1 W2 W3", "cause_manual")
    assert "closed by hand" in line["text"]
    assert "✓✓✓" in line["text"]
    assert brake["hint"] in line["text"]


def test_a_hold_is_shown_while_the_account_cannot_be_seen(rig: ApiRig) -> None:
    rig.running.controller.set_rules(change(AS_ASKED, {"on_manual": "ask"}))
    rig.post("start")
    rig.running.close(SOL)
    rig.post("check")
    rig.running.server.fault("http_status", status=502)
    rig.call("POST", "check")

    status = rig.get("status")

    assert [(brake["pair"], brake["verdict"]) for brake in status["brakes"]] == [("SOL-USDT-SWAP_short", "hold")]


def test_a_hold_of_the_account_is_shown_with_its_way_out(rig: ApiRig) -> None:
    rig.post("start")
    rig.running.server.run(lambda exchange, _: setattr(exchange.venue.state.ledger, "mode", "net_mode"))
    rig.running.close(SOL)
    rig.post("check")

    held = rig.get("status")["brakes"][0]

    assert (held["pair"], held["brake"], held["code"]) == (None, "mode", "account_changed")
    assert "pairguard account release practice`" in held["hint"]
    (line,) = rig.get("actions", params={"kind": "held"})["actions"]
    assert held["hint"] in line["text"]


def test_the_history_pages_and_filters(rig: ApiRig) -> None:
    rig.post("start")
    everything = rig.get("actions", params={"limit": "1000"})

    assert everything["total"] == len(everything["actions"]) == 21
    assert everything["actions"][0]["action_type"] == "started"
    ids = [line["id"] for line in everything["actions"]]
    assert ids == sorted(ids, reverse=True)
    page = rig.get("actions", params={"limit": "5", "before_id": str(ids[4])})
    assert [line["id"] for line in page["actions"]] == ids[5:10]
    found = rig.get("actions", params={"kind": "protected", "pair": "SOL-USDT-SWAP_short"})
    assert [line["text"] for line in found["actions"]] == ["SOL short is protected"]
    assert found["actions"][0]["inst_id"] == "SOL-USDT-SWAP"
    future = {"since": "2099-01-01 00:00:00"}
    assert rig.get("actions", params=future)["actions"] == []


@pytest.mark.parametrize("path", ["status", "pairs", "actions"])
def test_an_account_can_be_named(rig: ApiRig, path: str) -> None:
    assert rig.get(path, params={"account": "practice"})["account"] == "practice"


def test_an_unknown_account_is_told_with_the_known_ones(rig: ApiRig) -> None:
    answer = rig.call("GET", "status", params={"account": "nobody"})

    assert answer.status_code == 404
    assert answer.json() == {
        "success": False,
        "code": "unknown_account",
        "message": "There is no account nobody. Nothing was done.",
        "hint": "The accounts are: practice.",
    }


def test_an_empty_json_object_is_as_good_as_no_body(rig: ApiRig) -> None:
    assert rig.post("check", json={})["success"] is True


def test_a_caller_is_answered_in_the_language_it_asks_for(rig: ApiRig) -> None:
    rig.post("start")
    rig.running.server.fault("error_code", code="50001", path="/api/v5/account/positions-history")
    rig.running.close(SOL)
    rig.call("POST", "check")
    chinese, own = rig.get("status", headers={"Accept-Language": "zh-CN"}), rig.get("status")
    told = [chinese["brakes"][0]["text"], chinese["brakes"][0]["hint"], chinese["reason"] and chinese["reason"]["text"]]
    assert all(any("一" <= sign <= "鿿" for sign in text) for text in told if text), told
    assert own["brakes"][0]["text"].isascii()
    assert {**chinese, "brakes": 0, "reason": 0, "next_check": 0} == {**own, "brakes": 0, "reason": 0, "next_check": 0}
    unknown = rig.call("GET", "status?account=x", headers={"Accept-Language": "zh"}).json()
    assert "没有" in unknown["message"]
    assert rig.call("GET", "nonsense", headers={"Accept-Language": "zh"}).json()["message"].isascii() is False


def test_what_a_call_sets_off_in_the_window_speaks_the_window_s_language(rig: ApiRig) -> None:
    """The caller's language is for the answer alone, not for what is shown because of it."""
    rig.post("start")
    shown: list[str] = []
    rig.running.controller.shield_changed.connect(lambda *_: shown.append(say(Reason.of(Code.STOPPED))))
    assert rig.post("stop", headers={"Accept-Language": "zh-CN"})["message"] == "保护系统已停止"
    assert shown
    assert all(text.isascii() for text in shown)
