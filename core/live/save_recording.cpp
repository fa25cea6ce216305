// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/save_recording.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <unistd.h>

#include "core/live/pcapng_block.h"
#include "core/source/capture_set.h"

namespace phonehome {

namespace {

constexpr std::uint16_t kNameIpv4 = 1;
constexpr std::uint16_t kNameIpv6 = 2;
constexpr std::size_t kCommentsMax = std::size_t{1} << 20U;

/// The names from one on, as many as a block that every reader takes; gives the first that is left.
std::size_t addNames(const RecordingFacts& facts, std::size_t from, std::string& out)
{
    constexpr std::size_t kBlockMax = std::size_t{1} << 20U;
    std::size_t next = from;
    for (; next < facts.names.size() && out.size() < kBlockMax; ++next) {
        const auto& [address, name] = facts.names[next];
        const auto& bytes = address.bytes();
        const std::size_t skipped = address.isV4() ? 12 : 0;
        std::string record(bytes.begin() + static_cast<std::ptrdiff_t>(skipped), bytes.end());
        record += name.substr(0, PcapngBlock::kTextMax - 32);
        record += '\0';
        const std::uint16_t type = address.isV4() ? kNameIpv4 : kNameIpv6;
        const auto number = [&](std::size_t n) {
            out += static_cast<char>(n & 0xffU);
            out += static_cast<char>(n >> 8U & 0xffU);
        };
        number(type);
        number(record.size());
        out += record;
        out.append((4 - record.size() % 4) % 4, '\0');
    }
    return next;
}

class PcapngWriter {
public:
    PcapngWriter(std::ostream& out, const RecordingFacts& facts) : m_out(out), m_facts(facts)
    {
        PcapngBlock section;
        section.sectionStart();
        std::size_t said = 0;
        for (const std::string& comment : facts.comments) {
            said += comment.size();
            if (said <= kCommentsMax)
                section.option(1, comment);
        }
        write(section.option(4, facts.program).endOfOptions(), PcapngBlock::kSection);
        // Before the packets: who reads them one by one knows the names from the first on.
        for (std::size_t next = 0; next < m_facts.names.size();) {
            std::string records;
            next = addNames(m_facts, next, records);
            write(PcapngBlock().padded(records).u32(0), PcapngBlock::kNames);
        }
    }

    void add(const Frame& frame)
    {
        if (!frame.isPacket)
            return;
        const std::uint32_t interface = interfaceOf(frame.linkType);
        // How much of such a packet there is, only the interface's snap length could say.
        if (!frame.hasTime && interface == 0 && !frame.isCut()) {
            write(PcapngBlock().u32(frame.length).padded(frame.data), PcapngBlock::kSimplePacket);
            ++m_packets;
            return;
        }
        const auto ns = static_cast<std::uint64_t>(frame.time.ns);
        write(PcapngBlock().packet(interface, ns, frame.data, frame.length), PcapngBlock::kPacket);
        m_last = ns;
        ++m_packets;
    }

    /// What stands behind the packets. Gives their number.
    std::uint64_t finish()
    {
        if (!m_linkTypes.empty() && m_facts.dropped) {
            std::string drops;
            for (int i = 0; i < 8; ++i)
                drops += static_cast<char>(*m_facts.dropped >> (8 * i) & 0xffU);
            write(PcapngBlock().u32(0).u32(m_last >> 32U).u32(m_last & 0xffffffffU).option(5, drops).endOfOptions(),
                  PcapngBlock::kStatistics);
        }
        return m_packets;
    }

private:
    void write(const PcapngBlock& block, PcapngBlock::Type type)
    {
        m_block.clear();
        block.appendTo(m_block, type);
        m_out << m_block;
    }
    /// One for each link type, described before its first packet.
    std::uint32_t interfaceOf(std::uint32_t linkType)
    {
        const auto known = std::find(m_linkTypes.begin(), m_linkTypes.end(), linkType);
        if (known != m_linkTypes.end())
            return static_cast<std::uint32_t>(known - m_linkTypes.begin());
        m_linkTypes.push_back(linkType);
        PcapngBlock body;
        body.u16(linkTypeOfDlt(linkType)).u16(0).u32(PcapngBlock::kSnapLength).option(2, m_facts.interface);
        if (!m_facts.filter.empty())
            body.option(11, std::string(1, '\0') + m_facts.filter);
        write(body.option(9, "\x09").endOfOptions(), PcapngBlock::kInterface); // nanoseconds
        return static_cast<std::uint32_t>(m_linkTypes.size() - 1);
    }

    std::ostream& m_out;
    const RecordingFacts& m_facts;
    std::string m_block;
    std::vector<std::uint32_t> m_linkTypes;
    std::uint64_t m_last = 0;
    std::uint64_t m_packets = 0;
};

/// Makes a file in the folder of another, to take its place when it is whole: whatever is there already is somebody's.
/// Its path; empty where none could be made, errno says why.
std::string newFileBeside(const std::string& path)
{
    constexpr int kTries = 100;
    constexpr mode_t kMode = 0666; // less what the user's mask takes
    for (int n = 0; n < kTries; ++n) {
        std::string beside = path + ".part" + (n == 0 ? std::string() : std::to_string(n));
        const int fd = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kMode);
        if (fd >= 0) {
            ::close(fd);
            return beside;
        }
        if (errno != EEXIST)
            return {};
    }
    return {};
}

} // namespace

void RecordingFacts::addWords(std::uint64_t lost, const std::vector<std::string>& said)
{
    comments.insert(comments.end(), said.begin(), said.end());
    if (lost > 0)
        dropped = dropped.value_or(0) + lost;
}

Result<std::uint64_t> saveRecording(const std::vector<std::string>& captures, const RecordingFacts& facts,
                                    const std::string& path, const std::stop_token& stop)
{
    for (const std::string& capture : captures) {
        std::error_code error;
        if (std::filesystem::equivalent(capture, path, error))
            return tl::make_unexpected(
                Error{ErrorCode::WriteFailed, path, 0, 0, "it is one of the captures that are read"});
    }
    CaptureSet set(captures);
    for (std::size_t i = 0; i < set.fileCount(); ++i) {
        if (!set.isOpen(i))
            return tl::make_unexpected(set.problems().front());
    }
    const std::string beside = newFileBeside(path);
    const auto failed = [&] {
        const int why = errno;
        std::remove(beside.c_str());
        return tl::make_unexpected(Error{ErrorCode::WriteFailed, path, 0, 0, std::strerror(why)});
    };
    if (beside.empty())
        return failed();
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    if (!out)
        return failed();
    PcapngWriter writer(out, facts);
    while (const Frame* const frame = set.next()) {
        if (stop.stop_requested()) {
            std::remove(beside.c_str());
            return tl::make_unexpected(Error{ErrorCode::Cancelled, path, 0, 0, {}});
        }
        if (!facts.frames || facts.frames->has(frame->file, frame->number))
            writer.add(*frame);
        // Before anything else says why: on a full disk there is no need to read all the rest.
        if (!out)
            return failed();
    }
    const std::uint64_t packets = writer.finish();
    out.close();
    if (!out || std::rename(beside.c_str(), path.c_str()) != 0)
        return failed();
    return packets;
}

} // namespace phonehome
