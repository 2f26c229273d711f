"""The agencies an article credits in its byline, its dateline or its last line."""

import re
from collections.abc import Sequence

# By the name that articles are filed under; the spellings are told apart by letter case.
_AGENCIES = {
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse", "اے ایف پی"),
    "AP": ("AP", "The Associated Press", "Associated Press"),
    "APP": ("APP", "Associated Press of Pakistan", "اے پی پی"),
    "ANI": ("ANI", "Asian News International"),
    "Anadolu": ("Anadolu", "Anadolu Agency", "Anadolu Ajansı", "AA"),
    "Bakhtar": ("Bakhtar", "Bakhtar News Agency", "BNA"),
    "DPA": ("DPA", "dpa", "Deutsche Presse-Agentur"),
    "EFE": ("EFE", "Agencia EFE"),
    "IANS": ("IANS",),
    "INP": ("INP",),
    "IRNA": ("IRNA", "ایرنا"),
    "KUNA": ("KUNA",),
    "NNI": ("NNI",),
    "Online": ("Online News Agency",),
    "PTI": ("PTI", "Press Trust of India"),
    "QNA": ("QNA", "Qatar News Agency"),
    "Reuters": ("Reuters", "REUTERS", "روئٹرز", "رویترز"),
    "TASS": ("TASS", "Tass"),
    "UNI": ("UNI",),
    "Xinhua": ("Xinhua", "XINHUA"),
}
# Old encodings have no Persian yeh and kaf, and pages write the Arabic ones instead.
_PERSIAN = str.maketrans("يك", "یک")
_NAMES = {spelling: name for name, spellings in _AGENCIES.items() for spelling in spellings}
_NAME = re.compile(
    r"(?<!\w)(?:" + "|".join(re.escape(name) for name in sorted(_NAMES, key=len, reverse=True)) + r")(?!\w)"
)
# What stands around the names in a line that does nothing but credit.
_AROUND = re.compile(
    r"\b(?:with|additional|inputs?|reporting|from|by|via|and|source|sources|credit|courtesy|the|news|agency|agencies|"
    r"wire|service|staff|our|correspondent|web|desk|monitoring)\b|[\W_]",
    re.IGNORECASE,
)
# A dateline ends where the first sentence starts: well within these.
_DATELINE_CHARACTERS = 80
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]")
_DASH = re.compile(r"\s[-–—]{1,2}\s|[—–:]")


def credited(author: str | None, paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Known agencies, in order, that the author line, the dateline or the last line credits.

    An agency that the text only mentions ("Reuters reported that") is none of them.
    """
    places = [author or ""]
    if paragraphs:
        start = paragraphs[0][:_DATELINE_CHARACTERS]
        places += [inside for inside in _BRACKETS.findall(start) if _only_credits(inside)]
        dateline = _DASH.split(start)[0]
        places += [dateline] if dateline != start and _only_credits(dateline) else []
        last = paragraphs[-1]
        ending = [match[1] for match in _BRACKETS.finditer(last) if not last[match.end() :].strip(" .")]
        places += [inside for inside in (last, *ending) if _only_credits(inside)]
    return tuple(dict.fromkeys(_NAMES[name] for place in places for name in _NAME.findall(place.translate(_PERSIAN))))


def _only_credits(text: str) -> bool:
    text = text.translate(_PERSIAN)
    return bool(_NAME.search(text)) and not _AROUND.sub("", _NAME.sub("", text))
