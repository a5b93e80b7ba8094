"""Who leads and who helps, where one cell names both: by labels, by brackets, by verbs, else the first body leads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.bodies.enumeration import split_bodies, split_lead
from extract.bodies.name_start import starts_body

Who = tuple[str | None, tuple[str, ...]]

_LABEL = re.compile(
    r"(?:^|[\s;,.])[-+–•*]?\s*(?:(?:cơ quan|đơn vị|bộ phận|người|cấp)\s+)?"
    r"(?P<role>(?:cùng\s+)?phối hợp(?: thực hiện)?|tham gia|hỗ trợ"
    r"|chủ trì(?: thực hiện)?|chủ trì, tham mưu|phụ trách|đầu mối)\s*:\s*",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\s*\((?:đơn vị |cơ quan )?(?:chủ trì|CT|đầu mối|phụ trách|chính)\)", re.IGNORECASE)
_HELPS = re.compile(r"\s*\((?:đơn vị |cơ quan )?(?:phối hợp|PH|tham gia|hỗ trợ)\)", re.IGNORECASE)
_VERBS = re.compile(
    r"^(?P<lead>.+?)\s+(?:là đơn vị )?(?:chủ trì|làm đầu mối)(?:\s+thực hiện)?"
    r"(?:[,;.]?\s*(?:(?:và\s+)?phối hợp|cùng)\s*(?:với|cùng)?\s*(?P<with>.+)"
    r"|[,;.]\s*(?P<others>.+?)\s+(?:cùng\s+)?phối hợp)?$",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"^(?P<lead>.+?)[,;.]?\s+phối hợp\s*(?:với|cùng)\s*(?P<with>.+)$", re.IGNORECASE)


def split_combined(cell: str) -> Who:
    """Lead and support of a cell of a column for both; lines that are surely apart stand apart in `cell`."""
    said = split_marked(cell)
    if said is not None:
        return said
    if "\n" in cell and ";" not in cell:
        lead, *others = cell.split("\n")
        return _with_more(split_lead(lead), others)
    return split_lead(cell)


def _with_more(first: Who, lines: Sequence[str]) -> Who:
    lead, support = first
    return lead, (*support, *(body for line in lines for body in split_bodies(line)))


def split_marked(cell: str) -> Who | None:
    """Lead and support where the cell itself says which is which (`A (chủ trì), B`); None where it does not."""
    return _by_labels(cell) or _by_brackets(cell) or _by_verbs(" ".join(cell.split()))


def _by_labels(cell: str) -> Who | None:
    """`Chủ trì: A; Phối hợp: B, C`, also `A; phối hợp: B`."""
    labels = list(_LABEL.finditer(cell))
    if not labels:
        return None
    leads = [cell[: labels[0].start()]]
    support: list[str] = []
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        said = cell[label.end() : after.start() if after else len(cell)]
        helps = re.search(r"phối hợp|tham gia|hỗ trợ", label["role"], re.IGNORECASE)
        if helps:
            support.extend(split_bodies(said))
        else:
            leads.append(said)
    lead = "; ".join(text for text in map(_clean, leads) if text)
    return lead or None, tuple(support)


def _by_brackets(cell: str) -> Who | None:
    """`A (chủ trì), B, C` or `A, B (phối hợp)`."""
    if not _LEADS.search(cell) and not _HELPS.search(cell):
        return None
    bodies = split_bodies(cell)
    marked = [body for body in bodies if _LEADS.search(body)]
    if not marked:
        helping = next((i for i, body in enumerate(bodies) if _HELPS.search(body)), len(bodies))
        marked = list(bodies[: min(helping, 1)])
    rest = [body for body in bodies if body not in marked]
    lead = "; ".join(_clean(_LEADS.sub("", body)) for body in marked)
    return lead or None, tuple(_clean(_HELPS.sub("", body)) for body in rest)


def _by_verbs(cell: str) -> Who | None:
    """`A chủ trì, phối hợp với B, C` or `A phối hợp với B`."""
    found = _VERBS.match(cell) or _TOGETHER.match(cell)
    if not found or not starts_body(found["lead"]) or re.search(r"\b(?:được|giao|công)$", found["lead"]):
        return None
    others = found["with"] or found.groupdict().get("others") or ""
    return _clean(found["lead"]), split_bodies(others)


def _clean(text: str) -> str:
    return " ".join(text.split()).strip(" ;,.-–+•")
