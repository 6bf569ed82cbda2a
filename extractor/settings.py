"""Settings, read once at the edge: option, then ``HUSTINGS_*`` variable, then TOML file, then default."""

from __future__ import annotations

import tomllib
from pathlib import Path

import platformdirs
from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from extractor.errors import DataError

#: The user's settings file; it need not exist.
SETTINGS_FILE = Path(platformdirs.user_config_dir("hustings")) / "settings.toml"


class Settings(BaseSettings):
    """What a user may set; frozen, and handed on as a value."""

    model_config = SettingsConfigDict(env_prefix="HUSTINGS_", frozen=True, extra="forbid", toml_file=SETTINGS_FILE)

    #: Address of the store, in SQLAlchemy's form.
    database: str = "sqlite:///hustings.db"
    #: Folder with people of the user's own, who go before those of the shipped gazetteer; it need not exist.
    gazetteer: Path = Path(platformdirs.user_data_dir("hustings")) / "gazetteer"
    #: Address of the list of sitting members in the UK Parliament's Members API, for ``hustings gazetteer update``.
    members_url: str = "https://members-api.parliament.uk/api/Members/Search?House=1&IsCurrentMember=true"
    #: Address of mySociety's register of people in Popolo's form.
    people_url: str = "https://raw.githubusercontent.com/mysociety/parlparse/master/members/people.json"
    #: Mail address or page where publishers can reach whoever runs this; sent in the user agent.
    contact: str | None = None
    #: Seconds to wait for a connection, and for each read.
    timeout: float = Field(default=20.0, gt=0)
    #: Bytes of one page or file that are read at the most.
    max_bytes: int = Field(default=10_000_000, gt=0)
    #: Redirects followed at the most.
    max_redirects: int = Field(default=8, ge=0)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Options first, then the environment, then the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(*, database: str | None = None) -> Settings:
    """The settings of this run; what is given here goes before the environment and the file.

    Raises:
        DataError: a value or the file is not valid; the message names it.
    """
    try:
        return Settings() if database is None else Settings(database=database)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{SETTINGS_FILE} is no valid TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        where = f"HUSTINGS_{name.upper()} or {name} in {SETTINGS_FILE}"
        raise DataError(f"setting {name}: {first['msg']}; look at {where}") from error
