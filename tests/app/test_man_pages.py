#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_man_pages.py SOURCE_DIR PROGRAM...: each program's manual page knows the options that its --help lists and no
others, its commands, and is well formed."""
import pathlib
import re
import shutil
import subprocess
import sys

OPTION = re.compile(r"(?<![\w-])(--[a-z][a-z-]*|-[a-z](?![\w-]))")
FAILURES = []


def check(what, good, said=""):
    print(("ok   " if good else "FAIL ") + what + ("" if good else f": {said}"))
    if not good:
        FAILURES.append(what)


def options(text):
    # A program's name is no option, nor is what other programs are told.
    return set(OPTION.findall(text))


def commands(text):
    """Of a usage that begins each line with the program's name."""
    return set(re.findall(r"^(?:usage:)? +phonehome-\w+ ([a-z]+)", text, re.M))


def page_text(path):
    """Without requests and escapes, hyphens as they are typed."""
    text = re.sub(r'^\.\\".*$', "", path.read_text(), flags=re.M)
    text = re.sub(r"\\f[BIRP]", "", text).replace("\\-", "-")
    # ".BR -h ", " --help": words that are set without a blank between them.
    return text.replace('"', " ")


def main():
    source = pathlib.Path(sys.argv[1])
    for program in map(pathlib.Path, sys.argv[2:]):
        name = program.name
        page = source / "resources/man" / f"{name}.1"
        check(f"{name} has a page", page.exists())
        if not page.exists():
            continue
        text = page_text(page)
        said = subprocess.run([program, "--help"], capture_output=True, text=True, timeout=60, check=True).stdout
        wanted = options(said)
        # The usage of two programs lists the long form alone of an option that has both.
        given = options(text) - ({"-h"} if "-h" not in wanted else set())
        check(f"{name}: every option is in its page", wanted <= given, sorted(wanted - given))
        check(f"{name}: every option of its page is one", given <= wanted, sorted(given - wanted))
        for command in commands(said):
            check(f"{name}: the page knows {command}", re.search(rf"^\.BI? {command}\b", text, re.M))
        check(f"{name}: the page has its title", f".TH {name.upper()} 1 " in text)
        check(f"{name}: lines are short enough to be kept", max(map(len, text.splitlines())) <= 120)
        if shutil.which("man"):
            made = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", page],
                                  capture_output=True, text=True, timeout=60, check=False)
            check(f"{name}: the page is well formed", made.returncode == 0 and not made.stderr, made.stderr)
    return 1 if FAILURES else 0


sys.exit(main())
