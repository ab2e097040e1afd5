"""What every test may ask for: the shared material, a setting for drawings, and silence."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from fakes import FAST
from hypothesis import HealthCheck, settings

from ecm_desktop.diagram.metrics import Metrics
from ecm_desktop.diagram.notation import load_notations
from ecm_desktop.diagram.setting import Setting, load_model_words
from ecm_desktop.diagram.stages import load_stages
from ecm_desktop.i18n import Translator, translator
from ecm_desktop.settings import resource_dir
from ecm_desktop.vault import derivation

pytest_plugins = ["plugins.silence", "plugins.skips", "plugins.no_network"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "ecm", deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("torture", deadline=None, max_examples=2000, suppress_health_check=list(HealthCheck))
settings.load_profile(os.environ.get("ECM_HYPOTHESIS", "ecm"))

SHARED = Path(__file__).resolve().parents[2] / "shared"
TODAY = date(2026, 11, 1)


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """Gives a path below the shared material beside the project, or skips when it is not there."""

    def find(name: str) -> Path:
        path = SHARED / name
        if not SHARED.exists():
            pytest.skip("the shared material is not beside the project")
        if not path.exists():
            pytest.skip(f"shared material is absent: {name}")
        return path

    return find


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """A window keeps the collector for its own event loop; between tests it gets a turn here."""
    yield
    if not gc.isenabled():
        gc.collect(1)


@pytest.fixture(autouse=True, scope="session")
def cheap_passphrases() -> Iterator[None]:
    """Vaults of tests cost next to nothing to open; each would be raised to a real vault's cost when it is opened."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(derivation, "todays_cost", lambda: FAST)
        yield


@pytest.fixture(autouse=True, scope="session")
def clipboard_emptied() -> Iterator[None]:
    """Without a display Qt lets go of what was copied only after Python is gone, and falls over it."""
    yield
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance() is not None:
            QGuiApplication.clipboard().clear()


@pytest.fixture(scope="session")
def words() -> Translator:
    """English words."""
    return translator("en", resource_dir() / "locale")


@pytest.fixture(scope="session")
def setting(words: Translator) -> Setting:
    """What drawings are made with in tests; today is 1 November 2026."""
    return Setting(
        words=words,
        metrics=Metrics(resource_dir() / "fonts"),
        model=load_model_words(resource_dir() / "model" / "levels.en.json"),
        stages=load_stages(resource_dir() / "stages" / "stages.en.json"),
        notations=load_notations(resource_dir() / "notation"),
        today=TODAY,
    )
