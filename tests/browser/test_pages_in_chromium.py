"""The site as a reader meets it: in Chromium, scripts off, phone and desk, light and dark, from a folder and from the server."""

from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import pytest
from tests.browser.chromium import Browser
from tests.serve.conftest import Served

pytestmark = pytest.mark.browser

BRIDGE = "en/2026/03/14/5a17b2c9-saltmeres-long-bridge-reopens-after-eleven-months-of-repairs/index.html"
KOREAN = "ko/2026/03/14/5a17b2c9-story/index.html"
PAGES = (
    "index.html", "en/index.html", "ko/index.html", "de/index.html", "ja/index.html", BRIDGE, KOREAN,
    "ko/2026/03/13/0c0ffee0-story/index.html", "en/2026/03/12/beefcafe-saltmere-library-to-open-until-10-p-m/index.html",
    "en/threads/t-long-bridge/index.html", "en/sources/index.html", "en/sources/tide-wire/index.html",
    "en/corrections/index.html", "ko/how-this-was-made/index.html", "de/privacy/index.html", "en/archive/index.html",
)  # fmt: skip

LOW_CONTRAST = """
(() => {
  const parse = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = channel => { const c = channel / 255; return c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; };
  const luminance = ([r, g, b]) => .2126 * light(r) + .7152 * light(g) + .0722 * light(b);
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility()) continue;
    const [a, b] = [luminance(parse(getComputedStyle(element).color)), luminance(ground(element))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) found.push(element.className + ' ' + element.textContent.trim().slice(0, 40) + ' ' + ratio.toFixed(2));
  }
  return found;
})()
"""

SMALL_TARGETS = """
[...document.querySelectorAll('summary, .number[href], .masthead a, .foot a, .more a, .card-headline a, .report-source a')]
  .filter(element => element.checkVisibility())
  .map(element => [element, element.getClientRects()[0]])
  .filter(([element, box]) => box && (box.height < 23.5 || box.width < 23.5) && !element.matches('.card-headline a'))
  .map(([element, box]) => element.className + ' ' + element.textContent.trim().slice(0, 30) + ' ' + box.width + 'x' + box.height)
"""


def address(folder: Path, page: str) -> str:
    """A page of the folder as an address."""
    return (folder / page).as_uri()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_from_a_folder_is_styled_and_nothing_is_blocked(browser: Browser, folder: Path, page: str) -> None:
    """Styles and pictures load from the disk under the page's own policy, and the browser has nothing to say."""
    browser.show(address(folder, page))

    assert browser.ask("getComputedStyle(document.body).maxWidth") == "1216px"
    assert browser.ask("[...document.images].filter(image => image.loading !== 'lazy').every(image => image.naturalWidth > 0)")
    assert [text for text in browser.complaints() if "frame-ancestors" not in text] == []


@pytest.mark.parametrize("width", [320, 390, 820, 1280])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_wider_than_its_window(browser: Browser, folder: Path, page: str, width: int) -> None:
    """From a small phone to a desk, and so also at 400 % zoom."""
    browser.show(address(folder, page), width=width)

    assert cast("int", browser.ask("document.documentElement.scrollWidth")) <= width


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_all_text_has_enough_contrast(browser: Browser, folder: Path, page: str, *, dark: bool) -> None:
    """At least 4.5 to 1, with every control open. Source: WCAG 2.2, 1.4.3."""
    browser.show(address(folder, page), dark=dark)
    browser.ask("document.querySelectorAll('details').forEach(each => each.setAttribute('open', ''))")

    assert browser.ask(LOW_CONTRAST) == []


@pytest.mark.parametrize("page", [BRIDGE, KOREAN, "en/index.html"])
def test_targets_can_be_hit_with_a_thumb(browser: Browser, folder: Path, page: str) -> None:
    """At least 24 by 24 pixels. Source: WCAG 2.2, 2.5.8."""
    browser.show(address(folder, page), width=390)

    assert browser.ask(SMALL_TARGETS) == []


def test_a_click_opens_the_sources_of_a_sentence_without_script(browser: Browser, folder: Path) -> None:
    """The exact words show below the sentence, and the sentence is marked."""
    browser.show(address(folder, BRIDGE), width=390)
    before = browser.ask("document.querySelector('#s3 + details .evidence').checkVisibility()")

    browser.click("#s3 + details > summary")

    assert before is False
    assert browser.ask("document.querySelector('#s3 + details .evidence').checkVisibility()") is True
    assert browser.ask("getComputedStyle(document.querySelector('#s3')).backgroundColor") == "rgb(232, 240, 247)"


