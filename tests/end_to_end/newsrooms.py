"""Newsrooms for the end-to-end tests: desks, a harmless feed beside every bad one, and commands run as a user runs them."""

import atexit
import io
import json
import multiprocessing
import os
import resource
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from xml.sax.saxutils import escape as xml_escape

from copydesk.adapters.clock import EPOCH_VARIABLE
from copydesk.cli.commands import COMMANDS
from copydesk.cli.main import run
from copydesk.testing.web import LoopbackWeb, Reply, xml

FIRST = datetime(2026, 1, 9, 3, 0, tzinfo=UTC)
SECOND = datetime(2026, 1, 9, 9, 0, tzinfo=UTC)
"""The times of the two runs of a newsroom; every feed is due again at the second."""

DESK = """
[desk]
name = "hostile-world"
owner = "The end-to-end tests"
contact = "desk@tests.example"
base_url = "https://tests.example/"
languages = ["en", "ko"]
titles = {{ en = "Hostile world", ko = "거친 세상" }}

[gather]
allow_private_addresses = true
host_interval_s = 0
timeout_s = {timeout_s}
"""

SOURCE = """
[[source]]
id = "{id}"
name = "{name}"
language = "{language}"
feeds = ["{url}"]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of a feed; `date` is printed as it stands, nothing where it is empty."""

    path: str
    title: str
    summary: str = ""
    date: str = format_datetime(FIRST)


def rss(web: LoopbackWeb, *entries: Entry) -> str:
    """An RSS feed of these entries."""
    items = "".join(
        f"<item><title>{xml_escape(each.title)}</title><link>{web.url(each.path)}</link>"
        f"<description>{xml_escape(each.summary)}</description>"
        + (f"<pubDate>{each.date}</pubDate>" if each.date else "")
        + "</item>"
        for each in entries
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>A feed</title>{items}</channel></rss>'


def article(
    headline: str, *paragraphs: str, language: str = "en", published: str = "2026-01-09T01:00:00Z", head: str = ""
) -> str:
    """A plain report as an HTML page."""
    body = "".join(f"<p>{escape(each)}</p>" for each in paragraphs)
    meta = f'<meta property="article:published_time" content="{published}">' if published else ""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(headline)}</title>{meta}{head}</head>'
        f"<body><article><h1>{escape(headline)}</h1>{body}</article></body></html>"
    )


def page(html: str) -> Reply:
    """An HTML page as a server answers it."""
    return Reply(body=html.encode())


HEALTHY = Entry(path="/healthy/bridge.html", title="Alder bridge opens again after repairs")
HEALTHY_PAGE = article(
    HEALTHY.title,
    "The city of Alder opened its bridge again on Friday after 21 weeks of repairs.",
    "The mayor counted 140 workers at the ceremony beside the bridge.",
    "Buses cross the bridge every nine minutes from now on, the city said.",
)


def serve_healthy(web: LoopbackWeb) -> str:
    """Put the harmless feed and its page on the web; the feed's address."""
    web.serve("/healthy.xml", xml(rss(web, HEALTHY)))
    web.serve(HEALTHY.path, page(HEALTHY_PAGE))
    return web.url("/healthy.xml")


