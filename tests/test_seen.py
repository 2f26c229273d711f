from bot.seen import SeenUpdates


def test_an_update_is_new_once() -> None:
    seen = SeenUpdates()
    assert [seen.is_new(update_id) for update_id in (5, 6, 5, 6, 7)] == [True, True, False, False, True]


def test_an_update_with_a_lower_id_than_others_is_new() -> None:
    seen = SeenUpdates()
    assert [seen.is_new(update_id) for update_id in (9, 3, 9, 3)] == [True, True, False, False]


def test_only_the_last_ones_are_kept() -> None:
    seen = SeenUpdates(kept=3)
    for update_id in range(10):
        seen.is_new(update_id)
    assert [seen.is_new(update_id) for update_id in (9, 8, 7)] == [False, False, False]
    assert len(seen._ids) == 3
    assert seen.is_new(6)
