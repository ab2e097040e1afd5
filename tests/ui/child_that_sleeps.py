"""Plays the login manager and the power manager on a bus of its own, for the program that is started beside it.

Run under `dbus-run-session` with the program's command; says line by line what happens, and does what it is told.
"""

from __future__ import annotations

import json
import os
import sys

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, QSocketNotifier
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)

LOGIN, POWER = "org.freedesktop.login1", "org.freedesktop.UPower"
MANAGER, LID, SESSION = "/org/freedesktop/login1", "/org/freedesktop/UPower", "/org/freedesktop/login1/session/_33"
PROPERTIES = "org.freedesktop.DBus.Properties"


class Computer(QDBusVirtualObject):
    """Answers as both managers do; a sleep begins when nobody holds it up any more."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self._bus = bus
        self.facts: dict[str, object] = {"Active": True, "LidIsClosed": False, "Docked": False}
        self._holders: list[QSocketNotifier] = []

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, asked: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802 (Qt's name)
        answers = {"Inhibit": self._hold, "GetSession": self._session, "Get": self._fact}
        if asked.member() not in answers:
            return False
        answer = asked.createReply()
        answer.setArguments([answers[asked.member()](*asked.arguments())])
        connection.send(answer)
        return True

    def _hold(self, what: str, _who: str, _why: str, how: str) -> QDBusUnixFileDescriptor:
        assert (what, how) == ("sleep", "delay")
        ours, theirs = os.pipe()
        gone = QSocketNotifier(ours, QSocketNotifier.Type.Read, self)  # it reads nothing: its end is what is waited for
        gone.activated.connect(lambda: (gone.setEnabled(False), say("nobody holds the sleep up")))
        self._holders.append(gone)
        held = QDBusUnixFileDescriptor(theirs)
        os.close(theirs)
        return held

    def _session(self, name: str) -> QDBusObjectPath:
        assert name == "3"
        return QDBusObjectPath(SESSION)

    def _fact(self, _interface: str, name: str) -> QDBusVariant:
        say(f"asked: {name}")
        return QDBusVariant(self.facts[name])

    def tell(self, path: str, interface: str, name: str, *told: object) -> None:
        signal = QDBusMessage.createSignal(path, interface, name)
        signal.setArguments(list(told))
        self._bus.send(signal)

    def change(self, path: str, interface: str, **facts: object) -> None:
        self.facts.update(facts)
        self.tell(path, PROPERTIES, "PropertiesChanged", interface, facts, [])


def say(told: object) -> None:
    """Print it at once."""
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def play(command: list[str]) -> None:
    """Until standard input ends."""
    app = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    computer = Computer(bus)
    tree = QDBusConnection.VirtualObjectRegisterOption.SubPath
    for name, path in ((LOGIN, MANAGER), (POWER, LID)):
        assert bus.registerService(name)
        assert bus.registerVirtualObject(path, computer, tree)
    does = {
        "sleep": lambda: computer.tell(MANAGER, f"{LOGIN}.Manager", "PrepareForSleep", True),
        "wake": lambda: computer.tell(MANAGER, f"{LOGIN}.Manager", "PrepareForSleep", False),
        "lock": lambda: computer.tell(SESSION, f"{LOGIN}.Session", "Lock"),
        "another user": lambda: computer.change(SESSION, f"{LOGIN}.Session", Active=False),
        "idle hint": lambda: computer.change(SESSION, f"{LOGIN}.Session", IdleHint=True),
        "lid": lambda: computer.change(LID, POWER, LidIsClosed=True, Docked=False),
        "lid, docked": lambda: computer.change(LID, POWER, LidIsClosed=True, Docked=True),
    }
    program = _started(command, app)
    hears = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def step() -> None:
        told = os.read(sys.stdin.fileno(), 4096).decode()
        for line in told.splitlines():
            if line in does:
                does[line]()
            else:
                program.write(f"{line}\n".encode())
        if not told:
            hears.setEnabled(False)
            program.kill()
            program.waitForFinished()
            app.quit()

    hears.activated.connect(step)
    app.exec()


def _started(command: list[str], parent: QObject) -> QProcess:
    program, surroundings = QProcess(parent), QProcessEnvironment.systemEnvironment()
    surroundings.insert("DBUS_SYSTEM_BUS_ADDRESS", os.environ["DBUS_SESSION_BUS_ADDRESS"])
    surroundings.insert("XDG_SESSION_ID", "3")
    program.setProcessEnvironment(surroundings)
    program.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)

    def pass_on() -> None:
        while program.canReadLine():
            say(bytes(program.readLine().data()).decode().rstrip())

    program.readyReadStandardOutput.connect(pass_on)
    program.start(sys.executable, command)
    return program


if __name__ == "__main__":
    play(sys.argv[1:])
