"""A run of tests ends, red, whatever happens to the processes that run them.

Made-up tests are run as `make test` runs ours: by the settings of pyproject.toml, on two workers.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

ROOT = Path(__file__).resolve().parents[2]
BOUND_S = 100
"""Guards against waiting for ever, which is what every one of these runs once did; they take seconds."""
FINE = """
    import time

    import pytest

    @pytest.mark.parametrize("number", range(12))
    def test_fine(number):
        time.sleep(0.1)
"""


def run(folder: Path, broken: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Both made-up files, run by two workers."""
    (folder / "test_broken.py").write_text(broken)
    (folder / "test_fine.py").write_text(dedent(FINE))
    (workers,) = re.findall(r"-m pytest (-n 2 --dist \w+)", (ROOT / "Makefile").read_text())
    settings = ["-c", str(ROOT / "pyproject.toml"), f"--rootdir={folder}", "-p", "no:cacheprovider"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *settings, *workers.split(), *options, str(folder)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=BOUND_S,
        check=False,
    )


def failed(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The failed tests, as the summary at the end names them."""
    return re.findall(r"^FAILED .*test_broken\.py::(\w+)", done.stdout, re.MULTILINE)


def test_a_run_whose_worker_dies_ends_and_names_the_test(tmp_path: Path) -> None:
    done = run(tmp_path, "import os\ndef test_before(): pass\ndef test_dies(): os._exit(1)\ndef test_after(): pass\n")
    assert done.returncode == 1, done.stdout
    assert failed(done) == ["test_dies"]


def test_a_test_that_waits_for_ever_ends_the_run(tmp_path: Path) -> None:
    done = run(tmp_path, "import time\ndef test_waits(): time.sleep(1000)\n", "-o", "timeout=2")
    assert done.returncode == 1, done.stdout
    assert failed(done) == ["test_waits"]


def test_a_test_that_hangs_in_c_and_lets_no_other_thread_run_ends_the_run(tmp_path: Path) -> None:
    source = "import ctypes\ndef test_hangs(): ctypes.PyDLL(None).sleep(1000)\n"
    done = run(tmp_path, source, "-o", "timeout=1", "-o", "faulthandler_timeout=3")
    assert done.returncode == 1, done.stdout
    assert failed(done) == ["test_hangs"]


def test_a_run_that_only_takes_too_long_ends_red(tmp_path: Path) -> None:
    done = run(
        tmp_path, "import time\ndef test_slow(): time.sleep(2)\ndef test_after(): pass\n", "-o", "session_timeout=1"
    )
    assert done.returncode != 0, done.stdout
    assert "session-timeout: 1.0 sec exceeded" in done.stdout
