"""One installation: a computer, a disk, the real client, journal and guard, and the person in front of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from pairguard_gui.core.check.guard import Guard
from pairguard_gui.core.control.commands import AccountCommands
from pairguard_gui.core.report import CheckReport, PairReport, PairState
from pairguard_gui.core.state.account_state import DAY, AccountState
from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.exchange_data import EPOCH, Environment
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.reason import Code
from pairguard_gui.okx.rest import OkxExchange
from pairguard_gui.store.journal.journal import Journal
from pairguard_gui.store.keys.key_store import KeyStoreError
from tests.simulation.machine import Disk, Killed, Machine, copy_of, new_disk, open_journal
from tests.simulation.user_action import UserAction
from tests.simulation.wire import Wire

if TYPE_CHECKING:
    from tests.simulation.world import World

ACCOUNT = "main"
QUIET = {PairState.HELD, PairState.ON_HOLD, PairState.PAUSED}
_RETRY_MS = 30_000
LONG_SKIP_MS = 3_600_000
"""After so long without a check a guard may begin to think differently of what it sees."""
_KEY_STORE_TROUBLE = (Code.KEY_STORE_LOCKED, Code.KEY_STORE_MISSING, Code.KEY_STORE_FAILED, Code.KEY_MISSING)


class Host:
    """A PairGuard that can be killed at any step and started again from what its disk has kept.

    `due_ms` is when it acts next. `requests` counts those of the running check, which began at `began_ms`;
    `for_the_clock` are those of them that measured the exchange's time or were refused for ours. `positions_read_ms` is
    when it last read positions, `seen_version` which market that was, `steps` how many steps the last check took.
    `resumes` says that the shield is to be raised again after the first complete check, `lowered` that nothing may be
    planned now.
    """

    def __init__(self, world: World, number: int, seed: int) -> None:
        self.world = world
        self.name = f"guard{number}"
        self.rng = Random(f"{seed}/{self.name}")
        self.installation = f"PGsim{number}{seed % 10**6:06d}"
        self.machine = Machine(world, self.name, Random(self.rng.random()))
        self.disk = new_disk(self.installation)
        given = world.exchange.credentials
        self._credentials = Credentials.of(given.api_key, given.secret, given.passphrase)
        self.due_ms = world.ms
        self.requests = self.for_the_clock = self.steps = 0
        self.positions_read_ms = self.began_ms = 0
        self.seen_version = -1
        self.running = False
        self.resumes = False
        self.lowered = False
        self.actions: list[UserAction] = []
        self.expect_nothing = False
        self.raised_ms = 0
        self._backup: Disk | None = None
        self._restoring = False
        self.released_caps = 0
        self.largest_set = len(world.plan.stakes)
        self.report: CheckReport | None = None
        self.start()
        self.journal.ensure_account(ACCOUNT, Environment.PRACTICE)

    def start(self) -> None:
        """What the program builds when it starts; everything it knows comes from the disk."""
        self.disk.machine = None
        self.journal: Journal = open_journal(self.disk)
        self.disk.machine = self.machine
        clock = self.machine
        self.exchange = OkxExchange(self._key, Wire(self.world, self), clock, sleep=self._sleep)
        names = (ACCOUNT, Environment.PRACTICE)
        self.guard = Guard(*names, self.exchange, self.journal, clock, self.installation, self.rng.random)
        self.commands = AccountCommands(*names, self.exchange, self.journal, clock, self.installation)
        self.running = True

    def _key(self) -> Credentials:
        """The key, as the key store of this computer hands it out."""
        if self.world.fault_injection.takes_key():
            raise KeyStoreError(self.rng.choice(_KEY_STORE_TROUBLE))
        return self._credentials

    def begin(self) -> None:
        """A person sets the rules and starts guarding what is open."""
        self.commands.set_rules(self.world.plan.rules)
        self.raise_shield(by_person=True)

    def heal(self) -> None:
        """The computer is in order again and its person wants it to guard."""
        self.machine.spare()
        self.machine.wall_off = 0
        self.due_ms = min(self.due_ms, self.world.ms)
        if self.running and not self.on:
            self.raise_shield(by_person=True)
        elif not self.running:
            self.resumes = True

    def ask(self, action: UserAction) -> None:
        """The person wants something; mostly it is tried until it works."""
        action.asked()
        self.actions.append(action)
        if self.running:
            self.due_ms = min(self.due_ms, self.world.ms)

    def raise_shield(self, *, by_person: bool) -> None:
        """Start, as the controller does it: orders may be planned once it has succeeded and no stop came since."""
        guard, lowers = self.guard, self.guard.halts

        def asked() -> None:
            nonlocal guard, lowers
            guard, lowers = self.guard, self.guard.halts

        def begun() -> None:
            self.raised_ms = self.world.ms

        def recorded() -> None:
            since = lowers if guard is self.guard else self.guard.halts
            self.guard.resume(since)
            self.lowered = self.lowered and since != self.guard.halts
            if not self.lowered:
                self.world.oracle.stopped.discard(self.name)
            # With an empty set the shield records what is open: a pair that was dropped is protected again.
            dropped = self.world.oracle.dropped
            dropped -= {(name, pair) for name, pair in dropped if name == self.name and self.protects(pair)}

        what = "raises the shield" if by_person else "resumes"
        self.ask(UserAction(what, lambda commands: commands.raise_shield(by_person=by_person), begun, recorded, asked))

    def lower_shield(self) -> None:
        """Stop, as the controller does it: from this very moment nothing is planned."""

        def asked() -> None:
            self.guard.halt()
            self.lowered = True
            self.resumes = False
            self.world.oracle.stopped.add(self.name)

        self.ask(UserAction("lowers the shield", lambda commands: commands.lower_shield(), asked=asked))

    def leave(self, what: str, pair: Pair, do: Callable[[AccountCommands], object], done: Callable[[], None]) -> None:
        """Drop or pause a pair, as the controller does it: it is left alone from this very moment."""
        guard, left = self.guard, self.world.oracle.left

        def asked() -> None:
            nonlocal guard
            guard = self.guard
            guard.block(pair)
            left[self.name, pair] += 1

        def over() -> None:
            guard.unblock(pair)
            left[self.name, pair] -= 1

        self.ask(UserAction(what, do, done=done, asked=asked, over=over))

    def turn(self) -> None:
        """Start again, do what the person asked for, or check."""
        try:
            if not self.running:
                self._start_again()
            if self.actions:
                self._obey()
            else:
                self._check()
        except Killed:
            self._die()

    def _start_again(self) -> None:
        self.world.note("%s starts again", self.name)
        self.start()
        self.report = None
        self.world.oracle.restarted(self)
        for action in self.actions:
            action.asked()
        carries_on = self.rng.random() < 0.3
        if self.raised and not carries_on:
            resumes = self.resumes or self.rng.random() < 0.8
            self.lower_shield()
            self.resumes = resumes

    def _obey(self) -> None:
        action = self.actions.pop(0)
        self.requests, self.expect_nothing = 0, False
        self.report = None
        action.begun()
        try:
            action.do(self.commands)
        except GuardError as error:
            self.world.note("%s cannot (%s): %s", self.name, action.what, error)
            if self.rng.random() < 0.7:
                self.world.after(_RETRY_MS, action.what, lambda: self.ask(action))
        else:
            self.world.note("%s: %s", self.name, action.what)
            action.done()
        action.over()
        self.world.oracle.ignored_gaps.begin_anew(self)
        self.due_ms = self.world.ms

    def _check(self) -> None:
        # Another guard's sleep may have let something happen since nothing was expected of this check.
        expected, self.expect_nothing = self.expect_nothing and self.quiet, False
        self.requests, self.for_the_clock, self.began_ms = 0, 0, self.world.ms
        self.world.count("checks")
        before, steps = self.disk.total_changes, self.machine.steps
        state = self.journal.state(ACCOUNT) if expected else None
        self.report = self.guard.check()
        self.steps = self.machine.steps - steps
        self.world.oracle.after_check(self, self.report)
        if self.world.listener:
            self.world.listener.read(self.report)
        if state is not None:
            self._was_nothing(state, before)
        self.due_ms = self.world.ms + round(self.report.next_check_in_s * 1000)
        if self.resumes and self.report.complete:
            self.resumes = False
            self.raise_shield(by_person=False)

    def _was_nothing(self, state: AccountState, before: int) -> None:
        """A check that would have been skipped: one request, one more when the clock is due, the mark of a check."""
        self.world.count("skips_proven")
        after = replace(self.journal.state(ACCOUNT), last_complete=state.last_complete)
        marks = self.disk.total_changes - before
        most = len(after.pairs) + 3
        if self._measured_anew():
            return
        if after != state or self.requests > 2 or not self.quiet or marks > most:
            what = f"{self.requests} requests, {marks} rows written, {after != state}"
            self.world.oracle.violation(f"a quiet check of {self.name} did something: {what}")

    def _measured_anew(self) -> bool:
        """Whether this check was the one that measured the clock and found it off: no event tells when that is due."""
        report = self.report
        if report is None or (report.failure and report.failure.code is Code.CLOCK_JUMPED):
            return report is not None
        return any(row.reason is not None and row.reason.code is Code.CLOCK_OFF for row in report.pairs)

    def _die(self) -> None:
        self.world.count("killed")
        self.running = False
        self.report = None
        if self.disk.in_transaction:
            self.disk.rollback()
        again = self.rng.choice((1_000, 1_000, 5_000, 5_000, 20_000, 60_000, 600_000, 3_600_000 * 7))
        self.due_ms = self.world.ms + again
        if self._restoring and self._backup is not None:
            self._take_backup(self._backup)

    def _sleep(self, seconds: float) -> None:
        self.world.pass_ms(round(seconds * 1000) + 1)

    def back_up(self) -> None:
        """A copy of the disk as it is now."""
        if not self.disk.in_transaction:
            self._backup = copy_of(self.disk)

    def restore(self) -> None:
        """The disk as it was when it was backed up; what was decided since is forgotten, by everybody."""
        if self._backup is not None and self.running:
            self._restoring = True
            self.machine.kill_after(1)

    def _take_backup(self, backup: Disk) -> None:
        self._restoring = False
        self.world.count("restored")
        self.world.note("%s comes back with an old disk", self.name)
        self.actions.clear()
        self.disk.machine = None
        self.disk = copy_of(backup)
        self.world.oracle.forget(self)
        self.world.rule_changes.restored()

    @property
    def raised(self) -> bool:
        """Whether the shield is up, by what stands on the disk."""
        return bool(self.disk.query("SELECT raised FROM accounts")[0][0])

    @property
    def on(self) -> bool:
        """Whether it guards, or will by itself."""
        return self.resumes or (self.raised and not self.lowered)

    @property
    def interval_ms(self) -> int:
        return self.world.plan.rules.check_interval_s * 1000

    @property
    def quiet(self) -> bool:
        """Whether looking again cannot change anything as long as nothing happens and no wait ends."""
        if not self.running:
            return True
        report = self.report
        if self.actions or self.resumes:
            return False
        if self.seen_version != self.world.version or self.began_ms < self.world.happened_ms:
            return False
        if report is None or not report.complete or report.actions:
            return False
        if self.requests > 2 or (report.next_check_in_s * 1000 < self.interval_ms and not self.acts_ms):
            return False
        return all(_still(row, report) and not self._may_be_back(row) for row in report.pairs)

    def _may_be_back(self, row: PairReport) -> bool:
        """Whether the list that lacked a pair lied: the next honest one closes the gap."""
        suspected = row.gap is not None and row.gap.unproven
        return suspected and bool(self.world.exchange.venue.held(row.pair.inst_id, str(row.pair.pos_side)))

    @property
    def acts_ms(self) -> int:
        """When the first wait ends that the guard has announced, or the program is started again; 0 for never.

        In true time. A wait is over sooner when a refill falls out of the 24 hours that are counted.
        """
        if not self.running:
            return self.due_ms
        times = [row.next_act for row in self.report.pairs if row.next_act] if self.report else []
        if not times:
            return 0
        now = EPOCH + timedelta(milliseconds=self.world.server_ms)
        counted = self.journal.state(ACCOUNT).recent
        times += [spend.at + DAY for spend in counted if spend.at + DAY > now]
        return (min(times) - EPOCH) // timedelta(milliseconds=1) - self.world.server_off

    def skip(self, checks: int) -> None:
        """Let so many checks pass that would change nothing; each would be made of as many steps as the last one."""
        self.due_ms += checks * self.interval_ms
        self.machine.skip(checks * self.steps)
        self.world.count("checks_skipped", checks)
        if checks * self.interval_ms > LONG_SKIP_MS:
            self._mark_seen(self.due_ms - self.interval_ms)

    def _mark_seen(self, ms: int) -> None:
        """The last skipped check would have left its time: without it the next one would think it was away."""
        if not self.running or not self.on:
            return
        self.disk.machine = None
        self.journal.seen(ACCOUNT, EPOCH + timedelta(milliseconds=ms + self.world.server_off))
        self.disk.machine = self.machine

    def protects(self, pair: Pair) -> bool:
        """Whether the pair is in the set, by what stands on the disk."""
        sql = "SELECT 1 FROM protected_pairs WHERE status = 'active' AND inst_id = ? AND pos_side = ?"
        return bool(self.disk.query(sql, (pair.inst_id, str(pair.pos_side))))

    def known_lives(self) -> set[tuple[str, str]]:
        rows = self.disk.query("SELECT life_pos_id, life_us FROM protected_pairs WHERE status = 'active'")
        return {(pos_id, str(us // 1000)) for pos_id, us in rows if us is not None}


def _still(row: PairReport, report: CheckReport) -> bool:
    if row.state in QUIET:
        return True
    waits = row.reason is not None and row.reason.code in {Code.SHIELD_DOWN, Code.CLOCK_OFF}
    return bool(report.hold) or waits or (row.state is PairState.WAITING and row.next_act is not None)
