"""Pages that explain rules say what the rules do, and not merely something."""

from __future__ import annotations

from dataclasses import replace

from praxistransfer.library.completeness import NOT_EXPECTED, STAGES, list_expected
from praxistransfer.library.evidence import LADDER
from praxistransfer.library.freshness import FRESHNESS
from praxistransfer.library.grades import EFFORTS
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.library.readability import GRADES
from praxistransfer.model.addresses import HILFE, Anchor
from praxistransfer.model.faults import CODES
from praxistransfer.model.practice import Ergebnis, Practice, Vorgehensmuster
from praxistransfer.model.schema import field_rows, list_models
from praxistransfer.model.vocabulary import Handlungsfeld, Integrationszentrum
from praxistransfer.model.words import WORDS
from praxistransfer.model.writing import enumerate_words
from praxistransfer.pages.blocks import (
    Code,
    Fact,
    Facts,
    Inline,
    Links,
    Matrix,
    Notice,
    Page,
    Prose,
    Section,
    Table,
)
from praxistransfer.pages.field_reference import field_pages
from praxistransfer.pages.grading import grading_page
from praxistransfer.pages.help import help_pages
from praxistransfer.pages.maps import map_page
from praxistransfer.pages.page_parts import Book
from praxistransfer.pages.vocabulary import vocabulary_page


def blocks(page: Page, id_: str) -> tuple[object, ...]:
    return next(part.blocks for part in page.sections if part.id == id_)


def rows(block: object) -> list[tuple[str, ...]]:
    """Return what stands in the cells of a table."""
    assert isinstance(block, Table)
    return [tuple(" · ".join(map(str, cell)) for cell in row) for row in block.rows]


def links_of(section: Section) -> list[Anchor]:
    return [link for block in section.blocks if isinstance(block, Links) for link in block.items]


def targets(cell: tuple[Inline, ...]) -> list[str]:
    """Return where the links of a cell lead."""
    return [item.target for item in cell if isinstance(item, Anchor)]


def prose(block: object) -> str:
    """Return a text in one line."""
    assert isinstance(block, Prose)
    return " ".join(block.markdown.split())


# -- how entries are graded --------------------------------------------------------------------


def test_each_rung_says_which_methods_reach_it_and_what_they_need() -> None:
    table, _ = blocks(grading_page(), "belege")
    title = {name: info.title for name, info in Ergebnis.model_fields.items()}
    assert rows(table) == [
        (
            f"{rung.level} · {rung.name}",
            rung.rule,
            enumerate_words([WORDS[method] for method in rung.methods]) or "keine",
            enumerate_words(["Quelle", "Datum", *(str(title[name]) for name in rung.needs)])
            if rung.level
            else "keine",
        )
        for rung in LADDER
    ]


def test_methods_of_the_first_rung_are_said_to_stay_there() -> None:
    text = prose(blocks(grading_page(), "belege")[1])
    (first, second) = ({WORDS[method] for method in LADDER[number].methods} for number in (1, 2))
    limited = text.partition("keine starke: ")[2].partition(" bleiben auf Stufe 1,")[0]
    assert {word for word in first | second if word in limited} == first
    assert f"zählt sie als „{LADDER[1].name}“" in text


def test_efforts_states_and_grades_are_those_of_the_rules() -> None:
    page = grading_page()
    assert blocks(page, "aufwand")[0] == Facts((Fact("Aufwand", tuple(EFFORTS.values())),))
    assert f"steht „{EFFORTS['beschrieben']}“." in prose(blocks(page, "aufwand")[1])
    assert rows(blocks(page, "pruefung")[0]) == [*FRESHNESS.values()]
    assert rows(blocks(page, "lesbarkeit")[0]) == [(name, f"ab {least}") for least, name in GRADES]


def test_every_expected_field_and_section_stands_at_its_stage() -> None:
    _, facts, _ = blocks(grading_page(), "vollstaendigkeit")
    assert isinstance(facts, Facts)
    said = {row.label: row.values for row in facts.rows}
    assert list(said) == ["Steckbrief", "Vollprofil", "Transferpaket"]
    assert "Abschnitt „Ausgangslage“" in said["Steckbrief"]
    assert "Kurzfassung" in said["Steckbrief"]
    for stage, name in STAGES.items():
        wanted = [item for item in list_expected() if item.stage == stage]
        for item, value in zip(wanted, said[name], strict=True):
            assert value == (f"Abschnitt „{item.name}“" if item.is_section else item.label)


def test_what_is_not_counted_is_exactly_what_the_rules_exempt() -> None:
    text = prose(blocks(grading_page(), "vollstaendigkeit")[2])
    assert text.startswith("Nicht gezählt werden Angaben, die nicht zu jeder Praxis gehören")
    exempt = [
        str(info.title)
        for name, info in Practice.model_fields.items()
        if name in NOT_EXPECTED and info.title
    ]
    assert {"Kennung", "Orte"} <= {*exempt}
    assert text.endswith(f": {enumerate_words(exempt)}.")


def test_take_overs_count_from_the_status_on_that_the_rules_name() -> None:
    text = prose(blocks(grading_page(), "uebertragungen")[0])
    assert "Was erst „Interesse“ und „geplant“ ist, zählt noch nicht." in text
    assert "wenn mindestens eine Übernahme erprobt oder verstetigt oder abgewandelt ist" in text


# -- messages and fields -----------------------------------------------------------------------


