"""Attributions in eight languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.text.speech_lexicon import LEXICON

from copydesk.model.facts import Attribution, EntityKind, Name
from copydesk.text.names import NameFinder
from copydesk.text.speech import find_attributions


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    """A finder with the test lexicon."""
    return NameFinder(LEXICON)


def attributions_of(text: str, *, language: str, finder: NameFinder) -> tuple[Attribution, ...]:
    """The attributions of a text with its names known."""
    return find_attributions(text, language=language, names=finder.find(text, language=language))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "According to KCNA, the talks were held.", ("KCNA", "According to", "kcna")),
        ("en", "The talks were held, TASS reported on Friday.", ("TASS", "reported", "tass")),
        ("en", "Vladimir Putin, who came late, said it rained.", ("Vladimir Putin", "said", "putin")),
        ("ko", "조선중앙통신에 따르면 회담이 열렸다.", ("조선중앙통신", "에 따르면", "kcna")),
        ("ko", "회담이 열렸다고 KCNA는 전했다.", ("KCNA", "전했", "kcna")),
        ("ko", "정동영 통일부 장관은 계획이 있다고 밝혔다.", ("정동영", "밝혔", "chung-dong-young")),
        ("ko", "연합뉴스는 회담 소식을 보도했다.", ("연합뉴스", "보도했", "yonhap")),
        ("ja", "朝鮮中央通信によると、会談が行われた。", ("朝鮮中央通信", "によると", "kcna")),
        ("ja", "聯合ニュースが会談は延期されたと報じた。", ("聯合ニュース", "報じ", "yonhap")),
        ("zh", "据朝中社报道，会谈举行了。", ("朝中社", "据", "kcna")),
        ("zh", "普京总统10日表示将访问。", ("普京", "表示", "putin")),
        ("ru", "По данным ТАСС, переговоры прошли.", ("ТАСС", "По данным", "tass")),
        ("ru", "О встрече сообщило агентство ЦТАК.", ("ЦТАК", "сообщило", "kcna")),
        ("ru", "Владимир Путин заявил, что приедет.", ("Владимир Путин", "заявил", "putin")),
        ("de", "Laut KCNA fand das Treffen statt.", ("KCNA", "Laut", "kcna")),
        ("de", "Wladimir Putin sagte, er komme.", ("Wladimir Putin", "sagte", "putin")),
        ("fr", "Selon l'agence KCNA, la réunion a eu lieu.", ("KCNA", "Selon", "kcna")),
        ("fr", "Vladimir Poutine a déclaré qu'il viendrait.", ("Vladimir Poutine", "a déclaré", "putin")),
        ("es", "Según la KCNA, la reunión tuvo lugar.", ("KCNA", "Según", "kcna")),
        ("es", "La reunión acabó, informó la agencia TASS.", ("TASS", "informó", "tass")),
    ],
)
def test_sources_that_are_names_are_found(finder: NameFinder, language: str, text: str, expected: tuple[str, str, str]) -> None:
    """The source and the word of saying are given as printed, the source with its entity."""
    found = attributions_of(text, language=language, finder=finder)

    assert [(each.source, each.cue, each.source_entity_id) for each in found] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "South Korean officials said they knew nothing.", "South Korean officials"),
        ("en", "According to a study of rivers, water flows.", "a study"),
        ("ko", "통일부 당국자는 계획이 없다고 말했다.", "통일부 당국자"),
        ("ko", "현지 매체가 보도한 바에 따르면 행사가 열렸다.", "현지 매체"),
        ("ja", "政府関係者によれば未定だ。", "政府関係者"),
        ("zh", "警方称没有消息。", "警方"),
        ("ru", "Южнокорейские власти сообщили об этом.", "Южнокорейские власти"),
        ("de", "Das Ministerium teilte mit, es sei ruhig.", "Das Ministerium"),
        ("fr", "Les autorités ont indiqué que tout allait bien.", "Les autorités"),
        ("es", "Las autoridades señalaron que todo iba bien.", "Las autoridades"),
    ],
)
def test_sources_that_are_no_names_are_found(finder: NameFinder, language: str, text: str, source: str) -> None:
    """Officials, ministries and media are sources too."""
    found = attributions_of(text, language=language, finder=finder)

    assert [each.source for each in found] == [source]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The meeting was held in Pyongyang on Friday."),
        ("ko", "회담은 평양에서 열렸다."),
        ("ja", "会談は平壌で行われた。"),
        ("zh", "会谈在平壤举行。"),
        ("ru", "Встреча прошла в Пхеньяне."),
    ],
)
def test_plain_statements_have_no_attribution(finder: NameFinder, language: str, text: str) -> None:
    """What nobody is said to have said has no source."""
    found = attributions_of(text, language=language, finder=finder)

    assert found == ()


@settings(deadline=None)
@given(
    st.text(alphabet=st.sampled_from("KCNA said, 다고 전했다는푸틴이 .\n据报道，によると述べ сообщил Laut"), max_size=120),
    st.sampled_from(["ko", "en", "ja", "zh", "ru", "de", "fr", "es", "it"]),
)
def test_attributions_stand_where_they_say(text: str, language: str) -> None:
    """Source and cue stand inside the span, and spans stand in order."""
    names = NameFinder(LEXICON).find(text, language=language)

    found = find_attributions(text, language=language, names=names)

    assert all(each.source in text[each.start : each.end] and each.cue in text[each.start : each.end] for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)


@pytest.mark.parametrize(
    ("language", "text", "source", "cue", "content"),
    [
        ("fr", "« Rien ne presse », a-t-elle ajouté.", "elle", "a-t-elle ajouté", "« Rien ne presse »"),
        ("fr", "L'opposition a déclaré que tout va bien.", "L'opposition", "a déclaré", "tout va bien"),
        ("fr", "Le projet est abandonné, a annoncé l’entreprise.", "l’entreprise", "a annoncé", "Le projet est abandonné"),
        ("es", "La obra sigue, informó la dirección.", "la dirección", "informó", "La obra sigue"),
        ("de", "Der Umbau geht weiter, sagte die Gewerkschaft.", "die Gewerkschaft", "sagte", "Der Umbau geht weiter"),
    ],
)
def test_sources_without_a_name_are_found(language: str, text: str, source: str, cue: str, content: str) -> None:
    """Bodies as common nouns, articles that lost a vowel, and pronouns inside a verb."""
    found = find_attributions(text, language=language)[0]

    assert (found.source, found.cue, text[slice(*found.contents[0])]) == (source, cue, content)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "« Rien ne presse », a estimé le syndicaliste Marc Petit."),
        ("fr", "« Rien ne presse », a promis l'entraîneur Marc Petit."),
        ("es", "«No hay prisa», señaló el sindicalista Marc Petit."),
    ],
)
def test_a_trade_between_verb_and_name_is_read_over(language: str, text: str) -> None:
    """An article and one word that is in no list of titles do not keep a name from being the source."""
    names = (Name(start=text.index("Marc"), end=len(text) - 1, text="Marc Petit", kind=EntityKind.PERSON),)

    found = find_attributions(text, language=language, names=names)

    assert [each.source for each in found] == ["Marc Petit"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das teilte die Polizei am Montag mit.", [("die Polizei", "teilte")]),
        ("Der Minister wies die Vorwürfe zurück.", [("Der Minister", "wies")]),
        ("Die Behörde gab bekannt, dass der Hafen schließt.", [("Die Behörde", "gab")]),
        ("„Wir kommen“, teilte das Ministerium mit.", [("das Ministerium", "teilte")]),
        ("Das Kind teilte das Brot mit der Schwester.", []),
        ("Der Verein gab den Pokal ab.", []),
        ("Der Minister wies den Weg.", []),
    ],
)
def test_german_verbs_in_two_halves_are_sure_where_the_second_ends_the_clause(
    finder: NameFinder, text: str, expected: list[tuple[str, str]]
) -> None:
    """What is told, refused or made known has its verb on both sides."""
    found = attributions_of(text, language="de", finder=finder)

    assert [(each.source, each.cue) for each in found] == expected
