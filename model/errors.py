"""Everything that can be wrong, as one small tree: slug, exit status, whether a retry helps, a Vietnamese sentence.

Exit statuses are part of the contract: 2 usage · 3 unreadable file · 4 not a directive · 5 limits · 6 not installed ·
7 store unavailable · 8 configuration · 9 needs a person's decision. 1 is left to crashes, and a crash is a bug.
"""

from __future__ import annotations


class VanthuError(Exception):
    """Root of all expected failures. `message` is Vietnamese: what is wrong, where, and what to do."""

    slug = "error"
    exit_status = 2
    retry_helps = False

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UsageError(VanthuError):
    slug = "usage"
    exit_status = 2


class UnreadableFile(VanthuError):
    """The bytes are no readable document: damaged, not a PDF, a directory."""

    slug = "unreadable"
    exit_status = 3


class EncryptedFile(UnreadableFile):
    """A password is needed to open it."""

    slug = "encrypted"


class NoText(UnreadableFile):
    """The pages hold no usable text layer: a scan, or the garbage of a scanner's OCR without Vietnamese."""

    slug = "no-text"


class NotADirective(VanthuError):
    """It was read, but nobody directs anybody in it."""

    slug = "not-a-directive"
    exit_status = 4


class LimitExceeded(VanthuError):
    """Pages, size, time or memory beyond what one file may cost."""

    slug = "limit"
    exit_status = 5


class NotInstalled(VanthuError):
    slug = "not-installed"
    exit_status = 6
    retry_helps = True


class StoreUnavailable(VanthuError):
    """The database or the archive cannot be reached or written; nothing was changed."""

    slug = "store-unavailable"
    exit_status = 7
    retry_helps = True


class WrongConfiguration(VanthuError):
    slug = "configuration"
    exit_status = 8


class NeedsDecision(VanthuError):
    """A person must decide first, for example on a probable second copy."""

    slug = "needs-decision"
    exit_status = 9
