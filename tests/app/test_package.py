#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_package.py BUILD_DIR: makes Debian's package of what is built and looks into it; nothing is installed."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

WANTED = {
    "usr/bin/phonehome": "-rwxr-xr-x",
    "usr/bin/phonehome-cli": "-rwxr-xr-x",
    "usr/bin/phonehome-capture": "-rwxr-xr-x",
    "usr/share/applications/io.github.phonehome.Phonehome.desktop": "-rw-r--r--",
    "usr/share/icons/hicolor/scalable/apps/io.github.phonehome.Phonehome.svg": "-rw-r--r--",
    "usr/share/metainfo/io.github.phonehome.Phonehome.metainfo.xml": "-rw-r--r--",
    "usr/share/mime/packages/io.github.phonehome.Phonehome.xml": "-rw-r--r--",
    "usr/share/phonehome/sample/wemo-week.pcap": "-rw-r--r--",
    "usr/share/doc/phonehome/copyright": "-rw-r--r--",
    "usr/share/man/man1/phonehome.1.gz": "-rw-r--r--",
    "usr/share/man/man1/phonehome-cli.1.gz": "-rw-r--r--",
    "usr/share/man/man1/phonehome-capture.1.gz": "-rw-r--r--",
}
FAILURES = []


def check(what, good, said=""):
    print(("ok   " if good else "FAIL ") + what + ("" if good else f": {said}"))
    if not good:
        FAILURES.append(what)


def out_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=200).stdout


def main():
    build = pathlib.Path(sys.argv[1])
    for tool in ("cpack", "dpkg-deb", "dpkg-shlibdeps"):
        if not shutil.which(tool):
            print(f"SKIPPED: {tool} is not installed")
            return 0
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run(["cpack", "-G", "DEB", "-B", folder, "--config", build / "CPackConfig.cmake"],
                              cwd=build, capture_output=True, text=True, timeout=300, check=False)
        packages = list(pathlib.Path(folder).glob("*.deb"))
        check("one package is made", made.returncode == 0 and len(packages) == 1, made.stdout + made.stderr)
        if FAILURES:
            return 1
        package = str(packages[0])
        fields = out_of("dpkg-deb", "-f", package)
        depends = re.search(r"^Depends: (.*)$", fields, re.M).group(1)
        for needed in ("libcap2-bin", "passwd", "libpcap0.8", "libqt6widgets6", "libqt6charts6", "libseccomp2"):
            check(f"depends on {needed}", re.search(rf"(^|, ){re.escape(needed)}\b", depends), depends)
        check("has a description", "\n Phonehome opens captures" in fields, fields)
        entries = {}
        for line in out_of("dpkg-deb", "-c", package).splitlines():
            mode, owner, _, _, _, path = line.split(None, 5)
            entries[path.removeprefix("./")] = (mode, owner)
        for path, mode in WANTED.items():
            check(path, entries.get(path) == (mode, "root/root"), entries.get(path))
        strays = [p for p in entries if not p.startswith("usr/") and p]
        check("nothing lies outside of usr", not strays, strays)
        control = pathlib.Path(folder) / "control"
        out_of("dpkg-deb", "-e", package, str(control))
        own = pathlib.Path(__file__).resolve().parents[2] / "app/capture/postinst"
        script = control / "postinst"
        check("its script is the one that gives the right", script.read_text() == own.read_text())
        check("and is run", script.stat().st_mode & 0o777 == 0o755, oct(script.stat().st_mode))
        tree = pathlib.Path(folder) / "tree"
        out_of("dpkg-deb", "-x", package, str(tree))
        version = out_of(tree / "usr/bin/phonehome-cli", "--version")
        check("what is in it runs", version.startswith("phonehome"), version)
        size = sum(f.stat().st_size for f in tree.rglob("*") if f.is_file()) / 1e6
        print(f"{packages[0].name}: {packages[0].stat().st_size / 1e6:.1f} MB, {size:.1f} MB unpacked")
    return 1 if FAILURES else 0


sys.exit(main())
