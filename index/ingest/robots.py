"""What sites ask of programs that read them: their robots.txt (RFC 9309)."""

from collections.abc import Callable

from protego import Protego

from index.errors import FetchRefused
from index.ingest.addresses import Link, read_link, shown

MAX_ROBOTS_BYTES = 512_000  # RFC 9309, 2.5: at least 500 KiB are read
# Protego keeps each rule once for each agent that its group names: 30 kB of text can make it hold 70 MB. Real files,
# with a few hundred agents and rules, stay below a tenth of this product of agents and lines; at it, it is 40 MB.
_MAX_AGENTS_TIMES_LINES = 500_000
_FILE_INSTEAD = "save the page and add the file, or ask the site"


class Robots:
    """The robots.txt of every site that was asked about, each read once.

    ``agent`` is our product token, which sites name in ``User-agent``. ``read`` gives the bytes of a robots.txt, or
    None where the site has none, and raises FetchRefused where that cannot be found out.
    """

    def __init__(self, agent: str, read: Callable[[Link], bytes | None]) -> None:
        self._agent, self._read = agent, read
        self._known: dict[str, Protego | str] = {}

    def check(self, link: Link) -> None:
        """Return if the site lets us read an address.

        Raises:
            FetchRefused: It does not, or its robots.txt cannot be read: then nothing is taken from it (RFC 9309, 2.3).
        """
        rules = self._rules(link)
        if isinstance(rules, str):
            raise FetchRefused(shown(str(link)), f"{rules}; without it nothing is taken from the site; {_FILE_INSTEAD}")
        if not rules.can_fetch(str(link), self._agent):
            why = f"robots.txt of {shown(link.origin)} does not let {self._agent} read it"
            raise FetchRefused(shown(str(link)), f"{why}; {_FILE_INSTEAD}")

    def crawl_delay_s(self, link: Link) -> float | None:
        """Seconds that the site wants between two visits; None if it does not say, or is not known yet."""
        rules = self._known.get(link.origin)
        return rules.crawl_delay(self._agent) if isinstance(rules, Protego) else None

    def _rules(self, link: Link) -> Protego | str:
        """The rules of a site, or why they are not known."""
        if link.origin not in self._known:
            try:
                data = self._read(read_link("/robots.txt", link))
            except FetchRefused as refused:
                what, _, _ = refused.why.partition("; ")  # what to do about it is said once, for the page
                self._known[link.origin] = f"robots.txt cannot be read ({refused.url}: {what})"
            else:
                self._known[link.origin] = self._parsed((data or b"").decode("utf-8-sig", "replace"))
        return self._known[link.origin]

    @staticmethod
    def _parsed(text: str) -> Protego | str:
        lines = [line.strip().lower() for line in text.splitlines()]
        lines = [line for line in lines if line and not line.startswith("#")]
        agents = sum(line.startswith("user") for line in lines)
        if agents * len(lines) > _MAX_AGENTS_TIMES_LINES:
            return f"robots.txt cannot be read (it has {agents:,} agents in {len(lines):,} lines, too many to keep)"
        return Protego.parse(text)
