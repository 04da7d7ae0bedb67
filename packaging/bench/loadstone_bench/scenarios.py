"""What is measured, with the targets that Loadstone has to meet."""

from dataclasses import dataclass, field

from . import site
from .site import GIB, MIB


@dataclass(frozen=True)
class Entry:
    """A program in a scenario; `at_once`: connections for one file (0: auto) or files at a time."""
    label: str
    program: str
    at_once: int = 1


@dataclass(frozen=True)
class Target:
    """The median of `label` is at most `factor` times that of `than`."""
    label: str
    than: str
    factor: float
    what: str = "wall"


@dataclass(frozen=True)
class Scenario:
    name: str
    title: str
    sizes: list[int]
    entries: list[Entry]
    targets: list[Target] = field(default_factory=list)
    to_tmpfs: bool = False
    tls: bool = False
    path: str = ""
    round_trip_ms: int = 0

    @property
    def folder(self) -> str:
        """Scenarios with the same files share them."""
        return f"{len(self.sizes)}-of-{sum(self.sizes)}"

    @property
    def bytes(self) -> int:
        return sum(self.sizes)


def one_file(*extra: Entry) -> list[Entry]:
    return [Entry("cp", "cp"), Entry("curl", "curl"), Entry("wget2", "wget2"),
            Entry("aria2c", "aria2c"), Entry("loadstone -x 1", "loadstone"),
            Entry("loadstone auto", "loadstone", 0), *extra]


def many_files(at_once: int) -> list[Entry]:
    return [Entry(name, name, at_once) for name in ("cp", "curl", "wget2", "aria2c", "loadstone")]


ONE_CONNECTION = [
    Target("loadstone auto", "curl", 1.0),
    Target("loadstone -x 1", "curl", 1.4),
    Target("loadstone -x 1", "curl", 1.8, "cpu"),
]

SCENARIOS = [
    Scenario("big-tmpfs", "2 GiB to tmpfs", [2 * GIB], one_file(Entry("aria2c -x8", "aria2c", 8)),
             ONE_CONNECTION, to_tmpfs=True),
    Scenario("big-disk", "2 GiB to disk", [2 * GIB], one_file(), ONE_CONNECTION),
    Scenario("big-tls", "2 GiB to tmpfs, TLS 1.3", [2 * GIB], one_file()[1:],
             [Target("loadstone -x 1", "curl", 1.4), Target("loadstone auto", "curl", 1.4)],
             to_tmpfs=True, tls=True),
    Scenario("slow-connections", "256 MiB, 8 MB/s per connection", [256 * MIB],
             [Entry("curl", "curl"), Entry("wget2 x16", "wget2", 16),
              Entry("aria2c -x16 -s16", "aria2c", 16), Entry("loadstone -x 16", "loadstone", 16),
              Entry("loadstone auto", "loadstone", 0)],
             [Target("loadstone -x 16", "aria2c -x16 -s16", 1.05),
              Target("loadstone auto", "aria2c -x16 -s16", 1.3)],
             to_tmpfs=True, path="slow/"),
    Scenario("small-files", "10,000 x 16 KiB to disk, 16 at once", [16 << 10] * 10_000,
             many_files(16),
             [Target("loadstone", "wget2", 1.0), Target("loadstone", "curl", 2.5)]),
    Scenario("small-files-tmpfs", "10,000 x 16 KiB to tmpfs, 16 at once", [16 << 10] * 10_000,
             many_files(16), to_tmpfs=True),
    Scenario("small-files-tls", "10,000 x 16 KiB to tmpfs over TLS, 16 at once",
             [16 << 10] * 10_000, many_files(16)[1:], to_tmpfs=True, tls=True),
    Scenario("mixed", "400 files, 4 KiB to 64 MiB, about 3 GiB, 6 at once", site.mixed_sizes(),
             many_files(6), [Target("loadstone", "curl", 1.3)]),
    Scenario("far", "2,000 x 64 KiB, 40 ms round trip, 32 at once", [64 << 10] * 2_000,
             many_files(32)[1:], [Target("loadstone", "curl", 1.0)], round_trip_ms=40),
]
