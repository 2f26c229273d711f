import os
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsRefused, load_settings

TOKEN = "123456789:AAE_fake-token-of-the-right-form-000"


def refused(monkeypatch: pytest.MonkeyPatch, **variables: str) -> list[str]:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsRefused) as refusal:
        load_settings()
    return str(refusal.value).splitlines()


def test_without_any_variable_the_defaults_hold() -> None:
    settings = load_settings()
    assert settings.telegram_token is None
    assert settings.index == Path("index.d")
    assert settings.models_directory == Path("index.d/models")


def test_a_token_of_the_right_form_is_taken_and_masked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALKS_TELEGRAM_TOKEN", TOKEN)
    settings = load_settings()
    assert settings.telegram_token is not None
    assert settings.telegram_token.get_secret_value() == TOKEN
    assert TOKEN not in repr(settings)


def test_a_malformed_token_is_refused_without_being_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(monkeypatch, TALKS_TELEGRAM_TOKEN="12:tooshort-but-secret") == [
        "TALKS_TELEGRAM_TOKEN: not a bot token; expected digits, a colon and 35 letters, as @BotFather gives it"
    ]


def test_a_token_may_come_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    monkeypatch.setenv("TALKS_TELEGRAM_TOKEN_FILE", str(tmp_path / "token"))
    token = load_settings().telegram_token
    assert token is not None
    assert token.get_secret_value() == TOKEN


def test_a_token_file_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "none"
    assert refused(monkeypatch, TALKS_TELEGRAM_TOKEN_FILE=str(path)) == [
        f"TALKS_TELEGRAM_TOKEN_FILE: {path} cannot be read (FileNotFoundError)"
    ]


def test_a_token_given_twice_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(TOKEN)
    lines = refused(monkeypatch, TALKS_TELEGRAM_TOKEN=TOKEN, TALKS_TELEGRAM_TOKEN_FILE=str(tmp_path / "token"))
    assert lines == ["TALKS_TELEGRAM_TOKEN: given twice; set either it or TALKS_TELEGRAM_TOKEN_FILE"]


def test_the_state_is_a_file_or_a_postgresql_database_whose_password_is_masked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().state_address.path == Path("state.d/state.sqlite")
    monkeypatch.setenv("TALKS_STATE", "postgresql://talks:hush-hush@db/talks")
    settings = load_settings()
    assert settings.state_address.shown == "postgresql://talks@db/talks"
    assert "hush-hush" not in repr(settings) + repr(settings.state_address)


def test_a_malformed_address_of_the_state_is_refused_without_being_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = "TALKS_STATE: expected the path of a file, or postgresql://user:password@host/database"
    assert refused(monkeypatch, TALKS_STATE="mysql://talks:hush-hush@db/talks") == [expected]
    assert refused(monkeypatch, TALKS_STATE="postgresql://talks:hush/hush@db/talks") == [
        f"{expected}; write / # ? @ : in a password as %2F %23 %3F %40 %3A"
    ]


def test_every_setting_is_documented() -> None:
    page = (Path(__file__).parents[1] / "docs/operating.md").read_text(encoding="utf-8")
    for name in Settings.model_fields:
        assert f"| `TALKS_{name.upper()}` |" in page


def test_an_unknown_setting_is_refused_with_the_nearest_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(monkeypatch, TALKS_CITATION="2") == [
        "TALKS_CITATION: unknown setting; did you mean TALKS_CITATIONS?"
    ]


def test_every_fault_has_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = refused(monkeypatch, TALKS_CITATIONS="9", TALKS_LOG_LEVEL="loud", TALKS_INDEXX="x")
    assert [line.partition(":")[0] for line in lines] == ["TALKS_INDEXX", "TALKS_CITATIONS", "TALKS_LOG_LEVEL"]


def test_variables_of_the_other_program_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TALKS_MODEL", "TALKS_PARSER"):
        monkeypatch.setenv(name, "1")
        assert os.environ[name] == "1"
    load_settings()


def test_admins_are_ids_parted_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().admins == frozenset()
    monkeypatch.setenv("TALKS_ADMINS", " 1001,1002, ")
    assert load_settings().admins == {1001, 1002}


@pytest.mark.parametrize("admins", ["@sam", "1001;1002", "-100123"])
def test_admins_cannot_be_named_otherwise(monkeypatch: pytest.MonkeyPatch, admins: str) -> None:
    assert refused(monkeypatch, TALKS_ADMINS=admins) == [
        "TALKS_ADMINS: expected Telegram user ids parted by commas, as 12345,67890; names do not do"
    ]
