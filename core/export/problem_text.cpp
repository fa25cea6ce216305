// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/problem_text.h"

#include "core/base/file_guess.h"
#include "core/base/text.h"

namespace phonehome {

namespace {

std::string notACapture(const std::string& looksLike)
{
    switch (kindOfFile(looksLike)) {
    case FileKind::Text: return "a text file, not a capture";
    case FileKind::Archive:
        return "a " + looksLike + " archive" + (looksLike == "zip" ? ", as OPNsense hands out" : "") +
               "; unpack it and open the captures in it";
    case FileKind::Packed: return "packed with " + looksLike + "; unpack it first (gzip and zstd are read as they are)";
    case FileKind::OtherCapture:
        return "a capture of " + looksLike + ", which is not read; save it as pcap or pcapng in Wireshark first";
    case FileKind::Unknown: break;
    }
    return "not a capture file: neither pcap nor pcapng";
}

std::string cause(const Error& e)
{
    const std::string detail = visibleText(e.detail);
    switch (e.code) {
    case ErrorCode::NotFound: return "no such file";
    case ErrorCode::NotReadable: return "can't be read: " + detail;
    case ErrorCode::IsDirectory: return "a folder, not a capture file";
    case ErrorCode::NotRegular:
        return "a pipe that nobody writes to, or a device; start what writes first, or save the capture to a file";
    case ErrorCode::Empty: return "empty: no bytes at all";
    case ErrorCode::NotACapture: return notACapture(detail);
    case ErrorCode::CutInHeader: return "ends inside its file header, after " + std::to_string(e.offset) + " bytes";
    case ErrorCode::CutInRecord: return "ends inside a record header";
    case ErrorCode::CutInPacket: return "ends inside a packet";
    case ErrorCode::RecordTooLarge: return "a record claims " + detail + " bytes, more than a packet can have";
    case ErrorCode::BadBlock: return "damaged block: " + detail;
    case ErrorCode::BadCompression: return "the " + detail + " compression is damaged or ends early";
    case ErrorCode::UnknownLinkType:
        return "link layer " + detail + " is not one we read; its packets are counted only";
    case ErrorCode::DamagedDatabase: return "not a database of address owners (MMDB), or a damaged one: " + detail;
    case ErrorCode::WrongDatabase:
        return "a database of another kind (" + detail + "): it says nothing about autonomous systems or countries";
    case ErrorCode::WrongRanges: return "not Amazon's list of address ranges (ip-ranges.json): " + detail;
    case ErrorCode::WrongSession: return "not a session that was saved, or a damaged one: " + detail;
    case ErrorCode::Cancelled: return "stopped by the user";
    case ErrorCode::DiskFull: return "the disk is nearly full; what was captured until then is kept";
    case ErrorCode::CantListen: return "nothing can be received there: " + detail;
    case ErrorCode::NotStarted: return "can't be started: " + detail;
    case ErrorCode::WriteFailed: return "can't be written: " + detail;
    case ErrorCode::UnknownEnding: return "not written: the name ends in none of " + detail;
    }
    return "unknown problem";
}

} // namespace

std::string problemText(const Error& e)
{
    std::string out = (e.file.empty() ? "" : visibleText(utf8FromWire(e.file), 4096) + ": ") + cause(e);
    const bool damage = e.code == ErrorCode::CutInRecord || e.code == ErrorCode::CutInPacket ||
                        e.code == ErrorCode::RecordTooLarge || e.code == ErrorCode::BadBlock ||
                        e.code == ErrorCode::BadCompression;
    if (damage) {
        const std::uint64_t kept = e.frame > 0 ? e.frame - 1 : 0;
        out += " (byte " + std::to_string(e.offset) + "); the " + std::to_string(kept) +
               (kept == 1 ? " packet before it is kept" : " packets before it are kept");
    }
    return out;
}

} // namespace phonehome
