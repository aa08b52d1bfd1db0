"""What editions cost: one of them against a plain build, and twelve on two cores against two bare renders there."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from briefings import write_edition
from measure import in_turn, run

IRIA = str(Path(sys.executable).parent / "iria")


def one_edition(folder: Path, rounds: int) -> None:
    """(g) A client's edition with its marks and the gate, against the plain build of the same text, all formats."""
    whole, plain = write_edition(folder, 40)
    seconds: list[dict[str, float]] = []

    def edition() -> float:
        done = run([IRIA, "build", str(whole), "--client", "client-1", "--out", str(folder / "out"), "--json"])
        seconds.append(json.loads(done.output)["seconds"])
        return done.seconds

    ours, theirs, ratio = in_turn(
        edition, lambda: run([IRIA, "build", str(plain), "--out", str(folder / "out"), "--json"]).seconds, rounds
    )
    print(f"(g) edition of a client, three formats: {ours:.2f} s, the plain build {theirs:.2f} s, ratio {ratio:.2f}")
    own = [(each["tailor"] + each["leaks"]) / sum(each.values()) for each in seconds]
    print(f"    of which tailoring and the leak gate {statistics.median(own):.1%}")


def batch(folder: Path, bare: Sequence[str], environment: dict[str, str], rounds: int) -> None:
    """(h) What two jobs gain over one for twelve editions, against what two bare renders at once gain over two in turn."""
    whole, _ = write_edition(folder, 40)
    command = [IRIA, "build", str(whole), "--all-clients", "--to", "pdf", "--quiet", "--out", str(folder / "out")]
    gains, peers = [], []
    for _ in range(rounds):
        one, two = (run([*command, "--jobs", jobs]).seconds for jobs in ("1", "2"))
        gains.append(one / two)
        in_a_row = run(bare, environment).seconds + run(bare, environment).seconds
        peers.append(in_a_row / _at_once(bare, environment))
        print(f"    twelve editions: {one:.1f} s in one job, {two:.1f} s in two")
    ours, theirs = statistics.median(gains), statistics.median(peers)
    print(f"(h) two jobs gain {ours:.2f}, two bare renders {theirs:.2f}: {ours / theirs:.0%} of it")


def _at_once(command: Sequence[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    running = [
        subprocess.Popen([*command[:-2], f"{command[-2]}.{number}", command[-1]], env={**os.environ, **environment})
        for number in (1, 2)
    ]
    for each in running:
        each.wait()
    return time.perf_counter() - start
