"""What processes cost, from /proc, and what else the machine was doing meanwhile."""

import os
import platform
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
CORES = len(os.sched_getaffinity(0))
PROC = Path("/proc")


def family(pid: int) -> Iterator[int]:
    """A process and all that it started."""
    yield pid
    for file in PROC.glob(f"{pid}/task/*/children"):
        with suppress(OSError):
            for child in file.read_text().split():
                yield from family(int(child))


def cpu_of(pid: int) -> float:
    """Processor seconds so far of a process and all that it started, those that have ended as well."""
    found = 0
    for one in family(pid):
        with suppress(OSError):
            words = (PROC / str(one) / "stat").read_text().rpartition(")")[2].split()
            found += sum(int(word) for word in words[11:15])
    return found / TICKS


def cpu_of_all() -> float:
    """Processor seconds so far of everything on this machine."""
    words = [int(word) for word in (PROC / "stat").read_text().split("\n", 1)[0].split()[1:]]
    return (sum(words[:3]) + sum(words[5:8])) / TICKS


def described() -> str:
    python, load = platform.python_version(), os.getloadavg()[0]
    return f"{CORES} cores, {platform.system()} {platform.machine()}, Python {python}, load {load:.1f}"


class Meanwhile:
    """How much of the machine others use, from when this is made until it is told. It makes all numbers worse."""

    def __init__(self) -> None:
        self.began, self.before = time.monotonic(), self._others()

    def _others(self) -> float:
        return cpu_of_all() - cpu_of(os.getpid())

    def __str__(self) -> str:
        used = (self._others() - self.before) / (time.monotonic() - self.began)
        return f"Other programs used {max(used, 0):.1f} of {CORES} cores meanwhile."


def megabytes(what: str) -> float:
    """Memory of this process from its own status: what `getrusage` says may be its parent's."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(what))
    return int(line.split()[1]) / 1024


def watched(work: Callable[[], int]) -> tuple[float, float, float, int]:
    """Its seconds, the most memory that it took and what there was before, in MB, and what it returned.

    Only memory of its own counts: the pages of the database file that the system lends are given back when needed.
    """
    own, done = [megabytes("RssAnon:")], threading.Event()

    def look() -> None:
        while not done.wait(0.02):
            own.append(megabytes("RssAnon:"))

    watch, began = threading.Thread(target=look), time.perf_counter()
    watch.start()
    try:
        rows = work()
        own.append(megabytes("RssAnon:"))
        return time.perf_counter() - began, max(own), own[0], rows
    finally:
        done.set()
        watch.join()
