"""Drafts in another language than their sources, through the library call."""

from datetime import UTC, datetime

import pytest

import copydesk
from copydesk.check.library import SourceText
from copydesk.model.verdict import REFUSED, ClaimKind, Finding, SentenceVerdict

_ARTICLE = """Die Brücke über die Olm wird im Frühjahr abgerissen.
Der Rat hat den Plan am Montag mit 31 Stimmen beschlossen.
„Ich habe von Anfang an gesagt, dass wir zu lange gewartet haben“, sagte sie.
Die Arbeiten sollen zwei Jahre dauern.
Der Fährdienst bleibt bis dahin bestehen.
Anwohner hatten gegen den Lärm protestiert.
Die Stadt zahlt den größten Teil."""


def _checked(draft: str, source: str, *, language: str, draft_language: str) -> SentenceVerdict:
    (verdict,) = copydesk.check(draft, [SourceText(text=source, language=language)], language=draft_language)
    return verdict


def test_a_quotation_that_only_its_shape_finds_in_a_long_source_is_undecided() -> None:
    """Whose words are meant cannot be told from names or figures there; that somebody is quoted can."""
    draft = "“I have been saying from the beginning that we waited too long,” she said."

    verdict = _checked(draft, _ARTICLE, language="de", draft_language="en")

    assert verdict.finding is Finding.UNDECIDED


def test_a_quotation_is_refused_where_no_source_quotes_anybody() -> None:
    """A long source without any quotation bears none."""
    silent = "\n".join(line for line in _ARTICLE.splitlines() if "„" not in line)

    verdict = _checked("“I have been saying that we waited too long,” she said.", silent, language="de", draft_language="en")

    assert verdict.finding is Finding.UNSUPPORTED


@pytest.mark.parametrize(
    ("draft", "source", "language"),
    [
        ("沃伦和肯特在会上讲话。", "Warren and Kent spoke at the meeting.", "zh"),
        ("邻居对噪音不满。", "Neighbours were unhappy about the noise.", "zh"),
        ("村民不知所措。", "The villagers were stunned.", "zh"),
        ("市長は辞任しなければなりませんでした。", "The mayor had to resign.", "ja"),
        ("裁判所は訴えを退けた。", "The court waved the appeal away.", "ja"),
        ("能源部长亚历山大·诺瓦克发言。", "Energy Minister Aleksandr Novak spoke.", "zh"),
        ("阿曼达在沿海地区开了一家书店。", "Amanda opened a bookshop in the coastal region.", "zh"),
        ("丹麦选手赢得比赛。", "The Dane won the match.", "zh"),
        ("他出生在捷克斯洛伐克。", "He was born in Czechoslovakia.", "zh"),
        ("生徒は北京語を学ぶ。", "Pupils learn Mandarin.", "ja"),
        ("스페인 선수가 우승했다.", "The Spaniard won the cup.", "ko"),
        ("러시아는 이를 거듭 강조했다.", "Moscow has repeatedly stressed this.", "ko"),
        ("Die Lage in Osteuropa ist ruhig.", "All is quiet in eastern Europe.", "de"),
        ("Es geht um die Zukunft des Landes.", "This is about the future of the country.", "de"),
        ("Darauf steht bis zu einem Jahr Haft.", "He faces up to a year in prison.", "de"),
        ("최대 징역 1년을 선고받을 수 있다.", "He could be imprisoned for up to a year.", "ko"),
        ("Un grand pas vers la paix.", "A big step towards peace.", "fr"),
        ("이번 조치는 낭비를 없애는 일이다.", "The measure is about doing away with waste.", "ko"),
        ("他在“国家技术委员会”工作。", "He works for the National Commission on Technology.", "zh"),
    ],
)
def test_what_is_no_place_and_no_denial_there_is_not_refused(draft: str, source: str, language: str) -> None:
    """Two characters of a person's name are a town by chance, and a compound with 不 is what English says without "not"."""
    verdict = _checked(draft, source, language="en", draft_language=language)

    assert verdict.finding not in REFUSED, [each.message for each in verdict.verdicts]


@pytest.mark.parametrize(
    ("draft", "source", "language"),
    [
        ("市长没有出席会议。", "The mayor attended the meeting on Monday.", "zh"),
        ("市長は会議に出席しなかった。", "The mayor attended the meeting.", "ja"),
        ("시장은 회의에 참석하지 않았다.", "The mayor attended the meeting.", "ko"),
    ],
)
def test_a_plain_denial_that_the_evidence_does_not_have_is_refused(draft: str, source: str, language: str) -> None:
    """The words by which a language says "not" still count."""
    verdict = _checked(draft, source, language="en", draft_language=language)

    assert verdict.finding is Finding.CONTRADICTED


