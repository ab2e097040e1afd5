"""The symbols of people, with the age inside, and the words below them."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

from ecm_desktop.diagram.genogram.assigned import assigned_letters, differing_sex
from ecm_desktop.diagram.genogram.badges import badge, fills, many_text, reach, stack_of
from ecm_desktop.diagram.genogram.moment import Moment, age_text, is_dead_by, symbol_size, years_text
from ecm_desktop.diagram.genogram.names import shown_name
from ecm_desktop.diagram.genogram.parts import Part, part
from ecm_desktop.diagram.genogram.sentences import person_words
from ecm_desktop.diagram.marks import Anchor, Label, Points, Rect, Role, Shape, Stroke, Symbol, Text, Weight
from ecm_desktop.diagram.notation import Died, Notation, OfTheChild
from ecm_desktop.diagram.seating.measures import LINE, NAME_ROOM, NAME_SIZE, SMALL, SYMBOL
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.bonds import ParentalResponsibility, Relationship
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Gender, Person, PregnancyLoss

_INNER = 4.0  # between the two borders of the child's symbol
_AGE = 13.0
_ARROW = 18.0  # how far the arrow to the child reaches out
_SHAPES = {Gender.MALE: Shape.SQUARE, Gender.FEMALE: Shape.CIRCLE}
_SHORT = 14  # letters of a kinship that fit below a symbol
Z_SYMBOL, Z_NAME = 30, 35


def shape_of(person: Person, notation: Notation) -> Shape:
    """Square, circle or another shape by gender; a triangle for a pregnancy, a trapezium for an animal."""
    if person.is_expected or person.loss in (PregnancyLoss.MISCARRIAGE, PregnancyLoss.TERMINATION):
        return Shape.TRIANGLE
    if person.species:
        return Shape.TRAPEZIUM
    if person.gender is Gender.OTHER:
        return notation.another_gender
    return _SHAPES.get(person.gender, Shape.DIAMOND)


def person_part(key: RecordId, moment: Moment) -> Part:
    """The symbol of one person and the words below it."""
    person, today = moment.people[key], moment.setting.today
    days = (person, moment.day, today)
    of_the_day = moment.shelf.of(("age", key), days, lambda: (age_text(*days), is_dead_by(*days)))
    told = (moment.case.of(Relationship), moment.case.of(ParentalResponsibility))
    said = (moment.kin, told, moment.setting)  # the kin are new when the child is another
    made_from = (person, moment.at(key), of_the_day, said)
    return moment.shelf.of(("person", key), made_from, lambda: part([*_symbol(key, moment), name_label(key, moment)]))


def _symbol(key: RecordId, moment: Moment) -> Iterator[Symbol | Stroke]:
    symbol, person = person_symbol(key, moment), moment.people[key]
    yield symbol
    if person.many is not None:
        yield stack_of(f"many:{key}", symbol.shape, symbol.rect)
    if person.fills:
        yield from fills(key, symbol.shape, moment)
    yield from badge(key, moment)
    if symbol.variant == "child" and moment.setting.notation.child is OfTheChild.ARROW:
        shaft, head = arrow(symbol.rect)
        yield Stroke(id=f"arrow:{key}", role=Role.PERSON, variant="arrow", z=Z_SYMBOL, points=shaft, heads=(head,))


def person_symbol(key: RecordId, moment: Moment) -> Symbol:
    """The symbol of one person: double-lined for the child, crossed for somebody who had died by the day."""
    person, rect = moment.people[key], moment.symbol_rect(key)
    shape, notation = _shape(key, moment), moment.setting.notation
    dead = is_dead_by(person, moment.day, moment.setting.today)
    child = moment.case.child_person
    is_child = child is not None and child.id == key
    age = "" if person.loss else age_text(person, moment.day, moment.setting.today)
    if person.many is not None:
        age = many_text(person.many)
    unknown = person.gender is Gender.UNKNOWN and not (person.is_sensitive or person.species)
    lines = (inner_border(shape, rect),) if is_child and notation.child is OfTheChild.BORDER else ()
    return Symbol(
        id=f"person:{key}",
        role=Role.PERSON,
        variant="child" if is_child else _variant(person, dead),
        record=key,
        words=person_words(key, moment),
        z=Z_SYMBOL,
        rect=rect,
        shape=shape,
        slant=slant_of(shape, rect),
        texts=_inside(rect, age, unknown),
        lines=(*lines, *(_died(person, shape, rect, bool(age) or unknown, notation) if dead else ())),
    )


def slant_of(shape: Shape, rect: Rect) -> float:
    """How far the sides of an animal's symbol lean."""
    return rect.w * 0.24 if shape is Shape.TRAPEZIUM else 0.0


