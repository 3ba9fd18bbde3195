"""Faults of a practice exchange that a test has caused, and their end."""

from __future__ import annotations

from pairguard_gui.practice.server import PracticeServer


def end_faults(server: PracticeServer) -> int:
    """End every fault; returns how many there were."""
    return server.run(lambda exchange, _: exchange.faults.clear())
