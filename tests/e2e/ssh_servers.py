# SPDX-License-Identifier: GPL-3.0-or-later
"""The ssh servers of routers for tests, in namespaces with a /run of their own: dropbear, as OpenWrt has it, and
OpenSSH. The latter's is not installed for this, it would serve the machine: where there is none, its package is
unpacked in the build folder."""
import os
import pathlib
import shutil
import subprocess
import time

SSHD_CONFIG = """ListenAddress {address}
Port {port}
HostKey /run/openssh_key
PidFile none
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
"""


def sh(command):
    subprocess.run(command, shell=True, check=True, stdout=subprocess.DEVNULL)


def unpacked_openssh(build):
    """OpenSSH's server and what it is linked with beyond a plain system, out of their packages; None without them."""
    folder = build / "openssh"
    if not (folder / "usr/sbin/sshd").exists():
        folder.mkdir(parents=True, exist_ok=True)
        for package in ("openssh-server", "libwrap0"):
            try:
                subprocess.run(["apt-get", "-qq", "-o", "APT::Sandbox::User=root", "download", package], cwd=folder,
                               check=True, capture_output=True, timeout=60)
                for archive in folder.glob(f"{package}_*.deb"):
                    subprocess.run(["dpkg", "-x", archive.name, "."], cwd=folder, check=True, capture_output=True,
                                   timeout=60)
            except (OSError, subprocess.SubprocessError):
                return None
    return folder if (folder / "usr/sbin/sshd").exists() else None


def openssh(build):
    """Command and surroundings of OpenSSH's server; None where it can't be had."""
    command = ["-D", "-e", "-f", "/run/sshd_config"]
    for place in ("/usr/sbin/sshd", shutil.which("sshd")):
        if place and os.path.exists(place):
            return [place, *command], {}
    folder = unpacked_openssh(build)
    if not folder:
        return None
    libraries = ":".join(str(p.parent) for p in folder.glob("**/libwrap.so.0"))
    program = str(folder / "usr/sbin/sshd")
    surroundings = {"LD_LIBRARY_PATH": libraries}
    # Another release's may want what is not here.
    if subprocess.run([program, "-V"], env={**os.environ, **surroundings}, capture_output=True,
                      check=False).returncode > 1:
        return None
    return [program, *command], surroundings


def prepare_openssh(address, port, homes=()):
    """What its server wants of a system: a key, a user that it gives its rights up to, an empty folder for it. homes:
    other home folders of users than theirs, by name."""
    sh("ssh-keygen -q -t ed25519 -N '' -f /run/openssh_key; mkdir -m 755 -p /run/sshd")
    users = [line.split(":") for line in pathlib.Path("/etc/passwd").read_text(encoding="utf-8").splitlines()]
    for user in users:
        user[5] = str(dict(homes).get(user[0], user[5]))
    if not any(user[0] == "sshd" for user in users):
        users.append(["sshd", "x", "65533", "65534", "", "/run/sshd", "/usr/sbin/nologin"])
    pathlib.Path("/run/passwd").write_text("".join(":".join(user) + "\n" for user in users), encoding="utf-8")
    sh("mount --bind /run/passwd /etc/passwd")
    pathlib.Path("/run/sshd_config").write_text(SSHD_CONFIG.format(address=address, port=port), encoding="utf-8")


def dropbear(address, port):
    """Its command, with a key of its own."""
    sh("test -e /run/hostkey || dropbearkey -t ed25519 -f /run/hostkey 2>/dev/null")
    return ["dropbear", "-F", "-E", "-s", "-r", "/run/hostkey", "-p", f"{address}:{port}"]


def let_in(client, server):
    """A key in a home folder that opens the way to another, which may be the same."""
    for home in (client, server):
        (home / ".ssh").mkdir(mode=0o700, exist_ok=True)
    sh(f"ssh-keygen -q -t ed25519 -N '' -f {client}/.ssh/id_ed25519")
    shutil.copyfile(client / ".ssh/id_ed25519.pub", server / ".ssh/authorized_keys")
    (server / ".ssh/authorized_keys").chmod(0o600)


def known_host(address, port, prefix=()):
    """The line for known_hosts, as soon as the server answers; empty if it does not. prefix: of the command."""
    for _ in range(100):
        line = subprocess.run([*prefix, "ssh-keyscan", "-p", str(port), address], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True, check=False).stdout
        if line:
            return line
        time.sleep(0.1)
    return ""
