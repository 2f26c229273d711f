"""Where the state is kept, as an operator writes it: the path of a file, or the address of a PostgreSQL database."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

_EXPECTED = "expected the path of a file, or postgresql://user:password@host/database"
_SHORTEST_HIDDEN = 3  # characters: a shorter password would blot out half of every message


@dataclass(frozen=True, slots=True)
class StateAddress:
    """A file, when ``path`` is set, or else PostgreSQL. ``shown`` has no password and may be logged."""

    shown: str
    path: Path | None = None
    dsn: str = field(default="", repr=False)
    _passwords: tuple[str, ...] = field(default=(), repr=False)

    @classmethod
    def parse(cls, text: str) -> "StateAddress":
        """Read what an operator wrote.

        Raises:
            ValueError: It is neither; the message shows nothing of it.
        """
        if not text.strip():
            raise ValueError(_EXPECTED)
        if "://" not in text:
            return cls(shown=text, path=Path(text))
        try:
            parts = urlsplit(text)
            host = f"{parts.hostname or ''}{f':{parts.port}' if parts.port else ''}"
            inside = dict(parse_qsl(parts.query))
        except ValueError:
            raise ValueError(f"{_EXPECTED}; write / # ? @ : in a password as %2F %23 %3F %40 %3A") from None
        if parts.scheme != "postgresql" or not parts.path.strip("/") or parts.fragment:
            raise ValueError(_EXPECTED)
        user = f"{parts.username}@" if parts.username else ""
        passwords = {parts.password or "", unquote(parts.password or ""), inside.get("password", "")}
        return cls(
            shown=f"postgresql://{user}{host or inside.get('host', '')}{parts.path}",
            dsn=text,
            _passwords=tuple(sorted(one for one in passwords if len(one) >= _SHORTEST_HIDDEN)),
        )

    def without_password(self, text: str) -> str:
        """A text in which the password, should it be there, is replaced."""
        for password in self._passwords:
            text = text.replace(password, "<password>")
        return text
