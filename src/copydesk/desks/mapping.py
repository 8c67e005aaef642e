"""Decoded desk tables → domain values, with the checks that one key's type cannot say."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from babel import localedata

from copydesk.desks.schema import THRESHOLD, DeskTable, EmbedderTable, EntityTable, FrontTable, JudgeTable, SourceTable
from copydesk.desks.values import DeskIdentity, EmbedderSettings, JudgeSettings
from copydesk.errors import SettingsError
from copydesk.model.importance import Weights
from copydesk.model.judgement import JudgeKind
from copydesk.model.language import TIER_ONE
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.model.source import Feed, FeedKind, Rights, Source, SourceBook

UNDECIDED = "und"

_ENDPOINTS = {JudgeKind.LANGUAGE_MODEL: "/chat/completions", JudgeKind.NLI: "/predict"}
"""What stands behind the address that an operator is told, for each kind of judge."""


def desk_identity(table: DeskTable, *, file: str) -> DeskIdentity:
    """`[desk]` as a value. Raises `SettingsError` for an empty owner or contact, an address that is none, a title too few."""
    _require_publisher(table, file=file)
    _require_titles(table, file=file)
    _require_time_zone(table.time_zone, where=f"{file}: desk.time_zone")
    corrections = table.corrections_contact or table.contact
    for key, value in (("contact", table.contact), ("corrections_contact", corrections)):
        if "@" not in value and not _is_web_address(value):
            remedy = "Write an e-mail address or an https:// address."
            raise SettingsError("is neither an e-mail nor a web address", subject=f"{file}: desk.{key}", remedy=remedy)
    return DeskIdentity(
        name=table.name,
        owner=table.owner.strip(),
        contact=table.contact.strip(),
        corrections_contact=corrections.strip(),
        base_url=_base_url(table.base_url, file=file),
        languages=table.languages,
        titles=tuple((language, table.titles.get(language, table.name)) for language in table.languages),
        time_zone=table.time_zone,
    )


def notices_of(table: Mapping[str, str], *, languages: Sequence[str], file: str) -> tuple[tuple[str, str], ...]:
    """`[notices]` as pairs. A notice in one language of the site only would leave the others without: that is refused."""
    _require_language_keys(table, where=f"{file}: notices")
    missing = [language for language in languages if table and language not in table]
    if missing:
        problem = f"has no {missing[0]!r} although desk.languages names it"
        raise SettingsError(problem, subject=f"{file}: notices", remedy=f"Write the notice in {missing[0]!r} too.")
    return tuple(table.items())


def source_book(tables: Sequence[SourceTable], *, unlisted_rights: Rights, file: str) -> SourceBook:
    """`[[source]]` tables as a book. Raises `SettingsError` for an id or a feed that stands twice, a bad address or time zone."""
    seen: dict[str, str] = {}
    for table in tables:
        for claim in (table.id, *table.feeds, *table.sitemaps):
            if claim in seen:
                problem = f"{claim!r} stands in source {seen[claim]!r} already"
                subject = f'{file}: source "{table.id}"'
                raise SettingsError(problem, subject=subject, remedy="Keep one of the two.")
            seen[claim] = table.id
    return SourceBook(sources=tuple(_source(table, file=file) for table in tables), unlisted_rights=unlisted_rights)


def weights_of(table: FrontTable, *, lexicon: Lexicon, sources: SourceBook, file: str) -> Weights:
    """`[front]` as a value. Raises `SettingsError` where nothing counts, or for a subject that the desk does not know."""
    if not table.origins + table.variety + table.novelty:
        remedy = "Give origins, variety or novelty a weight above 0."
        raise SettingsError("lets nothing count", subject=f"{file}: front", remedy=remedy)
    known = {*(entity.id for entity in lexicon.entities), *(source.id for source in sources.sources)}
    for subject in table.subjects:
        if subject not in known:
            near = get_close_matches(subject, sorted(known), n=1)
            remedy = f"Did you mean `{near[0]}`?" if near else "Name the id of a [[source]], or of an entity of the lexicon."
            raise SettingsError(
                f"{subject!r} is neither a source nor an entity", subject=f"{file}: front.subjects", remedy=remedy
            )
    subjects = tuple(sorted(table.subjects.items()))
    return Weights(origins=table.origins, variety=table.variety, novelty=table.novelty, subjects=subjects)


def judge_of(table: JudgeTable | None, *, file: str) -> JudgeSettings | None:
    """`[judge]` as a value. Raises `SettingsError` for an address with a secret in it, and for what contradicts its kind."""
    if table is None:
        return None
    _require_model(
        table.model, where=f"{file}: judge.model", remedy="Name it as its server does: it stands in every open report."
    )
    if table.kind is not JudgeKind.NLI and table.threshold != THRESHOLD:
        problem = f"contradicts judge.kind {table.kind.value!r}, which gives no probabilities"
        raise SettingsError(problem, subject=f"{file}: judge.threshold", remedy="Remove it.")
    return JudgeSettings(
        kind=table.kind,
        url=_endpoint(table.url, ending=_ENDPOINTS[table.kind], where=f"{file}: judge.url", key="COPYDESK_JUDGE_KEY"),
        model=table.model.strip(),
        threshold=table.threshold,
        timeout_s=table.timeout_s,
        concurrency=table.concurrency,
        max_calls=table.max_calls,
        max_time_s=table.max_time_s,
    )


def embedder_of(table: EmbedderTable | None, *, file: str) -> EmbedderSettings | None:
    """`[embedder]` as a value. Raises `SettingsError` for an address with a secret in it, and for a model without a name."""
    if table is None:
        return None
    _require_model(table.model, where=f"{file}: embedder.model", remedy="Name it as its server does.")
    return EmbedderSettings(
        url=_endpoint(table.url, ending="/embeddings", where=f"{file}: embedder.url", key="COPYDESK_EMBEDDER_KEY"),
        model=table.model.strip(),
        same_from=table.same_from,
        timeout_s=table.timeout_s,
        max_calls=table.max_calls,
    )


def _require_model(model: str, *, where: str, remedy: str) -> None:
    if not model.strip() or not model.isprintable():
        raise SettingsError("is empty or holds control characters", subject=where, remedy=remedy)


def _endpoint(url: str, *, ending: str, where: str, key: str) -> str:
    """The address that is asked: what the kind of endpoint is called is put behind the server's own where it is missing."""
    if not _is_web_address(url) or any(mark in url for mark in "?#@"):
        remedy = f"Write it as https://models.example.org/v1, and a key into the environment variable {key}."
        raise SettingsError("is not a plain web address", subject=where, remedy=remedy)
    server = url.rstrip("/")
    return server if server.endswith(ending) else server + ending


