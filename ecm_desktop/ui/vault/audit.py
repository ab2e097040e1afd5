"""What was done in the vault: read, asked, verified, compared with a head kept elsewhere, and exported signed."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
)

from ecm_desktop.ui.fields import label
from ecm_desktop.ui.tasks import Progress
from ecm_desktop.ui.vault.exports import Exports
from ecm_desktop.ui.vault.section import Section, VaultDesk
from ecm_desktop.widgets.look import Kind

if TYPE_CHECKING:
    from ecm_desktop.store.audit import Entry, Wanted

SHOWN = 2000  # rows at once: the newest of those asked for
LEAST_HEIGHT, TABLE_PART = 200, 3 / 8  # of the table: pixels, and its part of the page's height

SINCE = {0: "Ever since", 7: "The last 7 days", 31: "The last 31 days", 366: "The last year"}
EVENTS = {
    "created": "Vault made",
    "unlocked": "Unlocked",
    "case_added": "Case begun",
    "edited": "Edited",
    "viewed": "Viewed",
    "exported": "Exported",
    "issued": "Report issued",
    "imported": "Brought in",
    "vouched": "File of another child brought in, with a reason",
    "backed_up": "Backed up",
    "backup_proved": "Backup proved",
    "backups_changed": "Number of backups to keep changed",
    "restored": "Restored into another folder",
    "put_back": "Put back from a backup",
    "checked": "Looked over",
    "passphrase_changed": "Passphrase changed",
    "cost_raised": "Passphrase protected more strongly",
    "recovery_changed": "Recovery key changed",
    "keyring_changed": "Second secret changed",
    "user_added": "Person added",
    "user_removed": "Person removed",
    "note_sealed": "Supervision note sealed",
    "notes_read": "Own supervision notes read",
    "notes_opened_by_two": "Supervision notes opened by two together",
    "notes_taken_over": "Supervision notes taken over",
    "note_dropped": "Supervision note deleted",
    "key_rotated": "New key",
    "case_held": "Case held",
    "case_released": "Hold ended",
    "case_deleted": "Case deleted",
    "review_changed": "Review rule changed",
    "list_changed": "The service’s own lists changed",
}


class Audit(Section):
    """A table of what was done, the newest first, and its head."""

    def __init__(self, desk: VaultDesk) -> None:
        words = desk.words
        super().__init__(
            desk,
            words("What was done"),
            words(
                "Every row follows from those before it, so that none can be changed or left out unnoticed. Cases are "
                "named by their reference. No time runs backwards: where the clock had been set back, what it said "
                "stands below. Write the head down elsewhere to prove later that nothing was altered."
            ),
        )
        self.kind, self.person, self.since, self.case = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.set_back = QCheckBox(words("Only where the clock had been set back"))
        self.table = QTableWidget(0, 4)
        self.left_out = label("", Kind.HINT)
        self.head = QLineEdit(readOnly=True)
        self.known = QLineEdit()
        self.verify = QPushButton(words("Verify all rows"))
        self.compare = QPushButton(words("Compare the head"))
        self.signed_by = QLineEdit(readOnly=True)
        self.save = QPushButton(words("Export, signed …"))
        self.check = QPushButton(words("Check an export …"))
        self.exports = Exports(self)
        self._fill()
        self._lay_out()
        self._connect()

    def _fill(self) -> None:
        words = self.words
        self.kind.addItem(words("Everything"), "")
        for key, name in EVENTS.items():
            self.kind.addItem(words(name), key)
        for days, name in SINCE.items():
            self.since.addItem(words(name), days)
        self.table.setHorizontalHeaderLabels([words("When (UTC)"), words("What"), words("Who"), words("Case")])
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for short in (0, 3):  # a time and a reference leave their room to what was done, and by whom
            self.table.horizontalHeader().setSectionResizeMode(short, QHeaderView.ResizeMode.ResizeToContents)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)

    def _lay_out(self) -> None:
        words = self.words
        grid = QGridLayout()
        asked = (self.kind, self.person, self.since, self.case)
        for place, (name, part) in enumerate(
            zip((words("What"), words("Who"), words("Since"), words("Case")), asked, strict=True)
        ):
            part.setAccessibleName(name)
            part.setToolTip(name)
            part.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            grid.addWidget(part, place // 2, place % 2)
            grid.setColumnStretch(place % 2, 1)
        self.column.addLayout(grid)
        self.column.addWidget(self.set_back)
        self.table.setAccessibleName(words("What was done"))
        self.column.addWidget(self.table)
        self.column.addWidget(self.left_out)
        self.field(words("Head of the list now"), self.head)
        self.field(words("A head written down earlier, or from the foot of a page"), self.known)
        self.buttons(self.verify, self.compare, self.save, self.check)
        self.field(words("The key that signs exports, to be told to whoever gets one"), self.signed_by)

    def _connect(self) -> None:
        for asked in (self.kind, self.person, self.since, self.case):
            asked.activated.connect(self.refresh)
        self.set_back.toggled.connect(self.refresh)
        self.verify.clicked.connect(self._verify)
        self.compare.clicked.connect(self._compare)
        self.save.clicked.connect(lambda: self.exports.ask_where(self.wanted))
        self.check.clicked.connect(self.exports.ask_which)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The table has as much of the page as leaves room for the rest."""
        self.table.setFixedHeight(max(LEAST_HEIGHT, int(TABLE_PART * event.size().height())))
        super().resizeEvent(event)

    @property
    def wanted(self) -> Wanted:
        """Which rows are asked for."""
        from ecm_desktop.store.audit import Event, Wanted

        event, actor = self.kind.currentData(), self.person.currentData()
        days = self.since.currentData()
        first = datetime.combine(self.desk.today() - timedelta(days=days), time()).astimezone() if days else None
        return Wanted(
            since=first,
            event=Event(event) if event else None,
            actor=actor,
            case_id=self.case.currentData(),
            clock_differed=True if self.set_back.isChecked() else None,
        )

    def refresh(self) -> None:
        """Show the rows asked for."""
        from ecm_desktop.store.signed import own_fingerprint

        store = self.desk.store
        names, references = self._names(), self._references()
        _offer(self.person, self.words("Everybody"), names)
        _offer(self.case, self.words("The vault and every case"), references)
        every = store.audit_entries(self.wanted)
        found = every[-SHOWN:]
        self._say_how_many(len(every))
        self.table.setRowCount(0)  # rows forget how high they were
        self.table.setRowCount(len(found))
        for place, entry in enumerate(reversed(found)):
            self._show(place, entry, names, references)
        self.head.setText(store.audit_head().text)
        self.head.setCursorPosition(0)
        self.signed_by.setText(own_fingerprint(store))

    def _say_how_many(self, rows: int) -> None:
        words = self.words
        self.left_out.setText(words("The newest {n} of {rows} rows; an export has them all.", n=SHOWN, rows=rows))
        self.left_out.setVisible(rows > SHOWN)

    def _references(self) -> dict[str, str]:
        """By id the cases that are here, and those that were deleted, which have no other name any more."""
        from ecm_desktop.store.disposals import disposals

        store = self.desk.store
        gone = {one.case_id: self.words("{case} (deleted)", case=one.case_id) for one in disposals(store)}
        return gone | {one.id: one.reference for one in store.cases()}

    def _names(self) -> dict[str, str]:
        """By id who is spoken of: those with a way in, those who were removed, and whoever had the recovery key."""
        from ecm_desktop.store.users import names_ever, users

        words = self.words
        gone = {key: words("{name} (removed)", name=name) for key, name in names_ever(self.desk.store).items()}
        here = {one.id: one.name or words("without a name yet") for one in users(self.desk.store)}
        return gone | here | {"": words("recovery key")}

    def _show(self, place: int, entry: Entry, names: dict[str, str], references: dict[str, str]) -> None:
        case = str(entry.about.get("case", ""))
        cells = (
            self._when(entry),
            self._what(entry),
            names.get(entry.actor, entry.actor),
            references.get(case, case),
        )
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            self.table.setItem(place, column, item)
        if entry.clock_differed:
            self.table.resizeRowToContents(place)

    def _when(self, entry: Entry) -> str:
        """The time of the row, and what the clock said where that was another: it never runs backwards."""
        at, clock = _to_the_second(entry.at), _to_the_second(entry.clock)
        if not entry.clock_differed:
            return at
        return f"{at}\n" + self.words("clock: {clock}", clock=clock)

    def _what(self, entry: Entry) -> str:
        said = self.words(EVENTS.get(entry.event, entry.event))
        if entry.about.get("what") == "audit":
            return self.words("This list exported")
        found = entry.about.get("problems")
        if not isinstance(found, int):
            return said
        told = self.words.count("{n} fault found", "{n} faults found", found) if found else self.words("nothing found")
        return f"{said}: {told}"

    def _verify(self) -> None:
        store = self.desk.store

        def verify(progress: Progress) -> int:
            last, most = 0, max(1, store.audit_head().seq)
            for last in store.verify_audit():
                progress(last / most)
            return last

        self.work(self.words("Verifying …"), verify, self._verified)

    def _verified(self, rows: int) -> None:
        self.say(self.words.count("{n} row follows as it should.", "All {n} rows follow as they should.", rows))

    def _compare(self) -> None:
        store, text = self.desk.store, self.known.text()
        self.work(self.words("Comparing …"), lambda _progress: store.holds_audit_head(text), self._compared)

    def _compared(self, holds: bool) -> None:
        self.say("")
        if holds:
            self.say(self.words("This head is part of the list: nothing before it was altered."))
        else:
            self.warn(
                self.words("This head is not part of the list: the list was altered, or the vault is an older copy.")
            )


def _to_the_second(moment: str) -> str:
    return moment[:19].replace("T", " ")


def _offer(box: QComboBox, all_of_them: str, known: dict[str, str]) -> None:
    """Let one of those be chosen, or all; what was chosen stays."""
    chosen = box.currentData()
    box.clear()
    box.addItem(all_of_them)  # without data: an empty one is the recovery key's
    for key, name in known.items():
        box.addItem(name, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
