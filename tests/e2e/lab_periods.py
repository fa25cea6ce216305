#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""lab_periods.py CLI RUNS [periods]: what devices of lab runs really did, held against what the program says of it.

Of each device that keeps a STUN binding or allocation: each beat that left it is one event, however often it was sent;
its period is right within 1 %, and no beat is called missed that was sent. The true period lies between the median and
the mean of its intervals (pauses left out): retransmissions and new allocations make some of them longer.
"periods" as a third word: of short runs, in which a beat that came late by its retransmissions may look like one that
is missing, the periods alone. The runs are no part of this tree; where they are missing, the test says so."""
import json
import pathlib
import statistics
import subprocess
import sys

CLI, RUNS = sys.argv[1], pathlib.Path(sys.argv[2])
PERIODS_ALONE = sys.argv[3:] == ["periods"]
WITHIN = 0.01
BEATS_MIN = 8
failures = []


def export(run, truth, place="seed"):
    done = subprocess.run([CLI, "export", "--json", "--dns-log", run / "pihole.log", "--dns-log-zone",
                           truth["settings"]["DNS_TZ"], run / f"{place}.pcap"], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{run.name}: exit code {done.returncode}, {done.stderr}")
    return json.loads(done.stdout)


def true_periods(beats):
    """From the median to the mean of the unbroken intervals, whichever is less first."""
    intervals = [b - a for a, b in zip(beats, beats[1:])]
    middle = statistics.median(intervals)
    return sorted([middle, statistics.mean(i for i in intervals if i < 1.5 * middle)])


def lost_before(truth, device, beats):
    """Beats of which every try was lost on the device's own link, before the place of capture."""
    own = {d["stun"] for d in truth["drops"] if "stun" in d and d["link"] not in ("wan", "lan", "dns")}
    return sum(1 for b in beats if b["txid"] in own and len(b["sent"]) == 1)


def check(run, truth, exported, key, device, kind):
    beats = [b for b in device["beats"] if b["msg"] == kind]
    if len(beats) < BEATS_MIN:
        return False
    what = f"{run.name} {key} ({device['kind']}), {kind}"
    groups = [c for c in exported["cadences"]
              if c["device"] == device["mac"] and c["protocol"] == "stun" and c["kind"] == kind]
    events = sum(c["events"] for c in groups)
    lost = lost_before(truth, device, beats)
    # One more may give the allocation back.
    if not len(beats) - lost <= events <= len(beats) + 1:
        failures.append(f"{what}: {events} events for {len(beats)} beats, {lost} of them lost before the router")
    group = max(groups, key=lambda c: c["events"], default=None)
    if not group or group["verdict"] != "timer":
        failures.append(f"{what}: no timer found")
        return True
    segments = group["timers"][0]["segments"]
    period = max(segments, key=lambda s: s["beats"])["period"]
    least, most = true_periods(sorted(b["t_beat"] for b in beats))
    missed = sum(s["missed"] for s in segments)
    print(f"{what}: every {period:.3f} s, really {least:.3f} to {most:.3f} s, {events} events of {len(beats)} beats, "
          f"{missed} missed")
    if not least * (1 - WITHIN) <= period <= most * (1 + WITHIN):
        failures.append(f"{what}: every {period} s, really {least} to {most} s")
    if not PERIODS_ALONE and abs(missed - lost) > 1:
        failures.append(f"{what}: {missed} missed, {lost} lost before the router")
    return True


def check_restarts(run, exported, key, device):
    """After the power was cut, the beats go on with another phase: a change within two periods of the first beat."""
    for cut in (e["t"] for e in device["events"] if e["ev"] == "power-cut"):
        after = [b["t_beat"] for b in device["beats"] if b["t_beat"] > cut]
        near = [c["time"] for g in exported["cadences"] if g["device"] == device["mac"] and g["protocol"] == "stun"
                for c in g["changes"] if after and cut < float(c["time"]) < after[0] + 2.05 * device["period"]]
        if not near:
            failures.append(f"{run.name} {key}: the power cut at {cut} is no change of any group")


def lone_sockets(truth):
    """Who refreshed at one server for all of the run, by one socket: {server: {port: (device's key, beats)}}."""
    found = {}
    for key, device in truth["devices"].items():
        beats = [b for b in device.get("beats", []) if b["msg"] == "Refresh"]
        # IPv6 knows no NAT.
        is_v4 = all(not b["dst"].startswith("[") for b in beats)
        if is_v4 and len(beats) >= BEATS_MIN and len({(b["src"], b["dst"]) for b in beats}) == 1:
            port = int(beats[0]["src"].rsplit(":", 1)[1])
            found.setdefault(beats[0]["dst"], {})[port] = (key, beats)
    return found


def check_behind_nat(run, truth, exported):
    """Outside of the router all devices are one; each that others share its server with is a group of its own still."""
    checked = 0
    for server, sockets in lone_sockets(truth).items():
        for port, (key, beats) in sockets.items() if len(sockets) > 1 else ():
            checked += 1
            what = f"{run.name} {key} outside of the router, {server}"
            groups = [c for c in exported["cadences"] if c["kind"] == "Refresh" and c["own_port"] == port]
            if len(groups) != 1 or len(groups[0]["timers"]) != 1:
                failures.append(f"{what}: {len(groups)} groups, one timer is meant")
                continue
            segments = groups[0]["timers"][0]["segments"]
            period = max(segments, key=lambda s: s["beats"])["period"]
            least, most = true_periods(sorted(b["t_beat"] for b in beats))
            lost = lost_before(truth, None, beats)
            print(f"{what}: every {period:.3f} s, really {least:.3f} to {most:.3f} s, {groups[0]['events']} events of "
                  f"{len(beats)} beats")
            if not least * (1 - WITHIN) <= period <= most * (1 + WITHIN):
                failures.append(f"{what}: every {period} s, really {least} to {most} s")
            if not len(beats) - lost <= groups[0]["events"] <= len(beats) + 1:
                failures.append(f"{what}: {groups[0]['events']} events of {len(beats)} beats, {lost} of them lost before")
    return checked


def main():
    runs = sorted(p.parent for p in RUNS.glob("*/truth.json"))
    if not runs:
        print(f"SKIPPED: no runs in {RUNS}")
        return 0
    checked = 0
    for run in runs:
        truth = json.loads((run / "truth.json").read_text())
        exported = export(run, truth)
        for key, device in truth["devices"].items():
            for kind in ("Refresh", "Binding"):
                checked += check(run, truth, exported, key, device, kind) if device.get("beats") else 0
            if not PERIODS_ALONE:
                check_restarts(run, exported, key, device)
        # A run may have been captured at one place alone.
        if truth["settings"].get("NAT") != "random" and (run / "wan.pcap").exists():
            checked += check_behind_nat(run, truth, export(run, truth, "wan"))
    if checked == 0:
        failures.append("no device with beats")
    print(f"{checked} timers checked in {len(runs)} runs")
    for failure in failures:
        print("FAIL " + failure)
    return 1 if failures else 0


sys.exit(main())
