"""What a transfer package says, before anything typesets it."""

from __future__ import annotations

import pytest
from paper_reading import lines_on

from praxistransfer.downloads.package import Package, write_package
from praxistransfer.downloads.papers import (
    Gap,
    Grid,
    Pairs,
    Paper,
    Subheading,
    clean,
    text_of,
    write_sentence,
)
from praxistransfer.downloads.scribe import Scribe
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.addresses import Anchor
from praxistransfer.model.practice import Practice
from praxistransfer.model.text import List, Paragraph, Quote, Run, Table, lines_of
from praxistransfer.model.words import WORDS
from praxistransfer.pages import blocks as shown
from praxistransfer.pages.page_parts import Book

GARDEN = "musterstadt-tandemgarten"
SHORT = "probestadt-steckbrief"


def practice_of(library: Library, id_: str) -> Practice:
    practice = library.entries[id_]
    assert isinstance(practice, Practice)
    return practice


def package(library: Library, id_: str, base_url: str = "") -> Package:
    return write_package(Book(Knowledge(library)), practice_of(library, id_), base_url)


def scribe(library: Library, base_url: str = "") -> Scribe:
    book = Book(Knowledge(library))
    return Scribe(practice_of(library, GARDEN), book.knowledge, base_url)


def runs_of(paper: Paper) -> list[Run]:
    blocks = [*paper.lead, *(block for part in paper.parts for block in part.blocks)]
    return [run for block in blocks for line in lines_on(block) for run in line]


def part_of(paper: Paper, heading: str) -> str:
    (part,) = (part for part in paper.parts if part.heading == heading)
    return " ".join(text_of(line) for block in part.blocks for line in lines_on(block))


def test_a_citation_becomes_the_number_of_its_source(beispielland: Library) -> None:
    (paragraph,) = scribe(beispielland).copy_text("Ein **fettes** Wort.[^jahresbuch][^fremd]")
    assert paragraph == Paragraph(
        (
            Run("Ein "),
            Run("fettes", ("strong",)),
            Run(" Wort."),
            Run("", citation="2"),
            Run("[^fremd]"),
        )
    )


def test_a_source_that_a_text_cites_itself_is_not_named_twice(beispielland: Library) -> None:
    step = shown.Step("Ein Satz.[^jahresbuch]", "", "", (), ("jahresbuch", "gartengespraech"))
    (paragraph,) = scribe(beispielland).copy_step(step).text
    assert isinstance(paragraph, Paragraph)
    assert text_of(paragraph.runs) == "Ein Satz. [2] [3]"


def test_sources_of_a_step_follow_its_last_words(beispielland: Library) -> None:
    step = shown.Step(
        "Was:\n\n- Raum", "kern", "Kern", ("mit *Chor*[^jahresbuch]",), ("jahresbuch",)
    )
    made = scribe(beispielland).copy_step(step)
    assert made.text == (
        Paragraph((Run("Was:"),)),
        List(((Paragraph((Run("Raum"),)),),)),
        Paragraph((Run("", citation="2"),)),
    )
    variant = (Run("Variante: "), Run("mit *Chor*"), Run("", citation="2"))
    assert (made.part, made.variants) == ("Kern", (List(((Paragraph(variant),),)),))


def test_texts_stay_what_they_are_on_the_page(beispielland: Library) -> None:
    def line(text: str) -> Paragraph:
        return Paragraph((Run(text),))

    markdown = """3. drei
4. vier

   noch ein Absatz
   - innen

> Zitat\\
> mit *Zeilen*

| Jahr | Kinder |
|------|-------:|
| 2019 | `12`   |

Berater*innen und Schüler_innen
"""
    broken = (Run("Zitat"), Run("\n", is_break=True), Run("mit "), Run("Zeilen", ("em",)))
    made = scribe(beispielland).copy_text(markdown)
    assert made == (
        List(
            ((line("drei"),), (line("vier"), line("noch ein Absatz"), List(((line("innen"),),)))),
            ordered=True,
            start=3,
            tight=False,
        ),
        Quote((Paragraph(broken),)),
        Table(
            ((Run("Jahr"),), (Run("Kinder"),)),
            (((Run("2019"),), (Run("12", ("code",)),)),),
            ("", "right"),
        ),
        line("Berater*innen und Schüler_innen"),
    )


