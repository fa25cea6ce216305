#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is at home in real captures, and which addresses they had hard-coded: real_devices.py CLI CAPTURES.

All by tshark 4.0.17, not by the program: a device's bytes are the sums of frame.len by eth.src and eth.dst, of raw IP by
the addresses; what DHCP DISCOVER and REQUEST send from 0.0.0.0 is the client's that they name. The captures are no part
of this tree; where they are missing, the test says so."""
import json
import pathlib
import re
import subprocess
import sys

CLI, CAPTURES = sys.argv[1], pathlib.Path(sys.argv[2])
# By MAC, or by address where there is none: bytes sent and received.
DEVICES = {
    # b0:73:9c:e6:9a:b9 gets a frame before it sends one.
    "home-13-devices-2h-a.pcapng": {
        "24:ce:33:24:b5:cb": (54500, 35096), "34:ab:95:f6:82:94": (27504, 18602),
        "50:8a:06:4b:c5:c7": (407728, 126169), "64:16:66:49:3e:cb": (379208, 167234),
        "70:74:14:c0:db:f0": (13316, 8101), "7c:f6:66:1f:a8:b6": (344976, 28336),
        "90:48:6c:06:8f:74": (442043, 18585), "b0:73:9c:e6:9a:b9": (99210, 69921),
        "d0:73:d5:12:8e:30": (467320, 348), "d0:c5:d3:90:54:73": (45666, 23194),
        "d8:0d:17:33:c2:52": (29574, 22162), "dc:a6:32:ce:31:63": (421460, 1131998),
        "e4:5f:01:c3:64:86": (1084, 696), "e6:ce:94:c8:64:43": (96984, 62098)},
    # So does 50:c7:bf:ed:0a:54, by three minutes.
    "smarthome-lan-25min-snaplen150-be-ns.pcap": {
        "00:17:88:74:c2:dc": (319631, 108552), "3c:cd:5d:a2:a9:d7": (20405, 106198),
        "50:c7:bf:ed:0a:54": (7077, 88500), "68:3a:48:13:27:04": (266796, 100416),
        "78:8b:2a:b2:20:ea": (62213, 546), "a0:92:08:7b:03:1c": (10685, 0),
        "b0:c5:54:43:54:83": (261534, 0), "c0:56:27:73:46:0b": (333109, 486096)},
    # c4:61:8b:35:82:a9 never sends one.
    "mixed-android-phone.pcap": {
        "4c:6a:f6:9f:f6:27": (34293, 89807), "c4:61:8b:35:82:a9": (0, 2998),
        "c6:2c:03:60:6a:64": (95167, 32394), "d8:30:62:56:00:1c": (4070, 383)},
    # Raw IP. 51 packets are from ::, ten of 576 bytes from 0.0.0.0.
    "smarthome-smartthings-rawip-48min.pcap": {
        "68:3a:48:13:27:04": (288619 + 10 * 576, 134080), "192.168.1.1": (7353, 63912),
        "192.168.1.141": (460, 0), "192.168.1.222": (2022, 0), "fe80::6a3a:48ff:fe13:2704": (52130, 0),
        "fd12:49d4:94fb:0:49a0:b0f3:cee5:48ef": (39816, 0), "fdb9:136b:cd34:e86f:49a0:b0f3:cee5:48ef": (144, 0),
        "fdb9:136b:cd34:e86f:6a3a:48ff:fe13:2704": (37090, 0)},
    "smarthome-dlinkcam-rawip-stun-17min.pcap": {
        "b0:c5:54:43:54:83": (1198219 + 2 * (328 + 332), 69929), "192.168.1.1": (6315, 1872),
        "192.168.1.222": (6941, 680273)},
}
# The addresses that devices ask something (echo request, NTP, SYN) although no DNS answer holds them.
HARD_CODED = {
    "wemo-insight2-setup-turn-401-retries.pcap": {"4.2.2.2", "129.132.2.21", "130.149.17.8", "216.34.140.195"},
    # 129.143.47.6 only tells it, by ICMP, that 129.132.2.21 is not to be reached.
    "wemo-link-setup-turn-refresh-105s.pcap": {"4.2.2.2", "129.132.2.21", "130.149.17.8", "63.128.176.5"},
    "wemo-remote-access-21min-turn-tcp-refresh.pcapng": {"4.2.2.2", "129.132.2.21", "130.149.17.8"},
    # To 54.147.165.8 it sends nothing but a RST.
    "wemo-switch-setup-turn-connbind.pcap": {"4.2.2.2"},
    "wemo-switch-setup-turn-ssdp.pcap": {"4.2.2.2"},
    # Hears from 130.83.253.186 once, by ICMP.
    "dlink-cam-setup-mdns-ssdp-storm.pcap": set(),
    # 130.104.228.95 is the mapped address that the STUN server tells; 130.104.214.184 is talked to on such a socket.
    "smarthome-dlinkcam-rawip-stun-17min.pcap": set(),
    # Asked on port 53. The same device sends an ICMP error there.
    "home-13-devices-2h-a.pcapng": {"8.8.8.8"},
}
failures = []


def run(command, capture):
    done = subprocess.run([CLI, *command, CAPTURES / capture], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{capture}: exit code {done.returncode}, {done.stderr}")
    return done.stdout


def devices(capture):
    """The summary's table of devices, whose columns stand under their titles."""
    lines = run(["summary"], capture).split("\nDevices\n")[1].split("\n\n")[0].splitlines()
    starts = [m.start() for m in re.finditer(r"\S+(?: \S+)*", lines[0])] + [None]
    titles = re.split(r"  +", lines[0].strip())
    found = {}
    for line in lines[1:]:
        row = {t: line[a:b].strip() for t, a, b in zip(titles, starts, starts[1:])}
        key = row["MAC"] if row["MAC"] != "-" else row["ADDRESS"]
        if key in found:
            failures.append(f"{capture}: {key} stands there twice")
        found[key] = (int(row["BYTES SENT"]), int(row["BYTES RECEIVED"]))
    return found


def main():
    for capture, expected in DEVICES.items():
        found = devices(capture)
        print(f"{capture}: {len(found)} devices")
        for key in sorted(set(found) | set(expected)):
            if found.get(key) != expected.get(key):
                failures.append(f"{capture}: {key} sent and received {found.get(key)}, not {expected.get(key)}")
    for capture, expected in HARD_CODED.items():
        flows = json.loads(run(["export", "--json"], capture))["flows"]
        found = {f["peer"] for f in flows if f["no_lookup"] == "hard-coded"}
        print(f"{capture}: hard-coded {sorted(found)}")
        if found != expected:
            failures.append(f"{capture}: hard-coded {sorted(found)}, not {sorted(expected)}")
    for failure in failures:
        print(f"FAIL {failure}")
    return 1 if failures else 0


if not CAPTURES.is_dir():
    print(f"SKIPPED: no captures in {CAPTURES}")
    sys.exit(0)
sys.exit(main())
