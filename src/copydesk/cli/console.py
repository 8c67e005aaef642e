"""What a person at a terminal sees: messages on the error stream, results on the output stream, strangers' text harmless."""

import sys
import unicodedata
from typing import Final

import msgspec
import typer
from rich.console import Console

from copydesk.errors import CopydeskError

_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSHOWN: Final = frozenset({"Cc", "Cs"})


def messages() -> Console:
    """The console for what is said to a person beside the results. Lines break at words on a terminal only."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=not sys.stderr.isatty())


def results() -> Console:
    """The console for results, unwrapped so that they can be piped."""
    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False, soft_wrap=True)


def shown(text: str) -> str:
    """The text as a terminal may show it: what would steer the terminal or reorder the line is written out as an escape."""
    if text.isprintable():
        return text
    return "".join(character if _is_harmless(character) else _written_out(character) for character in text)


def sentence(text: str) -> str:
    """The text, fit to be shown, with a full stop where it has no closing mark."""
    stripped = shown(text).strip()
    return stripped if not stripped or stripped.endswith((".", "!", "?", "…", "。")) else f"{stripped}."


def print_json(value: object) -> None:
    """Print a value as one line of JSON in UTF-8, whatever the terminal's own encoding."""
    typer.echo(msgspec.json.encode(value))


def print_trouble(trouble: CopydeskError, *, console: Console) -> None:
    """Say what happened, to what, and what to do."""
    console.print(shown(trouble.subject), style="red", end="")
    console.print(f": {sentence(trouble.problem)}")
    console.print(sentence(trouble.remedy))


def trouble_record(trouble: CopydeskError) -> dict[str, object]:
    """The same for scripts."""
    parts = {"code": trouble.code, "subject": trouble.subject, "problem": trouble.problem, "remedy": trouble.remedy}
    return {"error": {name: _encodable(part) for name, part in parts.items()}}


def _is_harmless(character: str) -> bool:
    return character in "\n\t" or (unicodedata.category(character) not in _UNSHOWN and character not in _BIDI)


def _written_out(character: str) -> str:
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


def _encodable(text: str) -> str:
    """The text with lone surrogates, as file names may hold them, written out."""
    return text.encode("utf-8", "backslashreplace").decode()
