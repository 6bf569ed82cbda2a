"""Finds what an article names: people, parties, factions, bodies, seats, offices.

Order of precedence, highest first:

1. a full name of the gazetteer, of whatever kind (longest match), unless it is a part of a longer name that the
   recogniser sees ("Labour" in "Harwell Labour");
2. a title and a capitalised name ("Ms Patel", "Sir Peter Lane");
3. a role noun and a capitalised name ("MP Anna Green", "council leader Jas Singh");
4. a person by the recogniser, widened to the whole run of capitals and narrowed by titles and roles;
5. a seat by its setting ("MP for X", "the X seat"), known to the gazetteer or not;
6. any other party, faction, body or seat by the recogniser.

A seat's name that the gazetteer has is weak, and may be a mere town, unless its setting or the recogniser says more.
Offices are the recogniser's alone and stand beside the names. Who is meant by a name is left to
`extractor.extract.people`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from extractor.extract.syntax import Name as Recognised
from extractor.extract.syntax import Parse, Token
from extractor.extract.words import Words
from extractor.gazetteer import Entry, Gazetteer, Hit
from extractor.types import MentionKind

#: A first word in capitals before one that is not: papers begin a story so.
_SHOUTED = re.compile(r"^[A-Z]{3,}(?= [A-Z][a-z])")
#: A line of results up to its colon: a name in capitals or title case, a place in brackets perhaps.
_HEADING = re.compile(r"(?:[•*-]\s*)?((?:[A-Z][\w'’-]+)(?: (?:and|[A-Z][\w'’-]+))*)(?: \([^)\n]{2,40}\))?: ?")
_HYPHENS = frozenset({"-", "–"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: a range of tokens, end exclusive, without titles and possessive endings."""

    kind: MentionKind
    first: int
    last: int
    #: As printed, capitals of headlines lowered.
    text: str
    #: Title before it, lower case, without a full stop.
    title: str | None = None
    #: What the gazetteer has under this name.
    entries: tuple[Entry, ...] = ()
    #: A party's name used for its members or as an adjective: "a Tory", "Labour councillors".
    member: bool = False
    #: A seat's name that may be no more than a place: "in Slough".
    weak: bool = False

    @property
    def label(self) -> str:
        """Its canonical name, where the gazetteer has one."""
        return self.entries[0].name if self.entries else self.text

    @property
    def head(self) -> int:
        """The token that stands for the name in the tree: its last one."""
        return self.last - 1


def find_names(parse: Parse, gazetteer: Gazetteer, words: Words) -> tuple[Name, ...]:
    """All names of a parsed article, not overlapping, in the order of the text."""
    finder = _Finder(parse, words, gazetteer)
    headings = list(finder.headings())
    known = [name for hit in gazetteer.match([t.text for t in parse.tokens]) for name in finder.of_hit(hit)]
    known = [*headings, *_outside(known, headings)]
    heads = {n.first for n in headings}
    fixed = [n for n in known if n.first in heads or not (n.kind is MentionKind.SEAT or _doubtful(n))]
    people = list(finder.people(_taken(fixed)))
    people += finder.surnames([*fixed, *people])
    seats = [n for n in known if n.kind is MentionKind.SEAT and not (n.weak and _doubtful(n))]
    seats = [replace(n, weak=False) if finder.sees(MentionKind.SEAT, n) else n for n in seats]
    recognised = list(finder.recognised())
    longer = _by_token(recognised)
    fixed = [n for n in fixed if n.kind is MentionKind.PERSON or not _within(n, longer.get(n.first))]
    spans, places = {(n.first, n.last) for n in seats}, _taken(seats)
    people = [n for n in people if n.title or ((n.first, n.last) not in spans and (" " in n.text or _free(n, places)))]
    kept = {(n.kind, n.first, n.last) for n in fixed}
    rest = _outside((n for n in known if (n.kind, n.first, n.last) not in kept), people)
    rest = _outside(rest, [f for f in fixed if f.kind is not MentionKind.PERSON])
    names = _longest([*fixed, *people, *rest])
    unknown_seats = list(_outside(finder.unknown_seats(), _strong(names)))
    names = _longest([*(n for n in names if not n.weak), *_outside(_weak(names), unknown_seats), *unknown_seats])
    names += _outside(recognised, _strong(names))
    told = [n for n in names if n.kind is MentionKind.SEAT and not n.weak]
    names += list(_outside(finder.again(told), _strong(names)))
    return tuple(sorted(_longest(names), key=lambda n: n.first))


