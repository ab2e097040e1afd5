"""Where things lie on this machine, and what the user prefers. Nothing here is about a case."""

from __future__ import annotations

import sys
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ecm_desktop.errors import Unavailable

_LAID_DOWN = {"key_derivation", "longest_idle_minutes"}
IDLE_MINUTES = (1, 60)  # without a key, until the vault locks: shorter or longer, never switched off


@cache
def resource_dir() -> Path:
    """The shipped resources: frozen build, installed wheel, then checkout. Raises Unavailable when they are missing."""
    here = Path(__file__).resolve().parent
    places = [here / "_resources", here.parent / "resources"]
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        places.insert(0, Path(frozen) / "ecm_desktop" / "_resources")
    for place in places:
        if (place / "fonts").is_dir():
            return place
    raise Unavailable("The program's own files are missing; install it again.")


def default_vault_dir() -> Path:
    """The platform's data folder for the vault."""
    from platformdirs import user_data_path

    return user_data_path("ecm-desktop", appauthor=False) / "vault"


def service_dir() -> Path:
    """Where a service lays wording files of its own, in folders named as those of the resources; there may be none."""
    from platformdirs import user_data_path

    return user_data_path("ecm-desktop", appauthor=False) / "service"


def wording_file(kind: str, stem: str, language: str, own: Path | None = None) -> Path:
    """A file of wording, such as `model/levels.cy.json`: a service's own before the shipped one, else in English.

    `own` is the service's folder, where it is not the usual one.
    """
    places = [
        folder / kind / f"{stem}.{tongue}.json"
        for folder in (own or service_dir(), resource_dir())
        for tongue in dict.fromkeys((language, "en"))
    ]
    return next((one for one in places if one.is_file()), places[-1])


def preferences_file() -> Path:
    """Where preferences are kept; they hold no name and nothing of a case."""
    from platformdirs import user_config_path

    return user_config_path("ecm-desktop", appauthor=False) / "preferences.json"


def managed_file() -> Path:
    """Where whoever looks after this computer lays down what its users may choose; there may be none."""
    from platformdirs import site_config_path

    return site_config_path("ecm-desktop", appauthor=False) / "managed.json"


def longest_idle(file: Path) -> int:
    """The most minutes without a key before the vault locks, as `file` lays down; 60 where it lays down none."""
    least, most = IDLE_MINUTES
    found = _read_table(file).get("longest_idle_minutes", most)
    return min(max(found, least), most) if type(found) is int else most


class KeyDerivation(StrEnum):
    """What makes a key of a passphrase, by the names in the file of `managed_file`."""

    STANDARD = "argon2id"
    APPROVED = "pbkdf2-hmac-sha512"


def key_derivation(file: Path) -> KeyDerivation:
    """What makes a key of a new passphrase, as `file` lays down. Raises Unavailable when it cannot be understood.

    Nothing is passed over here, since nobody would notice that what was laid down is not done.
    """
    import json

    try:
        laid_down = json.loads(file.read_bytes())
        if laid_down.keys() <= _LAID_DOWN:
            return KeyDerivation(laid_down.get("key_derivation", KeyDerivation.STANDARD))
    except FileNotFoundError:
        return KeyDerivation.STANDARD
    except (OSError, ValueError, RecursionError, AttributeError):  # AttributeError: JSON, but no table of names
        pass
    raise Unavailable(
        "What is laid down for everybody on this computer cannot be read. Ask whoever looks after it to mend {file}.",
        file=file,
    )


class Preferences(NamedTuple):
    """How the window looks and behaves. `text_scale` is 1.0 at 100 %; `window` is Qt's geometry in base64.

    `own_screens` are second screens of the user's own desk, one a line, which do not turn the sharing view on.
    `qualities` are the emotional lines that are offered in a meeting: keys with commas between, "" for the usual ones.
    `left_out_of_pictures` keeps the windows out of screenshots and of screens that are shared.
    """

    language: str = "en"
    look: str = "system"
    text_scale: float = 1.0
    window: str = ""
    marking: str = "OFFICIAL-SENSITIVE"
    idle_minutes: int = 5
    level_numbers: str = "six"
    lock_when_minimised: bool = False
    own_screens: str = ""
    with_stages: bool = True
    qualities: str = ""
    left_out_of_pictures: bool = False


def load_preferences(file: Path) -> Preferences:
    """The preferences of `file`; the defaults when there is none or it cannot be read as preferences."""
    defaults = Preferences()
    kept = {name: value for name, value in _read_table(file).items() if name in Preferences._fields}
    fits = all(_fits(value, getattr(defaults, name)) for name, value in kept.items())
    return Preferences(**kept) if fits else defaults


def _read_table(file: Path) -> dict[str, Any]:
    """What a file of JSON says by name; nothing when there is none or it cannot be read as that."""
    try:
        text = file.read_bytes()
    except OSError:
        return {}
    import json

    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _fits(value: object, default: object) -> bool:
    """Whether a value is of the default's own kind; a whole number will do for a fraction."""
    return type(value) is type(default) or (type(value) is int and type(default) is float)


def save_preferences(file: Path, preferences: Preferences) -> None:
    """Keep the preferences; a folder that cannot be written is no reason to stop, so they are then forgotten."""
    import json

    part = file.with_suffix(".part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(preferences._asdict(), indent=2), encoding="utf-8")
        part.replace(file)
    except OSError:
        return
