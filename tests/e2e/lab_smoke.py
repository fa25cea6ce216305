#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""lab_smoke.py CLI HELPER LAB BUILD_DIR: the lab's smoke profile (real servers and devices in namespaces, with loss, a
power cut and an outage), captured at its router while it runs, by a user without rights and the program that has one.
Every STUN request that reached the router must be found, and each device's period within 1 %.

Needs root, the lab beside this tree, and its servers. Those are not installed for this, they would serve the machine:
where they are missing their packages are unpacked in the build folder; where that can't be done it is skipped."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

CLI, HELPER, LAB, BUILD = map(pathlib.Path, sys.argv[1:5])
INSIDE = "PHONEHOME_IN_NAMESPACE"
NOBODY = 65534
SECONDS = 150  # each timer beats often enough to be known within 1 %
NAME = f"pt{os.getpid() % 100000}"
PROGRAMS = ["ip", "nft", "turnserver", "dnsmasq", "chronyd", "avahi-daemon", "avahi-browse", "dbus-daemon",
            "gssdp-discover", "ntpdig", "busybox", "dhclient", "tcpdump", "dumpcap", "curl", "openssl", "setpriv",
            "setcap"]
PACKAGES = ["iproute2", "nftables", "coturn", "dnsmasq-base", "chrony", "avahi-daemon", "avahi-utils", "dbus",
            "gupnp-tools", "ntpsec-ntpdig", "busybox", "isc-dhcp-client", "libcap2-bin"]
failures = []


def check(what, good, said=""):
    print(("ok   " if good else "FAIL ") + what + ("" if good else f": {said}"), flush=True)
    if not good:
        failures.append(what)


def skip(why):
    print(f"SKIPPED: {why}")
    return 0


def missing():
    return [program for program in PROGRAMS if not shutil.which(program)]


def use(folder):
    """Programs and libraries of unpacked packages, beside those of the system."""
    for name, places in (("PATH", ("usr/sbin", "usr/bin", "sbin", "bin")),
                         ("LD_LIBRARY_PATH", ("usr/lib/x86_64-linux-gnu", "lib/x86_64-linux-gnu"))):
        before = os.environ.get(name)
        os.environ[name] = ":".join([*(str(folder / place) for place in places), *([before] if before else [])])


def unpack():
    """The lab's packages and what they need, without installing one."""
    folder = BUILD / "lab-packages"
    if not (folder / "unpacked").exists():
        archives = folder / "archives"
        (archives / "partial").mkdir(parents=True, exist_ok=True)
        try:
            subprocess.run(["apt-get", "-qq", "-y", "--no-install-recommends", "--download-only", "-o",
                            "APT::Sandbox::User=root", "-o", f"Dir::Cache::archives={archives}", "install", *PACKAGES],
                           check=True, capture_output=True, timeout=150)
            for archive in archives.glob("*.deb"):
                subprocess.run(["dpkg", "-x", archive, folder], check=True, capture_output=True, timeout=60)
            (folder / "unpacked").touch()
        except (OSError, subprocess.SubprocessError):
            return
    use(folder)


