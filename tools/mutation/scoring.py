"""Which test notices which mutant: what the tests run is measured once, then each mutant is asked about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tools.mutation.asking import COLD, Plan, ask_cold, ask_warm
from tools.mutation.every_mutant import ROOMS, files
from tools.mutation.fast_tests import Measure, fingerprint, measured, run_pytest
from tools.mutation.forked import forked

if TYPE_CHECKING:
    from tools.mutation.mutant import Mutant

_MEASURED_S = 3600
_ASKED = ("pairguard_gui/core", "pairguard_gui/store", "tests/core", "tests/store", "tests/support")
"""What the measure depends on."""


def noticed(
    root: Path, mutants: Sequence[Mutant], tests: Sequence[str], *, jobs: int, limit_s: float
) -> Iterator[tuple[Mutant, str]]:
    """Each mutant with the test that noticed it, or "", as they are found out.

    `tests` are paths below `root`; `jobs` mutants at a time, each for at most `limit_s`. SystemExit when a test fails
    without any mutant.
    """
    plan = Plan(root, tuple(tests), tuple(measured(_measure(root, tests))))
    warm = [mutant for mutant in mutants if plan.fits_warm(mutant)]
    cold = [mutant for mutant in mutants if not plan.fits_warm(mutant)]
    for mutant, said in ask_warm(plan, warm, jobs=jobs, limit_s=limit_s):
        if said == COLD:
            cold.append(mutant)
        else:
            yield mutant, said
    yield from forked(cold, partial(ask_cold, plan), jobs=jobs, limit_s=limit_s)


def _measure(root: Path, tests: Sequence[str]) -> Path:
    """The file that says what each test runs; made anew when code or tests have changed."""
    traced = [
        path.relative_to(root).as_posix() for room in ROOMS for path in files(root / room) if path.suffix == ".py"
    ]
    label = "-".join(test.replace("/", "_").removesuffix(".py") for test in tests)[-80:]
    to = root / "build/mutants" / f"{label}-{fingerprint(root, _ASKED)}.json"
    if to.exists():
        return to
    to.parent.mkdir(parents=True, exist_ok=True)

    def work(task: str, folder: Path) -> str:
        del task
        return str(run_pytest([f"--basetemp={folder}/t", *tests], Measure(root, traced, to)))

    for _, said in forked(["all"], work, jobs=1, limit_s=_MEASURED_S):
        if said != "0":
            to.unlink(missing_ok=True)
            raise SystemExit(f"The fast tests fail without a mutant (pytest ended with {said}).")
    return to
