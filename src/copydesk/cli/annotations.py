"""`copydesk check --github`: verdicts as annotations of a pull request."""

from collections.abc import Iterator
from pathlib import Path

from copydesk.cli.console import shown
from copydesk.model.cleared import Policy
from copydesk.model.verdict import REFUSED, SentenceVerdict


def annotations(verdicts: tuple[SentenceVerdict, ...], *, draft: str, policy: Policy) -> Iterator[str]:
    """A workflow command for each sentence that may not go out: an error for its facts, a warning for its wording.

    Source: GitHub, workflow commands for GitHub Actions.
    """
    numbers = _line_numbers(verdicts, draft=draft)
    for verdict, number in zip(verdicts, numbers, strict=True):
        if policy.lets_out(verdict):
            continue
        refused = [claim.message for claim in verdict.verdicts if claim.finding in REFUSED]
        level = "error" if refused else "warning"
        what = "; ".join(refused) or f"wording that policy {policy} does not let out{_said(verdict)}"
        place = f"file={_property(draft)}" + (f",line={number}" if number else "")
        yield f"::{level} {place},title=Copydesk::{_data(f'{verdict.text} — {what}')}"


def _said(verdict: SentenceVerdict) -> str:
    """What a judge said of it, where one was asked."""
    judgement = verdict.judgement
    return "" if judgement is None else f" ({judgement.judge.model}: {judgement.reason or judgement.opinion})"


def _line_numbers(verdicts: tuple[SentenceVerdict, ...], *, draft: str) -> list[int]:
    """The line of the draft that each sentence begins in, from 1; 0 where the draft's text is no line of its file."""
    file = Path(draft)
    text = file.read_text(encoding="utf-8-sig", errors="replace") if file.is_file() else ""
    lines = [_letters(line) for line in text.splitlines()]
    found: list[int] = []
    last = 0
    for verdict in verdicts:
        place = next((number for number in range(last, len(lines)) if _letters(verdict.text) in lines[number]), None)
        found.append(0 if place is None else place + 1)
        last = last if place is None else place
    return found


def _letters(text: str) -> str:
    """Letters and digits alone: what Markdown and white space leave as it is."""
    return "".join(char for char in text if char.isalnum())


def _data(text: str) -> str:
    return shown(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
