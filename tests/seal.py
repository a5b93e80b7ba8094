"""Signs the tests' PDFs, with keys and certificates of their own."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import NoEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner

_LONG = timedelta(days=36_500)


def signed(
    content: bytes,
    name: str,
    *,
    body: str = "",
    field: str = "Signature1",
    cades: bool = False,
    certifies: bool = False,
) -> bytes:
    """The PDF with a signature more, as an incremental update; `certifies` that only forms may be filled in later."""
    metadata = PdfSignatureMetadata(
        field_name=field,
        subfilter=SigSeedSubFilter.PADES if cades else SigSeedSubFilter.ADOBE_PKCS7_DETACHED,
        certify=certifies,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(content), strict=False)
    box = (300, 40, 480, 90)
    spec = SigFieldSpec(sig_field_name=field, on_page=0, box=box)
    result: io.BytesIO = PdfSigner(metadata, _signer(name, body), new_field_spec=spec).sign_pdf(writer)
    return result.getvalue()


@cache
def _signer(name: str, body: str) -> SimpleSigner:
    key = ec.generate_private_key(ec.SECP256R1())
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, name)]
    if body:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, body))
    subject = x509.Name(parts)
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + _LONG)
        .sign(key, SHA256())
    )
    packed = serialize_key_and_certificates(b"test", key, certificate, None, NoEncryption())
    signer = SimpleSigner.load_pkcs12_data(packed, other_certs=[])
    assert signer is not None
    return signer
