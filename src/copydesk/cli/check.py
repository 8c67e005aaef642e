"""`copydesk check`: any draft against its sources."""

from html import escape
from pathlib import Path
from typing import Annotated, Final

import msgspec
import typer
from rich.console import Console
from rich.text import Text

from copydesk.app import check_draft
from copydesk.cli.console import results
from copydesk.model.cleared import Policy
from copydesk.model.verdict import Finding, SentenceVerdict, Verdict

STYLES: Final = {
    Finding.SUPPORTED: "green",
    Finding.UNDECIDED: "yellow",
    Finding.UNSUPPORTED: "red",
    Finding.CONTRADICTED: "bold red",
}


def check(
    draft: Annotated[Path, typer.Argument(help="The draft, as plain text.")],
    against: Annotated[list[str], typer.Option("--against", help="A source: a file or an address. May be repeated.")],
    policy: Annotated[Policy, typer.Option(help="Which wording may pass: only proved, also judged, or any.")] = Policy.STRICT,
    as_json: Annotated[bool, typer.Option("--json", help="Print the verdicts as JSON.")] = False,
    html: Annotated[Path | None, typer.Option("--html", help="Write a page with the verdicts to this file.")] = None,
) -> None:
    """Check a draft; exit status 0 when it is clear, 1 when it is not."""
    verdicts = check_draft(draft, against=against)
    is_clear = all(passes(verdict, policy=policy) for verdict in verdicts) and bool(verdicts)
    if html is not None:
        html.write_text(verdict_page(verdicts, policy=policy), encoding="utf-8")
    if as_json:
        typer.echo(verdicts_json(verdicts, is_clear=is_clear))
    else:
        print_verdicts(verdicts, policy=policy, console=results())
    raise typer.Exit(0 if is_clear else 1)


def passes(verdict: SentenceVerdict, *, policy: Policy) -> bool:
    """Whether a sentence may go out: nothing refused, and wording that the policy lets out."""
    return verdict.finding not in {Finding.UNSUPPORTED, Finding.CONTRADICTED} and policy.allows(verdict.wording)


def verdicts_json(verdicts: tuple[SentenceVerdict, ...], *, is_clear: bool) -> str:
    """The verdicts as the JSON object that the reference documents."""
    sentences = [
        {
            "text": verdict.text,
            "verdict": verdict.finding,
            "wording": verdict.wording,
            "claims": [_claim(claim) for claim in verdict.verdicts],
        }
        for verdict in verdicts
    ]
    return msgspec.json.encode({"verdict": "cleared" if is_clear else "held", "sentences": sentences}).decode()


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
    """Print each sentence with what was found, and one line of result."""
    for verdict in verdicts:
        console.print(
            Text.assemble(
                (f"{verdict.finding:<13}", STYLES[verdict.finding]), f"{verdict.text}  ", (f"[{verdict.wording}]", "dim")
            )
        )
        for claim in verdict.verdicts:
            if claim.message:
                console.print(Text.assemble("    ", (f"{claim.kind}: ", STYLES[claim.finding]), claim.message))
            for each in claim.evidence if claim.message else ():
                console.print(Text.assemble("      ", (f"{each.source_id}: {each.text}", "dim")))
    failed = [verdict for verdict in verdicts if not passes(verdict, policy=policy)]
    console.print()
    if not verdicts:
        console.print("Held: the draft holds no sentence.")
    elif not failed:
        console.print(f"Clear: {len(verdicts)} sentences under policy {policy}.")
    else:
        facts = sum(verdict.finding in {Finding.UNSUPPORTED, Finding.CONTRADICTED} for verdict in failed)
        console.print(
            f"Held: {facts} of {len(verdicts)} sentences state what the sources do not, "
            f"{len(failed) - facts} have wording that policy {policy} does not let out."
        )


def verdict_page(verdicts: tuple[SentenceVerdict, ...], *, policy: Policy) -> str:
    """A page of the verdicts that can be sent on: no script, no outside reference."""
    rows = "".join(_row(verdict) for verdict in verdicts)
    style = "body{font:1rem/1.6 serif;max-width:44rem;margin:2rem auto;padding:0 1rem}li{margin:.6em 0}small{color:#666}"
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Copydesk check</title><style>{style}</style><h1>Copydesk check</h1><p>Policy: {policy}</p><ol>{rows}</ol></html>"
    )


def _row(verdict: SentenceVerdict) -> str:
    claims = "".join(
        f"<li><b>{claim.kind}</b> {escape(claim.message)}"
        + "".join(f"<blockquote>{escape(each.source_id)}: {escape(each.text)}</blockquote>" for each in claim.evidence)
        for claim in verdict.verdicts
        if claim.message
    )
    return f"<li>{escape(verdict.text)} <small>{verdict.finding}, wording {verdict.wording}</small><ul>{claims}</ul>"
