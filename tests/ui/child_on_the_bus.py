"""Run within a message bus of its own: the sample's timeline on a screen that nobody sees, as a screen reader finds it.

Prints as JSON what the cards say of themselves; what the accessibility bus lists, groups with what they count; on
which cards the bus finds the keyboard when it comes to each; what it finds chosen after it pressed one; and what the
bus told of by itself meanwhile.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

from ui import ears_on_the_bus

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
_ROOT = "/org/a11y/atspi/accessible/root"
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_PLACE = re.compile(r'string "([^"]+)"\s+object path "([^"]+)"')
_TEXT = re.compile(r'string "(.*)"', re.DOTALL)
_STATES = re.compile(r"uint32 (\d+)")
_FOCUSED, _SELECTED = 12, 23  # places of states, as the bus numbers them
Place = tuple[str, str]  # a name on the bus, and a path


def ask(bus: str, place: Place, *what: str) -> str:
    """The answer of one object on a bus, as `dbus-send` writes it."""
    where = "--session" if not bus else f"--bus={bus}"
    name, path = place
    told = subprocess.run(
        ["dbus-send", where, "--print-reply", f"--dest={name}", path, *what], capture_output=True, text=True, check=True
    )
    return told.stdout


def children(bus: str, place: Place) -> list[Place]:
    """What lies within an object."""
    found: list[Place] = _PLACE.findall(ask(bus, place, f"{_ACCESSIBLE}.GetChildren"))
    return found


def told(bus: str, place: Place, what: str) -> str:
    """The name or the description of an object."""
    answer = ask(bus, place, "org.freedesktop.DBus.Properties.Get", f"string:{_ACCESSIBLE}", f"string:{what}")
    found = _TEXT.search(answer)
    return found[1] if found else ""


def is_so(bus: str, place: Place, state: int) -> bool:
    """Whether an object is in a state, by its number."""
    return bool(int(_STATES.findall(ask(bus, place, f"{_ACCESSIBLE}.GetState"))[0]) >> state & 1)


def below(bus: str, place: Place, wanted: str) -> Iterator[Place]:
    """The objects of that name, however deep."""
    for one in children(bus, place):
        if told(bus, one, "Name") == wanted:
            yield one
        yield from below(bus, one, wanted)


def show() -> None:
    """Show the sample's timeline until told to end; prints first what its cards say."""
    from PySide6.QtCore import QSocketNotifier

    from ecm_desktop import app
    from ecm_desktop.diagram.inks import Look, LookName
    from ecm_desktop.diagram.marks import Symbol
    from ecm_desktop.editing import life
    from ecm_desktop.editing.editor import Editor
    from ecm_desktop.i18n import Translator
    from ecm_desktop.ui.pages.timeline import TimelinePage
    from ecm_desktop.ui.session import Session

    qt = app.make_application()
    setting = app.make_setting(Translator(), date(2026, 11, 1))
    editor = Editor(app.make_sample(), lambda _change, _title: 1)
    session = Session(editor, setting, Look(LookName.LIGHT), clock=lambda: datetime.now(UTC))
    page = TimelinePage(session)
    page.resize(1400, 900)
    page.show()
    page.activateWindow()
    board = page.timeline
    board.setFocus()
    while not board.hasFocus():
        qt.processEvents()
    cards = [one for one in board.scene().marks() if isinstance(one, Symbol) and one.words]
    say = json.dumps([one.words for one in cards])

    def do_as_told() -> None:
        """Let the keyboard be on the card of a number, or do something else of which the bus is to tell."""
        match sys.stdin.readline().strip():
            case "remove":
                session.do("Remove", life.remove_event, session.selection)
            case "undo":
                session.undo()
            case "a month back":
                board.step_day(-1)
            case "to the typed line":
                page.typed.line.setFocus()
            case number:
                board.focus_on(cards[int(number)].id)
        qt.processEvents()
        sys.stdout.write("there\n")
        sys.stdout.flush()

    asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    asked.activated.connect(do_as_told)
    sys.stdout.write(f"{say}\n")
    sys.stdout.flush()
    qt.exec()


def have_done(program: subprocess.Popen[str], what: str) -> None:
    """Have the program do something."""
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write(f"{what}\n")
    program.stdin.flush()
    assert program.stdout.readline() == "there\n"


