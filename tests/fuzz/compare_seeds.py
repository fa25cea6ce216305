#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare_seeds MAKE_SEEDS CORPUS: every seed of the corpus is one that make_seeds writes, and the other way round."""
import pathlib
import subprocess
import sys
import tempfile

# A database holds the version of the library that wrote it.
BY_NAME_ONLY = {"ftl"}


def seeds(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.glob("*/seed-*")}


def main():
    corpus = seeds(pathlib.Path(sys.argv[2]))
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run([sys.argv[1], scratch], check=True)
        made = seeds(pathlib.Path(scratch))
    found = [f"{name}: not made by make_seeds" for name in sorted(corpus.keys() - made.keys())]
    found += [f"{name}: not in the corpus" for name in sorted(made.keys() - corpus.keys())]
    found += [f"{name}: other bytes" for name in sorted(corpus.keys() & made.keys())
              if corpus[name] != made[name] and name.split("/")[0] not in BY_NAME_ONLY]
    print("\n".join(found) or f"{len(made)} seeds")
    return 1 if found else 0


sys.exit(main())
