#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a running capture delivers, and with which rights it runs."""
import os
import pathlib
import subprocess
import time

import lab

MAGIC_NANOSECONDS = 0xa1b23c4d


class Live(lab.Case):
    def test_every_packet_is_in_the_stream(self):
        capture = self.started(lab.FAR)
        before = time.time_ns()
        for size in (4, 100, 1400):
            lab.send(300, size, first=size)
        capture.close_input()
        code, end = capture.end()
        self.assertEqual((code, end["end"]), (0, "input-closed"))
        magic, link, packets = capture.packets()
        self.assertEqual((magic, link), (MAGIC_NANOSECONDS, 1))
        self.assertEqual(lab.payloads(packets), [*range(4, 304), *range(100, 400), *range(1400, 1700)])
        for at, length, data in packets:
            self.assertEqual(length, len(data))
            self.assertTrue(before - 10**9 < at < time.time_ns() + 10**9)
        self.assertEqual(capture.statistics()[-1]["captured"], len(packets))

    def test_packets_come_at_once(self):
        capture = self.started(lab.FAR)
        lab.send(1)
        self.assertTrue(capture.wait_for(lambda _: len(capture.bytes) > 24, seconds=1))

    def test_only_what_the_filter_lets_through(self):
        capture = self.started(lab.FAR, f"udp dst port {lab.PORT} and greater 200")
        lab.send(50)
        lab.send(50, 300, first=1000)
        capture.close_input()
        capture.end()
        self.assertEqual(lab.payloads(capture.packets()[2]), list(range(1000, 1050)))

    def test_broadcast_is_known_from_the_netmask(self):
        capture = self.started(lab.NEAR, "ip broadcast")
        lab.send(5)
        capture.close_input()
        capture.end()
        self.assertEqual(lab.payloads(capture.packets()[2]), list(range(5)))

    def test_ready_says_what_comes(self):
        for name, link in ((lab.FAR, 1), ("lo", 1), ("any", 276)):
            ready = self.started(name).ready()
            self.assertEqual(ready, {"ready": True, "interface": name, "linkType": link, "snapLength": 262144,
                                     "precision": "nanoseconds"})

    def test_any_sees_both_ends(self):
        capture = self.started("any", f"udp port {lab.PORT}")
        lab.send(20)
        capture.close_input()
        capture.end()
        _, link, packets = capture.packets()
        self.assertEqual(link, 276)
        # 20 bytes of Linux cooked v2 stand in for 14 of Ethernet.
        self.assertEqual(sorted(lab.payloads(packets, 48)), sorted([*range(20), *range(20)]))

    def test_statistics_come_while_idle(self):
        capture = self.started(lab.FAR, "udp port 1")
        self.assertTrue(capture.wait_for(lambda _: len(capture.statistics()) >= 3, seconds=5))
        self.assertEqual(set(capture.statistics()[0]), {"received", "kernelDrops", "interfaceDrops", "captured",
                                                        "waitingBytes", "up"})
        self.assertEqual(capture.statistics()[-1]["captured"], 0)

    def test_no_right_is_left_while_it_captures(self):
        capture = self.started(lab.FAR)
        status = pathlib.Path(f"/proc/{capture.process.pid}/status").read_text().splitlines()
        held = dict(line.split(":\t") for line in status if ":\t" in line)
        for name in ("CapInh", "CapPrm", "CapEff", "CapAmb"):
            self.assertEqual(int(held[name], 16), 0, name)
        self.assertEqual((held["Seccomp"], held["NoNewPrivs"], held["Threads"]), ("2", "1", "1"))

    def test_down_and_up_again_is_told_and_lived_through(self):
        capture = self.started(lab.FAR)
        lab.run("ip", "link", "set", lab.FAR, "down")
        self.assertTrue(capture.wait_for(lambda _: any(not s["up"] for s in capture.statistics()), seconds=5))
        lab.run("ip", "link", "set", lab.FAR, "up")
        self.assertTrue(capture.wait_for(lambda _: capture.statistics()[-1]["up"], seconds=5))
        lab.send(10)
        capture.close_input()
        self.assertEqual(capture.end()[0], 0)
        self.assertEqual(lab.payloads(capture.packets()[2]), list(range(10)))

    def stalled(self, count, size):
        """Packets that meet a reader who sleeps. They come in portions that the kernel's ring holds, each after the
        last was taken: what is tested is the reader's sleep, not how soon a busy machine lets the program run."""
        capture = self.program.capture(lab.FAR, f"udp port {lab.PORT}")
        capture.ready()
        portion, handful = 5000, 250
        for first in range(0, count, portion):
            for at in range(first, first + portion, handful):
                lab.send(handful, size, at)
                # What waits between the ends of the cable is 1,000 packets at most.
                time.sleep(0.002)
            self.all_taken(capture, first + portion)
        waiting = capture.statistics()[-1]["waitingBytes"]
        capture.read_on()
        self.assertTrue(capture.wait_for(lambda _: capture.statistics()[-1]["waitingBytes"] == 0),
                        capture.statistics()[-1])
        capture.close_input()
        self.assertEqual(capture.end()[0], 0)
        self.assertEqual(capture.statistics()[-1]["kernelDrops"], 0)
        self.assertEqual(lab.payloads(capture.packets()[2]), list(range(count)))
        return waiting

    def all_taken(self, capture, count):
        def taken(_):
            return (said := capture.statistics()) and said[-1]["captured"] == count
        self.assertTrue(capture.wait_for(taken), f"{count} were sent; {capture.statistics()[-1:]}")

    def test_a_stalled_reader_costs_nothing(self):
        self.assertGreater(self.stalled(20000, 18), 0)

    def test_a_stalled_reader_costs_nothing_with_full_packets(self):
        self.assertGreater(self.stalled(20000, 1400), 20 << 20)

    def test_words_that_nobody_reads_stop_no_packet(self):
        """Standard error full, and nobody who empties it."""
        err_read, err_write = os.pipe()
        os.set_blocking(err_write, False)
        with self.assertRaises(BlockingIOError):
            while True:
                os.write(err_write, b"x" * 4096)
        os.set_blocking(err_write, True)
        process = subprocess.Popen([self.program.path, "capture", lab.FAR], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=err_write, **self.program.identity)
        try:
            self.assertEqual(len(process.stdout.read(24)), 24)
            lab.send(100)
            process.stdin.close()
            self.assertEqual(len(process.stdout.read()), 100 * (16 + 46))
            self.assertEqual(process.wait(5), 0)
        finally:
            process.kill()
            process.wait(5)
            process.stdout.close()
            os.close(err_read)
            os.close(err_write)


if __name__ == "__main__":
    lab.main()
