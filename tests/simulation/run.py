"""The simulator from the command line: many seeds, or one again."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from functools import partial
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.simulation.simulation import Outcome, simulate
from tests.simulation.summary import Summary, failure_report


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    seeds = [options.seed] if options.seed is not None else range(options.first, options.first + options.seeds)
    summary, started = Summary(), time.perf_counter()
    for outcome in _outcomes(seeds, options.days, options.jobs):
        summary.add(outcome)
        if outcome.violations:
            print("\n".join(failure_report(outcome)), flush=True)
    if options.seed is not None and not summary.failed:
        print("\n".join(outcome.trace))
    print("\n".join(summary.lines(time.perf_counter() - started)))
    return 1 if summary.failed or summary.reopened_too_often else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Let the guard live through virtual days, and watch it.")
    parser.add_argument("--seeds", type=int, default=100, help="how many runs")
    parser.add_argument("--first", type=int, default=1, help="the seed of the first run")
    parser.add_argument("--days", type=float, default=3.0, help="virtual days of each run")
    parser.add_argument("--seed", type=int, help="replay this one run and show its last events")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    return parser.parse_args(arguments)


def _outcomes(seeds: Iterable[int], days: float, jobs: int) -> Iterator[Outcome]:
    run = partial(simulate, days=days)
    if jobs == 1:
        yield from map(run, seeds)
        return
    with get_context("spawn").Pool(jobs) as pool:
        yield from pool.imap_unordered(run, seeds)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
