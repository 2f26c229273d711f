"""Who publishes: the outlets and agencies of a corpus, under every spelling, with their countries and hosts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from rapidfuzz import fuzz, process

from index.data_files import Schema, read_data_file
from index.errors import DataRefused

# Below this likeness (0…100) two names are not spellings of one: "Dawn" is not "Daily Shal".
_LIKE = 80


@dataclass(frozen=True, slots=True)
class Outlet:
    """``hosts`` are names of web servers without `www.`; each covers the names below it."""

    name: str
    country: str | None
    spellings: tuple[str, ...]
    hosts: tuple[str, ...]


class Outlets:
    """All known outlets, found by name, by spelling (letter case aside), or by the address of a page."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self._outlets = tuple(outlets)
        self._named = {name.casefold(): outlet for outlet in self._outlets for name in (outlet.name, *outlet.spellings)}
        self._hosts = {host.lower(): outlet for outlet in self._outlets for host in outlet.hosts}

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self._outlets)

    def named(self, name: str) -> Outlet | None:
        return self._named.get(name.strip().casefold())

    def at(self, url: str) -> Outlet | None:
        """The outlet whose server, or one below it, an address names."""
        host = (urlsplit(url).hostname or "").lower()
        while host:
            if host in self._hosts:
                return self._hosts[host]
            host = host.partition(".")[2]
        return None

    def nearest(self, name: str) -> Outlet | None:
        """The outlet with the most similar name or spelling, if one is similar."""
        found = process.extractOne(name.casefold(), self._named.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE)
        return self._named[found[0]] if found else None


class _OutletEntry(Schema):
    name: str
    country: str | None = None
    spellings: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


class _OutletsFile(Schema):
    outlets: tuple[_OutletEntry, ...]


def load_outlets(path: Path) -> Outlets:
    """Read `outlets.yaml`; without the file no outlet is known.

    Raises:
        DataRefused: It departs from its schema, or a name, spelling or host stands in it twice.
    """
    if not path.exists():
        return Outlets(())
    read = read_data_file(path, _OutletsFile)
    faults, seen = [], set()
    for number, entry in enumerate(read.value.outlets):
        names = [("name", name.casefold()) for name in (entry.name, *entry.spellings)]
        for kind, word in (*names, *(("host", host) for host in entry.hosts)):
            if (kind, word) in seen or not word:
                expected = "each name, spelling and host once"
                faults.append(read.fault(("outlets", number), f"{word or 'an empty name'} stands here again", expected))
            seen.add((kind, word))
    if faults:
        raise DataRefused(faults)
    return Outlets(Outlet(entry.name, entry.country, entry.spellings, entry.hosts) for entry in read.value.outlets)
