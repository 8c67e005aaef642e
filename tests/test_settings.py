"""Settings: one desk file becomes one frozen value, and every mistake is named with its remedy."""

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.desks import bundled_lexicons, desk_text
from copydesk.desks.schema import (
    DeskTable,
    EmbedderTable,
    EntityTable,
    FrontTable,
    GatherTable,
    GroupTable,
    JudgeTable,
    PolicyTable,
    SiteTable,
    SourceTable,
    StoreTable,
)
from copydesk.errors import SettingsError
from copydesk.model.cleared import Policy
from copydesk.model.importance import Weights
from copydesk.model.source import FeedKind, Rights
from copydesk.settings import STORE_URL_VARIABLE, Settings, default_settings, load_settings, settings_from

DESK = '[desk]\nname = "d"\nowner = "Owner"\ncontact = "desk@example.org"\n'
SOURCE = '[[source]]\nid = "a"\nname = "A"\nlanguage = "ko"\n'
REFERENCE = Path(__file__).parents[1] / "docs" / "reference" / "settings.md"


def settings(text: str) -> Settings:
    """The settings of a desk file's text in a folder that need not exist."""
    return settings_from(text, folder=Path("/newsroom"), file="desk.toml")


def refused(text: str) -> SettingsError:
    """The error that a desk file's text gives."""
    with pytest.raises(SettingsError) as caught:
        settings(text)
    return caught.value


def test_a_desk_file_needs_three_keys_only() -> None:
    """Name, owner and contact are enough; all else has a default."""
    found = settings(DESK)

    assert (found.desk.languages, found.desk.base_url) == (("ko", "en"), "http://localhost:8000/")
    assert (found.policy, found.breadth, found.window_hours) == (Policy.STRICT, 0.5, 72.0)
    assert (found.state_dir, found.site_dir, found.store_url) == (Path("/newsroom/state"), Path("/newsroom/site"), "")


def test_every_table_reaches_the_settings() -> None:
    """A value of each table arrives where the newsroom reads it."""
    found = settings(
        DESK
        + 'base_url = "https://news.example.org"\ncorrections_contact = "https://news.example.org/errors"\n'
        + '[gather]\ntimeout_s = 5\n[policy]\nwording = "judged"\nunlisted_rights = "skip"\n[group]\nbreadth = 1\n'
        + '[site]\nfolder = "public"\n[store]\nfolder = "memory"\n'
        + SOURCE
        + 'rights = "full"\ntime_zone = "Asia/Seoul"\nfeeds = ["https://a.example/rss"]\nsitemaps = ["https://a.example/map.xml"]\n'
    )

    assert (found.desk.base_url, found.desk.corrections_contact) == (
        "https://news.example.org/",
        "https://news.example.org/errors",
    )
    assert (found.gather.timeout_s, found.policy, found.breadth) == (5.0, Policy.JUDGED, 1.0)
    assert (found.site_dir, found.state_dir) == (Path("/newsroom/public"), Path("/newsroom/memory"))
    assert found.sources.unlisted_rights is Rights.SKIP
    assert [feed.kind for feed in found.sources.get("a").feeds] == [FeedKind.FEED, FeedKind.SITEMAP]


def test_the_user_agent_says_who_asks_and_how_to_complain() -> None:
    """Where the desk names none, the User-Agent carries the site's address and the contact."""
    found = settings(DESK + 'base_url = "https://news.example.org/"\n')

    assert found.gather.user_agent == "Copydesk (+https://news.example.org/; desk@example.org)"


def test_the_readers_time_zone_is_utc_unless_the_desk_says_otherwise() -> None:
    """Pages write dates in it; the bundled desk for Korea writes them in Korean time."""
    assert settings(DESK).desk.time_zone == "UTC"
    assert settings(DESK + 'time_zone = "Asia/Seoul"\n').desk.time_zone == "Asia/Seoul"
    assert settings(desk_text("korean-peninsula")).desk.time_zone == "Asia/Seoul"


