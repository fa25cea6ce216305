// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/capture_reader.h"

#include <algorithm>

#include "core/source/pcap_format.h"
#include "core/source/pcapng_format.h"
#include "core/source/snoop_format.h"
#include "core/source/stream_store.h"

namespace phonehome {

namespace {

/// No format begins with fewer bytes: of a file that grows, the rest has to come.
constexpr std::uint64_t kShortestHeader = 24;

/// What the first bytes look like, for a sentence that helps; empty = no idea.
std::string guess(ByteView head)
{
    const auto starts = [head](std::initializer_list<std::uint8_t> magic) {
        return head.size() >= magic.size() && std::equal(magic.begin(), magic.end(), head.begin());
    };
    if (starts({'P', 'K', 3, 4}))
        return "zip";
    if (starts({0xfd, '7', 'z', 'X', 'Z'}))
        return "xz";
    const bool text = std::all_of(head.begin(), head.end(), [](std::uint8_t b) {
        return (b >= 0x20 && b < 0x7f) || b >= 0x80 || b == '\n' || b == '\r' || b == '\t';
    });
    return text ? "text" : "";
}

template <typename Format> Result<std::unique_ptr<CaptureReader>> openAs(FileWindow window, FileIndex file)
{
    auto format = Format::open(window);
    if (!format)
        return tl::make_unexpected(format.error());
    return std::make_unique<FileReader<Format>>(std::move(window), std::move(*format), file);
}

Result<std::unique_ptr<CaptureReader>> openWindow(FileWindow window, FileIndex file)
{
    const ByteView head = window.peek(512);
    if (PcapFormat::hasMagic(head))
        return openAs<PcapFormat>(std::move(window), file);
    if (PcapngFormat::hasMagic(head))
        return openAs<PcapngFormat>(std::move(window), file);
    if (SnoopFormat::hasMagic(head))
        return openAs<SnoopFormat>(std::move(window), file);
    if (window.failure())
        return tl::make_unexpected(*window.failure());
    if (head.empty())
        return tl::make_unexpected(Error{ErrorCode::Empty, {}, 0, 0, {}});
    return tl::make_unexpected(Error{ErrorCode::NotACapture, {}, 0, 0, guess(head)});
}

Result<std::unique_ptr<CaptureReader>> openPath(const std::string& path, FileIndex file, Growth growth)
{
    auto store = isStream(path) ? openStream(path) : openFile(path, growth);
    if (!store)
        return tl::make_unexpected(store.error());
    if (growth == Growth::Growing && (*store)->fileSize() < kShortestHeader)
        return tl::make_unexpected(Error{ErrorCode::CutInHeader, path, 0, 0, {}});
    auto reader = openWindow(FileWindow(std::move(*store)), file);
    if (!reader)
        reader.error().file = path;
    else if (growth == Growth::Growing)
        (*reader)->setGrowing(true);
    return reader;
}

} // namespace

Result<std::optional<Frame>> CaptureReader::next()
{
    Frame frame;
    const auto more = next(frame);
    if (!more)
        return tl::make_unexpected(more.error());
    return *more ? std::optional(frame) : std::nullopt;
}

Result<std::unique_ptr<CaptureReader>> openCapture(const std::string& path, FileIndex file)
{
    return openPath(path, file, Growth::Fixed);
}

Result<std::unique_ptr<CaptureReader>> openGrowingCapture(const std::string& path, FileIndex file)
{
    return openPath(path, file, Growth::Growing);
}

Result<std::unique_ptr<CaptureReader>> openCaptureBytes(std::vector<std::uint8_t> bytes, FileIndex file)
{
    if (bytes.empty())
        return tl::make_unexpected(Error{ErrorCode::Empty, {}, 0, 0, {}});
    return openWindow(FileWindow(bytesInMemory(std::make_shared<const std::vector<std::uint8_t>>(std::move(bytes)))),
                      file);
}

} // namespace phonehome
