"""Names in texts of eight languages."""

import itertools
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.text.speech_lexicon import LEXICON, pairs

from copydesk.model.facts import EntityKind, Name
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.text.names import NameFinder


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    """A finder with the test lexicon."""
    return NameFinder(LEXICON)


def printed(names: tuple[Name, ...]) -> list[tuple[str, str]]:
    """Name as printed, entity."""
    return [(name.text, name.entity_id) for name in names]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "김정은은 푸틴이 평양에서 마체고라를 만났다고 했다.", ["kim-jong-un", "putin", "pyongyang", "matsegora"]),
        ("en", "Kim Jong-un met Vladimir Putin's envoy in Pyongyang.", ["kim-jong-un", "putin", "pyongyang"]),
        ("ja", "金正恩氏は平壌でプーチン大統領と会った。", ["kim-jong-un", "pyongyang", "putin"]),
        ("zh", "金正恩在平壤会见了普京。", ["kim-jong-un", "pyongyang", "putin"]),
        ("ru", "Ким Чен Ын встретился с Путиным в Пхеньяне.", ["kim-jong-un", "putin", "pyongyang"]),
        ("de", "Kim Jong Un empfing Putins Gesandten in Pjöngjang.", ["kim-jong-un", "putin", "pyongyang"]),
        ("fr", "Kim Jong-un a reçu l'envoyé de Poutine à Pyongyang.", ["kim-jong-un", "putin", "pyongyang"]),
        ("es", "Kim Jong-un recibió al enviado de Putin en Pionyang.", ["kim-jong-un", "putin", "pyongyang"]),
    ],
)
def test_lexicon_names_are_found_in_every_language(finder: NameFinder, language: str, text: str, expected: list[str]) -> None:
    """Particles, case endings and possessives come off; each name has its entity."""
    names = finder.find(text, language=language)

    assert [name.entity_id for name in names] == expected


@pytest.mark.parametrize(("language", "text"), [("ja", "・ロシアの大使\n・中国の外相"), ("zh", "·俄罗斯大使\n·中国外长")])
def test_a_name_behind_the_dot_of_a_list_is_found(finder: NameFinder, language: str, text: str) -> None:
    """A dot that joins the parts of a foreign name also opens the items of a list."""
    names = finder.find(text, language=language)

    assert [name.start for name in names if name.kind is EntityKind.PLACE] == [1, text.index("中")]


@pytest.mark.parametrize("word", ["Путин", "Путина", "Путину", "Путиным", "Путине"])
def test_every_case_of_a_russian_name_is_found(finder: NameFinder, word: str) -> None:
    """A name keeps its entity through the cases."""
    names = finder.find(f"Вчера говорили о {word}.", language="ru")

    assert printed(names) == [(word, "putin")]


def test_a_russian_full_name_is_found_in_a_case(finder: NameFinder) -> None:
    """Both words of a name may have endings."""
    names = finder.find("Посла Александра Мацегору ждали Владимира Путина и Ким Чен Ына.", language="ru")

    assert [name.entity_id for name in names] == ["matsegora", "putin", "kim-jong-un"]


@pytest.mark.parametrize(
    ("language", "text", "name", "title"),
    [
        ("ko", "김정은 국무위원장이 말했다.", "김정은", "국무위원장"),
        ("ko", "블라디미르 푸틴 러시아 대통령은 말했다.", "블라디미르 푸틴", "러시아 대통령"),
        ("ko", "정동영 통일부 장관에게 물었다.", "정동영", "통일부 장관"),
        ("en", "Russian President Vladimir Putin spoke.", "Vladimir Putin", "Russian President"),
        ("en", "Unification Minister Chung Dong-young spoke.", "Chung Dong-young", "Unification Minister"),
        ("ja", "プーチン大統領は述べた。", "プーチン", "大統領"),
        ("zh", "俄罗斯总统普京表示欢迎。", "普京", "俄罗斯总统"),
        ("ru", "Президент России Владимир Путин выступил.", "Владимир Путин", "Президент России"),
        ("de", "Der russische Präsident Wladimir Putin sprach.", "Wladimir Putin", "russische Präsident"),
        ("fr", "Le président russe Vladimir Poutine a parlé.", "Vladimir Poutine", "président russe"),
        ("es", "El presidente ruso Vladímir Putin habló.", "Vladímir Putin", "presidente ruso"),
    ],
)
def test_titles_stand_apart_from_names(finder: NameFinder, language: str, text: str, name: str, title: str) -> None:
    """The title beside a name is given as printed and is no part of it."""
    found = {each.text: each.title for each in finder.find(text, language=language)}

    assert found[name] == title


