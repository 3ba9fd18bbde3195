"""Builds dist/pairguard with PyInstaller, then lets the built program test itself where nothing is at hand."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAM = ROOT / "dist/pairguard/pairguard"


def build() -> None:
    """Build the folder anew. CalledProcessError where PyInstaller fails."""
    options = ["--noconfirm", "--clean", "--log-level", "WARN"]
    subprocess.run([sys.executable, "-m", "PyInstaller", *options, "pairguard.spec"], cwd=ROOT, check=True)


def test_alone(screen: list[str]) -> bool:
    """Run the program's self-test in an empty folder with an empty environment; `screen` is put before it."""
    with tempfile.TemporaryDirectory() as home:
        environment = {"HOME": home, "PATH": "/usr/bin:/bin"}  # a system without these two starts nothing
        done = subprocess.run([*screen, PROGRAM, "self-test"], cwd=home, env=environment, check=False)
    return done.returncode == 0


def size() -> str:
    """The size of the built folder in whole megabytes."""
    total = sum(path.stat().st_size for path in PROGRAM.parent.rglob("*") if not path.is_symlink())
    return f"{total / 1e6:.0f} MB"


def main() -> int:
    """Build and test; the exit status is 1 where the built program fails its own test."""
    build()
    screens = {"without a screen": [], "on a screen": ["xvfb-run", "-a"]}
    for where, screen in screens.items():
        if screen and not shutil.which(screen[0]):
            continue  # macOS and Windows have one screen, and the first round used it
        print(f"Self-test of the built program {where}:", flush=True)
        if not test_alone(screen):
            print(f"{PROGRAM} fails its self-test {where}; what it says is above.")
            return 1
    print(f"{PROGRAM.parent}: {size()}, self-test passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