def _variant(person: Person, dead: bool) -> str:
    """What the key to the signs tells of a symbol beside its shape."""
    if person.loss:
        return person.loss
    if person.species:
        return "pet"
    return "expected" if person.is_expected else "died" if dead else ""


def _died(person: Person, shape: Shape, rect: Rect, leave_middle: bool, notation: Notation) -> tuple[Points, ...]:
    """The cross of a death; a bar as well for a pregnancy that was ended."""
    bar = ended_bar(rect) if person.loss is PregnancyLoss.TERMINATION else ()
    return (*cross(shape, rect, leave_middle, notation.died), *bar)


def ended_bar(rect: Rect) -> tuple[Points, ...]:
    """The bar within a triangle that tells a termination from a miscarriage."""
    y = rect.bottom - rect.h * 0.12
    return (((rect.x + rect.w * 0.14, y), (rect.right - rect.w * 0.14, y)),)


def _inside(rect: Rect, age: str, unknown: bool) -> tuple[Text, ...]:
    x, y = rect.centre
    size = _AGE if len(age) < 4 else 10.0
    if unknown and age:
        said = [(y - 4.6, "?", 9.0), (y + 6.4, age, size)]  # in a diamond both keep off the border of the child
    else:
        said = [(y + 4.2, "?", 11.0)] if unknown else [(y + 4.2, age, size)] if age else []
    return tuple(Text(x, line, text, of, Weight.SEMIBOLD, Anchor.MIDDLE) for line, text, of in said)


def inner_border(shape: Shape, rect: Rect) -> Points:
    """The second border of the child the case is about."""
    inner = rect.grown(-_INNER if shape is not Shape.DIAMOND else -_INNER * 1.4)
    x, y = inner.centre
    if shape is Shape.CIRCLE:
        steps = range(49)
        return tuple((x + inner.w / 2 * cos(n * pi / 24), y + inner.h / 2 * sin(n * pi / 24)) for n in steps)
    if shape is Shape.DIAMOND:
        return ((x, inner.y), (inner.right, y), (x, inner.bottom), (inner.x, y), (x, inner.y))
    left, top, right, bottom = inner.x, inner.y, inner.right, inner.bottom
    return ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))


def arrow(rect: Rect) -> tuple[Points, Points]:
    """The arrow that points at the child the case is about, from above on the left: shaft and head."""
    x, y = rect.x + 2, rect.y + 2
    return ((x - _ARROW, y - _ARROW), (x - 3, y - 3)), ((x, y), (x - 8, y - 2.5), (x - 2.5, y - 8))


def cross(shape: Shape, rect: Rect, leave_middle: bool, died: Died) -> tuple[Points, ...]:
    """The cross or diagonal of a death from edge to edge; open in the middle where a number stands."""
    x, y = rect.centre
    reach = {Shape.SQUARE: 0.5, Shape.CIRCLE: 0.3536, Shape.DIAMOND: 0.25, Shape.CARD: 0.48}.get(shape, 0.25) * rect.w
    if shape is Shape.TRIANGLE:
        y += rect.h / 6
    ways = (-1,) if died is Died.DIAGONAL else (1, -1)
    if not leave_middle:
        return tuple(((x - reach, y - way * reach), (x + reach, y + way * reach)) for way in ways)
    inner = min(reach * 0.75, SYMBOL * 0.24)
    return tuple(
        ((x + across * reach, y + across * way * reach), (x + across * inner, y + across * way * inner))
        for way in ways
        for across in (-1, 1)
    )


