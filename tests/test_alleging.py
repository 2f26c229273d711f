import pytest

from index.corpus import ENTITIES_FILE
from index.entity_file import load_entities
from index.queries import alleging, understand
from index.records import Alleged, Kind
from tests.fixtures import CORPUS
from tests.test_kinds import NEWEST

ENTITIES = load_entities(CORPUS / ENTITIES_FILE)
ASIF = ("khawaja-asif",)


def alleged(question: str) -> Alleged | None:
    return understand(question, ENTITIES, NEWEST)[0].alleged


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Did Asif say “we want open war”?", Alleged("we want open war", ASIF)),
        ("Did Modi say “we want open war”?", Alleged("we want open war", (), ("modi",))),
        ("did anyone say “we want open war”?", Alleged("we want open war")),
        ("was “we want open war” said by the minister?", Alleged("we want open war")),
        (
            "is it true that Asif told Reuters the wells of Kabul run dry?",
            Alleged("the wells of Kabul run dry", ASIF, tested=False),
        ),
        (
            "did asif say the wells of Kabul run dry, right?",
            Alleged("the wells of Kabul run dry", ASIF, tested=False),
        ),
        ("The wells of the hills run dry.", Alleged("The wells of the hills run dry.", tested=False)),
        ("Asif: the wells of the hills run dry", Alleged("the wells of the hills run dry", ASIF, tested=False)),
        ("“The wells of the hills run dry”", Alleged("The wells of the hills run dry", tested=False)),
        (
            "The wells of the hills run dry, Asif told Reuters",
            Alleged("The wells of the hills run dry", ASIF, tested=False),
        ),
    ],
)
def test_words_that_may_be_a_quotation_are_told_from_the_question_around_them(question: str, expected: Alleged) -> None:
    assert alleged(question) == expected


@pytest.mark.parametrize(
    "question",
    ["Who headed the Afghan side in Istanbul?", "open war", "What did Asif say about “open war”?", "did asif say so?"],
)
def test_a_question_for_something_else_alleges_nothing(question: str) -> None:
    assert alleged(question) is None


def test_words_and_speaker_are_alleged_without_a_question_around_them() -> None:
    query = alleging("we want open war", "Pakistan's defence minister", ENTITIES, NEWEST)
    assert (query.kind, query.alleged) == (Kind.VERIFY, Alleged("we want open war", ASIF))
    assert alleging("we want war", "Jane Doe", ENTITIES, NEWEST).alleged == Alleged("we want war", (), ("Jane", "Doe"))
