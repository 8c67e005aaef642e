"""Figures of a claim against its evidence."""

import pytest
from tests.check.building import Teller, claim, day, ground, grounds, num, told

import copydesk
from copydesk.check.library import SourceText
from copydesk.check.numbers import check_numbers
from copydesk.model.facts import NumberKind
from copydesk.model.verdict import ClaimKind, Finding

_SAME = [
    ("en", "The fire killed 12 people.", "12", "Twelve people died in the fire.", "Twelve"),
    ("ko", "화재로 12명이 숨졌다.", "12명", "이번 화재로 모두 12명이 사망했다.", "12명"),
    ("ja", "火災で12人が死亡した。", "12人", "この火災で十二人が亡くなった。", "十二人"),
    ("zh", "火灾造成12人死亡。", "12人", "火灾已造成十二人遇难。", "十二人"),
    ("ru", "При пожаре погибли 12 человек.", "12", "Жертвами пожара стали двенадцать человек.", "двенадцать"),
    ("de", "Bei dem Brand starben 12 Menschen.", "12", "Zwölf Menschen starben bei dem Brand.", "Zwölf"),
    ("fr", "L'incendie a tué 12 personnes.", "12", "Douze personnes sont mortes dans l'incendie.", "Douze"),
    ("es", "El incendio mató a 12 personas.", "12", "Doce personas murieron en el incendio.", "Doce"),
]


@pytest.mark.parametrize(("language", "text", "piece", "evidence", "theirs"), _SAME)
def test_a_figure_that_the_evidence_states_is_supported(language: str, text: str, piece: str, evidence: str, theirs: str) -> None:
    """Digits and words of one value are one figure, in every language."""
    witness = ground(told(evidence, num(theirs, "12", unit="person")), teller=Teller(language=language))

    (verdict,) = check_numbers(claim(text, num(piece, "12", unit="person"), language=language), grounds(witness))

    assert verdict.finding is Finding.SUPPORTED
    assert verdict.evidence[0].text == theirs


@pytest.mark.parametrize(("language", "text", "piece", "evidence", "theirs"), _SAME)
def test_another_figure_of_the_same_thing_is_contradicted(
    language: str, text: str, piece: str, evidence: str, theirs: str
) -> None:
    """The message gives both figures as printed."""
    witness = ground(told(evidence, num(theirs, "17", unit="person")), teller=Teller(language=language))

    (verdict,) = check_numbers(claim(text, num(piece, "12", unit="person"), language=language), grounds(witness))

    assert verdict.finding is Finding.CONTRADICTED
    assert verdict.message == f"the draft says {piece}; the evidence says {theirs}"


def test_a_figure_without_counterpart_is_unsupported() -> None:
    """A number is a kind of claim that the evidence must state."""
    witness = ground("The fire killed several people.")

    (verdict,) = check_numbers(claim("The fire killed 12 people.", num("12", "12")), grounds(witness))

    assert verdict.finding is Finding.UNSUPPORTED


def test_an_ordinal_in_figures_is_stated_in_every_language() -> None:
    """No language leaves "the 39th" out, so evidence without it does not bear it."""
    witness = ground("그것은 그의 34번째 경기였다.", teller=Teller(language="ko"))
    place = num("39th", "39", kind=NumberKind.ORDINAL)

    (verdict,) = check_numbers(claim("It was his 39th match.", place), grounds(witness))

    assert verdict.finding is Finding.UNSUPPORTED


def test_an_ordinal_missing_in_another_language_is_undecided() -> None:
    """Languages differ in stating "the first"; rules cannot tell."""
    witness = ground("화재가 났다.", teller=Teller(language="ko"))
    first = num("first", "1", kind=NumberKind.ORDINAL)

    (verdict,) = check_numbers(claim("It was the first fire.", first), grounds(witness))

    assert verdict.finding is Finding.UNDECIDED


def test_one_figure_of_the_evidence_answers_for_one_of_the_claim() -> None:
    """The claim "5 killed, 5 injured" against "3 killed, 5 injured" must not pass by using the 5 twice."""
    witness = ground(told("3 were killed and 5 were hurt.", num("3", "3"), num("5", "5")))
    doubled = claim("5 were killed and 5 were hurt.", num("5", "5"), num("5", "5", nth=1))

    findings = [verdict.finding for verdict in check_numbers(doubled, grounds(witness))]

    assert Finding.CONTRADICTED in findings


