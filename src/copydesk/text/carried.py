"""Whose words a sentence without a subject goes on with: those of the sentence before (이어 …라고 덧붙였다, さらに…と述べた)."""

import re
from functools import cache
from typing import Final

from msgspec.structs import replace

from copydesk.text.languages.schema_speech import attribution_data
from copydesk.text.named import NamedText
from copydesk.text.patterns import alternation
from copydesk.text.sourced import Sourced

_OWN: Final = {
    "ko": re.compile(r"[가-힣](?:은|는|이|가|께서)(?= |\Z)"),
    "ja": re.compile(r"[はがも]"),
}
"""A word before the first quotation that may be a subject of its own."""
_OWN_TOPIC: Final = {
    "ko": re.compile(r"(?:[가-힣]+ )?[가-힣]+(?:은|는|께서는) "),
    "ja": re.compile(r"[^、。「」]{1,20}は"),
}
"""A topic at the head of a sentence that quotes nobody."""


def carried(named: NamedText, last: Sourced | None, *, cue: tuple[int, int]) -> Sourced | None:
    """The source of the sentence before, where this one begins with a quotation or a word that goes on and has no topic.

    `last` is the attribution before in the text. None where another sentence lies between them, or the subject is changed.
    """
    if last is None:
        return None
    start, _ = named.statement(cue[0])
    before = named.statement(last.cue[0])
    if before[0] == start or not before[1] <= start or named.text[before[1] : start].strip():
        return None
    word = _going_on(named.language).match(named.text, start)
    head = word.end() if word else start
    quote = next((place for place in range(head, cue[0]) if named.opens_quote(place)), -1)
    if quote < 0:
        is_own = not word or bool(_OWN_TOPIC[named.language].match(named.text, head))
    else:
        is_own = (not word and quote > start) or bool(_OWN[named.language].search(named.text, head, quote))
    return None if is_own else replace(last, cue=cue, is_carried=True, contents=())


@cache
def _going_on(language: str) -> re.Pattern[str]:
    return re.compile(rf"{alternation(attribution_data(language).continuing)}(?:[ ,、]+|(?=[\"“「『]))")
