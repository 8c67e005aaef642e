"""Names in a text: those that the lexicon knows, in every spelling, and those that look like one."""

from bisect import bisect_left
from dataclasses import replace

from copydesk.model.facts import EntityKind, Name
from copydesk.model.language import base_language
from copydesk.model.lexicon import Lexicon
from copydesk.text.disguise import disguised_places, disguised_words, undisguised, without_invisible
from copydesk.text.forms import FormIndex, one_dot
from copydesk.text.gazetteer.territories import territory_names, with_territories
from copydesk.text.offices import OfficeBook
from copydesk.text.passage import Unlisted
from copydesk.text.sight import Sight, see
from copydesk.text.sound import sound_key
from copydesk.text.spellings import Hit


class NameFinder:
    """Finds names with the entities of one lexicon. Cost: built once, about 10 µs a spelling; pickled as its lexicon alone."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._index = FormIndex(lexicon)
        self._indexes: dict[str, FormIndex] = {}
        self._offices = OfficeBook(lexicon)

    def __reduce__(self) -> tuple[type["NameFinder"], tuple[Lexicon]]:
        """The lexicon, from which another process builds its own index."""
        return NameFinder, (self.lexicon,)

    def find(self, text: str, *, language: str, known: frozenset[str] = frozenset()) -> tuple[Name, ...]:
        """The names in a text, in order, none inside another, with titles, honorifics and particles left out.

        A family name gets its entity where one person alone fits: one whose title it stands beside, or who is named in full in
        the text or is in `known` (ids of entities that the context names). A spelling that two entities share gets none.
        Languages without a data file give the lexicon's names and CLDR's territories only. Invisible characters inside a name
        are read over; a name with letters of two scripts in one word gets no entity; both are marked. Cost: linear in the text.
        """
        cleared = without_invisible(text)
        if cleared:
            plain, places = cleared
            return tuple(_put_back(name, text, places) for name in self.find(plain, language=language, known=known))
        mixed = disguised_places(text)
        if not mixed:
            return self._find(text, language=language, known=known)
        names = self._find(undisguised(text), language=language, known=known)
        marked = [_marked(replace(name, text=text[name.start : name.end]), text, mixed) for name in names]
        hidden = (
            span
            for span in disguised_words(text, mixed)
            if not any(span[0] < each.end and each.start < span[1] for each in marked)
        )
        more = [
            Name(start=start, end=end, text=text[start:end], sound=sound_key(text[start:end]), is_disguised=True)
            for start, end in hidden
        ]
        return tuple(sorted([*marked, *more], key=lambda name: name.start))

    def _find(self, text: str, *, language: str, known: frozenset[str]) -> tuple[Name, ...]:
        sight = see(text, language=base_language(language), hits=self._index_for(base_language(language)).hits(one_dot(text)))
        wholes = [self._whole_name(hit, sight=sight) for hit in sight.wholes]
        context = known.union(name.entity_id for name in wholes) - {""}
        families = [self._family_name(hit, sight=sight, known=context) for hit in sight.families]
        unlisted = [self._unlisted_name(name, sight=sight, known=context) for name in sight.unlisted]
        return tuple(sorted((name for name in (*wholes, *families, *unlisted) if name), key=lambda name: name.start))

    def _index_for(self, language: str) -> FormIndex:
        """The index, with a language's territories where the gazetteer has no column for it; built at its first text."""
        if not territory_names(language):
            return self._index
        if language not in self._indexes:
            fuller = with_territories(self.lexicon, language=language, ours=self._index.our_places)
            self._indexes[language] = FormIndex(fuller)
        return self._indexes[language]

    def _whole_name(self, hit: Hit, *, sight: Sight) -> Name:
        title = sight.titles.beside(hit.start, hit.end)
        only = hit.meant.only
        if only is not None:
            return _name(sight, hit, title=title, entity_id=only.entity_id, kind=only.kind)
        wholes = [form for form in hit.meant.forms if form.is_whole]
        own = [form for form in wholes if form.language in {sight.language, "und"}] or wholes
        ids = frozenset(form.entity_id for form in own)
        entity_id = next(iter(ids)) if len(ids) == 1 else self._by_office(ids, title=title)
        kinds = {form.kind for form in own}
        kind = next(iter(kinds)) if len(kinds) == 1 else None
        return _name(sight, hit, title=title, entity_id=entity_id, kind=kind)

    def _family_name(self, hit: Hit, *, sight: Sight, known: frozenset[str]) -> Name | None:
        ids = hit.meant.ids
        title = sight.titles.beside(hit.start, hit.end)
        entity_id = self._who(sight.text[hit.start : hit.end], ids=ids, title=title, sight=sight, known=known)
        if not entity_id and not ids & known and (hit.start, hit.end) not in sight.alone:
            return None
        return _name(sight, hit, title=title, entity_id=entity_id, kind=EntityKind.PERSON)

    def _unlisted_name(self, name: Unlisted, *, sight: Sight, known: frozenset[str]) -> Name | None:
        kind = EntityKind.PERSON if name.is_person else None
        title = sight.titles.beside(name.start, name.end)
        if not name.is_family:
            return _name(sight, name, title=title, kind=kind)
        printed = sight.text[name.start : name.end]
        entity_id = self._who(printed, ids=self._index.of_family(printed), title=title, sight=sight, known=known)
        if not entity_id and not any(stranger.startswith(printed) for stranger in sight.strangers):
            return None
        return _name(sight, name, title=title, entity_id=entity_id, kind=kind)

    def _who(self, family: str, *, ids: frozenset[str], title: str, sight: Sight, known: frozenset[str]) -> str:
        """The one person of this family name whose title stands beside it, else the one who is named in full; else empty."""
        if by_office := self._by_office(ids, title=title):
            return by_office
        named = ids & known
        is_shared = any(family in stranger for stranger in sight.strangers)
        return next(iter(named)) if len(named) == 1 and not is_shared else ""

    def _by_office(self, ids: frozenset[str], *, title: str) -> str:
        fitting = [entity_id for entity_id in ids if self._offices.fits(entity_id, title=title)]
        return fitting[0] if len(fitting) == 1 else ""


def _put_back(name: Name, text: str, places: list[int]) -> Name:
    """A name with its place in the text that still has its invisible characters."""
    start, end = places[name.start], places[name.end - 1] + 1
    printed = text[start:end]
    return replace(name, start=start, end=end, text=printed, is_disguised=name.is_disguised or printed != name.text)


def _marked(name: Name, text: str, mixed: tuple[int, ...]) -> Name:
    """A name, without its entity where letters of two scripts meet in one of its words."""
    index = bisect_left(mixed, name.start - 1)
    if index == len(mixed) or mixed[index] >= name.end or (mixed[index] == name.start - 1 and not text[name.start].isalpha()):
        return name
    return replace(name, entity_id="", is_disguised=True)


def _name(sight: Sight, place: Hit | Unlisted, *, title: str, entity_id: str = "", kind: EntityKind | None = None) -> Name:
    printed = sight.text[place.start : place.end]
    return Name(
        start=place.start, end=place.end, text=printed, entity_id=entity_id, kind=kind, sound=sound_key(printed), title=title
    )
