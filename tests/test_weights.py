import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.embedding.weights import DEFAULT_MODEL, file_digest, find_weights
from index.errors import EmbedderUnavailable


def test_the_default_model_is_found_where_its_package_lies() -> None:
    weights = find_weights(DEFAULT_MODEL)
    assert weights.model == DEFAULT_MODEL
    assert weights.digest == "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
    assert (weights.folder / "modules.json").is_file()


def test_a_folder_is_known_by_the_digest_of_its_weights_alone(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    (tmp_path / "README.md").write_text("a model")
    weights = find_weights(str(tmp_path))
    assert (weights.model, weights.folder) == (str(tmp_path), tmp_path)
    assert weights.digest == hashlib.sha256(b"weights").hexdigest()


def test_every_file_of_weights_counts_for_the_digest(tmp_path: Path) -> None:
    (tmp_path / "1_Dense").mkdir()
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    dense = tmp_path / "1_Dense" / "model.safetensors"
    dense.write_bytes(b"one")
    before = find_weights(str(tmp_path)).digest
    assert find_weights(str(tmp_path)).digest == before
    dense.write_bytes(b"two")
    assert find_weights(str(tmp_path)).digest != before


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        EmbedderUnavailable, match=rf"^{tmp_path}: no weights \(\*\.safetensors, \*\.bin\) for {tmp_path}$"
    ):
        find_weights(str(tmp_path))


def test_a_name_that_nobody_knows_is_refused_with_what_to_do() -> None:
    code = "from index.embedding.weights import find_weights\nfind_weights('no-such/model')"
    environment = os.environ | {"HF_HUB_OFFLINE": "1"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    last = done.stderr.strip().split("\n")[-1]
    expected = "index.errors.EmbedderUnavailable: no-such/model: neither a folder nor a model that the hub gives"
    assert last.startswith(expected)
    assert last.endswith("; give a path or another name")


def test_an_empty_name_is_no_model() -> None:
    with pytest.raises(EmbedderUnavailable):
        find_weights("")


def test_the_digest_of_a_file_is_its_sha_256(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert file_digest(tmp_path / "a") == hashlib.sha256(b"abc").hexdigest()
