"""`copydesk stories`: an editor merges two stories, or splits one."""

from pathlib import Path
from typing import Annotated

import typer

from copydesk.app.stories import merge_stories, split_story
from copydesk.cli.console import results

stories = typer.Typer(help="Stories that an editor merges or splits.", no_args_is_help=True)

By = Annotated[str, typer.Option("--by", help="Who decides.")]
Folder = Annotated[Path, typer.Option("--newsroom", help="The newsroom's folder, which holds desk.toml.")]


@stories.callback()
def _stories() -> None:
    """Stories that an editor merges or splits."""


@stories.command("merge")
def merge(
    story: Annotated[str, typer.Argument(help="A story's id, as in `story.json`.")],
    other: Annotated[str, typer.Argument(help="The id of the story that tells the same event.")],
    by: By,
    *,
    newsroom: Folder = Path(),
) -> None:
    """Make two stories one at the next run; the older keeps its address, and the other's leads to it."""
    _say(merge_stories(story, other, by=_named(by), folder=newsroom))


@stories.command("split")
def split(
    story: Annotated[str, typer.Argument(help="A story's id, as in `story.json`.")],
    report: Annotated[list[str], typer.Option("--report", help="A report that leaves: its id or address. May be repeated.")],
    by: By,
    *,
    newsroom: Folder = Path(),
) -> None:
    """Give reports of a story a story of their own at the next run; each page links to the other."""
    _say(split_story(story, reports=report, by=_named(by), folder=newsroom))


def _named(by: str) -> str:
    if not by.strip():
        raise typer.BadParameter("name who decides", param_hint="--by")
    return by.strip()


def _say(file: Path) -> None:
    results().print(f"Kept in {file}; the next copydesk run does it, and later runs hold to it.", markup=False)
