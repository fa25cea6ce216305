#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""hold_limits.py DETECTOR CASES_FOLDER SET: makes a set of labelled cases, has them judged and scored, and fails when
a score is beyond its limit. The sets are made by gen.py, gen_neg.py and golden.py of CASES_FOLDER, scored by score.py."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

AT_LEAST, AT_MOST = "at least", "at most"
# Per set: how it is made ({folder} is where), and the limits of what score.py measures.
SETS = {
    "generated": (["gen.py", "--seed", "801", "--cases", "400", "--out", "{folder}"], [
        ("f1", AT_LEAST, 0.998), ("fpr", AT_MOST, 0.005), ("period_acc", AT_LEAST, 0.995),
        ("harmonics_per_1000", AT_MOST, 3), ("cp_f1", AT_LEAST, 0.98), ("missed_ok", AT_LEAST, 0.99)]),
    "no_timer": (["gen_neg.py", "77", "{folder}"], [("fpr", AT_MOST, 0.005)]),
    "hard": (["gen.py", "--seed", "77", "--hard", "--out", "{folder}"], [
        ("f1", AT_LEAST, 0.98), ("period_acc", AT_LEAST, 0.96), ("cp_f1", AT_LEAST, 0.9)]),
    "golden": (["golden.py", "--out", "{folder}"], [
        ("f1", AT_LEAST, 1), ("fpr", AT_MOST, 0), ("period_acc", AT_LEAST, 1), ("cp_f1", AT_LEAST, 1),
        ("missed_ok", AT_LEAST, 1)]),
}


def run(*command):
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL,
                   env=dict(os.environ, PYTHONDONTWRITEBYTECODE="1"))


def score(detector, tools, make, folder):
    python = sys.executable
    run(python, tools / make[0], *(part.format(folder=folder) for part in make[1:]))
    run(detector, folder / "cases.jsonl", folder / "answers.jsonl")
    run(python, tools / "score.py", folder / "labels.jsonl", folder / "answers.jsonl", "--quiet", "--json",
        folder / "scores.json")
    scores = json.loads((folder / "scores.json").read_text())
    scores["harmonics_per_1000"] = 1000 * scores["harmonic"] / max(1, scores["segments"])
    return scores


def main():
    detector, tools, name = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    make, limits = SETS[name]
    if not (tools / make[0]).exists():
        print(f"SKIPPED: no {make[0]} in {tools}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        scores = score(detector, tools, make, pathlib.Path(folder))
    failed = False
    for key, way, limit in limits:
        held = scores[key] >= limit if way == AT_LEAST else scores[key] <= limit
        failed = failed or not held
        print(f"{'ok  ' if held else 'FAIL'} {key}: {scores[key]:.4f}, {way} {limit}")
    print(f"{scores['us_per_1000']:.0f} us for 1,000 events")
    return 1 if failed else 0


sys.exit(main())
