"""What number words are worth together: "two hundred and five", "a third", "one and a half million"."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum
from typing import Final

from msgspec import Struct

_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)
_HUNDRED_VALUE: Final = Decimal(100)
_THOUSAND_VALUE: Final = Decimal(1000)
_MOST_PIECES: Final = 40
"""More number words in a row are no figure; so many scale words would pass what a decimal holds."""
_FRACTION_DIGITS: Final = Decimal("0.000000000001")

_ROUNDED_BELOW: Final = Decimal(10) ** 20


class Role(Enum):
    """What a piece of a numeral does."""

    NUMBER = "number"
    SCALE = "scale"
    """It multiplies what stands before it."""
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    """It divides what stands before it and is no ordinal too: "thirds", "quarter"."""
    JOINER = "joiner"
    POINT = "point"
    """The decimal sign as a word."""
    ADDED = "added"
    """It adds a part of one: "and a half"."""


class Piece(Struct, frozen=True, kw_only=True):
    """One word or run of digits of a numeral. An ordinal that also divides ("third") has `divides`."""

    role: Role
    text: str
    start: int
    end: int
    value: Decimal = _ZERO
    divides: bool = False


class Spelled(Struct, frozen=True, kw_only=True):
    """A numeral of number words: its pieces' span and value.

    `scale` is the scale word that closes it, `is_fraction` and `is_ordinal` say what its last word made of it. `is_single`: it
    is one word.
    """

    start: int
    end: int
    value: Decimal
    last: str
    scale: Decimal = _ONE
    has_digits: bool = False
    is_ordinal: bool = False
    is_fraction: bool = False
    is_single: bool = False


def ratio(numerator: Decimal, denominator: Decimal) -> Decimal:
    """The value of a fraction to twelve decimals; of one too great for these as many digits as a decimal holds."""
    value = numerator / denominator
    return value.quantize(_FRACTION_DIGITS) if abs(value) < _ROUNDED_BELOW else value


def summed(pieces: Sequence[Piece]) -> tuple[Decimal, Decimal]:
    """What number words are worth together, and the scale that closes them: two, hundred, five, thousand is 205000, 1000."""
    groups: list[Decimal] = []
    current = _ZERO
    for piece in pieces:
        if not _multiplies(piece):
            current += piece.value
        elif piece.value < _THOUSAND_VALUE:
            current = (current or _ONE) * piece.value
        else:
            # tres billones cinco mil dos millones: of what stands before, a scale multiplies what is less than itself
            while groups and groups[-1] < piece.value:
                current += groups.pop()
            groups.append((current or _ONE) * piece.value)
            current = _ZERO
    last = pieces[-1]
    return sum(groups, current), last.value if len(pieces) > 1 and last.role is Role.SCALE else _ONE


def read_pieces(pieces: Sequence[Piece]) -> Iterator[Spelled]:
    """The numerals of a run of pieces: one, or several where a word cannot go on with the one before."""
    place = 0
    while place < len(pieces):
        if pieces[place].role in _BETWEEN:
            place += 1
            continue
        spelled, place = _numeral(pieces, place)
        yield spelled


def _numeral(pieces: Sequence[Piece], place: int) -> tuple[Spelled, int]:
    """The numeral that begins at a place, and the place after it."""
    fraction = _fraction(pieces, place)
    if fraction is not None:
        return fraction
    end = _cardinal_end(pieces, place)
    own = [piece for piece in pieces[place:end] if piece.role not in _BETWEEN]
    total, scale = summed(own)
    has_digits = own[0].text[0].isdigit()
    following = pieces[end : end + 1]
    if following and following[0].role is Role.POINT:
        total, end = _with_decimals(pieces, end, whole=total)
        following = pieces[end : end + 1]
        if following and following[0].role is Role.SCALE:
            scale = following[0].value
            total, end = total * scale, end + 1
            following = pieces[end : end + 1]
    elif following and following[0].role is Role.ADDED:
        added, end = following[0].value, end + 1
        after = pieces[end] if pieces[end : end + 1] and pieces[end].role is Role.SCALE else None
        if after is not None and scale == _ONE:
            scale = after.value
            total, end = (total + added) * scale, end + 1
        elif after is not None and after.value < scale:  # one billion and a half million
            total, end = total + added * after.value, end + 1
        else:
            total += added * scale
    elif following and following[0].role is Role.JOINER and (part := _fraction(pieces, end + 1)):
        total, end = total + part[0].value * scale, part[1]
        return _spelled(pieces, place, end, value=total, has_digits=has_digits, is_fraction=True), end
    last = pieces[end - 1]
    is_ordinal = last.role is Role.ORDINAL
    return _spelled(pieces, place, end, value=total, scale=scale, has_digits=has_digits, is_ordinal=is_ordinal), end


def _spelled(pieces: Sequence[Piece], place: int, end: int, *, value: Decimal, **marks: object) -> Spelled:
    return Spelled(
        start=pieces[place].start,
        end=pieces[end - 1].end,
        value=value,
        last=pieces[end - 1].text,
        is_single=end - place == 1,
        **marks,  # type: ignore[arg-type]  # the marks of Spelled
    )


def _fraction(pieces: Sequence[Piece], place: int) -> tuple[Spelled, int] | None:
    """The fraction that begins at a place: a numerator and a denominator, "two thirds", "one twenty-fifth"."""
    if place < len(pieces) and pieces[place].role is Role.FRACTION:  # "half" alone
        value = ratio(_ONE, pieces[place].value)
        return _spelled(pieces, place, place + 1, value=value, is_fraction=True), place + 1
    end = _cardinal_end(pieces, place, ordinals=False)
    if end == place or end >= len(pieces):
        return None
    numerator, _ = summed([piece for piece in pieces[place:end] if piece.role not in _BETWEEN])
    denominator = pieces[end]
    if denominator.role is Role.FRACTION and numerator:
        bottom, after = denominator.value, end + 1
    elif numerator == 1 and end == place + 1:
        after = _cardinal_end(pieces, end)
        if after == end or pieces[after - 1].role is not Role.ORDINAL or not pieces[after - 1].divides:
            return None
        bottom, _ = summed([piece for piece in pieces[end:after] if piece.role not in _BETWEEN])
    else:
        return None
    value = ratio(numerator, bottom)
    has_digits = pieces[place].text[0].isdigit()
    return _spelled(pieces, place, after, value=value, has_digits=has_digits, is_fraction=True), after


def _cardinal_end(pieces: Sequence[Piece], place: int, *, ordinals: bool = True) -> int:
    """Where the number words that go on with each other end; an ordinal closes them."""
    end = place
    last: Piece | None = None
    for index in range(place, min(len(pieces), place + _MOST_PIECES)):
        piece = pieces[index]
        if piece.role is Role.JOINER and last is not None:
            if _fraction_follows(pieces, index + 1):
                break
            continue
        if piece.role not in _COUNTING or (piece.role is Role.ORDINAL and not ordinals):
            break
        if last is not None and not _goes_on(last, piece):
            break
        last, end = piece, index + 1
        if piece.role is Role.ORDINAL and not _composes(pieces[end : end + 1], last=piece):
            break
    return end


def _composes(following: Sequence[Piece], *, last: Piece) -> bool:
    """Whether the next ordinal is part of this one: Spanish vigésimo quinto."""
    is_round = last.value >= 20 and last.value % 10 == 0
    return bool(following) and following[0].role is Role.ORDINAL and is_round and following[0].value < last.value


def _fraction_follows(pieces: Sequence[Piece], place: int) -> bool:
    """Whether the next two pieces are a small numerator and its denominator: "three and one fourth"."""
    if place + 1 >= len(pieces):
        return False
    numerator, denominator = pieces[place], pieces[place + 1]
    if numerator.role is not Role.NUMBER or numerator.value >= _HUNDRED_VALUE:
        return False
    return denominator.role is Role.FRACTION or (denominator.divides and numerator.value == 1)


def _with_decimals(pieces: Sequence[Piece], place: int, *, whole: Decimal) -> tuple[Decimal, int]:
    """A whole number with the digits after a decimal word, and the place after them: nine point nought four."""
    printed = ""
    end = place
    for index in range(place + 1, len(pieces)):
        piece = pieces[index]
        if piece.role is not Role.NUMBER or piece.value >= _HUNDRED_VALUE:
            break
        joins = printed and piece.value < 10 and printed[-1] == "0" and pieces[index - 1].value >= 20
        printed = printed[:-1] + str(piece.value) if joins else printed + str(piece.value)
        end = index + 1
    return (whole + Decimal(f"0.{printed}"), end) if printed else (whole, place)


def _multiplies(piece: Piece) -> bool:
    if piece.role is Role.NUMBER and piece.text[:1].isdigit():
        return False  # 5,500 thousand
    return piece.role is Role.SCALE or piece.value >= (_HUNDRED_VALUE if piece.role is Role.ORDINAL else _THOUSAND_VALUE)


def _goes_on(last: Piece, piece: Piece) -> bool:
    """Whether a number word goes on with the one before: twenty + one does, "two first" and "eine zwei" do not."""
    if _multiplies(piece) or last.role is Role.SCALE:
        return True
    if last.text[0].isdigit() or piece.text[0].isdigit():
        return False
    if last.value >= _HUNDRED_VALUE:
        return piece.value < last.value
    if last.value == 10:
        return piece.value in _AFTER_TEN
    is_ten = last.value % 10 == 0 and last.value >= 20
    return is_ten and (piece.value < 10 or (piece.value < 20 and last.value in _COUNTED_ON))


_COUNTING: Final = frozenset({Role.NUMBER, Role.SCALE, Role.ORDINAL})
_BETWEEN: Final = frozenset({Role.JOINER, Role.POINT, Role.ADDED})
_AFTER_TEN: Final = frozenset({Decimal(7), Decimal(8), Decimal(9)})
"""French dix-sept, dix-huit, dix-neuf."""
_COUNTED_ON: Final = frozenset({Decimal(60), Decimal(80)})
"""French counts on from these: soixante-quinze, quatre-vingt-dix."""