@pytest.mark.parametrize(
    ("text", "subject", "says"),
    [
        ('[dsk]\nname = "d"\n', "desk.toml: dsk", "Did you mean `desk`?"),
        (DESK + "langauges = []\n", "desk.toml: desk.langauges", "Did you mean `languages`?"),
        (DESK + '[policy]\nwording = "strickt"\n', "desk.toml: policy.wording", "allowed: strict, judged, open"),
        (DESK + SOURCE + 'rights = "exerpt"\n', 'desk.toml: source "a".rights', "Did you mean `excerpt`?"),
        (DESK + SOURCE + 'country = "Korea"\n', 'desk.toml: source "a".country', "two capital letters"),
        (DESK + SOURCE + 'time_zone = "Asia/Soul"\n', 'desk.toml: source "a".time_zone', "Asia/Seoul"),
        (DESK + 'time_zone = "Asia/Seol"\n', "desk.toml: desk.time_zone", "Did you mean `Asia/Seoul`?"),
        (DESK + SOURCE + 'feeds = ["ftp://a.example/rss"]\n', 'desk.toml: source "a"', "not a web address"),
        (DESK + "[group]\nbreadth = 2\n", "desk.toml: group.breadth", "1"),
        (DESK + '[gather]\ntimeout_s = "5"\n', "desk.toml: gather.timeout_s", "a number"),
        ('[desk]\nname = "d"\ncontact = "desk@example.org"\n', "desk.toml: desk.owner", "is missing"),
        (DESK.replace("Owner", " "), "desk.toml: desk.owner", "is empty"),
        (DESK.replace("desk@example.org", "me"), "desk.toml: desk.contact", "neither an e-mail nor a web address"),
        (DESK + 'base_url = "http://["\n', "desk.toml: desk.base_url", "not a plain web address"),
        (DESK + 'base_url = "https://a.example/?x=1"\n', "desk.toml: desk.base_url", "not a plain web address"),
        (DESK + 'languages = ["xx"]\n', "desk.toml: desk.languages", "no interface texts"),
        (DESK + 'titles = { fr = "T" }\n', "desk.toml: desk.titles", "desk.languages"),
        (DESK + 'titles = { ko = "T" }\n', "desk.toml: desk.titles", "desk.languages"),
        (DESK + '[notices]\nko = "N"\n', "desk.toml: notices", "desk.languages"),
        (DESK + '[[entity]]\nid = "x"\nkind = "person"\nforms = {}\n', 'desk.toml: entity "x"', "has no form"),
        (DESK + '[[entity]]\nid = "x"\nkind = "person"\nforms = { kr = "ㄱ" }\n', 'desk.toml: entity "x".forms', "'kr'"),
        ('lexicon = ["bundled:korean-penisula"]\n' + DESK, "desk.toml: lexicon", "Did you mean `korean-peninsula`?"),
        ("desk = [", "desk.toml", "is not valid TOML"),
    ],
)
def test_a_mistake_names_file_key_and_remedy(text: str, subject: str, says: str) -> None:
    """The message holds the place and what is allowed there."""
    error = refused(text)

    assert error.subject == subject
    assert says in str(error)
    assert error.remedy


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (DESK + '[store]\nfolder = "x"\nurl = "sqlite:///y"\n', ("store.folder", "store.url")),
        (DESK + '[site]\nfolder = "state/site"\n', ("site.folder", "store.folder")),
        (DESK + '[site]\nfolder = "."\n', ("site.folder", "store.folder")),
        (DESK + 'titles = { ko = "T", en = "T", fr = "T" }\n', ("desk.titles", "desk.languages")),
    ],
)
def test_a_contradiction_names_both_keys(text: str, keys: tuple[str, str]) -> None:
    """Two settings that exclude each other are both in the message."""
    message = str(refused(text))

    assert all(key in message for key in keys)


def test_a_feed_of_two_sources_is_refused_with_both_names() -> None:
    """One feed read twice would count one voice as two."""
    second = SOURCE.replace('"a"', '"b"')

    message = str(refused(DESK + SOURCE + 'feeds = ["https://a.example/rss"]\n' + second + 'feeds = ["https://a.example/rss"]\n'))

    assert "'a'" in message
    assert '"b"' in message


def test_a_password_in_the_file_is_refused() -> None:
    """A store address with credentials belongs in the environment, and the message does not repeat it."""
    error = refused(DESK + '[store]\nurl = "postgresql+psycopg://me:canary@host/news"\n')

    assert STORE_URL_VARIABLE in str(error)
    assert "canary" not in str(error)


def test_the_environment_names_the_store(tmp_path: Path) -> None:
    """COPYDESK_STORE_URL replaces the file's store."""
    desk = tmp_path / "desk.toml"
    desk.write_text(DESK, encoding="utf-8")

    found = load_settings(desk, environment={STORE_URL_VARIABLE: "postgresql://me:canary@host/news"})

    assert found.store_url == "postgresql://me:canary@host/news"


