"""Run beside `child_on_the_bus`: asks an accessibility bus to be told what happens; prints each as a line of JSON."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import SLOT, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

READY = ["ready", "", "", 0]
_REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry")
_SIGNALS = {
    "StateChanged": "object:state-changed",
    "ChildrenChanged": "object:children-changed",
    "PropertyChange": "object:property-change",
    "Announcement": "object:announcement",
}


class Ears(QObject):
    """Prints what is heard: the signal, the path of the object, the detail and a number."""

    @Slot(QDBusMessage)
    def hear(self, told: QDBusMessage) -> None:
        detail, number, *_ = told.arguments()
        say([told.member(), told.path(), detail, number])


def say(line: list[object]) -> None:
    """Print it at once."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def listen(address: str) -> None:
    """Until told to end."""
    qt, ears, bus = QCoreApplication([]), Ears(), QDBusConnection.connectToBus(address, "ears")
    for member, event in _SIGNALS.items():
        assert bus.connect("", "", "org.a11y.atspi.Event.Object", member, ears, SLOT("hear(QDBusMessage)"))
        asked = QDBusMessage.createMethodCall(*_REGISTRY, "RegisterEvent")
        asked.setArguments([event])
        assert bus.call(asked).type() is QDBusMessage.MessageType.ReplyMessage
    say(READY)
    qt.exec()


if __name__ == "__main__":
    listen(sys.argv[1])
