#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Resolver logs joined to captures, held against the truth of lab runs: join_logs.py CLI SOURCE RUNS.

Each run is a capture at the router, which shows no lookups, with the resolver's log and what the devices really did.
The runs are no part of this tree; where they are missing, the test says so and goes on with the bundled sample."""
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

CLI, SOURCE, RUNS = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
STAMP = re.compile(r"(\w{3} [ \d]\d \d\d:\d\d:\d\d)")
SHIFTS = [-14 * 3600, -8 * 3600 + 1800, -3600, -37, 0, 37, 3600, 5 * 3600 + 2700, 14 * 3600]
failures = []


def export(capture, log, *options):
    done = subprocess.run([CLI, "export", "--json", "--dns-log", str(log), *options, str(capture)],
                          capture_output=True, text=True, env={**os.environ, "TZ": "UTC"})
    if done.returncode != 0:
        failures.append(f"{capture}: exit code {done.returncode}, {done.stderr}")
        return None
    return json.loads(done.stdout)


def right_names(truth):
    """By server address: the names that devices asked for to get there."""
    asked = {}
    for name, target in truth["cnames"].items():
        asked.setdefault(target, []).append(name)
    return {address: {n for name in names for n in asked.get(name, [name])}
            for address, names in truth["servers"].items()}


def judge(what, exported, truth, may_be_unknown=False):
    right = right_names(truth)
    seen = unknown = 0
    for flow in exported["flows"] if exported else []:
        names = right.get(flow["peer"])
        if not names:
            continue
        seen += 1
        if flow["name"] is None:
            unknown += 1
            if not may_be_unknown:
                failures.append(f"{what}: no name for {flow['device']} to {flow['peer']}:{flow['peer_port']}")
        elif flow["name"] not in names:
            failures.append(f"{what}: {flow['device']} to {flow['peer']} is called {flow['name']}, not one of {names}")
    if seen == 0:
        failures.append(f"{what}: no flow to a server")
    return seen, unknown


def shifted(text, seconds):
    def move(match):
        time = datetime.datetime.strptime("2026 " + match[1], "%Y %b %d %H:%M:%S")
        time += datetime.timedelta(seconds=seconds)
        return time.strftime("%b ") + f"{time.day:2d}" + time.strftime(" %H:%M:%S")
    return "".join(STAMP.sub(move, line, count=1) for line in text.splitlines(keepends=True))


def without_client(text, client):
    """The log as if it had not seen one device: its serials' lines, or its questions and the answers that follow."""
    out = []
    skipping = False
    for line in text.splitlines(keepends=True):
        if re.search(r" \d+ [\d.:a-f]+/\d+ ", line):
            if f" {client}/" not in line:
                out.append(line)
            continue
        if "query[" in line:
            skipping = line.rstrip().endswith(" from " + client)
        if not skipping:
            out.append(line)
    return "".join(out)


def check_run(run, folder):
    truth = json.loads((run / "truth.json").read_text())
    text = (run / "pihole.log").read_text()
    capture = run / "seed.pcap"
    zone = truth["settings"]["DNS_TZ"]
    exported = export(capture, run / "pihole.log", "--dns-log-zone", zone)
    seen, _ = judge(f"{run.name}", exported, truth)
    if exported and exported["dns_logs"][0]["offset"] != 0:
        failures.append(f"{run.name}: in its own zone the log is shifted by {exported['dns_logs'][0]['offset']}")
    worst = 0
    log = folder / "shifted.log"
    for shift in SHIFTS:
        log.write_text(shifted(text, shift))
        exported = export(capture, log, "--dns-log-zone", zone)
        judge(f"{run.name} shifted by {shift} s", exported, truth)
        error = abs(exported["dns_logs"][0]["offset"] + shift) if exported else 1e9
        worst = max(worst, error)
        if error > 1:
            failures.append(f"{run.name} shifted by {shift} s: offset {exported['dns_logs'][0]}")
    given = export(capture, log, "--dns-log-zone", zone, "--dns-log-offset", str(-SHIFTS[-1]))
    judge(f"{run.name} with the offset given", given, truth)
    unknown = 0
    for device in truth["devices"].values():
        log.write_text(without_client(text, device["ipv4"]))
        exported = export(capture, log, "--dns-log-zone", zone, "--dns-log-offset", "0")
        unknown += judge(f"{run.name} without the answers of {device['ipv4']}", exported, truth, True)[1]
    print(f"{run.name}: {seen} flows named, offset within {worst:.1f} s; of those whose answers were removed, "
          f"{unknown} unknown and none wrong")


def check_sample():
    sample = SOURCE / "resources" / "sample"
    exported = export(sample / "wemo-week.pcap", sample / "pihole.log")
    named = 0
    for flow in exported["flows"]:
        # What is not at home and no group has a name in the log, or was referred to by one that has.
        if not re.match(r"(192\.168|2[2-5]\d)\.", flow["peer"]):
            named += 1
            ntp = re.match(r"[0-3]\.openwrt\.pool\.ntp\.org$", flow["name"] or "")
            if not (ntp if flow["peer"].startswith("192.0.2.") else flow["name"] == "nat.wemo2.com"):
                failures.append(f"sample: {flow['peer']} is called {flow['name']}")
    print(f"sample: {named} flows named")


def main():
    check_sample()
    runs = [run for run in sorted(RUNS.glob("*")) if (run / "truth.json").exists() and (run / "pihole.log").exists()]
    with tempfile.TemporaryDirectory() as folder:
        for run in runs:
            check_run(run, pathlib.Path(folder))
    for failure in failures[:40]:
        print(failure)
    if not runs and not failures:
        print("SKIPPED: no lab runs beside this tree")
    return 1 if failures else 0


sys.exit(main())
