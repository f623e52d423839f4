"""Every reference leads to an entry of the right kind, under its present id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from praxistransfer.library.library import OWN_NAMESPACE, Library, Origin, key_of
from praxistransfer.library.summaries import Summary, summaries_in
from praxistransfer.model import faults
from praxistransfer.model.base import Konzept
from praxistransfer.model.faults import Fault
from praxistransfer.model.fields import Ref, is_kennung
from praxistransfer.model.marks import MarkedValue, find_marked_values, name_values
from praxistransfer.model.places import CLASSES
from praxistransfer.model.practice import Uebertragung
from praxistransfer.model.problem import Problem
from praxistransfer.model.words import KINDS
from praxistransfer.model.writing import (
    MOST_OF_A_KIND,
    Suggestions,
    enumerate_words,
    quote_text,
    suggest_nearest,
)


def check_references(library: Library) -> Iterator[Problem]:
    """Report references that lead nowhere, to the wrong kind, or to a former id."""
    right: set[tuple[str, int, str]] = set()
    for summary in library.summaries:
        yield from _check_references_of(library, summary, right)
        yield from _check_former_ids(library, summary)
        if summary.kind == Uebertragung.kind:
            yield from _check_steps(library, summary)
    for draft, origin in library.drafts:
        yield from _check_links(library, find_marked_values(draft, Ref), origin)


def _check_references_of(
    library: Library, summary: Summary, right: set[tuple[str, int, str]]
) -> Iterator[Problem]:
    """Check the references of an entry; most are known to be ``right`` from another one."""
    unknown = [
        reference
        for reference in (*summary.references, *summary.judged)
        if (summary.kind, reference[0], reference[2]) not in right
    ]
    if not unknown:
        return
    links = name_values(CLASSES[summary.kind], Ref, unknown)
    problems = list(_check_links(library, links, library.origin_of(summary)))
    if not problems:
        right.update((summary.kind, number, target) for number, _, target in unknown)
    yield from problems


def _check_links(
    library: Library, links: Iterable[MarkedValue[Ref]], origin: Origin
) -> Iterator[Problem]:
    judged: dict[tuple[Ref, str], Fault | None] = {}
    wrong = 0
    for link in links:
        key = link.mark, link.value
        if key not in judged:
            judged[key] = reference_fault(library, *key, suggest=wrong < MOST_OF_A_KIND)
            wrong += judged[key] is not None
        fault = judged[key]
        if fault and is_kennung(link.value):  # otherwise the model has said so
            yield origin.problem(link.path, fault)


def reference_fault(
    library: Library, ref: Ref, target: str, *, suggest: bool = True
) -> Fault | None:
    """Return what is wrong with a reference, or None; to ``suggest`` another one takes long."""
    anything = ref.kinds == ("*",)
    key = key_of("" if anything else ref.kinds[0], target)
    kind = library.kinds.get(key)
    wanted = enumerate_words([f"„{KINDS[name].many}“" for name in ref.kinds if name != "*"])
    if kind is None and key[0] not in OWN_NAMESPACE and target in library.former_ids:
        return faults.RENAMED_ENTRY.fill(old=target, new=library.former_ids[target])
    if kind is None and library.unread_kinds & ({*KINDS} if anything else {*ref.kinds}):
        return None
    if kind is None:
        where = f"in der Liste {wanted}" if wanted else "im Handbuch"
        near = suggest_nearest(target, _list_known(library, ref)) if suggest else ""
        return faults.NO_SUCH_ENTRY.fill(id=quote_text(target), near=near, where=where)
    if not anything and kind not in ref.kinds:
        return faults.WRONG_KIND.fill(id=target, kind=KINDS[kind].many, wanted=wanted)
    may_be_replaced = key[0] not in OWN_NAMESPACE and issubclass(CLASSES[kind], Konzept)
    entry = library.entries.get(target) if may_be_replaced and not ref.history else None
    if isinstance(entry, Konzept) and entry.ersetzt_durch:
        return faults.REPLACED_ENTRY.fill(old=target, new=entry.ersetzt_durch)
    return None


def _list_known(library: Library, ref: Ref) -> list[str]:
    """Return the ids to which a reference may lead."""
    anything = ref.kinds == ("*",)
    return sorted(
        id_
        for (_, id_), kind in library.kinds.items()
        if is_kennung(id_) and (kind in ref.kinds or (anything and kind not in OWN_NAMESPACE))
    )


def _check_former_ids(library: Library, summary: Summary) -> Iterator[Problem]:
    """Report former ids that are in use, by this or another entry, now or formerly."""
    for number, old in enumerate(summary.former):
        in_use = key_of(summary.kind, old) in library.kinds
        taken = (
            summary.id in library.entries and library.former_ids.get(old, summary.id) != summary.id
        )
        if in_use or taken:
            fault = faults.FORMER_KENNUNG_TAKEN.fill(id=old)
            yield library.origin_of(summary).problem(("frueher", number), fault)


def _check_steps(library: Library, summary: Summary) -> Iterator[Problem]:
    """Report changes to steps that the practice does not have."""
    practices = summaries_in(library.entries)
    ids = summary.ids_in("praxis")
    known = Suggestions(practices[ids[0]].steps if ids and ids[0] in practices else ())
    for number, step in enumerate(summary.steps):
        if step and step not in known.words:
            fault = faults.NO_SUCH_STEP.fill(step=step, near=known.suggest(step))
            path = ("anpassungen", number, "schritt")
            yield library.origin_of(summary).problem(path, fault)
