"""The updates that were handled already: Telegram may deliver one twice."""

from collections import OrderedDict

# A repeat comes with one of the next polls, which bring at most 100 updates each; this is a hundred of them, or what
# a bot that may send thirty messages a second can answer in five minutes. An id takes about 100 bytes.
KEPT = 10_000


class SeenUpdates:
    """The ids of the last updates, whatever their order: a late one, with an id below others, is new all the same."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._ids: OrderedDict[int, None] = OrderedDict()

    def is_new(self, update_id: int) -> bool:
        """Whether this id is asked about for the first time. From then on it is known."""
        if update_id in self._ids:
            return False
        self._ids[update_id] = None
        if len(self._ids) > self._kept:
            self._ids.popitem(last=False)
        return True
