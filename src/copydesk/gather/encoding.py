"""Bytes of the net to text, also where nobody says, or says wrongly, how they are encoded."""

import codecs
import re
from dataclasses import dataclass

HEAD_BYTES = 4_096
SAMPLE_CHARACTERS = 20_000
TORN_BYTES = 3
"""A cut-off document may end inside one character of UTF-8."""

MAX_DAMAGE = 0.02
"""Share of damaged characters among those beyond ASCII up to which a text still counts as UTF-8."""

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

UNMARKED_WIDE = (
    (b"<\x00?\x00", "utf-16-le"),
    (b"\x00<\x00?", "utf-16-be"),
    (b"<\x00r\x00", "utf-16-le"),
    (b"\x00<\x00r", "utf-16-be"),
)
"""How UTF-16 without a mark begins when the document begins with `<?` or `<r`."""

CODECS = {
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "cp949": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "windows-31j": "cp932",
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "windows-1250": "cp1250",
    "windows-1251": "cp1251",
    "cp1251": "cp1251",
    "windows-1252": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-2": "iso8859_2",
    "iso-8859-5": "iso8859_5",
    "iso-8859-15": "iso8859_15",
    "koi8-r": "koi8_r",
    "koi8-u": "koi8_u",
    "utf-16": "utf-16",
}
"""Labels that are believed, and Python's name for what the web means by them. No UTF-7: it hides markup.

Source: WHATWG Encoding Standard, the labels that news sites use.
"""

SHORTEST_RUN = 1.8
"""Letters beyond ASCII stand in runs in these scripts, alone in German or French: the least mean length of a run."""

_RUN = re.compile(r"[^\x00-\x7f]+")
_DECLARED = re.compile(rb"(?:encoding|charset)\s{0,4}=\s{0,4}[\"']?\s{0,4}([A-Za-z0-9_-]{2,30})")
_STATED = re.compile(r"charset\s{0,4}=\s{0,4}[\"']?([A-Za-z0-9_-]{2,30})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A codec and the characters (as inclusive ranges) that show it is right; `share` of those beyond ASCII must be such."""

    codec: str
    ranges: tuple[tuple[int, int], ...]
    share: float


CANDIDATES = (
    _Candidate(codec="euc_jp", ranges=((0x3041, 0x30FF),), share=0.25),
    _Candidate(codec="cp932", ranges=((0x3041, 0x30FF),), share=0.25),
    _Candidate(codec="cp949", ranges=((0xAC00, 0xD7A3),), share=0.6),
    _Candidate(codec="cp1251", ranges=((0x430, 0x451),), share=0.6),
    _Candidate(codec="koi8_r", ranges=((0x430, 0x451),), share=0.6),
    _Candidate(codec="gb18030", ranges=((0x4E00, 0x9FFF), (0x3000, 0x303F), (0xFF00, 0xFFEF)), share=0.9),
    _Candidate(codec="big5hkscs", ranges=((0x4E00, 0x9FFF), (0x3000, 0x303F), (0xFF00, 0xFFEF)), share=0.9),
)
"""Asked in this order: kana and Hangul are sure signs, lower-case Cyrillic tells windows-1251 from KOI8-R."""


def decode(body: bytes, *, content_type: str = "") -> str:
    """The text of a document. Never fails; what cannot be read becomes U+FFFD.

    A mark decides; then valid UTF-8, whatever is declared; then the declared encoding (header, then document) if the
    bytes fit it; then the encoding whose characters look like text; then windows-1252.
    """
    for mark, codec in BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace")
    wide = next((codec for start, codec in UNMARKED_WIDE if body.startswith(start)), "")
    if wide:
        return body.decode(wide, "replace")
    declared = declared_codec(body, content_type=content_type)
    if declared == "iso2022_jp":
        return body.decode(declared, "replace")
    return _as_utf8(body) or _as_declared(body, codec=declared) or _as_guessed(body)


def declared_codec(body: bytes, *, content_type: str = "") -> str:
    """Python's name of the encoding that the header or the document declares, empty where it is none we believe."""
    stated = _STATED.search(content_type)
    written = _DECLARED.search(body[:HEAD_BYTES])
    labels = [stated.group(1)] if stated else []
    labels += [written.group(1).decode("ascii")] if written else []
    return next((CODECS[label.lower()] for label in labels if label.lower() in CODECS), "")


def _as_utf8(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(body) - TORN_BYTES:
            return body[: error.start].decode("utf-8")
    text = body.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    beyond = sum(1 for character in text if character > "\x7f")
    return text if damaged <= MAX_DAMAGE * beyond else ""


def _as_declared(body: bytes, *, codec: str) -> str:
    if not codec or codec == "utf-16":
        return ""
    text = body.decode(codec, "replace")
    return text if text.count("\ufffd") <= MAX_DAMAGE * len(text) else ""


def _as_guessed(body: bytes) -> str:
    sample = body[: SAMPLE_CHARACTERS * 2]
    fitting = (each.codec for each in CANDIDATES if _fits(sample, candidate=each))
    return body.decode(next(fitting, "cp1252"), "replace")


def _fits(sample: bytes, *, candidate: _Candidate) -> bool:
    text = sample.decode(candidate.codec, "replace")
    beyond = [ord(character) for character in text if character > "\x7f"]
    if not beyond or beyond.count(0xFFFD) > MAX_DAMAGE * len(beyond) + 1:
        return False
    if len(beyond) < SHORTEST_RUN * len(_RUN.findall(text)):
        return False
    telling = sum(1 for value in beyond if any(low <= value <= high for low, high in candidate.ranges))
    return telling >= candidate.share * len(beyond)
