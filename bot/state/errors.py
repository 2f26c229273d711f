"""What goes wrong with the state, each in one line for an operator, without a password.

::

    StateUnavailable        the database cannot be opened, read or written; nothing is half-written
    └── StateNewer          a newer version of this program has changed the schema
    AnswerTooLarge          an answer's payload is beyond what is kept of one
    TooManyFollows          a chat follows as much as it may
"""

SETTING = "TALKS_STATE"


class StateUnavailable(Exception):
    """The database at ``shown`` does not do what was asked; ``why`` also says what to do."""

    def __init__(self, shown: str, why: str) -> None:
        self.shown, self.why = shown, why
        super().__init__(f"{SETTING}: {shown}: {why}")


class StateNewer(StateUnavailable):
    """The schema has a revision that this version of the program does not know."""

    def __init__(self, shown: str, revision: str) -> None:
        self.revision = revision
        super().__init__(shown, f"written by a newer version (schema {revision}); run that version, or restore a copy")


class AnswerTooLarge(ValueError):
    """The payload of an answer has ``size`` bytes, and ``most`` are kept."""

    def __init__(self, size: int, most: int) -> None:
        self.size, self.most = size, most
        super().__init__(f"the payload of an answer has {size} bytes; the most is {most}")


class TooManyFollows(Exception):
    """A chat follows ``most`` things already."""

    def __init__(self, most: int) -> None:
        self.most = most
        super().__init__(f"a chat follows at most {most} things")
