"""Pictures: there, described, labelled for people under them and for machines inside them."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from copydesk.publish.verification.page import BuiltPage, folded, text_of
from copydesk.publish.verification.problem import Problem, problem
from copydesk.publish.verification.records import SiteRecord, StoryRecord
from copydesk.publish.verification.tree import Tree


def story_pictures(record: StoryRecord, *, page: BuiltPage, tree: Tree) -> Iterator[Problem]:
    """What is wrong with a story's picture, in its files and on its page."""
    figures = page.html.css("figure.picture")
    if len(figures) != (1 if record.picture else 0):
        yield problem(page.path, "picture-missing", "The page does not show the picture of the story's data")
        return
    if record.picture is None:
        return
    figure, picture = figures[0], record.picture
    image = figure.css_first("img")
    if image is None or page.target(image.attributes.get("src") or "", base_path="/") != picture.path:
        yield problem(page.path, "picture-missing", f"The page does not show {picture.path}")
    elif image.attributes.get("alt") != picture.title or not picture.title:
        yield problem(page.path, "picture-unlabelled", "The picture has no description for those who cannot see it")
    label = figure.css_first("figcaption [data-label=picture]")
    if text_of(label) != folded(picture.label) or not picture.label:
        yield problem(page.path, "picture-unlabelled", "The picture does not say under it that it was generated")
    elif label is None or label.attributes.get("data-source-type") != picture.digital_source_type:
        yield problem(page.path, "label-differs", "The picture's label and its data name different source types")
    for path in (picture.path, picture.vector):
        if path not in tree.paths:
            yield problem(path, "picture-missing", "A picture of the story's data is not there")
        elif picture.digital_source_type.encode() not in tree.read(path):
            yield problem(path, "picture-unlabelled", "The file does not say inside how it was made (IPTC DigitalSourceType)")


def card_pictures(page: BuiltPage, *, site: SiteRecord, labelled: set[str]) -> Iterator[Problem]:
    """Pictures beside cards that are not a story's own. `labelled` are the paths of pictures of recorded stories."""
    for image in page.html.css(".card-picture img"):
        target = page.target(image.attributes.get("src") or "", base_path=urlsplit(site.base_url).path or "/")
        if target not in labelled:
            yield problem(page.path, "picture-unlabelled", f"A picture is shown that no story's data knows: {target}")
        if not image.attributes.get("alt"):
            yield problem(page.path, "picture-unlabelled", f"A picture has no description: {target}")
