"""Runs `grammy_bot.mjs`: a small bot of grammY, unmodified, in a process of its own."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

HERE = Path(__file__).parent
SCRIPT = HERE / "grammy_bot.mjs"


def lacking() -> str | None:
    """What is not installed and how to install it; None when the bot can run."""
    install = f"npm ci --prefix {HERE.relative_to(HERE.parents[1])}"
    if shutil.which("node") is None:
        return f"the grammY bot needs Node.js 18 or newer: apt-get install nodejs npm, then {install}"
    if not (HERE / "node_modules" / "grammy").is_dir():
        return f"grammY is not installed: {install}"
    return None


@asynccontextmanager
async def playing(server_url: str) -> AsyncIterator[None]:
    """The bot, polling the Bot API of the server at this address."""
    process = await asyncio.create_subprocess_exec(
        "node", str(SCRIPT), server_url, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdin
    assert process.stdout
    try:
        assert await process.stdout.readline() == b"polling\n"
        yield
    finally:
        process.stdin.close()
        assert await process.wait() == 0
