"""The ages over the meetings, large: to look closer at with the wheel, and to keep as a picture."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ecm_desktop.diagram.audit_row import in_file
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.errors import Unavailable
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.looking_back.past import vouched
from ecm_desktop.ui.made_file import file_notice
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.overlay import MARGIN, Overlay
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.where_to_keep import where_to_keep
from ecm_desktop.widgets.canvas.picture import png
from ecm_desktop.widgets.charts import AgesChart, AgesHistory
from ecm_desktop.widgets.look import Kind

PICTURE = ".png"


class LargeChart(Overlay):
    """Made over the window `parent` for one look at a history."""

    def __init__(self, session: Session, history: AgesHistory, parent: QWidget) -> None:
        super().__init__(parent)
        words = session.words
        self._session = session
        self.chart = AgesChart(words("Developmental ages over the meetings"), session.look, words)
        self.chart.let_zoom()
        self.save, self.back = QPushButton(words("Keep as a picture…")), QPushButton(words("Back"))
        self.column.addWidget(label(words("Developmental ages over the meetings"), Kind.TITLE))
        said = words("The wheel looks closer, dragging goes along; a guide, never a measure.")
        self.column.addWidget(label(said, Kind.HINT))
        self.column.addWidget(self.chart, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        for button in (self.save, self.back):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.column.addLayout(foot)
        self.chart.show_history(history)
        self.save.clicked.connect(lambda _on: self._ask_where())
        self.back.clicked.connect(lambda _on: self.close_panel())
        for ended in (session.setting_changed, session.closing):
            ended.connect(self.close_panel)
        self.closed.connect(self.deleteLater)

    def ask(self) -> None:
        """Show it."""
        self.open()
        self.back.setFocus()

    def _place(self) -> None:
        """As large as the window lets it be."""
        self.setGeometry(self._window.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN))

    def _ask_where(self) -> None:
        words = self._session.words
        name = f"{words('ages')}-{self._session.setting.today}{PICTURE}"  # names nobody
        title, kinds = words("Keep the picture as"), f"PNG (*{PICTURE})"
        path = where_to_keep(self._session, self, title, Path.home() / name, kinds)
        if path is not None:
            self._keep(path)

    def _keep(self, path: Path) -> None:
        from ecm_desktop.reports.files import write_atomically

        session = self._session
        try:
            data = self._picture(vouched(session.paper, session.past, session.editor.revision))
            write_atomically(path, data)
        except Unavailable as problem:
            session.notice(Notice(session.words.problem(problem), NoticeKind.TROUBLE))
            return
        session.used.emit("exported", hashlib.sha256(data).hexdigest())
        session.notice(file_notice(session, session.words("The picture is in {file}.", file=path.name), path))

    def _picture(self, setting: Setting) -> bytes:
        """What is seen of the chart now. Raises Unavailable."""
        return png(self.chart.grab().toImage(), in_file(setting.audit_head))
