"""Django's SQLite engine with a fair queue for writers.

SQLite lets waiting writers sleep and try again, so that an unlucky one waits long. Here each takes a file lock before
BEGIN IMMEDIATE and drops it after COMMIT or ROLLBACK; the kernel serves them in turn and frees the lock of a process
that died. docs/decisions/sqlite-first.md has the measurements.
"""

import fcntl
import os

from django.db import OperationalError
from django.db.backends.sqlite3 import base

WAIT_FOR_READERS = 500  # milliseconds; all writers wait meanwhile


class DatabaseWrapper(base.DatabaseWrapper):
    _queue: int | None = None
    _held = False

    def _take(self) -> None:
        name = str(self.settings_dict["NAME"])
        if self._queue is None and name != ":memory:" and "mode=memory" not in name:
            self._queue = os.open(f"{name}-writers", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        if self._queue is not None:
            fcntl.flock(self._queue, fcntl.LOCK_EX)
            self._held = True

    def _drop(self) -> None:
        if self._held:
            self._held = False
            fcntl.flock(self._queue, fcntl.LOCK_UN)

    def wipe_traces(self) -> bool:
        """Empty the write-ahead log, which still holds what was overwritten. False while somebody is reading in it."""
        self._take()
        try:
            with self.cursor() as cursor:
                cursor.execute(f"PRAGMA busy_timeout={WAIT_FOR_READERS}")
                try:
                    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                    is_busy = cursor.fetchone()[0]
                except OperationalError:  # locked: somebody is writing in the same connection
                    is_busy = True
                cursor.execute(f"PRAGMA busy_timeout={int(self.settings_dict['OPTIONS'].get('timeout', 5) * 1000)}")
        finally:
            self._drop()
        return not is_busy

    def _start_transaction_under_autocommit(self) -> None:
        self._take()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:  # whatever it was: a place in the queue that is kept would hold up everybody
            self._drop()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()
        finally:
            self._drop()

    def _rollback(self) -> None:
        try:
            super()._rollback()
        finally:
            self._drop()

    def _close(self) -> None:
        try:
            super()._close()
        finally:
            self._drop()
            if self._queue is not None:
                os.close(self._queue)
                self._queue = None
