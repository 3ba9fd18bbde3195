"""Texts without the secrets that were added before; the log's own tests know every shape."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pairguard_gui.core.values.errors import CallRefused
from pairguard_gui.core.values.placement import RefusalKind
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.redaction import SHOWN_INSTEAD, Redaction

KEY = "b68428e0-1f2e-4c8e-9d0a-5a1ce5ec2e77"
ascii_texts = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=8, max_size=40)


def test_nothing_is_hidden_before_anything_is_secret() -> None:
    redaction = Redaction()
    redaction.add("", "abc")
    assert redaction.clean("abc and all the rest") == "abc and all the rest"


def test_parts_of_a_secret_are_blacked_out_where_they_are_looked_for() -> None:
    whole, parts = Redaction(), Redaction(pieces=True)
    whole.add(KEY)
    parts.add(KEY)
    assert whole.clean(f"key {KEY[:20]!r}") == f"key {KEY[:20]!r}"
    assert parts.clean(f"key {KEY[:20]!r}, {KEY[9:].upper()}.") == f"key '{SHOWN_INSTEAD}', {SHOWN_INSTEAD}."
    assert parts.clean(f"key {KEY}, {KEY[:7]}") == f"key {SHOWN_INSTEAD}, {KEY[:7]}"


@given(ascii_texts, ascii_texts, ascii_texts)
def test_no_secret_survives(secret: str, before: str, after: str) -> None:
    redaction = Redaction(pieces=True)
    redaction.add(secret)
    assert secret not in redaction.clean(before + secret + after)


def test_an_error_is_reworded_throughout() -> None:
    error = CallRefused(RefusalKind.OTHER, "98765", f"no {KEY}")
    redaction = Redaction()
    redaction.add(KEY)
    error.reword(redaction.clean)
    assert error.reason == Reason.of(Code.REFUSED, okx_code="98765", message=f"no {SHOWN_INSTEAD}")
    assert KEY not in f"{error!r} {error}"
