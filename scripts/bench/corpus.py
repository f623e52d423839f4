"""A big content root of made-up entries for measurements; the same on every run.

The vocabularies are the handbook's own, and the words come from its texts: a sentence is a walk
from word to word. Rare compounds of two nouns let the number of different words grow with the
number of entries, as it does in real texts. Entry 17 is the same whether 200 or 10,000 are made.

``python scripts/bench/corpus.py 1000 ORDNER`` writes one.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, get_args

import yaml
from pydantic import BaseModel

from praxistransfer.model.base import Schritt
from praxistransfer.model.practice import Ergebnis, Practice, Uebertragung, Verwandt, Voraussetzung

REAL = Path(__file__).parents[2] / "practices"
HANDBUCH = {
    "titel": "Erfundenes Handbuch",
    "untertitel": "Künstlich erzeugte Einträge für Messungen",
    "land": "Nordrhein-Westfalen",
    "beschreibung": "Alle Beispiele in diesem Handbuch sind ausgedacht; sie dienen nur Messungen.",
}
COPIED = ("vokabulare", "muster", "wortwahl.yml")

Fields = dict[str, Any]


def write_corpus(folder: Path, count: int) -> None:
    """Write a content root with ``count`` practices; every tenth was taken over elsewhere."""
    for name in COPIED:
        source = REAL / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    _forget_practices(folder / "vokabulare/strukturelemente.yml", "anschauung")
    _forget_practices(folder / "vokabulare/handlungsfelder.yml", "handreichung")
    _write(folder / "handbuch.yml", _yaml(HANDBUCH))
    words, vocabulary = Words(), _vocabulary()
    for number in range(1, count + 1):
        maker = _Maker(number, words, vocabulary)
        practice = maker.practice()
        name = f"beispiele/{practice['handlungsfelder'][0]}/{practice['id']}.md"
        _write(folder / name, f"---\n{_yaml(practice)}---\n\n{maker.body()}")
        if number % 10 == 0:
            transfer = maker.transfer(practice)
            _write(folder / f"uebertragungen/{transfer['id']}.yml", _yaml(transfer))


def _forget_practices(path: Path, field: str) -> None:
    """Leave out a field that names real practices; none of them is in this handbook."""
    vocabulary = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    for entry in vocabulary["eintraege"]:
        entry.pop(field, None)
    _write(path, _yaml(vocabulary))


def _vocabulary() -> dict[str, list[str]]:
    """Return the name of each list → the ids in it that entries may refer to."""
    found = {"muster": sorted(path.stem for path in REAL.glob("muster/*.md"))}
    for path in sorted(REAL.glob("vokabulare/*.yml")):
        entries = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)["eintraege"]
        found[path.stem] = [entry["id"] for entry in entries if "ersetzt_durch" not in entry]
    return found


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


class _Style(yaml.CSafeDumper):
    """Writes YAML as the authors do: short lists in a line, long texts folded, no anchors."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


def _show_text(dumper: _Style, text: str) -> yaml.Node:
    style = ">" if len(text) > 80 else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


def _show_list(dumper: _Style, items: list[Any]) -> yaml.Node:
    in_a_line = all(isinstance(item, str) and " " not in item for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, in_a_line)


_Style.add_representer(str, _show_text)
_Style.add_representer(list, _show_list)


def _yaml(data: Mapping[str, Any]) -> str:
    dumped: str = yaml.dump(data, None, _Style, allow_unicode=True, sort_keys=False, width=100)
    return dumped


_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)*,?\Z")
_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{3,13}\Z")
_NEEDS_S = re.compile(r"(?:ung|heit|keit|schaft|ion|tät|ling)\Z")
_START, _END = "", "."
_COMPOUNDS = 0.05
"""Share of the nouns that become compounds."""