def test_an_included_lexicon_lies_beside_the_desk_file(tmp_path: Path) -> None:
    """A plain name in `lexicon` is a file in the desk's folder, wherever the command runs."""
    entity = '[[entity]]\nid = "x"\nkind = "person"\nforms = { en = "X" }\n'
    (tmp_path / "names.toml").write_text(entity, encoding="utf-8")
    desk = tmp_path / "desk.toml"
    desk.write_text('lexicon = ["names.toml"]\n' + DESK, encoding="utf-8")

    found = load_settings(desk)

    assert [each.id for each in found.lexicon.entities] == ["x"]


def test_a_missing_lexicon_is_named(tmp_path: Path) -> None:
    """An included file that is not there stops the start with its path."""
    desk = tmp_path / "desk.toml"
    desk.write_text('lexicon = ["names.toml"]\n' + DESK, encoding="utf-8")

    with pytest.raises(SettingsError, match=r"names\.toml: there is no such file"):
        load_settings(desk)


def test_the_desks_own_entity_replaces_an_included_one() -> None:
    """An office that changes hands is mended in the desk file."""
    entity = '[[entity]]\nid = "kcna"\nkind = "outlet"\nforms = { en = "Our KCNA" }\n'

    found = settings('lexicon = ["bundled:korean-peninsula"]\n' + DESK + entity)

    assert found.lexicon.by_id()["kcna"].form_in("en") == "Our KCNA"
    assert len(found.lexicon.entities) == len(default_settings().lexicon.entities)


def test_an_id_in_two_included_files_names_both(tmp_path: Path) -> None:
    """Between included files nothing is silently replaced."""
    entity = '[[entity]]\nid = "x"\nkind = "person"\nforms = { en = "X" }\n'
    for name in ("one.toml", "two.toml"):
        (tmp_path / name).write_text(entity, encoding="utf-8")

    with pytest.raises(SettingsError) as caught:
        settings_from('lexicon = ["one.toml", "two.toml"]\n' + DESK, folder=tmp_path, file="desk.toml")

    assert "one.toml" in str(caught.value)
    assert "two.toml" in str(caught.value)


@pytest.mark.parametrize("body", [b"\xff\xfe\x00", "name = '한국'".encode("euc-kr")])
def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path, body: bytes) -> None:
    """Bytes of another encoding give a message, not a traceback."""
    desk = tmp_path / "desk.toml"
    desk.write_bytes(body)

    with pytest.raises(SettingsError, match="is not UTF-8"):
        load_settings(desk)


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    """A path that cannot be read as a file is named."""
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(tmp_path)


@given(st.text(max_size=300))
def test_no_text_breaks_the_loader(text: str) -> None:
    """Whatever a file holds, the answer is settings or a `SettingsError`."""
    try:
        outcome = settings(text).desk.owner
    except SettingsError as error:
        outcome = error.subject

    assert outcome.startswith(("desk.toml", "Owner"))


def test_the_built_in_settings_know_every_bundled_name() -> None:
    """Without a desk file the lexicon is there, so that wrong names are seen."""
    found = default_settings(Path("/somewhere"))

    assert found.sources.sources == ()
    assert len(found.lexicon.entities) >= 120
    assert found.site_dir == Path("/somewhere/site")
    assert bundled_lexicons() == ("korean-peninsula",)


@pytest.mark.parametrize(
    ("table", "prefix"),
    [
        (DeskTable, ""),
        (GatherTable, ""),
        (PolicyTable, ""),
        (JudgeTable, ""),
        (EmbedderTable, ""),
        (GroupTable, ""),
        (FrontTable, ""),
        (SiteTable, "site."),
        (StoreTable, "store."),
        (SourceTable, ""),
        (EntityTable, ""),
    ],
)
def test_the_reference_lists_every_key_with_its_default(table: type[msgspec.Struct], prefix: str) -> None:
    """`docs/reference/settings.md` and the schema agree in keys and defaults."""
    rows = set(re.findall(r"^\| `([a-z_.]+)` \| (?:`([^`]*)`|(–)) \|", REFERENCE.read_text(encoding="utf-8"), re.MULTILINE))
    documented = {(key, default or dash) for key, default, dash in rows}

    expected = {(prefix + field.encode_name, _default_of(field)) for field in msgspec.structs.fields(table)}

    assert expected <= documented


