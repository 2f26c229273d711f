"""Who may reach the sandbox: only what knows it by its own name."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class HostGuard:
    """Turns away requests under a foreign name, or from a page of another site.

    Without it, a web page that the user visits could reach a server of the loopback address by pointing a name
    of its own there (DNS rebinding).
    """

    app: ASGIApp
    allowed_hosts: frozenset[str]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if not self._allows(f"//{headers.get('host', '')}"):
            refusal = PlainTextResponse("This sandbox is not known under that host name", 421)
        elif origin is not None and not self._allows(origin):
            refusal = PlainTextResponse("This sandbox takes no requests from other sites", 403)
        else:
            await self.app(scope, receive, send)
            return
        await refusal(scope, receive, send)

    def _allows(self, address: str) -> bool:
        try:
            return urlsplit(address).hostname in self.allowed_hosts
        except ValueError:
            return False
