"""Command line of the bench."""

import argparse
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path

from . import report, site
from .compare import Bench
from .measure import RunFailed
from .scenarios import SCENARIOS
from .special import SPECIAL


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="run.sh", description="Measures Loadstone beside curl, aria2, wget2 and cp.")
    names = [s.name for s in SCENARIOS] + list(SPECIAL)
    parser.add_argument("-s", dest="scenarios", action="append", choices=names, metavar="NAME",
                        help="only this scenario, repeatable: " + ", ".join(names))
    parser.add_argument("-n", dest="runs", type=int, default=5, help="measured runs (default: 5)")
    parser.add_argument("-u", dest="warm_ups", type=int, default=1, help="runs before (default: 1)")
    parser.add_argument("-p", dest="program", type=Path, help="Loadstone's launcher")
    parser.add_argument("-w", dest="work", type=Path, default=Path(tempfile.gettempdir()),
                        help="folder on the disk to measure (default: %(default)s)")
    parser.add_argument("-t", dest="tmpfs", type=Path, default=Path("/dev/shm"),
                        help="folder on a tmpfs (default: %(default)s)")
    parser.add_argument("-k", dest="keep", type=Path, metavar="FOLDER",
                        help="make the served files here and keep them for later calls")
    parser.add_argument("-o", dest="output", type=Path, help="append the result to this file too")
    return parser.parse_args()


def main() -> int:
    asked = arguments()
    program = str(asked.program.resolve(strict=True)) if asked.program else None
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    work = Path(tempfile.mkdtemp(prefix="loadstone-bench-", dir=asked.work))
    tmpfs = Path(tempfile.mkdtemp(prefix="loadstone-bench-", dir=asked.tmpfs))
    bench = Bench(work, tmpfs, program, asked.runs, asked.warm_ups)
    if asked.keep:
        bench.content = asked.keep.resolve()
    try:
        return measure_all(asked, bench, program)
    except RunFailed as failed:
        print(f"run.sh: {failed}", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(work, ignore_errors=True)
        shutil.rmtree(tmpfs, ignore_errors=True)


def measure_all(asked: argparse.Namespace, bench: Bench, program: str | None) -> int:
    chosen = asked.scenarios or [s.name for s in SCENARIOS] + list(SPECIAL)
    report.append(asked.output, report.header(asked.runs, asked.warm_ups))
    bench.content.mkdir(parents=True, exist_ok=True)
    with site.Nginx(bench.work / "nginx", bench.content) as nginx:
        for scenario in SCENARIOS:
            if scenario.name in chosen:
                print(scenario.title, file=sys.stderr)
                costs = bench.compare(scenario, nginx)
                report.append(asked.output, report.table(scenario, costs))
        for name, special in SPECIAL.items():
            if name in chosen:
                report.append(asked.output, special(bench, program, nginx))
    return 0


if __name__ == "__main__":
    sys.exit(main())
