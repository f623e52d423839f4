"""What pages ask is noted; they depend on what can be shown of the answers, and on nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from praxistransfer.library.knowledge import Knowledge
from praxistransfer.library.library import Library
from praxistransfer.model.linkpruefung import Linkpruefung
from praxistransfer.model.practice import Practice
from praxistransfer.model.vocabulary import Handlungsfeld

MakeLibrary = Callable[..., Library]
DEAD = "https://tot.example/"


def practice(**fields: Any) -> Practice:
    """Return a practice that an office checked and a newspaper praised."""
    own = {
        "id": "kurs",
        "titel": "Ein Kurs",
        "kurzfassung": " ".join(["Wort"] * 25),
        "status": "geprueft",
        "handlungsfelder": ["sport"],
        "zielgruppen": ["kinder"],
        "landesweit": "ja",
        "zeitraum": {},
        "rolle_ki": "partner",
        "stand": "2024",
        "geprueft_am": "2024-05-01",
        "quellen": [{"id": "blatt", "titel": "Blatt", "datum": "2024"}],
        "ergebnisse": [{"aussage": "Gut.", "methode": "presse", "quelle": "blatt"}],
    }
    return Practice.model_validate({**own, **fields})


def ask_everything(knowledge: Knowledge) -> tuple[str, ...]:
    """Ask every question about a practice, and return them as they were noted."""
    entry = knowledge.open_entry("kurs")
    knowledge.find_whole("kurs")
    knowledge.file_of(entry)
    knowledge.freshness_of("kurs")
    knowledge.evidence_of("kurs")
    knowledge.backlinks_to(entry)
    knowledge.related_practices("kurs")
    knowledge.best_fits("kreis")
    knowledge.entries_of(Practice)
    knowledge.all_fits()
    knowledge.all_freshness()
    knowledge.all_graded()
    knowledge.find_orphans()
    knowledge.last_link_check()
    return knowledge.take_questions()


def test_a_question_is_noted_as_a_line_of_text_and_only_once(make_library: MakeLibrary) -> None:
    knowledge = Knowledge(make_library(practice()))
    knowledge.find_entry("kurs")
    knowledge.summary_of("kurs")
    knowledge.find_entry("anderer")
    assert knowledge.take_questions() == ("find_summary anderer", "find_summary kurs")
    assert knowledge.take_questions() == ()


def test_every_question_has_an_answer_that_another_process_gives_alike(
    make_library: MakeLibrary,
) -> None:
    questions = ask_everything(Knowledge(make_library(practice()), "2024-06-01"))
    one, other = (Knowledge(make_library(practice()), "2024-06-01") for _ in range(2))
    assert one.hash_answers(questions) == other.hash_answers(questions)
    assert one.take_questions() == ()


def test_a_page_depends_on_what_others_show_of_an_entry_and_not_on_its_inside(
    make_library: MakeLibrary,
) -> None:
    question = ("find_summary kurs",)
    first = Knowledge(make_library(practice())).hash_answers(question)
    outside = Knowledge(make_library(practice(titel="Ein neuer Kurs")))
    inside = Knowledge(make_library(practice(lehren="Gelernt.")))
    assert outside.hash_answers(question) != first
    assert inside.hash_answers(question) == first
    assert inside.hash_answers(["digest_of kurs"]) != outside.hash_answers(["digest_of kurs"])


def test_what_is_shared_is_made_once_and_each_page_depends_on_what_it_is_made_of(
    make_library: MakeLibrary,
) -> None:
    knowledge = Knowledge(make_library(practice()))
    asked = []
    for _ in range(2):
        assert len(knowledge.share("alle", lambda: knowledge.entries_of(Practice))) == 1
        asked.append(knowledge.take_questions())
    assert asked == [("_summaries_of practice",)] * 2


def test_most_days_change_no_answer(make_library: MakeLibrary) -> None:
    library = make_library(practice())
    questions = ask_everything(Knowledge(library))
    first, next_day, years_later = (
        Knowledge(library, day).hash_answers(questions)
        for day in ("2024-06-01", "2024-06-02", "2031-06-01")
    )
    assert first == next_day != years_later


def test_questions_about_what_is_gone_have_other_answers_and_no_fault(
    make_library: MakeLibrary,
) -> None:
    with_practice, without = Knowledge(make_library(practice())), Knowledge(make_library())
    for question in ask_everything(with_practice):
        changed = without.hash_answers([question]) != with_practice.hash_answers([question])
        assert changed or not question.startswith(("find_summary", "digest_of", "freshness_of"))


def test_a_dead_link_that_was_taken_out_changes_what_all_show(make_library: MakeLibrary) -> None:
    record = Linkpruefung.model_validate(
        {
            "am": "2024-06-01",
            "geprueft": 1,
            "befunde": [{"url": DEAD, "befund": "tot", "grund": "HTTP 404", "eintraege": ["kurs"]}],
        }
    )
    field = Handlungsfeld(id="sport", label="Sport", art="handlungsfeld", definition="Bewegung.")
    with_link, without = (
        Knowledge(replace(make_library(practice(lehren=text), field), linkpruefung=record))
        for text in (f"Siehe {DEAD}.", "Siehe oben.")
    )
    assert with_link.outsides != without.outsides
