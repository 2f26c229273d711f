"""txtai as one of the peers; runs in its own environment (see peers.py), so it imports nothing of ours.

    python peers_txtai.py build ARTICLES.json FOLDER MODEL      one document a paragraph, dense and BM25
    python peers_txtai.py ask FOLDER                            a question a line in, a JSON reply a line out

It has no refusal: every reply says that it answered, and whoever reads it cuts by ``confidence``, its best score.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

os.environ["HF_HUB_OFFLINE"] = "1"

from txtai import Embeddings  # type: ignore[import-not-found]  # only in the environment of the peer

SHOWN = 3


def build(articles: list[dict[str, Any]], folder: Path, model: str) -> None:
    embeddings = Embeddings({"path": model, "hybrid": True})
    embeddings.index(
        # The headline is in the text: ours and cairn index it too.
        (f"{article['article_id']}#{number}", f"{article['title']}\n{paragraph}", None)
        for article in articles
        for number, paragraph in enumerate(article["paragraphs"])
    )
    embeddings.save(str(folder / "embeddings"))


def serve(folder: Path) -> None:
    embeddings = Embeddings()
    embeddings.load(str(folder / "embeddings"))
    for line in sys.stdin:
        found = embeddings.search(line.strip(), SHOWN)
        places = [name.rpartition("#") for name, _ in found]
        reply = {
            "answered": bool(found),
            "confidence": float(found[0][1]) if found else 0.0,
            "shown": [[article, int(number)] for article, _, number in places],
        }
        print(json.dumps(reply), flush=True)


def main(what: str, *arguments: str) -> None:
    if what == "build":
        build(json.loads(Path(arguments[0]).read_text(encoding="utf-8")), Path(arguments[1]), arguments[2])
    else:
        serve(Path(arguments[0]))


if __name__ == "__main__":
    main(*sys.argv[1:])
