"""Bytes to text, whatever was declared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.read.decoding import decode

TEXTS = {
    "cp949": "항만 위원회는 금요일 회의를 열고 새 부두 건설 계획을 승인했다고 밝혔다. 공사는 봄에 시작된다.",
    "cp932": "港湾委員会は金曜日に会議を開き、新しい桟橋の計画を承認したと発表した。工事は春に始まる。",
    "euc_jp": "港湾委員会は金曜日に会議を開き、新しい桟橋の計画を承認したと発表した。工事は春に始まる。",
    "gb18030": "港口委员会星期五举行会议，批准了新码头的建设计划，工程将于春天开始，预计需要十二周时间。",
    "big5hkscs": "港口委員會星期五舉行會議，批准了新碼頭的建設計畫，工程將於春天開始，預計需要十二週時間。",
    "cp1251": "Портовый комитет в пятницу одобрил план строительства нового причала, работы начнутся весной.",
    "koi8_u": "Портовый комитет в пятницу одобрил план строительства нового причала, работы начнутся весной.",
    "cp1252": "Der Hafenausschuss hat am Freitag über die Pläne für die Brücke entschieden; es dürfte zwölf Wochen dauern.",
}
PAGE = "<html><head>{}</head><body><p>{}</p></body></html>"


@pytest.mark.parametrize("encoding", TEXTS)
@pytest.mark.parametrize("declared", ["", "charset=iso-8859-1", "charset=utf-8", "charset=utf-7"])
def test_a_page_is_read_in_the_encoding_that_it_has(encoding: str, declared: str) -> None:
    """Bytes that say nothing, or the wrong thing, of their encoding come out as the text that was written."""
    body = PAGE.format("", TEXTS[encoding]).encode(encoding)

    decoded = decode(body, content_type=f"text/html; {declared}")

    assert TEXTS[encoding] in decoded.text
    assert decoded.replaced == 0


@pytest.mark.parametrize("encoding", TEXTS)
def test_a_right_declaration_in_the_page_is_followed(encoding: str) -> None:
    """A meta tag that names the encoding decides where the bytes alone leave room."""
    label = {
        "cp949": "euc-kr",
        "cp932": "shift_jis",
        "euc_jp": "euc-jp",
        "gb18030": "gb2312",
        "big5hkscs": "big5",
        "koi8_u": "koi8-r",
    }
    body = PAGE.format(f'<meta charset="{label.get(encoding, encoding)}">', TEXTS[encoding]).encode(encoding)

    decoded = decode(body)

    assert TEXTS[encoding] in decoded.text


@pytest.mark.parametrize("declared", ["euc-kr", "shift_jis", "windows-1251", "iso-8859-1", "utf-16"])
def test_a_wrong_declaration_does_not_beat_valid_utf8(declared: str) -> None:
    """Valid UTF-8 is UTF-8, whatever a header or a meta tag says."""
    body = PAGE.format(f'<meta charset="{declared}">', TEXTS["cp949"]).encode()

    decoded = decode(body, content_type=f"text/html; charset={declared}")

    assert decoded.encoding == "utf-8"


def test_utf7_is_never_honoured() -> None:
    """Markup hidden in UTF-7 stays the harmless characters that it is written with."""
    body = b'<html><head><meta charset="utf-7"></head><body>+ADw-script+AD4-alert(1)</body></html>'

    decoded = decode(body, content_type="text/html; charset=utf-7")

    assert "<script" not in decoded.text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    """Marked UTF-8, UTF-16 and UTF-32 are read as such, without the mark."""
    decoded = decode(TEXTS["cp949"].encode(encoding))

    assert decoded.text == TEXTS["cp949"]


def test_utf16_without_a_mark_is_seen_by_its_zeros() -> None:
    """A page in UTF-16 that does not say so is read all the same."""
    decoded = decode(PAGE.format("", TEXTS["cp1251"]).encode("utf-16-le"))

    assert TEXTS["cp1251"] in decoded.text


def test_a_few_broken_bytes_leave_the_rest_readable() -> None:
    """Bytes lost on the way become replacement characters, counted; the page is still UTF-8."""
    body = PAGE.format("", TEXTS["cp949"] * 20).encode()
    broken = body[:300] + b"\xff\xfe\xfa" + body[300:]

    decoded = decode(broken)

    assert decoded.encoding == "utf-8"
    assert 1 <= decoded.replaced <= 6


@given(st.binary(max_size=2000))
def test_any_bytes_decode_to_some_text(body: bytes) -> None:
    """No bytes whatever make the decoder fail."""
    decoded = decode(body)

    assert decoded.replaced == decoded.text.count("\ufffd")
