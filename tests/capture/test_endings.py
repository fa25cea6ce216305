#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""All the ways in which a capture ends, each with its word and its exit code, and none left behind."""
import os
import shlex
import signal
import subprocess
import sys
import time

import lab

# Starts the program and stays until it is killed itself.
PARENT = """
import os, subprocess, sys
identity = {"user": %d, "group": %d, "extra_groups": []} if sys.argv[1] == "root" else {}
child = subprocess.Popen(sys.argv[4:], stdin=int(sys.argv[2]), stdout=int(sys.argv[3]), **identity)
print(child.pid, flush=True)
sys.stdin.read()
""" % (lab.NOBODY, lab.NOBODY)


class Endings(lab.Case):
    def ends(self, capture, word, code, within=2.0):
        began = time.monotonic()
        self.assertEqual(capture.end()[0], code, capture.lines)
        self.assertLess(time.monotonic() - began, within)
        self.assertEqual(capture.lines[-1]["end"], word)
        self.assertTrue(capture.lines[-1]["text"].endswith("."))

    def test_end_of_input(self):
        capture = self.started(lab.FAR)
        capture.close_input()
        self.ends(capture, "input-closed", 0)

    def test_what_came_before_the_end_is_delivered(self):
        for attempt in range(5):
            capture = self.started(lab.FAR)
            lab.send(200, 500)
            capture.close_input()
            self.ends(capture, "input-closed", 0)
            self.assertEqual(lab.payloads(capture.packets()[2]), list(range(200)))

    def test_signals(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            capture = self.started(lab.FAR)
            capture.process.send_signal(number)
            self.ends(capture, "signal", 0)
        capture = self.started(lab.FAR)
        capture.process.send_signal(signal.SIGHUP)
        self.ends(capture, "parent-gone", 0)

    def test_a_user_may_stop_what_he_started(self):
        capture = self.started(lab.FAR)
        subprocess.run(["kill", str(capture.process.pid)], check=True, timeout=5, **self.program.identity)
        self.ends(capture, "signal", 0)

    def test_death_of_the_parent(self):
        """Input and output stay open, so nothing else can be the reason."""
        input_read, input_write = os.pipe()
        output_read, output_write = os.pipe()
        words = [sys.executable, "-c", PARENT, "root" if self.program.as_root else "user", str(input_read),
                 str(output_write), self.program.path, "capture", lab.FAR]
        parent = lab.Capture(words, {"pass_fds": (input_read, output_write)})
        parent.ready()
        child = int(parent.process.stdout.readline())
        parent.process.kill()
        parent.process.wait(5)
        self.assertTrue(parent.wait_for(lambda lines: lines[-1].get("end") == "parent-gone", seconds=3))
        self.assertTrue(parent.wait_for(lambda _: not os.path.exists(f"/proc/{child}/exe") or
                                        self.is_gone(child), seconds=3))
        for fd in (input_read, input_write, output_read, output_write):
            os.close(fd)

    @staticmethod
    def is_gone(pid):
        try:
            with open(f"/proc/{pid}/stat") as file:
                return file.read().rsplit(")", 1)[1].split()[0] == "Z"
        except FileNotFoundError:
            return True

    def test_interface_deleted(self):
        capture = self.started(lab.FAR)
        lab.send(10)
        self.assertTrue(capture.wait_for(lambda _: len(capture.bytes) > 500))
        lab.remove_cables()
        self.ends(capture, "interface-gone", 7)
        self.assertIn(lab.FAR, capture.lines[-1]["text"])
        self.assertEqual(lab.payloads(capture.packets()[2]), list(range(10)))

    def test_any_outlives_an_interface(self):
        capture = self.started("any", f"udp port {lab.PORT}")
        lab.remove_cables()
        lab.send(3, to="127.0.0.1")
        self.assertTrue(capture.wait_for(lambda _: len(capture.bytes) > 100))
        capture.close_input()
        self.ends(capture, "input-closed", 0)

    def test_reader_gone_while_idle(self):
        capture = self.program.capture(lab.FAR, "udp port 1")
        capture.ready()
        capture.process.stdout.close()
        self.ends(capture, "reader-gone", 0)

    def test_reader_gone_under_traffic(self):
        capture = self.program.capture(lab.FAR)
        capture.ready()
        lab.send(2000, 1400)
        capture.process.stdout.close()
        self.ends(capture, "reader-gone", 0)

    def test_a_stalled_reader_does_not_hold_the_end_up(self):
        capture = self.program.capture(lab.FAR)
        capture.ready()
        lab.send(5000, 1400)
        self.assertTrue(capture.wait_for(lambda _: capture.statistics() and
                                         capture.statistics()[-1]["waitingBytes"] > 0))
        capture.close_input()
        self.assertEqual(capture.process.wait(5), 0)

    def test_asking_twice_ends_at_once(self):
        capture = self.program.capture(lab.FAR)
        capture.ready()
        lab.send(5000, 1400)
        capture.wait_for(lambda _: capture.statistics() and capture.statistics()[-1]["waitingBytes"] > 0)
        began = time.monotonic()
        capture.close_input()
        time.sleep(0.2)
        capture.process.send_signal(signal.SIGTERM)
        self.assertEqual(capture.process.wait(5), 0)
        self.assertLess(time.monotonic() - began, 1.5)

    def test_a_filter_that_takes_long_can_be_stopped(self):
        slow = " or ".join(f"portrange {i}-{i + 9}" for i in range(180))
        capture = self.program.capture(lab.FAR, slow)
        time.sleep(0.5)
        capture.process.terminate()
        self.assertIn(capture.process.wait(1), (0, -signal.SIGTERM))

    def test_a_full_disk(self):
        with open("/dev/full", "wb") as full:
            capture = self.program.capture(lab.FAR, stdout=full)
            self.ends(capture, "output-failed", 8)
            self.assertIn("No space left", capture.lines[-1]["text"])

    def test_closed_descriptors_are_not_written_to(self):
        for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
            line = f"exec {shlex.quote(self.program.path)} capture {lab.FAR} {closed}"
            done = subprocess.run(["sh", "-c", line], stdin=subprocess.DEVNULL, capture_output=True, timeout=10,
                                  **self.program.identity)
            # The system's library puts something unwritable in a closed output's place where a right is given.
            self.assertIn(done.returncode, (0, 8), done.stderr)


if __name__ == "__main__":
    lab.main()
