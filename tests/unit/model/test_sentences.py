"""Sentences of contributed texts, each with the citations behind it."""

from __future__ import annotations

import pytest

from praxistransfer.model.sentences import (
    cited_in,
    first_sentences,
    split_citations,
    split_sentences,
    without_citations,
)


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        ("", []),
        ("Ein Satz ohne Ende", ["Ein Satz ohne Ende"]),
        ("Eins.[^a] Zwei![^b][^c] Drei?", ["Eins.[^a]", "Zwei![^b][^c]", "Drei?"]),
        ("Am 1. Mai 2019 begann es. Der Verein e. V. half.", 2),
        ("Es gab z. B. Kuchen, ca. 3 Bleche. Danach Tee.", 2),
        ("Er sagte „Ja.“ Dann ging er.", ["Er sagte „Ja.“", "Dann ging er."]),
        ("Das war 2019. Danach 12 Beete.", ["Das war 2019.", "Danach 12 Beete."]),
        ("Von 3.500 Beeten blieb eins. 7 Nachbarn kamen.", 2),
        ("nrw.example ist keine Grenze", 1),
    ],
)
def test_sentences_end_where_a_reader_sees_their_end(line: str, sentences: list[str] | int) -> None:
    split = split_sentences(line)
    assert len(split) == sentences if isinstance(sentences, int) else split == sentences
    assert " ".join(split) == line


def test_the_beginning_of_a_text_is_one_sentence_and_more_while_there_is_room() -> None:
    text = "**Kurz**.[^a] Auch kurz.[^b]\nEin dritter Satz, der länger ist."
    assert first_sentences(text, 1) == "Kurz.[^a]"
    assert first_sentences(text, 16) == "Kurz.[^a] Auch kurz.[^b]"
    assert first_sentences(text, 15) == "Kurz.[^a]"
    assert first_sentences(f"{text}\n\nNoch ein Absatz.", 500).endswith("der länger ist.")


def test_of_a_list_it_is_the_first_item() -> None:
    assert first_sentences("- Ein [Ziel](https://a.example).[^a]\n- Zwei.", 90) == "Ein Ziel.[^a]"
    assert first_sentences("1. Erst das.\n2. Dann das.", 90) == "Erst das."
    assert first_sentences("", 90) == ""


def test_citations_are_named_once_in_the_order_of_the_texts() -> None:
    assert cited_in(["Eins.[^b] Zwei.[^a]", "Drei.[^b][^c]", "Nichts."]) == ("b", "a", "c")
    assert split_citations("Eins.[^a] Zwei[^b][^c]") == ("Eins.[^a] Zwei", "[^b][^c]")
    assert split_citations("Eins.") == ("Eins.", "")
    assert without_citations("Eins.[^b] Zwei[^a].") == "Eins. Zwei."
