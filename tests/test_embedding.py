import dataclasses
import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.embedding import DEFAULT_MODEL, Embedder, building_embedder, known_identity, open_embedder
from index.embedding.exported import ExportedEmbedder, export_folder
from index.embedding.weights import find_weights
from index.errors import EmbedderUnavailable
from index.records import EmbedderIdentity
from tests.fakes import HashingEmbedder
from tests.fixtures import Built

# None of them is among the texts that an export is compared with when it is made.
TEXTS = [
    "",
    " ",
    "a",
    "The envoys of the hill towns reached the harbour hotel on 3 March 2031.",
    "“We will not sign”, said Mira Tolen — twice.",
    "کیا بات چیت ہوئی؟",
    "هیئت به بندر رسید.",
    "Görüşmeler İstanbul'da başladı.",
    "😀 \x00 \ufffd",
    "harbour " * 1_000,
]


@pytest.fixture(scope="module")
def reference(built: Built) -> Embedder:
    return building_embedder(DEFAULT_MODEL, built.models)


@pytest.fixture(scope="module")
def exported(built: Built) -> Embedder:
    identity = known_identity(DEFAULT_MODEL, built.models)
    assert identity is not None
    return open_embedder(identity, built.models)


@pytest.fixture
def copied(built: Built, tmp_path: Path) -> Path:
    """The export, in a directory of models of its own."""
    shutil.copytree(built.models, tmp_path / "models")
    return tmp_path / "models"


def folder(models: Path) -> Path:
    return export_folder(models, find_weights(DEFAULT_MODEL).digest)


def test_the_export_and_the_reference_agree_to_a_hundred_thousandth(reference: Embedder, exported: Embedder) -> None:
    assert type(exported) is ExportedEmbedder
    assert type(reference) is not type(exported)
    assert reference.identity == exported.identity
    for one, other in (
        (reference.encode_questions(TEXTS), exported.encode_questions(TEXTS)),
        (reference.encode_passages(TEXTS), exported.encode_passages(TEXTS)),
    ):
        for ours, theirs in zip(one, other, strict=True):
            assert ours.words.spans == theirs.words.spans
            assert float(np.abs(ours.vector - theirs.vector).max()) <= 1e-5
            assert float(np.abs(ours.words.vectors - theirs.words.vectors).max(initial=0)) <= 1e-5


@pytest.mark.parametrize("kind", ["reference", "exported", "fake"])
def test_vectors_are_rows_of_float32_of_length_one(kind: str, reference: Embedder, exported: Embedder) -> None:
    embedder = {"reference": reference, "exported": exported, "fake": HashingEmbedder()}[kind]
    dimension = embedder.identity.dimension
    for one in (*embedder.encode_questions(TEXTS), *embedder.encode_passages(TEXTS)):
        assert one.vector.dtype == one.words.vectors.dtype == np.float32
        assert one.vector.shape == (dimension,)
        assert one.words.vectors.shape == (len(one.words.spans), dimension)
        lengths = np.linalg.norm(np.vstack([one.vector, one.words.vectors]), axis=1)
        assert np.abs(lengths - 1).max() <= 1e-5
    assert embedder.encode_questions([]) == []


@pytest.mark.parametrize("kind", ["reference", "exported", "fake"])
def test_words_are_where_their_spans_say_and_no_punctuation(kind: str, reference: Embedder, exported: Embedder) -> None:
    embedder = {"reference": reference, "exported": exported, "fake": HashingEmbedder()}[kind]
    text = "“Torkham”, he said: 5,000 lorries wait at Chaman."
    (one,) = embedder.encode_passages([text])
    words = [text[start:end] for start, end in one.words.spans]
    assert words == ["Torkham", "he", "said", "5", "000", "lorries", "wait", "at", "Chaman"]


def test_a_vector_does_not_depend_on_its_batch(exported: Embedder) -> None:
    alone = [exported.encode_passages([text])[0] for text in TEXTS]
    for one, other in zip(exported.encode_passages(TEXTS * 4), alone * 4, strict=True):
        assert float(np.abs(one.vector - other.vector).max()) <= 1e-5
        assert float(np.abs(one.words.vectors - other.words.vectors).max(initial=0)) <= 1e-5


def test_the_identity_says_which_model_and_weights_these_are(exported: Embedder) -> None:
    assert exported.identity == EmbedderIdentity(DEFAULT_MODEL, find_weights(DEFAULT_MODEL).digest, 384)


def test_nothing_is_known_of_a_model_that_was_never_exported(tmp_path: Path) -> None:
    assert known_identity(DEFAULT_MODEL, tmp_path) is None


def test_an_export_is_made_once(built: Built) -> None:
    before = {path: path.stat().st_mtime_ns for path in built.models.rglob("*")}
    building_embedder(DEFAULT_MODEL, built.models)
    assert {path: path.stat().st_mtime_ns for path in built.models.rglob("*")} == before


