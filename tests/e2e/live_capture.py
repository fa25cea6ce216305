#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""live_capture.py CLI SOURCE_DIR BUILD_DIR: captures for real, in network and mount namespaces of its own: by the
program that captures, and at a "router" with tcpdump over ssh: dropbear, as OpenWrt has it, and OpenSSH. The sample is
played on one end of a wire; what is captured at the other must be that. Needs root for the namespaces; skipped with a
word without. OpenSSH's server is not installed for this, it would serve the machine: where there is none, its package
is unpacked in the build folder, and where it can't be had that part is left out with a word."""
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
import time

from ssh_servers import dropbear, known_host, let_in, openssh, prepare_openssh, sh

INSIDE = "PHONEHOME_IN_NAMESPACE"
WEMO = "24:f5:a2:3c:5d:19"
SECONDS = 8.0
ADDRESS, PORT = "127.0.0.1", 2222
ROUTER = f"root@{ADDRESS}:{PORT}"
WIRE = "ip link add far0 type veth peer name near0; ip link set far0 up; ip link set near0 up"


def enter():
    """Runs this file again in namespaces that end with it."""
    if os.geteuid() != 0:
        print("SKIPPED: the ssh server needs root, in namespaces of its own")
        return 0
    if subprocess.run(["unshare", "-nm", "true"], capture_output=True, check=False).returncode != 0:
        print("SKIPPED: no namespaces can be made here")
        return 0
    openssh(pathlib.Path(sys.argv[3]))  # in there is no way to a package
    return subprocess.run(["unshare", "-nm", sys.executable, *sys.argv], env={**os.environ, INSIDE: "1"},
                          check=False).returncode


def frames(path):
    data = pathlib.Path(path).read_bytes()
    at = 24
    while at < len(data):
        seconds, micros, captured, _ = struct.unpack_from("<IIII", data, at)
        yield seconds + micros / 1e6, data[at + 16:at + 16 + captured]
        at += 16 + captured


def play(sample, seconds):
    """The sample on the wire's far end, its week in so many seconds. Gives the number of the device's own frames."""
    wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    wire.bind(("far0", 0))
    all_frames = list(frames(sample))
    first, last = all_frames[0][0], all_frames[-1][0]
    began = time.monotonic()
    for when, frame in all_frames:
        wait = (when - first) / (last - first) * seconds - (time.monotonic() - began)
        if wait > 0:
            time.sleep(wait)
        wire.send(frame)
    mac = bytes.fromhex(WEMO.replace(":", ""))
    return sum(1 for _, f in all_frames if mac in (f[:6], f[6:12])), len(all_frames)


