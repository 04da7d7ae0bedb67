"""Measurements that are no comparison of times: acceptance of links, memory, kills."""

import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from . import measure, programs, site
from .compare import Bench, check, median, require_room
from .scenarios import Entry, Scenario
from .site import GIB, MIB, Nginx

BLOCK = 64 << 10
LINKS = 100_000
SEED = 29


def accept_links(bench: Bench, loadstone: str | None, _: Nginx) -> list[str]:
    """100,000 links accepted and stored."""
    lines = ["### 100,000 links accepted and stored (target: under 3 s)", ""]
    if not loadstone:
        return [*lines, "Not measured: no program given with `-p`.", ""]
    costs = []
    for number in range(bench.runs):
        data = bench.out / f"links-{number}"
        data.mkdir(parents=True)
        links = data / "links.txt"
        links.write_text("".join(f"http://127.0.0.1:9/a/{i}.png\n" for i in range(LINKS)))
        command = [loadstone, "queue", "add", "--data-dir", str(data / "loadstone"),
                   "-d", str(data / "files"), "-i", str(links)]
        costs.append(measure.run(command, bench.log))
        shutil.rmtree(data)
    return [*lines, "| wall s | CPU s | peak RSS MiB |", "|---|---|---|",
            f"| {median(costs, 'wall'):.2f} | {median(costs, 'cpu'):.2f} "
            f"| {median(costs, 'rss_mib'):.0f} |", ""]


def memory(bench: Bench, _: str | None, nginx: Nginx) -> list[str]:
    """Peak memory must not grow with the file. The big file is sparse: its bytes do not matter."""
    require_room(bench.work, 11 * GIB)
    lines = ["### Peak resident memory, 10 MiB and 10 GiB (target: within 20 MiB)", "",
             "| | 10 MiB | 10 GiB | difference MiB |", "|---|---|---|---|"]
    for name in [n for n in ("curl", "aria2c", "loadstone") if n in bench.commands]:
        peaks = []
        for size in (10 * MIB, 10 * GIB):
            source = bench.content / "sparse"
            site.make_sparse(source / f"{size}.bin", size)
            task = single(bench, nginx, source, f"{size}.bin", f"memory-{name}-{size}")
            peaks.append(measure.run(bench.commands[name](task), bench.log).rss_mib)
            check(task, thoroughly=False)
            shutil.rmtree(task.target)
        lines.append(f"| {name} | {peaks[0]:.0f} | {peaks[1]:.0f} | {peaks[1] - peaks[0]:+.0f} |")
    return [*lines, ""]


@dataclass(frozen=True)
class Killed:
    """The right bytes on disk when killed, as ranges, and what was sent to the process that finished."""
    on_disk: list[range]
    sent_later: list[range]
    size: int

    @property
    def twice(self) -> int:
        """All that came again, with what was on its way when the process was killed."""
        return length(self.sent_later) - (self.size - length(self.on_disk))

    @property
    def most_of_a_request(self) -> int:
        """The most that one request fetched of what was there: what one segment lost."""
        return max(sum(len(range(max(a.start, b.start), min(a.stop, b.stop))) for b in self.on_disk)
                   for a in self.sent_later)


def length(ranges: list[range]) -> int:
    return sum(len(each) for each in ranges)


def kill(bench: Bench, _: str | None, nginx: Nginx) -> list[str]:
    """kill -9 at a moment of the middle third of 2 GiB, then the same command again."""
    require_room(bench.work, 5 * GIB)
    folder = f"1-of-{2 * GIB}"
    names = site.make_set(bench.content / folder, [2 * GIB])
    lines = ["### kill -9 amid 2 GiB (target: at most 1 MiB a segment fetched twice)", "",
             f"Medians of {bench.runs} kills at random moments, seed {SEED}; the last column is the most of any.", "",
             "| | on disk MiB | sent after MiB | fetched twice MiB | of one segment's bytes on disk, at most KiB |",
             "|---|---|---|---|---|"]
    moments = [random.Random(SEED + run).uniform(1 / 3, 2 / 3) for run in range(bench.runs)]
    for label, name, connections in (
            ("curl -C -", "curl", 1), ("aria2c -x4", "aria2c", 4),
            ("loadstone -x 1", "loadstone", 1), ("loadstone -x 4", "loadstone", 4)):
        if name not in bench.commands:
            continue
        extra = {"curl": ["-C", "-"], "aria2c": ["-c"]}.get(name, [])
        kills = []
        for moment in moments:
            task = single(bench, nginx, bench.content / folder, names[0],
                          f"kill-{name}-{connections}", connections)
            kills.append(kill_and_finish([*bench.commands[name](task), *extra], task, moment, nginx, bench.log))
            shutil.rmtree(task.target)
            shutil.rmtree(task.data)
        middle = [statistics.median(each) / MIB for each in zip(
            *((length(k.on_disk), length(k.sent_later), k.twice) for k in kills))]
        lines.append(f"| {label} | {middle[0]:.1f} | {middle[1]:.1f} | {middle[2]:.2f} "
                     f"| {max(k.most_of_a_request for k in kills) / 1024:.0f} |")
    return [*lines, ""]


