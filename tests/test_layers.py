"""Imports go one way, and each heavy package is imported in one file."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# From the bottom up. A module may import from its own layer and from those above it in this list.
LAYERS = (
    ("records", "errors"),
    ("whole_files",),
    ("front_matter", "articles", "data_files"),
    ("marks", "sentences", "passages"),
    ("entity_names", "entity_rules", "entities", "entity_file", "outlets", "withdrawn", "disagreements"),
    ("calibration", "glossary", "glossary_words", "wording", "signal_names"),
    ("attribution", "quotes", "statements", "dates", "events", "shingles", "figures", "stories", "facts"),
    ("verification",),
    ("gate", "judged", "judgements"),
    ("corpus",),
    ("ingest", "annotations", "parser"),
    ("novelty", "checks"),
    ("embedding",),
    ("snapshot",),
    ("asking", "queries"),
    ("counting", "signals", "search", "support", "links", "verifying", "coverage"),
    ("composing",),
    ("answers", "answer_json", "readable"),
    ("news",),
    ("golden",),
    ("build", "evaluate", "fitting", "withdrawing", "drafts"),
    ("commands",),
    ("__main__",),
)
HEAVY = {
    "faiss": {"index/snapshot/vectors.py"},
    "tantivy": {"index/snapshot/text_index.py"},
    "sentence_transformers": {"index/embedding/reference.py"},
    "torch": {"index/embedding/reference.py"},
    "transformers": {"index/embedding/reference.py"},
    "onnxruntime": {"index/embedding/exported.py"},
    "tokenizers": {"index/embedding/exported.py"},
    "huggingface_hub": {"index/embedding/weights.py"},
    "sklearn": {"index/fitting.py"},
    "ir_measures": {"index/evaluate.py"},
    "trafilatura": {"index/ingest/pages.py"},
    "pypdf": {"index/ingest/pdf_files.py"},
    "feedparser": {"index/ingest/feeds.py"},
    "httpcore": {"index/ingest/fetch.py"},
    "protego": {"index/ingest/robots.py"},
    "datasketch": {"index/stories.py"},
    "spacy": {"index/parser.py"},
    "babel": {"bot/tongue.py"},
    "ftfy": {"index/checks.py"},
    "py3langid": {"index/checks.py"},
    "matplotlib": {"bot/timeline_picture.py"},
    "fontpkg": {"bot/timeline_picture.py", "bot/sandbox/page.py"},
}
# Only these packages of ours know them, as wholes.
PACKAGED = {"sqlalchemy": "bot/state/", "alembic": "bot/state/migrations/", "asyncpg": "bot/state/"}
MAX_LINES = 400


def sources(*packages: str) -> list[Path]:
    return sorted(path for package in packages for path in (ROOT / package).rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Absolute names of all modules that a file imports, wherever in the file."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return names


def layer_of(module: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if module in names)


@pytest.mark.parametrize("path", sources("index"), ids=lambda path: str(path.relative_to(ROOT)))
def test_index_imports_only_what_lies_below_it(path: Path) -> None:
    own = path.relative_to(ROOT / "index").parts[0].removesuffix(".py")
    if own == "__init__":
        return
    wrong = {
        name for name in imported(path) if name.startswith("index.") and layer_of(name.split(".")[1]) > layer_of(own)
    }
    assert wrong == set()


@pytest.mark.parametrize("path", sources("index"), ids=lambda path: str(path.relative_to(ROOT)))
def test_index_knows_neither_the_bot_nor_telegram(path: Path) -> None:
    assert {name for name in imported(path) if name.split(".")[0] in {"bot", "telegram", "starlette"}} == set()


def test_the_sandbox_and_the_bot_share_no_code() -> None:
    for path in sources("bot"):
        inside = "sandbox" in path.relative_to(ROOT / "bot").parts
        names = imported(path)
        if inside:
            foreign = {name for name in names if name.split(".")[0] in {"index", "telegram"}}
            foreign |= {name for name in names if name.startswith("bot.") and not name.startswith("bot.sandbox")}
            assert foreign == set(), path
        elif path.name != "__main__.py":
            assert {name for name in names if name.startswith("bot.sandbox")} == set(), path


@pytest.mark.parametrize("package", sorted(HEAVY))
def test_each_heavy_package_is_imported_in_one_file(package: str) -> None:
    importing = {
        str(path.relative_to(ROOT))
        for path in sources("index", "bot")
        if any(name.split(".")[0] == package for name in imported(path))
    }
    assert importing == HEAVY[package]


@pytest.mark.parametrize("package", sorted(PACKAGED))
def test_only_the_state_knows_its_databases(package: str) -> None:
    importing = [
        str(path.relative_to(ROOT))
        for path in sources("index", "bot")
        if any(name.split(".")[0] == package for name in imported(path))
    ]
    assert importing
    assert [path for path in importing if not path.startswith(PACKAGED[package])] == []


@pytest.mark.parametrize("path", sources("bot", "index", "tests"), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_too_long_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES
