"""`copydesk check --report`: a published story, checked again from its open report."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from copydesk.app.documents import Recount
from copydesk.cli.console import shown


def recount_record(found: Recount) -> dict[str, object]:
    """The result as the object that the reference documents."""
    sentences = [
        {
            "text": each.verdict.text,
            "recorded": {"verdict": each.recorded_finding, "wording": each.recorded_wording},
            "verdict": each.verdict.finding,
            "wording": each.verdict.wording,
            "problem": each.problem,
        }
        for each in found.sentences
    ]
    return {"verdict": "confirmed" if found.is_confirmed else "not confirmed", "sentences": sentences}


def print_recount(found: Recount, *, console: Console) -> None:
    """Print each sentence with what its record says and what the checks say now, and one line of result."""
    for each in found.sentences:
        mark = ("confirmed      ", "green") if not each.problem else ("not confirmed  ", "bold red")
        console.print(Text.assemble(mark, shown(each.verdict.text), "  ", (f"[{each.recorded_wording}]", "dim")))
        for line in _lines(each.problem, [claim.message for claim in each.verdict.verdicts if each.problem and claim.message]):
            console.print(Text.assemble("    ", shown(line)))
    console.print()
    console.print(result_of(found))


def _lines(problem: str, messages: list[str]) -> Iterator[str]:
    if problem:
        yield problem
    yield from messages


def result_of(found: Recount) -> str:
    """The result in a sentence or two, with what it rests on."""
    failed = sum(bool(each.problem) for each in found.sentences)
    pages = f"{found.pages} of {found.of_pages} stored pages" if found.pages else "the record's own citations"
    if not found.sentences:
        return "Not confirmed: the record holds no sentence."
    if failed:
        return f"Not confirmed: {failed} of {len(found.sentences)} sentences, checked against {pages}."
    return f"Confirmed: {len(found.sentences)} sentences under policy {found.policy}, checked against {pages}."