def until(ears: subprocess.Popen[str], *wanted: str) -> str:
    """Wait until the bus tells this: a signal, the path of an object, a detail; gives the detail."""
    assert ears.stdout is not None
    while json.loads(ears.stdout.readline())[: len(wanted)] != list(wanted):
        pass
    return wanted[-1]


def listen(program: subprocess.Popen[str], said: list[str], bus: str, places: list[Place]) -> dict[str, object]:
    """What is told on the bus of the picture among the places of its name: list, cards, and what groups count."""
    picture = next(one for one in places if '"list"' in ask(bus, one, f"{_ACCESSIBLE}.GetRoleName"))
    cards = {told(bus, one, "Name"): one for one in children(bus, picture)}
    counted = {name: [told(bus, one, "Name") for one in children(bus, card)] for name, card in cards.items()}
    found = []
    for number, name in enumerate(said):
        have_done(program, str(number))
        found.append(name if is_so(bus, cards[name], _FOCUSED) else "")
    pressed = next(name for name in said if "told by" in name)
    with subprocess.Popen([sys.executable, ears_on_the_bus.__file__, bus], stdout=subprocess.PIPE, text=True) as ears:
        events = [until(ears, *ears_on_the_bus.READY[:1])]
        have_done(program, str(said.index(pressed)))
        events.append(until(ears, "StateChanged", cards[pressed][1], "focused"))
        ask(bus, cards[pressed], "org.a11y.atspi.Action.DoAction", "int32:0")
        events.append(until(ears, "StateChanged", cards[pressed][1], "selected"))
        chosen = [name for name, card in cards.items() if is_so(bus, card, _SELECTED)]
        scrubber = next(name for name in said if name.endswith("1 November 2026"))
        view = next(one for one in places if one != picture)
        events += what_is_told(program, ears, picture, view, cards[scrubber])
        ears.terminate()
    return {"said": said, "listed": counted, "focused": found, "pressed": pressed, "chosen": chosen, "events": events}


def what_is_told(
    program: subprocess.Popen[str], ears: subprocess.Popen[str], picture: Place, view: Place, scrubber: Place
) -> list[str]:
    """Of an edit and its undoing, of the scrubber that moves, and of a card while the keyboard is elsewhere."""
    have_done(program, "remove")
    events = [until(ears, "ChildrenChanged", picture[1], "remove")]
    have_done(program, "undo")
    events.append(until(ears, "ChildrenChanged", picture[1], "add"))
    have_done(program, "a month back")
    events.append(until(ears, "PropertyChange", scrubber[1], "accessible-name"))
    have_done(program, "to the typed line")
    have_done(program, "0")
    until(ears, "Announcement", view[1])
    return events


def hear() -> None:
    """Start the screen, the bus and the program; tell what is heard."""
    screen = subprocess.Popen(["Xvfb", "-displayfd", "1", "-nolisten", "tcp"], stdout=subprocess.PIPE, text=True,
                              stderr=subprocess.DEVNULL)  # fmt: skip
    assert screen.stdout is not None
    os.environ.update(DISPLAY=f":{screen.stdout.readline().strip()}", QT_QPA_PLATFORM="xcb",
                      QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")  # fmt: skip
    quiet = subprocess.DEVNULL
    bus = subprocess.Popen([LAUNCHER, "--launch-immediately"], stdout=quiet, stderr=quiet)
    pipe = subprocess.PIPE
    program = subprocess.Popen([sys.executable, __file__, "show"], stdin=pipe, stdout=pipe, text=True, bufsize=1)
    try:
        assert program.stdout is not None
        said = json.loads(program.stdout.readline())
        answer = ask("", ("org.a11y.Bus", "/org/a11y/bus"), "org.a11y.Bus.GetAddress")
        address = re.findall(r'string "(.*)"', answer)[0]
        programs: list[Place] = []
        while not programs:
            programs = children(address, ("org.a11y.atspi.Registry", _ROOT))
            time.sleep(0.05)
        heard = listen(program, said, address, list(below(address, programs[0], "Timeline")))
    finally:
        for one in (program, bus, screen):
            one.terminate()
            one.wait()
    sys.stdout.write(json.dumps(heard))


if __name__ == "__main__":
    show() if sys.argv[1:] == ["show"] else hear()
