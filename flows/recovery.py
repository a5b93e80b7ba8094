"""What a kill has left half done in a home, put right at the next start; the directives themselves go on in a sweep."""

from __future__ import annotations

import time

from db import files
from db.database import border
from flows import inbox, out_folder, quarantine_folder
from flows.desk import Desk


def recover(desk: Desk) -> None:
    """Gives claimed files back to the inbox, removes half-written ones, places what was kept but not yet placed.

    Only under the home's lock: another service would lose its claims. Raises StoreUnavailable.
    """
    now = time.time()
    with border("dọn thư mục"):
        inbox.release_claims(desk.settings.inbox, now=now)
        for folder in (desk.settings.out, desk.settings.quarantine):
            files.remove_leftovers(folder, now=now)
    desk.store.archive.remove_leftovers(now)
    quarantine_folder.clear_released(desk)
    for quarantined in desk.store.quarantine.all():
        if not quarantined.is_placed:
            quarantine_folder.place(desk, quarantined)
    for document in desk.store.documents.waiting():
        if document.out_sha256 is None:
            out_folder.place(desk, document)
        else:
            out_folder.keep_edit(desk, document)
