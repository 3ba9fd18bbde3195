"""Lists that were read row by row, and what can be said beside their odd rows."""

from __future__ import annotations

from pairguard_gui.core.values.rows import OddRow, Rows, Table

LTC, NOBODY = OddRow("LTC-USDT-SWAP", "pos is 'x'"), OddRow("", "no instId")


def test_rows_are_a_tuple_that_knows_what_is_missing() -> None:
    rows = Rows([1, 2], [LTC])
    assert (rows, len(rows), rows.odd) == ((1, 2), 2, (LTC,))
    assert Rows() == ()
    assert Rows().odd == ()


def test_what_was_odd_in_either_part_stays_odd() -> None:
    both = Rows([1], [LTC]) + Rows([2], [NOBODY])
    assert (both, both.odd) == ((1, 2), (LTC, NOBODY))
    plain = (3,)
    more = Rows([1], [LTC]) + plain
    assert (more, more.odd) == ((1, 3), (LTC,))


def test_an_odd_row_casts_doubt_on_its_instrument_and_one_without_a_name_on_all() -> None:
    assert Rows((), [LTC]).doubt("LTC-USDT-SWAP") == LTC
    assert Rows((), [LTC]).doubt("BTC-USDT-SWAP") is None
    assert Rows((), [LTC, NOBODY]).doubt("BTC-USDT-SWAP") == NOBODY
    assert Rows([1]).doubt("BTC-USDT-SWAP") is None


def test_a_table_tells_what_cannot_be_read_from_what_is_not_there() -> None:
    table = Table({"BTC-USDT-SWAP": 1}, [LTC, NOBODY])
    assert table == {"BTC-USDT-SWAP": 1}
    assert table.odd == {"LTC-USDT-SWAP": LTC, "": NOBODY}
    assert Table[str, int]().odd == {}
