"""Digital signatures of a PDF: who signed, when, and whether what was signed is still what stands there.

Only integrity is told: no certificate's trust can be judged without its authority. The file is never touched. Imported
only for files that hold a signature: pyHanko takes half a second.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import islice
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, DiffResult, ModificationLevel
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from model.directive import Doubt

ALTERED = "signature-altered"
_VIETNAM = timezone(timedelta(hours=7))
_MOST = 20  # signatures told one by one
_MOST_LETTERS = 120  # of a name
_DETACHED = ("/adbe.pkcs7.detached", "/ETSI.CAdES.detached")  # PDF 1.7, 12.8.3.3; PAdES part 2
_UNTRUSTED = "chứng thư số chưa được kiểm tra"


def signature_doubts(content: bytes) -> tuple[Doubt, ...]:
    """A doubt for each signature of the PDF in `content`: `signature`, `signature-altered` or `signature-unknown`.

    Whatever is wrong with a signature makes a doubt and never an error.
    """
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # its tracebacks of odd files are no news to the clerk
    start = max(content.find(b"%PDF-"), 0)
    try:
        found = tuple(_all(content[start:]))
    except Exception:  # noqa: BLE001 (pyHanko raises anything on damaged files; the doubt says so)
        return (_unknown("Tệp có chữ ký số"),)
    # With bytes before the PDF's own nobody knows what a signature's byte counts begin at.
    return tuple(_unknown("Tệp có chữ ký số") if start and doubt.code == ALTERED else doubt for doubt in found)


def _all(content: bytes) -> Iterator[Doubt]:
    reader = PdfFileReader(io.BytesIO(content), strict=False)
    if reader.encrypted:
        reader.decrypt(b"")
    fields = list(islice(enumerate_sig_fields(reader, filled_status=True), _MOST + 1))
    for name, _, field in fields[:_MOST]:
        if doubt := _one(reader, field, str(name)):
            yield doubt
    if len(fields) > _MOST:
        yield _unknown(f"Tệp có hơn {_MOST} chữ ký số, các chữ ký còn lại")
    if not fields:
        yield _unknown("Tệp còn dấu vết của chữ ký số không gắn với tệp nữa")


def _one(reader: Any, field: Any, name: str) -> Doubt | None:
    """The doubt on one signature; None for an archive's seal of time, which signs nothing."""
    who = "Chữ ký số"
    try:
        signature = EmbeddedPdfSignature(reader, field, name)
        if signature.sig_object_type == "/DocTimeStamp":
            return None
        who = f"Chữ ký số của {_signer(signature)}{_when(signature)}"
        if str(signature.sig_object.get("/SubFilter")) not in _DETACHED:
            return _unknown(who)
        return _judged(signature, who)
    except Exception:  # noqa: BLE001 (hostile or odd signatures end anywhere in pyHanko; the doubt says so)
        return _unknown(who)


def _judged(signature: Any, who: str) -> Doubt:
    digest = signature.compute_digest()
    intact, signed = validate_sig_integrity(signature.signer_info, signature.signer_cert, "data", digest)
    signature.coverage = signature.evaluate_signature_coverage()
    if not (intact and signed):
        return Doubt(
            ALTERED,
            f"{who}: nội dung không còn khớp với chữ ký, tệp đã bị sửa. Hãy xin lại bản gốc từ nơi gửi.",
        )
    if signature.coverage is not SignatureCoverageLevel.ENTIRE_FILE and not _is_allowed(signature):
        return Doubt(
            ALTERED,
            f"{who}: tệp đã được sửa thêm sau khi ký. Hãy đối chiếu với bản gốc từ nơi gửi.",
        )
    return Doubt("signature", f"{who}: nội dung được ký còn nguyên vẹn ({_UNTRUSTED}).")


def _is_allowed(signature: Any) -> bool:
    """Whether what came later is only further signatures, their seals of time, or fields filled in."""
    if signature.coverage is not SignatureCoverageLevel.ENTIRE_REVISION:
        return False
    # An office's number and seal are signed after the leader's certification, which allows to fill in forms; pyHanko
    # knows fewer of these updates behind a certification than behind a plain signature.
    level = None if signature.docmdp_level in (MDPPerm.FILL_FORMS, MDPPerm.ANNOTATE) else signature.docmdp_level
    changes = DEFAULT_DIFF_POLICY.review_file(
        signature.reader, signature.signed_revision, field_mdp_spec=signature.fieldmdp, doc_mdp=level
    )
    return isinstance(changes, DiffResult) and changes.modification_level <= ModificationLevel.FORM_FILLING


def _signer(signature: Any) -> str:
    """The name in the certificate, with the body where it is another."""
    subject = signature.signer_cert.subject.native
    names = (_plain(subject.get("common_name")), _plain(subject.get("organization_name")))
    shown = [name for name in names if name]
    if len(shown) == 2 and shown[0].casefold() != shown[1].casefold():
        return f"{shown[0]} ({shown[1]})"
    return shown[0] if shown else _plain(signature.sig_object.get("/Name")) or "người ký chưa rõ"


def _plain(value: Any) -> str:
    parts = value if isinstance(value, list) else [value]
    text = " ".join(" ".join(str(part).split()) for part in parts if part is not None)
    return text[:_MOST_LETTERS]


def _when(signature: Any) -> str:
    """`, ký lúc 18:56:39 ngày 22/12/2025` in Vietnam; nothing where the signature does not say."""
    try:
        at = signature.self_reported_timestamp
    except Exception:  # noqa: BLE001 (a broken time is no time)
        return ""
    if not isinstance(at, datetime):
        return ""
    local = at.astimezone(_VIETNAM) if at.tzinfo else at
    return f", ký lúc {local:%H:%M:%S} ngày {local:%d/%m/%Y}"


def _unknown(who: str) -> Doubt:
    return Doubt("signature-unknown", f"{who}: không kiểm tra được tính toàn vẹn; đề nghị mở bằng phần mềm ký số.")
