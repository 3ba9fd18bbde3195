"""The guard at the practice exchange with its twenty positions, ready to be tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.support.guard_rig import GuardRig


@pytest.fixture
def rig() -> GuardRig:
    """All twenty pairs protected, shield up, everything seen, half a minute to the next check."""
    from tests.support.guard_rig import GuardRig  # late: tests of judge and values do without exchange and journal

    ready = GuardRig().arm()
    ready.pass_time(30)
    return ready
