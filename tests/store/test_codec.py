"""Stored forms: round trips, equal bytes for equal values, damage found."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from copydesk.model.page import Page
from copydesk.ports import ReadRecord
from copydesk.store.codec import Undecodable, decode, encode, from_microseconds, plain, to_microseconds, unpack
from copydesk.testing import store_samples as sample


def test_a_value_comes_back_equal() -> None:
    """Decimals, enums, aware times, tuples and nested values survive."""
    record = sample.record(1, page_id=7)

    assert decode(encode(record), kind=ReadRecord) == record


def test_equal_values_have_equal_bytes() -> None:
    """The stored form depends on nothing but the value."""
    assert plain(sample.record(1, page_id=7)) == plain(sample.record(1, page_id=7))


@given(some.datetimes(timezones=some.just(UTC)))
def test_times_survive_to_the_microsecond(moment: datetime) -> None:
    """Every aware time from year 1 to 9999 comes back as it was."""
    assert from_microseconds(to_microseconds(moment)) == moment


@given(some.binary(max_size=400))
def test_foreign_bytes_are_never_a_value(data: bytes) -> None:
    """Whatever stands in a row, the answer is a value or `Undecodable`."""
    with pytest.raises(Undecodable):
        decode(data, kind=Page)


@given(some.integers(min_value=0, max_value=10_000))
def test_a_flipped_bit_is_found(position: int) -> None:
    """Every changed bit of a packed value is noticed by its checksum."""
    data = bytearray(encode(sample.page(1)))
    data[position % len(data)] ^= 1

    with pytest.raises(Undecodable):
        decode(bytes(data), kind=Page)


def test_a_value_of_another_type_is_refused() -> None:
    """A stored picture is no page."""
    with pytest.raises(Undecodable):
        decode(encode(sample.picture("a")), kind=Page)


def test_an_empty_row_is_refused() -> None:
    """No bytes are no value."""
    with pytest.raises(Undecodable):
        unpack(b"")
