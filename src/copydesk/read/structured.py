"""What a page says of itself in JSON: schema.org records (JSON-LD)."""

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from copydesk.read.web import web

_MAX_SCRIPT: Final = 3_000_000
_MAX_DEPTH: Final = 12
_MARKUP: Final = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_BLOCK_END: Final = re.compile(r"<(?:/p|/div|/h[1-6]|/li|/blockquote|br\s{0,3}/?)\s{0,3}>", re.IGNORECASE)
_LINE_OF_CODE: Final = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|/\*\]\]>\*/)\s*;?\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecord:
    """A page's schema.org record of its article; what is not stated is empty. Text is unescaped, without markup."""

    headline: str = ""
    description: str = ""
    body: str = ""
    published: str = ""
    modified: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    url: str = ""
    publisher: str = ""
    is_live_blog: bool = False


def parse_json(text: str) -> Any:  # noqa: ANN401 - foreign JSON, narrowed by every reader of it
    """The value of a script's JSON, or None. Raw line breaks inside strings are forgiven, as browsers' users do."""
    text = _LINE_OF_CODE.sub("", text.strip()[:_MAX_SCRIPT]).strip()
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        pass
    try:
        return json.loads(text.rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def article_record(scripts: Sequence[str]) -> ArticleRecord:
    """The article's record among a page's JSON-LD scripts: the one that states most, an empty record where there is none."""
    types = web().records
    nodes = [node for script in scripts for node in _nodes(parse_json(script), depth=0)]
    articles = [node for node in nodes if _types(node) & types.articles]
    candidates = articles or [node for node in nodes if _types(node) & types.weak]
    if not candidates:
        return ArticleRecord()
    best = max(candidates, key=_weight)
    names = {node["@id"]: _text(node.get("name")) for node in nodes if isinstance(node.get("@id"), str) and node.get("name")}
    return _record(best, names=names)


def plain_json_text(raw: str) -> str:
    """A JSON string that may carry (escaped) HTML, as text: block ends become line breaks."""
    text = raw
    if "&" in text:
        text = html.unescape(text)
    if "&" in text and "<" not in text:
        text = html.unescape(text)
    if "<" in text:
        text = html.unescape(_MARKUP.sub("", _BLOCK_END.sub("\n\n", text)))
    return text.strip()


def _nodes(value: Any, *, depth: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - as parse_json
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for each in value[:500]:
            yield from _nodes(each, depth=depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "author", "publisher"):
            inner = value.get(key)
            if isinstance(inner, (dict, list)):
                yield from _nodes(inner, depth=depth + 1)


def _types(node: dict[str, Any]) -> set[str]:
    stated = node.get("@type")
    each = stated if isinstance(stated, list) else [stated]
    return {kind.rpartition("/")[2] for kind in each if isinstance(kind, str)}


def _weight(node: dict[str, Any]) -> tuple[int, int]:
    stated = sum(
        bool(node.get(key)) for key in ("headline", "datePublished", "author", "articleBody", "description", "mainEntityOfPage")
    )
    return (stated, len(_text(node.get("articleBody"))))


def _record(node: dict[str, Any], *, names: dict[str, str]) -> ArticleRecord:
    body = node.get("articleBody")
    bodies = [body] if isinstance(body, str) else body if isinstance(body, list) else []
    return ArticleRecord(
        headline=plain_json_text(_text(node.get("headline")) or _text(node.get("name"))),
        description=plain_json_text(_text(node.get("description"))),
        body="\n\n".join(plain_json_text(part) for part in bodies if isinstance(part, str)),
        published=_text(node.get("datePublished")) or _text(node.get("uploadDate")) or _text(node.get("dateCreated")),
        modified=_text(node.get("dateModified")),
        authors=tuple(_names(node.get("author") or node.get("creator"), names=names)),
        language=_text(node.get("inLanguage")),
        url=_address(node),
        publisher=next(iter(_names(node.get("publisher"), names=names)), ""),
        is_live_blog="LiveBlogPosting" in _types(node),
    )


def _text(value: Any) -> str:  # noqa: ANN401 - as parse_json
    if isinstance(value, list):
        value = next((each for each in value if isinstance(each, str)), "")
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("alternateName")
    return value.strip() if isinstance(value, str) else ""


def _address(node: dict[str, Any]) -> str:
    page = node.get("mainEntityOfPage")
    stated = page.get("@id") or page.get("url") if isinstance(page, dict) else page
    return next((each for each in (node.get("url"), stated) if isinstance(each, str)), "")


def _names(value: Any, *, names: dict[str, str]) -> Iterator[str]:  # noqa: ANN401 - as parse_json
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str):
            yield plain_json_text(each)
        elif isinstance(each, dict):
            stated = each.get("name")
            if isinstance(stated, list):
                yield from (plain_json_text(name) for name in stated if isinstance(name, str))
            elif isinstance(stated, str) and stated.strip():
                yield plain_json_text(stated)
            elif each.get("@id") in names:
                yield names[each["@id"]]
