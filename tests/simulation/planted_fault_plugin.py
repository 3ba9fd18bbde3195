"""A pytest plug-in that plants one fault, named by PLANTED_FAULT: `pytest -p tests.simulation.planted_fault_plugin`."""

from __future__ import annotations

import os

import pytest

from tests.simulation.planted_faults import PLANTED_FAULTS

VARIABLE = "PLANTED_FAULT"


def pytest_configure(config: pytest.Config) -> None:
    patch = pytest.MonkeyPatch()
    next(one for one in PLANTED_FAULTS if one.name == os.environ[VARIABLE]).plant(patch)
    config.add_cleanup(patch.undo)
