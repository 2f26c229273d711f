"""Title, outlet, day, language and address of an article, as its page states them; what it leaves open stays open."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from index.ingest.json_ld import Posting, postings
from index.ingest.plain_text import mostly_arabic_script
from index.ingest.printed_days import PrintedDay, one_day, printed_day
from index.ingest.understood import Found, fitting

_DAY_METAS = frozenset(
    "article:published_time og:article:published_time og:published_time date dc.date dc.date.issued dcterms.date "
    "dcterms.issued dc.issued parsely-pub-date sailthru.date pubdate publishdate publish-date publish_date "
    "publication_date article.published datepublished cxenseparse:recs:publishtime".split()
)
_MODIFIED_METAS = frozenset("article:modified_time og:updated_time last-modified dcterms.modified datemodified".split())
_AUTHOR_METAS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_OUTLET_METAS = ("og:site_name", "publisher", "dc.publisher")
# Three letters where two are usual.
_CODES = {"eng": "en", "urd": "ur", "pus": "ps", "fas": "fa", "per": "fa", "pes": "fa", "prs": "fa", "tur": "tr"}
_IN_ARABIC_SCRIPT = frozenset("ar ckb fa ps sd ug ur".split())
_SUFFIX = re.compile(r"(?P<title>.*\S)\s+(?P<mark>[-–—|»·]|::?)\s+(?P<site>\S.*)")
_SITE_MARKS = frozenset("|»")
_OTHER_EDITIONS = re.compile(r"^(?:(?:www|m|amp|mobile)\.)+")


@dataclass(frozen=True, slots=True)
class Head:
    """What a page has to say, as it stands there.

    ``metas`` are (name in small letters, content); ``published`` are the stamps of ``<time>`` elements that are marked
    as publication, ``stamps`` those of all others; ``base`` is what relative addresses refer to, if the page is known.
    """

    language: str | None
    title: str | None
    headings: tuple[str, ...]
    canonical: str | None
    base: str | None
    metas: tuple[tuple[str, str], ...]
    json_ld: tuple[str, ...]
    published: tuple[str, ...]
    stamps: tuple[str, ...]
    author: str | None

    def metas_of(self, *names: str) -> Iterator[tuple[str, str]]:
        """What stands under these names, in their order."""
        return ((name, content) for name in names for key, content in self.metas if key == name and content)


@dataclass(frozen=True, slots=True)
class Metadata:
    """Checked values by key, where each was found, who wrote the article, and what a maintainer should look at."""

    values: dict[str, Any]
    origins: dict[str, str]
    author: str | None
    remarks: tuple[str, ...]


def read_metadata(head: Head, url: str | None, text: str) -> Metadata:
    """What a page states about its article; ``url`` is where it was fetched, ``text`` the article's own words."""
    described, remarks = postings(head.json_ld)
    said = list(remarks)
    address = list(_address(head, described, url, said))
    articles = _about(described, {one.value for one in address if isinstance(one.value, str)})
    outlet = list(_outlet(head, articles))
    names = {str(one.value).casefold() for one in outlet}
    found = [*outlet, *_title(head, articles, names), *address, *_language(head, articles, text, said)]
    found += _published(head, articles, said)
    values, origins, unfit = fitting(found)
    if any(not posting.free for posting in articles):
        said.append("the page says that it is not free to read: the text may be cut")
    return Metadata(values, origins, _author(head, articles), (*said, *unfit))


def same_site(url: str, other: str) -> bool:
    """Whether two addresses lead to one site, its editions for phones included."""
    hosts = [_OTHER_EDITIONS.sub("", (urlsplit(one).hostname or "").lower()) for one in (url, other)]
    short, long = sorted(hosts, key=len)
    return bool(short) and (short == long or long.endswith(f".{short}"))


def _about(described: Sequence[Posting], addresses: set[str]) -> tuple[Posting, ...]:
    """The postings with the page's own address, or all where none has it."""
    return tuple(one for one in described if addresses & set(one.urls)) or tuple(described)


def _outlet(head: Head, articles: Sequence[Posting]) -> Iterator[Found]:
    yield from (Found("outlet", one.outlet, "JSON-LD") for one in articles if one.outlet)
    yield from (Found("outlet", content, name) for name, content in head.metas_of(*_OUTLET_METAS))


def _title(head: Head, articles: Sequence[Posting], outlets: set[str]) -> Iterator[Found]:
    yield from (Found("title", one.headline, "JSON-LD") for one in articles if one.headline)
    for _, content in head.metas_of("og:title"):
        yield Found("title", _without_site(content, outlets), "og:title")
    # Of several, one is the site's name or another article's.
    if len(head.headings) == 1:
        yield Found("title", head.headings[0], "h1")
    if head.title:
        yield Found("title", _without_site(head.title, outlets, _SITE_MARKS), "title")


