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


def run(command: Sequence[str], limit_s: float) -> int:
    """The exit status of `command`; what it left running in its own session is ended too.

    The command leads a session of its own, so that one signal reaches all it has started. An overdue Python process
    whose `faulthandler` is on, as it is under pytest, prints the stack of each thread first.
    """
    with subprocess.Popen(command, start_new_session=True) as process:
        try:
            return process.wait(limit_s)
        except subprocess.TimeoutExpired:
            print(f"\nNot done after {limit_s:g} s: {' '.join(command)}", file=sys.stderr, flush=True)
            _signal(process, signal.SIGABRT)
            return OVERDUE
        except KeyboardInterrupt:
            _signal(process, signal.SIGINT)
            return 128 + signal.SIGINT
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with suppress(ProcessLookupError, subprocess.TimeoutExpired):
        os.killpg(process.pid, number)
        process.wait(GRACE_S)


def main(words: Sequence[str]) -> int:
    """Run the command named on the command line; whoever ends this program ends the command with it."""
    # A shell that starts it in the background has SIGINT ignored, and so would everything below.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    return run(words[1:], float(words[0]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
