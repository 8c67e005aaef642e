"""What all pages of one build share: compiled templates, words, styles, and the site's facts looked up once."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from copydesk.errors import SettingsError
from copydesk.model.edition import EditionCard, SiteFacts
from copydesk.model.importance import Weights
from copydesk.model.lexicon import Entity
from copydesk.model.source import Source
from copydesk.ports import SiteFile
from copydesk.publish.formats import Formats, formats_in
from copydesk.publish.printable import printable
from copydesk.publish.strings import Strings, strings_in
from copydesk.publish.views import CardView

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_STYLE_COMMENT: Final = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/")
_STYLE_SPACE: Final = re.compile(r" ?([{};,>]) ?")
_STYLE_VALUE: Final = re.compile(r"([a-z-]): ")


class Renderer:
    """Renders every surface of one site. Make one for a build and pass it on: a page costs about 1 ms.

    `cards` are those that were made for its pages, by card and by the way to the site's root.
    `digest` changes with anything that all pages share: the site's facts (not the time of the build), templates, words, styles.
    """

    def __init__(self, site: SiteFacts) -> None:
        _require_publisher(site)
        self.site = site
        self.stylesheet = _stylesheet()
        self.icon = SiteFile(path="styles/mark.svg", body=_resource("styles", "mark.svg").read_bytes())
        self.sources: Mapping[str, Source] = {source.id: source for source in site.sources}
        self.entities: Mapping[str, Entity] = site.lexicon.by_id()
        self.digest = _digest(site)
        self.cards: dict[tuple[EditionCard, str], CardView] = {}
        self._environment = _environment()

    def strings(self, language: str) -> Strings:
        """The interface words of a language."""
        return strings_in(language)

    def formats(self, language: str) -> Formats:
        """Dates, lists and names as a language writes them."""
        return formats_in(language, self.site.time_zone)

    def url(self, path: str) -> str:
        """The absolute address of a path below the site's root."""
        return self.site.base_url + path

    def source(self, source_id: str) -> Source:
        """A source of the site, or a stand-in that knows nothing but its id."""
        known = self.sources.get(source_id)
        return known or Source(id=source_id, name=source_id, language="und", country="")

    def text(self, template: str, **values: object) -> str:
        """A template filled in. Every value is escaped; a name that the template asks for and does not get is an error."""
        return self._environment.get_template(template).render(values)

    def file(self, path: str, template: str, **values: object) -> SiteFile:
        """A file rendered from a template, its digest that of its bytes."""
        return digested(path, self.text(template, **values))


def digested(path: str, text: str) -> SiteFile:
    """A file whose `inputs_digest` is the SHA-256 of its own bytes."""
    body = text.encode()
    return SiteFile(path=path, body=body, inputs_digest=hashlib.sha256(body).hexdigest())


def json_text(value: object) -> str:
    """Compact JSON with a final line break, free of what is not printable and of `<`, so that no reader finds markup in it."""
    return printable(msgspec.json.encode(value).decode()).replace("<", "\\u003c") + "\n"


@cache
def _environment() -> Environment:
    """The one environment of this process: a template is compiled when it is first asked for."""
    environment = Environment(
        loader=PackageLoader("copydesk.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.policies["json.dumps_function"] = _embedded_json
    environment.policies["json.dumps_kwargs"] = {}
    return environment


def _embedded_json(value: object) -> str:
    return printable(msgspec.json.encode(value).decode())


def _finalize(value: object) -> object:
    return printable(value) if type(value) is str else value


def _require_publisher(site: SiteFacts) -> None:
    for key, value in (("owner", site.owner), ("contact", site.contact)):
        if not value.strip():
            remedy = "Fill it in: readers must be able to see who publishes and whom to write to."
            raise SettingsError("is empty, so nothing can be published", subject=f"desk.{key}", remedy=remedy)


def _resource(*parts: str) -> Traversable:
    return files("copydesk.publish").joinpath(*parts)


def _stylesheet() -> SiteFile:
    body = minified(_resource("styles", "site.css").read_text(encoding="utf-8")).encode()
    digest = hashlib.sha256(body).hexdigest()
    return SiteFile(path=f"styles/site.{digest[:12]}.css", body=body, inputs_digest=digest)


def minified(styles: str) -> str:
    """Our own stylesheet without comments and needless white space.

    Its strings hold no `{`, `}`, `;` or `,`, and no space beside `>`.
    """
    bare = _STYLE_COMMENT.sub("", styles)
    tight = _STYLE_SPACE.sub(r"\1", _STYLE_VALUE.sub(r"\1:", " ".join(bare.split())))
    return tight.replace(";}", "}").strip() + "\n"


def _digest(site: SiteFacts) -> str:
    hasher = hashlib.sha256(msgspec.msgpack.encode(replace(site, built_at=_EPOCH, weights=Weights())))
    for folder in ("strings", "styles", "templates"):
        for resource in sorted(_resource(folder).iterdir(), key=lambda each: each.name):
            if resource.is_file():
                hasher.update(resource.name.encode() + b"\0" + resource.read_bytes())
    return hasher.hexdigest()
