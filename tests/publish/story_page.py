"""A story's page of the sample, parsed."""

from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.publish.sample import Sample

from copydesk.model.edition import Edition
from copydesk.publish.renderer import Renderer
from copydesk.publish.story import story_files


def page_of(edition: Edition, sample: Sample, renderer: Renderer) -> LexborHTMLParser:
    """The parsed page of an edition."""
    return LexborHTMLParser(html_of(edition, sample, renderer))


def html_of(edition: Edition, sample: Sample, renderer: Renderer) -> str:
    """The page of an edition."""
    files = story_files(edition, site=sample.site, cards=sample.cards, renderer=renderer)
    return next(file.body.decode() for file in files if file.path.endswith("index.html"))


def one(page: LexborHTMLParser, selector: str) -> LexborNode:
    """The only element of a selector."""
    found = page.css(selector)
    assert len(found) == 1, selector
    return found[0]


def text(node: LexborNode | None) -> str:
    """An element's text on one line."""
    assert node is not None
    return " ".join(node.text(deep=True).split())


def bridge(sample: Sample, language: str = "en") -> Edition:
    """The story with most of everything."""
    return next(each for each in sample.editions if each.language == language and len(each.tellers) == 5)


def weather(sample: Sample) -> Edition:
    """The story that only reports in other languages tell."""
    return next(each for each in sample.editions if each.story.id.startswith("0c0ffee") and each.language == "ko")


def library(sample: Sample) -> Edition:
    """The story that a model wrote."""
    return next(each for each in sample.editions if each.disclosure.uses_model)
