"""The backups a vault keeps of itself in its folder `backups`: made when due, listed, thinned out by a policy."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ecm_desktop.vault.files import disk_problem, sync_folder

_NAME = re.compile(r"^([0-9]{8}T[0-9]{6}Z)-(?:g|before-step-)[0-9]+\.vbak$")
_LONG = timedelta(days=8)
UNDER_WAY, PROOF = ".backup-", ".proof-"  # how the folders are called in which one is made, or proved
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Policy:
    """How many backups stay: the newest of each of so many days, weeks and months, and none older than `longest`."""

    days: int = 7
    weeks: int = 4
    months: int = 6
    longest: timedelta = timedelta(days=190)


@dataclass(frozen=True)
class Kept:
    """One backup on the shelf, and when it was made (UTC)."""

    file: Path
    made: datetime


def staying(made: Iterable[datetime], policy: Policy, now: datetime) -> set[datetime]:
    """Which of the backups made at these moments are to stay.

    One that claims to be from the future stays: a clock that jumped must not cost a backup.
    """
    newest_first = sorted(made, reverse=True)
    rules = (
        (policy.days, lambda at: at.date()),
        (policy.weeks, lambda at: at.isocalendar()[:2]),
        (policy.months, lambda at: (at.year, at.month)),
    )
    stays: set[datetime] = set()
    for most, period in rules:
        newest = {period(at): at for at in reversed(newest_first)}
        stays |= set(sorted(newest.values(), reverse=True)[:most])
    return {at for at in newest_first if at > now or (at in stays and now - at <= policy.longest)}


class Shelf:
    """The backups of the vault in a folder."""

    def __init__(self, vault: Path) -> None:
        self.folder = vault / "backups"

    def kept(self) -> tuple[Kept, ...]:
        """What there is, the newest first. Raises Unavailable."""
        try:
            found = [(path, _NAME.match(path.name)) for path in self.folder.iterdir()] if self.folder.is_dir() else []
        except OSError as error:
            raise disk_problem(error) from error
        kept = [Kept(path, _moment(name[1])) for path, name in found if name]
        return tuple(sorted(kept, key=lambda one: one.made, reverse=True))

    def sweep(self) -> None:
        """Remove what a backup or a proof left that was cut off: a copy of the vault that nobody would look for.

        What is younger than the vault's lock may be under way. Raises Unavailable.
        """
        vault = self.folder.parent
        try:
            opened = (vault / "vault.lock").stat().st_mtime_ns
            left = [*self.folder.glob(f"{UNDER_WAY}*"), *vault.glob(f"{PROOF}*")]
            for one in left:
                if one.stat().st_mtime_ns < opened:
                    shutil.rmtree(one)
        except OSError as error:
            raise disk_problem(error) from error

    def is_due(self, now: datetime) -> bool:
        """Whether today has no backup yet. Raises Unavailable."""
        return all(one.made.date() != now.astimezone(UTC).date() for one in self.kept())

    def place(self, generation: int, now: datetime) -> Path:
        """Where the next backup goes. Raises Unavailable."""
        return self._ready() / f"{now.astimezone(UTC).strftime(_STAMP)}-g{generation}.vbak"

    def place_before_step(self, schema: int, now: datetime) -> Path:
        """Where the backup goes that is made before the tables of that schema are altered. Raises Unavailable."""
        return self._ready() / f"{now.astimezone(UTC).strftime(_STAMP)}-before-step-{schema + 1}.vbak"

    def prune(self, policy: Policy, now: datetime) -> tuple[Kept, ...]:
        """Remove what need not stay; gives what was removed. Raises Unavailable.

        After a long while without any it waits for the next one: the clock may have jumped, which must cost nothing.
        """
        kept = self.kept()
        if _came_long_after(kept):
            return ()
        stays = staying([one.made for one in kept], policy, now)
        gone = tuple(one for one in kept if one.made not in stays)
        try:
            for one in gone:
                one.file.unlink()
            if gone:
                sync_folder(self.folder)
        except OSError as error:
            raise disk_problem(error) from error
        return gone

    def _ready(self) -> Path:
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise disk_problem(error) from error
        return self.folder


def beside(vault: Path, now: datetime) -> Path:
    """Where a backup goes when the vault's folder is gone."""
    return vault.with_name(f"{vault.name}-{now.astimezone(UTC).strftime(_STAMP)}.vbak")


def _came_long_after(kept: Sequence[Kept]) -> bool:
    """Whether the newest backup came so long after the one before that the clock may be wrong."""
    return len(kept) > 1 and kept[0].made - kept[1].made > _LONG


def _moment(text: str) -> datetime:
    try:
        return datetime.strptime(text, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
