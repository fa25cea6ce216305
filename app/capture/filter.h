// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>

#include <pcap/pcap.h>
#include <tl/expected.hpp>

#include "app/capture/ending.h"

namespace phonehome {

/// Longer than any packet: they are captured whole.
constexpr int kSnapLength = 262144;

/// What fits in the window's filter field, and far more than anybody types.
constexpr std::size_t kFilterBytesMax = 4096;

/// A compiled capture filter; frees itself.
class Filter {
public:
    /// Of text, in the language of tcpdump, for what handle reads. Call forbidSockets() before: else host names are
    /// looked up. netmask: of the captured network, in host byte order, for "ip broadcast".
    static tl::expected<Filter, Ending> compile(pcap_t* handle, const std::string& text, bpf_u_int32 netmask);

    Filter(Filter&& other) noexcept;
    Filter& operator=(Filter&&) = delete;
    ~Filter();

    bpf_program* program() { return &m_program; }

private:
    Filter() = default;

    bpf_program m_program{};
};

/// Tries a filter on a link type (LINKTYPE_), without any device or right.
tl::expected<void, Ending> checkFilter(const std::string& text, std::uint32_t linkType);

/// Answers "LINKTYPE FILTER", a line each, until in ends: one JSON line each, in order, at once.
/// False: out could not be written.
bool answerFilters(std::FILE* in, std::FILE* out);

} // namespace phonehome
