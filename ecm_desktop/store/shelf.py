"""The backups a vault keeps of itself in its folder `backups`: made when due, listed, thinned out by a policy."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from ecm_desktop.vault.files import disk_problem, sync_folder

_NAME = re.compile(r"^([0-9]{8}T[0-9]{6}Z)-(?:g|before-step-)[0-9]+\.vbak$")
_LONG = timedelta(days=8)
_OVER = 4  # days: more than a week or a month of work may begin late
UNDER_WAY, PROOF = ".backup-", ".proof-"  # how the folders are called in which one is made, or proved
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Policy:
    """How many backups stay: the newest of each of so many days, weeks and months, and none older than `longest`."""

    days: int = 7
    weeks: int = 4
    months: int = 6

    @property
    def longest(self) -> timedelta:
        """How long a backup stays at most, and a deleted child in it."""
        return timedelta(days=max(7 * self.weeks + _OVER, 31 * self.months + _OVER))


@dataclass(frozen=True)
class Disposal:
    """A case that was deleted, by id: when, and for how long after it was made a backup of before may hold it.

    That was told to whoever keeps the certificate, so it holds although the policy changed since. `row` is the audit's.
    """

    case_id: str
    at: datetime
    within: timedelta
    row: int

    def may_be_in(self, made: datetime) -> bool:
        """Whether a backup made at that moment may hold the case."""
        return made <= self.at


def lifetime(made: datetime, policy: Policy, disposals: Iterable[Disposal]) -> timedelta:
    """How long a backup made at that moment stays at most."""
    return min([policy.longest, *(one.within for one in disposals if one.may_be_in(made))])


def gone_from(made: datetime, policy: Policy, disposals: Iterable[Disposal]) -> date:
    """The day from which a backup made at that moment is gone, once the vault is worked in."""
    try:
        return (made + lifetime(made, policy, disposals)).date() + timedelta(days=1)
    except OverflowError:  # whoever named the file made the year up
        return date.max


@dataclass(frozen=True)
class Kept:
    """One backup on the shelf, and when it was made (UTC)."""

    file: Path
    made: datetime


def staying(
    made: Iterable[datetime], policy: Policy, now: datetime, disposals: Sequence[Disposal] = ()
) -> set[datetime]:
    """Which of the backups made at these moments are to stay; none that holds a deleted case longer than was promised.

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
    return {at for at in newest_first if at > now or (at in stays and now - at <= lifetime(at, policy, disposals))}


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

    def sweep(self, opened: int) -> None:
        """Remove what a backup or a proof left that was cut off: a copy of the vault that nobody would look for.

        What is younger than when the vault was `opened` (nanoseconds of the file system's clock) may be under way.
        Raises Unavailable.
        """
        vault = self.folder.parent
        try:
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

    def prune(self, policy: Policy, now: datetime, disposals: Sequence[Disposal]) -> tuple[Kept, ...]:
        """Remove what need not stay; gives what was removed. Raises Unavailable.

        After a long while without any it waits for the next one: the clock may have jumped, which must cost nothing.
        """
        kept = self.kept()
        if _came_long_after(kept):
            return ()
        stays = staying([one.made for one in kept], policy, now, disposals)
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
