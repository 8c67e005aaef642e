"""Words before they are drawn: cleaning, measuring, wrapping, cutting."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from copydesk.illustrate.lettering import clean_line, fit, joined, width_of, wrap, wrap_within
from copydesk.model.picture import FontRole


def test_a_clean_line_has_no_hidden_characters() -> None:
    """Bidi controls, zero-width and control characters and line breaks are gone."""
    assert clean_line(" a\u202eb\n\u200bc\x00\u2028d\ue000 ") == "ab c d"


@given(some.text(max_size=200))
def test_a_fitted_line_fits(text: str) -> None:
    """Whatever the text, the line is not wider than asked, but for a single character and its ellipsis."""
    line = fit(clean_line(text), width=300, size=30)

    assert width_of(line, size=30) <= 300


@given(some.text(alphabet="ab 가나 日本、。「」（）.,", max_size=120))
def test_wrapping_loses_nothing(text: str) -> None:
    """Wrapped lines joined again are the text, spaces at the breaks apart."""
    lines = wrap(clean_line(text), width=200, size=40, role=FontRole.HEADLINE)

    assert "".join(lines).replace(" ", "") == clean_line(text).replace(" ", "")


def test_korean_breaks_between_words() -> None:
    """Hangul words stay whole."""
    lines = wrap("김정은 위원장이 축하 서한을 보냈다", width=300, size=40)

    assert lines == ["김정은 위원장이", "축하 서한을", "보냈다"]


def test_japanese_breaks_between_characters_but_not_before_a_comma() -> None:
    """No line begins with a closing mark or ends with an opening one."""
    lines = wrap("旅客船が来月に、「安全」を確認して運航する。", width=280, size=40)

    assert all(line[0] not in "、。」" and line[-1] != "「" for line in lines)
    assert all(width_of(line, size=40) <= 280 for line in lines)


def test_too_many_lines_end_with_an_ellipsis() -> None:
    """What does not fit in the last line is cut there."""
    lines = wrap_within("one two three four five six seven eight nine", width=200, size=40, role=FontRole.TEXT, lines=2)

    assert len(lines) == 2
    assert lines[1].endswith("…")


def test_a_list_says_how_many_more_there_are() -> None:
    """Items that do not fit are counted."""
    names = ["Saenaru Herald", "North Coast Courier", "Tidewater News Agency"]

    assert joined(names, width=2000, size=20) == "Saenaru Herald · North Coast Courier · Tidewater News Agency"
    assert joined(names, width=400, size=20) == "Saenaru Herald · North Coast Courier +1"
    assert joined(names, width=200, size=20) == "Saenaru Herald +2"
    assert joined([], width=200, size=20) == ""


@pytest.mark.parametrize("hostile", ["a" * 100_000, "가 " * 50_000, "、" * 100_000, "\u0301" * 100_000, "(" * 100_000])
def test_a_hostile_line_takes_no_time(hostile: str) -> None:
    """A hundred thousand characters are cut long before they cost anything."""
    started = time.process_time()

    wrap_within(clean_line(hostile), width=1000, size=56, role=FontRole.HEADLINE, lines=2)
    fit(hostile, width=300, size=20)

    assert time.process_time() - started < 2
