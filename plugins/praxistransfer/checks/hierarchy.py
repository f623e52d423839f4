"""No concept is, over any number of steps, its own broader concept."""

from __future__ import annotations

from collections.abc import Iterator

from praxistransfer.library import Library
from praxistransfer.model.problem import Problem


def check_hierarchy(library: Library) -> Iterator[Problem]:
    """Report each circle of ``oberbegriff`` once, at its alphabetically first member."""
    broader = {id_: getattr(entry, "oberbegriff", None) for id_, entry in library.entries.items()}
    for id_ in sorted(broader):
        chain = [id_]
        while (above := broader.get(chain[-1])) and above not in chain:
            chain.append(above)
        if above == id_ and id_ == min(chain):
            circle = " → ".join([*chain, id_])
            text = f"Die Oberbegriffe drehen sich im Kreis: {circle}."
            advice = "Bei einem dieser Einträge „oberbegriff“ ändern oder löschen."
            origin = library.origin(library.entries[id_])
            yield origin.problem(("oberbegriff",), "PT405", text, advice)
