"""What is preferred of how a case is shown and what is offered in it. Apart from the preferences, which load early."""

from __future__ import annotations

import dataclasses

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.bonds import USUAL_QUALITIES, Quality
from ecm_desktop.settings import Preferences


def preferred(setting: Setting, preferences: Preferences) -> Setting:
    """The setting with the handling marking, the stages of childhood and the emotional lines that are preferred."""
    marking, with_stages = preferences.marking, preferences.with_stages
    return dataclasses.replace(setting, marking=marking, with_stages=with_stages, qualities=live_qualities(preferences))


def live_qualities(preferences: Preferences) -> tuple[Quality, ...]:
    """The emotional lines that are offered in a meeting, as they were chosen; the usual ones without a choice."""
    chosen = preferences.qualities.split(",")
    return tuple(Quality(one) for one in dict.fromkeys(chosen) if one in set(Quality)) or USUAL_QUALITIES
