"""The real program among kills: positions die, the program is killed, starts again, and has to come to the same end."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.processes import ForkServer, Market, Program
from tests.e2e.recorded_state import Placed, Written, open_positions, our_orders, phase, read_journal
from tests.e2e.shared_controls import SharedControls
from tests.support.gnome_keyring import bus, gnome_keyring

CAUSES = ("manual", "tp_sl", "liquidation", "adl")
ACCOUNT = "Main"
KILLED = -9
_UNHINDERED = ("repeat_waits_s=0", "pair_cap=100", "account_cap=1000", "budget_usdt=10000")
"""Rules that let one day see more deaths than a year of trading."""
_CHECKS = 12
_RATE_WINDOW_S = 3


class CrashRig:
    """One exchange, one profile, and what happened to them so far.

    `fork_server` starts all programs, on clocks that `controls` moves; `market` is the exchange, `program` the guard
    that runs now; `deaths` counts by pair what the exchange was told to close, `phases` how far each refill was when
    the program was killed.
    """

    def __init__(self, fork_server: ForkServer, folder: Path, seed: int) -> None:
        self.fork_server = fork_server
        self.controls = SharedControls(folder / "controls")
        self.market = Market(fork_server, folder, self.controls, seed)
        self.profile = folder / "profile"
        self.deaths: Counter[str] = Counter()
        self.phases: Counter[str] = Counter()
        self.kills = self.starts = 0
        self._orders: dict[str, Placed] = {}
        self._dying: list[str] = []
        self._set_up_account()
        self.pairs = sorted(open_positions(self.market.state()))
        self.program = self.start()
        self._await_rest()

    def start(self, *, halted: bool = False) -> Program:
        """Start the program; it may not live long. A halted one waits for SIGCONT before its first line."""
        self.controls.pass_s(_RATE_WINDOW_S)  # a dozen starts a second is more than OKX's limits take
        self.starts += 1
        self.program = Program(self.fork_server, self.profile, self.controls, halted=halted)
        return self.program

    def die(self, pairs: Iterable[str], cause: str = "manual") -> None:
        """Close positions at the exchange."""
        self.controls.pass_s(_RATE_WINDOW_S)
        self._dying = list(pairs)
        for pair in self._dying:
            self.market.close(pair, cause)
        self.deaths.update(self._dying)

    def pace(self) -> tuple[float, float]:
        """How many seconds a start and a refill take here and now."""
        self.program.kill()
        self.killed()
        began = time.monotonic()
        self.start()
        self._await_rest()
        start_s = time.monotonic() - began
        self.die(self.pairs[:2])
        began = time.monotonic()
        self.program.check()
        refill_s = time.monotonic() - began
        self.heal()
        return start_s, refill_s

    def killed(self) -> Written:
        """Take note of a kill; what the dead program left behind is sound and hides no order."""
        assert self.program.ended() == KILLED, self.program.out.read_text()[-2000:]
        self.kills += 1
        written = read_journal(self.profile)
        placed = self._read_orders()
        known = {attempt.name for attempt in written.attempts}
        assert placed <= known, f"orders that the journal does not know: {placed - known}"
        self.phases.update(phase(written, self._newest_gap(written, pair), placed) for pair in self._dying)
        return written

    def heal(self) -> None:
        """Start the program again if it is dead, and let time go by until everything is settled; then compare."""
        if self.program.died:
            self.start()
        self._await_rest()
        for _ in range(_CHECKS):
            self.program.check()
            if self._agreed():
                return
            self.controls.pass_s(20)
        self.compare()
        raise AssertionError(f"not settled: {self.program.ask('status')}")

    def compare(self) -> None:
        """Exchange and journal agree: each death has one refill, nothing else was opened, nothing is unsettled."""
        self._read_orders()
        written, state = read_journal(self.profile), self.market.state()
        filled = sorted(name for name, order in self._orders.items() if order.filled)
        refilled = Counter(self._orders[name].pair for name in filled)
        assert refilled == self.deaths, f"refills {refilled - self.deaths} too many, {self.deaths - refilled} too few"
        assert written.filled() == filled
        assert len({name[:-1] for name in filled}) == len(filled), "two refills for one death"
        assert not written.unsettled
        assert Counter(gap.outcome for gap in written.gaps) == ({"refilled": len(filled)} if filled else {})
        assert written.refills_total == len(filled)
        assert not state["faults"]
        held = open_positions(state)
        assert sorted(held) == self.pairs
        newest = {self._orders[name].pair: self._orders[name].size for name in self._in_order(filled)}
        assert {pair: held[pair] for pair in newest} == newest, "a refill opened more or less than its order says"
        self._dying = []

    def summary(self) -> str:
        """What happened, for the log of the tests."""
        refills = sum(order.filled for order in self._orders.values())
        phases = ", ".join(f"{name} {count}" for name, count in sorted(self.phases.items()))
        told = f"{self.kills} kills, {self.starts} starts, {self.deaths.total()} deaths, {refills} refills, 0 doubles"
        return f"{told}; when killed: {phases}" if phases else told

    def _await_rest(self) -> None:
        """Until the shield is up and the check that follows is over: the next one sees what dies from now on."""
        assert self.program.ready(), self.program.out.read_text()[-2000:]
        self.program.check()

    def _set_up_account(self) -> None:
        """What a person does once: add a live account, set its rules, arm it."""
        key = "\n".join(self.market.access[name] for name in ("api_key", "secret", "passphrase"))
        self._command(
            "account",
            "add",
            ACCOUNT,
            "--env",
            "live",
            "--base-url",
            self.market.access["rest"],
            "--stdin",
            typed=f"{key}\n",
        )
        self._command("rules", "set", *_UNHINDERED, "--account", ACCOUNT)
        self._command("account", "arm", ACCOUNT, typed="LIVE\n")

    def _command(self, *words: str, typed: str = "") -> None:
        out = self.profile.with_name("command.out")
        pid = self.fork_server.start([*words, "--profile", str(self.profile)], self.controls, out, typed)
        assert self.fork_server.wait(pid) == 0, out.read_text()

    def _agreed(self) -> bool:
        status = self.program.ask("status")
        if status["missing_pairs"] or status["shield"] != "guarding" or not read_journal(self.profile).settled:
            return False
        self.compare()
        return True

    def _read_orders(self) -> set[str]:
        """The exchange shows its newest orders only, so every reading adds to what was seen before."""
        found = {order.cl_ord_id: order for order in reversed(our_orders(self.market.state()))}
        assert not [name for name in found if name in self._orders and self._orders[name] != found[name]]
        self._orders |= found
        return set(self._orders)

    def _newest_gap(self, written: Written, pair: str) -> str:
        """The gap of a pair's latest death; none when the program had not seen that death."""
        gaps = [gap.name for gap in written.gaps if gap.pair == pair]
        return gaps[-1] if len(gaps) == self.deaths[pair] else ""

    def _in_order(self, names: Iterable[str]) -> Iterator[str]:
        wanted = set(names)
        return (name for name in self._orders if name in wanted)


@contextmanager
def crash_rig(folder: Path, seed: int) -> Iterator[CrashRig]:
    """A rig with a key store of its own, whose end leaves no process behind and says what happened."""
    if sys.platform != "linux":
        pytest.skip("killing needs fork, /proc and a Secret Service")
    with bus() as session, gnome_keyring(session), ForkServer() as fork_server:
        rig = CrashRig(fork_server, folder, seed)
        try:
            yield rig
            rig.compare()
            assert rig.program.quit() == 0, rig.program.out.read_text()[-2000:]
        finally:
            rig.market.end()
            print(rig.summary())
