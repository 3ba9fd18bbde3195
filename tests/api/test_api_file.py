from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from pairguard_gui.api.api_file import NAME, ApiFile, read, remove, write

FILE = ApiFile("http://127.0.0.1:5000", "t0ken", 4711, {"rest": "http://127.0.0.1:1"})


def test_what_is_written_is_read(profile: Path) -> None:
    write(profile, FILE)

    assert read(profile) == FILE
    assert set(json.loads((profile / NAME).read_text("utf-8"))) == {"url", "token", "pid", "practice"}


def test_without_practice_there_is_no_word_of_it(profile: Path) -> None:
    write(profile, ApiFile("http://127.0.0.1:5000", "t0ken", 4711))

    assert "practice" not in json.loads((profile / NAME).read_text("utf-8"))


def test_nobody_else_may_read_it(profile: Path) -> None:
    write(profile, FILE)

    assert stat.S_IMODE((profile / NAME).stat().st_mode) == 0o600
    assert [path.name for path in profile.iterdir()] == [NAME]


def test_the_token_is_not_in_what_is_printed() -> None:
    assert "t0ken" not in repr(FILE)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"url": 1, "token": 2}', '{"url":"a","token":"b","pid":"c"}']
)
def test_a_file_that_cannot_be_read_is_none(profile: Path, content: str) -> None:
    (profile / NAME).write_text(content, "utf-8")

    assert read(profile) is None


def test_removing_twice_does_no_harm(profile: Path) -> None:
    write(profile, FILE)
    remove(profile)
    remove(profile)

    assert read(profile) is None
    assert list(profile.iterdir()) == []


def test_a_folder_that_cannot_be_written_keeps_nothing_half(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write(tmp_path / "missing", FILE)
