"""`copydesk check`: any draft against its sources."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer
from rich.console import Console
from rich.text import Text

from copydesk.app.documents import check_draft, recount_story
from copydesk.cli.check_report import print_recount, recount_record
from copydesk.cli.console import print_json, results, shown
from copydesk.cli.documents import document, words, write_document
from copydesk.model.cleared import Policy
from copydesk.model.verdict import Finding, SentenceVerdict, Verdict, Wording

STYLES: Final = {
    Finding.SUPPORTED: "green",
    Finding.UNDECIDED: "yellow",
    Finding.UNSUPPORTED: "red",
    Finding.CONTRADICTED: "bold red",
}
MOST_SHOWN: Final = 500
"""Sentences that are printed; nobody reads more on a terminal, and printing a book takes longer than checking it."""
REFUSED: Final = frozenset({Finding.UNSUPPORTED, Finding.CONTRADICTED})


def check(
    draft: Annotated[
        str | None, typer.Argument(help="The draft: text, Markdown, HTML, DOCX or ninjs, a file or an address.")
    ] = None,
    against: Annotated[
        list[str] | None, typer.Option("--against", help="A source: a file or an address. May be repeated.")
    ] = None,
    *,
    policy: Annotated[Policy, typer.Option(help="Which wording may pass: only proved, also judged, or any.")] = Policy.STRICT,
    as_json: Annotated[bool, typer.Option("--json", help="Print the verdicts as JSON.")] = False,
    github: Annotated[bool, typer.Option("--github", help="Print annotations for a pull request on GitHub.")] = False,
    html: Annotated[Path | None, typer.Option("--html", help="Write a page with the verdicts to this file.")] = None,
    report: Annotated[Path | None, typer.Option("--report", help="Check a published story again from its story.json.")] = None,
) -> None:
    """Check a draft; exit status 0 when it is clear, 1 when it is not."""
    if report is not None:
        _check_report(report, draft=draft, against=against or [], as_json=as_json)
    if draft is None or not against:
        raise typer.BadParameter("name a draft and, with --against, at least one source; or a story's record with --report")
    verdicts = check_draft(draft, against=against)
    is_clear = all(passes(verdict, policy=policy) for verdict in verdicts) and bool(verdicts)
    if html is not None:
        write_document(verdict_page(verdicts, policy=policy), to=html)
    if as_json:
        print_json(verdicts_record(verdicts, is_clear=is_clear))
    elif github:
        for line in annotations(verdicts, draft=draft, policy=policy):
            typer.echo(line)
    else:
        print_verdicts(verdicts, policy=policy, console=results())
    raise typer.Exit(0 if is_clear else 1)


def _check_report(record: Path, *, draft: str | None, against: list[str], as_json: bool) -> NoReturn:
    """Check a published story again; exit status 0 when every sentence is confirmed."""
    if draft is not None:
        raise typer.BadParameter("a story's record is checked alone: name no draft beside --report")
    found = recount_story(record, against=against)
    if as_json:
        print_json(recount_record(found))
    else:
        print_recount(found, console=results())
    raise typer.Exit(0 if found.is_confirmed else 1)


def passes(verdict: SentenceVerdict, *, policy: Policy) -> bool:
    """Whether a sentence may go out: nothing refused, and wording that the policy lets out."""
    return verdict.finding not in REFUSED and policy.allows(verdict.wording)


def verdicts_record(verdicts: tuple[SentenceVerdict, ...], *, is_clear: bool) -> dict[str, object]:
    """The verdicts as the object that the reference documents."""
    sentences = [
        {
            "text": verdict.text,
            "verdict": verdict.finding,
            "wording": verdict.wording,
            "claims": [_claim(claim) for claim in verdict.verdicts],
        }
        for verdict in verdicts
    ]
    return {"verdict": "cleared" if is_clear else "held", "sentences": sentences}


def _claim(verdict: Verdict) -> dict[str, object]:
    evidence = [
        {"source": each.source_id, "start": each.span.start, "end": each.span.end, "text": each.text} for each in verdict.evidence
    ]
    return {
        "kind": verdict.kind,
        "text": verdict.text,
        "value": verdict.value,
        "verdict": verdict.finding,
        "message": verdict.message,
        "evidence": evidence,
    }


def print_verdicts(verdicts: tuple[SentenceVerdict, ...], *, policy: Policy, console: Console) -> None:
    """Print the first sentences with what was found, and one line of result on all."""
    for verdict in verdicts[:MOST_SHOWN]:
        console.print(
            Text.assemble(
                (f"{_outcome(verdict):<13}", "dim" if _states_nothing(verdict) else STYLES[verdict.finding]),
                _marked(verdict),
                "  ",
                (f"[{verdict.wording}]", "dim"),
            )
        )
        for claim in verdict.verdicts:
            if claim.message:
                console.print(Text.assemble("    ", (f"{claim.kind}: ", STYLES[claim.finding]), shown(claim.message)))
            for each in claim.evidence if claim.message else ():
                console.print(Text.assemble("      ", (f"{shown(each.source_id)}: {shown(each.text)}", "dim")))
    if len(verdicts) > MOST_SHOWN:
        console.print(f"… and {len(verdicts) - MOST_SHOWN:,} more sentences; --json and --html have them all.")
    console.print()
    console.print(result_line(verdicts, policy=policy))


def _outcome(verdict: SentenceVerdict) -> str:
    """What was found of a sentence; one in its own words that states nothing to compare is not called supported."""
    return "no claim" if _states_nothing(verdict) else verdict.finding.value


def _states_nothing(verdict: SentenceVerdict) -> bool:
    return not verdict.verdicts and verdict.wording in {Wording.UNCHECKED, Wording.JUDGED}


def _marked(verdict: SentenceVerdict) -> Text:
    """The sentence with the pieces that are refused underlined."""
    text = Text(shown(verdict.text))
    for claim in verdict.verdicts:
        piece = shown(claim.text)
        place = text.plain.find(piece)
        if claim.finding in REFUSED and place >= 0 and piece != text.plain:
            text.stylize("bold red underline", place, place + len(piece))
    return text


def annotations(verdicts: tuple[SentenceVerdict, ...], *, draft: str, policy: Policy) -> Iterator[str]:
    """A workflow command for each sentence that may not go out: an error for its facts, a warning for its wording.

    Source: GitHub, workflow commands for GitHub Actions.
    """
    numbers = _line_numbers(verdicts, draft=draft)
    for verdict, number in zip(verdicts, numbers, strict=True):
        if passes(verdict, policy=policy):
            continue
        refused = [claim.message for claim in verdict.verdicts if claim.finding in REFUSED]
        level = "error" if refused else "warning"
        what = "; ".join(refused) or f"wording that policy {policy} does not let out"
        place = f"file={_property(draft)}" + (f",line={number}" if number else "")
        yield f"::{level} {place},title=Copydesk::{_data(f'{verdict.text} — {what}')}"


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


def result_line(verdicts: tuple[SentenceVerdict, ...], *, policy: Policy) -> str:
    """The result in a sentence or two, with what to do about wording that the policy keeps back."""
    if not verdicts:
        return "Held: the draft holds no sentence."
    failed = [verdict for verdict in verdicts if not passes(verdict, policy=policy)]
    if not failed:
        return f"Clear: {_counted(len(verdicts))} under policy {policy}."
    facts = sum(verdict.finding in REFUSED for verdict in failed)
    worded = len(failed) - facts
    found = [f"{facts} of {_counted(len(verdicts))} with facts that the sources do not bear out"] if facts else []
    found += [f"{worded} of {_counted(len(verdicts))} with wording that policy {policy} does not let out"] if worded else []
    remedy = " Use the sources' own words there, or let reworded sentences pass with --policy open." if worded else ""
    return f"Held: {', '.join(found)}.{remedy}"


def _counted(count: int) -> str:
    return "1 sentence" if count == 1 else f"{count} sentences"


def verdict_page(verdicts: tuple[SentenceVerdict, ...], *, policy: Policy) -> str:
    """A page of the verdicts that can be sent on: no script, no outside reference."""
    rows = "".join(_row(verdict) for verdict in verdicts)
    style = "body{font:1rem/1.6 serif;max-width:44rem;margin:2rem auto;padding:0 1rem}li{margin:.6em 0}small{color:#666}"
    body = f"<h1>Copydesk check</h1><p>{result_line(verdicts, policy=policy)}</p><ol>{rows}</ol>"
    return document(body, title="Copydesk check", style=style)


def _row(verdict: SentenceVerdict) -> str:
    claims = "".join(
        f"<li><b>{claim.kind}</b> {words(claim.message)}"
        + "".join(f"<blockquote>{words(each.source_id)}: {words(each.text)}</blockquote>" for each in claim.evidence)
        + "</li>"
        for claim in verdict.verdicts
        if claim.message
    )
    found = f"<small>{_outcome(verdict)}, wording {verdict.wording}</small>"
    return f'<li><span dir="auto">{words(verdict.text)}</span> {found}' + (f"<ul>{claims}</ul></li>" if claims else "</li>")
