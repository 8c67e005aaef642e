"""Whose words are told: cases, appositions, clauses without a subject, and where what is said ends."""

import pytest
from tests.text.speech_lexicon import LEXICON

from copydesk.model.facts import Attribution
from copydesk.text.names import NameFinder
from copydesk.text.speech import find_attributions, find_quotes


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
        ("ko", "그는 통일부가 앞장서야 한다고 강조했다.", [("그", "강조했")]),
        ("ko", "정동영 장관은 다리가 무너졌다고 진단했다.", [("정동영", "진단했")]),
        ("ko", "정동영 장관은 다리를 놓겠다는 뜻을 전했다.", [("정동영", "전했")]),
        ("ko", "정동영 장관은 다리를 놓아 달라고 요청했다.", [("정동영", "요청했")]),
        ("ja", "鄭東泳統一相は橋を架ける方針を示した。", [("鄭東泳", "示した")]),
        ("ja", "鄭東泳統一相は橋が落ちる可能性にも触れた。", [("鄭東泳", "触れ")]),
        ("zh", "据朝中社报道，崔善姬向普京致信，表示感谢。", [("朝中社", "据"), ("崔善姬", "表示")]),
        ("zh", "河水上涨，统一部长官郑东泳前往现场，表示桥很安全。", [("郑东泳", "表示")]),
        ("zh", "郑东泳表示桥很安全，普京访华期间可能举行会谈，并称这很重要。", [("郑东泳", "表示"), ("郑东泳", "并称")]),
        ("zh", "郑东泳表示桥很安全。普京访华期间举行会谈，并称这很重要。", [("郑东泳", "表示"), ("普京", "并称")]),
        ("zh", "普京总统补充说，朝中社的报道不对。", [("普京", "说")]),
        ("ja", "雨だと述べる彼女は橋が落ちたと語った。", [("彼女", "語")]),
        ("ru", "Министр обороны заявил, что мост построен.", [("Министр обороны", "заявил")]),
        ("ru", "Президент также подчеркнул, что мост построен.", [("Президент", "подчеркнул")]),
        ("ru", "По его словам, мост построен.", [("его", "По")]),
        (
            "ru",
            "Благодарность Владимиру Путину выразил Ким Чен Ын, передаёт ЦТАК.",
            [("Ким Чен Ын", "выразил"), ("ЦТАК", "передаёт")],
        ),
        ("de", "Angaben der Polizei zufolge ist die Brücke fertig.", [("Angaben der Polizei", "zufolge")]),
        ("de", "KCNA zufolge ist die Brücke fertig.", [("KCNA", "zufolge")]),
        ("en", "The letter to Vladimir Putin, made public on Friday, promises a bridge.", []),
    ],
)
def test_the_source_is_who_speaks(finder: NameFinder, language: str, text: str, expected: list[tuple[str, str]]) -> None:
    """Neither who is spoken to nor who acts in a clause inside, also where the clause of the verb names nobody."""
    found = attributions_of(text, language=language, finder=finder)

    assert [(each.source, each.cue) for each in found] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Vladimir Putin expressed regret, the agency said.", [["regret"], ["Vladimir Putin expressed regret"]]),
        (
            "en",
            "Vladimir Putin said a bridge was built, according to KCNA.",
            [["a bridge was built"], ["Vladimir Putin said a bridge was built"]],
        ),
        ("en", "Vladimir Putin said: “KCNA reported it, as always.”", [["“KCNA reported it, as always.”"], ["it, as always.”"]]),
        (
            "ru",
            "По данным ТАСС, Владимир Путин заявил, что мост построен.",
            [["Владимир Путин заявил, что мост построен"], ["мост построен"]],
        ),
        ("en", "The bridge, according to KCNA, is new.", [["The bridge", "is new"]]),
        ("ru", "Об этом 9 января сообщило агентство ЦТАК (КНДР).", [[]]),
        ("de", "Angaben der Polizei zufolge ist die Brücke fertig.", [["ist die Brücke fertig"]]),
    ],
)
def test_what_is_said_ends_where_a_second_source_begins(
    finder: NameFinder, language: str, text: str, expected: list[list[str]]
) -> None:
    """The words of who speaks are told without the words of who tells of them."""
    found = attributions_of(text, language=language, finder=finder)

    assert [[text[start:end] for start, end in each.contents] for each in found] == expected


