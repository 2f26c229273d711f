"""Texts that nobody wrote to be read: each a short piece, said over and over on one line."""

_PIECES = {
    "letters": "a",
    "digits": "7",
    "numbers": "25 ",
    "full stops": ".",
    "spaces": " ",
    "empty lines": "\n\n",
    "opening quotation marks": "“",
    "unbalanced quotation marks": "“He said \"the 'talks “ended on Friday ",
    "many quotations": "“today ” he said on Friday, ",
    "right to left and left to right": "وزیر نے Monday کو 25 اکتوبر کہا \u202eEkim\u202c شنبه ۳ عقرب ",
    "characters without width": "2\u200b5\u200c O\u200dcto\u2060ber\ufeff \u200f25\u200e October ",
    "days that are none": "0000-00-00 2025-13-45 31 February 2025, 99999-01-01 year 99999 the 0th of May ",
    "weekdays": "Monday ",
    "ranges without end": "from Monday to ",
    "years in a chain": "2001-",
    "days of one sentence": "the attack of 25 October, two days after the truce of 19 October, and the next day ",
    "counts without an event": "two days after the ",
    "dated reports": "Asif told reporters in Doha on Friday that on 25 October, in a statement, Mujahid said ",
    "sentences": "Nobody came on 25 October 2025. He said so last week. ",
}
HOSTILE = tuple(_PIECES)


def hostile(name: str, length: int) -> str:
    """The text of that name, of a length in characters."""
    piece = _PIECES[name]
    return (piece * (length // len(piece) + 1))[:length]