@pytest.mark.parametrize(
    ("markdown", "href"),
    [
        ("[x](eintrag:verein-beispiel)", "https://h.example/akteure/verein-beispiel/"),
        ("[x](eintrag:gibt-es-nicht)", ""),
        ("[x](https://example.org/a_(Kreis))", "https://example.org/a_(Kreis)"),
        ("[x][n]\n\n[n]: https://example.org/n", "https://example.org/n"),
        ("[x](HTTPS://example.org/)", "HTTPS://example.org/"),
        ("[x](javascript:alert(1))", ""),
        ("[x](mailto:a@example.org)", ""),
        ("[x](akteure/)", ""),
    ],
)
def test_links_lead_to_full_addresses_or_nowhere(
    beispielland: Library, markdown: str, href: str
) -> None:
    (paragraph,) = scribe(beispielland, "https://h.example/").copy_text(markdown)
    assert isinstance(paragraph, Paragraph)
    assert [(run.text, run.target) for run in paragraph.runs] == [("x", href)]


def test_citations_in_short_fields_are_numbers_on_paper_and_gone_elsewhere(
    beispielland: Library,
) -> None:
    practice = practice_of(beispielland, GARDEN)
    cited = "Vierzig Berater*innen[^jahresbuch]"
    assert practice.ressourcen is not None
    result = practice.ergebnisse[0].model_copy(
        update={"aussage": cited, "wert": cited, "indikator": cited}
    )
    changed = practice.model_copy(
        update={
            "ressourcen": practice.ressourcen.model_copy(update={"kosten": cited}),
            "ergebnisse": (result,),
            "schritte_90_tage": (cited,),
            "kurzfassung": cited,
        }
    )
    made = write_package(Book(Knowledge(beispielland)), changed)
    shown = text_of(Scribe(practice, Knowledge(beispielland), "").copy_value(cited))
    assert shown == "Vierzig Berater*innen [2]"
    for heading in ("Kosten", "Beispiel aus: Musterstadt"):
        assert shown in part_of(made.vorlage, heading)
    words = "Vierzig Berater*innen"
    assert dict(made.plan.costs)["Kosten insgesamt"] == words
    assert made.plan.indicators == (words,)
    assert made.plan.measures[0].text == words
    assert made.summary == words
    assert "[^" not in repr(made)


def test_blocks_of_pages_say_on_paper_what_they_say_there(beispielland: Library) -> None:
    unknown = shown.Fact("Leer", ())
    facts = shown.Facts((shown.Fact("Ort", ("Hier[^jahresbuch]", Anchor("Dort", "ki/"))), unknown))
    table = shown.Table("Wer was tat", ("Wer", "Was"), ((("A", "B"), ("nichts",)),))
    blocks: tuple[shown.Block, ...] = (
        facts,
        shown.Signs((shown.Sign("beleg", "Belege", "gut", ("zweimal",)),)),
        shown.Checklist("x", "Hinweis", (shown.CheckItem("k", "Raum", "Muss", "jahresbuch"),)),
        shown.Links((Anchor("Nachbar", "ki/", "Verein"),)),
        shown.Notice("unsicher", "Unsicher", ("Eins.",)),
        shown.Notice("unsicher", "Mehr", ("Eins.", "Zwei.")),
        shown.Transfers(
            (shown.Transfer(Anchor("Zug", "x/"), "2 Schritte", "Am Ort.", facts, table),)
        ),
        shown.Transfers((shown.Transfer(Anchor("Zug", "x/"), "2 Schritte", "", facts, None),)),
        shown.Empty(),
    )
    made = scribe(beispielland).copy_page_blocks(blocks)
    told = [
        [block.text] if isinstance(block, Subheading) else list(map(text_of, lines_on(block)))
        for block in made
    ]
    pairs = ["Hier [2]", "Dort", "nicht belegt"]
    grid = ["Wer", "Was", "A · B", "nichts"]
    assert told == [
        pairs,
        ["gut", "zweimal"],
        ["Raum [2] (Muss)"],
        ["Nachbar Verein"],
        *(["Unsicher"], ["Eins."]),
        *(["Mehr"], ["Eins.", "Zwei."]),
        *(["Zug"], ["Am Ort. 2 Schritte."], pairs, grid),
        *(["Zug"], ["2 Schritte."], pairs),
        ["nicht belegt"],
    ]
    named = [[row.label for row in block.rows] for block in made if isinstance(block, Pairs)]
    assert named == [["Ort", "Leer"], ["Belege"], ["Ort", "Leer"], ["Ort", "Leer"]]
    assert [block.caption for block in made if isinstance(block, Grid)] == ["Wer was tat"]


