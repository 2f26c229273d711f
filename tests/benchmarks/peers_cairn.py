"""cairn-assistant as one of the peers; runs in its own environment (see peers.py), so it imports nothing of ours.

python peers_cairn.py build ARTICLES.json FOLDER            articles as cairn's Markdown, and its index
python peers_cairn.py calibrate FOLDER PROBES.toml          what its own calibrator says, as JSON
python peers_cairn.py ask FOLDER [THRESHOLD]                a question a line in, a JSON reply a line out
"""

import json
import sys
from pathlib import Path
from typing import Any

from cairn.calibrate import calibrate  # type: ignore[import-not-found]
from cairn.config import Config  # type: ignore[import-not-found]
from cairn.engine import ask  # type: ignore[import-not-found]
from cairn.index import build_and_write, read_index  # type: ignore[import-not-found]

SHOWN = 3


def config(folder: Path, threshold: float | None) -> Any:
    """Cairn's defaults, but for the number of passages: it shows one, the others three."""
    paths = {"corpus_path": str(folder / "corpus"), "index_path": str(folder / "index.json"), "max_passages": SHOWN}
    return Config(**paths) if threshold is None else Config(**paths, threshold=threshold)


def build(articles: list[dict[str, Any]], folder: Path) -> None:
    corpus = folder / "corpus"
    corpus.mkdir(parents=True)
    for article in articles:
        head = f"---\nid: {article['article_id']}\ntitle: {article['title']}\nlang: {article['language']}\n---\n\n"
        text = head + "\n\n".join(article["paragraphs"]) + "\n"
        (corpus / f"{article['article_id']}.md").write_text(text, encoding="utf-8")
    report = build_and_write(corpus, folder / "index.json")
    expected = sum(len(article["paragraphs"]) for article in articles)
    if report.passage_count != expected:
        # Its passages are then not our paragraphs, and every place would be wrong.
        sys.exit(f"cairn made {report.passage_count} passages of {expected} paragraphs (headings?)")


def judge(folder: Path, probes: Path) -> dict[str, Any]:
    cfg = config(folder, None)
    report = calibrate(read_index(cfg.index_path, cfg.corpus_path), cfg, probes)
    return {
        "threshold": report.threshold,
        "probes": len(report.results),
        "misclassified": len(report.misclassified),
        "worst_answer_score": report.worst_answer_score,
        "best_refuse_score": report.best_refuse_score,
        "suggested_threshold": report.suggested_threshold,
    }


def serve(folder: Path, threshold: float | None) -> None:
    cfg = config(folder, threshold)
    index = read_index(cfg.index_path, cfg.corpus_path)
    for line in sys.stdin:
        answer = ask(line.strip(), index, cfg).answer
        candidates = answer.trace.candidates
        places = (source.source_id.rpartition("#") for source in answer.sources)
        reply = {
            "answered": answer.kind == "grounded",
            "confidence": candidates[0].score if candidates else 0.0,
            # Cairn counts passages from 1.
            "shown": [[article, int(ordinal) - 1] for article, _, ordinal in places],
        }
        print(json.dumps(reply), flush=True)


def main(what: str, *arguments: str) -> None:
    if what == "build":
        build(json.loads(Path(arguments[0]).read_text(encoding="utf-8")), Path(arguments[1]))
    elif what == "calibrate":
        print(json.dumps(judge(Path(arguments[0]), Path(arguments[1]))))
    else:
        serve(Path(arguments[0]), float(arguments[1]) if len(arguments) > 1 else None)


if __name__ == "__main__":
    main(*sys.argv[1:])
