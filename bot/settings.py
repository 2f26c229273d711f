"""Settings of the bot: one frozen class, read once from the environment by `bot.__main__`."""

import difflib
import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AnyHttpUrl, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.quotas import Limits
from bot.state.address import StateAddress

PREFIX = "TALKS_"
# Read by `talks-index` only, and so by the builds that admins start; an operator may set them for both programs.
INDEX_VARIABLES = ("TALKS_MODEL", "TALKS_PARSER")
_TOKEN = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{30,64}")
_TELEGRAM = "https://api.telegram.org"


class SettingsRefused(Exception):
    """Settings are wrong or missing: one line each, which names the variable and never shows a secret."""


class Settings(BaseSettings):
    """What an operator sets, each as ``TALKS_<NAME>``; a secret also as ``TALKS_<NAME>_FILE``, a file that holds it."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", hide_input_in_errors=True)

    telegram_token: SecretStr | None = Field(default=None, description="Bot token from @BotFather")
    bot_api_url: AnyHttpUrl = Field(default=AnyHttpUrl(_TELEGRAM), description="Address of the Bot API server")
    index: Path = Field(default=Path("index.d"), description="Directory of the snapshots")
    models: Path | None = Field(default=None, description="Directory of the exported models; models in the index")
    cross_encoder: Path | None = Field(default=None, description="Folder of a cross-encoder that reranks; none")
    state: SecretStr = Field(
        default=SecretStr("state.d/state.sqlite"), description="File of the state, or a PostgreSQL address"
    )
    citations: int = Field(default=3, ge=1, le=5, description="Most passages cited in one answer")
    quota_minute: int = Field(default=20, ge=1, description="Most questions of a person in a minute")
    quota_day: int = Field(default=300, ge=1, description="Most questions of a person in a day")
    quota_group_minute: int = Field(default=20, ge=1, description="Most questions in a group in a minute")
    quota_group_day: int = Field(default=1_000, ge=1, description="Most questions in a group in a day")
    crowded: int = Field(
        default=100, ge=1, description="Messages waiting above which people are told how long it takes"
    )
    follows_minutes: int = Field(
        default=60, ge=1, le=1_440, description="Minutes between rounds over what chats follow"
    )
    follows_hour: int = Field(
        default=5, ge=0, le=23, description="Hour, in UTC, before which nobody is told what is new"
    )
    admins: Annotated[frozenset[int], NoDecode] = Field(
        default=frozenset(), description="Telegram ids of those who maintain the corpus from a chat, parted by commas"
    )
    corpus: Path | None = Field(default=None, description="Directory of the corpus that admins change; none")
    sandbox_port: int | None = Field(
        default=None, ge=1, le=65_535, description="Port of the local chat page; 8081, or a free one if that is taken"
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(default="INFO", description="Least level logged")

    @field_validator("telegram_token")
    @classmethod
    def _of_token_form(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not _TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("not a bot token; expected digits, a colon and 35 letters, as @BotFather gives it")
        return token

    @field_validator("state")
    @classmethod
    def _of_address_form(cls, state: SecretStr) -> SecretStr:
        StateAddress.parse(state.get_secret_value())
        return state

    @field_validator("admins", mode="before")
    @classmethod
    def _of_ids(cls, text: object) -> object:
        if not isinstance(text, str):
            return text
        ids = [one.strip() for one in text.split(",") if one.strip()]
        if not all(one.isdecimal() for one in ids):
            raise ValueError("expected Telegram user ids parted by commas, as 12345,67890; names do not do")
        return frozenset(map(int, ids))

    @property
    def state_address(self) -> StateAddress:
        return StateAddress.parse(self.state.get_secret_value())

    @property
    def limits(self) -> Limits:
        return Limits(self.quota_minute, self.quota_day, self.quota_group_minute, self.quota_group_day, self.crowded)

    @property
    def models_directory(self) -> Path:
        return self.models or self.index / "models"


def load_settings() -> Settings:
    """Read the environment.

    Raises:
        SettingsRefused: Something in it is wrong; every fault has its line.
    """
    faults = [*_unknown_variables()]
    from_files: dict[str, Any] = {}
    for name in _secrets():
        try:
            from_files |= _from_file(name)
        except SettingsRefused as refused:
            faults.append(str(refused))
    try:
        settings = Settings(**from_files)
    except ValidationError as error:
        faults += [f"{PREFIX}{str(one['loc'][0]).upper()}: {_plain(one['msg'])}" for one in error.errors()]
    if faults:
        raise SettingsRefused("\n".join(faults))
    return settings


def _secrets() -> list[str]:
    return [name for name, field in Settings.model_fields.items() if "SecretStr" in str(field.annotation)]


def _unknown_variables() -> list[str]:
    names = [f"{PREFIX}{name}".upper() for name in Settings.model_fields]
    known = {*names, *INDEX_VARIABLES, *(f"{PREFIX}{name}_FILE".upper() for name in _secrets())}
    faults = []
    for name in sorted(os.environ):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            nearest = difflib.get_close_matches(name.upper(), known, n=1, cutoff=0.0)[0]
            faults.append(f"{name}: unknown setting; did you mean {nearest}?")
    return faults


def _from_file(name: str) -> dict[str, str]:
    """The value of a secret whose variable names a file, or nothing when there is no such variable."""
    variable = f"{PREFIX}{name}".upper()
    path = os.environ.get(f"{variable}_FILE")
    if not path:
        return {}
    if os.environ.get(variable):
        raise SettingsRefused(f"{variable}: given twice; set either it or {variable}_FILE")
    try:
        return {name: Path(path).read_text(encoding="utf-8").strip()}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsRefused(f"{variable}_FILE: {path} cannot be read ({type(error).__name__})") from None


def _plain(message: str) -> str:
    return message.removeprefix("Value error, ")