def test_the_state_of_an_entry_is_told_in_a_line_and_with_its_doubts(
    beispielland: Library,
) -> None:
    told = (
        "Status: geprüft und übertragbar",
        "Geprüft am: 29. Februar 2024",
        "Geprüft durch: Fachstelle für Übertragung im Musterbüro",
        "Zu prüfen bis: 1. Februar 2026",
        "Freigabe: Leitung des Integrationszentrums Musterstadt",
        (
            "Belege: ausgewertet (Stufe 2 von 4); 2 Aussagen mit Quelle und Datum tragen diese "
            "Stufe (Methode: Befragung und Zählung)."
        ),
        (
            "Kontakt: Integrationszentrum Musterstadt, Bereich Nachbarschaft; "
            "nachbarschaft@musterstadt.example"
        ),
        f"Kennung: {GARDEN}",
        "Nutzungsrecht: CC0-1.0",
    )
    doubts = (
        "Ob 34 oder 35 Tandems gezählt worden sind, bleibt offen. "
        "Unklar ist, wem die Laufenten gehören."
    )
    state = part_of(package(beispielland, GARDEN).steckbrief, "Stand des Eintrags")
    assert state == f"{' · '.join(told)} {doubts}"


def test_links_into_the_handbook_need_its_address(beispielland: Library) -> None:
    (paragraph,) = scribe(beispielland).copy_text("Der [Verein](eintrag:verein-beispiel).")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs[1] == Run("Verein", ("link",), "")


def test_signs_that_harm_are_gone_and_lines_stay_one() -> None:
    assert clean("a\x00b\u202ec\ud800d\uffffe\u2028f\ng") == "abcde f g"


def test_a_sentence_of_ours_marks_what_is_to_be_filled_in_but_not_what_others_wrote() -> None:
    line = write_sentence("Am [Datum] in {place}.", place="Ort [alt] {x}")
    assert line == (
        Run("Am "),
        Gap("[Datum]"),
        Run(" in "),
        Run("Ort [alt] {x}"),
        Run("."),
    )
    assert [isinstance(run, Gap) for run in line] == [False, True, False, False, False]


def test_the_fact_sheet_says_what_the_page_says_and_names_what_nobody_knows(
    beispielland: Library,
) -> None:
    sheet = package(beispielland, GARDEN).steckbrief
    text = "".join(run.text for run in runs_of(sheet))
    for said in ("Regentonnen", "34 von 40", "bis 200.000", "0,25 Stelle", "ein dichtes Beispiel"):
        assert said in text
    short = package(beispielland, SHORT).steckbrief
    unknown = part_of(short, "Was in den ausgewerteten Quellen nicht steht")
    assert unknown.endswith("nicht belegt.")
    assert "Ressourcen" in unknown
    assert not [part for part in short.parts if part.heading == "Ressourcen"]


def test_a_fact_sheet_names_in_one_row_what_nobody_knows(beispielland: Library) -> None:
    garden = practice_of(beispielland, GARDEN)
    assert garden.ressourcen is not None
    needs = garden.ressourcen.model_copy(update={"kosten": None, "vorlauf": None})
    changed = garden.model_copy(update={"ressourcen": needs})
    sheet = write_package(Book(Knowledge(beispielland)), changed).steckbrief
    (pairs,) = (
        block
        for part in sheet.parts
        if part.heading == "Ressourcen"
        for block in part.blocks
        if isinstance(block, Pairs)
    )
    assert [row.label for row in pairs.rows] == ["Personal", "Förderung", "Kosten, Vorlauf"]


def test_a_paper_says_nothing_of_its_entry_that_another_day_makes_untrue(
    beispielland: Library,
) -> None:
    sheet = package(beispielland, GARDEN).steckbrief
    state = part_of(sheet, "Stand des Eintrags")
    assert "Geprüft am: 29. Februar 2024" in state
    for said in ("Prüfung:", "Vollständigkeit", "Nächster Schritt"):
        assert said not in state


def test_a_draft_of_an_entry_says_so_before_anything_else(beispielland: Library) -> None:
    practice = practice_of(beispielland, GARDEN)
    for status, said in (("entwurf", True), ("uebertragbar", False)):
        changed = practice.model_copy(update={"status": status})
        made = write_package(Book(Knowledge(beispielland)), changed)
        for paper in (made.steckbrief, made.vorlage):
            lead = [text_of(line) for block in paper.lead for line in lines_on(block)]
            assert ("Status: Dieser Eintrag ist: Entwurf." in lead) is said


