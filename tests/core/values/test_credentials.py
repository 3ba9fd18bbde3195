"""A key that can be used and never seen."""

from __future__ import annotations

import copy
import dataclasses
import json
import logging
import pickle
import traceback

import pytest

from pairguard_gui.core.values.credentials import Credentials, Secret

PARTS = ("canary-key", "canary-secret", "canary-passphrase")
CREDENTIALS = Credentials.of(*PARTS)


def test_nothing_that_shows_values_shows_a_secret(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("test").info("%s %r", CREDENTIALS, CREDENTIALS.secret)
    shown = [
        repr(CREDENTIALS),
        str(CREDENTIALS),
        f"{CREDENTIALS.secret} {CREDENTIALS.secret!r:>40} {CREDENTIALS.secret:>40}",
        str(dataclasses.asdict(CREDENTIALS)),
        json.dumps(dataclasses.asdict(CREDENTIALS), default=str),
        caplog.text,
    ]
    for text in shown:
        assert "canary" not in text


def test_a_traceback_that_prints_local_values_shows_none() -> None:
    def fail(credentials: Credentials) -> None:
        raise RuntimeError(f"with {credentials}")

    with pytest.raises(RuntimeError) as caught:
        fail(CREDENTIALS)
    told = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    assert "canary" not in "".join(told.format()).replace(str(PARTS), "")


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_secret_cannot_be_pickled(protocol: int) -> None:
    with pytest.raises(TypeError, match="never written"):
        pickle.dumps(CREDENTIALS, protocol)


def test_copies_are_the_secret_itself() -> None:
    assert copy.deepcopy(CREDENTIALS) == CREDENTIALS
    assert copy.copy(CREDENTIALS.secret) is CREDENTIALS.secret


def test_it_has_no_dictionary_to_look_into() -> None:
    assert not hasattr(CREDENTIALS.secret, "__dict__")


def test_reveal_gives_the_text() -> None:
    assert tuple(getattr(CREDENTIALS, field.name).reveal() for field in dataclasses.fields(CREDENTIALS)) == PARTS


def test_equal_texts_are_equal_secrets() -> None:
    assert Secret("a") == Secret("a")
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert len({Secret("a"), Secret("a")}) == 1
    assert not Secret("")


@pytest.mark.parametrize("text", ["canary-ключ", "canary\r\nX-Evil: 1", "canary\x00", "canary—"])
def test_what_fits_no_header_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(ValueError, match="English keyboard") as caught:
        Credentials.of("key", text, "pass")
    assert "canary" not in str(caught.value)
