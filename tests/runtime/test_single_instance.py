from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pairguard_gui.core.values.errors import JournalInUse
from pairguard_gui.runtime.single_instance import NAME, SingleInstance

HOLDER = """
import sys, time
from pathlib import Path
from pairguard_gui.runtime.single_instance import SingleInstance
with SingleInstance(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def hold(profile: Path) -> subprocess.Popen[str]:
    """Another process that has the profile."""
    other = subprocess.Popen([sys.executable, "-c", HOLDER, profile], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    return other


def test_the_second_copy_learns_which_process_has_the_profile(profile: Path) -> None:
    with hold(profile) as other:
        with pytest.raises(JournalInUse) as refused, SingleInstance(profile):
            pytest.fail("two copies run")
        other.kill()

    assert refused.value.reason.param("pid") == other.pid


def test_a_killed_copy_does_not_keep_the_profile(profile: Path) -> None:
    with hold(profile) as other:
        os.kill(other.pid, signal.SIGKILL)
        other.wait()

    assert (profile / NAME).exists()
    with SingleInstance(profile):
        pass


def test_a_copy_killed_before_it_wrote_its_name_does_not_keep_the_profile(profile: Path) -> None:
    (profile / NAME).touch()

    with SingleInstance(profile):
        pass


def test_a_left_lock_does_not_keep_the_profile_when_its_process_number_is_taken_again(profile: Path) -> None:
    with hold(profile) as other:
        written = (profile / NAME).read_text()
        other.kill()
    (profile / NAME).write_text(written.replace(str(other.pid), str(os.getpid()), 1))

    with SingleInstance(profile):
        pass


def test_the_profile_is_free_afterwards(profile: Path) -> None:
    with SingleInstance(profile):
        pass
    with SingleInstance(profile):
        pass

    assert not (profile / NAME).exists()
