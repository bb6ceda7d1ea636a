"""Serving the site with granian: two processes that each do two things at a time. docs/decisions/server.md says why."""

import ctypes
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from functools import partial

LINES = 40  # senders that one process listens to, however slow their lines are; each may need a database connection


def serve(host: str, port: int, words: str) -> None:
    """Serve until Ctrl-C or SIGTERM, and say `words` when the first page can be fetched."""
    from django.conf import settings
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    load_site()
    multiprocessing.set_start_method("fork", force=True)
    os.register_at_fork(after_in_child=partial(follow_parent, os.getpid()))
    server = Granian(
        "steppingstones.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=settings.WORKERS,
        blocking_threads=LINES,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_level=LogLevels.error,
    )
    server.on_startup(lambda: signal.signal(signal.SIGHUP, server.signal_handler_interrupt))
    threading.Thread(target=say_when_ready, args=(host, port, words), daemon=True).start()
    server.serve()


def load_site() -> None:
    """Load everything once, here: the workers are copies of this process, and start at once."""
    from importlib import import_module

    from django.db import connections
    from django.urls import get_resolver

    import_module("steppingstones.wsgi")
    assert get_resolver().url_patterns
    connections.close_all()  # a connection must not be shared with the workers


def follow_parent(parent: int) -> None:
    """A worker stops when its parent says so or dies, not by itself.

    Ctrl-C and a closed terminal reach every process at once; a worker that got SIGINT together with its parent's
    SIGTERM would wait for itself for ever.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    if sys.platform == "linux":
        end_me_when_parent_dies = 1
        ctypes.CDLL(None).prctl(end_me_when_parent_dies, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)  # it died before we could ask for that


def say_when_ready(host: str, port: int, words: str) -> None:
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    for _ in range(600):
        try:
            socket.create_connection((near, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            print(words, flush=True)
            return
