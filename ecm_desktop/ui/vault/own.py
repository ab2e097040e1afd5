"""Your own way in: another passphrase, and the keyring of this computer as a second secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from ecm_desktop.errors import Problem
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.passphrase_step import PassphraseStep, Purpose
from ecm_desktop.ui.vault.section import Section, VaultDesk
from ecm_desktop.widgets.look import Kind

if TYPE_CHECKING:
    from ecm_desktop.store.shelf import Kept


class OwnPassphrase(Section):
    """Asks for the passphrase there is, then for the one that is to be."""

    def __init__(self, desk: VaultDesk) -> None:
        words = desk.words
        super().__init__(
            desk,
            words("Your passphrase"),
            words(
                "Another passphrase opens the vault from now on. Backups made before still open with the one before."
            ),
        )
        self.ask_passphrase()
        self.change = QPushButton(words("Choose another passphrase …"))
        self.change.clicked.connect(self._begin)
        self.buttons(self.change)

    def _begin(self) -> None:
        typed = self.guard.text() if self.guard else ""
        self.work(self.words("Looking at the passphrase …"), lambda _progress: None, lambda _: self._ask(typed))

    def _ask(self, before: str) -> None:
        words = self.words
        purpose = Purpose(
            words("Your new passphrase"), words("Use this passphrase"), words("Changing the passphrase …")
        )
        step = PassphraseStep(words, self.desk.door, self.desk.tasks, purpose)
        step.chosen.connect(lambda text: self._change(step, text, before))
        self.say("")
        self.desk.step(step)
        step.again.setFocus()

    def _change(self, step: PassphraseStep, passphrase: str, before: str) -> None:
        """What was sealed to the passphrase before goes over to the new one."""
        store = self.desk.store

        def change() -> tuple[Kept, ...]:
            from ecm_desktop.store.opening import as_typed, change_passphrase

            return change_passphrase(store, passphrase, before=as_typed(before))

        self.desk.tasks.run(lambda _progress, _cancelled: change(), lambda kept: self._changed(step, kept), step.fail)

    def _changed(self, step: PassphraseStep, kept: tuple[Kept, ...]) -> None:
        step.forget()
        self.desk.back()
        words = self.words
        said = words("Your new passphrase opens the vault from now on.")
        if kept:
            days = ", ".join(dict.fromkeys(words.day(one.made.astimezone().date(), short=True) for one in kept))
            old = words("Backups here that the one before still opens, until they are thinned out: {days}.", days=days)
            said = f"{said} {old}"
        self.say(said)


class SecondSecret(Section):
    """Pairs the passphrase with a secret in this computer's keyring, or lets it open alone again."""

    def __init__(self, desk: VaultDesk) -> None:
        words = desk.words
        super().__init__(
            desk,
            words("Second secret"),
            words(
                "On a laptop that only you use, a second secret can lie in this computer’s keyring. A copy of the "
                "vault then cannot even be guessed at. Your passphrase alone no longer opens it; the recovery key does."
            ),
        )
        self.state = label("", Kind.HINT)
        self.column.addWidget(self.state)
        self.ask_passphrase()
        self.use = QPushButton(words("Use a second secret"))
        self.stop = QPushButton(words("Use the passphrase alone"))
        self.use.clicked.connect(self._use)
        self.stop.clicked.connect(self._stop)
        self.buttons(self.use, self.stop)

    def refresh(self) -> None:
        """Say whether one is in use."""
        from ecm_desktop.store.opening import second_secret_in

        place = second_secret_in(self.desk.store).rpartition("keyring.backends.")[2]
        text = self.words("In use, in the keyring {name}.", name=place) if place else self.words("Not in use.")
        self.state.setText(text)
        self.use.setVisible(not place)
        self.stop.setVisible(bool(place))
        if not place:
            self.use.setEnabled(False)
            self.desk.tasks.run(lambda _progress, _cancelled: _look_for_keyring(), self._can_use, self._cannot_use)

    def _can_use(self, _none: None) -> None:
        self.use.setEnabled(True)

    def _cannot_use(self, why: Problem) -> None:
        self.state.setText(f"{self.words('Not in use.')} {self.words.problem(why)}")

    def _use(self) -> None:
        from ecm_desktop.store.opening import use_second_secret

        store, typed = self.desk.store, self.guard.text() if self.guard else ""
        said = self.words("From now on the vault opens with your passphrase on this computer, or the recovery key.")
        self.work(
            self.words("Asking the keyring …"), lambda _progress: use_second_secret(store, typed),
            lambda _: self._told(said),
        )  # fmt: skip

    def _stop(self) -> None:
        from ecm_desktop.store.opening import drop_second_secret

        store, typed = self.desk.store, self.guard.text() if self.guard else ""
        said = self.words("Your passphrase alone opens the vault again.")
        self.work(
            self.words("Asking the keyring …"), lambda _progress: drop_second_secret(store, typed),
            lambda _: self._told(said),
        )  # fmt: skip

    def _told(self, said: str) -> None:
        self.refresh()
        self.take_focus()  # the button that was pressed has gone
        self.say(said)


def _look_for_keyring() -> None:
    """Raises Unavailable where this computer has no keyring to be used."""
    from ecm_desktop.vault.second_secret import system_keyring

    system_keyring()
