"""The court extract: plain paragraphs for a pre-sentence report, ready to copy, each with what it rests on."""

from __future__ import annotations

from ecm_desktop.diagram.wording import and_words, fits_words
from ecm_desktop.domain.beside import strengths_in_order
from ecm_desktop.domain.formulation import Hypothesis
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.reports.editions.circumstances import age, ages_told, homes, orders, placed, position_of
from ecm_desktop.reports.editions.quiet import paragraphs, section
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Paragraph, Voice


def how_to_read(view: View) -> list[Block]:
    """What the paragraphs are, and who answers for them."""
    note = view.words(
        "These paragraphs may be copied into a report for the court. They say what agencies understood together, which "
        "is tentative and explains without excusing; the writer of that report answers for what is taken over."
    )
    return [Paragraph(note, Voice.LEAD)]


def now(view: View) -> list[Block]:
    """How the child lives now."""
    words, child, name = view.words, view.case.child, view.child_name
    sentences = (
        _said(view, "{name} is {age} old.", age=age(view)),
        _said(view, "{name} lives with: {homes}.", homes=and_words(homes(view, view.day), words)),
        _said(view, "Education: {education}.", education=child.education if child else ""),
        _said(view, "Orders: {orders}.", orders=and_words(orders(view), words)),
    )
    return section(view, words("{name} now", name=name), paragraphs(_joined(*sentences)))


def strengths(view: View) -> list[Block]:
    """What speaks for the child, in a sentence, and the child's own words."""
    words = view.words
    put_down = (view.said[one.text] for one in strengths_in_order(view.case))
    events = (_told(view, event) for event in view.strengths[: view.amount.strengths])
    known = "; ".join((*put_down, *events))
    listed = _said(view, "Those who know {name} tell of these strengths: {strengths}.", strengths=known)
    own = _said(view, "{name} says: {words}", words=view.own_words)
    return section(view, words("Strengths and own words"), paragraphs(listed, own))


def understanding(view: View) -> list[Block]:
    """Each hypothesis as a paragraph, with the events it rests on and who told of them."""
    said = (_paragraph(view, one) for one in view.hypotheses[: view.amount.hypotheses])
    return section(view, view.words("How the past may bear on the present"), paragraphs(*said))


def _paragraph(view: View, one: Hypothesis) -> str:
    found = [event for event in view.events if event.id in one.supports][: view.amount.evidence]
    rests = _said(view, "This rests on: {events}.", events="; ".join(_told(view, event) for event in found))
    return _joined(view.said[one.text], rests)


def _told(view: View, event: LifeEvent) -> str:
    about = ", ".join(part for part in (view.when(event.when), view.agencies(event)) if part)
    return f"{view.title(event)} ({about})" if about else view.title(event)


def development(view: View) -> list[Block]:
    """The ages and the place on the model as sentences, with what fits."""
    words, position = view.words, position_of(view)
    ages = _said(
        view,
        "The meeting thought of {name}’s ages in years as: {ages}. They are a guide, not a measure.",
        ages=ages_told(view),
    )
    place = placed(view, position) if position else ""
    where = _said(view, "On the Trauma Recovery Model it placed {name} at: {place}.", place=place)
    fits = fits_words(position, view.setting.worded(view.case, position).model) if position else ""
    helps = _said(view, "What fits now: {help}", help=view.said[fits])
    return section(view, words("Development"), paragraphs(ages, _joined(where, helps)))


def recommendations(view: View) -> list[Block]:
    """What the meeting recommends, in its order, as one paragraph, and then why."""
    words, made = view.words, view.recommendations[: view.amount.recommendations]
    listed = "; ".join(f"({n}) {view.said[one.text]}" for n, one in enumerate(made, 1))
    order = _said(view, "For {name} the meeting recommends, one after the other: {list}.", list=listed)
    reasons = (_said(view, "({n}) {why}", n=str(n), why=view.said[one.why]) for n, one in enumerate(made, 1))
    return section(view, words("What is recommended"), paragraphs(order, _joined(*reasons)))


def safety(view: View) -> list[Block]:
    """Each risk with what keeps people safe, as a paragraph."""
    said = (_joined(view.risk(one), view.said[one.safety]) for one in view.risks)
    return section(view, view.words("Risk and safety"), paragraphs(*said))


def _said(view: View, key: str, **values: str) -> str:
    """The sentence, when each of its values says something."""
    return view.words(key, name=view.child_name, **values) if all(values.values()) else ""


def _joined(*sentences: str) -> str:
    return " ".join(one for one in sentences if one)
