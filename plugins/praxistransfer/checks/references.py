"""Every reference leads to an entry of the right kind, under its present id."""

from __future__ import annotations

from collections.abc import Iterator

from praxistransfer.library import OWN_NAMESPACE, Library, key_of
from praxistransfer.model.base import Eintrag, Konzept
from praxistransfer.model.fields import Ref, is_kennung
from praxistransfer.model.german import enumerate_words, meant, quote
from praxistransfer.model.practice import Practice, Uebertragung
from praxistransfer.model.problem import Problem
from praxistransfer.model.walk import marked_values
from praxistransfer.model.words import KINDS


def check_references(library: Library) -> Iterator[Problem]:
    """Report references that lead nowhere, to the wrong kind, or to a former id."""
    for entry, origin in library.written:
        for link in marked_values(entry, Ref):
            found = reference_fault(library, link.mark, link.value)
            if found and is_kennung(link.value):  # otherwise the model has said so
                yield origin.problem(link.path, *found)
    for entry in library.everything:
        yield from _check_former_ids(library, entry)
        if isinstance(entry, Uebertragung):
            yield from _check_steps(library, entry)


def reference_fault(library: Library, ref: Ref, target: str) -> tuple[str, str, str] | None:
    """Return code, sentence and advice for a reference that is wrong, or None."""
    anything = ref.kinds == ("*",)
    key = key_of("" if anything else ref.kinds[0], target)
    kind = library.kinds.get(key)
    wanted = enumerate_words([f"„{KINDS[name].many}“" for name in ref.kinds if name != "*"])
    where = f"in der Liste {wanted}" if wanted else "im Handbuch"
    if kind is None and key[0] not in OWN_NAMESPACE and target in library.former_ids:
        new = library.former_ids[target]
        return "PT403", f"„{target}“ heißt jetzt „{new}“.", f"„{new}“ eintragen."
    if kind is None and library.unread_kinds & ({*KINDS} if anything else {*ref.kinds}):
        return None
    if kind is None:
        known = sorted(
            id_
            for (_, id_), its_kind in library.kinds.items()
            if is_kennung(id_)
            and (its_kind in ref.kinds or (anything and its_kind not in OWN_NAMESPACE))
        )
        text = f"{quote(target)} gibt es nicht.{meant(target, known)}"
        return "PT401", text, f"Eine Kennung eintragen, die {where} steht."
    if not anything and kind not in ref.kinds:
        text = f"„{target}“ gehört zu „{KINDS[kind].many}“."
        return "PT404", text, f"Hier eine Kennung aus der Liste {wanted} eintragen."
    entry = None if key[0] in OWN_NAMESPACE else library.entries.get(target)
    if isinstance(entry, Konzept) and entry.ersetzt_durch and not ref.history:
        text = f"„{target}“ ist abgelöst durch „{entry.ersetzt_durch}“."
        return "PT409", text, f"„{entry.ersetzt_durch}“ eintragen."
    return None


def _check_former_ids(library: Library, entry: Eintrag) -> Iterator[Problem]:
    """Report former ids that are in use, by this or another entry, now or formerly."""
    for number, old in enumerate(entry.frueher):
        in_use = key_of(entry.kind, old) in library.kinds
        taken = entry.id in library.entries and library.former_ids.get(old, entry.id) != entry.id
        if in_use or taken:
            text = f"Die frühere Kennung „{old}“ ist schon an einen Eintrag vergeben."
            advice = "Unter „frueher“ nur Kennungen nennen, die sonst kein Eintrag hat oder hatte."
            yield library.origin(entry).problem(("frueher", number), "PT402", text, advice)


def _check_steps(library: Library, entry: Uebertragung) -> Iterator[Problem]:
    """Report changes to steps that the practice does not have."""
    practice = library.entries.get(entry.praxis or "")
    known = [step.id for step in practice.schritte] if isinstance(practice, Practice) else []
    for number, change in enumerate(entry.anpassungen):
        if change.schritt and change.schritt not in known:
            near = meant(change.schritt, known)
            text = f"Den Schritt „{change.schritt}“ hat das Beispiel nicht.{near}"
            advice = "Einen Schritt aus dem Beispiel eintragen oder „schritt“ weglassen."
            path = ("anpassungen", number, "schritt")
            yield library.origin(entry).problem(path, "PT401", text, advice)
