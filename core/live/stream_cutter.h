// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace phonehome {

/// Cuts a stream of pcap or pcapng, which comes in pieces of any size, where its records end. Text before the capture
/// (what a router's shell says to everybody who comes in) is set aside. Bounded: no record is longer than 16 MB.
class StreamCutter {
public:
    /// Takes what came. Errors: NotACapture when 64 KB hold none, RecordTooLarge, BadBlock; nothing is taken after one.
    Result<bool> feed(ByteView bytes);

    /// Whole records that were not taken yet, as they stand in the stream, and how many of them are packets.
    ByteView records() const { return ByteView(m_buffer).subspan(0, m_whole); }
    std::uint64_t packets() const { return m_packets; }
    /// Takes them.
    void take();

    /// What a file must begin with so that the records that follow can be read: the header, of pcapng the section and
    /// its interfaces. Empty until it has come.
    const std::vector<std::uint8_t>& head() const { return m_head; }
    bool isPcapng() const { return m_kind == Kind::Pcapng; }
    /// What stood before the capture.
    const std::string& preamble() const { return m_preamble; }
    /// Bytes of a record that is not whole.
    std::size_t rest() const { return m_buffer.size() - m_whole; }

private:
    enum class Kind : std::uint8_t { Unknown, Pcap, Pcapng };

    Result<bool> findStart();
    /// Size of the record at the place, nullopt while its header is not there.
    Result<std::optional<std::size_t>> sizeAt(std::size_t at);
    std::uint32_t number(std::size_t at) const;

    Kind m_kind = Kind::Unknown;
    bool m_littleEndian = true;
    std::size_t m_recordHeader = 16;
    std::vector<std::uint8_t> m_buffer;
    std::size_t m_whole = 0;     ///< bytes of whole records at the buffer's start
    std::uint64_t m_packets = 0; ///< among them
    std::uint64_t m_taken = 0;   ///< bytes of the stream before the buffer
    std::vector<std::uint8_t> m_head;
    std::string m_preamble;
};

} // namespace phonehome
