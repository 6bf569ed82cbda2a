"""Settings, read once at the edge: option, then ``HUSTINGS_*`` variable, then TOML file, then default."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from pydantic import Field
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

#: The user's settings file; it need not exist.
SETTINGS_FILE = Path(platformdirs.user_config_dir("hustings")) / "settings.toml"


class Settings(BaseSettings):
    """What a user may set; frozen, and handed on as a value."""

    model_config = SettingsConfigDict(env_prefix="HUSTINGS_", frozen=True, extra="forbid", toml_file=SETTINGS_FILE)

    #: Address of the store, in SQLAlchemy's form.
    database: str = "sqlite:///hustings.db"
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