def kill_and_finish(command: list[str], task: programs.Task, moment: float, nginx: Nginx,
                    log: Path) -> Killed:
    source = task.source / task.name
    size = source.stat().st_size
    with open(log, "ab") as out:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                                   start_new_session=True)
        end = time.monotonic() + measure.LONGEST_RUN_SECONDS
        while stored(task.target) < size * moment and process.poll() is None and time.monotonic() < end:
            time.sleep(0.002)
        measure.kill_group(process)
    on_disk = right_ranges(source, task.target)
    time.sleep(0.5)  # nginx logs the broken request when it notices
    before = len(nginx.log_lines())
    measure.run(command, log)
    check(task, thoroughly=True)
    return Killed(on_disk, [sent(line) for line in nginx.log_lines()[before:]], size)


def sent(line: list[str]) -> range:
    """The bytes of the file that one request brought."""
    asked = re.match(r'"bytes=(\d+)-', line[2]) if line[0] == "206" else None
    start = int(asked[1]) if asked else 0
    return range(start, start + int(line[1]))


def stored(folder: Path) -> int:
    """Bytes that take room below the folder; holes of sparse files do not count."""
    total = 0
    for each in folder.rglob("*"):
        try:
            total += each.stat().st_blocks * 512
        except FileNotFoundError:
            pass
    return total


def right_ranges(source: Path, folder: Path) -> list[range]:
    """Where the largest file below the folder equals the source, by the start of each block."""
    part = max((p for p in folder.rglob("*") if p.is_file()), key=lambda p: p.stat().st_size)
    right = []
    at = 0
    with open(source, "rb") as wanted, open(part, "rb") as there:
        while block := there.read(BLOCK):
            expected = wanted.read(len(block))
            same = len(block) if block == expected else len(os.path.commonprefix([block, expected]))
            if right and right[-1].stop == at:
                right[-1] = range(right[-1].start, at + same)
            elif same:
                right.append(range(at, at + same))
            at += len(block)
    return right


def single(bench: Bench, nginx: Nginx, source: Path, name: str, run: str,
           connections: int = 1) -> programs.Task:
    target, data = bench.out / run / "files", bench.out / run / "data"
    target.mkdir(parents=True)
    data.mkdir(parents=True)
    link = f"http://127.0.0.1:{nginx.plain}/{source.name}/{name}"
    return programs.Task([link], source, target, data, connections)


def recording(bench: Bench, loadstone: str | None, nginx: Nginx) -> list[str]:
    """What storing every exchange costs, against a history that keeps none."""
    lines = ["### Keeping the requests of 10,000 x 16 KiB to tmpfs, 16 at once (target: under 2 %)", ""]
    if not loadstone:
        return [*lines, "Not measured: no program given with `-p`.", ""]
    kept, none = "kept", "none kept"
    bench.commands[none] = programs.loadstone_without_history(loadstone)
    scenario = Scenario("recording", "what keeping requests costs", [16 << 10] * 10_000,
                        [Entry(kept, "loadstone", 16), Entry(none, none, 16)], to_tmpfs=True)
    costs = bench.compare(scenario, nginx)
    lines += ["| requests | wall s | CPU s |", "|---|---|---|"]
    lines += [f"| {label} | {median(each, 'wall'):.2f} | {median(each, 'cpu'):.2f} |"
              for label, each in costs.items()] + [""]
    for what in ("wall", "cpu"):
        pairs = sorted(getattr(a, what) / getattr(b, what) - 1
                       for a, b in zip(costs[kept], costs[none]))
        lines.append(f"- {what}: {statistics.median(pairs):+.1%} (median of pairs, "
                     f"{pairs[0]:+.1%} to {pairs[-1]:+.1%})")
    return [*lines, ""]


SPECIAL = {"accept-links": accept_links, "memory": memory, "kill": kill, "recording": recording}