def test_the_keyboard_reaches_the_text_and_opens_a_source(browser: Browser, folder: Path) -> None:
    """The first stop is the link that skips to the text, visible when it has the focus; Enter opens a control."""
    browser.show(address(folder, BRIDGE))
    browser.press("Tab")
    skip = browser.ask("document.activeElement.className")
    shown = cast("dict[str, float]", browser.ask("document.activeElement.getBoundingClientRect().toJSON()"))
    browser.ask("document.querySelector('#s2 + details summary').focus()")
    browser.send("Input.dispatchKeyEvent", type="char", text="\r")
    browser.press("Enter")

    assert skip == "skip"
    assert shown["x"] >= 0
    assert browser.ask("document.querySelector('#s2 + details').open") is True


def test_a_closed_control_does_not_break_the_line(browser: Browser, folder: Path) -> None:
    """Sentences of a paragraph follow one another on the same line."""
    browser.show(address(folder, BRIDGE), width=390)

    control = cast(
        "dict[str, float]", browser.ask("document.querySelector('#s3 + details summary').getBoundingClientRect().toJSON()")
    )
    sentence = cast("dict[str, float]", browser.ask("document.querySelector('#s4').getClientRects()[0].toJSON()"))

    assert abs(control["y"] - sentence["y"]) < 24


def test_korean_words_are_not_broken(browser: Browser, folder: Path) -> None:
    """Lines end between words."""
    browser.show(address(folder, KOREAN))

    assert browser.ask("getComputedStyle(document.querySelector('#s2')).wordBreak") == "keep-all"


def test_quotation_marks_are_those_of_the_language(browser: Browser, folder: Path) -> None:
    """The marks come with the mark-up, in each language's own form."""
    browser.show(address(folder, KOREAN))
    korean = browser.ask("getComputedStyle(document.querySelector('q.s')).quotes")
    browser.show(address(folder, BRIDGE))
    headline = browser.ask("getComputedStyle(document.querySelector('.headline-words')).quotes")

    assert korean == '"“" "”" "‘" "’"'
    assert headline == "none"


def test_the_label_is_seen_without_scrolling_on_a_phone(browser: Browser, folder: Path) -> None:
    """At the first exposure, before any body text."""
    for page in (BRIDGE, KOREAN):
        browser.show(address(folder, page), width=390, height=844)
        label = cast("dict[str, float]", browser.ask("document.querySelector('.label-text').getBoundingClientRect().toJSON()"))
        body = cast("dict[str, float]", browser.ask("document.querySelector('.story-body').getBoundingClientRect().toJSON()"))
        assert label["bottom"] < 844
        assert label["bottom"] < body["top"]


def test_the_label_comes_first_without_styles_too(browser: Browser, folder: Path) -> None:
    """In a reader's mode, a text browser or a screen reader."""
    browser.show(address(folder, BRIDGE))
    browser.ask("document.querySelectorAll('link[rel=stylesheet]').forEach(each => each.remove())")

    text = cast("str", browser.ask("document.querySelector('main').innerText"))

    assert text.index("Compiled automatically") < text.index("The Long Bridge in Saltmere reopened")


def test_served_pages_ask_nobody_else_and_store_nothing(browser: Browser, served: Served) -> None:
    """No cookie, no storage, no foreign host, no complaint about the policy."""
    root = f"http://127.0.0.1:{served.port}/"
    for page in ("", "en/", "ko/", BRIDGE, "en/nope/"):
        browser.show(root + page)
        hosts = {urlsplit(url).netloc for url in browser.requested()}
        assert hosts == {f"127.0.0.1:{served.port}"}
        assert [text for text in browser.complaints() if "404" not in text] == []
        assert browser.ask("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    assert browser.send("Network.getCookies")["cookies"] == []


def test_links_work_from_a_folder(browser: Browser, folder: Path) -> None:
    """From the choice of language to a story, by clicks, without a server."""
    browser.show(address(folder, "index.html"))

    for selector in ("a[hreflang=en]", ".card-headline a"):
        browser.events.clear()
        browser.click(selector)
        browser.wait_for("Page.loadEventFired")

    assert "Long Bridge" in cast("str", browser.ask("document.querySelector('h1').textContent"))