def lexicon_of(groups: Iterable[tuple[str, Sequence[EntityTable]]]) -> Lexicon:
    """One lexicon of (file name, its entities) groups, ordered by id.

    The last group is the desk file's own: an entity there replaces an included one with the same id. Between two included
    files, or within one file, the same id is an error that names both.
    """
    *included, (desk_file, own) = groups
    found: dict[str, tuple[str, EntityTable]] = {}
    for file, tables in included:
        _add(tables, file=file, to=found)
    replacing: dict[str, tuple[str, EntityTable]] = {}
    _add(own, file=desk_file, to=replacing)
    merged = found | replacing
    return Lexicon(entities=tuple(_entity(table, file=file) for _, (file, table) in sorted(merged.items())))


def _add(tables: Sequence[EntityTable], *, file: str, to: dict[str, tuple[str, EntityTable]]) -> None:
    for table in tables:
        if table.id in to:
            problem = f"is defined in {to[table.id][0]} already"
            subject = f'{file}: entity "{table.id}"'
            raise SettingsError(problem, subject=subject, remedy="Keep one of the two, or give one another id.")
        to[table.id] = (file, table)


def _require_publisher(table: DeskTable, *, file: str) -> None:
    for key, value in (("owner", table.owner), ("contact", table.contact)):
        if not value.strip():
            remedy = "Fill it in: readers must be able to see who publishes and whom to write to."
            raise SettingsError("is empty", subject=f"{file}: desk.{key}", remedy=remedy)


