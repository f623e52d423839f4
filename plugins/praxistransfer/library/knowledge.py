"""What a page was made from, and whether that is still what it was.

Pages ask a library and relations that note every question. The answers, as fingerprints, are what
the page depends on: nobody has to state dependencies, and none can be forgotten. A question is a
line of text such as ``entry sport`` or ``incoming /sport``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import TypeVar, cast

from praxistransfer.library.fit import Fits, Judged
from praxistransfer.library.library import Key, Library, Origin, key_of
from praxistransfer.library.relations import Link, Related, Relations
from praxistransfer.library.standing import Condition, words_of_the_day
from praxistransfer.library.summaries import Brief, Head
from praxistransfer.model.base import Eintrag
from praxistransfer.model.betreiber import Betreiber
from praxistransfer.model.linkpruefung import Linkpruefung
from praxistransfer.model.practice import Practice, Uebertragung
from praxistransfer.model.pruefbericht import Pruefbericht
from praxistransfer.model.vocabulary import Begriff, Handbuch, Quellenwerk
from praxistransfer.model.wortwahl import Wortwahl

E = TypeVar("E", bound=Eintrag)
T = TypeVar("T")


class Reads:
    """The questions that were asked."""

    def __init__(self) -> None:
        self._asked: set[str] = set()
        self._shared: dict[str, tuple[object, set[str]]] = {}

    def note(self, kind: str, what: str = "") -> None:
        """Remember a question."""
        self._asked.add(f"{kind} {what}")

    def take(self) -> tuple[str, ...]:
        """Return the questions since the last call, in a fixed order."""
        asked, self._asked = self._asked, set()
        return tuple(sorted(asked))

    def share(self, name: str, make: Callable[[], T]) -> T:
        """Return what several pages need, made once; each of them depends on what it is made of."""
        if name not in self._shared:
            outer, self._asked = self._asked, set()
            value = make()
            self._shared[name] = (value, self._asked)
            self._asked = outer
        found, asked = self._shared[name]
        self._asked |= asked
        return cast("T", found)


class ReadLibrary:
    """What pages may ask a library.

    What concerns the whole, terms of the glossary and cited works are not noted: a change there
    concerns every page.
    """

    def __init__(self, library: Library, reads: Reads, today: str) -> None:
        self._library = library
        self._reads = reads
        self._today = today
        self.entries: Mapping[str, Eintrag] = _ReadEntries(library.entries, reads)
        self.begriffe: Mapping[str, Begriff] = library.begriffe
        self.werke: Mapping[str, Quellenwerk] = library.werke
        self.handbuch: Handbuch = library.handbuch
        self.betreiber: Betreiber = library.betreiber
        self.pruefbericht: Pruefbericht | None = library.pruefbericht
        self.wortwahl: Wortwahl = library.wortwahl

    def of(self, kind: type[E]) -> tuple[E, ...]:
        """Return all entries of one kind in German alphabetical order."""
        self._reads.note("kind", kind.kind)
        return self._library.of(kind)

    def heads_of(self, kind: type[Eintrag]) -> list[Head]:
        """Return the heads of all entries of one kind in German alphabetical order."""
        self._reads.note("kind", kind.kind)
        return self._library.heads_of(kind)

    def origin(self, entry: Eintrag) -> Origin:
        """Return where ``entry`` was read."""
        self._reads.note("origin", _name(entry))
        return self._library.origin(entry)

    @property
    def linkpruefung(self) -> Linkpruefung | None:
        """Which addresses led nowhere when they were last tried."""
        self._reads.note("links")
        return self._library.linkpruefung

    def whole_entry(self, id_: str) -> Eintrag | None:
        """Return an entry, for whoever shows what otherwise only its own page shows."""
        self._reads.note("whole", id_)
        return self._library.entries.get(id_)

    def head(self, id_: str) -> Head:
        """Return the head of an entry."""
        self._reads.note("entry", id_)
        return self._library.head(id_)

    @property
    def briefs(self) -> Mapping[str, Brief]:
        """What lists show of every practice, by its id and in German alphabetical order."""
        self._reads.note("kind", Practice.kind)
        return self._library.briefs

    def brief(self, id_: str) -> Brief:
        """Return what lists show of one practice."""
        self._reads.note("entry", id_)
        return self._library.head(id_).brief

    def condition(self, id_: str) -> Condition:
        """Return what is computed of a practice; whoever asks has read it anyway."""
        return self._library.condition(id_)

    def today_for(self, practice: Practice) -> str:
        """Return the day that counts as today, only for what time alone changes of a practice.

        That is what :func:`words_of_the_day` says. Whoever asks depends on these words, not on the
        day, so that nothing has to be made again on the next one.
        """
        self._reads.note("day", practice.id)
        return self._today

    def today_for_all(self) -> str:
        """Return the same for what time alone changes of any practice."""
        self._reads.note("days")
        return self._today

    def all_conditions(self) -> tuple[list[tuple[Head, str]], str]:
        """Return the head of every practice with its file, and the day that counts as today."""
        self._reads.note("conditions")
        heads = self._library.heads_of(Practice)
        return [(head, self._library.origin_of(head).file) for head in heads], self._today


class _ReadEntries(Mapping[str, Eintrag]):
    def __init__(self, entries: Mapping[str, Eintrag], reads: Reads) -> None:
        self._entries = entries
        self._reads = reads

    def __getitem__(self, id_: str) -> Eintrag:
        self._reads.note("entry", id_)
        return self._entries[id_]

    def __contains__(self, id_: object) -> bool:
        self._reads.note("entry", str(id_))
        return id_ in self._entries

    def __iter__(self) -> Iterator[str]:
        self._reads.note("all")
        return iter(self._entries)

    def __len__(self) -> int:
        self._reads.note("all")
        return len(self._entries)


class ReadRelations:
    """What pages may ask relations."""

    def __init__(self, relations: Callable[[], Relations], reads: Reads) -> None:
        self._relations = relations
        self._reads = reads

    def outgoing(self, entry: Eintrag) -> tuple[Link, ...]:
        """Return what ``entry`` refers to, in the order of its fields."""
        self._reads.note("outgoing", _name(entry))
        return self._relations().outgoing(entry)

    def incoming(self, entry: Eintrag) -> tuple[Link, ...]:
        """Return what refers to ``entry``: kind by kind, each in German alphabetical order."""
        self._reads.note("incoming", _name(entry))
        return self._relations().incoming(entry)

    def backlinks(self, entry: Eintrag) -> Mapping[str, tuple[Head, ...]]:
        """Return heading → the heads of entries that refer to ``entry`` under it, each once."""
        self._reads.note("outgoing", _name(entry))
        self._reads.note("incoming", _name(entry))
        return self._relations().backlinks(entry)

    def transfers(self, id_: str) -> tuple[Uebertragung, ...]:
        """Return the take-overs and programme sites of a practice in alphabetical order."""
        self._reads.note("transfers", id_)
        return self._relations().transfers(id_)

    def orphans(self) -> list[Head]:
        """Return the entries to which others should lead, but none does, in alphabetical order."""
        self._reads.note("orphans")
        return self._relations().orphans()

    def related_practices(self, practice: Practice) -> tuple[Related, ...]:
        """Return the practices closest to ``practice``, the closest first, with the reason."""
        self._reads.note("related", practice.id)
        return self._relations().related_practices(practice)

    def best_for(self, name: str) -> list[Judged]:
        """Return the practices that fit a centre or kind of municipality best."""
        self._reads.note("best", name)
        return self._relations().fits.best_for(name)

    @property
    def fits(self) -> Fits:
        """The comparison of all practices with any municipality."""
        self._reads.note("fits")
        return self._relations().fits


class Answers:
    """Fingerprints of the answers that a library and its relations give now."""

    def __init__(
        self,
        library: Library,
        relations: Callable[[], Relations],
        today: str = "",
    ) -> None:
        self._library = library
        self._relations = relations
        self._today = today
        self._heads = library.heads_by_key
        self._known: dict[str, bytes] = {}
        self._ways: Mapping[str, Callable[[str], Iterable[bytes]]] = {
            "all": self._all,
            "conditions": self._conditions,
            "day": self._day,
            "days": self._days,
            "entry": self._entry,
            "kind": self._kind,
            "links": self._links,
            "origin": self._origin,
            "incoming": self._incoming,
            "orphans": self._orphans,
            "transfers": self._transfers,
            "whole": self._whole,
            "outgoing": self._outgoing,
            "related": self._related,
            "best": self._best,
            "fits": self._fits,
        }

    def fingerprint(self, questions: Iterable[str]) -> bytes:
        """Return one hash of all answers."""
        whole = blake2b(digest_size=16)
        for question in questions:
            if question not in self._known:
                kind, _, what = question.partition(" ")
                answer = blake2b(question.encode(), digest_size=16)
                for part in self._ways[kind](what):
                    answer.update(part)
                self._known[question] = answer.digest()
            whole.update(self._known[question])
        return whole.digest()

    def _all(self, _: str) -> Iterator[bytes]:
        for head in self._library.heads:
            yield head.outside

    def _entry(self, id_: str) -> Iterator[bytes]:
        if head := self._heads.get(("", id_)):
            yield head.outside

    def _kind(self, kind: str) -> Iterator[bytes]:
        for head in self._library.heads:
            if head.kind == kind:
                yield head.outside

    def _origin(self, name: str) -> Iterator[bytes]:
        yield self._library.origins[_key(name)].file.encode()

    def _links(self, _: str) -> Iterator[bytes]:
        yield repr(self._library.linkpruefung).encode()

    def _whole(self, id_: str) -> Iterator[bytes]:
        if head := self._heads.get(("", id_)):
            yield head.digest

    def _conditions(self, _: str) -> Iterator[bytes]:
        for head in self._library.heads:
            if head.condition:
                yield head.outside + head.computed
                yield self._library.origin_of(head).file.encode()
                yield from self._day_of(head.condition)

    def _day(self, id_: str) -> Iterator[bytes]:
        head = self._heads.get(("", id_))
        if head and head.condition:
            yield from self._day_of(head.condition)

    def _day_of(self, condition: Condition) -> Iterator[bytes]:
        state, is_old = words_of_the_day(condition, self._library.werke, self._today)
        yield f"{state} {is_old}".encode()

    def _days(self, _: str) -> Iterator[bytes]:
        for head in self._library.heads:
            if head.condition:
                yield from self._day_of(head.condition)

    def _orphans(self, _: str) -> Iterator[bytes]:
        for head in self._relations().orphans():
            yield head.outside

    def _transfers(self, id_: str) -> Iterator[bytes]:
        for head in self._relations().transfer_heads(id_):
            yield head.outside

    def _incoming(self, name: str) -> Iterator[bytes]:
        for link in self._relations().incoming_of(_key(name)):
            yield link.origin.outside
            yield f"{link.label}|{link.back}".encode()

    def _outgoing(self, name: str) -> Iterator[bytes]:
        for link in self._relations().outgoing_of(_key(name)):
            yield link.goal.outside
            yield f"{link.label}|{link.back}".encode()

    def _related(self, id_: str) -> Iterator[bytes]:
        for other, reason, _ in self._relations().related_to(id_):
            yield self._heads["", other].outside
            yield reason.encode()

    def _best(self, name: str) -> Iterator[bytes]:
        for judged in self._relations().fits.best_for(name):
            head = judged.practice
            yield repr((head.id, head.name, head.found, judged.cells)).encode()

    def _fits(self, _: str) -> Iterator[bytes]:
        fits = self._relations().fits
        yield repr((fits.tables, fits.groups)).encode()


def _name(entry: Eintrag) -> str:
    return "/".join(key_of(entry.kind, entry.id))


def _key(name: str) -> Key:
    namespace, _, id_ = name.partition("/")
    return namespace, id_
