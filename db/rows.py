"""From rows to values of `model`: the only way out of this folder."""

from __future__ import annotations

from db.tables import DirectiveRow, DocumentRow, ObjectRow, QuarantineRow, VersionRow
from model.draft import DocumentKind
from model.kept import CopyDecision, DirectiveState, DocumentState, KeptDirective, KeptDocument, QuarantinedFile
from model.version import Version, VersionOrigin


def directive_value(row: DirectiveRow) -> KeptDirective:
    return KeptDirective(
        id=row.id,
        sha256=row.sha256,
        file_name=row.file_name,
        state=DirectiveState(row.state),
        received_at=row.received_at,
        kind=row.kind,
        code=row.code,
        issuer=row.issuer,
        issued_on=row.issued_on,
        subject=row.subject,
        copy_of=row.copy_of,
        copy_decision=CopyDecision(row.copy_decision) if row.copy_decision else None,
        wants_plan=row.wants_plan,
        plan_reason=row.plan_reason,
    )


def version_value(row: VersionRow, stored: ObjectRow) -> Version:
    return Version(
        n=row.n,
        sha256=row.sha256,
        size_bytes=stored.size_bytes,
        media_type=stored.media_type,
        file_name=row.file_name,
        created_at=row.created_at,
        by=row.by,
        origin=VersionOrigin(row.origin),
        derived_from=tuple(row.derived_from),
    )


def document_value(
    row: DocumentRow, versions: tuple[Version, ...], state: DirectiveState | DocumentState
) -> KeptDocument:
    return KeptDocument(
        id=row.id,
        kind=DocumentKind(row.kind),
        title=row.title,
        code=row.code,
        state=state,
        versions=versions,
        directive_id=row.directive_id,
        out_name=row.out_name,
        out_sha256=row.out_sha256,
    )


def quarantine_value(row: QuarantineRow) -> QuarantinedFile:
    return QuarantinedFile(
        sha256=row.sha256,
        directive_id=row.directive_id,
        file_name=row.file_name,
        code=row.code,
        reason=row.reason,
        retry_helps=row.retry_helps,
        at=row.at,
        is_placed=row.is_placed,
    )
