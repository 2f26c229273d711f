"""How strict the referee is."""

from enum import Enum


class Level(Enum):
    """``FAITHFUL`` does what Telegram does, its silent repairs included; ``STRICT`` refuses what it would repair."""

    FAITHFUL = "faithful"
    STRICT = "strict"
