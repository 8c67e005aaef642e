"""Credit lines are split from the story that they stand before."""

import pytest

from copydesk.read.credit import split_closing, split_opening

OPENINGS = [
    ("ko", "(서울=연합뉴스) 홍길동 기자 = 항만 위원회는", "항만 위원회는", "서울", "연합뉴스", "홍길동 기자"),
    ("ko", "[부산=뉴시스] 항만 위원회는", "항만 위원회는", "부산", "뉴시스", ""),
    ("ko", "서울=연합뉴스 19일 항만 위원회는", "19일 항만 위원회는", "서울", "연합뉴스", ""),
    ("en", "SEOUL, Jan. 9 (Yonhap) -- The board said", "The board said", "SEOUL, Jan. 9", "Yonhap", ""),
    ("en", "LONDON (Reuters) - The board said", "The board said", "LONDON", "Reuters", ""),
    ("en", "MOSCOW, January 9. /TASS/. The board said", "The board said", "MOSCOW, January 9", "TASS", ""),
    ("ja", "【ソウル時事】港湾委員会は", "港湾委員会は", "ソウル", "時事", ""),
    ("ja", "【北京＝山田花子】港湾委員会は", "港湾委員会は", "北京", "", "山田花子"),
    ("zh", "新华社平壤1月9日电（记者 张三）港口委员会", "港口委员会", "平壤1月9日", "新华社", "记者 张三"),
    ("ru", "МОСКВА, 9 января. /ТАСС/. Комитет", "Комитет", "МОСКВА, 9 января", "ТАСС", ""),
    ("ru", "МОСКВА, 9 янв — РИА Новости. Комитет", "Комитет", "МОСКВА, 9 янв", "РИА Новости", ""),
    ("de", "Berlin (dpa) - Der Ausschuss", "Der Ausschuss", "Berlin", "dpa", ""),
    ("de", "Seoul (AFP) Der Ausschuss", "Der Ausschuss", "Seoul", "AFP", ""),
    ("fr", "Paris (AFP) - Le comité", "Le comité", "Paris", "AFP", ""),
    ("en", "NORTHPORT, Jan. 9 (Pier Gazette) — The board said", "The board said", "NORTHPORT, Jan. 9", "Pier Gazette", ""),
    ("ru", "МОСКВА (Портовый вестник) — Комитет", "Комитет", "МОСКВА", "Портовый вестник", ""),
    ("en", "NEW YORK (Pier Gazette) — The board said", "The board said", "NEW YORK", "Pier Gazette", ""),
    ("es", "Madrid, 9 ene (EFE).- El comité", "El comité", "Madrid, 9 ene", "EFE", ""),
]


@pytest.mark.parametrize(("language", "text", "rest", "dateline", "credit", "byline"), OPENINGS)
def test_a_credit_line_is_data(language: str, text: str, rest: str, dateline: str, credit: str, byline: str) -> None:  # noqa: PLR0917 - one row of a table
    """Place, day, agency and reporter leave the first sentence and are kept apart, in each language's form."""
    opening = split_opening(text, language=language)

    assert (opening.text, opening.dateline, opening.credit, opening.byline) == (rest, dateline, credit, byline)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Associated Press (AP) said the board met"),
        ("en", "The company (Northwind) - a builder of piers - said"),
        ("de", "Die Deutsche Presse-Agentur (dpa) meldete am Freitag"),
        ("fr", "Le ministre (des transports) a dit"),
        ("ko", "위원회(위원장 홍길동)는 회의를 열었다"),
        ("ru", "Комитет (без председателя) собрался"),
        ("en", "Anna Berg (Harbour Party) - a builder of piers - said"),
        ("en", "UNESCO (Heritage Body) - which keeps the list - said"),
    ],
)
def test_a_sentence_that_only_looks_so_is_left_alone(language: str, text: str) -> None:
    """An agency named in a sentence, or any other bracket, is part of the sentence."""
    opening = split_opening(text, language=language)

    assert opening.text == text


def test_the_source_itself_is_a_known_agency() -> None:
    """A desk's source is recognised in its own credit line by its aliases."""
    opening = split_opening("Northport (HW) -- The board said", language="en", aliases=("HW",))

    assert (opening.text, opening.dateline, opening.credit) == ("The board said", "Northport", "HW")


@pytest.mark.parametrize(
    ("text", "rest", "credit"),
    [
        ("위원회가 밝혔다. (연합뉴스)", "위원회가 밝혔다.", "연합뉴스"),
        ("委員会が発表した。（時事）", "委員会が発表した。", "時事"),
        ("сообщил комитет. /ТАСС/", "сообщил комитет.", "ТАСС"),
        ("the board said. (END)", "the board said.", ""),
        ("the board said (again)", "the board said (again)", ""),
    ],
)
def test_an_agency_sign_at_the_end_is_taken_off(text: str, rest: str, credit: str) -> None:
    """What stands in brackets behind the last sentence is a credit only where it is a known agency or an end mark."""
    closing = split_closing(text)

    assert (closing.text, closing.credit) == (rest, credit)