def find_offices(parse: Parse) -> tuple[Name, ...]:
    """All offices of a parsed article, in the order of the text; names may stand within them."""
    return tuple(name for seen in parse.names if seen.label == MentionKind.OFFICE for name in _office(seen, parse))


def _office(seen: Recognised, parse: Parse) -> Iterator[Name]:
    """An office without what the recogniser took along: "the group's", "of the"; "the whip" may be lost and is none."""
    words = [token.lower for token in parse.tokens[seen.first : seen.last]]
    first, last = seen.first, seen.last
    possessor = next((i for i in (1, 2, 3) if words[i : i + 1] in (["'s"], ["'"]) and i + 1 < len(words)), None)
    if possessor is not None:
        first, words = first + possessor + 1, words[possessor + 1 :]
    while words and words[-1] in {"of", "the", "for", "and"}:
        last, words = last - 1, words[:-1]
    before = parse.tokens[first - 1].lower if first else ""
    if words and not (words == ["whip"] and before in {"the", "'s", "their", "his", "her"}):
        yield Name(MentionKind.OFFICE, first, last, parse.words(first, last))


def _doubtful(name: Name) -> bool:
    return any(e.ambiguous for e in name.entries)


def _taken(names: Iterable[Name]) -> set[int]:
    return {i for n in names for i in range(n.first, n.last)}


def _by_token(names: Iterable[Name]) -> dict[int, Name]:
    return {i: n for n in names for i in range(n.first, n.last)}


def _free(name: Name, taken: set[int]) -> bool:
    return taken.isdisjoint(range(name.first, name.last))


def _outside(names: Iterable[Name], others: Iterable[Name]) -> list[Name]:
    """The names that overlap none of the others."""
    taken = _taken(others)
    return [name for name in names if _free(name, taken)]


def _strong(names: Iterable[Name]) -> list[Name]:
    return [name for name in names if not name.weak]


def _weak(names: Iterable[Name]) -> list[Name]:
    return [name for name in names if name.weak]


def _within(name: Name, longer: Name | None) -> bool:
    """Whether a name is a part of a longer one."""
    if longer is None:
        return False
    more = longer.last - longer.first > name.last - name.first
    return more and longer.first <= name.first and name.last <= longer.last