def test_a_future_that_the_evidence_has_as_well_is_no_new_certainty() -> None:
    """Evidence may be sure of one thing and doubt another in the same sentence."""
    source = "Der Rat wird am Montag prüfen, ob die Brücke möglicherweise gesperrt bleibt."

    verdict = _checked("The council will examine the bridge on Monday.", source, language="de", draft_language="en")

    assert verdict.finding is not Finding.CONTRADICTED


@pytest.mark.parametrize(
    ("draft", "source", "language"),
    [
        ("挪威选手赢得比赛。", "The Dane won the match.", "zh"),
        ("우크라이나는 이를 거듭 강조했다.", "Moscow has repeatedly stressed this.", "ko"),
        ("Die Lage in Südafrika ist ruhig.", "All is quiet in eastern Europe.", "de"),
        ("Darauf stehen bis zu drei Jahre Haft.", "He faces up to a year in prison.", "de"),
        ("最大で懲役3年の可能性がある。", "He could be imprisoned for up to a year.", "ja"),
        ("市长说：“我们会赢得这场比赛”。", "The mayor spoke about the match.", "zh"),
    ],
)
def test_another_country_length_or_quotation_is_refused(draft: str, source: str, language: str) -> None:
    """What stands for one country, region or year stands for no other."""
    verdict = _checked(draft, source, language="en", draft_language=language)

    assert verdict.finding in REFUSED


def test_what_is_revealed_is_not_thereby_certain() -> None:
    """明らかにした says that somebody revealed something, not that it is clear."""
    source = "The navy may be used if necessary, the minister revealed."

    verdict = _checked("大臣は必要なら海軍を使うと明らかにした。", source, language="en", draft_language="ja")

    assert verdict.finding is not Finding.CONTRADICTED


@pytest.mark.parametrize(
    ("draft", "source", "language"),
    [
        ("But playing can be tough.", "Aber Spielen kann hart sein.", "de"),
        ("The officers were treated at the scene.", "Los agentes fueron atendidos allí mismo.", "es"),
        ("Halvorsen opened the bridge.", "Халворсен открыл мост.", "ru"),
        ("The Ayr side stayed unbeaten.", "Ayr 以不败战绩结束。", "zh"),
        ("She left without a word.", "Sie ging und sagte nichts.", "de"),
        ("Er sei müde, erzählte der Kapitän.", "He was tired, the captain told them.", "de"),
    ],
)
def test_nothing_is_left_open_where_nothing_is_missing(draft: str, source: str, language: str) -> None:
    """No name, figure or date that could be compared, one that is heard, or the same said without a plain denial."""
    to = "en" if draft.isascii() else "de"
    verdict = _checked(draft, source, language="en" if to == "de" else language, draft_language=to)

    assert verdict.finding is Finding.SUPPORTED, [each.message for each in verdict.verdicts]


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("On Monday Erik Halvorsen opened the bridge.", "Am Montag wurde die Brücke eröffnet."),
        ("The lake froze and children skated on it all day until it was dark.", "Es wurde kalt."),
        ("The mayor came.", "Der Bürgermeister kam nicht."),
    ],
)
def test_what_is_missing_stays_open(draft: str, source: str) -> None:
    """A name that is not there, a sentence of another shape, and a denial that was lost."""
    verdict = _checked(draft, source, language="de", draft_language="en")

    assert verdict.finding is not Finding.SUPPORTED


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("ko", "비판자들은 그 계획이 일자리를 없앨 수도 있다고 월요일 룬드에서 말했다."),
        ("ko", "비판자들은 그 계획이 일자리를 없앨 수 있다고 월요일 룬드에서 말했다."),
        ("ja", "月曜日にルンドで、批判者らはその計画が雇用を減らしかねないと述べた。"),
        ("zh", "周一在隆德，批评者表示该计划可能会减少就业机会。"),
        ("ja", "月曜日にルンドで、批判者らはその計画が雇用を減らす可能性があると述べた。"),
        ("fr", "Lundi à Lund, des critiques ont dit que le projet pourrait supprimer des emplois."),
        ("es", "El lunes en Lund, los críticos dijeron que el plan podría suprimir empleos."),
    ],
)
def test_may_does_not_become_will_in_any_language(language: str, source: str) -> None:
    """Also where verbs have no future: what says "may" there and nothing else is no "will"."""
    draft = "On Monday in Lund, critics said that the plan will cut jobs."
    sources = [SourceText(text=source, language=language)]

    (told,) = copydesk.check(draft.replace("will", "may"), sources, language="en")
    (hardened,) = copydesk.check(draft, sources, language="en")

    assert told.finding not in REFUSED
    assert {each.finding for each in hardened.verdicts if each.kind is ClaimKind.MODALITY} == {Finding.CONTRADICTED}


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("ko", "월요일 룬드의 새 항구는 아이들이 배울 수 있는 학교를 열 것이다."),
        ("es", "El lunes el nuevo puerto de Lund abrirá una escuela que da a los niños la posibilidad de aprender."),
        ("de", "Wer am Montag in Lund den neuen Hafen sieht, wird lernen, was Kinder brauchen, um sich wohl zu fühlen."),
    ],
)
def test_a_word_of_doubt_that_doubts_nothing_leaves_the_future_alone(language: str, source: str) -> None:
    """What children can do in a school, and feeling well, make no guess of a "will"."""
    draft = "On Monday the new harbour in Lund will open a school where children learn."

    (verdict,) = copydesk.check(draft, [SourceText(text=source, language=language)], language="en")

    assert not [each for each in verdict.verdicts if each.kind is ClaimKind.MODALITY and each.finding in REFUSED]


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("ko", "월요일 룬드의 항구에서 안나 베리가 시장을 만난 것으로 알려졌다."),
        ("de", "Anna Berg hat am Montag im Hafen von Lund angeblich den Bürgermeister getroffen."),
    ],
)
def test_what_is_reportedly_so_is_not_indeed_so(language: str, source: str) -> None:
    """A word of certainty may not stand where anything is only told; who asks is not certain."""
    sources = [SourceText(text=source, language=language)]

    (hardened,) = copydesk.check("Anna Berg indeed met the mayor in the harbour of Lund on Monday.", sources, language="en")
    (asking,) = copydesk.check("Has Anna Berg indeed met the mayor in the harbour of Lund on Monday?", sources, language="en")

    assert {each.finding for each in hardened.verdicts if each.kind is ClaimKind.MODALITY} == {Finding.CONTRADICTED}
    assert not [each for each in asking.verdicts if each.kind is ClaimKind.MODALITY and each.finding in REFUSED]


