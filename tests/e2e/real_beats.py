#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Beats of real captures, counted by hand with tshark, held against the program's: real_beats.py CLI CAPTURES.

"Missed" is said of what was not sent, and of nothing else: a beat amid other talk of its connection is hidden, a poll
that doubles its period misses none, nor does a device that got a new lease in the meantime. The captures are no part of
this tree; where they are missing, the test says so."""
import json
import pathlib
import subprocess
import sys

CLI, CAPTURES = sys.argv[1], pathlib.Path(sys.argv[2])
# Capture; protocol, direction, kind, start of the peer, device or ""; the period between, in seconds; beats, hidden ones
# with them, at least; missed at most. How each was counted stands before it.
GROUPS = [
    # Data of 3.120.92.134:8886, tcp.len 69 from the plug: 60 heartbeats, one a minute, none missing.
    ("tuya-plug-1h-active.pcap", "other", "sent", "TCP 8886 data", "3.120.92.134", "", (59.9, 60.2), 60, 0),
    # tcp.len 218 to port 443: 227 in two hours, each 32.48 s after the last, amid other messages of the connection.
    ("home-13-devices-2h-a.pcapng", "other", "sent", "TCP 443 data", "35.186.98.64", "64:16:66:49:3e:cb", (32.3, 32.6),
     200, 1),
    # tcp.len of the server's answers, 33 s apart.
    ("home-13-devices-2h-a.pcapng", "other", "received", "TCP 443 data", "35.186.98.64", "64:16:66:49:3e:cb", (32.8, 33.3),
     200, 1),
    # dhcp.option.dhcp == 3: 140 renewals and 71 requests for a new lease; of all 210 intervals one is above 3,720 s.
    ("sifely-hub-7days-vlan-dns.pcap", "dhcp", "sent", "REQUEST", "192.168.1.1", "", (3640, 3680), 130, 2),
]
# ntp.flags.mode == 3 to each of these goes from 32 s by 66 and 132 to 264 s, with no interval in between.
POLLS = ["time1.google.com", "time2.google.com", "time3.google.com", "time4.google.com"]
POLLING = "smarthome-hue-wan-nat-40min.pcap"
# Capture, and when all of its devices are silent at once: the gaps that it has, in seconds.
GAPS = {"home-dns-storm-66min.pcapng": [3438.4], "home-13-devices-2h-a.pcapng": [], "sifely-hub-7days-vlan-dns.pcap": []}
failures = []
exported = {}


def export(capture):
    if capture not in exported:
        done = subprocess.run([CLI, "export", "--json", CAPTURES / capture], capture_output=True, text=True)
        # 1: something is wrong with the file, and what was read is told all the same.
        if done.returncode not in (0, 1) or not done.stdout:
            sys.exit(f"{capture}: exit code {done.returncode}, {done.stderr}")
        exported[capture] = json.loads(done.stdout)
    return exported[capture]


def one(capture, protocol, direction, kind, peer, device=""):
    found = [g for g in export(capture)["cadences"]
             if (g["protocol"], g["direction"], g["kind"]) == (protocol, direction, kind)
             and g["peer"].startswith(peer) and g["device"].startswith(device)]
    if len(found) != 1:
        sys.exit(f"{capture}: {len(found)} groups of {protocol} {kind} {direction}, {peer}")
    return found[0]


def counts(group):
    segments = group["timers"][0]["segments"] if group["timers"] else []
    return {key: sum(s[key] for s in segments) for key in ("beats", "missed", "late", "hidden")}, segments


def check(held, what):
    print(("ok   " if held else "FAIL ") + what)
    if not held:
        failures.append(what)


def check_groups():
    for capture, protocol, direction, kind, peer, device, period, beats, missed in GROUPS:
        group = one(capture, protocol, direction, kind, peer, device)
        count, segments = counts(group)
        longest = max(segments, key=lambda s: s["beats"])["period"] if segments else 0
        check(period[0] <= longest <= period[1] and count["beats"] + count["hidden"] >= beats and count["missed"] <= missed,
              f"{capture}: {group['sentence']}: {count}")


def check_polls():
    for peer in POLLS:
        group = one(POLLING, "ntp", "sent", "client", peer)
        count, segments = counts(group)
        periods = sorted(s["period"] for s in segments)
        check(group["pattern"] == "adaptive-poll" and count["missed"] <= 1 and periods[0] < 34 and periods[-1] > 255,
              f"{POLLING}: {group['sentence']}: {count}")


def check_gaps():
    for capture, expected in GAPS.items():
        found = [round(float(g["to"]) - float(g["from"]), 1) for g in export(capture)["gaps"]]
        check(found == expected, f"{capture}: gaps of {found} s")


def main():
    check_groups()
    check_polls()
    check_gaps()
    return 1 if failures else 0


if not CAPTURES.is_dir():
    print(f"SKIPPED: no captures in {CAPTURES}")
    sys.exit(0)
sys.exit(main())