def test_every_paper_ends_with_the_sources(beispielland: Library) -> None:
    made = package(beispielland, GARDEN)
    for paper in (made.steckbrief, made.vorlage, made.checkliste):
        assert paper.parts[-1].heading == "Quellen"
        assert "Jahresbuch" in part_of(paper, "Quellen")


def test_the_draft_has_everything_that_a_council_asks_for(beispielland: Library) -> None:
    headings = [part.heading for part in package(beispielland, GARDEN).vorlage.parts]
    assert headings == [
        "Betreff",
        "Sachverhalt",
        "Beispiel aus: Musterstadt",
        "Was bleiben müsste und was sich ändern darf",
        "Voraussetzungen",
        "Kosten",
        "Beschlussvorschlag",
        "Quellen",
    ]


def rows_of(paper: Paper, heading: str) -> list[list[str]]:
    """Return the texts of all cells of the table of a part."""
    (grid,) = (
        block
        for part in paper.parts
        if part.heading == heading
        for block in part.blocks
        if isinstance(block, Grid)
    )
    cells = [[text_of(line) for cell in row for line in lines_of(cell)] for row in grid.rows]
    return [[text_of(name) for name in grid.head], *cells]


def test_the_draft_sets_what_is_needed_beside_what_is_there(beispielland: Library) -> None:
    vorlage = package(beispielland, GARDEN).vorlage
    open_ = "[vorhanden / fehlt / zu klären]"
    assert rows_of(vorlage, "Voraussetzungen") == [
        ["Voraussetzung im Beispiel", "Grad", "Bei uns"],
        ["Es gibt Menschen, die gärtnern möchten. [1]", "Muss", open_],
        ["Jedes Tandem hat eine Ansprechstelle.", "nicht belegt", open_],
        ["Die Fläche ist mit dem Bus erreichbar.", "Soll", open_],
        ["Der Gemeinderat hat zugestimmt.", "Muss", open_],
    ]
    assert rows_of(vorlage, "Kosten") == [
        ["Bedarf", "Im Beispiel", "Bei uns"],
        [
            "Personal",
            "0,25 Stelle im Integrationszentrum, 6 Ehrenamtliche",
            "[Stellen oder Stunden]",
        ],
        [
            "Kosten insgesamt",
            "einmalig 4.800 Euro für Zaun & Wasser, jährlich 9.500 Euro",
            "[Betrag in Euro, einmalig und jährlich]",
        ],
        [
            "Förderung",
            "Landesprogramm „Gemeinsam unterm Apfelbaum“, Stiftung „Musterherz & Töchter“",
            "[Programm, Betrag, Frist]",
        ],
        ["Vorlauf", "acht Monate", "[Monate]"],
    ]
    assert part_of(vorlage, "Kosten").endswith(
        "Belege zum Beispiel: [1] [Deckung im Haushalt: Produkt, Konto, Haushaltsjahr]"
    )


def test_the_draft_says_for_what_a_result_holds(beispielland: Library) -> None:
    practice = practice_of(beispielland, GARDEN)
    wide = practice.ergebnisse[0].model_copy(update={"gilt_fuer": "programm"})
    changed = practice.model_copy(update={"ergebnisse": (practice.ergebnisse[0], wide)})
    vorlage = write_package(Book(Knowledge(beispielland)), changed).vorlage
    claim = "34 Tandems gärtnerten mindestens eine Saison lang miteinander. (30. September 2023)"
    assert rows_of(vorlage, "Beispiel aus: Musterstadt") == [
        ["Aussage", "Wert", "Wie ermittelt"],
        [f"{claim} [1]", "34 von 40", "Zählung"],
        [f"{claim} (gilt für {WORDS['programm']}) [1]", "34 von 40", "Zählung"],
    ]


def test_the_checklist_has_a_box_and_a_note_for_each_step(beispielland: Library) -> None:
    checkliste = package(beispielland, GARDEN).checkliste
    rows = rows_of(checkliste, "Schritte")
    assert rows[0] == ["Erledigt", "Schritt", "Bei uns"]
    assert [(row[0], row[-1]) for row in rows[1:]] == [("☐", "[Notiz]")] * 4
    assert rows[3][1] == (
        "Sonntags um drei gibt es K & K. Wer will, bringt den Lotsenkoffer mit. [3] – optional"
    )
    assert rows[4][1] == (
        "Im November schauen alle zurück und entscheiden, wer weitermacht. "
        "– Einschätzung der Redaktion: optional"
    )