def _default_of(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return "–"
    value = field.default if field.default is not msgspec.NODEFAULT else {}
    if isinstance(value, tuple):
        value = list(value)
    return msgspec.json.encode(value).decode().replace('","', '", "')


def test_a_desk_weighs_what_leads_its_front_page() -> None:
    """Reasons and subjects arrive as they were written."""
    found = settings(DESK + "[front]\norigins = 2\nvariety = 0\n[front.subjects]\na = 3\n" + SOURCE)

    assert found.weights == Weights(origins=2.0, variety=0.0, novelty=1.0, subjects=(("a", 3.0),))


def test_a_front_page_on_which_nothing_counts_is_refused() -> None:
    """All three reasons at 0 contradict one another."""
    error = refused(DESK + "[front]\norigins = 0\nvariety = 0\nnovelty = 0\n")

    assert "front" in error.subject


def test_a_subject_that_the_desk_does_not_know_is_refused() -> None:
    """A mistyped id would weigh nothing, silently."""
    error = refused(DESK + "[front.subjects]\nab = 2\n" + SOURCE)

    assert (error.subject, error.remedy) == ("desk.toml: front.subjects", "Did you mean `a`?")


def judge(*lines: str) -> str:
    """A desk file with a judge."""
    table = ['kind = "language_model"', 'url = "http://127.0.0.1:8080/v1"', 'model = "a-model"']
    keys = {line.partition(" ")[0] for line in lines}
    return DESK + "\n".join(["[judge]", *(each for each in table if each.partition(" ")[0] not in keys), *lines]) + "\n"


@pytest.mark.parametrize(
    ("lines", "url"),
    [
        ((), "http://127.0.0.1:8080/v1/chat/completions"),
        (('url = "http://127.0.0.1:8080/v1/chat/completions/"',), "http://127.0.0.1:8080/v1/chat/completions"),
        (('kind = "nli"', 'url = "http://models.internal"'), "http://models.internal/predict"),
    ],
)
def test_a_desk_names_its_judge(lines: tuple[str, ...], url: str) -> None:
    """The endpoint's own path is put behind the address that an operator is told."""
    found = settings(judge(*lines)).judge

    assert found is not None
    assert (found.url, found.model, found.threshold, found.max_calls) == (url, "a-model", 0.9, 1_000)


def test_a_desk_without_a_judge_has_none() -> None:
    """Nobody is asked unless the desk says whom."""
    assert settings(DESK).judge is None


@pytest.mark.parametrize(
    ("line", "key", "words"),
    [
        ('url = "ftp://a/"', "url", "plain web address"),
        ('url = "https://user:secret@a/v1"', "url", "plain web address"),
        ('url = "https://a/v1?key=secret"', "url", "plain web address"),
        ('model = " "', "model", "is empty"),
        ("threshold = 0.8", "threshold", "contradicts judge.kind"),
        ('kind = "nil"', "kind", "language_model, nli"),
        ("max_calls = 0", "max_calls", ">= 1"),
        ('key = "secret"', "key", "is not a setting"),
    ],
)
def test_a_judge_that_cannot_be_is_refused(line: str, key: str, words: str) -> None:
    """The message names the key, and shows no secret."""
    error = refused(judge(line))

    assert f"judge.{key}" in error.subject
    assert words in str(error)
    assert "secret" not in str(error)


EMBEDDER = '[embedder]\nurl = "http://127.0.0.1:8080/v1"\nmodel = "a-model"\nsame_from = 0.8\n'


def test_a_desk_names_its_embedding_model() -> None:
    """The endpoint's own path is put behind the server's address; without the table no model is asked."""
    found = settings(DESK + EMBEDDER).embedder

    assert found is not None
    assert (found.url, found.model, found.same_from) == ("http://127.0.0.1:8080/v1/embeddings", "a-model", 0.8)
    assert settings(DESK).embedder is None


@pytest.mark.parametrize(
    ("table", "key", "words"),
    [
        (EMBEDDER.replace("http://", "http://user:secret@"), "url", "not a plain web address"),
        (EMBEDDER.replace("a-model", " "), "model", "is empty"),
        (EMBEDDER.replace("0.8", "1.5"), "same_from", "1"),
        (EMBEDDER.replace("same_from = 0.8\n", ""), "same_from", "is missing"),
    ],
)
def test_an_embedding_model_that_cannot_be_is_refused(table: str, key: str, words: str) -> None:
    """Each model has cosines of its own, so that the one that counts must be stated."""
    error = refused(DESK + table)

    assert f"embedder.{key}" in error.subject
    assert words in f"{error.problem} {error.remedy}"
    assert "secret" not in str(error)
