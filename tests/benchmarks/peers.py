"""Ours beside other programs that answer with cited passages: same articles, same questions, one run, one machine.

    python -m tests.benchmarks.peers QUESTIONS.yaml [MORE.yaml …] --corpus DIR --out DIR
        [--cairn-python PYTHON] [--txtai-python PYTHON]

The peers are no dependencies of ours: each runs in an environment of its own, and a peer without one is left out.
Figures are over the questions that are not `split: fit`. Those that are serve the peers: cairn-assistant's own
calibrator reads them, and so does the cut that is put under the scores of a peer, such that it answers as many of the
answerable ones among them as ours does. Files without a split are only reported on, with the cuts of the others.
"""

import argparse
import dataclasses
import json
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from index.articles import load_articles, paragraphs
from index.disagreements import Place
from index.embedding.weights import DEFAULT_MODEL, find_weights
from index.errors import CorpusError
from index.judged import Judgement
from index.judgements import load_judgements
from tests.benchmarks.peers_processes import Reply, Run, ask_all, timed
from tests.benchmarks.peers_scores import Contender, differences_table, figures, matching_cut, median_ms, table

HERE = Path(__file__).parent
CAIRN, TXTAI = HERE / "peers_cairn.py", HERE / "peers_txtai.py"
HOW_TO = """\
No environment was given for {name}. To make one:
    python3 -m venv {folder}{torch} && {folder}/bin/pip install {package}
and then pass --{name}-python {folder}/bin/python
"""


def main(arguments: Sequence[str] | None = None) -> None:
    given = _arguments(arguments)
    asked = {path: load_judgements(path) for path in given.questions}
    every = [one for judgements in asked.values() for one in judgements]
    fit = [one for one in every if one.split == "fit"]
    notes: dict[str, Any] = {"python": platform.python_version(), "machine": platform.machine()}
    with tempfile.TemporaryDirectory() as folder:
        contenders = [_ours(given.corpus, Path(folder), every)]
        articles = _as_json(given.corpus, Path(folder) / "articles.json")
        for name, python, compare in (("cairn", given.cairn_python, _cairn), ("txtai", given.txtai_python, _txtai)):
            if python is None:
                print(_how_to(name), file=sys.stderr)
            else:
                contenders += compare(python, articles, Path(folder), every, fit, contenders[0], notes)
    given.out.mkdir(parents=True, exist_ok=True)
    text, found = _report(asked, contenders)
    (given.out / "peers.md").write_text(f"{json.dumps(notes, indent=1)}\n\n{text}\n", encoding="utf-8")
    (given.out / "peers.json").write_text(json.dumps({"notes": notes, "figures": found}, indent=1), encoding="utf-8")
    (given.out / "peers-replies.json").write_text(json.dumps(_replies(contenders), indent=0), encoding="utf-8")
    print(json.dumps(notes, indent=1), text, sep="\n\n")


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.benchmarks.peers", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("questions", nargs="+", type=Path)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--cairn-python", type=Path)
    parser.add_argument("--txtai-python", type=Path)
    return parser.parse_args(arguments)


def _how_to(name: str) -> str:
    folder = f"peers/{name}"
    if name == "cairn":
        return HOW_TO.format(name=name, folder=folder, torch="", package="cairn-assistant==0.3.0")
    # First, so that its CPU build can be chosen (README.md): txtai alone takes one with several GB of GPU libraries.
    torch = f" && {folder}/bin/pip install torch==2.13.0"
    return HOW_TO.format(name=name, folder=folder, torch=torch, package="txtai==9.14.0")


def _questions(judgements: Sequence[Judgement]) -> list[str]:
    return [one.question for one in judgements]


def _ours(corpus: Path, folder: Path, every: Sequence[Judgement]) -> Contender:
    program = [sys.executable, "-m", "index"]
    # Whatever the corpus' own questions say of it: how good the answers are is what is measured here.
    _, build_s = timed([*program, "build", "--force", "--quiet", "--corpus", corpus, "--index", folder / "index.d"])
    run = ask_all([*program, "ask", "-", "--json", "--index", folder / "index.d"], _questions(every), _read_ours)
    return Contender("talks-index", run, build_s)


def _read_ours(said: dict[str, Any]) -> Reply:
    cited, nearest = (
        tuple(Place(one["article_id"], one["paragraph"]) for one in said[key]) for key in ("citations", "nearest")
    )
    return Reply(said["answered"], said["confidence"], cited, nearest, 0.0)


def _read_peer(said: dict[str, Any]) -> Reply:
    return Reply(said["answered"], said["confidence"], tuple(Place(*one) for one in said["shown"]), (), 0.0)