def test_without_an_export_the_reference_answers_and_says_so(
    exported: Embedder, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    embedder = open_embedder(exported.identity, tmp_path / "models")
    assert type(embedder) is not ExportedEmbedder
    assert [record.getMessage() for record in caplog.records if record.name == "index.embedding"] == [
        f"no export of {DEFAULT_MODEL} in {tmp_path}/models: answering with sentence-transformers, which is slower"
    ]
    assert list(tmp_path.iterdir()) == []


def test_without_an_export_other_weights_are_refused(exported: Embedder, tmp_path: Path) -> None:
    other = dataclasses.replace(exported.identity, weights_digest="0" * 64)
    with pytest.raises(
        EmbedderUnavailable, match="other weights than the snapshot was built with; run `talks-index build`"
    ):
        open_embedder(other, tmp_path)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
@pytest.mark.parametrize("harm", ["flipped", "truncated", "removed"])
def test_an_export_that_was_tampered_with_is_refused_by_the_name_of_the_file(
    exported: Embedder, copied: Path, name: str, harm: str
) -> None:
    path = folder(copied) / name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data if harm == "flipped" else data[:-1])
    if harm == "removed":
        path.unlink()
    with pytest.raises(EmbedderUnavailable) as refused:
        open_embedder(exported.identity, copied)
    assert str(refused.value) == f"{path}: missing or changed; remove the folder and run `talks-index build`"


@pytest.mark.parametrize("text", [None, "", "{", "[]", "null", '{"identity": []}', '{"identity": {"model": "x"}}'])
def test_an_export_without_its_description_is_refused_by_name(
    exported: Embedder, copied: Path, text: str | None
) -> None:
    path = folder(copied) / "export.json"
    path.unlink()
    if text is not None:
        path.write_text(text)
    with pytest.raises(EmbedderUnavailable) as refused:
        open_embedder(exported.identity, copied)
    assert str(refused.value).startswith(f"{path}: not the description of an export (")


@pytest.mark.parametrize("change", [{"model": "other"}, {"dimension": 383}, {"query_prefix": "query: "}])
def test_an_export_of_another_model_is_refused_even_of_equal_width(
    exported: Embedder, copied: Path, change: dict[str, str | int]
) -> None:
    path = folder(copied) / "export.json"
    said = json.loads(path.read_text())
    said["identity"] |= change
    path.write_text(json.dumps(said))
    with pytest.raises(EmbedderUnavailable, match=rf"^{folder(copied)}: export of .*, not of {DEFAULT_MODEL} "):
        open_embedder(exported.identity, copied)


def test_answering_needs_no_torch_and_keeps_telemetry_off(built: Built) -> None:
    code = f"""
import os, sys
from pathlib import Path
from index.embedding import known_identity, open_embedder
models = Path({str(built.models)!r})
open_embedder(known_identity({DEFAULT_MODEL!r}, models), models).encode_questions(["Who?"])
sockets = [name for name in os.listdir("/proc/self/fd")
           if os.path.islink("/proc/self/fd/" + name) and os.readlink("/proc/self/fd/" + name).startswith("socket:")]
print(os.environ["ORT_DISABLE_TELEMETRY"], "torch" in sys.modules, "sentence_transformers" in sys.modules, sockets)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL
    )
    assert done.stdout == "1 False False []\n"


def test_telemetry_stays_off_even_where_it_was_asked_for() -> None:
    code = "import os\nimport index.embedding.exported\nprint(os.environ['ORT_DISABLE_TELEMETRY'])"
    environment = {"ORT_DISABLE_TELEMETRY": "0"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout == "1\n"


def test_where_sentence_transformers_is_not_installed_the_export_embeds(built: Built, tmp_path: Path) -> None:
    code = f"""
import importlib.util
from pathlib import Path
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name == "sentence_transformers" else found(name, *rest)
from index.embedding import building_embedder
print(type(building_embedder({DEFAULT_MODEL!r}, Path({str(built.models)!r}))).__name__)
building_embedder({DEFAULT_MODEL!r}, Path({str(tmp_path)!r}))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "ExportedEmbedder\n"
    assert "EmbedderUnavailable" in done.stderr.strip().split("\n")[-1]


def test_a_folder_that_is_no_model_is_refused_and_nothing_is_exported(tmp_path: Path) -> None:
    model = tmp_path / "model"
    model.mkdir()
    (model / "model.safetensors").write_bytes(b"weights")
    with pytest.raises(EmbedderUnavailable, match=rf"^{model}: not a model of sentence-transformers "):
        building_embedder(str(model), tmp_path / "models")
    assert not (tmp_path / "models").exists()
