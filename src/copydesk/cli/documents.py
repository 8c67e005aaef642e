"""Pages that a command writes to a file: to be sent on, so without script and without anything from outside."""

from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path

from copydesk.cli.console import shown
from copydesk.errors import InputError


def document(body: str, *, title: str, style: str, language: str = "en") -> str:
    """A whole HTML page. `title` is plain text, `body` markup; a browser applies no style but this one and runs nothing."""
    # The style is named by its hash, so that a style attribute inside strangers' text would do nothing either.
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{words(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def words(text: str) -> str:
    """Strangers' text as it may stand in a page: escaped, what would reorder the line written out."""
    return escape(shown(text))


def write_document(page: str, *, to: Path) -> None:
    """Write the page. Raises `InputError` where the file cannot be written."""
    try:
        to.write_text(page, encoding="utf-8")
    except OSError as error:
        problem = f"cannot be written ({error.strerror})"
        raise InputError(problem, subject=str(to), remedy="Name a file with --html that this user may write.") from error
