// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_guess.h"

#include <algorithm>
#include <array>

namespace phonehome {

namespace {

using namespace std::string_view_literals;

struct Magic {
    std::string_view bytes;
    std::string_view name;
    FileKind kind;
    std::size_t offset = 0;
};

constexpr std::array kMagics{
    Magic{"PK\x03\x04"sv, "zip", FileKind::Archive},
    Magic{"PK\x05\x06"sv, "zip", FileKind::Archive}, // with nothing in it
    Magic{"7z\xbc\xaf\x27\x1c"sv, "7z", FileKind::Archive},
    Magic{"Rar!\x1a\x07"sv, "RAR", FileKind::Archive},
    Magic{"ustar"sv, "tar", FileKind::Archive, 257},
    Magic{"\xfd"
          "7zXZ\0"sv,
          "xz", FileKind::Packed},
    Magic{"BZh"sv, "bzip2", FileKind::Packed},
    Magic{"\x04\x22\x4d\x18"sv, "lz4", FileKind::Packed},
    Magic{"GMBU"sv, "Microsoft Network Monitor", FileKind::OtherCapture},
    Magic{"RTSS"sv, "Microsoft Network Monitor", FileKind::OtherCapture},
    Magic{"XCP\0"sv, "NetXray or Windows Sniffer", FileKind::OtherCapture},
    Magic{"TRSNIFF data"sv, "Network General Sniffer", FileKind::OtherCapture},
    Magic{"iptrace "sv, "AIX iptrace", FileKind::OtherCapture},
};
constexpr std::string_view kText = "text";

bool isAt(ByteView head, const Magic& magic)
{
    return head.size() >= magic.offset + magic.bytes.size() &&
           std::equal(magic.bytes.begin(), magic.bytes.end(), head.begin() + static_cast<std::ptrdiff_t>(magic.offset),
                      [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
}

bool isText(ByteView head)
{
    return std::all_of(head.begin(), head.end(), [](std::uint8_t b) {
        return (b >= 0x20 && b < 0x7f) || b >= 0x80 || b == '\n' || b == '\r' || b == '\t';
    });
}

} // namespace

std::string_view guessFile(ByteView head)
{
    const auto* const found =
        std::find_if(kMagics.begin(), kMagics.end(), [&](const Magic& magic) { return isAt(head, magic); });
    if (found != kMagics.end())
        return found->name;
    return isText(head) ? kText : std::string_view();
}

FileKind kindOfFile(std::string_view name)
{
    if (name == kText)
        return FileKind::Text;
    const auto* const found =
        std::find_if(kMagics.begin(), kMagics.end(), [&](const Magic& magic) { return magic.name == name; });
    return found == kMagics.end() ? FileKind::Unknown : found->kind;
}

} // namespace phonehome
