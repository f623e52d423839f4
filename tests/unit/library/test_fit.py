"""Whether a practice fits a municipality: every rule at its edges, order, groups and pages."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from municipalities import HERE, THERE, VOCABULARY, centre, practice, transfer

from praxistransfer.library.fit import MOST_SHOWN, Fits
from praxistransfer.library.fit_rules import (
    ANSWERS,
    CRITERIA,
    KINDS,
    RESULTS,
    UNSAID,
    Criterion,
    Ours,
    Own,
    Place,
    Taken,
    Theirs,
    kind_in_words,
    size_in_words,
    size_of,
    staff_in_words,
    traits_of,
)
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.base import Eintrag
from praxistransfer.model.practice import Practice
from praxistransfer.model.vocabulary import (
    Foerderprogramm,
    Rechtsgrundlage,
)
from praxistransfer.pages.blocks import FitList, Table
from praxistransfer.pages.fit import fit_files, fit_list_page, fit_page, in_words
from praxistransfer.pages.page_parts import Book

MakeLibrary = Callable[..., Library]
NOBODY = Ours()
BY_ID = {criterion.id: criterion for criterion in CRITERIA}


def judged(criterion: str, ours: Ours = NOBODY, **theirs: Any) -> tuple[str, str]:
    rule = BY_ID[criterion]
    return rule.judge(
        rule.part(Theirs(**theirs)), getattr(ours, rule.asks) if rule.asks else UNSAID
    )


def result(criterion: str, ours: Ours = NOBODY, **theirs: Any) -> str:
    return judged(criterion, ours, **theirs)[0]


KREIS = Ours(kind="kreis")


@pytest.mark.parametrize(
    ("theirs", "wanted"),
    [
        ({"kinds": ("kreis",)}, "passt"),
        ({"kinds": ("kreisfreie_stadt", "kreis")}, "passt"),
        ({"everywhere": True}, "passt"),
        ({"kinds": ("staedteregion",)}, "anpassbar"),
        ({"kinds": ("staedteregion", "kreisfreie_stadt")}, "anpassbar"),
        ({"kinds": ("kreisfreie_stadt",)}, "weicht-ab"),
        ({"kinds": ("regionsangehoerige_stadt",)}, "weicht-ab"),
        ({"other_kind": "Inselgemeinde"}, "offen"),
        ({}, "offen"),
    ],
)
def test_the_kind_of_municipality(theirs: dict[str, Any], wanted: str) -> None:
    assert result("art", KREIS, **theirs) == wanted


def test_a_city_with_the_rights_of_another_kind_is_like_it_both_ways() -> None:
    city = Ours(kind="kreisfreie_stadt")
    assert result("art", city, kinds=("regionsangehoerige_stadt",)) == "anpassbar"
    other = Ours(kind="regionsangehoerige_stadt")
    assert result("art", other, kinds=("kreisfreie_stadt",)) == "anpassbar"


def test_who_does_not_say_their_kind_is_told_so() -> None:
    found, reason = judged("art", Ours(), kinds=("kreis",))
    assert found == "offen"
    assert reason.startswith("Sie haben keine Art")


@pytest.mark.parametrize(
    ("inhabitants", "band"),
    [(0, 0), (99_999, 0), (100_000, 1), (199_999, 1), (200_000, 2), (399_999, 2), (400_000, 3)],
)
def test_sizes_have_edges(inhabitants: int, band: int) -> None:
    assert size_of(inhabitants) == band


@pytest.mark.parametrize(
    ("ours", "sizes", "wanted"),
    [
        (1, (1,), "passt"),
        (1, (0, 1), "passt"),
        (1, (2,), "anpassbar"),
        (1, (0,), "anpassbar"),
        (1, (3,), "weicht-ab"),
        (0, (2, 3), "weicht-ab"),
        (1, (), "offen"),
        (UNSAID, (1,), "offen"),
    ],
)
def test_neighbouring_sizes_never_differ(ours: int, sizes: tuple[int, ...], wanted: str) -> None:
    assert result("groesse", Ours(size=ours), sizes=sizes) == wanted


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("100.000 bis 200.000 Einwohnerinnen und Einwohner", 1),
        ("100.000 bis unter 200.000", 1),
        ("unter 100.000", 0),
        ("über 400.000", 3),
        ("150.000", 1),
        ("90.000 bis 110.000", UNSAID),
        ("mittelgroß", UNSAID),
        ("", UNSAID),
    ],
)
def test_sizes_in_words(text: str, band: int) -> None:
    assert size_in_words(text) == band


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("3 bis 5 Stellen", 1),
        ("unter 3 Stellen", 0),
        ("0,5 Stellen", 0),
        ("3 Stellen", 1),
        ("5 Stellen", 1),
        ("5,5 Stellen", 2),
        ("über 5 Stellen", 2),
        ("mehr als 5", 2),
        ("2 bis 7 Stellen", UNSAID),
        ("viele", UNSAID),
    ],
)
def test_staff_in_words(text: str, band: int) -> None:
    assert staff_in_words(text) == band


def test_kinds_in_words() -> None:
    assert kind_in_words(" Kreisfreie Stadt ") == "kreisfreie_stadt"
    assert kind_in_words("Inselgemeinde") == ""


def test_the_strongest_reason_is_a_take_over_by_the_same_kind() -> None:
    tried = (("kreisfreie_stadt", "Stadt A"), ("kreis", "Kreis B"), ("", "Dorf C"))
    assert judged("uebertragungen", KREIS, tried=tried) == (
        "passt",
        "Schon übernommen in derselben Art von Kommune: Kreis B.",
    )
    elsewhere, reason = judged("uebertragungen", KREIS, tried=(*tried[:1], *tried[2:]))
    assert elsewhere == "anpassbar"
    assert "Stadt A und Dorf C" in reason
    assert result("uebertragungen", Ours(), tried=(("", "Dorf C"),)) == "anpassbar"


def test_a_stopped_take_over_counts_for_nothing_and_is_told() -> None:
    found, reason = judged("uebertragungen", KREIS, stopped=("Kreis B",))
    assert found == "offen"
    assert "Kreis B" in reason
    assert "zu lernen" in reason
    assert result("uebertragungen", KREIS, unclear=("Kreis B",)) == "offen"
    assert result("uebertragungen", KREIS) == "offen"


@pytest.mark.parametrize(
    ("role", "wanted"),
    [
        ("traeger", "passt"),
        ("partner", "passt"),
        ("foerderer", "anpassbar"),
        ("beteiligt", "anpassbar"),
        ("nicht_belegt", "offen"),
    ],
)
def test_the_role_of_the_centre(role: str, wanted: str) -> None:
    assert result("rolle", role=role) == wanted


@pytest.mark.parametrize(
    ("ours", "theirs", "wanted"),
    [
        (1, {"staff": 1}, "passt"),
        (2, {"staff": 0}, "passt"),
        (0, {"staff": 1}, "anpassbar"),
        (0, {"staff": 2}, "weicht-ab"),
        (0, {"staff": 2, "costs": "gering"}, "weicht-ab"),
        (UNSAID, {"staff": 2, "costs": "gering"}, "passt"),
        (1, {"costs": "gering"}, "passt"),
        (1, {"costs": "mittel"}, "offen"),
        (1, {"costs": "hoch"}, "offen"),
        (1, {"costs": "beschrieben"}, "offen"),
        (1, {}, "offen"),
    ],
)
def test_effort_compares_posts_and_else_low_costs(
    ours: int, theirs: dict[str, Any], wanted: str
) -> None:
    assert result("aufwand", Ours(staff=ours), **theirs) == wanted


@pytest.mark.parametrize(
    ("theirs", "wanted"),
    [
        ({"running": ("A",)}, "passt"),
        ({"running": ("A",), "ended": ("B",)}, "anpassbar"),
        ({"running": ("A",), "undated": ("B",)}, "passt"),
        ({"ended": ("B",)}, "weicht-ab"),
        ({"ended": ("B",), "undated": ("C",)}, "weicht-ab"),
        ({"undated": ("C",)}, "offen"),
        ({}, "offen"),
    ],
)
def test_programmes_that_have_ended(theirs: dict[str, Any], wanted: str) -> None:
    assert result("foerderung", **theirs) == wanted


@pytest.mark.parametrize(
    ("theirs", "wanted"),
    [
        ({"valid": ("A",)}, "passt"),
        ({"valid": ("A",), "unsure": ("B",)}, "offen"),
        ({"valid": ("A",), "replaced": ("B",)}, "anpassbar"),
        ({"valid": ("A",), "repealed": ("B",)}, "weicht-ab"),
        ({}, "offen"),
    ],
)
def test_law_that_is_no_longer_in_force(theirs: dict[str, Any], wanted: str) -> None:
    assert result("recht", **theirs) == wanted


@pytest.mark.parametrize(
    ("criterion", "theirs", "wanted"),
    [
        ("schritte", {"changeable": 1}, "anpassbar"),
        ("schritte", {"changeable": 1, "core": 4}, "anpassbar"),
        ("schritte", {"core": 4}, "offen"),
        ("schritte", {}, "offen"),
        ("voraussetzungen", {"must": 1, "should": 3}, "offen"),
        ("voraussetzungen", {"should": 1}, "anpassbar"),
        ("voraussetzungen", {}, "offen"),
        ("grenzen", {"limits": True}, "offen"),
        ("grenzen", {}, "offen"),
    ],
)
def test_what_only_readers_can_judge_stays_open(
    criterion: str, theirs: dict[str, Any], wanted: str
) -> None:
    assert result(criterion, **theirs) == wanted


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.id)
def test_every_case_that_the_page_explains_can_come_up(criterion: Criterion) -> None:
    samples: dict[str, tuple[Any, ...]] = {
        "everywhere": (False, True),
        "kinds": ((), ("kreis",), ("kreisfreie_stadt",)),
        "other_kind": ("", "Insel"),
        "sizes": ((), (0,), (1,), (3,)),
        "other_size": ("", "klein"),
        "tried": ((), (("kreis", "A"),), (("", "B"),)),
        "role": ("traeger", "beteiligt", "nicht_belegt"),
        "costs": ("", "gering", "mittel", "beschrieben"),
        "staff": (UNSAID, 0, 1, 2),
        "core": (0, 2),
        "changeable": (0, 2),
        "must": (0, 2),
        "should": (0, 2),
        "limits": (False, True),
    }
    parts = product(*(samples.get(name, ((), ("A",))) for name in criterion.reads))
    met = set()
    for part, answer in product(parts, ANSWERS[criterion.asks]):
        theirs = Theirs(**dict(zip(criterion.reads, part, strict=True)))
        ours = Ours(**{criterion.asks: answer}) if criterion.asks else Ours()
        case = next(case for case in criterion.cases if case.holds(theirs, ours))
        met.add(case.when)
        read = criterion.part(theirs)
        assert criterion.judge(read, answer) == (case.result, case.says(theirs, ours))
        assert case.says(theirs, ours).endswith(".")
    assert met == {case.when for case in criterion.cases}


# -- a library -----------------------------------------------------------------------------------


def fits_of(make_library: MakeLibrary, *entries: Eintrag) -> Fits:
    return Fits(make_library(*VOCABULARY, HERE, THERE, *entries))


def cell(fits: Fits, id_: str, criterion: str, name: str = "ki-hier") -> tuple[str, str]:
    number = [one.id for one in CRITERIA].index(criterion)
    return fits.cells_of(id_, fits.profile_of(name))[number]


def test_what_is_compared_of_each_kind_of_entry() -> None:
    assert traits_of(HERE) == Place("kreis", 1)
    assert traits_of(centre("ki-neu", "kreis")) == Place("kreis", UNSAID)
    assert traits_of(VOCABULARY[0]) == ""
    item = transfer("u", "p", {"name": "Dorf"}, {"name": "Hier", "kommune": "ki-hier"})
    assert traits_of(item) == Taken("erprobt", (("Dorf", ""), ("Hier", "ki-hier")))
    assert traits_of(transfer("s", "p", {"name": "Dorf"}, art="programm_standort")) == ""
    own = traits_of(practice("p", nicht_geeignet_wenn="Es stürmt.", ressourcen={"kosten": "viel"}))
    assert isinstance(own, Own)
    assert (own.limits, own.costs, own.is_offered) == (True, "beschrieben", True)
    assert not traits_of(practice("p", status="zurueckgezogen")).is_offered  # type: ignore[union-attr]


def test_the_setting_that_an_entry_states_goes_before_that_of_its_place(
    make_library: MakeLibrary,
) -> None:
    setting = {"art_der_kommune": "Kreis", "groesse": "100.000 bis 200.000"}
    fits = fits_of(make_library, practice("so", kontext=setting), practice("ort"))
    assert cell(fits, "so", "art")[0] == "passt"
    assert cell(fits, "so", "groesse")[0] == "passt"
    assert cell(fits, "ort", "art")[0] == "weicht-ab"
    assert cell(fits, "ort", "groesse")[0] == "weicht-ab"


def test_programmes_and_law_are_judged_by_their_own_entries(make_library: MakeLibrary) -> None:
    def law(id_: str, status: str, **more: str) -> Rechtsgrundlage:
        return Rechtsgrundlage.model_validate({"id": id_, "label": id_, "status": status, **more})

    ended = Foerderprogramm.model_validate(
        {"id": "alt", "label": "Alt", "definition": "Erfunden.", "status": "beendet"}
    )
    laws = (law("neu-g", "geltend", ersetzt="alt-g"), law("alt-g", "aufgehoben"))
    gone = law("weg-g", "aufgehoben")
    later = law("auch-weg-g", "aufgehoben", ersetzt="weg-g")
    fits = fits_of(
        make_library,
        ended,
        *laws,
        gone,
        later,
        practice("p", programme=["alt"], rechtsgrundlagen=["alt-g"]),
        practice("q", rechtsgrundlagen=["weg-g"]),
    )
    assert cell(fits, "p", "foerderung") == (
        "weicht-ab",
        "Beendet: „Alt“. Das Geld müsste anders kommen.",
    )
    assert cell(fits, "p", "recht")[0] == "anpassbar"
    assert cell(fits, "q", "recht")[0] == "weicht-ab"


def test_a_take_over_within_the_own_municipality_is_none_for_others(
    make_library: MakeLibrary,
) -> None:
    fits = fits_of(
        make_library,
        practice("p"),
        practice("q"),
        practice("r"),
        transfer("u", "p", {"name": "Stadtteil", "kommune": "ki-dort"}),
        transfer("v", "q", {"name": "Amt", "kommune": "ki-hier"}),
        transfer("w", "r", {"name": "Amt", "kommune": "ki-hier"}, status="abgebrochen"),
    )
    assert cell(fits, "p", "uebertragungen")[1].startswith("Noch keine Übernahme")
    assert cell(fits, "q", "uebertragungen")[0] == "passt"
    assert cell(fits, "q", "uebertragungen", "ki-dort")[0] == "anpassbar"
    assert cell(fits, "r", "uebertragungen")[0] == "offen"


def test_more_that_fits_comes_first_then_what_can_be_adapted_then_less_that_differs(
    make_library: MakeLibrary,
) -> None:
    here = {"kommunen": ["ki-neben"]}
    ended = {"id": "alt", "label": "Alt", "definition": "Erfunden.", "status": "beendet"}
    fits = fits_of(
        make_library,
        centre("ki-neben", "kreis"),
        Foerderprogramm.model_validate(ended),
        practice("c-nichts", **here),
        practice("b-nichts", **here),
        practice("a-weniger", programme=["alt"], **here),
        practice("d-anpassbar", rolle_ki="beteiligt", programme=["alt"], **here),
        practice("e-mehr", rolle_ki="traeger", programme=["alt"], **here),
        practice("f-weg", rolle_ki="traeger", status="zurueckgezogen", **here),
    )
    found = [item.practice.id for item in fits.best_for("ki-hier")]
    assert found == ["e-mehr", "d-anpassbar", "b-nichts", "c-nichts", "a-weniger"]


def test_practices_of_the_municipality_itself_are_left_out(make_library: MakeLibrary) -> None:
    fits = fits_of(make_library, practice("p"), practice("q", kommunen=["ki-hier", "ki-dort"]))
    assert [item.practice.id for item in fits.best_for("ki-hier")] == ["p"]
    assert fits.best_for("ki-dort") == []
    assert len(fits.best_for("kreis")) == 2


def test_all_numbers_of_a_practice_add_up(beispielland: Library) -> None:
    for item in Fits(beispielland).best_for("ki-kreis-musterland"):
        assert sum(item.count(one) for one in RESULTS) == len(CRITERIA)


def test_many_practices_alike_need_no_more_rows_and_no_longer_page(
    make_library: MakeLibrary,
) -> None:
    library = make_library(*VOCABULARY, HERE, THERE, *(practice(f"p{n}") for n in range(60)))
    fits = Fits(library)
    assert len({*fits.groups.values()}) == 1
    assert [len(table) for table in fits.tables] == [1] * len(CRITERIA)
    page = fit_list_page(Book(Knowledge(library)), "ki-hier")
    (shown,) = [
        block for part in page.sections for block in part.blocks if isinstance(block, FitList)
    ]
    assert len(shown.items) == MOST_SHOWN


def test_the_file_for_browsers_says_what_the_rules_say(beispielland: Library) -> None:
    book = Book(Knowledge(beispielland))
    data = json.loads(fit_files(book)[0].content)
    fits = Fits(beispielland)
    ids = sorted(item.id for item in beispielland.entries_of(Practice))
    assert data["anzahl"] == len(data["beispiele"]) == len(ids)
    asked = {"art": "kind", "groesse": "size", "personal": "staff", "": ""}
    places = {id_: {"kind": kind, "size": size} for id_, _, kind, size in data["kommunen"]}
    for centre_id, place in places.items():
        for number, id_ in enumerate(ids):
            group = data["beispiele"][number]
            assert (group == -1) == (id_ not in fits.groups)
            if group == -1:
                continue
            cells = []
            for (_, _, asks, rows), row in zip(
                data["merkmale"], data["gruppen"][group], strict=True
            ):
                found, sentence = rows[row][place.get(asked[asks], 0)]
                cells.append((data["urteile"][found][0], data["saetze"][sentence]))
            assert tuple(cells) == fits.cells_of(id_, fits.profile_of(centre_id))


def test_the_rules_on_the_page_are_the_rules(beispielland: Library) -> None:
    page = fit_page(Book(Knowledge(beispielland)))
    tables = [block for part in page.sections for block in part.blocks if isinstance(block, Table)]
    (rules,) = [table for table in tables if table.head == ("Merkmal", "Regeln")]
    assert [row[0] for row in rules.rows] == [(criterion.label,) for criterion in CRITERIA]
    assert [len(row[1]) for row in rules.rows] == [len(criterion.cases) for criterion in CRITERIA]


def test_numbers_are_told_in_words() -> None:
    assert in_words("passt", 1) == "1 passt"
    assert in_words("passt", 2) == "2 passen"
    assert in_words("anpassbar", 2) == "2 lassen sich anpassen"
    assert in_words("weicht-ab", 1) == "1 weicht ab"


def test_every_kind_has_its_words() -> None:
    for ours, theirs in product(KINDS, KINDS):
        assert judged("art", Ours(kind=ours), kinds=(theirs,))[1].startswith("Stammt")


def test_what_the_editors_judge_is_told_as_that_and_only_where_no_source_speaks() -> None:
    steps = [{"id": "a", "text": "A."}, {"id": "b", "text": "B."}]
    opinion: dict[str, Any] = {
        "methode": "kern-und-spielraum",
        "stand": "2026-12-01",
        "schritte": [
            {"schritt": "a", "teil": "kern", "grund": "Weil es so ist."},
            {"schritt": "b", "teil": "anpassbar", "grund": "Weil es so ist."},
        ],
    }
    sourced = [{**steps[0], "teil": "optional", "quellen": ["x"]}, steps[1]]
    left = {**opinion, "schritte": opinion["schritte"][1:]}
    ours = (
        "Einschätzung der Redaktion, keine Quelle: 1 Schritt anpassbar oder optional, 1 als Kern."
    )
    for fields, sentence in (
        ({"schritte": steps, "einschaetzung": opinion}, ours),
        ({"schritte": sourced, "einschaetzung": left}, "1 Schritt anpassbar oder optional."),
        ({"schritte": steps}, "Was bleiben muss und was sich ändern lässt, ist nicht belegt."),
    ):
        own = traits_of(practice("p", **fields))
        assert isinstance(own, Own)
        names = ("core", "changeable", "judged_core", "judged_changeable")
        found = judged("schritte", **{name: getattr(own, name) for name in names})
        assert found[1] == sentence
