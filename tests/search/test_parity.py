"""Python and the browser read every German word alike."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from needed import need_program
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
from thoroughness import some

from praxistransfer.search.german import BROWSER_TABLES, german_tables, words_of

HERE = Path(__file__).parent
FORMS = some(50_000)
"""So many forms of the dictionary are read, from everywhere in it; it has more than a million."""
AWKWARD = (
    "Schüler*innen Schüler/-innen SchülerInnenrat Mieter(in) Leiter/in",
    "Straße STRASSE ẞ ﬁ Ⅳ ² ½ ٣ 2016 §7",
    "İstanbul ISPARTA ıi Çağrı Łódź Ţepeș Timișoara Пловдив Ђоковић Київ",
    "ÄÖÜ äöü ae oe ue Ae Aerosol Israel neue Quelle bäuerlich SOE",
    "E-Mail KOMM-AN Rhein-Erft-Kreis a‐b c‑d e–f",
    "ΣΊΣΥΦΟΣ שלום العربية 日本語 한국어 👩‍👩‍👧 \u00adSchwimm\u00adkurs Cafe\u0301",
    "__proto__ constructor toString <b>fett</b> (.*)+ \\ \u202e",
)


def in_browser(lines: Iterable[str], folder: Path) -> list[str]:
    node = need_program("node", advice="Debian: apt install nodejs")
    path = folder / "tabellen.json"
    path.write_text(json.dumps({name: german_tables()[name] for name in BROWSER_TABLES}), "utf-8")
    output = subprocess.run(
        [node, str(HERE / "parity.js"), str(path)],
        input="".join(f"{line}\n" for line in lines),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    ).stdout
    return output.split("\n")[:-1]


def in_python(lines: Iterable[str]) -> list[str]:
    return [" ".join(f"{word.folded}={word.term}" for word in words_of(line)) for line in lines]


def test_both_read_the_words_of_a_dictionary_alike(tmp_path: Path) -> None:
    forms = DefaultDictionaryFactory(cache_max_size=0).get_dictionary("de")
    lines = [*list(forms)[:: max(1, len(forms) // FORMS)], *AWKWARD]
    assert len(lines) > min(FORMS, len(forms))
    pairs = zip(lines, in_python(lines), in_browser(lines, tmp_path), strict=True)
    assert [pair for pair in pairs if pair[1] != pair[2]] == []


# Signs that newer versions of Unicode added may be letters for one and nothing for the other.
OLD = st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs", "Cn", "Co", "Cc", "Zl", "Zp"])


@settings(max_examples=some(5))
@given(st.lists(st.text(OLD, max_size=12), min_size=200, max_size=200))
def test_both_read_any_text_alike(tmp_path: Path, lines: list[str]) -> None:
    pairs = zip(lines, in_python(lines), in_browser(lines, tmp_path), strict=True)
    assert [pair for pair in pairs if pair[1] != pair[2]] == []