def test_a_guess_that_becomes_a_will_is_found_beside_another_guess() -> None:
    """A draft that keeps one "may" of two has not kept both."""
    source = "Der Bericht könnte am Montag in Lund die nächste Überraschung zu den möglichen Verstößen sein."
    draft = "The report on the possible offences will be the next surprise in Lund on Monday."

    (verdict,) = copydesk.check(draft, [SourceText(text=source, language="de")], language="en")

    assert {each.finding for each in verdict.verdicts if each.kind is ClaimKind.MODALITY} == {Finding.CONTRADICTED}


def test_a_will_that_the_evidence_has_beside_its_may_stands() -> None:
    """The match surely moves; only the rain is a guess."""
    source = "It may rain in Lund on Monday and the match will move to Malmö."

    (verdict,) = copydesk.check("The match will move from Lund to Malmö.", [source], language="en")

    assert all(each.kind is not ClaimKind.MODALITY or each.finding not in REFUSED for each in verdict.verdicts)


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("ko", "미국 대사는 월요일 룬드에서 새 항구를 열었다."),
        ("zh", "周一，美国国防部长在隆德特别开放了新港口。"),
        ("ja", "月曜日、米国の国防長官はルンドで新しい港を非常に早く開いた。"),
    ],
)
def test_a_syllable_that_denies_elsewhere_excuses_no_denial(language: str, source: str) -> None:
    """미국 is America and 非常 is "very": neither says what "not" does."""
    draft = "On Monday the US did not open the new harbour in Lund."

    (verdict,) = copydesk.check(draft, [SourceText(text=source, language=language)], language="en")

    assert {each.finding for each in verdict.verdicts if each.kind is ClaimKind.POLARITY} == {Finding.CONTRADICTED}


@pytest.mark.parametrize(
    ("language", "draft"),
    [
        ("zh", "伯格周一在隆德不能哭，不能喊，也不能叫。"),
        ("ja", "ベリは月曜日、ルンドで泣くことも叫ぶこともできなかった。"),
    ],
)
def test_a_denial_said_again_with_each_verb_is_left_open(language: str, draft: str) -> None:
    """English says it once for all of them."""
    source = "Berg could not cry or shout or scream in Lund on Monday."

    (verdict,) = copydesk.check(draft, [source], language=language)

    assert not [each for each in verdict.verdicts if each.kind is ClaimKind.POLARITY and each.finding in REFUSED]


