#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""phonehome-cli's export of real captures, held against their truth: compare_truth.py CLI CAPTURES.

The captures are other people's and not part of this tree; where they are missing, the test says so and is skipped."""
import pathlib
import subprocess
import sys
import tempfile

# What is known to differ, and why.
KNOWN = {}


def names(folder):
    for line in (folder / "FIRST.txt").read_text().split("\n"):
        if line and not line.startswith("#"):
            yield line.split()[0]


def main():
    cli, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    if not (folder / "FIRST.txt").exists():
        print("SKIPPED: no captures with truth beside this tree")
        return 0
    different = 0
    equal = 0
    for name in names(folder):
        with tempfile.NamedTemporaryFile(suffix=".json") as out:
            done = subprocess.run([cli, "export", "--json", str(folder / name)], stdout=out, stderr=subprocess.PIPE)
            if done.returncode not in (0, 1):
                print(f"{name}: exit code {done.returncode}, {done.stderr.decode()}")
                different += 1
                continue
            compared = subprocess.run(
                [sys.executable, str(folder / "compare.py"), str(folder / "truth" / f"{name}.json"), out.name],
                capture_output=True, text=True)
        if compared.returncode == 0:
            equal += 1
        elif name in KNOWN:
            print(f"{name}: differs as known: {KNOWN[name]}")
        else:
            print(f"{name}:\n{compared.stdout}{compared.stderr}")
            different += 1
    print(f"{equal} equal, {different} different")
    return 1 if different else 0


sys.exit(main())
