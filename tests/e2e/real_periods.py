#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of real captures, held against what the program says of their beats: real_periods.py CLI CAPTURES SAMPLE.

Periods within 1 %. A device renews its lease after 3,660 s (the lease is 7,200 s, its own clock a minute late) and
looks its server up every four hours; two intervals of 270 s are "perhaps", no timer. The captures are no part of this
tree; where they are missing, the test says so."""
import json
import pathlib
import subprocess
import sys

CLI, CAPTURES, SAMPLE = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
WITHIN = 0.01
WEEK, WEMO = "sifely-hub-7days-vlan-dns.pcap", "wemo-remote-access-21min-turn-tcp-refresh.pcapng"
# Capture, protocol, kind, peer, period in seconds, beats at least.
TIMERS = [(WEEK, "dhcp", "REQUEST", "192.168.1.1", 3660, 130),
          (WEEK, "dns", "plug.sciener.cn", "192.168.1.1", 14435, 40),
          (SAMPLE, "stun", "Refresh", "nat.wemo2.com", 310.03, 1900)]
failures = []
exported = {}


def groups(capture):
    if capture not in exported:
        path = capture if capture == SAMPLE else CAPTURES / capture
        done = subprocess.run([CLI, "export", "--json", path], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"{capture}: exit code {done.returncode}, {done.stderr}")
        exported[capture] = json.loads(done.stdout)["cadences"]
    return exported[capture]


def group(capture, protocol, kind, peer):
    found = [g for g in groups(capture) if (g["protocol"], g["kind"], g["peer"]) == (protocol, kind, peer)]
    if len(found) != 1:
        sys.exit(f"{capture}: {len(found)} groups of {protocol} {kind} to {peer}")
    return found[0]


def main():
    for capture, protocol, kind, peer, period, beats in TIMERS:
        found = group(capture, protocol, kind, peer)
        segments = found["timers"][0]["segments"] if found["timers"] else []
        seen = sum(s["beats"] for s in segments)
        main_period = max(segments, key=lambda s: s["beats"])["period"] if segments else 0
        print(f"{capture}, {protocol} {kind} to {peer}: {found['verdict']}, every {main_period:.2f} s, {seen} beats")
        if found["verdict"] != "timer" or abs(main_period / period - 1) > WITHIN or seen < beats:
            failures.append(f"{capture}, {protocol} {kind} to {peer}: not a timer of {period} s with {beats} beats")
    # Allocated, and renewed twice: two intervals.
    wemo = group(WEMO, "stun", "Refresh", "nat.xbcs.net")
    print(f"{WEMO}: {wemo['sentence']}")
    if wemo["verdict"] == "timer" or "perhaps every 270.1 s" not in wemo["sentence"]:
        failures.append(f"{WEMO}: {wemo['verdict']}, {wemo['sentence']}")
    for failure in failures:
        print(f"FAIL {failure}")
    return 1 if failures else 0


if not CAPTURES.is_dir():
    print(f"SKIPPED: no captures in {CAPTURES}")
    sys.exit(0)
sys.exit(main())
