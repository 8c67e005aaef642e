"""One desk file (TOML) → one frozen `Settings`. Secrets come from the environment, never from the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from copydesk.desks import bundled_lexicons, lexicon_text
from copydesk.desks.approvals import approvals_in
from copydesk.desks.decoding import decode_toml, suggestion
from copydesk.desks.mapping import desk_identity, embedder_of, judge_of, lexicon_of, notices_of, source_book, weights_of
from copydesk.desks.schema import DeskFile, EntityTable, GatherTable, LexiconFile
from copydesk.desks.story_decisions import story_decisions_in
from copydesk.desks.values import DeskIdentity, EmbedderSettings, GatherSettings, JudgeSettings
from copydesk.errors import SettingsError
from copydesk.model.approval import Approvals
from copydesk.model.cleared import Policy
from copydesk.model.edition import SiteNote
from copydesk.model.importance import Weights
from copydesk.model.lexicon import Lexicon
from copydesk.model.source import SourceBook
from copydesk.model.story_decision import StoryDecision

STORE_URL_VARIABLE: Final = "COPYDESK_STORE_URL"
"""The environment variable that holds a store address with a password in it."""

_BUNDLED: Final = "bundled:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that a desk file decides. Folders are absolute where the file was found by an absolute path.

    `breadth` is 0..1 (larger: fewer, broader stories). `store_url` is empty where the store is the SQLite file in
    `state_dir`. `notices` are (language, sentence) that stand on every page. `disclosures` come from no desk file: only a
    program that brings its own reports, as the demonstration does, states them. `approvals` stand in a file beside the desk file,
    and so do an editor's `decisions` about stories.
    `judge` and `embedder` are None where the desk names none.
    """

    desk: DeskIdentity
    gather: GatherSettings
    policy: Policy
    breadth: float
    window_hours: float
    sources: SourceBook
    lexicon: Lexicon
    notices: tuple[tuple[str, str], ...]
    state_dir: Path
    site_dir: Path
    store_url: str = ""
    disclosures: tuple[SiteNote, ...] = ()
    weights: Weights = field(default_factory=Weights)
    approvals: Approvals = field(default_factory=Approvals)
    judge: JudgeSettings | None = None
    embedder: EmbedderSettings | None = None
    decisions: tuple[StoryDecision, ...] = ()


