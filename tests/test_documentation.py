"""Every command, option, error and type is described, and every link in the documentation leads somewhere."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from copydesk import errors, model
from copydesk.cli.main import application
from copydesk.errors import CopydeskError

ROOT = Path(__file__).parents[1]
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)#]+)")
SECTION = re.compile(r"^## `copydesk ([\w-]+)`\n(.*?)(?=^## |\Z)", flags=re.MULTILINE | re.DOTALL)


def text_of(name: str) -> str:
    """A documentation page's text."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def commands() -> Iterator[tuple[str, str]]:
    """Every (command, option) of the command line; the option is empty for the command itself."""
    group = get_command(application())
    for name, command in sorted(getattr(group, "commands", {}).items()):
        yield name, ""
        for parameter in command.params:
            if parameter.param_type_name == "option" and "--help" not in parameter.opts:
                yield from ((name, option) for option in parameter.opts if option.startswith("--"))


def error_classes() -> list[type[CopydeskError]]:
    """Every class of the error tree."""
    return [each for _, each in inspect.getmembers(errors, inspect.isclass) if issubclass(each, CopydeskError)]


def model_types() -> Iterator[str]:
    """The names of every class defined in the model."""
    for path in sorted(Path(model.__path__[0]).glob("*.py")):
        yield from re.findall(r"^class (\w+)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)


@pytest.mark.parametrize(("command", "option"), tuple(commands()))
def test_a_command_and_its_options_are_described(command: str, option: str) -> None:
    """The reference names whatever the program takes."""
    sections = dict(SECTION.findall(text_of("reference/commands.md")))

    described = sections.get(command, "")

    assert command in sections
    assert option in described


@pytest.mark.parametrize("error", error_classes(), ids=lambda each: each.__name__)
def test_an_error_is_described(error: type[CopydeskError]) -> None:
    """A code that a script may meet stands in the reference."""
    page = text_of("reference/errors.md")

    row = f"| `{error.code}` | `{error.__name__}` |"

    assert row in page


def test_error_codes_are_unique() -> None:
    """A script tells errors apart by their code."""
    codes = [error.code for error in error_classes()]

    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("page", DOCS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """A page that moved takes its links along."""
    targets = [
        link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link and not link.startswith("mailto:")
    ]

    missing = [link for link in targets if not (page.parent / link).exists()]

    assert missing == []


def test_core_types_stand_in_the_glossary() -> None:
    """One word per idea: the glossary names the type that carries it."""
    glossary = text_of("reference/glossary.md")
    beside = {"Part", "SourceBook", "PageKind", "FeedKind", "SourceKind"}
    kinds = {name for name in model_types() if name.endswith(("Kind", "Reason", "State", "Type"))}

    missing = {name for name in model_types() if f"`{name}`" not in glossary} - beside - kinds

    assert missing <= {"Granularity", "Stage", "Examined", "SiteFacts"}


def test_the_readme_shows_commands_that_exist() -> None:
    """Whoever copies a line from the README gets what it says."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    known = {name for name, _ in commands()}

    named = set(re.findall(r"copydesk ([a-z][a-z-]+)", readme)) & set(re.findall(r"`copydesk ([a-z-]+)", readme))

    assert named
    assert named <= known
