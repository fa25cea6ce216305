#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""phonehome-cli's export of real captures, held against their truth: compare_truth.py CLI CAPTURES.

The captures are other people's and not part of this tree; where they are missing, the test says so and is skipped."""
import pathlib
import subprocess
import sys
import tempfile

# What is known to differ, and why.
KNOWN = {
    "pcapng-be-difficult.pcapng":
        "the truth says the file is not complete, since libpcap stops at the second interface's other snap length. "
        "draft-ietf-opsawg-pcapng s4.2: each interface has a SnapLen of its own, each section its own interfaces. "
        "The file ends where its last block does, without a packet.",
}
# tshark is the only witness there: a second ClientHello after a HelloRetryRequest is the same name once more.
ADVISORY = "quic"


def captures(folder):
    """Each capture with the truth of a reader that takes pcapng in full where there is one, else libpcap's."""
    for truth in sorted((folder / "truth").glob("*.json")):
        if not truth.name.endswith(".full.json"):
            name = truth.name[:-len(".json")]
            full = folder / "truth" / f"{name}.full.json"
            yield name, full if full.exists() else truth


def main():
    cli, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    if not (folder / "truth").is_dir():
        print("SKIPPED: no captures with truth beside this tree")
        return 0
    different = 0
    equal = 0
    for name, truth in captures(folder):
        with tempfile.NamedTemporaryFile(suffix=".json") as out:
            done = subprocess.run([cli, "export", "--json", str(folder / name)], stdout=out, stderr=subprocess.PIPE)
            if done.returncode not in (0, 1, 3):
                print(f"{name}: exit code {done.returncode}, {done.stderr.decode()}")
                different += 1
                continue
            compared = subprocess.run(
                [sys.executable, str(folder / "compare.py"), "--ignore", ADVISORY, str(truth), out.name],
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
