"""The bundled desk and its lexicon: what they must hold, and what they must not."""

import unicodedata
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from copydesk.desks import bundled_desks, desk_text, lexicon_text
from copydesk.model.facts import EntityKind
from copydesk.model.language import TIER_ONE
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.model.source import Rights, SourceKind
from copydesk.settings import Settings, default_settings, settings_from


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The bundled lexicon."""
    return default_settings().lexicon


@pytest.fixture(scope="module", params=bundled_desks())
def desk(request: pytest.FixtureRequest) -> Settings:
    """Each bundled desk."""
    return settings_from(desk_text(request.param), folder=Path("/newsroom"), file=f"{request.param}.toml")


def spellings(entity: Entity) -> set[tuple[str, str]]:
    """Every (language, spelling) of an entity, `und` spread over the languages."""
    pairs = {*entity.forms, *entity.aliases, *entity.misspellings, *entity.offices}
    return {(tag, text) for language, text in pairs for tag in (TIER_ONE if language == "und" else (language,))}


def test_an_unknown_desk_is_a_key_error() -> None:
    """The caller decides what to tell a person."""
    with pytest.raises(KeyError):
        desk_text("../../etc/passwd")
    with pytest.raises(KeyError):
        lexicon_text("nowhere")


def test_the_desk_reads_five_languages(desk: Settings) -> None:
    """Sources in Korean, English, Japanese, Chinese and Russian, each with feeds, country, owner and names."""
    sources = desk.sources.sources

    assert {source.language for source in sources} == {"ko", "en", "ja", "zh", "ru"}
    assert all(source.feeds and source.country and source.owner and source.home_url for source in sources)
    assert all({"ko", "en"} <= dict(source.names).keys() for source in sources)
    assert all(source.time_zone != "UTC" for source in sources)


def test_no_source_is_taken_for_licensed(desk: Settings) -> None:
    """A desk for everyone holds no licence: nothing is `full`, and state media are marked."""
    sources = {source.id: source for source in desk.sources.sources}

    assert all(source.rights in {Rights.EXCERPT, Rights.LINK_ONLY} for source in sources.values())
    assert sources["tass-ru"].kind is SourceKind.STATE_MEDIA
    assert sources["tass-en"].owner == sources["tass-ru"].owner


def test_a_page_is_given_to_the_right_source_of_a_shared_host(desk: Settings) -> None:
    """One broadcaster's services live on one host; the path tells them apart."""
    book = desk.sources

    assert book.of_url("https://www.bbc.com/korean/articles/x").id == "bbc-korean"
    assert book.of_url("https://www.bbc.com/russian/articles/x").id == "bbc-russian"
    assert book.of_url("https://www.bbc.com/news/articles/x").id == "bbc-asia"
    assert book.of_url("https://www.dailynk.com/english/x").id == "daily-nk-en"


def test_the_desk_warns_readers_until_a_publisher_is_named(desk: Settings) -> None:
    """The placeholder owner comes with a notice in every language of the site, and its address belongs to nobody."""
    assert dict(desk.notices).keys() >= set(desk.desk.languages)
    assert desk.desk.contact.endswith(".example")


def test_feeds_of_a_bundled_desk_are_secure(desk: Settings) -> None:
    """Every feed is asked over TLS."""
    feeds = [feed.url for source in desk.sources.sources for feed in source.feeds]

    assert {urlsplit(url).scheme for url in feeds} == {"https"}


def test_the_lexicon_is_large_enough(lexicon: Lexicon) -> None:
    """At least 120 entities, every kind among them."""
    kinds = {entity.kind for entity in lexicon.entities}

    assert len(lexicon.entities) >= 120
    assert kinds == set(EntityKind)


def test_no_spelling_means_two_entities(lexicon: Lexicon) -> None:
    """In one language a spelling leads to one entity only."""
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)

    for entity in lexicon.entities:
        for spelling in spellings(entity):
            owners[spelling].add(entity.id)

    assert {spelling: ids for spelling, ids in owners.items() if len(ids) > 1} == {}


def test_no_form_is_also_a_misspelling(lexicon: Lexicon) -> None:
    """What is known to be wrong is not an established form or alias of the same entity."""
    for entity in lexicon.entities:
        assert not set(entity.misspellings) & {*entity.forms, *entity.aliases}, entity.id


def test_spellings_are_clean_text(lexicon: Lexicon) -> None:
    """NFC, trimmed, without quotation marks that belong to the sentence around."""
    for entity in lexicon.entities:
        for _, text in spellings(entity):
            assert text == unicodedata.normalize("NFC", text).strip(), entity.id
            assert text, entity.id
            assert not set(text) & set('«»《》“”"\u200b'), entity.id


def test_scripts_fit_their_languages(lexicon: Lexicon) -> None:
    """No Hangul in a Chinese form, no Cyrillic in a German one: a slip of the column would print a wrong name."""
    foreign = {
        "ko": ("CYRILLIC", "HIRAGANA", "KATAKANA"),
        "ja": ("HANGUL", "CYRILLIC"),
        "zh": ("HANGUL", "CYRILLIC", "HIRAGANA"),
        "ru": ("HANGUL", "CJK", "HIRAGANA", "KATAKANA LETTER"),
        "en": ("HANGUL", "CYRILLIC", "CJK", "KATAKANA LETTER"),
        "de": ("HANGUL", "CYRILLIC", "CJK", "KATAKANA LETTER"),
        "fr": ("HANGUL", "CYRILLIC", "CJK", "KATAKANA LETTER"),
        "es": ("HANGUL", "CYRILLIC", "CJK", "KATAKANA LETTER"),
    }

    for entity in lexicon.entities:
        for language, text in (*entity.forms, *entity.aliases, *entity.offices):
            names = [unicodedata.name(character, "") for character in text]
            assert not [name for name in names if name.startswith(foreign.get(language, ()))], (entity.id, text)


def test_the_faults_of_machine_translation_are_known(lexicon: Lexicon) -> None:
    """The wrong agency name and the wrong minister of the mission's fault table lead to the right entities."""
    entities = lexicon.by_id()

    assert ("ko", "한국중앙통신") in entities["kcna"].misspellings
    assert ("ko", "장중용") in entities["chung-dong-young"].misspellings
    assert entities["kcna"].form_in("ko") == "조선중앙통신"
    assert entities["kcna"].form_in("ru") == "Центральное телеграфное агентство Кореи"
    assert ("ko", "통일부 장관") in entities["chung-dong-young"].offices


def test_an_unsure_form_is_left_out(lexicon: Lexicon) -> None:
    """There is never a guess: a missing language gives None."""
    assert lexicon.by_id()["msmt"].form_in("ru") is None
