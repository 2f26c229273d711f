"""What nobody would print, and somebody may add all the same, is read without an error."""

import pytest

from index.entities import NO_ENTITIES
from index.events import find_events
from index.quotes import find_quotes
from index.statements import find_statements
from tests.hostile_texts import HOSTILE, hostile


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_found_in_hostile_text_lies_in_it(name: str) -> None:
    body = hostile(name, 10_000)
    quotes, statements = find_quotes(body, NO_ENTITIES), find_statements(body, NO_ENTITIES)
    spans = [part for quote in quotes for part in quote.parts]
    spans += [span for one in statements for span in (one.source, one.cue, one.content)]
    spans += [one.sentence for one in find_events(body, None, NO_ENTITIES)]
    assert all(span.end <= len(body) for span in spans)
