"""A pasted block gives up the parts of a key, however it came: OKX's own copy, a file of settings, JSON, bare lines."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairguard_gui.ui.keys.key_block import KeyParts, read_block

KEY, SECRET, PHRASE = "1b2c3d4e-1111-2222-3333-abcdefabcdef", "A1B2C3D4E5F60718293A4B5C6D7E8F90", "My pass; 1=a:b,"
WHOLE = KeyParts(KEY, SECRET, PHRASE)
PARTS = st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="\"'"), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("block", "parts"),
    [
        (
            f'apikey = "{KEY}"\nsecretkey = "{SECRET}"\nIP = ""\n备注名 = "main"\n权限 = "读取/交易"',
            KeyParts(KEY, SECRET),
        ),
        (f"OKX_API_KEY={KEY}\nOKX_SECRET={SECRET}\nOKX_PASSPHRASE={PHRASE}", WHOLE),
        (f"export OKX_API_KEY='{KEY}'\nexport OKX_API_SECRET='{SECRET}'\nexport OKX_API_PASSPHRASE='{PHRASE}'", WHOLE),
        (f"API key: {KEY}\r\nSecret key: {SECRET}\r\nPassphrase: {PHRASE}\r\n", WHOLE),
        (f"API Key：{KEY}\n密钥：{SECRET}\n密码：{PHRASE}", WHOLE),
        (json.dumps({"apiKey": KEY, "secret": SECRET, "passphrase": PHRASE}), WHOLE),
        (json.dumps({"apiKey": KEY, "secret": SECRET, "passphrase": PHRASE}, indent=2), WHOLE),
        (f"{KEY}\n{SECRET}\nhunter2", KeyParts(KEY, SECRET, "hunter2")),
        (f"hunter2 {KEY} {SECRET}", KeyParts(KEY, SECRET, "hunter2")),
        ("hello\nworld", KeyParts()),
        ("", KeyParts()),
    ],
)
def test_the_parts_are_found(block: str, parts: KeyParts) -> None:
    assert read_block(block) == parts


@given(PARTS, PARTS, PARTS)
def test_labelled_parts_come_out_as_they_went_in(api_key: str, secret: str, passphrase: str) -> None:
    block = f'apikey = "{api_key}"\nsecretkey = "{secret}"\npassphrase = "{passphrase}"'
    assert read_block(block) == (api_key, secret, passphrase)


@given(st.text(max_size=300))
def test_no_text_is_too_odd_to_be_read(block: str) -> None:
    assert 0 <= read_block(block).found <= 3