@pytest.mark.parametrize(
    ("language", "text", "evidence"),
    [
        ("en", "3 people were injured and 5 people were killed.", "3 people were killed and 5 people were injured."),
        ("ko", "3명이 다치고 5명이 숨졌다.", "3명이 숨지고 5명이 다쳤다."),
        ("es", "3 personas resultaron heridas y 5 personas murieron.", "3 personas murieron y 5 personas resultaron heridas."),
    ],
)
def test_figures_that_changed_places_are_contradicted(language: str, text: str, evidence: str) -> None:
    """Both figures stand in the evidence, but of each other's thing."""
    marks = (num("3", "3"), num("5", "5"))
    witness = ground(told(evidence, *marks), teller=Teller(language=language))

    findings = {verdict.finding for verdict in check_numbers(claim(text, *marks, language=language), grounds(witness))}

    assert findings == {Finding.CONTRADICTED}


def test_a_figure_of_a_neighbour_supports_where_no_other_stands_in_the_best_sentence() -> None:
    """A writer may cite the sentence beside the one that has the figure."""
    best = ground("The fire broke out in a warehouse.")
    beside = ground(told("It killed 12 people.", num("12", "12")))

    (verdict,) = check_numbers(claim("The warehouse fire killed 12.", num("12", "12")), grounds(best, near=(beside,)))

    assert verdict.finding is Finding.SUPPORTED


def test_a_figure_of_a_neighbour_does_not_replace_the_best_sentences_own() -> None:
    """A figure moved over from another sentence is the commonest silent fault."""
    best = ground(told("The warehouse fire killed 12 people.", num("12", "12", counted="people")))
    beside = ground(told("Last year 30 people died in fires.", num("30", "30", counted="people")))

    (verdict,) = check_numbers(
        claim("The warehouse fire killed 30 people.", num("30", "30", counted="people")), grounds(best, near=(beside,))
    )

    assert verdict.finding is Finding.CONTRADICTED


@pytest.mark.parametrize(
    ("language", "evidence", "finding"),
    [
        ("de", "Dafür waren 38 Prozent, dagegen 48 Prozent.", Finding.CONTRADICTED),
        ("ru", "За были 38 процентов, против 48 процентов.", Finding.CONTRADICTED),
        ("ko", "찬성은 38퍼센트, 반대는 48퍼센트였다.", Finding.SUPPORTED),
    ],
)
def test_figures_that_changed_their_order_are_refused_where_order_is_alike(
    language: str, evidence: str, finding: Finding
) -> None:
    """Korean turns sentences round, so that order says nothing there."""
    marks = tuple(num(piece, piece, kind=NumberKind.PERCENT, unit="percent") for piece in ("38", "48"))
    witness = ground(told(evidence, *marks), teller=Teller(language=language))

    verdicts = check_numbers(claim("For it were 48 percent, against it 38 percent.", *marks), grounds(witness))

    assert {each.finding for each in verdicts} == {finding}


def test_the_same_words_read_as_a_date_refuse_no_figure() -> None:
    """One of both was misread, and rules cannot tell which."""
    source = ground(
        told("조선중앙통신은 9일 대사가 별세했다고 보도했다.", day("9일", "2026-01-09")), teller=Teller(language="ko")
    )
    draft = claim("통신은 9일 장례가 열렸다고 보도했다.", num("9일", "9", unit="day", kind=NumberKind.MEASURE), language="ko")

    verdicts = check_numbers(draft, grounds(source))

    assert [each.finding for each in verdicts] == [Finding.UNDECIDED]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "한소라는 다시 한 번 감사의 뜻을 전했다."),
        ("fr", "Le maire a remercié une fois de plus les marins."),
        ("es", "El alcalde dio las gracias una vez más a los marineros."),
        ("ko", "두 나라는 부두 공사에 뜻을 모았다."),
    ],
)
def test_words_for_again_count_nothing(language: str, text: str) -> None:
    """A figure in a turn of phrase is no claim; the same word alone is."""
    once = {"ko": "한소라는 부두에 한 번 갔다.", "fr": "Le maire est venu une fois.", "es": "El alcalde vino una vez."}[language]

    kinds = [
        {each.kind for each in copydesk.check(draft, [SourceText(text="…", language=language)], language=language)[0].verdicts}
        for draft in (text, once)
    ]

    assert [ClaimKind.NUMBER in each for each in kinds] == [False, True]
