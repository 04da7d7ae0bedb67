"""The command lines that are compared."""

import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Task:
    """What one run has to fetch.

    A single file: `links` has one entry and `at_once` is its number of connections, 0 for auto.
    """
    links: list[str]
    source: Path
    target: Path
    data: Path
    at_once: int
    certificate: Path | None = None

    @property
    def link(self) -> str:
        return self.links[0]

    @property
    def name(self) -> str:
        return self.link.rsplit("/", 1)[1]

    @property
    def list_file(self) -> Path:
        return self.data / "links.txt"


def curl(task: Task) -> list[str]:
    secure = ["--cacert", str(task.certificate)] if task.certificate else []
    if len(task.links) == 1:
        return ["curl", "-sS", "--fail", *secure, "-o", str(task.target / task.name), task.link]
    config = task.data / "curl.txt"
    config.write_text("".join(
        f'url="{link}"\noutput="{task.target}/{link.rsplit("/", 1)[1]}"\n' for link in task.links))
    return ["curl", "-sS", "--fail", *secure, "--parallel", "--parallel-max", str(task.at_once),
            "-K", str(config)]


def wget2(task: Task) -> list[str]:
    common = ["wget2", "--no-config", "-q", "--no-hsts", "--no-robots", "-P", str(task.target)]
    if task.certificate:
        common.append(f"--ca-certificate={task.certificate}")
    if len(task.links) == 1:
        split = [] if task.at_once < 2 else [
            f"--max-threads={task.at_once}", "--chunk-size=16M"]
        return [*common, *split, task.link]
    return [*common, f"--max-threads={task.at_once}", "-i", str(task.list_file)]


def aria2c(task: Task) -> list[str]:
    common = ["aria2c", "--no-conf", "-q", "--file-allocation=none", "-d", str(task.target)]
    if task.certificate:
        common.append(f"--ca-certificate={task.certificate}")
    if len(task.links) == 1:
        connections = max(task.at_once, 1)
        return [*common, f"-x{connections}", f"-s{connections}", "-k1M", task.link]
    return [*common, f"-j{task.at_once}", "-x1", "-i", str(task.list_file)]


def cp(task: Task) -> list[str]:
    if len(task.links) == 1:
        return ["cp", str(task.source / task.name), str(task.target / task.name)]
    return ["cp", "-r", str(task.source) + "/.", str(task.target)]


def loadstone(program: str):
    def command(task: Task) -> list[str]:
        common = [program, "get", "--quiet", "--data-dir", str(task.data / "loadstone"),
                  "-d", str(task.target)]
        if task.certificate:
            common += ["--cacert", str(task.certificate)]
        if len(task.links) > 1:
            return [*common, "-j", str(task.at_once), "-i", str(task.list_file)]
        return [*common, *(["-x", str(task.at_once)] if task.at_once else []), task.link]
    return command


def loadstone_without_history(program: str):
    """Requests are seen while they run, and none is kept."""
    def command(task: Task) -> list[str]:
        subprocess.run([program, "history", "--data-dir", str(task.data / "loadstone"),
                        "--keep", "0"], check=True, stdout=subprocess.DEVNULL)
        return loadstone(program)(task)
    return command
