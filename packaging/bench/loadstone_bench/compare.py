"""Runs a scenario: every program in turn, again and again, so that all share the machine's moods."""

import filecmp
import shutil
import statistics
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from . import measure, programs, site
from .scenarios import Entry, Scenario
from .site import GIB, Nginx

KEPT_AT_MOST = 12 * GIB


class Bench:
    """Folders and programs of one call of run.sh."""

    def __init__(self, work: Path, tmpfs: Path, loadstone: str | None, runs: int, warm_ups: int):
        self.work = work
        self.tmpfs = tmpfs
        self.runs = runs
        self.warm_ups = warm_ups
        self.content = work / "content"
        self.out = work / "out"
        self.log = work / "programs.log"
        self.commands = {name: getattr(programs, name) for name in ("curl", "wget2", "aria2c", "cp")}
        if loadstone:
            self.commands["loadstone"] = programs.loadstone(loadstone)

    def compare(self, scenario: Scenario, nginx: Nginx) -> dict[str, list[measure.Cost]]:
        """Costs of each entry, one for each measured run."""
        names = self.prepare(scenario)
        entries = [e for e in scenario.entries if e.program in self.commands]
        costs: dict[str, list[measure.Cost]] = {e.label: [] for e in entries}
        keep = scenario.bytes * len(entries) * (self.runs + self.warm_ups) <= self.room(scenario)
        with self.port(scenario, nginx) as port:
            for number in range(self.warm_ups + self.runs):
                for i in range(len(entries)):
                    entry = entries[(i + number) % len(entries)]
                    task = self.task(scenario, entry, names, number, port, nginx)
                    cost = self.run(entry, task, number, keep)
                    if number >= self.warm_ups:
                        costs[entry.label].append(cost)
                    print(f"  {number - self.warm_ups + 1:3} {entry.label:18} {cost.wall:8.2f} s",
                          file=sys.stderr, flush=True)
        shutil.rmtree(self.place(scenario), ignore_errors=True)
        return costs

    def run(self, entry: Entry, task: programs.Task, number: int, keep: bool) -> measure.Cost:
        command = self.commands[entry.program](task)
        if number == 0:
            print(f"  $ {' '.join(command)}", file=sys.stderr)
        subprocess.run(["sync"], check=True)
        cost = measure.run(command, self.log)
        check(task, thoroughly=number == 0)
        shutil.rmtree(task.data)
        if not keep:
            shutil.rmtree(task.target)
        return cost

    def task(self, scenario: Scenario, entry: Entry, names: list[str], number: int, port: int,
             nginx: Nginx) -> programs.Task:
        place = self.place(scenario) / f"{number}-{entry.label.replace(' ', '')}"
        target, data = place / "files", self.out / "data" / place.name
        target.mkdir(parents=True)
        data.mkdir(parents=True)
        scheme = "https" if scenario.tls else "http"
        base = f"{scheme}://127.0.0.1:{port}/{scenario.path}{scenario.folder}/"
        task = programs.Task([base + name for name in names], self.content / scenario.folder, target,
                             data, entry.at_once, nginx.certificate if scenario.tls else None)
        task.list_file.write_text("".join(link + "\n" for link in task.links))
        return task

    def prepare(self, scenario: Scenario) -> list[str]:
        require_room(self.work, scenario.bytes * 2)
        require_room(self.tmpfs if scenario.to_tmpfs else self.work, scenario.bytes * 2)
        return site.make_set(self.content / scenario.folder, scenario.sizes)

    def place(self, scenario: Scenario) -> Path:
        return (self.tmpfs if scenario.to_tmpfs else self.out) / scenario.name

    def room(self, scenario: Scenario) -> int:
        """What may lie around until a scenario ends; deleting between runs slows ext4 down."""
        free = shutil.disk_usage(self.tmpfs if scenario.to_tmpfs else self.work).free
        return 0 if scenario.to_tmpfs else min(KEPT_AT_MOST, free // 2)

    @contextmanager
    def port(self, scenario: Scenario, nginx: Nginx):
        if not scenario.round_trip_ms:
            yield nginx.tls if scenario.tls else nginx.plain
            return
        proxy = subprocess.Popen(
            [sys.executable, "-m", "loadstone_bench.delay_proxy", str(nginx.plain),
             str(scenario.round_trip_ms)], stdout=subprocess.PIPE, text=True)
        try:
            yield int(proxy.stdout.readline())
        finally:
            proxy.terminate()
            proxy.wait(10)


def check(task: programs.Task, thoroughly: bool) -> None:
    """Every file must be there: with the right size, and thoroughly, with the right bytes."""
    for link in task.links:
        name = link.rsplit("/", 1)[1]
        source, target = task.source / name, task.target / name
        if not target.exists() or target.stat().st_size != source.stat().st_size:
            raise measure.RunFailed(f"{target} is missing or has another size than {source}")
        if thoroughly and not filecmp.cmp(source, target, shallow=False):
            raise measure.RunFailed(f"{target} has other bytes than {source}")


def require_room(folder: Path, wanted: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < wanted:
        raise measure.RunFailed(
            f"{folder} has {free >> 20} MiB free, {wanted >> 20} MiB are needed: use -w or -t")


def median(costs: list[measure.Cost], what: str) -> float:
    return statistics.median(getattr(cost, what) for cost in costs)
