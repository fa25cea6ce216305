#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same packets, brought in another way, give the same answers: same_answers.py CLI SAMPLE [CAPTURES].

Each capture is written again in other file formats, behind other link layers, in several files, in fragments and small
segments, at another time, cut short; what phonehome-cli then exports is held against what it says of the original.
Real captures are other people's and not part of this tree; where they are, the smaller ones are taken too."""
import gzip
import json
import pathlib
import struct
import subprocess
import sys
import tempfile

LISTS = ["dns", "mdns", "stun", "ntp", "ssdp", "dhcp", "tls", "quic"]
PACKETS = 1500
BYTES_MAX = 100_000
ETHERNET = 1
SNAP = b"\xaa\xaa\x03\0\0\0"
FAMILY = {0x800: 2, 0x86dd: 30}
PPP = {0x800: 0x21, 0x86dd: 0x57}


def classic(frames, link=ETHERNET, order="<"):
    out = [struct.pack(order + "IHHiIII", 0xa1b23c4d, 2, 4, 0, 0, 262144, link)]
    for t, d in frames:
        out.append(struct.pack(order + "IIII", t // 10**9, t % 10**9, len(d), len(d)) + d)
    return b"".join(out)


def blocks(frames, order="<", interfaces=1, offset=0):
    def block(kind, body):
        body += b"\0" * (-len(body) % 4)
        size = len(body) + 12
        return struct.pack(order + "II", kind, size) + body + struct.pack(order + "I", size)
    out = [block(0x0a0d0d0a, struct.pack(order + "IHHq", 0x1a2b3c4d, 1, 0, -1))]
    options = struct.pack(order + "HHB3xHHq", 9, 1, 9, 14, 8, offset) + struct.pack(order + "HH", 0, 0)
    out += [block(1, struct.pack(order + "HHI", ETHERNET, 0, 0) + options)] * interfaces
    for t, d in frames:
        # Each card at an interface of its own: the same bytes once more at another one are a copy.
        interface = d[11] % interfaces
        out.append(block(6, struct.pack(order + "IIIII", interface, t >> 32, t & 0xffffffff, len(d), len(d)) + d))
    return b"".join(out)


def packets(path):
    """Times and bytes of a pcap's first Ethernet frames of which nothing was cut, one after the other in time."""
    data = path.read_bytes()
    orders = {b"\xd4\xc3\xb2\xa1": ("<", 1000), b"\x4d\x3c\xb2\xa1": ("<", 1),
              b"\xa1\xb2\xc3\xd4": (">", 1000), b"\xa1\xb2\x3c\x4d": (">", 1)}
    if data[:4] not in orders:
        return []
    order, unit = orders[data[:4]]
    if struct.unpack(order + "I", data[20:24])[0] != ETHERNET:
        return []
    frames, at = [], 24
    while at + 16 <= len(data) and len(frames) < PACKETS:
        seconds, fraction, captured, length = struct.unpack(order + "IIII", data[at:at + 16])
        frame = data[at + 16:at + 16 + captured]
        at += 16 + captured
        if captured == length == len(frame) and captured >= 14:
            frames.append((seconds * 10**9 + fraction * unit, frame))
    frames.sort(key=lambda f: f[0])
    for i in range(1, len(frames)):
        frames[i] = (max(frames[i][0], frames[i - 1][0] + 1), frames[i][1])
    return frames


def ether_type(d):
    return struct.unpack(">H", d[12:14])[0]


def is_ip(d):
    return len(d) >= 34 and ether_type(d) in FAMILY


def ipv4(d):
    """Header and whole length of an IPv4 packet that is no fragment."""
    if not is_ip(d) or d[14] >> 4 != 4 or struct.unpack(">H", d[20:22])[0] & 0x3fff:
        return None
    size, total = (d[14] & 15) * 4, struct.unpack(">H", d[16:18])[0]
    return (size, total) if 20 <= size <= total <= len(d) - 14 else None


def with_lengths(header, total, ip_id=None, fragment=None):
    header = bytearray(header)
    struct.pack_into(">H", header, 2, total)
    if fragment is not None:
        struct.pack_into(">HH", header, 4, ip_id, fragment)
    return bytes(header)


def fragments(d, ip_id):
    at = ipv4(d)
    if not at or d[23] != 17 or at[1] - at[0] < 32:
        return [d]
    body = d[14 + at[0]:14 + at[1]]
    step = (len(body) // 3 + 7) // 8 * 8
    return [d[:14] + with_lengths(d[14:14 + at[0]], at[0] + len(body[i:i + step]), ip_id,
                                  (0x2000 if i + step < len(body) else 0) | i // 8) + body[i:i + step]
            for i in range(0, len(body), step)]


def segments(d, step, overlap):
    at = ipv4(d)
    if not at or d[23] != 6:
        return [d]
    tcp = 14 + at[0]
    size = (d[tcp + 12] >> 4) * 4
    body = d[tcp + size:14 + at[1]]
    if not body or d[tcp + 13] & 2:
        return [d]
    sequence = struct.unpack(">I", d[tcp + 4:tcp + 8])[0]
    # So few pieces that a long answer is not a thousand packets.
    starts = list(range(0, min(len(body), 70), step))
    out = []
    for n, i in enumerate(starts):
        piece = body[max(0, i - overlap):i + step if n + 1 < len(starts) else len(body)]
        header = bytearray(d[tcp:tcp + size])
        struct.pack_into(">I", header, 4, sequence + max(0, i - overlap) & 0xffffffff)
        header[13] &= 0xff if n + 1 == len(starts) else 0xfe
        out.append(d[:14] + with_lengths(d[14:tcp], at[0] + size + len(piece)) + bytes(header) + piece)
    return out


def wireless(d, before=b""):
    return before + b"\x88\x02\0\0" + d[:6] + b"\x02\0\0\0\0\x99" + d[6:12] + b"\x10\0\0\0" + SNAP + d[12:]


def streamed(d):
    tzsp = b"\x01\0\0\x01\x01" + d
    udp = struct.pack(">HHHH", 40000, 37008, 8 + len(tzsp), 0) + tzsp
    ip = struct.pack(">BBHHHBBH", 0x45, 0, 20 + len(udp), 1, 0, 64, 17, 0) + b"\xc0\0\x02\x01\xc0\0\x02\x02"
    return b"\x02\0\0\0\0\x02\x02\0\0\0\0\x01\x08\0" + ip + udp


# Behind which link layer, how, and which packets have one there. The first keep both MACs, the second the addresses.
SAME_MACS = {
    "VLAN": (1, lambda d: d[:12] + b"\x81\0\0\x07" + d[12:], None),
    "QinQ": (1, lambda d: d[:12] + b"\x88\xa8\0\x03\x81\0\0\x07" + d[12:], None),
    "PPPoE": (1, lambda d: d[:12] + struct.pack(">HHHHH", 0x8864, 0x1100, 5, len(d) - 12, PPP[ether_type(d)]) + d[14:],
              is_ip),
    "trailer": (1, lambda d: d + b"GET / HTTP/1.1\r\n\r\n", None),
    "Marvell tag": (284, lambda d: d[:12] + b"\x40\x18\0\x01" + d[12:], None),
    "802.11": (105, wireless, None),
    "radiotap": (127, lambda d: wireless(d, b"\0\0\x08\0\0\0\0\0"), None),
}
SAME_ADDRESSES = {
    "cooked": (113, lambda d: b"\0\0\0\x01\0\x06" + d[6:12] + b"\0\0" + d[12:], None),
    "cooked v2": (276, lambda d: d[12:14] + b"\0\0\0\0\0\x02\0\x01\0\x06" + d[6:12] + b"\0\0" + d[14:], None),
    "raw": (101, lambda d: d[14:], is_ip),
    "null": (0, lambda d: struct.pack("<I", FAMILY[ether_type(d)]) + d[14:], is_ip),
    "PPP": (9, lambda d: struct.pack(">HH", 0xff03, PPP[ether_type(d)]) + d[14:], is_ip),
}


def without(value, keys):
    if isinstance(value, dict):
        return {k: without(v, keys) for k, v in value.items() if k not in keys}
    return [without(v, keys) for v in value] if isinstance(value, list) else value


def everything(said):
    return without({k: v for k, v in said.items() if k not in ("capture", "problems")},
                   {"frame", "file", "bytes", "bytes_in", "bytes_out", "devices"})


def messages(said):
    return without({k: said[k] for k in LISTS}, {"frame", "file"})


def later(value, seconds):
    """The same with all its times moved."""
    if isinstance(value, dict):
        return {k: later(v, seconds) for k, v in value.items()}
    if isinstance(value, list):
        return [later(v, seconds) for v in value]
    if isinstance(value, str) and len(value) > 10 and value[-10] == "." and value.replace(".", "", 1).isdigit():
        return f"{int(value[:-10]) + seconds}{value[-10:]}"
    return value


class Check:
    def __init__(self, cli, folder):
        self.cli, self.folder, self.done, self.bad = cli, folder, 0, 0

    def export(self, *contents):
        paths = []
        for i, content in enumerate(contents):
            paths.append(self.folder / f"{i}.capture")
            paths[-1].write_bytes(content)
        said = subprocess.run([self.cli, "export", "--json", *paths], capture_output=True, text=True)
        self.code = said.returncode
        return json.loads(said.stdout)

    def same(self, what, expected, got):
        self.done += 1
        if expected == got:
            return
        self.bad += 1
        print(f"{what}: another answer")
        for key in expected if isinstance(expected, dict) else []:
            if expected[key] != got.get(key):
                print(f"  {key}: {str(expected[key])[:300]}\n  {key}: {str(got.get(key))[:300]}")

    def capture(self, name, frames):
        plain = self.export(classic(frames))
        whole = everything(plain)
        half, third = len(frames) // 2, len(frames) // 3
        for what, contents in {
                "big endian": [classic(frames, order=">")],
                "pcapng": [blocks(frames, interfaces=3)],
                "pcapng, big endian": [blocks(frames, order=">")],
                "gzip": [gzip.compress(classic(frames), 1)],
                "the same twice": [classic(frames), blocks(frames)],
                "overlapping": [blocks(frames[third:]), classic(frames[:half])],
        }.items():
            self.same(f"{name}: {what}", whole, everything(self.export(*contents)))
        self.same(f"{name}: split", messages(plain), messages(self.export(classic(frames[half:]), classic(frames[:half]))))
        day = 86400 * 365
        self.same(f"{name}: later", later(whole, day), everything(self.export(blocks(frames, offset=day))))
        ip = [f for f in frames if is_ip(f[1])]
        plain_ip = self.export(classic(ip))
        for table, part in ((SAME_MACS, everything), (SAME_ADDRESSES, messages)):
            for what, (link, wrap, fits) in table.items():
                got = self.export(classic([(t, wrap(d)) for t, d in (ip if fits else frames)], link))
                self.same(f"{name}: {what}", part(plain_ip if fits else plain), part(got))
        carried = self.export(classic([(t, streamed(d)) for t, d in frames if len(d) <= 1514]))
        for key in ("names", "cadences", "device_names"):
            known = [x for x in carried[key] if x["device"] != "02:00:00:00:00:01"]
            self.same(f"{name}: TZSP: {key}", plain[key], known)
        for what, turn in {"fragments": list, "fragments backwards": lambda x: x[::-1]}.items():
            got = self.export(classic([(t, p) for i, (t, d) in enumerate(frames) for p in turn(fragments(d, i))]))
            self.same(f"{name}: {what}", messages(plain), messages(got))
        for what, (step, overlap) in {"segments": (1, 0), "overlapping segments": (7, 5)}.items():
            got = self.export(classic([(t, p) for t, d in frames for p in segments(d, step, overlap)]))
            self.same(f"{name}: {what}", messages(plain), messages(got))
        content = classic(frames)
        cut = self.export(content[:-len(frames[-1][1]) - 3])
        self.same(f"{name}: cut short", (len(frames) - 1, False, 1),
                  (cut["capture"]["packets"], cut["capture"]["complete"], self.code))


def main():
    cli, sample = sys.argv[1], pathlib.Path(sys.argv[2])
    captures = [sample]
    if len(sys.argv) > 3 and pathlib.Path(sys.argv[3]).is_dir():
        small = sorted(pathlib.Path(sys.argv[3]).glob("*setup*.pcap"), key=lambda p: p.stat().st_size)
        captures += [p for p in small if p.stat().st_size < BYTES_MAX]
    with tempfile.TemporaryDirectory() as folder:
        check = Check(cli, pathlib.Path(folder))
        for path in captures:
            check.capture(path.name, packets(path))
    print(f"{check.done} compared, {check.bad} different")
    return 1 if check.bad or not check.done else 0


sys.exit(main())
