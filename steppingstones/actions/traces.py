"""What somebody took back is gone from the files of the database, too, not only from its tables.

SQLite keeps overwritten pages in its write-ahead log until that is used again. So the log is emptied after each taking
back. A reader that is in the middle of something can stand in the way: then we try again, and at every start. The index
for searching keeps what was taken out of it until it is put together anew; that comes first.
docs/decisions/consent.md says what this covers.
"""

import time

from django.db import connection, transaction

from ..models.search_index import forget_in_index

TRIES, PAUSE = 5, 0.1  # seconds


def wipe_traces() -> bool:
    """True when nothing that was erased is left in the files. Other databases look after this themselves."""
    if connection.vendor != "sqlite":
        return True
    forget_in_index()
    if connection.in_atomic_block:
        return False  # before it is settled, nothing can be erased for good
    for _try in range(TRIES):
        if connection.wipe_traces():
            return True
        time.sleep(PAUSE)
    return False


def wipe_traces_after_this() -> None:
    """Once the transaction is done. That somebody reads in the log just then must not undo what somebody took back."""
    transaction.on_commit(wipe_traces, robust=True)
