"""Whether a question asks about what is not, or did not happen."""

import re

# "True or not" and "…, didn't she?" negate nothing.
_NEGATED = re.compile(
    r"(?<!\bor )\b(?:not|never|without|no longer|cannot|neither|nor|didnt|doesnt|isnt|wasnt|wont)\b"
    r"|n't\b(?! (?:he|she|it|they)\W*$)"
    r"|\b(?:değil|olmadan|hiç|asla|نہیں|نہ|بغیر|نشد|نکرد|نکردند|نیست|هرگز|بدون|نه|لم|لن|ليس|بدون|دون)\b"
)


def is_negated(bare: str) -> bool:
    """Whether the question, in small letters and with its quotations blanked, holds a negation."""
    return _NEGATED.search(bare) is not None
