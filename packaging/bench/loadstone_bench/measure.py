"""One run of one program: wall time, CPU seconds and peak resident memory of the whole process."""

import os
import shlex
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

LONGEST_RUN_SECONDS = 900


@dataclass(frozen=True)
class Cost:
    wall: float
    cpu: float
    rss_mib: float


class RunFailed(Exception):
    """A program ended badly or took too long."""


def run(command: list[str], log: Path) -> Cost:
    """Runs to the end. GNU time measures: a child of Python would report Python's own memory."""
    with tempfile.NamedTemporaryFile("r") as facts, open(log, "ab") as out:
        timed = ["/usr/bin/time", "-f", "%U %S %M", "-o", facts.name, *command]
        started = time.perf_counter()
        process = subprocess.Popen(
            timed, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True)
        try:
            status = process.wait(LONGEST_RUN_SECONDS)
        except BaseException:
            kill_group(process)
            raise
        wall = time.perf_counter() - started
        if status != 0:
            raise RunFailed(f"exit {status}: {shlex.join(command)}\n{tail(log)}")
        user, system, rss = facts.read().split()[-3:]
    return Cost(wall, float(user) + float(system), int(rss) / 1024)


def kill_group(process: subprocess.Popen) -> None:
    """SIGKILL for the process and what it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


def tail(log: Path) -> str:
    return log.read_text(errors="replace")[-1_000:]
