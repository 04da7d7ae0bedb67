"""Results as Markdown."""

import os
import platform
import statistics
import subprocess
import time
from pathlib import Path

from .compare import median
from .measure import Cost
from .scenarios import Scenario, Target


def header(runs: int, warm_ups: int) -> list[str]:
    moment = time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime())
    return [f"## {moment}", "", f"{machine()}. Medians of {runs} interleaved runs after {warm_ups} "
            "warm-up; wall and CPU (user and system) seconds of the whole process.", "",
            *[f"- {line}" for line in versions()], ""]


def table(scenario: Scenario, costs: dict[str, list[Cost]]) -> list[str]:
    lines = [f"### {scenario.title} (`{scenario.name}`)", "",
             "| program | wall s | min-max | CPU s | peak RSS MiB | wall / curl |",
             "|---|---|---|---|---|---|"]
    base = median(costs["curl"], "wall")
    for label, each in costs.items():
        walls = [cost.wall for cost in each]
        lines.append(
            f"| {label} | {statistics.median(walls):.2f} | {min(walls):.2f}-{max(walls):.2f} "
            f"| {median(each, 'cpu'):.2f} | {median(each, 'rss_mib'):.0f} "
            f"| {statistics.median(walls) / base:.2f} |")
    verdicts = [verdict(t, costs) for t in scenario.targets if t.label in costs]
    return [*lines, "", *verdicts, *([""] if verdicts else [])]


def verdict(target: Target, costs: dict[str, list[Cost]]) -> str:
    ratio = median(costs[target.label], target.what) / median(costs[target.than], target.what)
    word = "met" if ratio <= target.factor else "**missed**"
    return (f"- {target.label}, {target.what}: {ratio:.2f}x {target.than}, "
            f"target {target.factor}x: {word}")


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 30
    return f"{os.cpu_count()} processors, {memory} GiB, Linux {platform.release()}"


def versions() -> list[str]:
    commands = (["curl", "--version"], ["aria2c", "--version"], ["wget2", "--version"],
                ["nginx", "-v"], ["cp", "--version"])
    path = {**os.environ, "PATH": os.environ["PATH"] + ":/usr/sbin"}
    found = []
    for command in commands:
        done = subprocess.run(command, capture_output=True, text=True, env=path)
        found.append((done.stdout or done.stderr).splitlines()[0].strip())
    return found


def append(path: Path | None, lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    print(text, end="", flush=True)
    if path:
        with open(path, "a") as out:
            out.write(text)
