"""What end-to-end tests share: an index of the real corpus, built by the real command."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.bot_process import ROOT, environment


@pytest.fixture(scope="session")
def built_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    index = tmp_path_factory.mktemp("e2e") / "index.d"
    command = [sys.executable, "-m", "index", "build", "--quiet", "--index", str(index)]
    subprocess.run(command, cwd=ROOT, env=environment(), check=True)
    return index
