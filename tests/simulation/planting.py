"""A pytest plug-in that plants one mistake, named by PLANTED: `pytest -p tests.simulation.planting`."""

from __future__ import annotations

import os

import pytest

from tests.simulation.planted import PLANTED

VARIABLE = "PLANTED"


def pytest_configure(config: pytest.Config) -> None:
    patch = pytest.MonkeyPatch()
    next(one for one in PLANTED if one.name == os.environ[VARIABLE]).plant(patch)
    config.add_cleanup(patch.undo)
