"""South Asian newspaper style: briefings, posts on X, titles, scare quotes, an unknown verb."""

from tests.golden import Reported, Said

QUOTES: tuple[Said, ...] = (
    Said(("remain engaged, patiently and in good faith",), "Tahir Andrabi", entity_id="andrabi"),
    Said(("When the guns are silent, offices open by themselves.",), "Tahir Andrabi", entity_id="andrabi"),
    Said(("those who shelter our ene …  us for lorries and sugar",), "Mohsin Naqvi", entity_id="naqvi"),
    Said(("a gesture, not a concession",), "Ishaq Dar", entity_id="dar"),
    Said(("The trade of two provinces has come to a standstill,",), "Aimal Khan"),
    Said(("no date has been fixed, and none has been sought",), "Official sources", credited_to="Dawn"),
)
# None: this article is about quotes alone.
STATEMENTS: tuple[Reported, ...] | None = None
