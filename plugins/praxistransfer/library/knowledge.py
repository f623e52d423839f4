"""What pages may ask the handbook. What was asked is noted: a page depends on the answers.

Nobody has to state what a page was made from, and nothing can be forgotten (ADR 13). A question is
a method, noted as a line of text such as ``find_summary sport``; it has changed if pages can show
something else of its answer (:func:`_show_answer`). What concerns the whole, terms of the glossary
and cited works are not noted: a change there concerns every page, and changes ``whole``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial, wraps
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar, cast

from praxistransfer.library.evidence import Evidence, evidence_of, is_old, level_of
from praxistransfer.library.fit import Fits, Judged
from praxistransfer.library.freshness import State, freshness_of
from praxistransfer.library.grades import Grades
from praxistransfer.library.library import Library, key_of
from praxistransfer.library.relations import Link, Related, Relations
from praxistransfer.library.summaries import Summary, summaries_in
from praxistransfer.library.transfers import Transfers, sort_transfers
from praxistransfer.model.base import Eintrag
from praxistransfer.model.linkpruefung import Linkpruefung
from praxistransfer.model.practice import Practice, PracticeBrief
from praxistransfer.model.vocabulary import Handlungsfeld
from praxistransfer.tools.store import fingerprint_of

E = TypeVar("E", bound=Eintrag)
P = ParamSpec("P")
T = TypeVar("T")


class Graded(NamedTuple):
    """A practice with its file and with all that is computed of it."""

    summary: Summary
    grades: Grades
    file: str
    freshness: State
    is_old: bool


def _show_answer(answer: object) -> object:
    """Return what pages can show of an answer; of an entry its outside."""
    shown = answer
    match answer:
        case Summary():
            shown = answer.outside
        case Graded():
            shown = (answer.summary.outside, answer.summary.computed, answer[2:])
        case Link():
            shown = (answer.origin.outside, answer.goal.outside, answer.label, answer.back)
        case Related():
            shown = (answer.practice.outside, answer.reason)
        case Judged(practice=summary):
            shown = (summary.id, summary.name, summary.references, answer.cells)
        case Fits():
            shown = (answer.tables, answer.groups)
        case list() | tuple():
            shown = [*map(_show_answer, answer)]
    return shown


def _fingerprint_of(answer: object) -> bytes:
    return fingerprint_of(repr(_show_answer(answer)).encode())


def _question(
    method: Callable[Concatenate[Knowledge, P], T],
) -> Callable[Concatenate[Knowledge, P], T]:
    """Note each call: the name of the method and what it is asked about, which is text."""

    @wraps(method)
    def ask(self: Knowledge, /, *about: P.args, **nothing: P.kwargs) -> T:
        self._asked.add(" ".join((method.__name__, *map(str, about))))
        return method(self, *about, **nothing)

    return ask


class Knowledge:
    """What the pages of a library may ask; ``today`` is the day that counts as today.

    Pages never see that day: they depend on what time alone says of a practice (ADR 16).
    """

    def __init__(self, library: Library, today: str = "") -> None:
        self._library = library
        self._today = today
        self._asked: set[str] = set()
        self._shared: dict[str, tuple[object, set[str]]] = {}
        self._fingerprints: dict[str, bytes] = {}
        self.handbuch = library.handbuch
        self.betreiber = library.betreiber
        self.pruefbericht = library.pruefbericht
        self.wortwahl = library.wortwahl
        self.begriffe = library.begriffe
        self.werke = library.werke

    @cached_property
    def _relations(self) -> Relations:
        return Relations(self._library)

    # -- what was asked ------------------------------------------------------------------------

    def take_questions(self) -> tuple[str, ...]:
        """Return the questions since the last call, in a fixed order."""
        asked, self._asked = self._asked, set()
        return tuple(sorted(asked))

    def share(self, name: str, make: Callable[[], T]) -> T:
        """Return what several pages need, made once; each of them depends on what it is made of."""
        if name not in self._shared:
            self._shared[name] = self._watch_questions(make)
        value, asked = self._shared[name]
        self._asked |= asked
        return cast("T", value)

    def hash_answers(self, questions: Iterable[str]) -> bytes:
        """Return a hash of the answers that are given now."""
        return fingerprint_of(*map(self._hash_answer, questions))

    def _hash_answer(self, question: str) -> bytes:
        if question not in self._fingerprints:
            answer, _ = self._watch_questions(partial(self._answer_again, *question.split(" ")))
            self._fingerprints[question] = _fingerprint_of((question, answer))
        return self._fingerprints[question]

    def _answer_again(self, name: str, *about: str) -> object:
        """Return the answer to a question; None if what it was asked about is gone."""
        with suppress(KeyError):
            return cast("object", getattr(self, name)(*about))
        return None

    def _watch_questions(self, make: Callable[[], T]) -> tuple[T, set[str]]:
        """Return what is made, and what is asked for it alone."""
        outer, self._asked = self._asked, set()
        try:
            return make(), self._asked
        finally:
            self._asked = outer

    @cached_property
    def whole(self) -> bytes:
        """A hash of what concerns every page."""
        values = (self.handbuch, self.betreiber, self.pruefbericht, self.wortwahl)
        summaries = [*summaries_in(self.begriffe).values(), *summaries_in(self.werke).values()]
        return _fingerprint_of((values, [summary.digest for summary in summaries]))

    @cached_property
    def outsides(self) -> bytes:
        """A hash of everything that pages can show of the entries of others."""
        checked = self._library.linkpruefung
        named = {id_ for fault in (checked.befunde if checked else ()) for id_ in fault.eintraege}
        questions = [
            "all_graded",
            "last_link_check",
            *(f"digest_of {id_}" for id_ in sorted(named)),
        ]
        return _fingerprint_of((self._library.outsides, self.hash_answers(questions)))

    # -- entries -------------------------------------------------------------------------------

    @_question
    def find_summary(self, id_: str) -> Summary | None:
        """Return the summary of an entry with a page of its own, if there is one."""
        return self._library.summaries_by_key.get(("", id_))

    def summary_of(self, id_: str) -> Summary:
        """Return the summary of an entry that is there."""
        self.find_summary(id_)
        return self._library.summary_of(id_)

    def find_entry(self, id_: str) -> Eintrag | None:
        """Return an entry with a page of its own, if there is one."""
        self.find_summary(id_)
        return self._library.entries.get(id_)

    def open_entry(self, id_: str) -> Eintrag:
        """Return an entry that is there."""
        self.find_summary(id_)
        return self._library.entries[id_]

    def brief_of(self, id_: str) -> PracticeBrief:
        """Return what lists show of a practice."""
        return self.summary_of(id_).brief

    @_question
    def digest_of(self, id_: str) -> bytes:
        """Return what changes with every word of an entry; nothing if there is none."""
        summary = self._library.summaries_by_key.get(("", id_))
        return summary.digest if summary else b""

    def find_whole(self, id_: str) -> Eintrag | None:
        """Return an entry, for whoever shows what otherwise only its own page shows."""
        self.digest_of(id_)
        return self._library.entries.get(id_)

    def file_of(self, entry: Eintrag) -> str:
        """Return the path of the file in which an entry stands."""
        return self._file_of(*key_of(entry.kind, entry.id))

    @_question
    def _file_of(self, namespace: str, id_: str) -> str:
        return self._library.origins[namespace, id_].file

    def entries_of(self, kind: type[E]) -> tuple[E, ...]:
        """Return all entries of one kind in German alphabetical order."""
        self._summaries_of(kind.kind)
        return self._library.entries_of(kind)

    def summaries_of(self, kind: type[Eintrag]) -> list[Summary]:
        """Return the summaries of all entries of one kind in German alphabetical order."""
        return self._summaries_of(kind.kind)

    @_question
    def _summaries_of(self, kind: str) -> list[Summary]:
        return [summary for summary in self._library.summaries if summary.kind == kind]

    @property
    def briefs(self) -> Mapping[str, PracticeBrief]:
        """What lists show of every practice, by its id and in German alphabetical order."""
        self._summaries_of(Practice.kind)
        return self._library.briefs

    @_question
    def last_link_check(self) -> Linkpruefung | None:
        """Return which addresses led nowhere when they were last tried."""
        return self._library.linkpruefung

    # -- grades --------------------------------------------------------------------------------

    def grades_of(self, id_: str) -> Grades:
        """Return what is computed of a practice alone; whoever asks has read it anyway."""
        return self._library.grades_of(id_)

    def level_of(self, id_: str) -> int:
        """Return on which rung the results of a practice stand."""
        return level_of(self.grades_of(id_).results, self.werke)

    @_question
    def freshness_of(self, id_: str) -> State:
        """Return whether a practice was checked, and whether that is still recent."""
        return freshness_of(self.grades_of(id_).review, self._today)

    @_question
    def _is_old(self, id_: str) -> bool:
        return is_old(self.grades_of(id_).results, self.werke, self._today)

    @_question
    def all_freshness(self) -> dict[str, State]:
        """Return for each practice whether it was checked, and whether that is still recent."""
        return {item.summary.id: item.freshness for item in self._graded}

    @_question
    def all_graded(self) -> list[Graded]:
        """Return every practice with all that is computed of it."""
        return self._graded

    @cached_property
    def _graded(self) -> list[Graded]:
        return [
            Graded(
                summary,
                summary.grades,
                self._library.origin_of(summary).file,
                freshness_of(summary.grades.review, self._today),
                is_old(summary.grades.results, self.werke, self._today),
            )
            for summary in self._library.summaries
            if summary.grades
        ]

    def evidence_of(self, id_: str) -> Evidence:
        """Return how well the results of a practice are evidenced."""
        self._transfers_to(id_)
        transfers, old = self._relations.open_transfers(id_), self._is_old(id_)
        return evidence_of(self.grades_of(id_).results, transfers, self.werke, old=old)

    def transfers_of(self, id_: str) -> Transfers:
        """Return how often a practice was taken over."""
        self._transfers_to(id_)
        return sort_transfers(self._relations.open_transfers(id_))

    @_question
    def _transfers_to(self, id_: str) -> list[Summary]:
        return self._relations.transfer_summaries(id_)

    @_question
    def this_year(self) -> str:
        """Return the year of the day that counts as today; empty if there is none (ADR 16)."""
        return self._today[:4]

    # -- links ---------------------------------------------------------------------------------

    def links_from(self, entry: Eintrag) -> Sequence[Link]:
        """Return what an entry refers to, in the order of its fields."""
        return self._links_from(*key_of(entry.kind, entry.id))

    @_question
    def _links_from(self, namespace: str, id_: str) -> Sequence[Link]:
        return self._relations.links_from((namespace, id_))

    def links_to(self, entry: Eintrag) -> Sequence[Link]:
        """Return what refers to an entry: kind by kind, each in German alphabetical order."""
        return self._links_to(*key_of(entry.kind, entry.id))

    @_question
    def _links_to(self, namespace: str, id_: str) -> Sequence[Link]:
        return self._relations.links_to((namespace, id_))

    @_question
    def judged_for(self, id_: str) -> list[Summary]:
        """Return practices and patterns that only the editors' judgement connects with an entry.

        Whoever shows them has to say that.
        """
        return self._relations.judged_for(id_)

    def backlinks_to(self, entry: Eintrag) -> Mapping[str, tuple[Summary, ...]]:
        """Return heading → the entries that refer to an entry under it, each once.

        What the entry itself states as related is left out, since its own page says that already.
        """
        links = (link.goal for link in self.links_from(entry) if link.label == "Verwandt")
        own = {(goal.kind, goal.id) for goal in links}
        groups: dict[str, dict[tuple[str, str], Summary]] = defaultdict(dict)
        for link in self.links_to(entry):
            key = link.origin.kind, link.origin.id
            if link.back != "Verwandt" or key not in own:
                groups[link.back][key] = link.origin
        return {heading: tuple(summaries.values()) for heading, summaries in groups.items()}

    def narrower_fields(self, entry: Eintrag) -> list[Handlungsfeld]:
        """Return the Handlungsfelder directly below an entry."""
        summaries = self.backlinks_to(entry).get("Unterbegriffe", ())
        entries = (self.open_entry(summary.id) for summary in summaries)
        return [item for item in entries if isinstance(item, Handlungsfeld)]

    def practices_of(self, entry: Eintrag) -> tuple[Summary, ...]:
        """Return the practices that refer to an entry or to a Handlungsfeld below it, each once."""
        origins = (link.origin for link in self.links_to(entry))
        summaries = {summary.id: summary for summary in origins if summary.kind == Practice.kind}
        for below in self.narrower_fields(entry):
            summaries |= {summary.id: summary for summary in self.practices_of(below)}
        return tuple(summaries.values())

    @property
    def counts_by_place(self) -> Counter[str]:
        """How many practices there are in each municipality."""
        return self.share("places", lambda: count_by_place(self.summaries_of(Practice)))

    @_question
    def find_orphans(self) -> list[Summary]:
        """Return the entries to which others should lead, but none does, in alphabetical order."""
        return self._relations.find_orphans()

    @_question
    def related_practices(self, id_: str) -> Sequence[Related]:
        """Return the practices closest to another one, the closest first, with the reason."""
        return self._relations.related_practices(id_)

    @_question
    def best_fits(self, name: str) -> list[Judged]:
        """Return the practices that fit a centre or kind of municipality best."""
        return self._relations.fits.best_for(name)

    @_question
    def all_fits(self) -> Fits:
        """Return the comparison of all practices with any municipality."""
        return self._relations.fits


def count_by_place(practices: Iterable[Summary]) -> Counter[str]:
    """Return how many of the practices there are in each municipality."""
    return Counter(id_ for summary in practices for id_ in summary.ids_in("kommunen"))