def new_newsroom(folder: Path, *, feeds: Mapping[str, str] | None = None, more: str = "", timeout_s: float = 5) -> Path:
    """A newsroom folder whose desk lists feeds (source id → address, `id:language` for another language than English)."""
    folder.mkdir(parents=True, exist_ok=True)
    sources = ""
    for key, url in (feeds or {}).items():
        name, _, language = key.partition(":")
        sources += SOURCE.format(id=name, name=f"The {name} post", language=language or "en", url=url)
    (folder / "desk.toml").write_text(DESK.format(timeout_s=timeout_s) + more + sources, encoding="utf-8")
    return folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """A command that came to its end."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, object]:
        """What it printed with `--json`."""
        value = json.loads(self.out)
        assert isinstance(value, dict)
        return value

    def rejected(self, part: str) -> dict[str, str]:
        """The one rejected item whose subject holds a text."""
        found = [item for item in self.rejections if part in item["subject"]]
        assert len(found) == 1, (part, self.rejections)
        return found[0]

    @property
    def rejections(self) -> list[dict[str, str]]:
        """Every rejected item of a run."""
        value = self.json["rejected"]
        assert isinstance(value, list)
        return value


def ran(*words: str | Path, at: datetime = FIRST) -> Ran:
    """Run `copydesk` with these words in this process, at a fixed time, as its console script does."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    before = os.environ.get(EPOCH_VARIABLE)
    os.environ[EPOCH_VARIABLE] = str(int(at.timestamp()))
    status: object = None
    try:
        with redirect_stdout(out), redirect_stderr(err):
            run([str(word) for word in words])
    except SystemExit as ended:
        status = ended.code
    finally:
        os.environ.pop(EPOCH_VARIABLE)
        if before is not None:
            os.environ[EPOCH_VARIABLE] = before
    assert isinstance(status, int)
    return Ran(status=status, out=_text_of(out), err=_text_of(err))


def _text_of(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A command that runs in a process of its own."""

    process: ForkServerProcess
    folder: Path

    def wait(self, *, timeout_s: float = 60) -> Ran:
        """Its status and what it printed."""
        self.process.join(timeout=timeout_s)
        assert self.process.exitcode is not None, "the command did not end"
        return Ran(status=self.process.exitcode, out=self.printed("out"), err=self.printed("err"))

    def printed(self, stream: str) -> str:
        """What it printed so far on `out` or `err`."""
        path = self.folder / stream
        return path.read_text(encoding="utf-8") if path.exists() else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a process of its own finds: environment, folder, the largest file it may write, whether Ctrl+C reaches it."""

    environment: Mapping[str, str] = field(default_factory=dict)
    folder: Path = Path()
    largest_file: int = -1
    blocks_interrupts: bool = False


def at_time(at: datetime) -> dict[str, str]:
    """The environment of a command that runs at a fixed time."""
    return {EPOCH_VARIABLE: str(int(at.timestamp()))}


def start(words: Sequence[str], *, output: Path, surroundings: Surroundings | None = None) -> Started:
    """Start `copydesk` with these words; what it prints goes to files in `output`."""
    output.mkdir(parents=True, exist_ok=True)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*(f"copydesk.cli.{command.module}" for command in COMMANDS), __name__])
    process = context.Process(target=_work, args=(tuple(words), output, surroundings or Surroundings()))
    process.start()
    atexit.register(process.kill)  # a test run waits for its processes at its end: one that hangs must not make it wait for ever
    return Started(process=process, folder=output)


def _work(words: tuple[str, ...], output: Path, surroundings: Surroundings) -> None:
    blocked = {signal.SIGINT} if surroundings.blocks_interrupts else set()
    signal.pthread_sigmask(signal.SIG_SETMASK, blocked)  # the fork server may have been started while Ctrl+C was blocked
    os.environ.update(surroundings.environment)
    os.chdir(surroundings.folder)
    for number, name in ((1, "out"), (2, "err")):
        opened = os.open(output / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(opened, number)
    sys.stdout, sys.stderr = os.fdopen(1, "w", encoding="utf-8"), os.fdopen(2, "w", encoding="utf-8", buffering=1)
    if surroundings.largest_file >= 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (surroundings.largest_file, resource.RLIM_INFINITY))
    run(list(words))


def content(site: Path) -> dict[str, str]:
    """The hash of every file of a site by its path."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """(path, text) of every file of a site that is text."""
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        if path.suffix not in {".png", ".webp", ".jpg"}:
            yield path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")


def told(site: Path, words: str) -> list[str]:
    """The story pages that hold some words."""
    return [path for path, text in texts(site) if path.count("/") >= 5 and path.endswith(".html") and words in text]
