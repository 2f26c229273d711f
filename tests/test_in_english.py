from datetime import date

import pytest

from index.entity_file import load_entities
from index.glossary import Concept, Glossary
from index.queries import understand
from index.records import Query
from index.wording import in_english
from tests.fixtures import CORPUS

ENTITIES = load_entities(CORPUS / "entities.yaml")
GLOSSARY = Glossary(
    (Concept(("truce", "ceasefire"), tr=("ateşkes",), ur=("جنگ بندی",)), Concept(("agreed",), tr=("kabul",)))
)
NEWEST = date(2026, 4, 27)


def asked(question: str) -> Query:
    return understand(question, ENTITIES, NEWEST)[0]


def test_an_english_question_is_encoded_as_it_stands_and_its_days_are_looked_up_as_articles_write_them() -> None:
    wording = in_english(asked("what happened on 12 oct 2025"), ENTITIES, GLOSSARY, multilingual=False)
    assert (wording.text, wording.words) == ("what happened on 12 oct 2025", ("12 October",))


def test_a_misspelt_or_other_name_is_looked_up_as_articles_write_it() -> None:
    wording = in_english(asked("what did zabihulah mujahed say"), ENTITIES, GLOSSARY, multilingual=False)
    assert "Zabihullah Mujahid" in wording.words


def test_of_another_language_names_days_and_words_of_the_glossary_are_looked_up_and_encoded() -> None:
    query = asked("جنگ بندی کے بارے میں خواجہ آصف نے 25 اکتوبر 2025 کو کیا کہا؟")
    wording = in_english(query, ENTITIES, GLOSSARY, multilingual=False)
    assert {"Khawaja Muhammad Asif", "truce", "ceasefire", "25 October"} <= set(wording.words)
    assert wording.topic == ("truce",)
    assert wording.text == "Khawaja Muhammad Asif truce 25 October"


def test_a_model_that_reads_the_language_gets_the_question_itself() -> None:
    query = asked("جنگ بندی کے بارے میں خواجہ آصف نے کیا کہا؟")
    assert in_english(query, ENTITIES, GLOSSARY, multilingual=True).text == query.question


def test_a_name_is_not_taken_for_a_word_that_is_written_alike() -> None:
    assert "agreed" not in in_english(asked("Kabil ateşkes ne zaman?"), ENTITIES, GLOSSARY, multilingual=False).words
    wording = in_english(asked("Kabul ne istiyor, ateşkes mi?"), ENTITIES, GLOSSARY, multilingual=False)
    assert "agreed" not in wording.words


@pytest.mark.parametrize("question", ["بلیوں کا رنگ", "Kediler neden mırlar?"])
def test_of_a_question_of_which_nothing_is_understood_every_word_is_unread(question: str) -> None:
    wording = in_english(asked(question), ENTITIES, GLOSSARY, multilingual=False)
    assert wording.text == question
    assert wording.unread != ()
