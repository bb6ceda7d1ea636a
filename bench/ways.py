"""The ways of answering that are compared, and what each run of them gave."""

import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .load import CLIENTS, drive
from .machine import cpu_of
from .servers import Server


@dataclass(frozen=True, kw_only=True)
class Run:
    """Answers a second, milliseconds within which half and 99 % came, and processor milliseconds for each."""

    rate: float
    half: float
    most: float
    cost: float
    errors: int


@dataclass
class Way:
    name: str
    run: Callable[[float], Run]
    runs: list[Run] = field(default_factory=list)

    def median(self, what: str) -> float:
        return statistics.median(getattr(run, what) for run in self.runs)

    @property
    def errors(self) -> int:
        return sum(run.errors for run in self.runs)

    def share_of(self, limit: "Way") -> float:
        """How fast this is beside the limit: of each pair of runs that followed each other, then the median."""
        return statistics.median(one.rate / other.rate for one, other in zip(self.runs, limit.runs, strict=True))


def summed(took: list[float], seconds: float, cpu: float, errors: int = 0) -> Run:
    """A run, from the seconds that each answer took."""
    cuts = statistics.quantiles((1000 * one for one in took), n=100)
    cost = 1000 * cpu / len(took)
    return Run(rate=len(took) / seconds, half=cuts[49], most=cuts[98], cost=cost, errors=errors)


@dataclass
class Asker:
    """Asks one server for one thing, and remembers where the answers led."""

    server: Server
    requests: Iterator[bytes]
    wanted: int
    clients: int = CLIENTS
    led_to: list[str] = field(default_factory=list)

    def __call__(self, seconds: float) -> Run:
        before = cpu_of(self.server.pid)
        heard = drive(self.server.port, self.requests, seconds, self.clients)
        cpu = cpu_of(self.server.pid) - before
        good = [answer for answer in heard.answers if answer.status == self.wanted]
        self.led_to += [answer.location for answer in good]
        errors = heard.broken + len(heard.answers) - len(good)
        return summed([answer.seconds for answer in heard.answers], heard.seconds, cpu, errors)


@dataclass
class Driver:
    """The same rows by the database driver alone, in a process of its own."""

    database: Path | str
    pragmas: str
    response: int
    written: int = 0

    def __call__(self, seconds: float) -> Run:
        words = [str(self.database), str(self.response), str(seconds), self.pragmas]
        done = subprocess.run([sys.executable, "-m", "bench.raw", *words], stdout=subprocess.PIPE, check=True)
        found = json.loads(done.stdout)
        self.written += len(found["took"])
        return summed(found["took"], sum(found["took"]), found["cpu"])
