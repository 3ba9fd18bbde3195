"""How many small changes of the deciding code the fast tests notice: `make mutants`, or `python -m tools.mutants`.

A mutant is one change: a comparison, a condition, a constant, a removed statement, a returned value, a check or trigger
of the schema. The tests run in memory with the mutant in place and stop at the first that fails: then it was noticed.
What no test could ever notice stands in mutation/equivalent.toml with its reason, and is left out.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tools.mutation.every_mutant import ROOMS, every_mutant
from tools.mutation.fast_tests import FAST_TESTS
from tools.mutation.forked import OUT_OF_TIME
from tools.mutation.mutant import sampled
from tools.mutation.scoring import noticed

if TYPE_CHECKING:
    from tools.mutation.mutant import Mutant

ROOT = Path(__file__).resolve().parents[1]
SEED = 9
SAMPLE = 500
LIMIT_S = 300
REACH = 0.95
EQUIVALENT = ROOT / "tools/mutation/equivalent.toml"


@dataclass(slots=True)
class Score:
    """What became of the mutants: each with the test that noticed it, or ""."""

    equivalent: int = 0
    noticed: dict[Mutant, str] = field(default_factory=dict)

    @property
    def share(self) -> float:
        """The share that was noticed."""
        return sum(map(bool, self.noticed.values())) / max(len(self.noticed), 1)

    def lines(self) -> Iterator[str]:
        """The table: a line for each file, then what nobody noticed."""
        files: dict[str, list[str]] = defaultdict(list)
        for mutant, test in self.noticed.items():
            files[mutant.path].append(test)
        for path, tests in sorted(files.items()):
            yield f"{path:52} {sum(map(bool, tests)):4} of {len(tests):4}"
        for mutant, test in self.noticed.items():
            if not test:
                yield f"survived: {mutant.path}:{mutant.line}: {mutant.change}"
                yield f"          {mutant.name}"
        late = sum(test == OUT_OF_TIME for test in self.noticed.values())
        if late:
            yield f"{late} of them ran out of time, which counts as noticed: on a busy machine raise --limit"
        yield f"mutation score {self.share:.1%} of {len(self.noticed)} mutants; {self.equivalent} equivalent left out"


def equivalents(path: Path) -> dict[str, str]:
    """Names of mutants that change nothing that happens, each with the reason."""
    return {one["name"]: one["reason"] for one in tomllib.loads(path.read_text("utf-8"))["mutant"]}


def main(arguments: Sequence[str]) -> int:
    """Score a sample, print what survived, and return 1 when the score is below the reach."""
    options = _options(arguments)
    known = equivalents(options.equivalent)
    mutants = every_mutant(options.root, options.only or ROOMS)
    _tell_stale(known, mutants, options.only)
    found = [mutant for mutant in mutants if mutant.name not in known and options.match in mutant.name]
    total = Score(equivalent=sum(mutant.name in known for mutant in mutants))
    began = time.perf_counter()
    chosen = sampled(found, options.sample, options.seed)
    for mutant, test in noticed(options.root, chosen, options.tests, jobs=options.jobs, limit_s=options.limit):
        total.noticed[mutant] = test
        if options.verbose or not test:
            told = f"{mutant.path}:{mutant.line}: {mutant.change}: {test or 'SURVIVED'}"
            print(f"{len(total.noticed):4} {told}", flush=True)
    print("\n".join(total.lines()))
    print(f"{len(found)} mutants in all, seed {options.seed}, {time.perf_counter() - began:.0f} s")
    return 0 if total.share >= options.reach else 1


def _tell_stale(known: dict[str, str], mutants: Sequence[Mutant], only: Sequence[str] | None) -> None:
    names = {mutant.name for mutant in mutants}
    for name in sorted(known.keys() - names) if not only else ():
        print(f"in the list of equivalent mutants, but no mutant any more: {name}")


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score the fast tests by mutants of the deciding code.")
    parser.add_argument("--sample", type=int, default=SAMPLE, help="how many mutants (default %(default)s)")
    parser.add_argument("--seed", type=int, default=SEED, help="which ones (default %(default)s)")
    parser.add_argument("--only", action="append", metavar="PATH", help="only this file or folder; may be repeated")
    parser.add_argument("--match", default="", help="only mutants whose name holds this text")
    parser.add_argument("--tests", nargs="+", default=list(FAST_TESTS), help="ask these tests only")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default %(default)s)")
    parser.add_argument("--limit", type=float, default=LIMIT_S, help="seconds for each mutant (default %(default)s)")
    parser.add_argument("--reach", type=float, default=REACH, help="the score to reach (default %(default)s)")
    parser.add_argument("--root", type=Path, default=ROOT, help="another repository")
    parser.add_argument("--equivalent", type=Path, default=EQUIVALENT, help="another list of equivalent mutants")
    parser.add_argument("--verbose", action="store_true", help="print every mutant with the test that noticed it")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main(sys.argv[1:]))
