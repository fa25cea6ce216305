#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the package's script does, seen by stand-ins for the programs it calls: nothing of this machine is touched."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM = "/usr/bin/phonehome-capture"
GIVES = [f"chown root:phonehome {PROGRAM}", f"chmod 0750 {PROGRAM}", f"setcap cap_net_raw=ep {PROGRAM}"]


class Postinst(unittest.TestCase):
    script = None

    def configure(self, *words, failing=()):
        """Exit code and every call, in order. failing: programs that say no."""
        with tempfile.TemporaryDirectory() as folder:
            calls = pathlib.Path(folder, "calls")
            calls.touch()
            for name in ("dpkg-statoverride", "getent", "groupadd", "chown", "chmod", "setcap"):
                path = pathlib.Path(folder, name)
                path.write_text(f'#!/bin/sh\necho "{name} $*" >>"{calls}"\nexit {int(name in failing)}\n')
                path.chmod(0o755)
            done = subprocess.run(["/bin/sh", self.script, *words], env={**os.environ, "PATH": folder},
                                  capture_output=True, timeout=10)
            return done, calls.read_text().splitlines()

    def test_a_group_is_made_and_given_the_program(self):
        done, calls = self.configure("configure", failing=("dpkg-statoverride", "getent"))
        self.assertEqual(done.returncode, 0)
        self.assertEqual(calls[2:], ["groupadd --system phonehome", *GIVES])

    def test_a_group_that_is_there_stays(self):
        done, calls = self.configure("configure", "0.1.0", failing=("dpkg-statoverride",))
        self.assertEqual(done.returncode, 0)
        self.assertEqual(calls[2:], GIVES)

    def test_an_override_is_honoured(self):
        done, calls = self.configure("configure")
        self.assertEqual((done.returncode, calls), (0, [f"dpkg-statoverride --list {PROGRAM}"]))

    def test_nothing_but_configure_does_anything(self):
        for words in (("abort-upgrade",), ("abort-remove",), ("",)):
            done, calls = self.configure(*words)
            self.assertEqual((done.returncode, calls), (0, []))

    def test_an_installation_does_not_fail_without_rights(self):
        done, calls = self.configure("configure", failing=("dpkg-statoverride", "setcap"))
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"could not be given the right", done.stderr)


if __name__ == "__main__":
    Postinst.script = sys.argv.pop(1)
    unittest.main(verbosity=2)