def load_settings(path: Path, *, environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of a desk file, with the lexicons that it includes.

    `environment` may hold `COPYDESK_STORE_URL`, which then replaces `[store]`. Relative paths in the file are relative to
    the file. Raises `SettingsError` with file, key and what to do.
    """
    text = _read(path)
    return settings_from(text, folder=path.parent, file=path.name, environment=environment)


def settings_from(text: str, *, folder: Path, file: str, environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of a desk file's text; `folder` is what its relative paths are relative to, `file` names it in messages."""
    raw = decode_toml(text, into=DeskFile, file=file)
    desk = desk_identity(raw.desk, file=file)
    state_dir, store_url = _store(raw, folder=folder, file=file, environment=environment or {})
    site_dir = folder / raw.site.folder
    _refuse_shared_folder(raw, state_dir=state_dir, site_dir=site_dir, file=file)
    sources = source_book(raw.source, unlisted_rights=raw.policy.unlisted_rights, file=file)
    lexicon = lexicon_of(_entities(raw, folder=folder, file=file))
    return Settings(
        desk=desk,
        gather=_gather(raw.gather, desk=desk),
        policy=raw.policy.wording,
        breadth=raw.group.breadth,
        window_hours=raw.group.window_hours,
        sources=sources,
        lexicon=lexicon,
        notices=notices_of(raw.notices, languages=desk.languages, file=file),
        state_dir=state_dir,
        site_dir=site_dir,
        store_url=store_url,
        weights=weights_of(raw.front, lexicon=lexicon, sources=sources, file=file),
        approvals=approvals_in(folder),
        decisions=story_decisions_in(folder),
        judge=judge_of(raw.judge, file=file),
        embedder=embedder_of(raw.embedder, file=file),
    )


def default_settings(folder: Path = Path()) -> Settings:
    """The settings for running without a desk file: no listed source, every bundled lexicon, folders below `folder`."""
    return settings_from(_DEFAULT_DESK, folder=folder, file="built-in settings")


_DEFAULT_DESK: Final = """
lexicon = ["bundled:korean-peninsula"]

[desk]
name = "local"
owner = "a local trial"
contact = "editor@localhost"
titles = { ko = "Copydesk", en = "Copydesk" }

[notices]
ko = "시험용 사이트입니다. 발행인과 연락처가 아직 정해지지 않았습니다."
en = "A local trial: no publisher and no contact have been stated yet."
"""


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        remedy = "Make one with `copydesk init`, or name another file."
        raise SettingsError("there is no such file", subject=str(path), remedy=remedy) from error
    except UnicodeDecodeError as error:
        raise SettingsError("is not UTF-8 text", subject=str(path), remedy="Save it as UTF-8.") from error
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
        raise SettingsError(problem, subject=str(path), remedy="Name a readable TOML file.") from error


def _gather(table: GatherTable, *, desk: DeskIdentity) -> GatherSettings:
    contact = f"{desk.base_url}; {desk.contact}"
    return GatherSettings(
        user_agent=table.user_agent or f"Copydesk (+{contact})",
        timeout_s=table.timeout_s,
        max_page_bytes=table.max_page_bytes,
        max_feed_bytes=table.max_feed_bytes,
        max_pages_per_feed=table.max_pages_per_feed,
        max_age_days=table.max_age_days,
        host_interval_s=table.host_interval_s,
        allow_private_addresses=table.allow_private_addresses,
        concurrency=table.concurrency,
    )


def _store(raw: DeskFile, *, folder: Path, file: str, environment: Mapping[str, str]) -> tuple[Path, str]:
    table = raw.store
    if table.folder and table.url:
        problem = "contradicts store.url: a newsroom has one memory"
        raise SettingsError(problem, subject=f"{file}: store.folder", remedy="Remove store.folder or store.url.")
    if "@" in table.url.partition("://")[2].partition("/")[0]:
        remedy = f"Remove store.url and set the environment variable {STORE_URL_VARIABLE}."
        raise SettingsError("holds a user name or password", subject=f"{file}: store.url", remedy=remedy)
    return folder / (table.folder or "state"), environment.get(STORE_URL_VARIABLE, table.url)


def _refuse_shared_folder(raw: DeskFile, *, state_dir: Path, site_dir: Path, file: str) -> None:
    """The site is public and the state holds copies of other people's pages: neither may lie in the other."""
    state, site = state_dir.resolve(), site_dir.resolve()
    if state == site or state in site.parents or site in state.parents:
        problem = f"is {raw.site.folder!r}, which shares a folder with store.folder {raw.store.folder or 'state'!r}"
        raise SettingsError(problem, subject=f"{file}: site.folder", remedy="Give site and store two separate folders.")


def _entities(raw: DeskFile, *, folder: Path, file: str) -> tuple[tuple[str, tuple[EntityTable, ...]], ...]:
    included = ((name, _included(name, folder=folder, file=file)) for name in raw.lexicon)
    return (*included, (file, raw.entity))


def _included(name: str, *, folder: Path, file: str) -> tuple[EntityTable, ...]:
    if not name.startswith(_BUNDLED):
        return decode_toml(_read(folder / name), into=LexiconFile, file=name).entity
    lexicon = name.removeprefix(_BUNDLED)
    if lexicon not in bundled_lexicons():
        remedy = suggestion(lexicon, known=bundled_lexicons())
        raise SettingsError(f"no lexicon {lexicon!r} comes with Copydesk", subject=f"{file}: lexicon", remedy=remedy)
    return decode_toml(lexicon_text(lexicon), into=LexiconFile, file=name).entity
