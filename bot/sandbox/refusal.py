"""The one error of the sandbox: a call that the Bot API would turn down."""


class Refused(Exception):
    """A call is turned down. ``str()`` is the description that the caller reads.

    Args:
        description: In the real server's words wherever those are known.
        code: The HTTP status and ``error_code``.
        parameters: What a machine may act on, such as ``retry_after`` in seconds.
    """

    def __init__(self, description: str, code: int = 400, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.parameters = parameters


def not_played(what: str) -> Refused:
    """Say, loudly, that something real is missing here: no test may pass because of it."""
    return Refused(f"the sandbox does not play {what}", 501)
