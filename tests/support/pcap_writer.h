// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <iosfwd>

#include "core/base/bytes.h"
#include "core/base/time.h"

namespace phonehome {

/// Classic pcap, version 2.4: little-endian, microseconds, Ethernet, snapshot length 262144.
class PcapWriter {
public:
    /// Writes the file header; the stream must outlive the writer.
    explicit PcapWriter(std::ostream& out);
    /// Nanoseconds below a microsecond are dropped.
    void add(Timestamp when, ByteView frame);

private:
    std::ostream& m_out;
};

} // namespace phonehome
