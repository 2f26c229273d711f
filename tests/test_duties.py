from datetime import UTC, datetime
from functools import partial

import pytest

from bot.app import open_answerer, open_duties
from bot.duties import open_web
from bot.maintenance_replies import render_published
from bot.settings import Settings
from bot.worker import AnswerWorker
from index.errors import FetchRefused
from index.ingest.sources import PAGE_TYPES
from tests.fixtures import CORPUS, Built


def now() -> datetime:
    return datetime(2026, 1, 5, tzinfo=UTC)


async def test_an_admin_builds_from_the_corpus_of_the_settings_and_answers_from_that(built: Built) -> None:
    settings = Settings(admins=frozenset({1001}), corpus=CORPUS, index=built.index, follows_minutes=30)
    worker = AnswerWorker(partial(open_answerer, settings))
    worker.start()
    try:
        duties = open_duties(settings, worker, now)
        assert duties.times.every_s == 1_800
        assert duties.maintenance is not None
        assert duties.maintenance.admins == {1001}
        published = await duties.maintenance.reindex()
        assert published.now.snapshot == built.report.snapshot
        assert "Nothing had changed; live: " in render_published(published).html
    finally:
        worker.stop()


def test_where_nobody_is_an_admin_nobody_can_change_anything() -> None:
    assert open_duties(Settings(), AnswerWorker(lambda: None), now).maintenance is None  # type: ignore[arg-type,return-value]


def test_the_links_of_admins_lead_to_public_addresses_only() -> None:
    with open_web() as web, pytest.raises(FetchRefused, match="not on the public internet"):
        web.fetch("http://127.0.0.1:8080/", PAGE_TYPES)
