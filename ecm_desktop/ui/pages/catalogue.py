"""The pages of an open case, in the order of the rail; each is imported and made when it is first shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ecm_desktop.ui.preferences import PreferenceDesk
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.wiring import PageEntry, Place


def page_entries(folder: Path, help_dir: Path, desk: PreferenceDesk) -> tuple[PageEntry, ...]:
    """Every page; `folder` is the vault's, for the settings page to name."""
    entries = (
        PageEntry("overview", "Overview", "overview", lambda session: _overview(session, tuple(keys))),
        PageEntry("timeline", "Timeline", "timeline", _timeline),
        PageEntry("family", "Family", "family", _family),
        PageEntry("model", "TRM", "model", _model),
        PageEntry("meetings", "Meetings", "meetings", _meetings),
        PageEntry("plan", "Plan", "plan", _plan),
        PageEntry("report", "Report", "report", _report),
        PageEntry("writing", "Write the formulation", "report", _writing, Place.HIDDEN, "Ctrl+Shift+W"),
        PageEntry("import", "Bring in files", "import", _import, Place.HIDDEN, "Ctrl+O"),
        PageEntry("back", "Looking back", "timeline", _looking_back, Place.HIDDEN, "Ctrl+B"),
        PageEntry("settings", "Settings", "settings", lambda session: _settings(session, desk, folder), Place.FOOT),
        PageEntry("help", "Help", "help", lambda session: _help(session, help_dir), Place.HIDDEN),
    )
    keys = [entry.key for entry in entries]
    return entries


def _overview(session: Session, keys: tuple[str, ...]) -> QWidget:
    from ecm_desktop.ui.overview import OverviewPage

    return OverviewPage(session, keys)


def _timeline(session: Session) -> QWidget:
    from ecm_desktop.ui.pages.timeline import TimelinePage

    return TimelinePage(session)


def _family(session: Session) -> QWidget:
    from ecm_desktop.ui.pages.family import FamilyPage

    return FamilyPage(session)


def _model(session: Session) -> QWidget:
    from ecm_desktop.ui.pages.model import ModelPage

    return ModelPage(session)


def _meetings(session: Session) -> QWidget:
    from ecm_desktop.ui.pages.meetings import MeetingsPage

    return MeetingsPage(session)


def _plan(session: Session) -> QWidget:
    from ecm_desktop.ui.pages.plan import PlanPage

    return PlanPage(session)


def _report(session: Session) -> QWidget:
    from ecm_desktop.ui.pages.report import ReportPage

    return ReportPage(session)


def _writing(session: Session) -> QWidget:
    from ecm_desktop.ui.pages.writing import WritingPage

    return WritingPage(session)


def _import(session: Session) -> QWidget:
    from ecm_desktop.ui.pages.intake import ImportPage

    return ImportPage(session)


def _looking_back(session: Session) -> QWidget:
    from ecm_desktop.ui.looking_back.page import LookingBackPage

    return LookingBackPage(session)


def _settings(session: Session, desk: PreferenceDesk, folder: Path) -> QWidget:
    from ecm_desktop.ui.capture.guard import means_here
    from ecm_desktop.ui.settings_page import SettingsPage

    return SettingsPage(session.words, desk, folder, means_here())


def _help(session: Session, help_dir: Path) -> QWidget:
    from ecm_desktop.ui.help_page import HelpPage

    return HelpPage(session.words, help_dir)
