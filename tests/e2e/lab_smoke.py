#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""lab_smoke.py CLI HELPER LAB BUILD_DIR: the lab's smoke profile (real servers and devices in namespaces, with loss, a
power cut and an outage), captured at its router while it runs, by a user without rights and three ways at once: by the
program that has a right, and from another machine over ssh by OpenSSH and by dropbear. In each of them every STUN
request that reached the router must be found, and each device's period within 1 %.

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

from ssh_servers import dropbear, known_host, let_in, openssh, prepare_openssh

CLI, HELPER, LAB, BUILD = map(pathlib.Path, sys.argv[1:5])
INSIDE = "PHONEHOME_IN_NAMESPACE"
NOBODY = 65534
SECONDS = 150  # each timer beats often enough to be known within 1 %
NAME = f"pt{os.getpid() % 100000}"
ROUTER, DESK = f"{NAME}-router", f"{NAME}-desk"
ROUTER_ADDRESS, DESK_ADDRESS = "10.99.0.1", "10.99.0.2"
PORTS = {"OpenSSH": 2201, "dropbear": 2202}
PROGRAMS = ["ip", "nft", "turnserver", "dnsmasq", "chronyd", "avahi-daemon", "avahi-browse", "dbus-daemon",
            "gssdp-discover", "ntpdig", "busybox", "dhclient", "tcpdump", "dumpcap", "curl", "openssl", "setpriv",
            "setcap", "dropbear", "ssh", "ssh-keyscan"]
PACKAGES = ["iproute2", "nftables", "coturn", "dnsmasq-base", "chrony", "avahi-daemon", "avahi-utils", "dbus",
            "gupnp-tools", "ntpsec-ntpdig", "busybox", "isc-dhcp-client", "libcap2-bin", "dropbear-bin",
            "openssh-client"]
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


def comes_up(process, *words):
    """Waits until ip can say so."""
    if wait_for(lambda: subprocess.run(["ip", *words], capture_output=True, check=False).returncode == 0, 60, process):
        return True
    check("the lab comes up", False, process.communicate(timeout=60)[0][-600:])
    return False


def prepare(folder):
    """Copies of our programs that a user without rights starts, of which one has its right in its file; that user's
    home, with a key that the router takes, and root's there."""
    folder.chmod(0o755)
    for program in (CLI, HELPER):
        shutil.copy(program, folder / program.name)
        (folder / program.name).chmod(0o755)
    subprocess.run(["setcap", "cap_net_raw=ep", folder / HELPER.name], check=True)
    own, root = folder / "own", folder / "root"
    for home in (own, root):
        home.mkdir(mode=0o700)
    let_in(own, root)
    prepare_openssh(ROUTER_ADDRESS, PORTS["OpenSSH"], {"nobody": own, "root": root})
    return own


