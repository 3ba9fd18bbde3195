"""settings.json: what was chosen is there again, and a broken file costs nothing but the choices."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pairguard_gui.store import settings as module
from pairguard_gui.store.profile import ProfileError
from pairguard_gui.store.settings import Settings, SettingsFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_without_a_file_all_is_as_it_comes(path: Path) -> None:
    file = SettingsFile(path)

    assert file.settings == Settings()
    assert file.damaged_copy is None
    assert not path.exists(), "looking is not writing"


def test_what_was_changed_is_there_at_the_next_start(path: Path) -> None:
    SettingsFile(path).change(language="zh_CN", api_port=5001, practice=True)

    assert SettingsFile(path).settings == Settings(language="zh_CN", api_port=5001, practice=True)
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_the_window_stores_is_there_again(path: Path) -> None:
    memory = SettingsFile(path)
    memory.put("theme", "dark")
    memory.put("columns", "余额 ✓")

    again = SettingsFile(path)
    assert again.get("theme") == "dark"
    assert again.get("columns") == "余额 ✓"
    assert again.get("never stored") is None


def test_putting_from_two_threads_loses_nothing(path: Path) -> None:
    memory = SettingsFile(path)

    def store(name: str) -> None:
        for n in range(20):
            memory.put(f"{name}{n}", "x")

    threads = [threading.Thread(target=store, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(SettingsFile(path).settings.window) == 40


def test_choices_of_a_newer_version_survive(path: Path) -> None:
    path.write_text('{"language": "en", "sounds": {"loud": [1, 2.5, null]}}')
    SettingsFile(path).change(language="zh_CN")

    written = json.loads(path.read_text("utf-8"))
    assert written["sounds"] == {"loud": [1, 2.5, None]}
    assert written["language"] == "zh_CN"


@pytest.mark.logs_warnings
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"\0" * 100,
        b'{"language": 7}',
        b'{"api_port": "5000"}',
        b'{"api_enabled": "yes"}',
        b'{"window": {"theme": 1}}',
        b'{"language": "en"} trailing',
        b"[" * 100_000,
        b'{"a": ' * 5000,
    ],
)
def test_a_broken_file_is_moved_aside_and_reported_once(
    path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path.write_bytes(content)
    file = SettingsFile(path)

    assert file.settings == Settings()
    assert file.damaged_copy == path.with_name("settings.json.damaged-1")
    assert file.damaged_copy.read_bytes() == content
    assert SettingsFile(path).damaged_copy is None
    (warning,) = caplog.messages
    assert str(file.damaged_copy) in warning


@pytest.mark.logs_warnings
def test_a_broken_file_never_replaces_an_earlier_one(path: Path) -> None:
    for n in (1, 2, 3):
        path.write_text(f"broken {n}")
        assert SettingsFile(path).damaged_copy == path.with_name(f"settings.json.damaged-{n}")

    assert path.with_name("settings.json.damaged-1").read_text() == "broken 1"


@pytest.mark.logs_warnings
def test_a_file_too_large_to_be_ours_is_moved_aside(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 100)
    path.write_text(json.dumps({"window": {"x": "y" * 100}}))

    assert SettingsFile(path).damaged_copy is not None


@pytest.mark.parametrize("values", [{"api_port": "5000"}, {"language": None}, {"window": {"a": 1}}])
def test_a_value_of_the_wrong_type_is_a_bug_that_changes_nothing(path: Path, values: dict[str, Any]) -> None:
    file = SettingsFile(path)

    with pytest.raises(msgspec.ValidationError):
        file.change(**values)
    assert file.settings == Settings()


def test_an_unknown_name_is_a_bug_that_changes_nothing(path: Path) -> None:
    with pytest.raises(TypeError):
        SettingsFile(path).change(colour="red")
    assert not path.exists()


def test_a_choice_that_changes_nothing_writes_nothing(path: Path) -> None:
    SettingsFile(path).change(language="")

    assert not path.exists()


def test_a_choice_that_cannot_be_written_is_an_error(path: Path) -> None:
    file = SettingsFile(path)
    path.mkdir()

    with pytest.raises(ProfileError):
        file.change(language="en")
    assert file.settings == Settings()


def test_a_layout_that_cannot_be_written_stops_nothing(path: Path) -> None:
    file = SettingsFile(path)
    path.mkdir()
    file.put("theme", "dark")

    assert file.get("theme") is None


def test_a_folder_in_place_of_the_file(path: Path) -> None:
    path.mkdir()

    with pytest.raises(ProfileError) as refusal:
        SettingsFile(path)
    assert refusal.value.path == path


def test_a_crash_while_writing_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    SettingsFile(path).change(language="en")

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", dies)
    with pytest.raises(KeyboardInterrupt):
        SettingsFile(path).change(language="zh_CN")

    assert SettingsFile(path).settings.language == "en"
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
