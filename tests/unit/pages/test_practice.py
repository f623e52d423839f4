"""The page of a practice, as data: what it says, in which order, and what it asks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from samples import BARE, BODY, FULL, VOCABULARY, practice, transfer
from values import values_in

from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.addresses import Anchor
from praxistransfer.model.base import Eintrag
from praxistransfer.model.practice import Ergebnis, Practice, Zeitraum
from praxistransfer.pages.blocks import Checklist, Fact, Page, Section
from praxistransfer.pages.minute import end_sentence, sixty_seconds
from praxistransfer.pages.outcome import find_series, lead_result, show_results
from praxistransfer.pages.page_parts import Book
from praxistransfer.pages.practice import practice_page
from praxistransfer.pages.story_blocks import (
    Action,
    Judgement,
    Lane,
    Minute,
    Neighbours,
    Obstacle,
    Partner,
    Record,
    Span,
    Spread,
    Spreads,
    Strip,
    Unknowns,
)
from praxistransfer.pages.time_bar import period_in_words, time_bar
from praxistransfer.pages.unknowns import known_part, known_sentences
from praxistransfer.theme.charts import draw_little_map, draw_time_bar
from praxistransfer.theme.render import Renderer

B = TypeVar("B")
MakeLibrary = Callable[..., Library]
MakePage = Callable[..., Page]

JUDGEMENT: dict[str, Any] = {
    "methode": "kern-und-spielraum",
    "stand": "2026-11-30",
    "schritte": [
        {"schritt": "zwei", "teil": "kern", "grund": "Ohne den zweiten geht es nicht."},
        {"schritt": "drei", "teil": "optional", "grund": "Der dritte darf fehlen."},
    ],
    "anpassen": [{"was": "einen anderen Ball", "warum": "Anderswo ist die Wiese nass."}],
    "plan_90_tage": [{"schritt": "Ball suchen", "wochen": "1-3", "rolle": "Sportamt"}],
    "risiken": [{"was": "Der Ball rollt weg.", "gegenmassnahme": "Ein Zaun hilft."}],
    "fragen": ["Wem gehört der Ball?"],
    "passt_fuer": [{"handlungsfeld": "strategie", "grund": "Dort rollt auch etwas."}],
}


@pytest.fixture
def page_of(make_library: MakeLibrary) -> MakePage:
    """Return what makes the page of a practice, with other entries beside it."""

    def make(item: Practice, *others: Eintrag, today: str = "2026-12-01") -> Page:
        library = make_library(*VOCABULARY, item, *others)
        return practice_page(Book(Knowledge(library, today)), item)

    return make


def section(page: Page, id_: str) -> Section:
    return next(part for part in page.sections if part.id == id_)


def found(part: object, kind: type[B]) -> list[B]:
    return [*values_in(part, kind)]


def asked(page: Page) -> list[str]:
    return [item.text for block in found(page, Unknowns) for item in block.items]


# -- order ---------------------------------------------------------------------------------------


def test_a_full_practice_is_told_in_the_order_in_which_a_colleague_needs_it(
    page_of: MakePage,
) -> None:
    page = page_of(practice(FULL, BODY), practice(id="andere", titel="Eine andere Probe"))
    assert [part.id for part in page.sections] == [
        "kurz",
        "ausgangslage",
        "ziele",
        "vorgehen",
        "ergebnisse",
        "voraussetzungen",
        "stolpersteine",
        "lehren",
        "uebertragungen",
        "einschaetzung",
        "material",
        "offen",
        "verwandte-beispiele",
        "angaben",
    ]
    assert len({part.heading for part in page.sections}) == len(page.sections)


def test_a_bare_practice_is_a_note_without_a_section_that_says_nothing(page_of: MakePage) -> None:
    page = page_of(practice())
    assert [part.id for part in page.sections] == ["offen", "uebertragungen", "angaben"]
    assert page.hero
    assert page.hero.is_note
    assert page.hero.label == "Kurz notiert aus Kreis Muster"
    assert not found(page, Strip)


def test_the_head_says_what_it_is_and_where(page_of: MakePage) -> None:
    head = page_of(practice(FULL, BODY)).hero
    assert head
    assert head.lead == "Das ist ein einfacher Satz."
    assert head.field == Anchor("Spiel", "handlungsfelder/spiel/")
    assert (head.label, head.more_places) == ("Praxisbeispiel aus Kreis Muster", "Dorf")
    assert [(plate.name, link.target) for plate, link, _ in head.plates] == [
        ("Kreis Muster", "ki/ki-muster/")
    ]


def test_a_strategy_gives_way_to_a_narrower_field(page_of: MakePage) -> None:
    head = page_of(practice(FULL, BODY, handlungsfelder=["strategie", "spiel"])).hero
    assert head
    assert head.field.text == "Spiel"


def test_a_long_plain_text_is_cut_at_a_sentence(page_of: MakePage) -> None:
    text = "Das ist ein einfacher Satz mit einigen Wörtern. " * 12
    head = page_of(practice(FULL, BODY, einfach=text)).hero
    assert head
    assert 200 < len(head.lead) <= 330
    assert f"{head.lead} {head.rest}" == text.strip()


def test_the_first_deed_completes_what_is_not_there_yet(page_of: MakePage) -> None:
    deeds = found(page_of(practice(FULL, BODY)).top, Action)
    assert [deed.word for deed in deeds] == ["Ergänzen", "Passt das", "Merken", "Drucken", "Link"]
    assert deeds[1].target == "passung/?praxis=probe"


# -- in 60 seconds -------------------------------------------------------------------------------


def test_six_answers_come_from_the_fields_by_rule(page_of: MakePage) -> None:
    (minute,) = found(page_of(practice(FULL, BODY)), Minute)
    assert dict(minute.answers) == {
        "Anlass": ("So war es.[^blatt]",),
        "Idee": (" ".join(["Wort"] * 25) + ".",),
        "Für wen": (Anchor("Alle", "zielgruppen/alle/"),),
        "Was es braucht": ("Eine Stelle.[^blatt]",),
        "Was herauskam": ("Es ging.[^blatt]",),
        "Woran es hakte": ("Es regnete.",),
    }


def test_an_answer_that_nobody_gave_is_not_there() -> None:
    item = practice(FULL, {**BODY, "Ausgangslage": ""}, stolpersteine=[])
    minute = sixty_seconds(item, (), is_lead=False)
    assert minute
    assert [question for question, _ in minute.answers] == [
        "Idee",
        "Was es braucht",
        "Was herauskam",
    ]
    assert sixty_seconds(practice(), (), is_lead=True) is None


def test_the_idea_is_the_first_goal_where_the_summary_stands_above() -> None:
    minute = sixty_seconds(practice(FULL, BODY), (), is_lead=True)
    assert minute
    assert dict(minute.answers)["Idee"] == ("Ein Ziel.",)


def test_what_helped_is_told_with_what_was_difficult() -> None:
    stone = {"art": "regen", "was": "Es regnete.", "gegenmassnahme": "ein Zelt", "half": "ja"}
    minute = sixty_seconds(practice(FULL, BODY, stolpersteine=[stone]), (), is_lead=False)
    assert minute
    assert dict(minute.answers)["Woran es hakte"] == ("Es regnete. Dagegen half: ein Zelt.",)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("eine Stelle[^a][^b]", "Eine Stelle.[^a][^b]"),
        ("Fertig.[^a]", "Fertig.[^a]"),
        ("Eins[^a] und zwei[^b]", "Eins[^a] und zwei.[^b]"),
        ("Wirklich?", "Wirklich?"),
    ],
)
def test_an_answer_is_a_sentence(text: str, sentence: str) -> None:
    assert end_sentence(text) == sentence


# -- when and who --------------------------------------------------------------------------------


def spans(stand: str = "ohne Datum", **period: str) -> list[tuple[str, float, float]]:
    bar = time_bar(practice(zeitraum=period, stand=stand), "2026")
    return [(span.certainty, span.start, span.end) for span in bar.spans] if bar else []


def test_a_known_end_is_solid_and_an_unknown_one_runs_out() -> None:
    assert spans(von="2018", bis="2019") == [("belegt", 2018, 2020)]
    assert spans(von="2018") == [("belegt", 2018, 2019), ("laeuft_aus", 2019, 2022)]
    assert spans(von="2018", zuletzt_belegt="2022") == [
        ("belegt", 2018, 2023),
        ("laeuft_aus", 2023, 2026),
    ]
    assert spans(von="2018", laufend="ja", stand="2025") == [
        ("belegt", 2018, 2026),
        ("laeuft_aus", 2026, 2027),
    ]


def test_a_planned_end_is_not_taken_for_one_that_came() -> None:
    assert spans(von="2018", zuletzt_belegt="2019", bis_geplant="2021") == [
        ("belegt", 2018, 2020),
        ("geplant", 2020, 2022),
    ]


def test_without_a_beginning_it_fades_in_and_without_any_date_there_is_no_bar() -> None:
    assert [kind for kind, _, _ in spans(zuletzt_belegt="2020")] == [
        "kommt_auf",
        "belegt",
        "laeuft_aus",
    ]
    assert spans() == []


def test_a_period_in_words_says_what_was_not_found() -> None:
    period = Zeitraum.model_validate({"von": "2018", "hinweis": "Pilot; ein Ende ist nicht belegt"})
    assert period_in_words(period) == "ab 2018 · Pilot · ein Ende haben wir nicht gefunden"
    ended = Zeitraum.model_validate({"von": "2018", "bis": "2019", "unsicher": "ja"})
    assert period_in_words(ended) == "2018 bis 2019 · erschlossen"


def test_a_time_bar_is_drawn_in_hundredths_of_its_width() -> None:
    bar = time_bar(practice(zeitraum={"von": "2018", "bis": "2019"}), "2026")
    assert bar
    assert bar.spans == (Span("belegt", 2018, 2020),)
    drawn = draw_time_bar(bar)
    assert (bar.first, bar.last) == (2017, 2027)
    assert drawn.spans == ((10.0, 20.0, "belegt"),)
    assert drawn.years[0] == (0.0, 2017, " links")
    assert len(drawn.years) <= 7


def test_partners_stand_by_sector_and_whoever_leads_is_marked(page_of: MakePage) -> None:
    roles = ["trägt alles", "Federführung", ""]
    actors = [
        {"akteur": "verein", "name": f"Verein {role[:1]}", "rolle": role or None} for role in roles
    ]
    (strip,) = found(page_of(practice(FULL, BODY, akteure=actors)).top, Strip)
    assert [sector for sector, _ in strip.sectors] == ["Ehrenamt und Vereine"]
    assert [item.leads for item in found(strip, Partner)] == [False, True, False]
    (strip,) = found(page_of(practice(FULL, BODY, akteure=actors[:1])).top, Strip)
    assert [item.leads for item in found(strip, Partner)] == [True]
    assert strip.has_lead


# -- steps ---------------------------------------------------------------------------------------


def lane(page: Page) -> Lane:
    (block,) = found(page, Lane)
    return block


def test_what_a_source_says_of_a_step_is_not_what_the_editors_think(page_of: MakePage) -> None:
    steps = lane(page_of(practice(FULL, BODY, einschaetzung=JUDGEMENT))).steps
    assert [(step.part.kind, step.part.word, step.part.judged) for step in steps if step.part] == [
        ("kern", "Muss bleiben", False),
        ("kern", "Muss bleiben", True),
        ("optional", "Kann wegfallen", True),
    ]
    plain = lane(page_of(practice(FULL, BODY)))
    assert [step.part is None for step in plain.steps] == [False, True, True]
    assert (plain.kinds, plain.is_judged) == (("kern",), False)


def test_what_another_place_changed_hangs_at_its_step(page_of: MakePage) -> None:
    changes = [
        {"schritt": "eins", "treue": "uebernommen", "was": "Wie dort."},
        {"schritt": "zwei", "treue": "angepasst", "was": "Etwas anders.", "grund": "Es regnet."},
        {"treue": "neu", "was": "Ein Heft."},
    ]
    moved = transfer("u", "kommune_zu_kommune", status="erprobt", anpassungen=changes)
    page = page_of(practice(FULL, BODY), moved)
    first, second, _ = lane(page).steps
    assert first.changes == ()
    (change,) = second.changes
    assert (change.word, change.text, change.reason) == (
        "angepasst",
        "Etwas anders.",
        "Grund: Es regnet.",
    )
    assert change.place == Anchor("in Dort", "uebertragungen/u/")
    (spread,) = found(page, Spread)
    assert [change.word for change in spread.changes] == ["neu dazugekommen"]
    assert section(page, "uebertragungen").heading == "Weitergetragen"


def test_steps_may_stand_in_the_text(page_of: MakePage) -> None:
    body = {"Vorgehen": "Vorweg.\n\n1. Erst **dies**.[^blatt]\n2. Dann das."}
    assert [step.markdown for step in lane(page_of(practice(body=body))).steps] == [
        "Erst **dies**.[^blatt]",
        "Dann das.",
    ]
    told = page_of(practice(body={"Vorgehen": "Nur erzählt."}))
    assert not found(told, Lane)
    assert section(told, "vorgehen").look == "teil"


# -- results -------------------------------------------------------------------------------------


def result(**more: Any) -> Ergebnis:
    data = {"aussage": "Es ging.", "methode": "selbstbericht", "quelle": "blatt", **more}
    return Ergebnis.model_validate(data)


def test_the_best_founded_and_newest_number_stands_large() -> None:
    old, new = result(wert="300", datum="2018"), result(wert="rund 900", datum="2020")
    counted = result(wert="12 von 40", methode="zaehlung", datum="2010")
    assert lead_result([old, new]) is new
    assert lead_result([old, new, counted]) is counted
    assert lead_result([result(wert="sehr viel"), result(wert="16 Teams, 170 Spieler")]) is None
    assert lead_result([result(wert="5", gilt_fuer="programm"), result()]) is None
    results = show_results([counted, old], "")
    assert results
    assert results.headline
    assert (results.headline.before, results.headline.number, results.headline.behind) == (
        "",
        "12",
        "von 40",
    )
    assert [claim.value for claim in results.claims] == ["300"]
    assert show_results([], "") is None


def test_three_years_of_one_indicator_are_a_series_with_its_gaps() -> None:
    items = [
        result(indikator="Einsätze", wert=wert, datum=datum)
        for wert, datum in (("300", "2017"), ("rund 900", "2018"), ("3.500", "2022"))
    ]
    assert [*find_series(items)] == [2017, 2018, 2022]
    assert find_series(items[:2]) == {}
    results = show_results(items, "")
    assert results
    assert results.series
    assert [(when, number) for when, number, _, _ in results.series.rows] == [
        ("2017", 300),
        ("2018", 900),
        ("2019 bis 2021", None),
        ("2022", 3500),
    ]
    assert results.claims == ()


# -- what is needed, what was difficult, what others learned -------------------------------------


def test_needs_name_degree_and_source_but_nothing_unknown(page_of: MakePage) -> None:
    part = section(page_of(practice(FULL, BODY)), "voraussetzungen")
    assert {row.label: row.values for row in found(part, Fact)} == {
        "Personal": ("eine Stelle",),
        "Größenordnung": ("mittel (bis 50.000 Euro im Jahr)[^blatt]",),
    }
    (needs,) = found(part, Checklist)
    assert [(item.text, item.note, item.source) for item in needs.items] == [
        ("Ein Ball.", "muss sein", "blatt")
    ]


@pytest.mark.parametrize(
    ("half", "told"),
    [
        ("ja", "Dagegen: ein Zelt. Das half."),
        ("nein", "Dagegen: ein Zelt. Das half nicht."),
        ("offen", "Dagegen: ein Zelt."),
    ],
)
def test_an_obstacle_says_what_was_done_and_whether_it_helped(
    page_of: MakePage, half: str, told: str
) -> None:
    stone = {"art": "regen", "was": "Es regnete.", "gegenmassnahme": "ein Zelt.", "half": half}
    (item,) = found(page_of(practice(FULL, BODY, stolpersteine=[stone])), Obstacle)
    assert (item.text, item.kind.target, item.remedy) == (
        "Es regnete.",
        "stolpersteine/regen/",
        told,
    )


def test_whom_to_ask_is_an_office_and_never_named_twice(page_of: MakePage) -> None:
    contact = {"stelle": "Integrationszentrum Kreis Muster", "postfach": "ki@muster.example"}
    (block,) = found(page_of(practice(FULL, BODY, kontakt=contact)), Spreads)
    assert block.ask == (("Integrationszentrum Kreis Muster", "ki@muster.example"), ("es leitet",))
    (block,) = found(page_of(practice()), Spreads)
    assert block.ask == ((Anchor("Kommunales Integrationszentrum Kreis Muster", "ki/ki-muster/"),),)
    assert section(page_of(practice()), "uebertragungen").heading == "Wen fragen?"


def test_the_judgement_of_the_editors_is_marked_as_such(page_of: MakePage) -> None:
    part = section(page_of(practice(FULL, BODY, einschaetzung=JUDGEMENT)), "einschaetzung")
    (block,) = found(part, Judgement)
    assert part.look == "urteil"
    assert "Einschätzung der Redaktion" in block.method
    assert "keine Quelle sagt das" in block.method
    assert block.changes == (("Einen anderen Ball", "Anderswo ist die Wiese nass."),)
    assert [heading for heading, _ in block.parts] == [
        "Plan für die ersten 90 Tage",
        "Was schiefgehen kann",
        "Fragen an den Ort",
        "Könnte auch dienen",
    ]
    assert block.notes == ("Gut.",)
    assert not found(page_of(practice()), Judgement)


# -- what is not known ---------------------------------------------------------------------------


def test_one_box_asks_for_everything_that_nobody_says(page_of: MakePage) -> None:
    assert asked(page_of(practice())) == [
        "Seit wann es das gibt und ob es noch läuft",
        "Wie viel Zeit und Geld es braucht",
        "Was es bewirkt hat",
        "Was schwierig war und was dagegen half",
        "Was vor Ort da sein muss, damit es gelingt",
        "Welche Rolle das Kommunale Integrationszentrum hat",
        "Ob ein anderer Ort so arbeitet oder es versucht hat",
    ]
    assert asked(
        page_of(practice(FULL, BODY), transfer("u", "land_zu_land", status="erprobt"))
    ) == [
        "Das Jahr.",
        "Was es kostet und wie lange der Vorlauf war",
        "Was gegen die Stolpersteine half",
    ]


def test_what_cannot_apply_is_not_asked_for(page_of: MakePage) -> None:
    page = page_of(practice(nicht_zutreffend=["ressourcen", "ergebnisse", "voraussetzungen"]))
    assert not {"Wie viel Zeit und Geld es braucht", "Was es bewirkt hat"} & {*asked(page)}


def test_sentences_that_only_name_a_gap_move_into_the_box(page_of: MakePage) -> None:
    body = {**BODY, "Ergebnisse": "Es ging gut. Was sich änderte, ist hier nicht belegt."}
    page = page_of(practice(FULL, body))
    assert "Was sich änderte" in asked(page)
    assert "nicht belegt" not in repr(section(page, "ergebnisse"))
    assert (
        known_sentences("- Ein Punkt, der ist nicht belegt.")
        == "- Ein Punkt, der ist nicht belegt."
    )
    assert known_part("Geld vom Land; Beträge sind nicht belegt.") == "Geld vom Land."
    assert known_part("Geld vom Land. Wie viel, ist nicht belegt.") == "Geld vom Land."


def test_every_line_of_the_box_is_a_door(page_of: MakePage) -> None:
    (box,) = found(page_of(practice()), Unknowns)
    assert {item.target.partition("#")[0] for item in box.items} == {"mitmachen/"}
    assert box.items[-1].target.endswith("#eine-ubertragung-melden")
    assert "einer einzigen Quelle" in box.intro


# -- the end -------------------------------------------------------------------------------------


def test_the_record_is_folded_and_says_apart_what_is_for_editors(page_of: MakePage) -> None:
    (record,) = found(page_of(practice(FULL, BODY)), Record)
    readers = {row.label for row in record.facts.rows}
    editors = {row.label for row in record.for_editors.rows}
    assert {
        "Kurzfassung",
        "Handlungsfelder",
        "Zielgruppen",
        "Status",
        "Stand des Inhalts",
    } <= readers
    assert {"Belege", "Vollständigkeit", "Nächster Schritt"} <= editors
    assert not readers & editors
    assert record.summary == "Angaben zum Eintrag und 1 Quelle"


def test_related_practices_say_where_they_are_and_why(page_of: MakePage) -> None:
    page = page_of(practice(), practice(id="andere", titel="Eine andere Probe"))
    ((plate, link, reason),) = found(page, Neighbours)[0].items
    assert (plate.name, link.target) == ("Kreis Muster", "praxis/andere/")
    assert reason == "gleiches Handlungsfeld, gleiche Zielgruppe, gleiche Kommune"


def test_a_map_marks_one_place_large_and_many_as_they_are(nrw: Library) -> None:
    book = Book(Knowledge(nrw))
    for entry in nrw.entries_of(Practice):
        head = practice_page(book, entry).hero
        assert head
        drawn = draw_little_map(head)
        inside = [(x, y, size) for x, y, size, _ in drawn.marked]
        assert all(
            0 <= x <= drawn.width - size and 0 <= y <= drawn.height - size for x, y, size in inside
        )
        assert {size for *_, size in inside} <= ({76} if len(inside) == 1 else {42})


def test_nothing_on_a_page_speaks_the_language_of_the_record(nrw: Library) -> None:
    book, renderer = Book(Knowledge(nrw, "2026-12-01")), Renderer(Knowledge(nrw, "2026-12-01"))
    wrong = []
    for entry in nrw.entries_of(Practice):
        html = renderer.render(practice_page(book, entry)).html.replace("\N{SOFT HYPHEN}", "")
        readers = re.sub(r'<details class="redaktion">.*?</details>', "", html, flags=re.DOTALL)
        words = re.sub(
            r"<[^>]+>",
            "",
            re.sub(r'<section class="offen".*?</section>', "", readers, flags=re.DOTALL),
        )
        bad: list[object] = [word for word in ("Treue", "(Stufe", "betrifft:") if word in words]
        bad += [words.count("nicht belegt")] if words.count("nicht belegt") > 2 else []
        bad += re.findall(r"\bPT\d{3}\b", words)
        wrong += [(entry.id, bad)] if bad else []
    assert wrong == []


def test_bare_samples_stay_bare() -> None:
    assert not {"ergebnisse", "schritte", "einschaetzung"} & {*BARE}