def lab(*words, **options):
    return subprocess.Popen(["bash", LAB / "lab.sh", *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            text=True, **options)


def wait_for(what, seconds, process):
    for _ in range(seconds * 20):
        if what():
            return True
        if process.poll() is not None:
            break
        time.sleep(0.05)
    return False


def programs_of_nobody(folder):
    """Copies that a user without rights starts, of which one has its right in its file."""
    folder.chmod(0o755)
    for program in (CLI, HELPER):
        shutil.copy(program, folder / program.name)
        (folder / program.name).chmod(0o755)
    subprocess.run(["setcap", "cap_net_raw=ep", folder / HELPER.name], check=True)
    out = folder / "out"
    out.mkdir()
    os.chown(out, NOBODY, NOBODY)
    return folder / CLI.name, out


def run_captured(folder, state):
    """The lab's folder, our capture of it, and when that had begun; None where something failed."""
    program, own = programs_of_nobody(folder)
    run = folder / "run"
    process = lab("run", "smoke", str(SECONDS), str(run), env={**os.environ, "LAB": NAME, "LAB_STATE": str(state)})
    if not wait_for((state / "truth/t_start").exists, 60, process):
        check("the lab comes up", False, process.communicate(timeout=60)[0][-600:])
        return None
    capture = subprocess.Popen(["ip", "netns", "exec", f"{NAME}-router", "setpriv", f"--reuid={NOBODY}",
                                f"--regid={NOBODY}", "--clear-groups", "env", f"HOME={own}", program, "capture",
                                "--interface", "lan0", own / "seed.pcapng"],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    began = wait_for(lambda: any(own.rglob("capture-0*")), 60, capture)
    ready = time.time()
    check("the capture begins", began)
    said = process.communicate(timeout=SECONDS + 120)[0]
    check("the lab's run ends well", process.returncode == 0 and (run / "DONE").exists(), said[-600:])
    if capture.poll() is None:
        capture.send_signal(signal.SIGINT)  # setpriv, env and ip became the program
    _, words = capture.communicate(timeout=120)
    # The interface goes with the lab: that ends it too.
    check("the capture ends well", (own / "seed.pcapng").exists(), words[-600:])
    return (run, own / "seed.pcapng", ready) if (own / "seed.pcapng").exists() else None


def compare(run, seen, ready):
    truth = json.loads((run / "truth.json").read_text())
    done = subprocess.run([CLI, "export", "--json", seen], capture_output=True, text=True, check=False)
    check("what was captured is whole", done.returncode == 0, done.stderr)
    found = {message["transaction_id"] for message in json.loads(done.stdout)["stun"]}
    for name, device in truth["devices"].items():
        log = run / "truth" / f"stun-{name}.jsonl"
        sent = {}
        for event in map(json.loads, log.read_text().splitlines() if log.exists() else []):
            if event.get("ev") == "tx" and "error" not in event and event["t"] > ready + 0.5:
                sent[event["txid"]] = sent.get(event["txid"], 0) + 1
        for drop in truth["drops"]:
            # The device's own link lost it, before it came to the router.
            if drop.get("link") == name and drop.get("dir") == "a" and drop.get("txid") in sent:
                sent[drop["txid"]] -= 1
        wanted = [txid for txid, times in sent.items() if times > 0]
        lost = [txid for txid in wanted if not any(txid.endswith(f) or f.endswith(txid) for f in found)]
        if wanted:
            check(f"{name} ({device['kind']}): all {len(wanted)} requests that reached the router", not lost, lost)
    check("devices kept bindings", any(d.get("beats") for d in truth["devices"].values()))


def periods(run, seen, folder):
    """As those of stored runs are held against their truth."""
    one = folder / "runs" / "smoke"
    one.mkdir(parents=True)
    for file in ("truth.json", "pihole.log"):
        shutil.copy(run / file, one / file)
    shutil.copy(seen, one / "seed.pcap")
    done = subprocess.run([sys.executable, pathlib.Path(__file__).parent / "lab_periods.py", CLI, one.parent,
                           "periods"],
                          capture_output=True, text=True, check=False)
    print(done.stdout, end="")
    check("every device's period within 1 %", done.returncode == 0, done.stderr)


def inside():
    # Ours alone: names of namespaces go with it.
    subprocess.run(["mount", "-t", "tmpfs", "none", "/run"], check=True)
    with tempfile.TemporaryDirectory(prefix="phonehome-lab-") as name:
        folder = pathlib.Path(name)
        state = folder / "state"
        try:
            captured = run_captured(folder, state)
        finally:
            lab("down", env={**os.environ, "LAB": NAME, "LAB_STATE": str(state)}).communicate(timeout=60)
        if captured:
            compare(*captured)
            periods(captured[0], captured[1], folder)
    return 1 if failures else 0


def main():
    if not (LAB / "lab.sh").exists():
        return skip("no lab beside this tree")
    if os.geteuid() != 0 or subprocess.run(["unshare", "-nm", "true"], capture_output=True, check=False).returncode:
        return skip("namespaces need root")
    if missing():
        unpack()
    if missing():
        return skip("not installed, nor could the packages be had: " + " ".join(missing()))
    if not os.environ.get(INSIDE):
        run = ["unshare", "-m", sys.executable, *sys.argv]
        if subprocess.run(run, env={**os.environ, INSIDE: "1"}, check=False).returncode == 0:
            return 0
        # Beats of three seconds within 1 %: a machine that is busy otherwise delays the devices themselves.
        print("Once more: the second run decides.", flush=True)
        return subprocess.run(run, env={**os.environ, INSIDE: "1"}, check=False).returncode
    return inside()


sys.exit(main())