def test_what_must_stay_comes_from_sources_only(beispielland: Library) -> None:
    heading = "Was bleiben müsste und was sich ändern darf"
    known = part_of(package(beispielland, GARDEN).vorlage, heading)
    assert "Je zwei Menschen" in known
    unknown = part_of(package(beispielland, SHORT).vorlage, heading)
    assert unknown.startswith("Welche Schritte bleiben müssen und welche sich ändern lassen: nicht")


@pytest.mark.parametrize("heading", ["Sachverhalt", "Kosten", "Beschlussvorschlag"])
@pytest.mark.parametrize("id_", [GARDEN, SHORT])
def test_what_only_the_own_municipality_knows_is_left_to_be_filled_in(
    beispielland: Library, heading: str, id_: str
) -> None:
    (part,) = (part for part in package(beispielland, id_).vorlage.parts if part.heading == heading)
    runs = [run for block in part.blocks for line in lines_on(block) for run in line]
    assert [run for run in runs if isinstance(run, Gap)]


def test_costs_that_no_source_names_are_said_to_be_unknown(beispielland: Library) -> None:
    costs = dict(package(beispielland, SHORT).plan.costs)
    assert set(costs.values()) == {"nicht belegt"}
    assert "9.500 Euro" in dict(package(beispielland, GARDEN).plan.costs)["Kosten insgesamt"]


def test_the_checklist_begins_with_what_must_be_there(beispielland: Library) -> None:
    needs = part_of(package(beispielland, GARDEN).checkliste, "Voraussetzungen")
    assert needs.index("Muss: Der Gemeinderat") < needs.index("Jedes Tandem")
    assert "Soll: Die Fläche" in needs
    assert "Soll: Jedes Tandem" not in needs  # nobody says how much it is needed
    obstacles = part_of(package(beispielland, GARDEN).checkliste, "Stolpersteine")
    assert "→ Gegenmaßnahme: neues Plakat. Half es? nein." in obstacles
    assert "Gegenmaßnahme: nicht belegt. Half es? offen." in obstacles


def test_the_plan_is_filled_from_goals_first_days_steps_and_indicators(
    beispielland: Library,
) -> None:
    plan = package(beispielland, GARDEN).plan
    assert plan.goals[0] == "Menschen lernen sich kennen und sprechen miteinander."
    assert [measure.part for measure in plan.measures] == [
        *["erste 90 Tage"] * 3,
        "Einschätzung der Redaktion: Woche 1–3, Urteilswort Planrolle, Gartenamt",
        "Einschätzung der Redaktion: Woche 4–9, Integrationszentrum",
        "Einschätzung der Redaktion: Woche 13, alle",
        "anpassbar",
        "Kern: muss bleiben",
        "optional",
        "Einschätzung der Redaktion: optional",
    ]
    assert plan.indicators[0] == "unterschriebene Gartenverträge"


def test_steps_in_the_body_count_like_steps_in_the_head(beispielland: Library) -> None:
    practices = beispielland.entries_of(Practice)
    only_body = [
        item.id for item in practices if not item.schritte and "1. " in item.section("Vorgehen")
    ]
    assert only_body
    for id_ in only_body:
        assert package(beispielland, id_).plan.measures


def test_there_are_six_to_eight_slides_and_the_notes_say_everything(beispielland: Library) -> None:
    for practice in beispielland.entries_of(Practice):
        made = package(beispielland, practice.id)
        assert 6 <= 1 + len(made.folien) <= 8
        assert len({slide.title for slide in made.folien}) == len(made.folien)
        for slide in made.folien:
            assert len(slide.points) <= 9
            assert len(slide.notes) >= len(slide.points) - 3


def test_a_practice_of_the_whole_land_comes_from_it(beispielland: Library) -> None:
    everywhere = [item for item in beispielland.entries_of(Practice) if item.landesweit]
    assert everywhere
    for practice in everywhere:
        made = package(beispielland, practice.id)
        assert made.place == "Beispielland (landesweit)"
        assert "Beispiel aus Beispielland (landesweit)" in part_of(
            made.vorlage, "Beschlussvorschlag"
        )


def test_many_places_are_not_counted_but_named_in_part(beispielland: Library) -> None:
    practice = practice_of(beispielland, GARDEN)
    centres = [item.id for item in beispielland.summaries if item.kind == "integrationszentrum"]
    assert len(centres) >= 2
    many = practice.model_copy(update={"kommunen": (*centres, *centres)[:4]})
    made = write_package(Book(Knowledge(beispielland)), many)
    assert made.place.endswith(" und weitere")
    assert "Wo: " in part_of(made.vorlage, f"Beispiel aus: {made.place}")
