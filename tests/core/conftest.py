"""The guard at the practice exchange with its twenty positions, ready to be tested."""

from __future__ import annotations

import pytest

from tests.support.guard_rig import GuardRig


@pytest.fixture
def rig() -> GuardRig:
    """All twenty pairs protected, shield up, everything seen, half a minute to the next look."""
    ready = GuardRig().arm()
    ready.pass_time(30)
    return ready
