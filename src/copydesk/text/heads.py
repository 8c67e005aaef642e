"""Where a pattern is worth trying in scripts without spaces, in which a word may begin at every character."""

import re
from collections.abc import Iterable, Iterator

from copydesk.text.places import found_at


class HeadSpotter:
    """A pattern whose every fit begins with one of the forms; tried where the first two characters of one stand.

    The same as `Spotter` for scripts without spaces: a set of first characters is searched for fast, a pattern that begins with
    what may be missing is not.
    """

    def __init__(self, pattern: re.Pattern[str], *, forms: Iterable[str]) -> None:
        self.pattern = pattern
        self._heads = re.compile(_heads(forms))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """What the pattern fits in a text, in order."""
        return found_at(self.pattern.match, text, (head.start() for head in self._heads.finditer(text)))


def _heads(forms: Iterable[str]) -> str:
    """The first characters of the forms, each before one of those that may be second; one alone where it is a form by itself."""
    seconds: dict[str, set[str]] = {}
    for form in forms:
        if form:
            seconds.setdefault(form[0], set()).add(form[1:2])
    heads = (
        re.escape(first) if "" in second else f"{re.escape(first)}(?=[{''.join(map(re.escape, sorted(second)))}])"
        for first, second in sorted(seconds.items())
    )
    return "|".join(heads) or "(?!)"