@pytest.mark.parametrize(
    ("language", "text", "family"),
    [
        ("ko", "김 위원장은 서한을 보냈다.", "김"),
        ("ja", "金総書記は書簡を送った。", "金"),
        ("zh", "金委员长发出了信件。", "金"),
    ],
)
def test_a_family_name_with_the_persons_own_title_has_the_entity(
    finder: NameFinder, language: str, text: str, family: str
) -> None:
    """The office decides who is meant even where the full name is not in the text."""
    names = finder.find(text, language=language)

    assert printed(names) == [(family, "kim-jong-un")]


def test_a_family_name_without_title_needs_the_full_name_in_the_text(finder: NameFinder) -> None:
    """Matsegora alone says nothing; after the full name it is he."""
    alone = finder.find("Reporters asked about Matsegora.", language="en")
    named = finder.find("Alexander Matsegora arrived. Reporters asked about Matsegora.", language="en")
    known = finder.find("Reporters asked about Matsegora.", language="en", known=frozenset({"matsegora"}))

    assert printed(alone) == [("Matsegora", "")]
    assert [name.entity_id for name in named] == ["matsegora", "matsegora"]
    assert printed(known) == [("Matsegora", "matsegora")]


def test_a_family_name_that_a_stranger_shares_has_no_entity(finder: NameFinder) -> None:
    """Where two Kims are named in full, Kim alone is nobody."""
    names = finder.find("Kim Jong Un met Kim Yo Jong. Later Kim left.", language="en")

    assert printed(names) == [("Kim Jong Un", "kim-jong-un"), ("Kim Yo Jong", ""), ("Kim", "")]


def test_a_known_misspelling_is_recognised(finder: NameFinder) -> None:
    """A wrong form is found with its entity, as printed."""
    names = finder.find("장중용 장관은 한국중앙통신을 인용했다.", language="ko")

    assert printed(names) == [("장중용", "chung-dong-young"), ("한국중앙통신", "kcna")]


def test_the_longest_form_wins() -> None:
    """A longer entity is not taken for the shorter one inside it."""
    lexicon = Lexicon(
        entities=(
            Entity(id="a", kind=EntityKind.PLACE, forms=pairs(en="Seoul", ko="서울", zh="中国")),
            Entity(id="b", kind=EntityKind.OUTLET, forms=pairs(en="Seoul Evening Post", ko="서울 저녁신문", zh="中国晚报")),
        )
    )

    found = {
        language: printed(NameFinder(lexicon).find(text, language=language))
        for language, text in (
            ("en", "The Seoul Evening Post said so."),
            ("ko", "서울 저녁신문은 전했다."),
            ("zh", "中国晚报说。"),
        )
    }

    assert found == {"en": [("Seoul Evening Post", "b")], "ko": [("서울 저녁신문", "b")], "zh": [("中国晚报", "b")]}


def test_a_longer_unknown_name_is_not_the_place_inside_it(finder: NameFinder) -> None:
    """Seoul National University is not Seoul, and the Bank of Russia not Russia."""
    names = finder.find("She went from Seoul National University to the Bank of Russia.", language="en")

    assert printed(names) == [("Seoul National University", ""), ("Bank of Russia", "")]


def test_a_form_that_two_entities_share_has_no_entity() -> None:
    """In doubt nobody is named, unless the title decides."""
    lexicon = Lexicon(
        entities=(
            Entity(id="a", kind=EntityKind.PERSON, forms=pairs(en="John Example"), offices=pairs(en="Mayor of Samplestown")),
            Entity(id="b", kind=EntityKind.PERSON, forms=pairs(en="John Example")),
        )
    )

    names = NameFinder(lexicon).find("John Example came. Mayor John Example left.", language="en")

    assert printed(names) == [("John Example", ""), ("John Example", "a")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Officials said Jane Sample arrived on Tuesday.", ["Jane Sample"]),
        ("ko", "홍길동 의장은 회의에 참석했다.", ["홍길동"]),
        ("ja", "山田太郎首相とジョン・スミス米大統領が会談した。", ["山田太郎", "ジョン・スミス"]),
        ("zh", "发言人王小明表示欢迎约翰·史密斯总统。", ["王小明", "约翰·史密斯"]),
        ("ru", "Вчера Иван Примеров прибыл в город.", ["Иван Примеров"]),
        ("de", "Am Montag sprach Außenministerin Erika Mustermann.", ["Erika Mustermann"]),
        ("fr", "Mardi, Jeanne Exemple est arrivée.", ["Jeanne Exemple"]),
        ("es", "El martes llegó Juana Ejemplo.", ["Juana Ejemplo"]),
    ],
)
def test_names_outside_the_lexicon_are_found_without_entity(
    finder: NameFinder, language: str, text: str, expected: list[str]
) -> None:
    """What looks like a name is one, with a sound and without an entity."""
    names = finder.find(text, language=language)

    assert [name.text for name in names] == expected
    assert all(name.sound and not name.entity_id for name in names)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Officials met. Then they left on Monday in January."),
        ("en", "Big Surprise In The Morning Meeting\n\nThey met."),
        ("de", "Die Regierung plant am Montag neue Gespräche über Raketen und Waffen."),
        ("ko", "한반도 대사와 전문가 의원은 이번 대통령을 모른다."),
        ("ja", "政府の委員長はコンピューターを使った。"),
        ("ru", "Вчера министры встретились. Потом они уехали."),
    ],
)
def test_common_words_are_no_names(finder: NameFinder, language: str, text: str) -> None:
    """Sentence starts, headlines with capitals, German nouns and days are no names."""
    names = finder.find(text, language=language)

    assert names == ()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "토마스 슈미트 대통령은 왔다. 슈미트는 곧 갔다.", ["토마스 슈미트", "슈미트"]),
        ("ko", "홍길동 씨가 왔다. 홍길동은 곧 갔다.", ["홍길동", "홍길동"]),
        ("ja", "シュミット氏が来た。シュミットは帰った。", ["シュミット", "シュミット"]),
        ("zh", "王小明部长来了。后来王小明走了。", ["王小明", "王小明"]),
    ],
)
def test_a_name_that_a_title_showed_is_found_again(finder: NameFinder, language: str, text: str, expected: list[str]) -> None:
    """A title or a form of address shows a name; the name is then known in the whole text."""
    names = finder.find(text, language=language)

    assert [name.text for name in names] == expected


