// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/capture_reader.h"

#include "core/base/file_guess.h"
#include "core/source/pcap_format.h"
#include "core/source/pcapng_format.h"
#include "core/source/snoop_format.h"
#include "core/source/stream_store.h"

namespace phonehome {

namespace {

/// No format begins with fewer bytes: of a file that grows, the rest has to come.
constexpr std::uint64_t kShortestHeader = 24;

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
    return tl::make_unexpected(Error{ErrorCode::NotACapture, {}, 0, 0, std::string(guessFile(head))});
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
