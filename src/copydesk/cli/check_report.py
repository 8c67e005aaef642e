"""`copydesk check --report`: a published story, checked again from its open report."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from copydesk.app.documents import Recount, Recounted
from copydesk.cli.console import shown


def recount_record(found: Recount) -> dict[str, object]:
    """The result as the object that the reference documents."""
    sentences = [
        {
            "text": each.verdict.text,
            "recorded": {
                "verdict": each.recorded_finding,
                "wording": each.recorded_wording,
                **({"vouched_by": each.vouched_by} if each.vouched_by else {}),
            },
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
        console.print(Text.assemble(mark, shown(each.verdict.text), "  ", (f"[{_recorded(each)}]", "dim")))
        for line in _lines(each.problem, [claim.message for claim in each.verdict.verdicts if each.problem and claim.message]):
            console.print(Text.assemble("    ", shown(line)))
    console.print()
    console.print(result_of(found))


def _recorded(each: Recounted) -> str:
    return f"{each.recorded_wording} by {shown(each.vouched_by)}" if each.vouched_by else each.recorded_wording.value


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
    judged = sum(bool(each.vouched_by) for each in found.sentences)
    taken = f" The yes to {judged} judged {_sentences(judged)} is taken as recorded: nobody was asked again." if judged else ""
    return f"Confirmed: {len(found.sentences)} sentences under policy {found.policy}, checked against {pages}.{taken}"


def _sentences(count: int) -> str:
    return "sentence" if count == 1 else "sentences"
