"""The practice exchange as a command: one line of JSON that says where it is, then it serves until told to stop."""

from __future__ import annotations

import json
import signal
import threading
from types import FrameType
from typing import TextIO

from pairguard_gui.practice.exchange import Exchange
from pairguard_gui.practice.server import PracticeServer, wall_ms

_STOPS = (signal.SIGINT, signal.SIGTERM)
_POLL_S = 0.5


def serve(port: int, seed: int, out: TextIO) -> int:
    """Serve on `port` (0: any free one) until SIGINT or SIGTERM; returns the exit status 0.

    The first line on `out` is one JSON object: rest, ws_public, ws_private, control, api_key, secret, passphrase.
    Raises `PortBusy` with a sentence for a person. Main thread only, because of the signals.
    """
    stopping = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()

    before = {number: signal.signal(number, stop) for number in _STOPS}
    try:
        with PracticeServer(Exchange(seed, wall_ms()), port) as server:
            print(json.dumps(server.access.as_dict()), file=out, flush=True)
            while not stopping.wait(_POLL_S):
                pass
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return 0