def _without_site(title: str, outlets: set[str], marks: frozenset[str] = frozenset()) -> str:
    match = _SUFFIX.fullmatch(title)
    if match and (match["site"].casefold() in outlets or match["mark"] in marks):
        return match["title"]
    return title


def _address(head: Head, described: Sequence[Posting], url: str | None, remarks: list[str]) -> Iterator[Found]:
    stated = [("canonical", head.canonical), *(("og:url", content) for _, content in head.metas_of("og:url"))]
    stated += [("JSON-LD", address) for one in described for address in one.urls[:1] if len(described) == 1]
    for origin, address in stated:
        whole = _whole_address(address, head.base or url) if address else None
        if whole is None:
            continue
        if url and not same_site(url, whole):
            remarks.append(f"{origin} names a page of another site: {whole}")
        else:
            yield Found("url", whole, origin)
    if url:
        yield Found("url", urldefrag(url).url, "address")


def _whole_address(address: str, base: str | None) -> str | None:
    """An absolute address of a page, or None; the front page of a site, named by mistake on many, is none."""
    try:
        whole = urldefrag(urljoin(base or "", address.strip())).url
        parts = urlsplit(whole)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None
    except ValueError:
        return None
    return whole if usable and (parts.path.strip("/") or parts.query) else None


def _language(head: Head, articles: Sequence[Posting], text: str, remarks: list[str]) -> Iterator[Found]:
    stated = [("JSON-LD", one.language) for one in articles] + [("html lang", head.language)]
    stated += list(head.metas_of("og:locale", "content-language"))
    codes = [(origin, _code(written)) for origin, written in stated if written]
    known = {code: origin for origin, code in reversed(codes) if code}
    if len(known) > 1:
        both = " and ".join(f"{code} ({origin})" for code, origin in sorted(known.items()))
        remarks.append(f"the page states two languages: {both}")
    for code, origin in known.items() if len(known) == 1 else ():
        arabic = mostly_arabic_script(text)
        if arabic is not None and arabic != (code in _IN_ARABIC_SCRIPT):
            remarks.append(f"the page states the language {code} ({origin}), but is not written in its script")
        else:
            yield Found("language", code, origin)


def _code(written: str) -> str | None:
    code = re.split(r"[-_]", written.strip().lower())[0]
    return _CODES.get(code, code) if re.fullmatch(r"[a-z]{2,3}", code) else None


def _published(head: Head, articles: Sequence[Posting], remarks: list[str]) -> Iterator[Found]:
    stated = [("JSON-LD", one.published) for one in articles if one.published]
    stated += [(name, content) for name, content in head.metas if name in _DAY_METAS and content]
    stated += [("time", stamp) for stamp in head.published]
    stamps: list[tuple[str, PrintedDay]] = []
    for origin, written in stated:
        stamp = printed_day(written)
        if stamp:
            stamps.append((origin, stamp))
        else:
            remarks.append(f"{origin} states a day that can be read in several ways or not at all: {written[:60]}")
    day = one_day(stamp for _, stamp in stamps)
    first = {stamp.day: origin for origin, stamp in reversed(stamps)}
    if day:
        yield Found("published", day.isoformat(), first[day])
        remarks += _modified(head, articles, day)
    elif stamps:
        both = " and ".join(f"{one} ({origin})" for one, origin in sorted(first.items()))
        remarks.append(f"the page states several days of publication: {both}")
    else:
        shown = [stamp.day.isoformat() for stamp in map(printed_day, head.stamps) if stamp]
        days = ", ".join(dict.fromkeys(shown))
        remarks += [f"the page states no day of publication; times on it, of whatever: {days}"] if days else []


def _modified(head: Head, articles: Sequence[Posting], day: date) -> Iterator[str]:
    stated = [one.modified for one in articles if one.modified]
    stated += [content for name, content in head.metas if name in _MODIFIED_METAS]
    later = sorted({stamp.day for stamp in map(printed_day, stated) if stamp} - {day})
    if later:
        yield f"the page shows two dates: {day} and {later[-1]} (modified)"


def _author(head: Head, articles: Sequence[Posting]) -> str | None:
    authors = [author for one in articles for author in one.authors]
    metas = [content for _, content in head.metas_of(*_AUTHOR_METAS) if "://" not in content]
    return _joined(authors) or _joined(metas[:1]) or head.author


def _joined(names: Iterable[str]) -> str | None:
    return (
        ", ".join(dict.fromkeys(re.sub(r"^(?:by|von|par)\s+", "", name, flags=re.IGNORECASE) for name in names)) or None
    )
