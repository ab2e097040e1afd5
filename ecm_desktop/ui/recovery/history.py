"""How the ages went over the meetings, as plain values for the chart."""

from __future__ import annotations

from datetime import date

from ecm_desktop.diagram.pyramid import age_history
from ecm_desktop.diagram.wording import age_range_words, day_short, term
from ecm_desktop.domain.recovery import AgeDomain
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.charts import AgePoint, AgeSeries, AgesHistory


def history_of(session: Session, born: date) -> AgesHistory:
    """Every age of every meeting, a series a domain."""
    words, rows = session.words, age_history(session.case)
    series = tuple(
        AgeSeries(
            term(domain, words),
            tuple(
                AgePoint(
                    row.held,
                    row.low,
                    row.high,
                    words(
                        "{domain}: age {age}, {day}",
                        domain=term(domain, words),
                        age=age_range_words(row.low, row.high, words),
                        day=day_short(row.held, words),
                    ),
                )
                for row in rows
                if row.domain is domain
            ),
        )
        for domain in AgeDomain
    )
    return AgesHistory(series, born, session.setting.today)
