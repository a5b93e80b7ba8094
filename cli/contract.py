"""The JSON that other programs read (schema 1): keys are English, values the document's own Vietnamese.

Dates are ISO 8601, unknown is null, lists are never absent. Every function takes values of `model` and gives plain
dicts, so that one place says what the outside sees.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from model.directive import Directive, LegalBase, Requirement
from model.errors import VanthuError
from model.finding import Finding
from model.kept import KeptDocument, QuarantinedFile
from model.source import BBox
from model.task import Disposition, SchoolTask, Trace
from model.timing import Timing
from model.version import Version

SCHEMA = 1


def extraction(directive: Directive) -> dict[str, Any]:
    """What `vanthu extract FILE --json` prints."""
    file = directive.source_file
    return {
        "schema": SCHEMA,
        "source": {
            "sha256": file.sha256,
            "bytes": file.size_bytes,
            "pages": file.pages,
            "text": file.text.value,
            "encoding": file.encoding.value,
        },
        "directive": _metadata(directive),
        "requirements": [_requirement(requirement) for requirement in directive.requirements],
        "warnings": [
            {"code": doubt.code, "message": folded(doubt.message), "page": doubt.page} for doubt in directive.doubts
        ],
    }


def failure(error: VanthuError) -> dict[str, Any]:
    """What `--json` prints when a command fails."""
    return {"schema": SCHEMA, "error": {"code": error.slug, "message": folded(error.message)}}


def _metadata(directive: Directive) -> dict[str, Any]:
    signer = directive.signer
    return {
        "kind": folded(directive.kind),
        "number": directive.number,
        "symbol": directive.symbol,
        "code": directive.code,
        "issuer": folded(directive.issuer),
        "parent_issuer": folded(directive.parent_issuer),
        "place": folded(directive.place),
        "issued_on": _day(directive.issued_on),
        "subject": folded(directive.subject),
        "legal_bases": [_legal_base(base) for base in directive.legal_bases],
        "signer": {
            "capacity": folded(signer.capacity),
            "title": folded(signer.title),
            "name": folded(signer.name),
        },
        "recipients": [folded(recipient) for recipient in directive.recipients],
    }


def _legal_base(base: LegalBase) -> dict[str, Any]:
    return {"text": folded(base.text), "code": base.code, "issued_on": _day(base.issued_on)}


def _requirement(requirement: Requirement) -> dict[str, Any]:
    return {
        "ref": requirement.ref,
        "kind": requirement.kind.value,
        "text": folded(requirement.text),
        "page": requirement.source.page,
        "bbox": box(requirement.source.bbox_pt),
        "addressees": [folded(body) for body in requirement.addressees],
        "lead": folded(requirement.lead),
        "support": [folded(body) for body in requirement.support],
        "group": folded(requirement.group),
        "timing": timing(requirement.timing),
    }


def task(school_task: SchoolTask, *, directive: str | None, plan: str | None, today: date) -> dict[str, Any]:
    """A task in what `vanthu tasks --json` prints; `directive` and `plan` are the codes of the two documents."""
    return {
        "id": school_task.id,
        "directive": directive,
        "plan": plan,
        "title": folded(school_task.title),
        "lead": folded(school_task.lead),
        "support": [folded(body) for body in school_task.support],
        "timing": timing(school_task.timing),
        "group": folded(school_task.group),
        "status": school_task.status.value,
        "late": school_task.is_late(today),
        "origin": school_task.origin.value,
        "sources": [_trace(trace) for trace in school_task.sources],
        "why": folded(school_task.why),
    }


def dispositions(found: Iterable[Disposition], *, with_reason: bool = True) -> list[dict[str, Any]]:
    """The lists `not_ours`, `to_decide` and (without reasons) `information` beside the tasks."""
    listed = [{"ref": entry.trace.ref, "text": folded(entry.text), "reason": folded(entry.reason)} for entry in found]
    return listed if with_reason else [{"ref": entry["ref"], "text": entry["text"]} for entry in listed]


def _trace(trace: Trace) -> dict[str, Any]:
    source = trace.source
    return {"ref": trace.ref, "page": source.page, "bbox": box(source.bbox_pt), "quote": folded(source.quote)}


def archive(documents: Iterable[KeptDocument], quarantine: Iterable[QuarantinedFile]) -> dict[str, Any]:
    """What `vanthu archive list --json` prints."""
    return {
        "schema": SCHEMA,
        "documents": [document(one) for one in documents],
        "quarantine": [
            {"sha256": held.sha256, "file_name": held.file_name, "reason": folded(held.reason), "code": held.code}
            for held in quarantine
        ],
    }


def document(one: KeptDocument) -> dict[str, Any]:
    """A document with its versions, oldest first."""
    return {
        "id": one.id,
        "kind": one.kind.value,
        "title": folded(one.title),
        "code": one.code,
        "state": one.state.value,
        "versions": [_version(version) for version in one.versions],
    }


def _version(version: Version) -> dict[str, Any]:
    return {
        "n": version.n,
        "sha256": version.sha256,
        "bytes": version.size_bytes,
        "media_type": version.media_type,
        "file_name": version.file_name,
        "created_at": version.created_at.isoformat(),
        "by": version.by,
        "origin": version.origin.value,
        "from": list(version.derived_from),
    }


def layout_check(file: Path, findings: Iterable[Finding]) -> dict[str, Any]:
    """What `vanthu check --json` prints; after `--fix`, of the mended copy."""
    return {
        "schema": SCHEMA,
        "file": str(file),
        "findings": [
            {
                "rule": finding.rule,
                "clause": finding.clause,
                "place": folded(finding.place),
                "found": folded(finding.found),
                "expected": folded(finding.expected),
            }
            for finding in findings
        ],
    }


def timing(value: Timing | None) -> dict[str, Any] | None:
    """A time with its quarters; None stays null."""
    if value is None:
        return None
    return {
        "text": folded(value.text),
        "start": _day(value.start),
        "due": _day(value.due),
        "recurs": value.recurs.value if value.recurs else None,
        "quarters": [str(quarter) for quarter in value.quarters],
    }


def box(bbox: BBox) -> list[float]:
    """`[x0, top, x1, bottom]` in PDF points, to a hundredth."""
    sides: Sequence[float] = (bbox.x0, bbox.top, bbox.x1, bbox.bottom)
    return [round(side, 2) for side in sides]


def folded(text: str | None) -> str | None:
    """NFC with white space folded to one space; None stays null."""
    return None if text is None else " ".join(unicodedata.normalize("NFC", text).split())


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