def _require_titles(table: DeskTable, *, file: str) -> None:
    for language in table.languages:
        if language not in TIER_ONE:
            problem = f"{language!r} has no interface texts; allowed: {', '.join(TIER_ONE)}"
            raise SettingsError(problem, subject=f"{file}: desk.languages", remedy="Remove it.")
    if not table.languages or len(set(table.languages)) != len(table.languages):
        remedy = "Name each language of the site once."
        raise SettingsError("is empty or names a language twice", subject=f"{file}: desk.languages", remedy=remedy)
    for language in table.titles:
        if language not in table.languages:
            problem = f"names {language!r}, which desk.languages does not"
            remedy = f"Add {language!r} to desk.languages or remove the title."
            raise SettingsError(problem, subject=f"{file}: desk.titles", remedy=remedy)
    missing = [language for language in table.languages if table.titles and language not in table.titles]
    if missing:
        problem = f"has no {missing[0]!r} although desk.languages names it"
        raise SettingsError(problem, subject=f"{file}: desk.titles", remedy=f"Write the site's title in {missing[0]!r}.")


def _base_url(given: str, *, file: str) -> str:
    plain = _is_web_address(given) and not any(mark in given for mark in "?#@")
    if not plain:
        remedy = "Write it as https://news.example.org/."
        raise SettingsError(f"{given!r} is not a plain web address", subject=f"{file}: desk.base_url", remedy=remedy)
    return given if given.endswith("/") else f"{given}/"


def _source(table: SourceTable, *, file: str) -> Source:
    where = f'{file}: source "{table.id}"'
    for address in (*table.feeds, *table.sitemaps, *([table.home_url] if table.home_url else [])):
        if not _is_web_address(address):
            remedy = "Write an http:// or https:// address."
            raise SettingsError(f"{address!r} is not a web address", subject=where, remedy=remedy)
    _require_time_zone(table.time_zone, where=f"{where}.time_zone")
    _require_language_keys(table.names, where=f"{where}.names")
    feeds = [Feed(url=url) for url in table.feeds] + [Feed(url=url, kind=FeedKind.SITEMAP) for url in table.sitemaps]
    return Source(
        id=table.id,
        name=table.name,
        language=table.language,
        country=table.country,
        kind=table.kind,
        owner=table.owner,
        rights=table.rights,
        time_zone=table.time_zone,
        home_url=table.home_url,
        feeds=tuple(feeds),
        names=tuple(table.names.items()),
        aliases=table.aliases,
        note=table.note,
    )


def _entity(table: EntityTable, *, file: str) -> Entity:
    where = f'{file}: entity "{table.id}"'
    if not table.forms:
        raise SettingsError("has no form in any language", subject=where, remedy='Write `forms = { ko = "…" }`.')
    for key in ("forms", "aliases", "misspellings", "offices"):
        _require_language_keys(getattr(table, key), where=f"{where}.{key}")
    return Entity(
        id=table.id,
        kind=table.kind,
        forms=tuple(table.forms.items()),
        aliases=_pairs(table.aliases),
        misspellings=_pairs(table.misspellings),
        offices=_pairs(table.offices),
        note=table.note,
    )


def _pairs(table: Mapping[str, Sequence[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((language, form) for language, forms in table.items() for form in forms)


def _require_language_keys(table: Iterable[str], *, where: str) -> None:
    for key in table:
        if key not in TIER_ONE and key != UNDECIDED and not _is_language(key):
            problem = f"{key!r} is neither one of {', '.join(TIER_ONE)} nor another language of CLDR nor {UNDECIDED}"
            raise SettingsError(problem, subject=where, remedy="Use the tag of a language, without region or script.")


def _is_language(tag: str) -> bool:
    """Whether a tag is a language that CLDR has data of: `uk`, not `uk-UA` and not `xx`."""
    return tag.isalpha() and tag.islower() and localedata.exists(tag)


def _require_time_zone(name: str, *, where: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        near = get_close_matches(name, sorted(available_timezones()), n=1)
        remedy = f"Did you mean `{near[0]}`?" if near else "Use an IANA name such as Asia/Seoul."
        raise SettingsError(f"{name!r} is not a known time zone", subject=where, remedy=remedy) from error


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
