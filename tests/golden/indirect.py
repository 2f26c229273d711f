"""Indirect speech."""

from tests.golden import Reported, Said

QUOTES: tuple[Said, ...] = ()
STATEMENTS: tuple[Reported, ...] | None = (
    Reported(
        "A",
        "Pakistan's army",
        "said",
        "that 12 militants were killed near Spinwam",
        entity_id="pakistan",
        party="pakistan",
    ),
    Reported("A", "Kabul", "denied", "that any of its posts had been lost", entity_id="emirate", party="emirate"),
    Reported(
        "A",
        "the Qatari foreign ministry",
        "said",
        "The two sides would meet again in November",
        entity_id="qatar",
        party="qatar",
    ),
    Reported("B", "The ministry", "declined", "to name a day", entity_id="qatar", party="qatar"),
    Reported(
        "B",
        "Khawaja Asif",
        "accused",
        "Kabul of breaking the terms that were agreed in Doha",
        entity_id="asif",
        party="pakistan",
    ),
    Reported(
        "A", "Afghan officials", "said", "the shelling started after midnight", entity_id="emirate", party="emirate"
    ),
    Reported(
        "A",
        "Pakistani officials",
        "said",
        "it was answered fire from the other side",
        entity_id="pakistan",
        party="pakistan",
    ),
    Reported(
        "A", "the UN mission", "According to", "at least 17 civilians died in Spin Boldak", entity_id="un", party="un"
    ),
    Reported("B", "Witnesses", "said", "that smoke rose over the bazaar"),
    Reported(
        "B",
        "Mujahid, who spoke to reporters in Kabul",
        "urged",
        "Islamabad to reopen the crossings",
        entity_id="mujahid",
        party="emirate",
    ),
    Reported("B", "Iran", "condemned", "The raid", entity_id="iran", party="iran"),
)