class Words:
    """Which word follows which in the texts of the handbook, and which nouns stand in them."""

    def __init__(self) -> None:
        self._following: dict[str, list[str]] = defaultdict(list)
        nouns: Counter[str] = Counter()
        for sentence in _sentences():
            before = _START
            for word in [*sentence, _END]:
                self._following[before].append(word)
                if before != _START and _NOUN.match(word):
                    nouns[word] += 1
                before = word
        self._nouns = list(nouns)
        # Less uneven than in running text, for compounds are made of rare nouns as well.
        self._weights = list(accumulate(count**0.5 for count in nouns.values()))

    def compound(self, random: Random) -> str:
        """Return a compound noun, e.g. "Beratungsstelle"."""
        first, second = random.choices(self._nouns, cum_weights=self._weights, k=2)
        return f"{first}{'s' if _NEEDS_S.search(first) else ''}{second.lower()}"

    def sentence(self, random: Random, most: int = 24) -> str:
        """Return a sentence of 5 to ``most`` words; it has no meaning."""
        while True:
            words = list(self._walk(random, most))
            if len(words) >= 5:
                return f"{' '.join(words).rstrip(',')}."

    def _walk(self, random: Random, most: int) -> Iterator[str]:
        word = _START
        for _ in range(most):
            word = random.choice(self._following[word])
            if word == _END:
                return
            compound = _NOUN.match(word) and random.random() < _COMPOUNDS
            yield self.compound(random) if compound else word


_SENTENCE = re.compile(r"[A-ZÄÖÜ„][^.:!?\[\]<>{}#|]{30,400}\.(?=\s)")


def _sentences() -> Iterator[list[str]]:
    """Yield the words of each sentence of the handbook, without numbers and signs."""
    places = _places()
    for path in sorted(REAL.rglob("*")):
        if path.suffix in {".md", ".yml"}:
            text = re.sub(r"\[\^[^\]]*\]", "", path.read_text("utf-8"))
            for sentence in _SENTENCE.findall(text):
                words = (word.strip("„“‚‘’\"'()") for word in sentence[:-1].split())
                # Nothing may be made up about a real place.
                yield [places.sub("Musterstadt", word) for word in words if _WORD.match(word)]


def _places() -> re.Pattern[str]:
    """Return what finds the names of the municipalities, also "Duisburger"."""
    text = (REAL / "vokabulare/kommunen.yml").read_text("utf-8")
    names = {name for label in re.findall(r"label: (.*)", text) for name in re.split(r"\W", label)}
    names = {name for name in names if len(name) > 3 and name not in {"Kreis", "Märkischer"}}
    return re.compile(rf"\b(?:{'|'.join(sorted(names))})[a-zäöüß]*")