class Test:
    def __init__(self, cli, source):
        self.cli = cli
        self.sample = source / "resources/sample/wemo-week.pcap"
        self.out = pathlib.Path("/run/out.pcapng")
        self.failures = 0

    def check(self, what, good, said=""):
        print(("ok   " if good else "FAIL ") + what + ("" if good else f": {said}"))
        self.failures += 0 if good else 1

    def capture(self, *where, seconds):
        return subprocess.Popen([self.cli, "capture", *where, "--seconds", str(seconds), self.out],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def refused(self, what, words, *where):
        process = self.capture(*where, seconds=20)
        _, said = process.communicate(timeout=60)
        self.check(what, process.returncode == 3 and words in said, f"{process.returncode} {said}")

    def whole(self, what, expected, *where):
        """Everything that was played is in the file, and the cadence is that of the sample played faster."""
        process = self.capture(*where, seconds=SECONDS + 6)
        time.sleep(3)
        own, everything = play(self.sample, SECONDS)
        summary, said = process.communicate(timeout=60)
        self.check(what + " ends well", process.returncode == 0, f"{process.returncode} {said}")
        counted = subprocess.run([self.cli, "export", "--json", self.out], capture_output=True, text=True, check=False)
        packets = int(re.search(r"^(\d+) packets", summary).group(1)) if summary else 0
        wanted = own if expected == "own" else everything
        # The kernels at both ends say a few words of their own.
        self.check(f"{what}: {packets} packets of {wanted}", wanted <= packets <= wanted + 60, summary[:200])
        self.check(what + " is a whole file", counted.returncode == 0, counted.stderr)
        period = 310.0 * SECONDS / (7 * 86400)
        periods = [c["timers"][0]["segments"][-1]["period"] for c in json.loads(counted.stdout)["cadences"]
                   if c["protocol"] == "stun" and c["peer"] == "nat.wemo2.com" and c.get("timers")]
        near = periods and abs(periods[0] - period) < 0.01 * period
        self.check(f"{what}: STUN every {period:.5f} s within 1 %", near, f"{periods}")

    def ended(self, what, signals, *where, before=lambda: None):
        """Everything that was played is in the file, however it is made to end."""
        self.out.unlink(missing_ok=True)
        process = self.capture(*where, seconds=60)
        time.sleep(3)
        own, everything = play(self.sample, 2.0)
        wanted = own if "--filter" in where else everything
        time.sleep(1.5)  # tcpdump at a router hands over once a second
        before()
        for number in signals:
            process.send_signal(number)
        _, said = process.communicate(timeout=60)
        self.check(f"{what}: a file is left", process.returncode in (0, 1) and self.out.exists(),
                   f"{process.returncode} {said}")
        read = subprocess.run([self.cli, "export", "--json", self.out], capture_output=True, text=True, check=False)
        packets = json.loads(read.stdout)["capture"]["packets"] if read.returncode == 0 else 0
        self.check(f"{what}: {packets} packets of {wanted}", packets >= wanted, read.stderr)
        left = list(self.out.parent.glob(self.out.name + ".*"))
        self.check(f"{what}: and nothing beside it", not left, left)


def orphans():
    """Programs of ours that capture."""
    own = os.readlink("/proc/self/ns/net")
    found = []
    for name in pathlib.Path("/proc").glob("[0-9]*/comm"):
        try:
            if name.read_text().strip() == "tcpdump" and os.readlink(name.parent / "ns/net") == own:
                found.append(name.parent.name)
        except OSError:  # it has just ended
            pass
    return found


def interface_gone():
    """The wire is taken away, and tcpdump at the router ends by that: the capture waits to begin again."""
    sh("ip link delete near0")
    for _ in range(100):
        if not orphans():
            break
        time.sleep(0.1)
    time.sleep(0.5)


def over_ssh(test, server, command, surroundings):
    """Everything at a router that this server answers for."""
    router = ["--ssh", ROUTER, "--interface", "near0"]
    pathlib.Path("/root/.ssh/known_hosts").unlink(missing_ok=True)
    test.refused(f"{server}: nobody there", "Connection refused", *router)
    with subprocess.Popen(command, env={**os.environ, **surroundings}, stderr=subprocess.DEVNULL) as process:
        key = known_host(ADDRESS, PORT)
        test.refused(f"{server}: unknown key", "Host key verification failed", *router)
        pathlib.Path("/root/.ssh/known_hosts").write_text(key, encoding="utf-8")
        test.whole(f"over ssh, {server}", "own", *router, "--filter", f"ether host {WEMO}")
        test.refused(f"{server}: no such interface there", "No such device", "--ssh", ROUTER, "--interface", "nosuch")
        os.rename("/root/.ssh/authorized_keys", "/root/.ssh/none")
        test.refused(f"{server}: key refused", "Permission denied", *router)
        os.rename("/root/.ssh/none", "/root/.ssh/authorized_keys")
        test.ended(f"{server}: SIGTERM", [signal.SIGTERM], *router, "--filter", f"ether host {WEMO}")
        test.ended(f"{server}: SIGTERM while it waits for its interface", [signal.SIGTERM], *router, "--filter",
                   f"ether host {WEMO}", before=interface_gone)
        sh(WIRE)
        test.check(f"{server}: no tcpdump is left behind", not orphans(), str(orphans()))
        process.terminate()


def run(cli, source, build):
    test = Test(cli, source)
    other = openssh(build)
    # Ours alone from here on: keys, home and pid files go with the namespace.
    for folder in ("/root", "/run"):
        sh(f"mount -t tmpfs none {folder}")
    os.environ["HOME"] = "/root"
    sh("chmod 700 /root; ip link set lo up; " + WIRE)
    test.whole("here", "all", "--interface", "near0")
    # A terminal that closes says so twice: its shell does too.
    for name, signals in (("Ctrl+C", [signal.SIGINT]), ("SIGTERM", [signal.SIGTERM]), ("SIGHUP", [signal.SIGHUP] * 2)):
        test.ended(f"here, {name}", signals, "--interface", "near0")
    test.refused("no such interface", "no interface nosuch", "--interface", "nosuch")
    test.refused("wrong filter", "syntax error", "--interface", "near0", "--filter", "udp or or")

    let_in(pathlib.Path("/root"), pathlib.Path("/root"))
    over_ssh(test, "dropbear", dropbear(ADDRESS, PORT), {})
    if other:
        prepare_openssh(ADDRESS, PORT)
        over_ssh(test, "OpenSSH", *other)
    else:
        print("left out: OpenSSH's server is not installed, nor could its package be had")
    return 1 if test.failures else 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], *map(pathlib.Path, sys.argv[2:4])) if os.environ.get(INSIDE) else enter())
