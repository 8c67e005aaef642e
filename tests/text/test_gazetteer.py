"""Places of the world in eight languages."""

from pathlib import Path

import pytest
from tables.places import index_lines

import copydesk.text.gazetteer as package
from copydesk.model.facts import EntityKind, Name
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.text.gazetteer import COLUMNS, place, place_rows
from copydesk.text.gazetteer.index import place_index
from copydesk.text.heard import entities_by_demonym, is_heard
from copydesk.text.names import NameFinder

_FINDER = NameFinder(Lexicon())


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Officials met in Scotland and in Germany.", ["gb-sct", "DE"]),
        ("ko", "대표단은 스코틀랜드에서 독일로 갔다.", ["gb-sct", "DE"]),
        ("ja", "代表団はスコットランドからドイツへ向かった。", ["gb-sct", "DE"]),
        ("zh", "代表团从苏格兰前往德国。", ["gb-sct", "DE"]),
        ("ru", "Делегация приехала из Шотландии в Германию.", ["gb-sct", "DE"]),
        ("de", "Die Gruppe reiste aus Schottland nach Deutschland.", ["gb-sct", "DE"]),
        ("fr", "La délégation est allée d'Écosse en Allemagne.", ["gb-sct", "DE"]),
        ("es", "La delegación viajó de Escocia a Alemania.", ["gb-sct", "DE"]),
        ("ko", "대표단은 아프간을 떠나 중부유럽으로 갔다.", ["AF", "sea-central-europe"]),
        ("de", "Die Gruppe reiste aus NRW nach Moldau und durch Mitteleuropa.", ["de-nw", "MD", "sea-central-europe"]),
        ("ru", "Делегация едет по Центральной Европе.", ["sea-central-europe"]),
    ],
)
def test_places_have_one_id_in_every_language(language: str, text: str, expected: list[str]) -> None:
    """A region and a country, in cases and with particles."""
    names = _FINDER.find(text, language=language)

    assert [name.entity_id for name in names if name.kind is EntityKind.PLACE] == expected


def test_a_place_of_the_lexicon_stays_the_lexicons() -> None:
    """Spellings that only the gazetteer has lead to the desk's entity."""
    finder = NameFinder(Lexicon(entities=(Entity(id="our-germany", kind=EntityKind.PLACE, forms=(("en", "Germany"),)),)))

    names = finder.find("Делегация приехала в Германию.", language="ru")

    assert [name.entity_id for name in names] == ["our-germany"]


def test_a_spelling_that_is_as_often_another_place_tells_neither() -> None:
    """Georgia is a country and a state."""
    names = _FINDER.find("The group met in Georgia.", language="en")

    assert [(name.text, name.entity_id, name.kind) for name in names] == [("Georgia", "", EntityKind.PLACE)]


def test_the_index_fits_the_table() -> None:
    """The index that is shipped is the one that the table gives."""
    folder = Path(package.__file__).parent
    lines = (folder / "places.tsv").read_text(encoding="utf-8").splitlines()

    made = index_lines(lines)

    assert (folder / "beginnings.tsv").read_text(encoding="utf-8").splitlines() == made


def test_every_row_has_every_column() -> None:
    """A row is its id and a cell for each column, and an entity with at least one spelling."""
    rows = place_rows()

    assert all(row.count("\t") == len(COLUMNS) - 1 and row.strip() for row in rows.values())
    assert place("DE") is not None
    assert place("nowhere") is None
    assert place_index().named("서울") == {"kr-11"}


def test_a_form_of_the_gazetteer_is_printed() -> None:
    """CLDR's name is the established one."""
    germany = place("DE")

    assert germany is not None
    assert [germany.form_in(language) for language in ("ko", "ja", "fr")] == ["독일", "ドイツ", "Allemagne"]


@pytest.mark.parametrize(
    ("name", "language", "text", "expected"),
    [
        ("Matsegora", "ko", "마체고라 대사는 말했다.", True),
        ("Matsegora", "ru", "Об этом сказал посол Мацегора.", True),
        ("Matsegora", "ja", "マツェゴラ大使は述べた。", True),
        ("Matsegora", "zh", "大使马采戈拉表示。", True),
        ("Matsegora", "ko", "대표단은 회의에 참석했다.", False),
        ("Ob", "ru", "Об этом сказал посол.", False),
        ("Stepanova", "zh", "总理在斯捷潘诺娃的住所说。", True),
        ("Martin Halvorsen", "zh", "教授马丁·哈尔沃森认为。", True),
        ("Lee Ji-won", "zh", "据李智媛说。", True),
        ("Lee Ji-won", "zh", "据说明天下雨。", False),
    ],
)
def test_a_name_is_heard_in_another_script(name: str, language: str, text: str, expected: bool) -> None:  # noqa: FBT001 - a case
    """One word of the text sounds like it, or none does."""
    mention = Name(start=0, end=len(name), text=name)

    heard = is_heard(mention, text=text, names=(), language=language)

    assert heard is expected