class _Maker:
    """Makes one entry and what belongs to it; every choice comes from the number of the entry."""

    def __init__(self, number: int, words: Words, vocabulary: Mapping[str, list[str]]) -> None:
        self._number = number
        self._words = words
        self._vocabulary = vocabulary
        self._random = Random(f"praxistransfer-{number}")  # noqa: S311  # no secret
        self._sources = [f"quelle-{letter}" for letter in "abcd"[: self._number_of(2, 4)]]

    def practice(self) -> Fields:
        """Return the head of the entry."""
        numbers, source = self._number_of, self._source
        return {
            "id": id_of(self._number),
            "titel": f"Erfundenes Beispiel {self._number:05}: {self._noun()} und {self._noun()}",
            "kurzfassung": f"Erfunden: {self._text(26, most=70)}",
            "einfach": self._text(45, longest=9, most=110),
            "status": "aus_quellen",
            "handlungsfelder": self._ids("handlungsfelder", 1, 3),
            "zielgruppen": self._ids("zielgruppen", 1, 4),
            "kommunen": self._ids("kommunen", 1, 2),
            "orte": [f"Erfundener Ortsteil {self._noun()}"],
            "zeitraum": {"von": self._date(2008, 2014), "bis": self._date(2015, 2020)},
            "rolle_ki": self._word(Practice, "rolle_ki"),
            "rolle_ki_hinweis": self._sentence(),
            "quellen": [self._quelle(id_) for id_ in self._sources],
            "stand": self._date(2015, 2024),
            "akteure": [
                {"akteur": id_, "name": f"Erfundener {self._noun()}", "rolle": self._sentence(9)}
                for id_ in self._ids("akteure", 3, 6)
            ],
            "programme": self._ids("programme", 0, 2),
            "rechtsgrundlagen": self._ids("rechtsgrundlagen", 0, 1),
            "schritte": [
                {
                    "id": f"schritt-{step}",
                    "text": self._cited(10, most=40),
                    "teil": self._word(Schritt, "teil"),
                    "phase": self._word(Schritt, "phase"),
                    "quellen": [source()],
                }
                for step in range(1, numbers(4, 6) + 1)
            ],
            "muster": self._ids("muster", 0, 1),
            "ressourcen": {
                "personal": f"{numbers(1, 9)} Stellen, {numbers(2, 60)} Ehrenamtliche",
                "kosten": f"{numbers(1, 90)}.000 Euro im Jahr",
                "kostenband": self._random.choice(["gering", "mittel", "hoch"]),
                "foerderung": self._sentence(),
                "quellen": [source()],
            },
            "ergebnisse": [
                {
                    "aussage": self._sentence(),
                    "indikator": f"Zahl der {self._noun()}",
                    "wert": str(numbers(3, 900)),
                    "datum": self._date(2015, 2024),
                    "methode": self._word(Ergebnis, "methode"),
                    "gilt_fuer": self._word(Ergebnis, "gilt_fuer"),
                    "quelle": source(),
                }
                for _ in range(numbers(2, 4))
            ],
            "stolpersteine": [
                {
                    "art": id_,
                    "was": self._sentence(),
                    "gegenmassnahme": self._sentence(),
                    "half": self._random.choice(["ja", "nein", "offen"]),
                    "quelle": source(),
                }
                for id_ in self._ids("stolpersteine", 1, 3)
            ],
            "voraussetzungen": [
                {
                    "text": self._sentence(),
                    "art": self._word(Voraussetzung, "art"),
                    "grad": self._word(Voraussetzung, "grad"),
                    "quelle": source(),
                }
                for _ in range(numbers(1, 3))
            ],
            "lehren": self._cited(25),
            "nachhaltigkeit": self._word(Practice, "nachhaltigkeit"),
            "uebertragbarkeit": {
                "text": self._cited(18),
                "handlungsfelder": self._ids("handlungsfelder", 0, 1),
            },
            "risiken": [{"was": self._sentence(), "gegenmassnahme": self._sentence()}],
            "materialien": [
                {
                    "titel": f"Erfundene Vorlage {self._noun()}",
                    "url": f"https://beispiel.example/vorlagen/{self._number}.pdf",
                    "format": "PDF",
                }
            ],
            "verwandt": [
                {"id": id_, "beziehung": self._word(Verwandt, "beziehung")}
                for id_ in self._earlier(2)
            ],
            "unsicher": [self._sentence()],
        }

    def body(self) -> str:
        """Return the Markdown below the head."""
        goals = "\n".join(f"- {self._cited(9)}" for _ in range(self._number_of(2, 4)))
        links = "".join(
            f" Siehe auch [ein anderes Beispiel](eintrag:{id_})." for id_ in self._earlier(1)
        )
        sections = {
            "Ausgangslage": f"{self._cited(40)}\n\n{self._cited(30)}{links}",
            "Ziele": f"{goals}\n\n{self._cited(15)}",
            "Vorgehen": self._text(8),
            "Ergebnisse": f"**{self._noun()}:** {self._cited(30)}",
        }
        return "\n".join(f"## {title}\n\n{text}\n" for title, text in sections.items())

    def transfer(self, practice: Fields) -> Fields:
        """Return a take-over of the practice by another municipality."""
        id_ = f"erfundene-uebertragung-{self._number:05}"
        start, *_ = practice["kommunen"]
        goal = next(name for name in self._ids("kommunen", 2, 2) if name != start)
        return {
            "id": id_,
            "titel": f"Erfundene Übertragung {self._number:05}: {self._noun()}",
            "praxis": practice["id"],
            "art": "kommune_zu_kommune",
            "beleg": "ausdruecklich",
            "von": [{"name": "Erfundener Ort", "kommune": start}],
            "nach": [{"name": "Erfundenes Ziel", "kommune": goal}],
            "in_handlungsfeld": practice["handlungsfelder"][-1],
            "zeitraum": {"von": self._date(2015, 2020)},
            "status": self._word(Uebertragung, "status"),
            "uebernommen": self._sentence(),
            "anpassungen": [
                {
                    "schritt": step["id"],
                    "treue": self._random.choice(["uebernommen", "angepasst", "weggelassen"]),
                    "was": self._sentence(),
                    "grund": self._sentence(),
                }
                for step in practice["schritte"]
            ],
            "rat": self._sentence(),
            "quellen": [self._quelle("quelle-a")],
        }

    def _quelle(self, id_: str) -> Fields:
        return {
            "id": id_,
            "titel": f"Erfundener Bericht: {self._sentence(8)}",
            "herausgeber": f"Erfundene Stelle für {self._noun()}",
            "datum": self._date(2012, 2024),
            "url": f"https://beispiel.example/{self._number}/{id_}",
            "seite": f"S. {self._number_of(1, 90)}",
        }

    def _ids(self, name: str, least: int, most: int) -> list[str]:
        """Return different ids of a list; the first ones of the list are much more frequent."""
        ids = self._vocabulary[name]
        weights = [1 / (3 + rank) for rank in range(len(ids))]
        wanted = self._number_of(least, most)
        found: dict[str, None] = {}
        while len(found) < wanted:
            found[self._random.choices(ids, weights)[0]] = None
        return list(found)

    def _earlier(self, most: int) -> list[str]:
        """Return some ids of entries with lower numbers, so that smaller roots are whole."""
        wanted = min(self._number_of(0, most), self._number - 1)
        return [id_of(number) for number in self._random.sample(range(1, self._number), wanted)]

    def _word(self, model: type[BaseModel], field: str) -> str:
        """Return a word of the closed list of a field."""
        return self._random.choice(list(_closed_list(model.model_fields[field].annotation)))

    def _number_of(self, least: int, most: int) -> int:
        return self._random.randint(least, most)

    def _source(self) -> str:
        return self._random.choice(self._sources)

    def _date(self, first: int, last: int) -> str:
        return f"{self._number_of(first, last)}-{self._number_of(1, 12):02}"

    def _noun(self) -> str:
        return self._words.compound(self._random)

    def _sentence(self, longest: int = 20) -> str:
        return self._words.sentence(self._random, longest)

    def _text(self, least: int, *, longest: int = 24, most: int = 1000) -> str:
        """Return sentences with ``least`` words or a few more."""
        words: list[str] = []
        while len(words) < least:
            words += self._sentence(longest).split()
        return " ".join(words[:most])

    def _cited(self, least: int, most: int = 1000) -> str:
        """Return sentences that end with a source."""
        return f"{self._text(least, most=most)}[^{self._source()}]"


def _closed_list(annotation: Any) -> Iterator[str]:
    """Yield the words of a ``Literal``, also of one that may be missing."""
    for part in get_args(annotation):
        if isinstance(part, str):
            yield part
        else:
            yield from _closed_list(part)


def id_of(number: int) -> str:
    """Return the id of a made-up practice."""
    return f"erfundenes-beispiel-{number:05}"


if __name__ == "__main__":
    write_corpus(Path(sys.argv[2]), int(sys.argv[1]))
