"""Related practices come in a sensible order, with reasons; links are known from both ends."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from types import FrameType
from typing import Any

import pytest

import praxistransfer.library.relations
from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.library.relations import Related, Relations
from praxistransfer.library.summaries import summarize
from praxistransfer.model.base import Eintrag
from praxistransfer.model.practice import Practice, Vorgehensmuster
from praxistransfer.model.vocabulary import (
    Akteur,
    Begriff,
    Handlungsfeld,
    Integrationszentrum,
    Zielgruppe,
)

MakeLibrary = Callable[..., Library]
WORDS = " ".join(["Wort"] * 25)


def practice(id_: str, **fields: Any) -> Practice:
    """Return a practice that shares nothing with others unless its fields say so."""
    own = {
        "id": id_,
        "titel": f"Praxis {id_}",
        "kurzfassung": WORDS,
        "status": "entwurf",
        "handlungsfelder": [f"feld-{id_}"],
        "zielgruppen": [f"gruppe-{id_}"],
        "kommunen": [f"ki-{id_}"],
        "zeitraum": {},
        "rolle_ki": "partner",
        "stand": "2019",
        "quellen": [{"titel": "Blatt", "datum": "2019"}],
    }
    return Practice.model_validate({**own, **fields})


def actors(*ids: str) -> list[dict[str, str]]:
    return [{"akteur": id_} for id_ in ids]


def ids(found: Iterable[Related]) -> list[str]:
    return [item.practice.id for item in found]


def reasons(found: Iterable[Related]) -> dict[str, str]:
    return {item.practice.id: item.reason for item in found}


def test_a_practice_that_shares_nothing_has_no_related_ones(make_library: MakeLibrary) -> None:
    one, other = practice("eins"), practice("zwei")
    assert not Relations(make_library(one, other)).related_practices(one.id)


def test_the_field_of_action_weighs_more_than_the_group_and_that_more_than_the_actor(
    make_library: MakeLibrary,
) -> None:
    me = practice(
        "ich",
        handlungsfelder=["haupt", "sport"],
        zielgruppen=["kinder"],
        akteure=actors("verein"),
    )
    library = make_library(
        me,
        practice("a-akteur", akteure=actors("verein")),
        practice("b-gruppe", zielgruppen=["kinder"]),
        practice("c-feld", handlungsfelder=["anderes", "sport"]),
    )
    found = Relations(library).related_practices(me.id)
    assert ids(found) == ["c-feld", "b-gruppe", "a-akteur"]


def test_what_few_practices_share_weighs_more_than_what_many_share(
    make_library: MakeLibrary,
) -> None:
    me = practice("ich", zielgruppen=["alle", "wenige"])
    many = [practice(f"a-{number}", zielgruppen=["alle"]) for number in range(6)]
    rare = practice("z-selten", zielgruppen=["wenige"])
    found = Relations(make_library(me, *many, rare)).related_practices(me.id)
    assert found[0].practice.id == rare.id
    assert found[0].score > found[1].score == found[2].score


def test_the_same_most_important_field_brings_practices_closer(make_library: MakeLibrary) -> None:
    me = practice("ich", handlungsfelder=["sport", "bildung"])
    library = make_library(
        me,
        practice("a", handlungsfelder=["bildung", "sport"]),
        practice("b", handlungsfelder=["sport", "bildung"]),
    )
    assert ids(Relations(library).related_practices(me.id)) == ["b", "a"]


def test_the_reason_names_what_is_shared_in_words(make_library: MakeLibrary) -> None:
    me = practice(
        "ich",
        handlungsfelder=["sport", "bildung", "kultur"],
        zielgruppen=["kinder", "frauen"],
        kommunen=["ki-eins"],
        programme=["geld"],
        muster=["kreis"],
        akteure=actors(*(f"akteur-{number}" for number in range(7))),
    )
    library = make_library(
        me,
        practice("feld", handlungsfelder=["kultur"]),
        practice("felder", handlungsfelder=["kultur", "sport"]),
        practice("drei", handlungsfelder=["kultur", "sport", "bildung"]),
        practice("gruppen", zielgruppen=["frauen", "kinder"]),
        practice("ort", kommunen=["ki-eins"]),
        practice("programm", programme=["geld"], muster=["kreis"]),
        practice("akteur", akteure=actors("akteur-3")),
        practice("akteure", akteure=actors(*(f"akteur-{number}" for number in range(7)))),
        practice("alles", zielgruppen=["kinder"], kommunen=["ki-eins"], handlungsfelder=["sport"]),
    )
    found = reasons(Relations(library).related_practices(me.id, most=20))
    assert found == {
        "feld": "gleiches Handlungsfeld",
        "felder": "zwei gemeinsame Handlungsfelder",
        "drei": "drei gemeinsame Handlungsfelder",
        "gruppen": "zwei gemeinsame Zielgruppen",
        "ort": "gleiche Kommune",
        "programm": "gleiches Programm, gleiches Vorgehensmuster",
        "akteur": "ein gemeinsamer Akteur",
        "akteure": "7 gemeinsame Akteure",
        "alles": "gleiches Handlungsfeld, gleiche Zielgruppe, gleiche Kommune",
    }


def test_a_value_that_is_named_twice_counts_once(make_library: MakeLibrary) -> None:
    me = practice("ich", akteure=actors("verein", "verein"))
    other = practice("andere", akteure=actors("verein", "verein", "verein"))
    found = Relations(make_library(me, other)).related_practices(me.id)
    assert reasons(found) == {"andere": "ein gemeinsamer Akteur"}


def test_stated_relations_come_first_whatever_else_is_shared(make_library: MakeLibrary) -> None:
    shared: dict[str, Any] = {
        "handlungsfelder": ["sport", "bildung", "kultur"],
        "zielgruppen": ["kinder", "frauen"],
        "kommunen": ["ki-eins"],
        "programme": ["geld"],
    }
    me = practice("ich", **shared, verwandt=[{"id": "z-genannt", "beziehung": "vorlaeufer"}])
    library = make_library(me, practice("a-nah", **shared), practice("z-genannt"))
    found = Relations(library).related_practices(me.id)
    assert ids(found) == ["z-genannt", "a-nah"]
    assert reasons(found)["z-genannt"] == "Vorläufer"


def test_the_stated_relation_stands_before_what_is_shared_as_well(
    make_library: MakeLibrary,
) -> None:
    me = practice("ich", zielgruppen=["kinder"], verwandt=[{"id": "andere"}])
    other = practice("andere", zielgruppen=["kinder"])
    relations = Relations(make_library(me, other))
    assert reasons(relations.related_practices(me.id)) == {"andere": "ähnlich, gleiche Zielgruppe"}
    assert reasons(relations.related_practices(other.id)) == {
        "ich": "dort genannt, gleiche Zielgruppe"
    }


def test_no_stated_relation_is_left_out_for_want_of_room(make_library: MakeLibrary) -> None:
    others = [practice(f"nr-{number}") for number in range(8)]
    me = practice("ich", verwandt=[{"id": other.id} for other in others])
    relations = Relations(make_library(me, *others))
    assert ids(relations.related_practices(me.id, most=5)) == [other.id for other in others]


def test_no_more_than_the_wanted_number_of_computed_ones_is_named(
    make_library: MakeLibrary,
) -> None:
    crowd = [practice(f"nr-{number}", zielgruppen=["alle"]) for number in range(9)]
    relations = Relations(make_library(*crowd))
    assert len(relations.related_practices(crowd[0].id)) == 5
    assert len(relations.related_practices(crowd[0].id, most=3)) == 3


def many_practices(number: int, seed: int, values: int) -> list[Practice]:
    """Return practices whose values are drawn from ``values`` ones per field."""
    draw = random.Random(seed)  # noqa: S311 - the same ones in each run

    def some(prefix: str, most: int) -> list[str]:
        return [f"{prefix}-{draw.randrange(values)}" for _ in range(draw.randint(1, most))]

    return [
        practice(
            f"nr-{id_}",
            titel=f"Praxis {draw.randrange(number)} von vielen",
            handlungsfelder=list(dict.fromkeys(some("feld", 3))),
            zielgruppen=list(dict.fromkeys(some("gruppe", 4))),
            kommunen=some("ki", 1),
            akteure=actors(*some("akteur", 5)),
        )
        for id_ in range(number)
    ]


def test_to_be_related_is_mutual_and_for_the_same_reason(make_library: MakeLibrary) -> None:
    practices = many_practices(40, seed=1, values=6)
    relations = Relations(make_library(*practices))
    found = {
        (me.id, other.practice.id): (other.reason, other.score)
        for me in practices
        for other in relations.related_practices(me.id, most=99)
    }
    assert len(found) > 500
    for (me, other), (reason, score) in found.items():
        assert found[other, me][0] == reason
        assert found[other, me][1] == pytest.approx(score)


def test_the_result_does_not_depend_on_the_order_of_the_entries(
    make_library: MakeLibrary,
) -> None:
    practices = many_practices(60, seed=2, values=5)
    results = []
    for seed in range(4):
        shuffled = practices[:]
        random.Random(seed).shuffle(shuffled)  # noqa: S311 - the same ones in each run
        relations = Relations(make_library(*shuffled))
        results.append([ids(relations.related_practices(me.id)) for me in practices])
    assert results[0] == results[1] == results[2] == results[3]


def test_what_is_equally_close_comes_in_german_alphabetical_order(
    make_library: MakeLibrary,
) -> None:
    titles = ("Zebra am Ende", "Äpfel am Anfang", "Apfel zuerst", "öffnen und gehen", "Obst dazu")
    others = [
        practice(f"nr-{number}", titel=title, zielgruppen=["alle"])
        for number, title in enumerate(titles)
    ]
    me = practice("ich", zielgruppen=["alle"])
    found = Relations(make_library(me, *others)).related_practices(me.id)
    assert [item.practice.name for item in found] == [
        "Äpfel am Anfang",
        "Apfel zuerst",
        "Obst dazu",
        "öffnen und gehen",
        "Zebra am Ende",
    ]


def lines_run(action: Callable[..., object], *args: object) -> int:
    """Return how many lines of the module an action runs: a measure that no machine changes."""
    count = 0
    own = praxistransfer.library.relations.__file__

    def trace(frame: FrameType, event: str, arg: object) -> Any:
        del arg
        nonlocal count
        if frame.f_code.co_filename != own:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        action(*args)
    finally:
        sys.settrace(before)
    return count


def test_linking_2000_practices_costs_per_practice_what_linking_500_does(
    make_library: MakeLibrary,
) -> None:
    few, many = (many_practices(number, seed=3, values=number // 5) for number in (500, 2000))
    libraries = make_library(*few), make_library(*many)
    cost_of_few, cost_of_many = (lines_run(Relations, library) for library in libraries)
    assert cost_of_many < 4.4 * cost_of_few


def test_a_practice_is_compared_only_with_those_it_shares_something_with(
    make_library: MakeLibrary,
) -> None:
    practices = many_practices(2000, seed=4, values=400)
    relations = Relations(make_library(*practices))
    for me in practices[:50]:
        shares = len(relations.related_practices(me.id, most=2000))
        assert shares < 200
        cost = lines_run(relations.related_practices, me.id)
        assert cost < 60 * (shares + 10)


def test_relating_2000_practices_costs_little_more_than_looking_at_what_they_share(
    make_library: MakeLibrary,
) -> None:
    # As many values per field as the real vocabularies have: many practices share something.
    practices = many_practices(2000, seed=5, values=40)
    relations = asked(Relations(make_library(*practices)), practices[20:])
    carriers = Counter(value for me in practices for value in set(values_of(me)))
    for me in practices[:20]:
        looks = sum(carriers[value] for value in set(values_of(me)))
        cost = lines_run(relations.related_practices, me.id)
        assert cost < 12 * looks + 1000


def test_relating_a_practice_costs_the_same_however_many_share_its_values(
    make_library: MakeLibrary,
) -> None:
    costs = []
    for number in (500, 3000):
        practices = many_practices(number, seed=6, values=8)
        relations = asked(Relations(make_library(*practices)), practices[20:])
        costs.append(sum(lines_run(relations.related_practices, me.id) for me in practices[:20]))
    assert costs[1] < 1.2 * costs[0]


def test_among_a_hundred_practices_each_is_compared_with_all_others(
    make_library: MakeLibrary,
) -> None:
    practices = many_practices(100, seed=7, values=6)
    relations = Relations(make_library(*practices))
    for me in practices:
        own = {*values_of(me)}
        sharing = {other.id for other in practices if own & {*values_of(other)}} - {me.id}
        assert {*ids(relations.related_practices(me.id, most=100))} == sharing


def test_a_rare_value_is_found_in_a_crowd_that_shares_another(make_library: MakeLibrary) -> None:
    crowd = [practice(f"nr-{number}", zielgruppen=["alle"]) for number in range(400)]
    near, far = (
        practice(id_, zielgruppen=["alle"], akteure=actors("selten")) for id_ in ("aaa", "zzz")
    )
    relations = Relations(make_library(*crowd, near, far))
    assert ids(relations.related_practices(near.id))[0] == "zzz"
    assert ids(relations.related_practices(far.id))[0] == "aaa"


def test_in_a_crowd_of_equals_each_is_found_from_another(make_library: MakeLibrary) -> None:
    crowd = [practice(f"nr-{number}", zielgruppen=["alle"]) for number in range(250)]
    relations = Relations(make_library(*crowd))
    found = {id_ for me in crowd for id_ in ids(relations.related_practices(me.id, most=100))}
    assert len(found) == 250
    assert all(len(relations.related_practices(me.id, most=200)) == 100 for me in crowd)


def asked(relations: Relations, practices: Sequence[Practice]) -> Relations:
    """Ask for what is close to practices: what several of them need is found out only once."""
    for me in practices:
        relations.related_practices(me.id)
    return relations


def values_of(me: Practice) -> list[str]:
    """Return everything by which a practice of these tests can resemble another one."""
    found = [*me.handlungsfelder, *me.zielgruppen, *me.kommunen]
    return [*found, *(item.akteur for item in me.akteure)]


def concept(kind: type[Eintrag], id_: str, label: str = "", **fields: Any) -> Eintrag:
    """Return an entry of a vocabulary."""
    required: dict[type[Eintrag], dict[str, Any]] = {
        Handlungsfeld: {"art": "handlungsfeld", "definition": "Erfunden."},
        Zielgruppe: {"definition": "Erfunden."},
        Akteur: {"art": "verband", "rolle": "Erfunden."},
        Begriff: {},
        Integrationszentrum: {
            "typ": "kreis",
            "ags": "99001",
            "kreisschluessel": "99001",
            "lat": 0,
            "lon": 0,
        },
    }
    return kind.model_validate({"id": id_, "label": label or id_, **required[kind], **fields})


def test_every_link_is_known_from_both_ends(make_library: MakeLibrary) -> None:
    sport = concept(Handlungsfeld, "sport")
    bund = concept(Akteur, "bund", handlungsfelder=["sport"])
    cup = practice("cup", handlungsfelder=["sport"], akteure=actors("bund"))
    knowledge = Knowledge(make_library(sport, bund, cup))
    assert [(link.goal.id, link.label) for link in knowledge.links_from(cup)] == [
        ("sport", "Handlungsfelder"),
        ("bund", "Akteur"),
    ]
    assert [(link.origin.id, link.back) for link in knowledge.links_to(sport)] == [
        ("cup", "Praxisbeispiele"),
        ("bund", "Akteure"),
    ]
    for link in knowledge.links_from(cup):
        assert link in knowledge.links_to(knowledge.open_entry(link.goal.id))


def test_backlinks_are_grouped_by_kind_and_sorted_as_germans_sort(
    make_library: MakeLibrary,
) -> None:
    sport = concept(Handlungsfeld, "sport")
    library = make_library(
        sport,
        concept(Akteur, "z", "Zentrum", handlungsfelder=["sport"]),
        concept(Akteur, "oe", "Österreich", handlungsfelder=["sport"]),
        concept(Akteur, "p", "„Offen“", handlungsfelder=["sport"]),
        practice("cup", handlungsfelder=["sport"], uebertragbarkeit={"handlungsfelder": ["sport"]}),
    )
    found = Knowledge(library).backlinks_to(sport)
    assert {heading: [entry.id for entry in entries] for heading, entries in found.items()} == {
        "Praxisbeispiele": ["cup"],
        "Übertragbar aus": ["cup"],
        "Akteure": ["p", "oe", "z"],
    }


def test_an_entry_that_refers_twice_is_named_once(make_library: MakeLibrary) -> None:
    bund = concept(Akteur, "bund")
    cup = practice("cup", akteure=actors("bund", "bund"))
    knowledge = Knowledge(make_library(bund, cup))
    assert len(knowledge.links_to(bund)) == 2
    assert knowledge.backlinks_to(bund) == {"Praxisbeispiele": (summarize(cup),)}


def test_what_both_sides_call_related_is_no_backlink(make_library: MakeLibrary) -> None:
    mutual = concept(Akteur, "gegenseitig", verwandt=["ich"])
    oneway = concept(Akteur, "einseitig", verwandt=["ich"])
    me = concept(Akteur, "ich", verwandt=["gegenseitig"])
    knowledge = Knowledge(make_library(mutual, oneway, me))
    assert knowledge.backlinks_to(me) == {"Verwandt": (summarize(oneway),)}
    assert knowledge.backlinks_to(oneway) == {}


def test_a_term_and_an_entry_with_the_same_id_are_two(make_library: MakeLibrary) -> None:
    entry = concept(Zielgruppe, "kinder")
    term = concept(Begriff, "kinder", "Kinder", siehe="kinder")
    knowledge = Knowledge(make_library(entry, term))
    assert [link.goal for link in knowledge.links_from(term)] == [summarize(entry)]
    assert not knowledge.links_from(entry)
    assert knowledge.backlinks_to(entry) == {"Im Glossar": (summarize(term),)}
    assert not knowledge.links_to(term)


def test_a_reference_that_leads_nowhere_is_no_link(make_library: MakeLibrary) -> None:
    lost = concept(Akteur, "verloren", handlungsfelder=["gibt-es-nicht"])
    assert not Knowledge(make_library(lost)).links_from(lost)


def test_a_judgement_connects_nothing_but_is_known_as_one(make_library: MakeLibrary) -> None:
    judgement = {
        "methode": "kern-und-spielraum",
        "stand": "2026-12-01",
        "passt_fuer": [{"handlungsfeld": "feld-b", "grund": "Nur ein Urteil."}],
    }
    field = Handlungsfeld(id="feld-b", label="B", art="handlungsfeld", definition="B.")
    pattern = Vorgehensmuster.model_validate(
        {
            "id": "muster-b",
            "titel": "B",
            "kurzfassung": "B.",
            "stand": "2019",
            "schritte": [{"id": "s", "text": "S."}],
            "quellen": [{"titel": "Blatt", "datum": "2019"}],
        }
    )
    library = make_library(
        field,
        pattern,
        practice("a", einschaetzung=judgement, muster=["muster-b"], muster_einschaetzung=True),
        practice("b", muster=["muster-b"]),
    )
    knowledge = Knowledge(library)
    for entry in (field, pattern):
        assert [summary.id for summary in knowledge.practices_of(entry)] == ["b"]
        assert [summary.id for summary in knowledge.judged_for(entry.id)] == ["a"]
    assert ids(knowledge.related_practices("a")) == []
