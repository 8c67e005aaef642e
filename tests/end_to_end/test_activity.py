"""The checker of published bytes finds what it is for."""

from pathlib import Path

import pytest
from tests.end_to_end.activity import active_content

PAGE = '<!doctype html><html lang="en"><body><p>{}</p></body></html>'


@pytest.mark.parametrize(
    "bad",
    [
        "<script>alert(1)</script>",
        "<SCRIPT src=x></SCRIPT>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" JaVaScRiPt:alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        '<iframe srcdoc="x"></iframe>',
        '<p style="color:red">x</p>',
        "<form action=/x></form>",
        "left \u202e right",
        "left &#x202e; right",
    ],
)
def test_active_content_is_found(tmp_path: Path, bad: str) -> None:
    """Each kind of active content in a page is named."""
    (tmp_path / "page.html").write_text(PAGE.format(bad), encoding="utf-8")

    found = active_content(tmp_path)

    assert found != []


def test_words_about_markup_are_no_markup(tmp_path: Path) -> None:
    """Escaped text and a block of data are what an honest page holds."""
    (tmp_path / "page.html").write_text(
        PAGE.format('&lt;script&gt; onload=1 <script type="application/ld+json">{"a": "\\u003cb"}</script>'), encoding="utf-8"
    )

    found = active_content(tmp_path)

    assert found == []
