#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists, rights, filters, errors: everything the program says, and that no argument brings it down."""
import json
import os
import random
import shlex
import time

import lab

EXIT_CODES = {"failed": 1, "usage": 2, "no-right": 3, "no-interface": 4, "interface-down": 5, "bad-filter": 6,
              "interface-gone": 7, "output-failed": 8}
# What filters are made of, and what they are not.
TOKENS = ("tcp udp ip ip6 arp icmp host net port portrange src dst and or not ( ) ( ) 10.0.0.1 10.0.0.0/8 ::1 fe80::/10 "
          "1:2:3:4:5:6 80 53 65536 -1 ip[0] tcp[13] & = != > < [ ] : ether broadcast multicast vlan mpls pppoes geneve "
          "proto \\tcp inbound outbound ifindex greater less len 99999999999 wlan type mgt subtype llc atm lane mask "
          "255.0.0.0 gateway http domain example.org decnet iso isis + - * / % ^ | << >> ! && || \" ' # ; 0x 0xff"
          ).split()


def last_line(done):
    return json.loads(done.stderr.splitlines()[-1])


class Words(lab.Case):
    def refused(self, done, word):
        self.assertEqual(done.returncode, EXIT_CODES[word], done)
        line = last_line(done)
        self.assertEqual(line["end"], word)
        return line

    def test_list(self):
        lab.run("ip", "link", "set", lab.FAR, "down")
        lab.run("ip", "address", "add", "fd00::5/64", "dev", lab.NEAR, "nodad")
        done = self.program.answer("list")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        rows = {row["name"]: row for row in map(json.loads, done.stdout.splitlines())}
        names = set(os.listdir("/proc/sys/net/ipv4/conf")) - {"all", "default"}
        # Of all that libpcap lists, the interfaces and nothing else.
        self.assertEqual(set(rows), names | {"any"})
        self.assertEqual(rows[lab.NEAR]["addresses"], ["198.51.100.1", "fd00::5"])
        self.assertEqual([rows[name]["up"] for name in (lab.NEAR, lab.FAR, "lo")], [True, False, True])
        self.assertEqual([rows[name]["linkType"] for name in (lab.NEAR, "lo", "any")], [1, 1, 276])
        self.assertEqual([rows[name]["loopback"] for name in (lab.NEAR, "lo")], [False, True])
        self.assertEqual(set(rows["lo"]), {"name", "description", "addresses", "up", "running", "loopback", "wireless",
                                           "linkType"})
        self.assertEqual(self.program.without_right("list").stdout, done.stdout)

    def test_link_type_of_the_list_is_that_of_the_capture(self):
        lab.run("ip", "tuntap", "add", "tun7", "mode", "tun")
        try:
            lab.run("ip", "link", "set", "tun7", "up")
            rows = map(json.loads, self.program.answer("list").stdout.splitlines())
            listed = next(row["linkType"] for row in rows if row["name"] == "tun7")
            capture = self.started("tun7")
            self.assertEqual((listed, capture.ready()["linkType"]), (101, 101))
        finally:
            lab.run("ip", "link", "delete", "tun7")

    def test_rights(self):
        self.assertEqual(json.loads(self.program.answer("rights").stdout), {"mayCapture": True})
        done = self.program.without_right("rights")
        said = json.loads(done.stdout)
        self.assertEqual(self.refused(done, "no-right")["text"], said["text"])
        self.assertFalse(said["mayCapture"])
        self.assertTrue(said["command"].startswith("sudo setcap cap_net_raw=ep /"))
        self.assertTrue(said["text"].endswith(said["command"]))

    def test_no_right(self):
        line = self.refused(self.program.without_right("capture", lab.FAR), "no-right")
        self.assertEqual(line["command"], f"sudo setcap cap_net_raw=ep {self.program.bare}")

    def test_a_right_that_is_ignored_is_told_apart(self):
        if not self.program.as_root:
            self.skipTest("only a right in a file can be ignored")
        done = self.program.answer("capture", lab.FAR, before=lambda: lab.prctl(lab.PR_SET_NO_NEW_PRIVS, 1))
        line = self.refused(done, "no-right")
        self.assertIn("does not grant it here", line["text"])
        self.assertNotIn("command", line)

    def test_no_interface(self):
        # libpcap itself would open the two others.
        for name in ("nosuch0", "bluetooth-monitor", "nflog", "../../etc", "", "x" * 5000, "\xff\x00".replace("\0", "")):
            line = self.refused(self.program.answer("capture", name), "no-interface")
            self.assertLess(len(line["text"]), 100)
        # Which names there are is told without a right too.
        self.refused(self.program.without_right("capture", "nosuch0"), "no-interface")

    def test_interface_down(self):
        lab.run("ip", "link", "set", lab.FAR, "down")
        line = self.refused(self.program.answer("capture", lab.FAR), "interface-down")
        self.assertEqual(line["command"], f"sudo ip link set {lab.FAR} up")
        self.assertIn(lab.FAR, line["text"])
        lab.run("ip", "link", "set", lab.FAR, "name", "a;$(id)'")
        line = self.refused(self.program.answer("capture", "a;$(id)'"), "interface-down")
        self.assertEqual(shlex.split(line["command"]), ["sudo", "ip", "link", "set", "a;$(id)'", "up"])

    def test_bad_filter(self):
        line = self.refused(self.program.answer("capture", lab.FAR, "udp and ("), "bad-filter")
        self.assertIn("syntax error", line["text"])
        self.assertEqual(self.program.answer("capture", lab.FAR, "udp and (").stdout, b"")
        self.refused(self.program.answer("capture", lab.FAR, "u" * 5000), "bad-filter")
        self.refused(self.program.answer("capture", "any", "ether host 1:2:3:4:5:6"), "bad-filter")

    def test_usage(self):
        for words in ((), ("frobnicate",), ("list", "x"), ("capture",), ("capture", "a", "b", "c"), ("check", "tcp"),
                      ("check", "tcp", "x"), ("check", "tcp", "1x"), ("check", "tcp", "99999999999"), ("check",) * 4):
            self.assertIn("--help", self.refused(self.program.answer(*words), "usage")["text"])
        self.assertIn(b"usage: phonehome-capture list", self.program.answer("--help").stdout)
        self.assertTrue(self.program.answer("--version").stdout.startswith(b"phonehome-capture "))

    def test_check(self):
        done = self.program.without_right("check", "udp port 3478", "1")
        self.assertEqual((done.returncode, json.loads(done.stdout)), (0, {"ok": True}))
        done = self.program.without_right("check", "udp prot 3478", "1")
        self.refused(done, "bad-filter")
        self.assertFalse(json.loads(done.stdout)["ok"])
        for link in (0, 1, 101, 113, 276):
            self.assertEqual(self.program.answer("check", "ip broadcast", str(link)).returncode, 0)

    def test_check_of_many(self):
        lines = [(b"1 tcp", True), (b"276 ether host 1:2:3:4:5:6", False), (b"1 ether host 1:2:3:4:5:6", True),
                 (b"101 net 10.0.0.0/8", True), (b"1 port http", True), (b"1 tcp and (", False), (b"tcp", False),
                 (b"", False), (b"1", True), (b"1 " + b"(" * 9000, False), (b"1 " + b"tcp or " * 580 + b"udp", True),
                 (b"1 \xff\x00", False), (b"99999999999 tcp", False), (b"4000000000 tcp", False), (b"1 udp", True)]
        done = self.program.answer("check", text=b"\n".join(line for line, _ in lines))
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        answers = list(map(json.loads, done.stdout.splitlines()))
        self.assertEqual([(a["line"], a["ok"]) for a in answers], [(i + 1, ok) for i, (_, ok) in enumerate(lines)])
        self.assertTrue(all(a["text"].endswith(".") for a in answers if not a["ok"]))

    def test_each_line_is_answered_at_once(self):
        check = lab.Capture([self.program.path, "check"], self.program.identity)
        for number in range(1, 4):
            check.process.stdin.write(b"1 tcp\n")
            check.process.stdin.flush()
            self.assertEqual(json.loads(check.process.stdout.readline())["line"], number)
        check.close_input()
        self.assertEqual(check.process.wait(5), 0)

    def test_names_are_not_looked_up(self):
        began = time.monotonic()
        done = self.program.answer("check", "host phonehome.example", "1")
        self.assertIn("Names are not looked up", self.refused(done, "bad-filter")["text"])
        self.refused(self.program.answer("capture", lab.FAR, "host phonehome.example"), "bad-filter")
        self.assertLess(time.monotonic() - began, 3)

    def test_random_filters_are_answered(self):
        dice = random.Random(310)
        lines = [b"%d " % dice.choice((0, 1, 9, 101, 105, 113, 127, 276, dice.randrange(1 << 32))) +
                 " ".join(dice.choices(TOKENS, k=dice.randrange(1, 12))).encode() for _ in range(3000)]
        lines += [bytes(dice.choices([b for b in range(256) if b != 10], k=dice.randrange(200))) for _ in range(500)]
        done = self.program.answer("check", text=b"\n".join(lines) + b"\n")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertEqual([json.loads(line)["line"] for line in done.stdout.splitlines()],
                         list(range(1, len(lines) + 1)))

    def test_random_arguments_bring_nothing_down(self):
        dice = random.Random(330)
        commands = [b"list", b"rights", b"capture", b"check", b"--help", b""]
        for _ in range(200):
            words = [bytes(dice.choices(range(1, 256), k=dice.randrange(60))) for _ in range(dice.randrange(4))]
            if dice.random() < 0.8:
                words.insert(0, dice.choice(commands))
            if dice.random() < 0.3 and len(words) > 1:
                words[1] = lab.FAR.encode()
            done = self.program.answer(*words)
            self.assertIn(done.returncode, range(0, 7), (words, done.stderr))
            if done.returncode:
                self.assertEqual(EXIT_CODES[last_line(done)["end"]], done.returncode)


if __name__ == "__main__":
    lab.main()
