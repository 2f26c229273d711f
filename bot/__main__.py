"""`talks-bot`: the commands of operators.

Exit codes: 0 done, 1 refused settings or model, 2 usage, 3 no usable snapshot.
"""

import json
import secrets
import sys
import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from typing import Annotated

import typer
from telegram.error import InvalidToken

from bot.app import ALLOWED_UPDATES, build_application, open_answerer, open_duties
from bot.lease import StateInUse
from bot.logs import redacted, set_up_logging
from bot.sandbox.composition import Options
from bot.sandbox.faults import KINDS, FaultRefused, parsed
from bot.sandbox.level import Level
from bot.sandbox.server import SandboxServer, serve
from bot.settings import Settings, SettingsRefused, load_settings
from bot.state.address import StateAddress
from bot.state.errors import StateUnavailable
from bot.state.store import open_store
from bot.worker import AnswerWorker
from index.errors import CorpusError, SnapshotDamaged, SnapshotMissing

app = typer.Typer(
    help="The Telegram bot, and a local chat page to try it without a token.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

DEFAULT_SANDBOX_PORT = 8081
FAULT_HELP = (
    "Something that goes wrong, as KIND or KIND:method=send*,rate=0.05,after=10,times=3,seconds=6,status=503."
    f" May be given again. Kinds: {', '.join(KINDS)}."
)
_NOTHING_TO_RUN = (
    "TALKS_TELEGRAM_TOKEN: not set; set it to the token that @BotFather gave you,"
    " or try the bot without one: talks-bot run --sandbox"
)


@app.command()
def run(
    sandbox: Annotated[bool, typer.Option("--sandbox", help="Serve a local chat page instead of Telegram.")] = False,
    fault: Annotated[list[str] | None, typer.Option(help=f"With --sandbox. {FAULT_HELP}")] = None,
) -> None:
    """Answer questions until stopped."""
    if fault and not sandbox:
        raise typer.BadParameter("--fault needs --sandbox: Telegram has faults enough of its own")
    options = _options(fault)
    settings = load_settings()
    set_up_logging(settings.log_level)
    if settings.telegram_token is None and not sandbox:
        raise SettingsRefused(_NOTHING_TO_RUN)
    worker = AnswerWorker(partial(open_answerer, settings))
    worker.start()
    with ExitStack() as stack:
        if sandbox:
            server = _sandbox(settings, options)
            stack.callback(server.stop)
            token, api_url = f"1000000001:{secrets.token_urlsafe(26)}", server.url
            # Its chats are gone when it ends, and it counts updates anew: a state that lasts would take them for old.
            state = StateAddress.parse(f"{stack.enter_context(tempfile.TemporaryDirectory())}/state.sqlite")
            print(f"Open {server.url} in a browser and ask. Ctrl+C ends it.", flush=True)
        else:
            assert settings.telegram_token is not None  # refused above
            token, api_url = settings.telegram_token.get_secret_value(), str(settings.bot_api_url).rstrip("/")
            state = settings.state_address
        # A network that is down at start or later is waited for; only a wrong token ends the program.
        open_state = partial(open_store, state, _now)
        duties = open_duties(settings, worker, _now)
        build_application(token, api_url, worker, open_state, limits=settings.limits, duties=duties).run_polling(
            allowed_updates=list(ALLOWED_UPDATES), bootstrap_retries=-1
        )


@app.command()
def sandbox(
    port: Annotated[int, typer.Option(help="Port to serve on.", min=1, max=65_535)] = DEFAULT_SANDBOX_PORT,
    host: Annotated[str, typer.Option(help="Address to serve on; any but loopback lets others in.")] = "127.0.0.1",
    level: Annotated[Level, typer.Option(help="Refuse what Telegram would repair in silence, or repair it too.")] = (
        Level.STRICT
    ),
    rates: Annotated[
        bool, typer.Option("--rates", help="Answer too many messages with 429, as Telegram does.")
    ] = False,
    fault: Annotated[list[str] | None, typer.Option(help=FAULT_HELP)] = None,
) -> None:
    """Serve the local Bot API and its chat page alone, for a bot started elsewhere. Any well-formed token is let in."""
    serve(host, port, _options(fault, level=level, rates=rates))


@app.command()
def check(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Check settings, snapshot and model, without talking to Telegram."""
    settings = load_settings()
    answerer = open_answerer(settings)
    size = answerer.snapshot.corpus
    said = {
        "snapshot": answerer.snapshot.snapshot_id,
        "articles": size.articles,
        "newest": size.newest.isoformat() if size.newest else None,
        "model": answerer.embedder.identity.model,
        "token": "set, of the right form" if settings.telegram_token else "not set",
    }
    print(json.dumps(said) if as_json else "\n".join(f"{key:10} {value}" for key, value in said.items()))


def _now() -> datetime:
    return datetime.now(UTC)


def _options(fault: list[str] | None, *, level: Level = Level.STRICT, rates: bool = False) -> Options:
    try:
        return Options(level, tuple(parsed(one) for one in fault or ()), rates)
    except FaultRefused as refused:
        raise typer.BadParameter(str(refused)) from None


def _sandbox(settings: Settings, options: Options) -> SandboxServer:
    """A running sandbox, at the port that was asked for, or else at the usual one, or a free one if that is taken."""
    server = SandboxServer(port=settings.sandbox_port or DEFAULT_SANDBOX_PORT, options=options)
    try:
        server.start()
    except OSError:
        if settings.sandbox_port is not None:
            raise
        server = SandboxServer(port=0, options=options)
        server.start()
    return server


def main() -> None:
    """Run a command; what is refused becomes lines on standard error and an exit code."""
    try:
        app()
    except (SnapshotMissing, SnapshotDamaged) as error:
        _end(str(error), 3)
    except InvalidToken:
        _end("TALKS_TELEGRAM_TOKEN: Telegram does not know this token; ask @BotFather for a new one", 1)
    except (CorpusError, SettingsRefused, StateInUse, StateUnavailable, OSError) as error:
        _end(str(error), 1)


def _end(line: str, code: int) -> None:
    print(redacted(line), file=sys.stderr)
    sys.exit(code)


if __name__ == "__main__":
    main()
