"""Word comments that say where each line comes from."""

from __future__ import annotations

from dataclasses import dataclass, field

from generate.wordml import DECLARATION, NAMESPACES, paragraph, run
from model.draft import Origin

AUTHOR = "vanthu"


@dataclass(slots=True)
class Comments:
    """The comments of one document, numbered as they are asked for."""

    notes: list[str] = field(default_factory=list)

    def around(self, runs: str, origin: Origin | None) -> str:
        """The runs with a comment on them; unchanged where there is no origin."""
        if origin is None or not origin.note:
            return runs
        number = len(self.notes)
        self.notes.append(origin.note)
        return (
            f'<w:commentRangeStart w:id="{number}"/>{runs}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )

    def xml(self) -> str:
        """The part `comments.xml`. Comments bear no date: equal drafts give equal bytes."""
        comments = "".join(_comment(number, note) for number, note in enumerate(self.notes))
        return f"{DECLARATION}<w:comments {NAMESPACES}>{comments}</w:comments>"


def _comment(number: int, note: str) -> str:
    lines = "".join(paragraph("CommentText", run(line)) for line in note.split("\n"))
    return f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:initials="vt">{lines}</w:comment>'