def name_label(key: RecordId, moment: Moment) -> Label:
    """A person's name and years below the symbol, within the room that the arrangement left for them."""
    person, room = moment.people[key], moment.words_rect(key)
    name = shown_name(person, moment.setting)
    lines = _name_lines(name or _unnamed(key, moment), moment.setting)
    y = room.y + 3 + LINE * 0.85
    child = moment.case.child_person
    weight = Weight.BOLD if child is not None and child.id == key else Weight.SEMIBOLD
    x = room.centre[0]
    texts = [Text(x, y + LINE * n, line, size, weight, Anchor.MIDDLE) for n, (line, size) in enumerate(lines)]
    years = _years(person, moment, 3 - len(lines))
    texts += [
        Text(x, y + LINE * n, line, SMALL, Weight.REGULAR, Anchor.MIDDLE, muted=True)
        for n, line in enumerate(years, len(lines))
    ]
    wide = max((moment.setting.metrics.width(one.text, one.size, one.weight) for one in texts), default=0.0)
    rect = Rect(x - wide / 2, room.y + 3, wide, LINE * len(texts))
    return Label(
        id=f"name:{key}", role=Role.NAME, variant=differing_sex(person) or "", record=key, z=Z_NAME, rect=rect,
        texts=tuple(texts), brief=_first_word(name), room=NAME_ROOM + 6,
    )  # fmt: skip


def _first_word(name: str) -> str:
    return next((word for word in name.split() if word != "?"), "")


def _name_lines(name: str, setting: Setting) -> list[tuple[str, float]]:
    """The name on at most two lines; smaller when one of its words is wide."""
    metrics = setting.metrics
    widest = max((metrics.width(word, NAME_SIZE, Weight.BOLD) for word in name.split()), default=0.0)
    size = NAME_SIZE if widest <= NAME_ROOM else SMALL
    return [(line, size) for line in metrics.wrapped(name, NAME_ROOM, size, 2, Weight.BOLD)]


def _unnamed(key: RecordId, moment: Moment) -> str:
    """What stands where no name is known: "Father, name not known"."""
    words, kin = moment.setting.words, moment.kin.kinship(key, moment.setting.words)
    if not kin or len(kin) > _SHORT:
        return words("Name not known")
    return words("{kin}, name not known", kin=f"{kin[0].upper()}{kin[1:]}")


def _years(person: Person, moment: Moment, lines: int) -> list[str]:
    """Birth and death on so many lines; where that is too few, the one that tells more."""
    metrics = moment.setting.metrics
    letters = assigned_letters(differing_sex(person), moment.setting.words)
    lifetimes = list(_lifetimes(person, moment))
    for said in [*(" · ".join(filter(None, (one, letters))) for one in lifetimes), letters] if letters else lifetimes:
        made = metrics.wrapped(said.replace(" – ", "\N{NO-BREAK SPACE}– "), NAME_ROOM, SMALL, lines)
        if not any(line.endswith("…") for line in made):
            return made
    return []


def _lifetimes(person: Person, moment: Moment) -> Iterator[str]:
    words = moment.setting.words
    born, died = years_text(person.birth, words), years_text(person.death, words)
    if person.is_expected:
        yield words("expected {year}", year=years_text(person.due, words)) if person.due else ""
    elif person.loss:
        yield born or died
    elif not is_dead_by(person, moment.day, moment.setting.today):
        yield words("born {year}", year=born) if born else ""
    else:
        if born and died:
            apart = "–" if (born + died).isdecimal() else " – "
            yield f"{born}{apart}{died}"
        elif born:
            yield words("born {year}, died", year=born)
        yield words("died {year}", year=died) if died else words("died")


def top_at(key: RecordId, moment: Moment, x: float) -> float:
    """The height at which an upright line at `x` meets the top of a person's symbol."""
    across, y = moment.at(key)
    aside, shape, half = abs(x - across), _shape(key, moment), symbol_size(moment.people[key]) / 2
    if shape is Shape.TRIANGLE:
        return y - half + min(aside, half) * 2
    return y - reach(shape, half, aside)


def side_at(key: RecordId, moment: Moment, y: float) -> float:
    """The x at which a level line at `y` meets the right side of a person's symbol."""
    x, down = moment.at(key)
    return x + reach(_shape(key, moment), symbol_size(moment.people[key]) / 2, abs(y - down))


def _shape(key: RecordId, moment: Moment) -> Shape:
    return shape_of(moment.people[key], moment.setting.notation)