@pytest.mark.parametrize(
    ("place_id", "kind"),
    [
        ("body-nato", EntityKind.ORGANISATION),
        ("work-bible", EntityKind.WORK),
        ("sea-atlantic", EntityKind.PLACE),
        ("KR", EntityKind.PLACE),
    ],
)
def test_an_entry_is_of_the_kind_that_its_id_tells(place_id: str, kind: EntityKind) -> None:
    """A book is no place, and a war speaks to nobody."""
    entry = place(place_id)

    assert entry is not None
    assert entry.kind is kind


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He sold Toyota shares."),
        ("ko", "그는 도요타 주식을 팔았다."),
        ("ja", "彼はトヨタの株を売った。"),
        ("zh", "他卖掉了丰田的股票。"),
        ("ru", "Он продал акции Тойота."),
    ],
)
def test_a_body_is_one_in_every_language(language: str, text: str) -> None:
    """The company goes before the city that it is called after."""
    names = NameFinder(Lexicon()).find(text, language=language)

    assert [name.entity_id for name in names] == ["body-toyota"]


def test_the_adjective_of_a_country_states_it() -> None:
    """The U.S. president is le président américain."""
    mention = Name(start=0, end=4, text="U.S.", entity_id="US", kind=EntityKind.PLACE)

    heard = is_heard(mention, text="Le président américain a parlé.", names=(), language="fr")

    assert heard


@pytest.mark.parametrize(
    ("language", "text", "place_id"),
    [
        ("en", "The Dane won.", "DK"),
        ("de", "Der norwegische Kapitän gewann.", "NO"),
        ("fr", "L’équipe polonaise a gagné.", "PL"),
        ("es", "El equipo portugués ganó.", "PT"),
        ("ru", "Испанская команда победила.", "ES"),
    ],
)
def test_an_adjective_or_a_people_stands_for_its_country(language: str, text: str, place_id: str) -> None:
    """A sentence may speak of a country without its name."""
    assert place_id in entities_by_demonym(text, language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "대법원은 판결을 미뤘다.", ["common-supreme-court"]),
        ("ko", "미국 대법원은 판결을 미뤘다.", ["US", "common-supreme-court"]),
        ("ja", "国会は橋の法案を可決した。", ["common-congress"]),
        ("zh", "智利国会通过了法案。", ["CL", "common-congress"]),
        ("ru", "Верховный суд России отложил решение.", ["common-supreme-court", "RU"]),
        ("de", "Der US-Senat lehnte die Brücke ab.", ["US", "common-senate"]),
        ("fr", "La Cour suprême du Brésil a statué.", ["common-supreme-court", "BR"]),
        ("es", "El Congreso del Perú aprobó el puente.", ["common-congress", "PE"]),
        ("en", "The U.S. Supreme Court met.", ["US", "common-supreme-court"]),
    ],
)
def test_a_body_that_many_countries_have_is_no_ones(language: str, text: str, expected: list[str]) -> None:
    """It is compared across languages by what it is; whose it is stands beside it."""
    names = _FINDER.find(text, language=language)

    assert [name.entity_id for name in names] == expected


def test_a_ministry_of_one_name_is_not_another_countrys() -> None:
    """国务院 is the State Council in Chinese; only 美国国务院 is the State Department."""
    names = _FINDER.find("国务院开会。美国国务院回应。", language="zh")

    assert [name.entity_id for name in names] == ["body-us-state-department"]


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "Manche sagen, der Freistaat sei stark."), ("en", "He met Vladimir."), ("ko", "그는 블라디미르를 만났다.")],
)
def test_words_and_first_names_are_no_places(language: str, text: str) -> None:
    """A pronoun, a kind of state and a first name are also a department, a province and a town."""
    names = _FINDER.find(text, language=language)

    assert [name.entity_id for name in names if name.kind is EntityKind.PLACE] == []


@pytest.mark.parametrize(
    ("language", "text"), [("ko", "모스크바에서 만났다."), ("ja", "モスクワで会った。"), ("zh", "他们在莫斯科见面。")]
)
def test_a_city_is_not_the_region_around_it(language: str, text: str) -> None:
    """A region of the same country gives way to the city that is printed so."""
    names = _FINDER.find(text, language=language)

    assert [name.entity_id for name in names] == ["ru-mow"]
