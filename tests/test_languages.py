import pytest

from index.asking.languages import language_of


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("who led the talks", "en"),
        ("when did erdoğan meet güler and kalın", "en"),
        ("görüşmeler nerede yapıldı", "tr"),
        ("bu ne ve kim", "tr"),
        ("kabil ne istiyor", "tr"),
        ("ne", "en"),
        ("وفد کی قیادت کس نے کی؟ کہاں ہیں؟", "ur"),
        ("طالبان کا موقف", "ur"),
        ("د خبرو مشر څوک ؤ؟", "ps"),
        ("په کابل کې څه وشول", "ps"),
        ("چه کسی گفتگو کرد؟", "fa"),
        ("طالبان از کابل", "fa"),
        ("من هو", "ar"),
        ("هل قبلت إسلام آباد باستئناف التجارة", "ar"),
        ("", "en"),
    ],
)
def test_the_language_of_a_question_is_told_by_its_letters_and_commonest_words(question: str, language: str) -> None:
    assert language_of(question, question.split()) == language
