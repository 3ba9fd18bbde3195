"""The profile folder: made for this user alone, or refused with one clear reason."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pairguard_gui.core.values.reason import Code
from pairguard_gui.store.private_file import write_private
from pairguard_gui.store.profile import Profile, ProfileError, default_folder

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
"""From Python 3.12 on fork() warns of threads; the children here start none and take no lock of ours."""


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.fixture(autouse=True)
def _careless_umask() -> Iterator[None]:
    """Whatever the person's umask lets through must not reach our files."""
    before = os.umask(0)
    yield
    os.umask(before)


def problem_of(profile: Profile) -> str:
    with pytest.raises(ProfileError) as refusal:
        profile.prepare()
    assert refusal.value.reason.code is Code.PROFILE
    assert refusal.value.reason.param("path") == str(refusal.value.path)
    return refusal.value.problem


def test_the_default_is_the_platform_s_folder_for_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    assert default_folder() == tmp_path / "PairGuard"


def test_a_profile_knows_its_files(tmp_path: Path) -> None:
    profile = Profile(tmp_path)

    assert [path.name for path in (profile.database, profile.settings, profile.logs)] == [
        "pair_protection.db",
        "settings.json",
        "logs",
    ]
    assert list(tmp_path.iterdir()) == [], "knowing is not touching"


def test_a_new_folder_is_for_this_user_alone(tmp_path: Path) -> None:
    profile = Profile(tmp_path / "deep" / "PairGuard")
    profile.prepare()

    assert mode(profile.folder) == mode(profile.logs) == 0o700
    assert list(profile.folder.iterdir()) == [profile.logs]


def test_preparing_again_changes_nothing(tmp_path: Path) -> None:
    profile = Profile(tmp_path / "PairGuard")
    profile.prepare()
    profile.database.write_bytes(b"kept")
    profile.prepare()

    assert profile.database.read_bytes() == b"kept"


@pytest.mark.parametrize("ours", ["pair_protection.db", "settings.json", None])
def test_a_folder_of_ours_that_stands_open_is_closed(tmp_path: Path, ours: str | None) -> None:
    folder = tmp_path / "PairGuard"
    folder.mkdir(mode=0o777)
    if ours:
        (folder / ours).touch()
    Profile(folder).prepare()

    assert mode(folder) == 0o700


def test_a_folder_of_other_things_keeps_its_permissions(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir(mode=0o755)
    (folder / "letter.txt").touch()
    Profile(folder).prepare()

    assert mode(folder) == 0o755


def test_a_folder_of_other_things_that_others_may_write_to_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "drop"
    folder.mkdir(mode=0o777)
    (folder / "letter.txt").touch()

    assert problem_of(Profile(folder)) == "open_to_others"
    assert mode(folder) == 0o777
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("place", ["a file", "a file/deeper"])
def test_a_file_in_the_way(tmp_path: Path, place: str) -> None:
    (tmp_path / "a file").touch()

    assert problem_of(Profile(tmp_path / place)) == "not_a_folder"


def test_a_file_in_place_of_the_logs(tmp_path: Path) -> None:
    (tmp_path / "logs").touch()

    assert problem_of(Profile(tmp_path)) == "not_a_folder"


def test_a_link_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to(tmp_path / "round")

    assert problem_of(Profile(tmp_path / "round")) in {"not_a_folder", "unusable"}


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    assert problem_of(Profile(tmp_path / ("x" * 300))) == "unusable"


def test_a_name_with_a_nul(tmp_path: Path) -> None:
    assert problem_of(Profile(tmp_path / "a\0b")) == "unusable"


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    """A tiny disk of its own, where the system lets us make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    asked = [str(mount), "-t", "tmpfs", "-o", "size=64k", "none", str(folder)]
    if not mount or subprocess.run(asked, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a disk")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_disk_mounted_read_only(mounted: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", mounted], check=True)

    assert problem_of(Profile(mounted)) == "read_only"
    assert problem_of(Profile(mounted / "PairGuard")) == "read_only"


def test_a_full_disk(mounted: Path) -> None:
    profile = Profile(mounted)
    profile.prepare()
    with pytest.raises(OSError, match="No space"):
        (mounted / "big").write_bytes(bytes(1 << 20))

    assert problem_of(profile) == "disk_full"


def test_a_folder_of_somebody_else() -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can ask as somebody else")
    with tempfile.TemporaryDirectory(prefix="pairguard-foreign-") as name:
        Path(name).chmod(0o755)
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.setresuid(65534, 65534, 65534)
            try:
                Profile(Path(name)).prepare()
            except ProfileError as error:
                os.write(writer, error.problem.encode())
            os._exit(0)
        os.close(writer)
        os.waitpid(child, 0)
        with os.fdopen(reader) as answer:
            assert answer.read() == "read_only"


def test_a_private_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "api.json"
    path.write_text("old")
    path.chmod(0o666)
    write_private(path, b"new")

    assert path.read_bytes() == b"new"
    assert mode(path) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_private_file_that_cannot_be_put_in_place_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "api.json").mkdir()

    with pytest.raises(OSError, match="directory"):
        write_private(tmp_path / "api.json", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["api.json"]
