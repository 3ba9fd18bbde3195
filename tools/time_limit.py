"""Runs one command and, when its time is over, ends it together with everything it started.

Usage: python -m tools.time_limit SECONDS COMMAND…
The exit status is the command's own, or 124 where it had to be ended.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress

OVERDUE = 124
"""The exit status that coreutils' `timeout` gives as well; macOS has no such command."""
GRACE_S = 10.0
"""So long a process may take to print where it stands, or to tidy up."""


class Interrupts:
    """The handler of signals that end the run. One that comes while the command is being started waits until it is."""

    def __init__(self) -> None:
        self._seen = self._heeded = False

    def __call__(self, *_: object) -> None:
        self._seen = True
        if self._heeded:
            raise KeyboardInterrupt

    def heed(self, *, heeded: bool) -> None:
        """From now on a signal raises KeyboardInterrupt, at once where one has come already; or only waits again."""
        self._heeded = heeded
        if heeded and self._seen:
            raise KeyboardInterrupt


def run(command: Sequence[str], limit_s: float, interrupts: Interrupts | None = None) -> int:
    """The exit status of `command`; what it left running in its own session is ended too.

    The command leads a session of its own, so that one signal reaches all it has started. An overdue Python process
    whose `faulthandler` is on, as it is under pytest, prints the stack of each thread first.
    """
    interrupts = interrupts or Interrupts()
    with subprocess.Popen(command, start_new_session=True) as process:
        try:
            interrupts.heed(heeded=True)
            return process.wait(limit_s)
        except subprocess.TimeoutExpired:
            interrupts.heed(heeded=False)
            print(f"\nNot done after {limit_s:g} s: {' '.join(command)}", file=sys.stderr, flush=True)
            _signal(process, signal.SIGABRT)
            return OVERDUE
        except KeyboardInterrupt:
            interrupts.heed(heeded=False)
            _signal(process, signal.SIGINT)
            return 128 + signal.SIGINT
        finally:
            interrupts.heed(heeded=False)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with suppress(ProcessLookupError, subprocess.TimeoutExpired):
        os.killpg(process.pid, number)
        process.wait(GRACE_S)


def main(words: Sequence[str]) -> int:
    """Run the command named on the command line; whoever ends this program ends the command with it."""
    interrupts = Interrupts()
    # A shell that starts it in the background has SIGINT ignored, and so would everything below.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupts)
    return run(words[1:], float(words[0]), interrupts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
