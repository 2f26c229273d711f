"""A quotation over three paragraphs, and a tail that names the speaker behind a full stop."""

from tests.golden import Reported, Said

QUOTES: tuple[Said, ...] = (
    Said(
        (
            "For twenty years our goods were held hostage at one gate.",
            "We will not be held hosta … and this and act in time.",
            "Nobody will be paid for a loss that he was warned of,",
        ),
        "Abdul Ghani Baradar",
        entity_id="baradar",
    ),
    Said(("We have heard the same before,",), "Hamid Sultani"),
    Said(("My trucks are still at Torkham.",), "Hamid Sultani", inferred=True),
    Said(("Their patience is gone. So is ours.",), "Hamid Sultani"),
)
# None: this article is about quotes alone.
STATEMENTS: tuple[Reported, ...] | None = None