def test_the_list_of_messages_has_each_code_once_below_what_it_is_about() -> None:
    index = help_pages()[0]
    listed = {part.heading: links_of(part) for part in index.sections}
    assert list(listed) == [
        "Die Datei",
        "Die Schreibweise",
        "Die Felder",
        "Verweise",
        "Der Text",
        "Die Veröffentlichung",
    ]
    for number, links in enumerate(listed.values(), 1):
        codes = sorted(code for code in CODES if code.startswith(f"PT{number}"))
        assert links == [
            Anchor(f"{code}: {CODES[code].title}", f"{HILFE}{code.lower()}/") for code in codes
        ]
    assert sum(map(len, listed.values())) == len(CODES)


def test_a_help_page_says_what_its_code_means_and_what_to_do() -> None:
    pages = {page.address: page for page in help_pages()}
    for code, text in CODES.items():
        page = pages[f"{HILFE}{code.lower()}/"]
        assert (page.title, page.lead) == (f"{code}: {text.title}", text.meaning)
        samples = [Code(text.wrong, "So nicht"), Code(text.right, "Sondern so")]
        assert page.sections[0].blocks == (Prose(text.remedy), *(samples if text.wrong else ()))


def test_every_kind_has_a_page_with_all_its_fields() -> None:
    index, *pages = field_pages()
    assert [link.target for link in links_of(index.sections[0])] == [page.address for page in pages]
    for page, (kind, model) in zip(pages, list_models().items(), strict=True):
        assert page.address == f"mitmachen/felder/{kind}/"
        assert rows(page.sections[0].blocks[0]) == [
            (
                row.name,
                f"{row.label}{' (nötig)' if row.required else ''}. {row.hint}",
                f"{row.form}. Beispiel: {row.example}" if row.example else row.form,
                row.stage,
            )
            for row in field_rows(model)
        ]
        assert page.sections[1].blocks == (
            Links((Anchor(f"JSON Schema: {page.title.removeprefix('Felder: ')}",
                          f"schema/{kind}.json"),)),
        )  # fmt: skip


# -- maps as tables ----------------------------------------------------------------------------


def test_the_map_as_a_table_has_a_column_for_each_strategy_and_one_for_all(nrw: Library) -> None:
    book = Book(Knowledge(nrw))
    table, _ = blocks(map_page(book), "tabelle")
    assert isinstance(table, Matrix)
    strategies = [field for field in nrw.entries_of(Handlungsfeld) if field.art == "strategie"]
    assert table.columns == (*(field.label for field in strategies), "insgesamt")
    assert [link.text for link, _ in table.rows] == [
        centre.label for centre in nrw.entries_of(Integrationszentrum)
    ]
    practices = nrw.briefs.values()
    for link, numbers in table.rows:
        id_ = link.target.split("/")[1]
        assert numbers[-1] == sum(id_ in practice.kommunen for practice in practices)


def test_a_map_without_practices_of_the_whole_land_names_none(beispielland: Library) -> None:
    def remark(library: Library) -> str:
        (block,) = blocks(map_page(Book(Knowledge(library))), "lesehilfe")
        return prose(block)

    assert remark(beispielland).endswith("Dazu kommt 1 landesweites Beispiel ohne Ort auf der "
                                         "Karte.")  # fmt: skip
    local = {id_: entry for id_, entry in beispielland.entries.items()
             if not (isinstance(entry, Practice) and entry.landesweit)}  # fmt: skip
    assert "landesweit" not in remark(replace(beispielland, entries=local))


# -- how an element of the network is told -------------------------------------------------------


def test_an_element_says_who_does_it_today_where_one_sees_it_and_what_the_editors_advise(
    beispielland: Library,
) -> None:
    book = Book(Knowledge(beispielland))
    page = vocabulary_page(book, beispielland.entries["musterbuero"])
    assert prose(blocks(page, "heute")[0]) == "Heute sitzt im erfundenen Musterbüro eine Katze."
    (practice,) = links_of(next(part for part in page.sections if part.id == "anschauung"))
    assert (practice.target, practice.note) == (
        "praxis/musterstadt-tandemgarten/",
        "Im Garten steht ein Schild des Musterbüros.",
    )
    (advice,) = blocks(page, "nutzung")
    assert isinstance(advice, Notice)
    assert (advice.tone, advice.title) == ("redaktion", "Einschätzung der Redaktion")
    assert advice.texts == ("Das Urteilswort Büronutzung rät, vorher anzuklopfen.",)


# -- how a pattern comes back ------------------------------------------------------------------


def test_a_pattern_says_as_a_judgement_where_it_comes_back(beispielland: Library) -> None:
    book = Book(Knowledge(beispielland))
    page = vocabulary_page(book, beispielland.entries["mindestens-drei-fragen"])
    notice, table = blocks(page, "wiederkehr")
    assert isinstance(notice, Notice)
    assert (notice.tone, notice.title) == ("redaktion", "Einschätzung der Redaktion")
    assert isinstance(table, Table)
    assert table.caption.startswith("Einschätzung der Redaktion")
    ((field, practices, kept, changed),) = table.rows
    assert targets(field) == ["handlungsfelder/nachbarschaft/"]
    assert targets(practices) == [
        "praxis/musterstadt-tandemgarten/",
        "praxis/kreis-musterland-tueren-oeffnen/",
    ]
    assert kept == ("Das Urteilswort Musterblieb meint die drei Fragen.",)
    assert changed == ("Das Urteilswort Musteranders meint die Klingel.",)


def test_a_pattern_comes_back_only_where_a_practice_of_the_field_follows_it(nrw: Library) -> None:
    book = Book(Knowledge(nrw))
    for pattern in nrw.entries_of(Vorgehensmuster):
        _, table = blocks(vocabulary_page(book, pattern), "wiederkehr")
        assert isinstance(table, Table)
        assert len(table.rows) >= 2, pattern.id
        assert all(practices for _, practices, _, _ in table.rows), pattern.id