class Capture:
    """One of those that run at once."""

    def __init__(self, name, folder, own, namespace, where):
        self.name = name
        self.file = own / f"{name}.pcapng"
        self.process = subprocess.Popen(
            ["ip", "netns", "exec", namespace, "setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups",
             "env", f"HOME={own}", folder / CLI.name, "capture", *where, "--interface", "lan0", self.file],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.ready = None

    def begin(self):
        began = wait_for(lambda: any(self.file.parent.glob(f"{self.file.name}.*/spool/capture-0*")), 60, self.process)
        self.ready = time.time()
        check(f"{self.name}: the capture begins", began)

    def end(self):
        """The lab has gone, and with it the interface and the whole router."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)  # setpriv, env and ip became the program
        said = self.process.communicate(timeout=120)[1]
        check(f"{self.name}: the capture ends well", self.process.returncode in (0, 1) and self.file.exists(),
              f"{self.process.returncode} {said[-600:]}")
        return self.file.exists()

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()


def connect_desk():
    """Another machine, by a wire of its own to the router. The lab ends what runs at its router, not what runs here."""
    for words in (f"netns add {DESK}", f"link add wire0 netns {DESK} type veth peer name desk0 netns {ROUTER}",
                  f"-n {DESK} address add {DESK_ADDRESS}/30 dev wire0", f"-n {DESK} link set wire0 up",
                  f"-n {ROUTER} address add {ROUTER_ADDRESS}/30 dev desk0", f"-n {ROUTER} link set desk0 up"):
        subprocess.run(["ip", *words.split()], check=True)


def serve(own, servers):
    """Both servers at the router, whose keys the user without rights knows; they end with the lab."""
    for words, more in servers:
        subprocess.Popen(["ip", "netns", "exec", ROUTER, *words], env={**os.environ, **more},
                         stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    known = [known_host(ROUTER_ADDRESS, port, ["ip", "netns", "exec", DESK]) for port in PORTS.values()]
    check("both servers answer", all(known))
    (own / ".ssh/known_hosts").write_text("".join(known), encoding="utf-8")
    for path in (own, *own.rglob("*")):
        os.chown(path, NOBODY, NOBODY)


def run_captured(folder, state, captures):
    """The lab's folder; its captures are added while it runs. None where something failed."""
    own = prepare(folder)
    run = folder / "run"
    servers = [openssh(BUILD), (dropbear(ROUTER_ADDRESS, PORTS["dropbear"]), {})]
    process = lab("run", "smoke", str(SECONDS), str(run), env={**os.environ, "LAB": NAME, "LAB_STATE": str(state)})
    # Its devices start some seconds after the router is there; the captures do before.
    if not comes_up(process, "netns", "exec", ROUTER, "true"):
        return None
    connect_desk()
    serve(own, servers)
    if not comes_up(process, "-n", ROUTER, "route", "get", "192.168.50.53"):
        return None
    captures.append(Capture("helper", folder, own, ROUTER, []))
    for name, port in PORTS.items():
        captures.append(Capture(name, folder, own, DESK, ["--ssh", f"root@{ROUTER_ADDRESS}:{port}"]))
    for capture in captures:
        capture.begin()
    said = process.communicate(timeout=SECONDS + 120)[0]
    check("the lab's run ends well", process.returncode == 0 and (run / "DONE").exists(), said[-600:])
    return run


def compare(run, capture):
    truth = json.loads((run / "truth.json").read_text())
    done = subprocess.run([CLI, "export", "--json", capture.file], capture_output=True, text=True, check=False)
    check(f"{capture.name}: what was captured is whole", done.returncode == 0, done.stderr)
    found = {message["transaction_id"] for message in json.loads(done.stdout)["stun"]}
    first = min(beat["t_beat"] for device in truth["devices"].values() for beat in device.get("beats", []))
    check(f"{capture.name}: it began {first - capture.ready:.1f} s before the first beat", capture.ready < first)
    for name, device in truth["devices"].items():
        log = run / "truth" / f"stun-{name}.jsonl"
        sent = {}
        for event in map(json.loads, log.read_text().splitlines() if log.exists() else []):
            if event.get("ev") == "tx" and "error" not in event:
                sent[event["txid"]] = sent.get(event["txid"], 0) + 1
        for drop in truth["drops"]:
            # The device's own link lost it, before it came to the router.
            if drop.get("link") == name and drop.get("dir") == "a" and drop.get("txid") in sent:
                sent[drop["txid"]] -= 1
        wanted = [txid for txid, times in sent.items() if times > 0]
        lost = [txid for txid in wanted if not any(txid.endswith(f) or f.endswith(txid) for f in found)]
        if wanted:
            check(f"{capture.name}: {name} ({device['kind']}): all {len(wanted)} requests that reached the router",
                  not lost, lost)
    check("devices kept bindings", any(d.get("beats") for d in truth["devices"].values()))


def periods(run, capture, folder):
    """As those of stored runs are held against their truth."""
    one = folder / capture.name / "smoke"
    one.mkdir(parents=True)
    for file in ("truth.json", "pihole.log"):
        shutil.copy(run / file, one / file)
    shutil.copy(capture.file, one / "seed.pcap")
    done = subprocess.run([sys.executable, pathlib.Path(__file__).parent / "lab_periods.py", CLI, one.parent,
                           "periods"],
                          capture_output=True, text=True, check=False)
    print(done.stdout, end="")
    check(f"{capture.name}: every device's period within 1 %", done.returncode == 0, done.stderr)


def inside():
    # Ours alone: names of namespaces go with it.
    subprocess.run(["mount", "-t", "tmpfs", "none", "/run"], check=True)
    with tempfile.TemporaryDirectory(prefix="phonehome-lab-") as name:
        folder = pathlib.Path(name)
        state = folder / "state"
        captures = []
        try:
            run = run_captured(folder, state, captures)
            whole = [capture for capture in captures if capture.end()]
        finally:
            for capture in captures:
                capture.kill()
            lab("down", env={**os.environ, "LAB": NAME, "LAB_STATE": str(state)}).communicate(timeout=60)
        for capture in whole if run else []:
            compare(run, capture)
            periods(run, capture, folder)
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
    if not openssh(BUILD):
        return skip("OpenSSH's server is not installed, nor could its package be had")
    if not os.environ.get(INSIDE):
        run = ["unshare", "-m", sys.executable, *sys.argv]
        if subprocess.run(run, env={**os.environ, INSIDE: "1"}, check=False).returncode == 0:
            return 0
        # Beats of three seconds within 1 %: a machine that is busy otherwise delays the devices themselves.
        print("Once more: the second run decides.", flush=True)
        return subprocess.run(run, env={**os.environ, INSIDE: "1"}, check=False).returncode
    return inside()


sys.exit(main())
