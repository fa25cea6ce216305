#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the tree to its own rules: who may include whom, where Qt and locks may be, licence lines, the top level."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Folder: what it may include besides itself. Data flows one way.
ARROWS = {
    "core/base": "",
    "core/net": "core/base",
    # Files that say whose an address is: ask for nothing but addresses.
    "core/hosting": "core/base core/net",
    "core/source": "core/base core/net",
    "core/decode": "core/base core/net",
    "core/dnslog": "core/base core/net core/decode",
    "core/analysis": "core/base core/net core/hosting core/decode core/dnslog core/analysis/cadence",
    "core/analysis/cadence": "",
    # Devices, and times, held against one another.
    "core/analysis/compare": "core/base core/net core/decode core/analysis",
    # What devices have alike is told by what they say in the same role.
    "core/analysis/findings": "core/base core/net core/decode core/analysis core/analysis/compare",
    "core/pipeline": "core/base core/net core/source core/decode core/dnslog core/analysis core/analysis/findings",
    "core/export": "core/base core/net core/hosting core/decode core/dnslog core/analysis core/analysis/compare core/analysis/findings",
    # What is opened together and looked at, kept in a file: by its names, so that nothing here knows the tables.
    "core/saved": "core/base core/net core/decode core/dnslog",
    # Programs that capture, and the files they are followed in: nothing here knows what a packet says.
    "core/live": "core/base core/net core/source",
    # Resolvers that are asked over the network: what they say of the capture's time is written as logs, what they call
    # an address now is a value.
    "core/session/resolver": "core/base core/net core/decode core/analysis core/dnslog core/live core/session",
    # Files that say whose addresses are, fetched when the user says so.
    "core/session/owners": "core/base core/hosting core/session/resolver",
    "core/session": "core/base core/hosting core/decode core/dnslog core/analysis core/source core/pipeline core/live",
    "ui/models": "core/base core/net core/hosting core/decode core/analysis core/analysis/compare core/analysis/findings core/live "
                 "core/session/owners core/session/resolver core/session",
    "ui/settings": "ui/models",
    # A chart is a view too; a view shows charts.
    "ui/charts": "core/base core/decode core/analysis core/analysis/compare ui/models ui/views",
    "ui/export": "core/base core/analysis core/export ui/models ui/charts",
    "ui/views": "core/base core/decode core/analysis core/analysis/compare core/analysis/findings core/session ui/models ui/charts",
    "ui/dialogs": "core/base core/analysis core/analysis/findings core/export core/live core/session core/session/owners core/session/resolver ui/models ui/export ui/views",
    "ui/window": "core/base core/hosting core/analysis core/saved core/live core/session/resolver core/session ui/models ui/settings ui/charts ui/export "
                 "ui/views ui/dialogs",
    # Beside the commands, which do without Qt.
    "app/resolver": "app/cli core/base core/dnslog core/analysis core/session/resolver",
    "app/cli": "app/resolver core/base core/net core/hosting core/source core/decode core/dnslog core/analysis core/analysis/compare core/analysis/findings core/live core/pipeline core/export core/saved",
    # It holds a right, so it stands alone.
    "app/capture": "",
    "app/phonehome": "core/base core/analysis core/pipeline ui/models ui/settings ui/charts ui/export ui/dialogs ui/window",
}
TOP = {"CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "app", "core", "ui", "resources", "translations",
       "tests"}
OWN = re.compile(r'^#include "([^"]+)/[^"/]+"', re.M)
LINES_MAX = 400


def sources(*folders):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".cpp", ".h"):
                yield path


def arrows():
    """No include leads against the stream."""
    for path in sources("core", "ui", "app"):
        folder = str(path.relative_to(ROOT).parent)
        home = "core/net" if folder == "core/net/generate" else folder
        if home not in ARROWS:
            yield f"{folder}: a folder without a row in ARROWS"
            continue
        allowed = set(ARROWS[home].split()) | {home}
        for target in OWN.findall(path.read_text()):
            if target not in allowed:
                yield f"{path.relative_to(ROOT)} includes {target}"
        for name in re.findall(r'^#include "([^"/]+)"', path.read_text(), re.M):
            if not name.endswith(".moc"):
                yield f"{path.relative_to(ROOT)} includes {name} without its folder"


def qt():
    """Qt stays out of core but for its session."""
    for path in sources("core"):
        if "core/session" not in str(path) and re.search(r"#include <Q|\bQ_OBJECT\b|\bQString\b", path.read_text()):
            yield f"{path.relative_to(ROOT)} uses Qt"


def words():
    """Words for people are made in ui and app/phonehome only."""
    for path in sources("core", "app/cli"):
        if re.search(r"\btr\(|QT_TR", path.read_text()):
            yield f"{path.relative_to(ROOT)} translates"


def locks():
    """Values cross threads, never locks."""
    for path in sources("core", "ui", "app"):
        if re.search(r"std::(mutex|condition_variable|lock_guard|unique_lock)|QMutex|QReadWriteLock", path.read_text()):
            yield f"{path.relative_to(ROOT)} locks"


def names():
    for path in sources("core", "ui", "app"):
        if re.search(r"(manager|helper|util|misc|common)", path.name, re.I):
            yield f"{path.relative_to(ROOT)}: a name that says nothing"


def licences():
    for path in list(sources("core", "ui", "app", "tests")) + sorted(ROOT.rglob("CMakeLists.txt")):
        if ".build" in path.parts:
            continue
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in path.read_text().split("\n", 1)[0]:
            yield f"{path.relative_to(ROOT)} begins without its licence"


def sizes():
    for path in sources("core", "ui", "app", "tests"):
        lines = path.read_text().count("\n")
        if lines > LINES_MAX:
            yield f"{path.relative_to(ROOT)} has {lines} lines: more than one idea"


def top():
    for path in ROOT.iterdir():
        if not path.name.startswith(".") and path.name not in TOP:
            yield f"{path.name} has no place at the top"


def main():
    rule = globals()[sys.argv[1]]
    found = list(rule())
    for line in found:
        print(line)
    return 1 if found else 0


sys.exit(main())
