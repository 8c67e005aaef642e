"""Text that a page keeps only in its scripts' data: the state that its own program would draw the article from."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final

from copydesk.read.structured import parse_json, plain_json_text
from copydesk.read.web import web

_ASSIGNED: Final = re.compile(r"(?:globalContent|__[A-Za-z_]{3,40}__|INITIAL_DATA|initialState)\s{0,3}=\s{0,3}(?=[\[{])")
_FLIGHT: Final = re.compile(r"self\.__next_f\.push\(\s*(?=\[)")
_TEXT_ROW: Final = re.compile(rb"(?:^|\n|(?<=[\]}>]))[0-9a-f]{1,4}:T([0-9a-f]{1,6}),")
_DECODER: Final = json.JSONDecoder(strict=False)
_MIN_SCRIPT: Final = 400
_MAX_LEAVES: Final = 50_000
_MAX_DEPTH: Final = 40
_MIN_LEAF: Final = 20
_MIN_TEXT: Final = 200
_PLACEHOLDER: Final = re.compile(r"\$\$[A-Z_]{2,30}\$\$")
_NO_PROSE: Final = re.compile(r"https?://\S*|[{}<>\\=;]")
_PROSE: Final = re.compile(r"[.!?。！？…]|다$|[”\"」]$")


def state_paragraphs(scripts: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs of the article in a page's embedded state: the prose under the path of keys that holds most of it."""
    texts: dict[str, list[str]] = defaultdict(list)
    flight = "".join(text for script in scripts for text in _flight_text(script))
    values = (value for script in scripts for value in _values(script))
    for value in (*values, *_flight_values(flight)):
        for path, text in _leaves(value):
            texts[path].append(text)
    best = max(texts.values(), key=lambda each: sum(map(len, dict.fromkeys(each))), default=[])
    paragraphs = [part.strip() for text in dict.fromkeys(best) for part in text.split("\n") if part.strip()]
    return tuple(paragraphs) if sum(map(len, paragraphs)) >= _MIN_TEXT else ()


def holds_state(script: str) -> bool:
    """Whether a script's text is worth a look: it names a known state variable or is JSON of some size."""
    if "__next_f" in script:
        return True
    return len(script) >= _MIN_SCRIPT and (any(mark in script for mark in web().state.marks) or script.lstrip()[:1] in {"{", "["})


def _values(script: str) -> Iterator[Any]:
    if script.lstrip()[:1] in {"{", "["}:
        yield parse_json(script)
        return
    for match in _ASSIGNED.finditer(script):
        yield _value_at(script, match.end())


def _flight_text(script: str) -> Iterator[str]:
    for match in _FLIGHT.finditer(script):
        value = _value_at(script, match.end())
        if isinstance(value, list) and len(value) > 1 and isinstance(value[1], str):
            yield value[1]


def _flight_values(flight: str) -> Iterator[Any]:
    """The rows of a React flight stream: text rows by their stated length in bytes, the others as JSON."""
    encoded = flight.encode("utf-8", errors="ignore")
    for match in _TEXT_ROW.finditer(encoded):
        yield {"text": encoded[match.end() : match.end() + int(match[1], 16)].decode("utf-8", errors="ignore")}
    for line in flight.split("\n"):
        start = min((at for at in (line.find("["), line.find("{")) if at >= 0), default=-1)
        if 0 <= start <= 12 and len(line) > _MIN_TEXT:
            yield parse_json(line[start:])


def _value_at(script: str, start: int) -> Any:  # noqa: ANN401 - foreign JSON, narrowed by its readers
    """The JSON value that begins at `start`, whatever follows it."""
    try:
        return _DECODER.raw_decode(script, start)[0]
    except (ValueError, RecursionError):
        return None


def _leaves(value: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - foreign JSON, narrowed here
    """(path of keys, text) of each prose string; list positions are no part of a path."""
    stack: list[tuple[str, Any, int]] = [("", value, 0)]
    skipped = web().state.skipped_keys
    seen = 0
    while stack and seen < _MAX_LEAVES:
        path, each, depth = stack.pop()
        seen += 1
        if isinstance(each, str):
            text = plain_json_text(_PLACEHOLDER.sub("", each)) if len(each) >= _MIN_LEAF else ""
            if _is_prose(text):
                yield path, text
        elif isinstance(each, list) and depth < _MAX_DEPTH:
            stack.extend((path + "/*", inner, depth + 1) for inner in reversed(each))
        elif isinstance(each, dict) and depth < _MAX_DEPTH:
            stack.extend(
                (f"{path}/{key}", inner, depth + 1) for key, inner in reversed(each.items()) if str(key).lower() not in skipped
            )


def _is_prose(text: str) -> bool:
    if len(text) < _MIN_LEAF or not _PROSE.search(text):
        return False
    return sum(len(hit) for hit in _NO_PROSE.findall(text)) * 20 < len(text)