def _longest(names: list[Name]) -> list[Name]:
    """Of names that overlap the longest; of equally long ones the first given."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda n: n.first - n.last):
        if _free(name, taken):
            kept.append(name)
            taken.update(range(name.first, name.last))
    return kept


class _Finder:
    """The rules, over one parse."""

    def __init__(self, parse: Parse, words: Words, gazetteer: Gazetteer) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.words = words
        self.gazetteer = gazetteer

    # --- the gazetteer's names ---------------------------------------------------------------------------------------

    def of_hit(self, hit: Hit) -> Iterator[Name]:
        """A hit as a name of the kind that its surroundings ask for; a seat's name in no seat's setting is weak."""
        kinds = {e.kind for e in hit.entries}
        if kinds == {MentionKind.SEAT} and self._lower(hit.end) in self.words.names.compass:
            yield Name(MentionKind.SEAT, hit.start, hit.end + 1, self._text(hit.start, hit.end + 1))
            return
        text = self._text(hit.start, hit.end)
        title = self._title_before(hit.start)
        if title and MentionKind.PERSON not in kinds:
            return
        seat_setting = self.in_seat_setting(hit.start, hit.end)
        if MentionKind.SEAT in kinds and (seat_setting or kinds <= {MentionKind.SEAT}):
            kind = MentionKind.SEAT
        else:
            order = (
                MentionKind.PERSON,
                MentionKind.PARTY,
                MentionKind.BODY,
                MentionKind.FACTION,
                MentionKind.SEAT,
                MentionKind.OFFICE,
            )
            kind = next(k for k in order if k in kinds)
        entries = tuple(e for e in hit.entries if e.kind is kind)
        if kind is MentionKind.PERSON and hit.end - hit.start < 2 and not title:
            return
        if kind is not MentionKind.SEAT and self._inside_longer_name(hit):
            return
        yield Name(
            kind,
            hit.start,
            hit.end,
            text,
            title=title if kind is MentionKind.PERSON else None,
            entries=entries,
            member=any(e.member for e in entries),
            weak=kind is MentionKind.SEAT and not seat_setting,
        )

    def _inside_longer_name(self, hit: Hit) -> bool:
        """A one-word hit inside a longer name: the *Green* of *Anna Green*, the *Community* of *X Community Hall*."""
        if hit.end - hit.start > 1:
            return False
        before = self.tokens[hit.start - 1] if hit.start else None
        given = before is not None and before.text[:1].isupper() and before.text in self.gazetteer.given_names
        after = self.tokens[hit.end] if hit.end < len(self.tokens) else None
        ambiguous = all(e.ambiguous for e in hit.entries)
        runs_on = (
            after is not None
            and after.pos == "PROPN"
            and after.text[:1].isupper()
            and after.i not in self._person_tokens
        )
        return given or (ambiguous and runs_on and not any(e.kind is MentionKind.PARTY for e in hit.entries))

    @cached_property
    def _person_tokens(self) -> set[int]:
        return {i for n in self.parse.names if n.label == MentionKind.PERSON for i in range(n.first, n.last)}

    def in_seat_setting(self, first: int, last: int) -> bool:
        """Whether the words around make a place a seat: "MP for X", "the X seat", "X MP Anna Green", "X Labour"."""
        names = self.words.names
        after = self._lower(last + 1) if self._lower(last) == "'s" else self._lower(last)
        if after in names.seat_nouns or self._local_party(last):
            return True
        before = first - 2 if self._lower(first - 1) == "the" else first - 1
        if self._lower(before) in {"for", "of"}:
            return any(t.lower in names.seat_heads for t in self.tokens[max(0, before - 3) : before])
        return self._lower(before) in names.seat_verbs

    def _local_party(self, i: int) -> bool:
        """Whether a party's name at token `i` makes the place before it a seat: "X Labour said", "X Labour Party"."""
        party = self.gazetteer.party(self.tokens[i].text) if i < len(self.tokens) else None
        if party is None or party.name != self.tokens[i].text:
            return False
        return self._lower(i + 1) in self.words.groups.local_parties or not self._nameable_at(i + 1)

    def _lower(self, i: int) -> str:
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    # --- people ------------------------------------------------------------------------------------------------------

    def people(self, taken: set[int]) -> Iterator[Name]:
        """People by title, by role noun, by the recogniser and by given name, outside `taken` tokens."""
        seen: set[int] = set()
        for first in self._starts(taken):
            if first in seen or first in taken:
                continue
            name = self._person_from(first, taken)
            if name:
                seen.update(range(name.first, name.last))
                yield name

    def surnames(self, names: list[Name]) -> Iterator[Name]:
        """The last names, standing alone, of people whom the article names in full."""
        taken = _taken(names)
        known = {n.text.rsplit(" ", 1)[-1] for n in names if n.kind is MentionKind.PERSON and " " in n.text}
        for token in self.tokens:
            if token.text not in known or token.i in taken or not (self._nameable(token) or self._no_month(token)):
                continue
            if not (self._nameable_at(token.i + 1) or self._nameable_at(token.i - 1)):
                yield Name(MentionKind.PERSON, token.i, token.i + 1, token.text)

    def _no_month(self, token: Token) -> bool:
        """May or April where it is no time: the surname of somebody whom the article names in full."""
        around = (self._lower(token.i - 1), self._lower(token.i + 1))
        return token.pos == "PROPN" and not (
            around[0] in self.words.names.before_months or any(word[:1].isdigit() for word in around)
        )

    def _starts(self, taken: set[int]) -> list[int]:
        """Tokens at which a person's name may begin, in the order of precedence."""
        titled = [t.i for t in self.tokens if t.i - 1 >= 0 and self._title_before(t.i) and self._nameable(t)]
        led = [t.i for t in self.tokens if self._nameable(t) and self._role_before(t.i)]
        given = [
            t.i
            for t in self.tokens
            if self._nameable(t) and t.text in self.gazetteer.given_names and self._nameable_at(t.i + 1)
        ]
        recognised = [
            i
            for n in self.parse.names
            if n.label == MentionKind.PERSON
            for i in [self._name_start(n.first, n.last)]
            if i is not None
        ]
        introduced = [t.i for t in self.tokens if self._introduced(t.i)]
        return [i for i in [*titled, *led, *given, *introduced, *recognised] if i not in taken]

    def _introduced(self, i: int) -> bool:
        """The start of two or three capitals that end in a surname with a title elsewhere, or go before an age."""
        if not self._nameable_at(i) or self._nameable_at(i - 1) or not self._nameable_at(i + 1):
            return False
        end = i + 3 if self._nameable_at(i + 2) else i + 2
        after = self.tokens[end : end + 3]
        head = self.tokens[end - 1]
        personal = head.dep in {"nsubjpass", "dobj"} and self.parse.head(head.i).lemma in self.words.personal_verbs
        aged = len(after) == 3 and after[0].text == after[2].text == "," and after[1].text.isdigit()
        return aged or personal or self.tokens[end - 1].text in self._titled

    @cached_property
    def _titled(self) -> frozenset[str]:
        """Surnames that stand behind a title."""
        return frozenset(t.text for t in self.tokens if self._title_before(t.i) and self._nameable(t))

    def _whole(self, first: int) -> int:
        """The first token of a double name: the *Kelly* of *Kelly-Anne Smith*."""
        while self._glued(first) and self.tokens[first - 1].text in _HYPHENS and self._nameable_at(first - 2):
            first -= 2
        return first

    def _person_from(self, first: int, taken: set[int]) -> Name | None:
        first = self._whole(first)
        last = self._run_end(first, taken)
        if last <= first:
            return None
        title = self._title_before(first)
        if last - first == 1 and not title and not (self._recognised(first) and self._stands_alone(first)):
            return None
        if title in self.words.titles.peers and self._lower(last) == "of" and self._nameable_at(last + 1):
            last = self._run_end(last + 1, taken)
        if title is None and not self._personal(first, last):
            return None
        return Name(MentionKind.PERSON, first, last, self._text(first, last), title=title)

    def _stands_alone(self, i: int) -> bool:
        """Whether one word alone may be a person: somebody's of the article, a given name, or in no place's setting."""
        token = self.tokens[i]
        if token.text in self._of_full_names or token.text in self.gazetteer.given_names or self._role_before(i):
            return True
        opens = i == 0 or token.i == self.parse.sentence_of(i).first or not self.tokens[i - 1].text[-1].isalnum()
        return not opens and self._lower(i - 1) not in self.words.names.before_places

    @cached_property
    def _of_full_names(self) -> frozenset[str]:
        """The words of names of two and more that the recogniser takes for people, and surnames behind a title."""
        several = (n for n in self.parse.names if n.label == MentionKind.PERSON and n.last - n.first > 1)
        return self._titled | {t.text for n in several for t in self.tokens[n.first : n.last]}

    def _personal(self, first: int, last: int) -> bool:
        """A run of capitals is a person if the recogniser, a given name or the words around it say so."""
        return (
            self._introduced(first)
            or self._recognised(first)
            or self.tokens[first].text in self.gazetteer.given_names
            or self._role_before(first)
        )

    def _recognised(self, i: int) -> bool:
        return i in self._person_tokens

    def _run_end(self, first: int, taken: set[int]) -> int:
        """End of the run of name words from `first`: capitals, hyphens between them, particles before them."""
        i = first
        sentence = self.tokens[first].sentence if first < len(self.tokens) else -1
        while i < len(self.tokens) and i not in taken and self.tokens[i].sentence == sentence:
            token = self.tokens[i]
            if self._nameable(token):
                if i > first and self._role_word(token) and not self._glued(i):
                    break
                i += 1
            elif i > first and token.lower in self.words.names.particles and self._particles_end(i) is not None:
                i = self._particles_end(i) or i
            elif i > first and token.text in _HYPHENS and self._nameable_at(i + 1):
                if token.text in _HYPHENS and not (self._glued(i) and self._glued(i + 1)):
                    break
                i += 2
            else:
                break
        return i

    def _particles_end(self, i: int) -> int | None:
        """The token behind particles and the name that they lead to: *van der* and *Lom*."""
        while i < len(self.tokens) and self.tokens[i].lower in self.words.names.particles:
            i += 1
        return i + 1 if self._nameable_at(i) else None

    def _glued(self, i: int) -> bool:
        """No space before token `i`."""
        return i > 0 and self.tokens[i - 1].end == self.tokens[i].start

    def _name_start(self, first: int, last: int) -> int | None:
        """First token of a recognised person that is part of the name, widened to the left over given names."""
        while first < last and not (self._nameable(self.tokens[first]) and not self._role_word(self.tokens[first])):
            first += 1
        if first >= last:
            return None
        while first > 0 and self._belongs_before(first - 1):
            first -= 1
        return first

    def _belongs_before(self, i: int) -> bool:
        """A word of the same name that the recogniser left out in front: a given name, known or not."""
        if not self._nameable_at(i) or self.tokens[i].sentence != self.tokens[i + 1].sentence:
            return False
        token = self.tokens[i]
        if token.text in self.gazetteer.given_names:
            return True
        known = self.gazetteer.party(token.text) or self._role_word(token) or self._glued(i)
        return token.pos == "PROPN" and token.dep == "compound" and not known and 0 < token.head - token.i <= 2

    def _nameable_at(self, i: int) -> bool:
        return 0 <= i < len(self.tokens) and self._nameable(self.tokens[i])

    def _nameable(self, token: Token) -> bool:
        if not token.text[:1].isupper() or not token.text.replace("'", "").replace(".", "").isalpha():
            return False
        lower = token.lower.rstrip(".")
        if token.i > 0 and self.tokens[token.i - 1].lower in {"a", "an"} and token.text.isupper():
            return False
        return (
            lower not in self.words.names.never
            and lower not in self.words.titles.all
            and token.pos not in {"PUNCT", "PART"}
        )

    def _role_word(self, token: Token) -> bool:
        return token.lower in self.words.roles.all or token.lemma in self.words.roles.all

    def _role_before(self, i: int) -> bool:
        """A role noun right before: "Labour MP Anna Green"."""
        return (
            i > 0
            and self._role_word(self.tokens[i - 1])
            and self.tokens[i - 1].pos in {"NOUN", "PROPN"}
            and self._same_sentence(i)
        )

    def _same_sentence(self, i: int) -> bool:
        return self.tokens[i].sentence == self.tokens[i - 1].sentence

    def _title_before(self, i: int) -> str | None:
        if i <= 0 or not self._same_sentence(i):
            return None
        word = self.tokens[i - 1].lower.rstrip(".")
        return word if word in self.words.titles.all and self.tokens[i - 1].text[:1].isupper() else None

    # --- whatever the recogniser sees ---------------------------------------------------------------------------------

    def recognised(self) -> Iterator[Name]:
        """Parties, factions, bodies and seats by the recogniser, with what the gazetteer has under their names."""
        for seen in self.parse.names:
            kind = MentionKind(seen.label)
            if kind in {MentionKind.PERSON, MentionKind.OFFICE}:
                continue
            last = seen.last
            if kind is MentionKind.SEAT:
                if self._lower(seen.first) in self.words.names.never:  # "Brexit", "Britain"
                    continue
                last = next((i for i in range(seen.first, last) if self._lower(i) in {"at", "in", "for"}), last)
            hits = self.gazetteer.match([t.text for t in self.tokens[seen.first : last]])
            whole = (hit.entries for hit in hits if hit.end - hit.start == last - seen.first)
            entries = tuple(e for e in next(whole, ()) if e.kind is kind)
            member = any(e.member for e in entries)
            if last > seen.first:
                yield Name(kind, seen.first, last, self._text(seen.first, last), entries=entries, member=member)

    def sees(self, kind: MentionKind, name: Name) -> bool:
        """Whether the recogniser sees something of a kind at the place of a name."""
        return any(self._seen.get(i) == kind for i in range(name.first, name.last))

    @cached_property
    def _seen(self) -> dict[int, str]:
        return {i: n.label for n in self.parse.names for i in range(n.first, n.last)}

    # --- seats -------------------------------------------------------------------------------------------------------

    def unknown_seats(self) -> Iterator[Name]:
        """Seats that the gazetteer lacks: capitals after "MP for", and between "the" and "MP"."""
        for token in self.tokens:
            if token.lower == "for" and self._before_for(token.i - 1):
                first = token.i + 1 + (self._lower(token.i + 1) in {"the", "neighbouring", "nearby"})
                last = self._seat_run(first)
            elif token.lower in {"mp", "msp", "mla"} and self._place_word(token.i - 1):
                last = token.i
                first = self._seat_start(last)
            else:
                continue
            if last > first:
                yield Name(MentionKind.SEAT, first, last, self._text(first, last))

    def _before_for(self, i: int) -> bool:
        """Whether "for" behind a word leads to a seat: "MP for", "has sat for"."""
        return i >= 0 and (
            self._lower(i) in self.words.names.seat_heads or self.tokens[i].lemma in self.words.names.sitting
        )

    def headings(self) -> Iterator[Name]:
        """Seats that head a line of results: "FELL SIDE (Wharfeden): Lib Dem hold"."""
        for sentence in self.parse.sentences:
            head = _HEADING.match(self.parse.text, sentence.start)
            if head is None:
                continue
            party = self.parse.token_at(head.end())
            first, last = self.parse.token_at(head.start(1)), self.parse.token_at(head.end(1) - 1) + 1
            if any(
                self.gazetteer.party(self.parse.words(party, party + n))
                for n in (1, 2)
                if party + n <= len(self.tokens)
            ):
                yield Name(MentionKind.SEAT, first, last, self._text(first, last))

    def again(self, seats: list[Name]) -> Iterator[Name]:
        """Further places of seats of two words and more."""
        wanted = {tuple(t.lower for t in self.tokens[n.first : n.last]): n for n in seats if n.last - n.first > 1}
        sizes = {len(words) for words in wanted}
        lowered = [t.lower for t in self.tokens]
        for i in range(len(lowered)):
            for size in sizes:
                name = wanted.get(tuple(lowered[i : i + size]))
                if name is not None and i != name.first and not self._nameable_at(i + size):
                    yield replace(name, first=i, last=i + size)

    def _seat_start(self, last: int) -> int:
        """Where the run of capitals begins that ends before `last`; at `last` where no article stands before it."""
        first = last
        while self._place_word(first - 1) or (
            self._lower(first - 1) in {"and", "upon"} and self._place_word(first - 2)
        ):
            first -= 1
        return first if self._lower(first - 1) in {"the", "'s"} else last

    def _seat_run(self, first: int) -> int:
        i = first
        while i < len(self.tokens):
            if self._place_word(i) or (
                i > first
                and self._lower(i) in {"and", "&", "-", "upon", "under", "on", "the", "le"}
                and self._place_word(i + 1)
            ):
                i += 1
            else:
                break
        return i

    def _place_word(self, i: int) -> bool:
        if not 0 <= i < len(self.tokens):
            return False
        token = self.tokens[i]
        party = self.gazetteer.party(token.text) is not None
        return (
            token.text[:1].isupper()
            and token.pos in {"PROPN", "NOUN", "ADJ"}
            and not party
            and not self._role_word(token)
            and token.lower not in self.words.titles.all
        )

    def _text(self, first: int, last: int) -> str:
        """The words as printed where they are not shouted, else as the parser saw them."""
        printed = self.parse.words(first, last)
        seen = self.tokens[first:last]
        if not printed.isupper():
            return _SHOUTED.sub(lambda match: match.group().capitalize(), printed)
        if printed.isupper() and not all(t.text.isupper() for t in seen):
            return "".join(
                t.text + (" " if t.end < n.start else "") for t, n in zip(seen, [*seen[1:], seen[-1]], strict=True)
            )
        return printed


def without_possessive(name: Name, parse: Parse) -> Name:
    """The name without a possessive ending that the tokenizer left on it."""
    if name.text.endswith(("'s", "’s")) and name.last - name.first > 0:
        return replace(
            name, text=name.text[:-2], last=name.last - 1 if parse.tokens[name.last - 1].tag == "POS" else name.last
        )
    return name
