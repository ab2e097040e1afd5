"""Households: a dotted line round those who live together on the day, never round anybody else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ecm_desktop.diagram.genogram.moment import Moment
from ecm_desktop.diagram.genogram.names import spoken_name
from ecm_desktop.diagram.genogram.outline import union_outlines
from ecm_desktop.diagram.genogram.parts import Part, part
from ecm_desktop.diagram.marks import AnyMark, Label, Points, Rect, Role, Stroke, Text, Weight
from ecm_desktop.diagram.seating.measures import SMALL
from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording import and_words, term
from ecm_desktop.domain.bonds import Household, HouseholdKind, Stay
from ecm_desktop.domain.ids import RecordId

Z_HOUSEHOLD, Z_HOUSEHOLD_NAME = 2, 34
_PAD = 5.0
_ABOVE = 12.0
_BELOW = 14.0  # room for the household's name, in the innermost of three
_MOST_BELOW = 16  # lines that a name may stand further down, below those of other homes of the same people
_LINE = 11.0  # from one line of a household's name to the next
_MARGIN = 7.0  # beside the name
_NESTED = 3.0  # between the lines of two households round one person
_BUILDING = 12.0  # width of the sign of a building
_WIDTH = 12.0  # of a way between two parts of one household


def members(home: Household, moment: Moment) -> list[RecordId]:
    """Who lives in a household on the day, in the order of birth."""
    found = {one.person for one in moment.case.of(Stay) if one.household == home.id}
    return [key for key in moment.arrangement.family.people if key in found and key in moment.people]


def household_parts(moment: Moment) -> Iterator[Part]:
    """The outline and name of every household that has somebody on the day."""
    rooms = {key: moment.symbol_rect(key).around(moment.words_rect(key)) for key in moment.people}
    taken: list[Rect] = []
    for number, home in enumerate(moment.case.of(Household)):
        living = members(home, moment)
        if living:
            boxes = _boxes(living, moment, rooms, number % 3 * _NESTED)
            made = _clear_of(taken, home, living, boxes, moment, rooms)
            taken += _rooms_of_names(made)
            yield part(made)


def _clear_of(
    taken: list[Rect],
    home: Household,
    living: list[RecordId],
    boxes: list[Rect],
    moment: Moment,
    rooms: dict[RecordId, Rect],
) -> list[AnyMark]:
    """A household that goes so far down that its name stands below those of others round the same people."""
    made: list[AnyMark] = []
    for lines in range(_MOST_BELOW):
        lower = [_with_room(box, home, lines if box is boxes[-1] else 0, moment) for box in boxes]
        made = [*_household(home, living, lower, moment, rooms)]
        if not any(name.meets(other) for name in _rooms_of_names(made) for other in taken):
            break
    return made


def _rooms_of_names(marks: list[AnyMark]) -> list[Rect]:
    return [one.rect for one in marks if isinstance(one, Label)]


def _household(
    home: Household, living: list[RecordId], boxes: list[Rect], moment: Moment, rooms: dict[RecordId, Rect]
) -> Iterator[AnyMark]:
    covered = [*boxes, *_ways(boxes, [room for key, room in rooms.items() if key not in living])]
    outlines = moment.shelf.of(("outline", home.id), covered, partial(union_outlines, covered))
    names = [spoken_name(moment.people[key], moment.setting) for key in living]
    words = moment.setting.words
    said = words.count(
        "{home}: {people} lives there",
        "{home}: {people} live together",
        len(names),
        home=_shown(home, moment) or words("Household"),
        people=and_words(names, words),
    )
    for number, outline in enumerate(outlines):
        yield Stroke(
            id=f"household:{home.id}" + (f":{number + 1}" if number else ""),
            role=Role.HOUSEHOLD,
            variant=_variant(home, moment),
            record=home.id,
            words=said if not number else "",
            z=Z_HOUSEHOLD,
            points=outline,
            closed=True,
        )
        yield from _name(home, outline, boxes, number, moment)


def _boxes(living: list[RecordId], moment: Moment, rooms: dict[RecordId, Rect], inset: float) -> list[Rect]:
    """One rectangle for each run of members of a row with nobody else between them, from the top down."""
    found: list[Rect] = []
    rows = sorted({moment.arrangement.row[key] for key in living})
    for number in rows:
        run: Rect | None = None
        for key in moment.seats.row(number):
            if key in living:
                box = _box(rooms[key], inset)
                run = run.around(box) if run else box
            elif key in moment.people and run:
                found.append(run)
                run = None
        found += [run] if run else []
    return found


def _box(rect: Rect, inset: float) -> Rect:
    return Rect(
        rect.x - _PAD + inset,
        rect.y - _ABOVE + inset,
        rect.w + 2 * (_PAD - inset),
        rect.h + _ABOVE + _BELOW + 2 * (_NESTED - inset),
    )


def _with_room(box: Rect, home: Household, below: int, moment: Moment) -> Rect:
    """The box, higher where the household's name takes two lines, and so many lines further down."""
    return Rect(box.x, box.y, box.w, box.h + ((len(_name_lines(home, box, moment)) > 1) + below) * _LINE)


