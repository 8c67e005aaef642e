"""`copydesk check`: any draft against its sources."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer
from rich.console import Console
from rich.text import Text

from copydesk.app.documents import CheckedDraft, check_drafts, recount_story
from copydesk.cli.annotations import annotations
from copydesk.cli.check_report import print_recount, recount_record
from copydesk.cli.console import print_json, results, shown
from copydesk.cli.documents import document, words, write_document
from copydesk.model.cleared import Policy
from copydesk.model.judgement import Opinion, judgement_record
from copydesk.model.verdict import REFUSED, Finding, SentenceVerdict, Verdict, Wording

STYLES: Final = {
    Finding.SUPPORTED: "green",
    Finding.UNDECIDED: "yellow",
    Finding.UNSUPPORTED: "red",
    Finding.CONTRADICTED: "bold red",
}
MOST_SHOWN: Final = 500
"""Sentences that are printed; nobody reads more on a terminal, and printing a book takes longer than checking it."""

_REMEDY: Final = (
    "Use the sources' own words there, vouch for them with copydesk approve or a [judge] in desk.toml and --policy judged, or "
    "let any words pass with --policy open."
)


def check(
    drafts: Annotated[
        list[str] | None,
        typer.Argument(metavar="DRAFT…", help="Drafts: text, Markdown, HTML, DOCX or ninjs, files or addresses."),
    ] = None,
    against: Annotated[
        list[str] | None,
        typer.Option("--against", help="Sources: files, folders or addresses; {name} is each draft's own name. May be repeated."),
    ] = None,
    *,
    policy: Annotated[Policy, typer.Option(help="Which wording may pass: only proved, also judged, or any.")] = Policy.STRICT,
    as_json: Annotated[bool, typer.Option("--json", help="Print the verdicts as JSON.")] = False,
    github: Annotated[bool, typer.Option("--github", help="Print annotations for a pull request on GitHub.")] = False,
    html: Annotated[Path | None, typer.Option("--html", help="Write a page with the verdicts to this file.")] = None,
    report: Annotated[Path | None, typer.Option("--report", help="Check a published story again from its story.json.")] = None,
) -> None:
    """Check drafts; exit status 0 when they are clear, 1 when one is not."""
    if report is not None:
        _check_report(report, drafts=drafts or [], against=against or [], as_json=as_json)
    if not drafts or not against:
        raise typer.BadParameter("name a draft and, with --against, at least one source; or a story's record with --report")
    checked = check_drafts(drafts, against=against, asks_judge=policy is not Policy.STRICT)
    if html is not None:
        write_document(verdict_page(checked, policy=policy), to=html)
    if as_json:
        print_json(record_of(checked, policy=policy))
    elif github:
        for each in checked:
            for line in annotations(each.verdicts, draft=each.draft, policy=policy):
                typer.echo(line)
    else:
        for each in checked:
            print_verdicts(each, policy=policy, console=results(), is_named=len(checked) > 1)
    raise typer.Exit(0 if all(is_clear(each.verdicts, policy=policy) for each in checked) else 1)


def _check_report(record: Path, *, drafts: list[str], against: list[str], as_json: bool) -> NoReturn:
    """Check a published story again; exit status 0 when every sentence is confirmed."""
    if drafts:
        raise typer.BadParameter("a story's record is checked alone: name no draft beside --report")
    found = recount_story(record, against=against)
    if as_json:
        print_json(recount_record(found))
    else:
        print_recount(found, console=results())
    raise typer.Exit(0 if found.is_confirmed else 1)


def is_clear(verdicts: tuple[SentenceVerdict, ...], *, policy: Policy) -> bool:
    """Whether a draft has sentences and all of them may go out."""
    return bool(verdicts) and all(policy.lets_out(verdict) for verdict in verdicts)


def record_of(checked: Sequence[CheckedDraft], *, policy: Policy) -> dict[str, object]:
    """The verdicts as the object that the reference documents: of one draft alone, or of several by name."""
    if len(checked) == 1:
        return _record(checked[0].verdicts, policy=policy)
    drafts = [{"draft": each.draft, **_record(each.verdicts, policy=policy)} for each in checked]
    is_held = any(each["verdict"] == "held" for each in drafts)
    return {"verdict": "held" if is_held else "cleared", "drafts": drafts}


def _record(verdicts: tuple[SentenceVerdict, ...], *, policy: Policy) -> dict[str, object]:
    sentences = [
        {
            "text": verdict.text,
            "verdict": verdict.finding,
            "wording": verdict.wording,
            **_approval(verdict),
            **_judgement(verdict),
            "claims": [_claim(claim) for claim in verdict.verdicts],
        }
        for verdict in verdicts
    ]
    return {"verdict": "cleared" if is_clear(verdicts, policy=policy) else "held", "sentences": sentences}


def _approval(verdict: SentenceVerdict) -> dict[str, object]:
    approved = verdict.approved
    return {} if approved is None else {"approved": {"by": approved.by, "at": approved.at.isoformat()}}


def _judgement(verdict: SentenceVerdict) -> dict[str, object]:
    return {} if verdict.judgement is None else {"judgement": judgement_record(verdict.judgement)}


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


def print_verdicts(checked: CheckedDraft, *, policy: Policy, console: Console, is_named: bool) -> None:
    """Print the first sentences with what was found, and one line of result on all; `is_named` heads them with the draft."""
    verdicts = checked.verdicts
    if is_named:
        console.print(Text(shown(checked.draft), style="bold"))
    for number, verdict in enumerate(verdicts[:MOST_SHOWN], start=1):
        console.print(
            Text.assemble(
                (f"{number:>3}  ", "dim"),
                (f"{_outcome(verdict):<13}", "dim" if _states_nothing(verdict) else STYLES[verdict.finding]),
                _marked(verdict),
                "  ",
                (f"[{_vouched(verdict)}]", "dim"),
            )
        )
        for claim in verdict.verdicts:
            if claim.message:
                console.print(Text.assemble("    ", (f"{claim.kind}: ", STYLES[claim.finding]), shown(claim.message)))
            for each in claim.evidence if claim.message else ():
                console.print(Text.assemble("      ", (f"{shown(each.source_id)}: {shown(each.text)}", "dim")))
        if _doubt(verdict):
            console.print(Text.assemble("    ", ("judge: ", "yellow"), shown(_doubt(verdict))))
    if len(verdicts) > MOST_SHOWN:
        console.print(f"… and {len(verdicts) - MOST_SHOWN:,} more sentences; --json and --html have them all.")
    console.print()
    console.print(result_line(verdicts, policy=policy))
    if is_named:
        console.print()


def _outcome(verdict: SentenceVerdict) -> str:
    """What was found of a sentence; one in its own words that states nothing to compare is not called supported."""
    return "no claim" if _states_nothing(verdict) else verdict.finding.value


def _vouched(verdict: SentenceVerdict) -> str:
    """The class of the wording, with who vouches for it and since when."""
    approved, judgement = verdict.approved, verdict.judgement
    if approved is not None:
        return f"{verdict.wording} by {shown(approved.by)}, {approved.at:%Y-%m-%d}"
    if judgement is not None and verdict.wording is Wording.JUDGED:
        return f"{verdict.wording} by {shown(judgement.judge.model)}, {judgement.at:%Y-%m-%d}"
    return verdict.wording.value


def _doubt(verdict: SentenceVerdict) -> str:
    """Why a judge that was asked did not pass a wording, where no claim says it already; else an empty string."""
    judgement = verdict.judgement
    if judgement is None or judgement.opinion in {Opinion.FAITHFUL, Opinion.UNFAITHFUL}:
        return ""
    what = "is not sure" if judgement.opinion is Opinion.UNSURE else "gave no answer"
    return f"{judgement.judge.model} {what}" + (f": {judgement.reason}" if judgement.reason else "")


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


def result_line(verdicts: tuple[SentenceVerdict, ...], *, policy: Policy) -> str:
    """The result in a sentence or two, with what to do about wording that the policy keeps back."""
    if not verdicts:
        return "Held: the draft holds no sentence."
    failed = [verdict for verdict in verdicts if not policy.lets_out(verdict)]
    if not failed:
        return f"Clear: {_counted(len(verdicts))} under policy {policy}."
    facts = sum(verdict.finding in REFUSED for verdict in failed)
    worded = len(failed) - facts
    found = [f"{facts} of {_counted(len(verdicts))} with facts that the sources do not bear out"] if facts else []
    found += [f"{worded} of {_counted(len(verdicts))} with wording that policy {policy} does not let out"] if worded else []
    remedy = f" {_REMEDY}" if worded else ""
    return f"Held: {', '.join(found)}.{remedy}"


def _counted(count: int) -> str:
    return "1 sentence" if count == 1 else f"{count} sentences"


def verdict_page(checked: Sequence[CheckedDraft], *, policy: Policy) -> str:
    """A page of the verdicts that can be sent on: no script, no outside reference."""
    style = "body{font:1rem/1.6 serif;max-width:44rem;margin:2rem auto;padding:0 1rem}li{margin:.6em 0}small{color:#666}"
    parts = "".join(_part(each, policy=policy, is_named=len(checked) > 1) for each in checked)
    return document(f"<h1>Copydesk check</h1>{parts}", title="Copydesk check", style=style)


def _part(checked: CheckedDraft, *, policy: Policy, is_named: bool) -> str:
    heading = f"<h2>{words(checked.draft)}</h2>" if is_named else ""
    rows = "".join(_row(verdict) for verdict in checked.verdicts)
    return f"{heading}<p>{result_line(checked.verdicts, policy=policy)}</p><ol>{rows}</ol>"


def _row(verdict: SentenceVerdict) -> str:
    claims = "".join(
        f"<li><b>{claim.kind}</b> {words(claim.message)}"
        + "".join(f"<blockquote>{words(each.source_id)}: {words(each.text)}</blockquote>" for each in claim.evidence)
        + "</li>"
        for claim in verdict.verdicts
        if claim.message
    )
    if _doubt(verdict):
        claims += f"<li><b>judge</b> {words(_doubt(verdict))}</li>"
    found = f"<small>{_outcome(verdict)}, wording {words(_vouched(verdict))}</small>"
    return f'<li><span dir="auto">{words(verdict.text)}</span> {found}' + (f"<ul>{claims}</ul></li>" if claims else "</li>")
