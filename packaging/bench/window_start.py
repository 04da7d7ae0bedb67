#!/usr/bin/env python3
"""Measures the window's start: from the start of the process until its first frame is painted, and until
it shows the queue.

usage: window_start.py [-n RUNS] [-j JOBS] PROGRAM...   (on a display, for example of Xvfb)

Wall and processor time from the call of PROGRAM on, launcher script included; processor time until the
queue's frame was noticed, up to 50 ms later. Each run has a data folder of its own with JOBS paused jobs.
"""

import argparse
import datetime
import os
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

PAINTED = re.compile(r"^(\S+) .*the window is painted$")
SHOWN = re.compile(r"^(\S+) .*the queue is shown$")
PATIENCE = 60


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("-n", type=int, default=7, help="runs (default 7), after one to warm up")
    parser.add_argument("-j", "--jobs", type=int, default=0, help="jobs in the queue (default 0)")
    parser.add_argument("program", nargs="+")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        queue = fill(options.program, pathlib.Path(folder), options.jobs)
        runs = [start(options.program, queue) for _ in range(options.n + 1)][1:]
    columns = ("wall ms, painted", "wall ms, queue shown", "processor ms", "RSS MiB", "peak RSS MiB")
    for name, column in zip(columns, zip(*runs)):
        print(f"{name}: median {statistics.median(column):.0f}, {min(column):.0f}-{max(column):.0f}")


def fill(program, folder, jobs):
    data = folder / "data"
    data.mkdir()
    if jobs:
        links = folder / "links"
        links.write_text("".join(f"http://127.0.0.1:9/assets/file-{i:06}.png\n" for i in range(jobs)))
        subprocess.run(
            [*program, "queue", "add", "--paused", "--quiet", "-d", str(folder / "assets"), "-i", str(links)],
            env=dict(os.environ, LOADSTONE_HOME=str(data)),
            check=True,
        )
    return data


def start(program, queue):
    with tempfile.TemporaryDirectory() as folder:
        data = pathlib.Path(folder, "data")
        shutil.copytree(queue, data)
        log = data / "loadstone.log"
        log.unlink(missing_ok=True)
        began = time.time()
        process = subprocess.Popen(
            program, env=dict(os.environ, LOADSTONE_HOME=str(data)), stdout=subprocess.DEVNULL
        )
        try:
            shown = wait_for_line(process, log, SHOWN, began)
            painted = wait_for_line(process, log, PAINTED, began)
            spent = processor_time(process.pid)
            memory = [memory_of(process.pid, name) for name in ("VmRSS", "VmHWM")]
            return (painted - began) * 1000, (shown - began) * 1000, spent, *memory
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)


def wait_for_line(process, log, wanted, began):
    while time.time() < began + PATIENCE and process.poll() is None:
        text = log.read_text() if log.exists() else ""
        for line in text.splitlines():
            found = wanted.match(line)
            if found:
                return datetime.datetime.fromisoformat(found[1]).timestamp()
        time.sleep(0.05)
    sys.exit(f"no window within {PATIENCE} s")


def processor_time(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def memory_of(pid, name):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1]) / 1024
    return 0


if __name__ == "__main__":
    main()