def _name_lines(home: Household, box: Rect, moment: Moment) -> list[str]:
    room = box.w - 2 * _MARGIN - (_BUILDING + 4) * _is_building(home)
    return moment.setting.metrics.wrapped(_shown(home, moment), room, SMALL, 2, Weight.ITALIC)


def _ways(boxes: list[Rect], others: list[Rect]) -> Iterator[Rect]:
    """What joins each box to one of those before it: the nearest to which a way is free."""
    for number, box in enumerate(boxes[1:], 1):
        nearest = sorted(boxes[:number], key=lambda one: (one.y >= box.y, -one.y, abs(one.centre[0] - box.centre[0])))
        yield from next((way for one in nearest if (way := _way(one, box, others))), [])


def _way(upper: Rect, lower: Rect, others: list[Rect]) -> list[Rect]:
    """Rectangles that join two boxes through the channel between their rows, or none when somebody is in the way."""
    if upper.y >= lower.y:
        return _way_below(upper, lower)
    left, right = max(upper.x, lower.x), min(upper.right, lower.right)
    if right - left >= _WIDTH:
        way = [Rect(left, upper.bottom, right - left, lower.y - upper.bottom)]
    else:
        middle = (upper.bottom + lower.y) / 2 - _WIDTH / 2
        start = min(max(lower.centre[0], upper.x), upper.right - _WIDTH)
        end = min(max(upper.centre[0], lower.x), lower.right - _WIDTH)
        across = Rect(min(start, end), middle, abs(end - start) + _WIDTH, _WIDTH)
        way = [
            Rect(start, upper.bottom, _WIDTH, middle - upper.bottom),
            across,
            Rect(end, middle + _WIDTH, _WIDTH, lower.y - middle - _WIDTH),
        ]
    return [] if any(one.meets(part) for one in others for part in way) else [one for one in way if one.h > 0]


def _way_below(one: Rect, other: Rect) -> list[Rect]:
    """A way between two boxes of one row, just below the names of those between."""
    left, right = sorted((one, other), key=lambda box: box.x)
    start, end = left.right - _WIDTH, right.x
    top = max(left.bottom, right.bottom)
    legs = [Rect(x, box.bottom, _WIDTH, top - box.bottom) for x, box in ((start, left), (end, right))]
    return [Rect(start, top, end + _WIDTH - start, _WIDTH), *(leg for leg in legs if leg.h > 0)]


def _name(home: Household, outline: Points, boxes: list[Rect], part: int, moment: Moment) -> Iterator[Stroke | Label]:
    """The household's name at the foot of the lowest box of an outline, after the sign of a building if it is one."""
    inside = [box for box in boxes if _holds(outline, box)]
    if not inside or not _shown(home, moment):
        return
    box = inside[-1]
    lines = _name_lines(home, box, moment)
    wide = max(moment.setting.metrics.width(text, SMALL, Weight.ITALIC) for text in lines)
    x, top = box.x + _MARGIN, box.bottom - 5 - (len(lines) - 1) * _LINE
    if _is_building(home):
        yield building(f"household:{home.id}:building" + (f":{part + 1}" if part else ""), x, top + 1)
        x += _BUILDING + 4
    yield Label(
        id=f"household:{home.id}:name" + (f":{part + 1}" if part else ""),
        role=Role.HOUSEHOLD,
        record=home.id,
        z=Z_HOUSEHOLD_NAME,
        rect=Rect(x, top - SMALL, wide, SMALL + 2 + (len(lines) - 1) * _LINE),
        texts=tuple(Text(x, top + n * _LINE, text, SMALL, Weight.ITALIC) for n, text in enumerate(lines)),
        room=box.right - _MARGIN - x,
    )


def building(key: str, x: float, y: float) -> Stroke:
    """The sign of a building that is no family's home: a roof, walls and a door, on the baseline `y`."""
    right, eaves, middle = x + _BUILDING, y - 6, x + _BUILDING / 2
    walls = ((x, y), (x, eaves), (middle, y - 11), (right, eaves), (right, y))
    door = ((middle - 1.5, y), (middle - 1.5, y - 4), (middle + 1.5, y - 4), (middle + 1.5, y))
    return Stroke(
        id=key, role=Role.HOUSEHOLD, variant="building", z=Z_HOUSEHOLD_NAME, points=walls, closed=True, extra=(door,)
    )


def _is_building(home: Household) -> bool:
    return home.nature is not HouseholdKind.FAMILY


def _variant(home: Household, moment: Moment) -> str:
    """A building's outline is a line without gaps."""
    return "building" if _is_building(home) else moment.setting.notation.household


def _shown(home: Household, moment: Moment) -> str:
    """The household's name; the kind of home where a building has none."""
    name = said_in(moment.case, moment.setting)(home.name)
    return name or (term(home.nature, moment.setting.words) if _is_building(home) else "")


def _holds(outline: Points, box: Rect) -> bool:
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    return min(xs) <= box.x and box.right <= max(xs) and min(ys) <= box.y and box.bottom <= max(ys)