@pytest.mark.parametrize(
    ("language", "text", "speaker", "verb"),
    [
        ("en", "Vladimir Putin calls the bridge a ‘great asset’ in a letter.", "Vladimir Putin", "calls"),
        ("ru", "Владимир Путин назвал мост «общим делом».", "Владимир Путин", "назвал"),
        ("ko", "정동영 장관이 다리를 “공동 자산”이라고 표현했다고 KCNA가 보도했다.", "정동영", "표현했"),
    ],
)
def test_who_calls_a_thing_so_speaks_the_words_between_marks(
    finder: NameFinder, language: str, text: str, speaker: str, verb: str
) -> None:
    """A few words that somebody calls a thing are that person's, whoever reports them."""
    quotes = find_quotes(text, language=language, names=finder.find(text, language=language))

    assert [(quote.speaker, quote.verb, quote.is_speech) for quote in quotes] == [(speaker, verb, True)]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "“We saw it,” said the old fisherman, who lives there.", "the old fisherman"),
        ("en", "“We saw it,” said veteran boat builder Vladimir Putin.", "Vladimir Putin"),
        ("de", "„Wir sahen es“, sagte der alte Fischer am Montag.", "der alte Fischer"),
        ("fr", "« Nous l'avons vu », a déclaré le vieux pêcheur à la radio.", "le vieux pêcheur"),
        ("es", "«Lo vimos», dijo el viejo pescador de la isla.", "el viejo pescador"),
        ("en", "Vladimir Putin shook his head and said it was built.", "Vladimir Putin"),
        ("en", "Vladimir Putin, 72, a guest in Pyongyang, said it was built.", "Vladimir Putin"),
    ],
)
def test_whoever_speaks_beside_the_verb_is_the_source(finder: NameFinder, language: str, text: str, source: str) -> None:
    """Trades that are in no list, appositions in a row, a second verb of one subject."""
    found = attributions_of(text, language=language, finder=finder)

    assert [each.source for each in found] == [source]


@pytest.mark.parametrize(
    ("language", "text", "sources"),
    [
        ("ko", '이어 "정동영 장관은 다리를 놓아야 한다"고 강조했다.', []),
        ("ko", '관계자는 "정동영 장관은 바쁘다"며 "모두 바쁘다고 답한 사람도 있다"고 단언했다.', ["관계자"]),
        ("ja", "社長は「政府は遅い」と述べた。", ["社長"]),
    ],
)
def test_who_is_named_inside_a_quotation_does_not_speak_it(
    finder: NameFinder, language: str, text: str, sources: list[str]
) -> None:
    """The subject of what is quoted is not the one who says it, and who says it is not the source of what is told in it."""
    found = attributions_of(text, language=language, finder=finder)

    assert [each.source for each in found] == sources


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "La ministre a aussi souligné que le pont est fermé.", ("La ministre", "a aussi souligné")),
        ("fr", "La ministre avait expliqué que le pont est fermé.", ("La ministre", "avait expliqué")),
        ("de", "Der Sprecher hat am Montag gesagt, dass die Brücke fertig sei.", ("Der Sprecher", "hat")),
        ("de", "Der Sprecher erläuterte, dass die Brücke fertig sei.", ("Der Sprecher", "erläuterte")),
        ("es", "El ministro ha subrayado que el puente sigue cerrado.", ("El ministro", "ha subrayado")),
        ("ru", "Эксперты отмечают, что мост старый.", ("Эксперты", "отмечают")),
    ],
)
def test_verbs_of_saying_are_found_in_every_tense(
    finder: NameFinder, language: str, text: str, expected: tuple[str, str]
) -> None:
    """Perfect and pluperfect, adverbs between auxiliary and participle, the present of the plural."""
    found = attributions_of(text, language=language, finder=finder)

    assert [(each.source, each.cue) for each in found] == [expected]