def test_of_joins_only_what_is_one_name(finder: NameFinder) -> None:
    """A body's name goes on after "of"; a person's does not."""
    names = finder.find("She met Jane Sample of Exampleton at the University of Exampleton.", language="en")

    assert [name.text for name in names] == ["Jane Sample", "Exampleton", "University of Exampleton"]


def test_an_acronym_counts_in_capitals_only() -> None:
    """The pronoun "us" is no country."""
    finder = NameFinder(Lexicon(entities=(Entity(id="usa", kind=EntityKind.PLACE, forms=pairs(en="US")),)))

    names = finder.find("The US told us. Us they told.", language="en")

    assert printed(names) == [("US", "usa")]


def test_katakana_names_do_not_end_inside_a_longer_word(finder: NameFinder) -> None:
    """プーチン is not in プーチンスキー."""
    names = finder.find("プーチンスキーとプーチン・ロシア大統領", language="ja")

    assert [(name.start, name.text) for name in names if name.entity_id == "putin"] == [(8, "プーチン")]


def test_a_language_without_data_gives_lexicon_names_only(finder: NameFinder) -> None:
    """Names of the lexicon are found in a text in Swedish; nothing else is guessed."""
    names = finder.find("Maria Exempel träffade Vladimir Putin.", language="sv")

    assert printed(names) == [("Vladimir Putin", "putin")]


def test_a_finder_survives_pickling(finder: NameFinder) -> None:
    """A worker process gets the same names."""
    copy = pickle.loads(pickle.dumps(finder))  # noqa: S301  # our own bytes

    assert copy.find("푸틴은 왔다.", language="ko") == finder.find("푸틴은 왔다.", language="ko")


@settings(deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("김정은푸틴 위원장대통령KimPutin, .\n金正恩プーチン・総書記总统普京ПутинаЧ\"'-İß"), max_size=120
    ),
    st.sampled_from(["ko", "en", "ja", "zh", "ru", "de", "fr", "es", "it", "und"]),
)
def test_offsets_are_exact_and_names_do_not_overlap(text: str, language: str) -> None:
    """Each name stands where it says, after the name before it."""
    names = NameFinder(LEXICON).find(text, language=language)

    assert all(text[name.start : name.end] == name.text for name in names)
    assert all(left.end <= right.start for left, right in itertools.pairwise(names))


def test_finding_does_not_slow_down_with_the_lexicon() -> None:
    """Five thousand entities are found as well as one."""
    many = tuple(
        Entity(id=f"e{index:05}", kind=EntityKind.PERSON, forms=pairs(en=f"Example{index} Person{index}", ko=f"사람{index}"))
        for index in range(5000)
    )
    finder = NameFinder(Lexicon(entities=many))

    names = finder.find("Then Example4321 Person4321 spoke.", language="en")

    assert [name.entity_id for name in names] == ["e04321"]


def test_a_body_is_not_named_by_the_title_of_its_head() -> None:
    """Chinese prints a minister as the ministry and one character more: 国防部长 is a person's title."""
    body = Entity(id="ministry", kind=EntityKind.ORGANISATION, forms=(("zh", "国防部"),))
    text = "国防部长安圭伯说，国防部没有变化。"

    found = NameFinder(Lexicon(entities=(body,))).find(text, language="zh")

    assert [name.start for name in found if name.text == "国防部"] == [text.rindex("国防部")]