def _as_json(corpus: Path, path: Path) -> Path:
    articles = [
        {
            "article_id": article.article_id,
            "title": " ".join((article.title or article.outlet).split()),
            "language": article.language,
            "paragraphs": [span.of(article.body) for span in paragraphs(article.body)],
        }
        for article in load_articles(corpus)
    ]
    path.write_text(json.dumps(articles, ensure_ascii=False), encoding="utf-8")
    return path


def _cairn(
    python: Path,
    articles: Path,
    folder: Path,
    every: Sequence[Judgement],
    fit: Sequence[Judgement],
    ours: Contender,
    notes: dict[str, Any],
) -> list[Contender]:
    version = notes["cairn-assistant"] = _version(python, "cairn-assistant")
    place = folder / "cairn"
    place.mkdir()
    _, build_s = timed([python, CAIRN, "build", articles, place])

    def contender(name: str, *threshold: float) -> Contender:
        command: list[str | Path] = [python, CAIRN, "ask", place, *map(str, threshold)]
        return Contender(f"cairn {version}, {name}", ask_all(command, _questions(every), _read_peer), build_s)

    found = [contender("as shipped")]
    if fit:
        judged, _ = timed([python, CAIRN, "calibrate", place, _probes(fit, folder / "probes.toml")])
        calibrated = notes["cairn's calibrator on the fit half"] = json.loads(judged)
        if calibrated["suggested_threshold"] is not None:
            found.append(contender("its own calibration", calibrated["suggested_threshold"]))
        cut = notes["cairn's matched cut"] = matching_cut(fit, ours.run, found[0].run)
        if 0 < cut <= 1:
            found.append(contender("matched cut", cut))
    return found


def _probes(fit: Sequence[Judgement], path: Path) -> Path:
    entries = (
        # A JSON string is a TOML string too.
        f"[[probe]]\nquestion = {json.dumps(one.question, ensure_ascii=False)}\n"
        f'behavior = "{"answer" if one.answerable else "refuse"}"\n'
        for one in fit
    )
    path.write_text("\n".join(entries), encoding="utf-8")
    return path


def _txtai(
    python: Path,
    articles: Path,
    folder: Path,
    every: Sequence[Judgement],
    fit: Sequence[Judgement],
    ours: Contender,
    notes: dict[str, Any],
) -> list[Contender]:
    version = notes["txtai"] = _version(python, "txtai")
    place = folder / "txtai"
    place.mkdir()
    _, build_s = timed([python, TXTAI, "build", articles, place, find_weights(DEFAULT_MODEL).folder])
    run = ask_all([python, TXTAI, "ask", place], _questions(every), _read_peer)
    found = [Contender(f"txtai {version} hybrid, no cut", run, build_s)]
    if fit:
        cut = notes["txtai's matched cut"] = matching_cut(fit, ours.run, run)
        found.append(Contender(f"txtai {version} hybrid, matched cut", _cut(run, cut), build_s))
    return found


def _cut(run: Run, cut: float) -> Run:
    replies = {
        question: reply if reply.confidence >= cut else dataclasses.replace(reply, answered=False, shown=())
        for question, reply in run.replies.items()
    }
    return dataclasses.replace(run, replies=replies)


def _version(python: Path, package: str) -> str:
    said, _ = timed([python, "-c", f"import importlib.metadata as m; print(m.version({package!r}))"])
    return said.strip()


def _report(
    asked: dict[Path, tuple[Judgement, ...]], contenders: Sequence[Contender]
) -> tuple[str, dict[str, dict[str, Any]]]:
    parts: list[str] = []
    found: dict[str, dict[str, Any]] = {}
    for path, judgements in asked.items():
        reported = [one for one in judgements if one.split != "fit"]
        english = [one for one in reported if one.language == "en"]
        for group, members in (("all languages", reported), ("English", english)):
            name = f"{path.name}, {group}: {len(members)} questions"
            parts += [f"## {name}", table(members, contenders), differences_table(members, contenders)]
            found[name] = {
                one.name: {column: dataclasses.asdict(value) for column, value in figures(members, one.run).items()}
                | {
                    "median_ms": median_ms(members, one.run),
                    "build_s": one.build_s,
                    "ready_s": one.run.ready_s,
                    "memory_mb": one.run.memory_mb,
                }
                for one in contenders
            }
    return "\n\n".join(parts), found


def _replies(contenders: Sequence[Contender]) -> dict[str, Any]:
    return {
        one.name: {question: dataclasses.asdict(reply) for question, reply in one.run.replies.items()}
        for one in contenders
    }


if __name__ == "__main__":
    try:
        main()
    except (RuntimeError, CorpusError) as error:
        sys.exit(str(error))
