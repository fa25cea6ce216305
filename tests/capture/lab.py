# SPDX-License-Identifier: GPL-3.0-or-later
"""A network namespace with a pair of cables, and phonehome-capture under observation in it.

Run as root, the program is a copy with cap_net_raw in its file, started as a user without any other right. Run as
anybody else, it has the rights of a user namespace's root, which it must give up all the same.
"""
import atexit
import ctypes
import json
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
import unittest

INSIDE = "PHONEHOME_CAPTURE_LAB"
NOBODY = 65534
NEAR, FAR = "near0", "far0"
BROADCAST = "198.51.100.255"
PORT = 9999
PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS, CAP_NET_RAW = 24, 38, 13

_started = []


def skip(why):
    print(f"SKIPPED: {why}", flush=True)
    sys.exit(0)


def prctl(*words):
    ctypes.CDLL(None).prctl(*words, 0, 0, 0)


def enter():
    """Starts this script again in a namespace of its own; in there it returns."""
    if os.environ.get(INSIDE):
        return
    for tool in ("unshare", "ip", "setcap"):
        if not shutil.which(tool) and not os.path.exists(f"/usr/sbin/{tool}"):
            skip(f"{tool} is not installed")
    mode = os.environ.get("PHONEHOME_CAPTURE_LAB_MODE") or ("root" if os.getuid() == 0 else "user")
    command = ["unshare", "-n"] if mode == "root" else ["unshare", "-Urn"]
    if subprocess.run(command + ["true"], capture_output=True).returncode:
        skip("no network namespace may be made here")
    os.execvpe(command[0], command + [sys.executable] + sys.argv, {**os.environ, INSIDE: mode})


def run(*words):
    subprocess.run(words, check=True, capture_output=True, timeout=20)


def make_cables():
    run("ip", "link", "set", "lo", "up")
    remove_cables()
    run("ip", "link", "add", NEAR, "type", "veth", "peer", "name", FAR)
    for name in (NEAR, FAR):
        run("ip", "link", "set", name, "addrgenmode", "none")
        run("ip", "link", "set", name, "up")
    run("ip", "address", "add", "198.51.100.1/24", "broadcast", BROADCAST, "dev", NEAR)


def remove_cables():
    subprocess.run(["ip", "link", "delete", NEAR], capture_output=True, timeout=20)


class Program:
    """Where the program lies, with its right and without, and as whom it is started."""

    def __init__(self, built):
        self.as_root = os.environ[INSIDE] == "root"
        self.identity = {}
        self.bare = self.path = built
        if not self.as_root:
            return
        self.identity = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        folder = tempfile.mkdtemp(prefix="phonehome-capture-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        os.chmod(folder, 0o755)
        self.bare = shutil.copy(built, os.path.join(folder, "bare"))
        self.path = shutil.copy(built, os.path.join(folder, "phonehome-capture"))
        for path in (self.bare, self.path):
            os.chmod(path, 0o755)
        if subprocess.run(["setcap", "cap_net_raw=ep", self.path], capture_output=True).returncode:
            skip("files can not be given rights here")
        if self.answer("rights").returncode:
            skip("rights in files are ignored here")

    def answer(self, *words, text=None, path=None, before=None):
        """One run to its end."""
        return subprocess.run([path or self.path, *words], input=text, stdin=None if text is not None else
                              subprocess.DEVNULL, capture_output=True, timeout=60, preexec_fn=before,
                              **self.identity)

    def without_right(self, *words):
        if self.as_root:
            return self.answer(*words, path=self.bare)
        return self.answer(*words, before=lambda: prctl(PR_CAPBSET_DROP, CAP_NET_RAW))

    def capture(self, *words, **how):
        return Capture([self.path, "capture", *words], {**self.identity, **how})


class Capture:
    """A capture that runs. Its words are read at once, its packets only if reading."""

    def __init__(self, command, how, reading=True):
        self.lines = []
        self.bytes = bytearray()
        self.process = subprocess.Popen(command, **{"stdin": subprocess.PIPE, "stdout": subprocess.PIPE,
                                                    "stderr": subprocess.PIPE, **how})
        _started.append(self.process)
        self.threads = [threading.Thread(target=self._read_words, daemon=True)]
        self.threads[0].start()
        self.reading = reading

    def _read_words(self):
        for line in self.process.stderr:
            self.lines.append(json.loads(line))

    def _read_packets(self):
        while chunk := self.process.stdout.read1(1 << 20):
            self.bytes += chunk

    def read_on(self):
        thread = threading.Thread(target=self._read_packets, daemon=True)
        self.threads.append(thread)
        thread.start()

    def ready(self):
        self.wait_for(lambda lines: lines or self.process.poll() is not None)
        if not self.lines or "ready" not in self.lines[0]:
            raise AssertionError(f"not ready, exit code {self.process.poll()}, said {self.lines}")
        return self.lines[0]

    def statistics(self):
        return [line["statistics"] for line in self.lines if "statistics" in line]

    def wait_for(self, found, seconds=10):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if result := found(list(self.lines)):
                return result
            time.sleep(0.01)
        return None

    def close_input(self):
        self.process.stdin.close()

    def end(self, seconds=10):
        """Waits for its end: exit code and the last line."""
        code = self.process.wait(seconds)
        for thread in self.threads:
            thread.join(seconds)
        return code, (self.lines[-1] if self.lines else {})

    def packets(self):
        return packets_of(bytes(self.bytes))


def packets_of(stream):
    """Magic, link type and (nanoseconds, length on the wire, bytes) of each packet; a torn end is an error."""
    magic, _, _, _, _, snap, link = struct.unpack_from("=IHHiIII", stream)
    at, packets = 24, []
    while at < len(stream):
        seconds, fraction, kept, length = struct.unpack_from("=IIII", stream, at)
        at += 16
        assert kept <= snap and at + kept <= len(stream), "torn record"
        packets.append((seconds * 10**9 + fraction, length, stream[at:at + kept]))
        at += kept
    return magic, link, packets


def payloads(packets, header=42):
    """What datagrams to PORT carry, as numbers; header: bytes of link, IPv4 and UDP."""
    return [int.from_bytes(data[header:header + 4], "big") for _, _, data in packets
            if data[header - 6:header - 4] == PORT.to_bytes(2, "big")]


def send(count, size=4, first=0, to=BROADCAST):
    """Numbered datagrams, as fast as they go."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
        out.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        out.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 22)
        rest = bytes(size - 4)
        for number in range(first, first + count):
            out.sendto(number.to_bytes(4, "big") + rest, (to, PORT))


class Case(unittest.TestCase):
    """Fresh cables for each test; nothing that was started outlives it."""

    program = None

    def setUp(self):
        make_cables()

    def tearDown(self):
        for process in _started:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                process.wait(10)
            for stream in (process.stdin, process.stdout, process.stderr):
                if stream:
                    stream.close()
        _started.clear()
        remove_cables()

    def started(self, *words, **how):
        """A capture that is ready and read."""
        capture = self.program.capture(*words, **how)
        capture.read_on()
        capture.ready()
        return capture


def main():
    enter()
    if len(sys.argv) < 2:
        sys.exit("usage: test_….py PHONEHOME-CAPTURE [TEST…]")
    Case.program = Program(os.path.abspath(sys.argv.pop(1)))
    unittest.main(verbosity=2)