@pytest.mark.parametrize(
    "draft",
    [
        "Es wird davon ausgegangen, dass der Rat in Lund am Montag den Plan annimmt.",
        "Der Plan musste am Montag in Lund von Berg geändert werden.",
    ],
)
def test_a_german_passive_is_no_future(draft: str) -> None:
    """The words "wird" and "werden" harden a guess only where nothing shows that they are of a passive or of a guess."""
    source = "The council in Lund could adopt the plan on Monday, which Berg might have to change."

    (verdict,) = copydesk.check(draft, [source], language="de")

    assert not [each for each in verdict.verdicts if each.kind is ClaimKind.MODALITY and each.finding in REFUSED]


def test_a_teller_without_a_name_is_nothing_to_compare() -> None:
    """Telling a fact as "it says" claims no more than the evidence does."""
    source = SourceText(
        text="Der Rat in Lund hat am Montag den Hafen geschlossen, was den Verkehr gesteigert hat.", language="de"
    )
    draft = "The council in Lund closed the harbour on Monday, which it says has raised traffic."

    (verdict,) = copydesk.check(draft, [source], language="en")

    assert verdict.finding is Finding.SUPPORTED


_SHOPS = {
    "de": "Anna Berg will am Montag in Lund zwei Läden öffnen.",
    "fr": "Anna Berg veut ouvrir deux magasins à Lund lundi.",
    "es": "Anna Berg quiere abrir dos tiendas en Lund el lunes.",
    "ru": "Анна Берг хочет открыть в понедельник в Лунде два магазина.",
    "ko": "안나 베리는 월요일 룬드에서 가게 두 곳을 열고자 한다.",
    "ja": "アンナ・ベリは月曜日にルンドで2つの店を開きたいと考えている。",
    "zh": "安娜·贝里希望周一在隆德开设两家商店。",
}


@pytest.mark.parametrize("language", sorted(_SHOPS))
def test_a_small_number_in_the_place_of_another_is_refused(language: str) -> None:
    """Languages leave "the two" out, but a sentence that counts two of something does not count three."""
    sources = [SourceText(text=_SHOPS[language], language=language)]
    draft = "Anna Berg wants to open two shops in Lund on Monday."

    (told,) = copydesk.check(draft, sources, language="en")
    (changed,) = copydesk.check(draft.replace("two", "three"), sources, language="en")

    assert told.finding not in REFUSED
    assert {each.finding for each in changed.verdicts if each.kind is ClaimKind.NUMBER} == {Finding.CONTRADICTED}


def test_a_small_number_that_another_language_leaves_out_is_left_open() -> None:
    """Where the evidence counts nothing, or two things more than the claim, nobody can tell."""
    nothing = SourceText(text="Anna Berg will am Montag in Lund die Läden öffnen.", language="de")
    more = SourceText(text="Anna Berg will am Montag in Lund zwei Läden mit vier Türen öffnen.", language="de")

    found = [
        copydesk.check("Anna Berg wants to open the three shops in Lund on Monday.", [each], language="en")
        for each in (nothing, more)
    ]

    assert [verdict.finding in REFUSED for (verdict,) in found] == [False, False]


def test_another_day_beside_the_half_of_a_sentence_is_refused() -> None:
    """A translator cut one sentence in two, and the day stands in the other half; today needs no words."""
    source = SourceText(
        text="안나 베리는 월요일에 룬드를 방문했다. 그곳에서 시장과 새 항구의 선박 세 척을 둘러보았다.",
        language="ko",
        published_at=datetime(2026, 1, 9, 3, tzinfo=UTC),
    )
    draft = "On Monday the mayor and she saw three ships of the new harbour there."

    (told,) = copydesk.check(draft, [source], language="en")
    (changed,) = copydesk.check(draft.replace("Monday", "Thursday"), [source], language="en")
    (today,) = copydesk.check(draft.replace("On Monday", "Today"), [source], language="en")

    assert told.finding not in REFUSED
    assert {each.finding for each in changed.verdicts if each.kind is ClaimKind.MOMENT} == {Finding.CONTRADICTED}
    assert not [each for each in today.verdicts if each.kind is ClaimKind.MOMENT and each.finding in REFUSED]


def test_another_month_beside_the_half_of_a_sentence_is_refused() -> None:
    """A month is another by its name; its year is guessed on both sides."""
    text = "안나 베리는 작년 8월에 룬드를 방문했다. 그곳에서 시장과 새 항구의 선박 세 척을 둘러보았다."
    source = SourceText(text=text, language="ko", published_at=datetime(2026, 1, 9, 3, tzinfo=UTC))
    draft = "In August the mayor and she saw three ships of the new harbour there."

    (told,) = copydesk.check(draft, [source], language="en")
    (changed,) = copydesk.check(draft.replace("August", "May"), [source], language="en")

    assert told.finding not in REFUSED
    assert {each.finding for each in changed.verdicts if each.kind is ClaimKind.MOMENT} == {Finding.CONTRADICTED}
