#!/usr/bin/env python3
"""Measures the window's start: from the start of the process until its first frame is painted.

usage: window_start.py [-n RUNS] PROGRAM...   (on a display, for example of Xvfb)

Wall and processor time from the call of PROGRAM on, launcher script included; processor time until the
frame was noticed, up to 50 ms later. Each run has an empty data folder.
"""

import argparse
import datetime
import os
import pathlib
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time

PAINTED = re.compile(r"^(\S+) .*the window is painted$")
PATIENCE = 30


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("-n", type=int, default=7, help="runs (default 7), after one to warm up")
    parser.add_argument("program", nargs="+")
    options = parser.parse_args()
    runs = [start(options.program) for _ in range(options.n + 1)][1:]
    for name, column in zip(("wall ms", "processor ms", "peak RSS MiB"), zip(*runs)):
        print(f"{name}: median {statistics.median(column):.0f}, {min(column):.0f}-{max(column):.0f}")


def start(program):
    with tempfile.TemporaryDirectory() as folder:
        data = pathlib.Path(folder, "data")
        began = time.time()
        process = subprocess.Popen(
            program, env=dict(os.environ, LOADSTONE_HOME=str(data)), stdout=subprocess.DEVNULL
        )
        try:
            painted = wait_for_line(process, data / "loadstone.log", began)
            return (painted - began) * 1000, processor_time(process.pid), peak_memory(process.pid)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)


def wait_for_line(process, log, began):
    while time.time() < began + PATIENCE and process.poll() is None:
        text = log.read_text() if log.exists() else ""
        for line in text.splitlines():
            found = PAINTED.match(line)
            if found:
                return datetime.datetime.fromisoformat(found[1]).timestamp()
        time.sleep(0.05)
    sys.exit(f"no window within {PATIENCE} s")


def processor_time(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def peak_memory(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0


if __name__ == "__main__":
    main()
