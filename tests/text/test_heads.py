"""Looking where a word may begin in scripts without spaces."""

import re

from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.heads import HeadSpotter


@given(st.text(alphabet="首相大統領 韓国", max_size=60))
def test_a_pattern_finds_the_same_where_a_word_may_begin(text: str) -> None:
    """A pattern whose first part may be missing loses nothing by being tried at the beginnings of its words alone."""
    pattern = re.compile("(?:韓国|国){0,2}(?:首相|大統領|領)")
    spotter = HeadSpotter(pattern, forms=("韓国", "国", "首相", "大統領", "領"))

    found = [match.span() for match in spotter.finditer(text)]

    assert found == [match.span() for match in pattern.finditer(text)]


def test_no_forms_fit_nowhere() -> None:
    """A language without such words costs nothing."""
    spotter = HeadSpotter(re.compile("(?!)"), forms=())

    found = list(spotter.finditer("首相"))

    assert found == []
