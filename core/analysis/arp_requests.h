// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/analysis/copy_filter.h"
#include "core/decode/arp.h"

namespace phonehome {

/// Who asks the link for which address, and who tells it of their own: an event each, but for copies.
class ArpRequests {
public:
    explicit ArpRequests(Tables& tables) : m_tables(tables) {}
    /// Of a sender that is known.
    void on(const ArpMessage& message, const Sighting& sighting);

private:
    enum class Kind : std::uint8_t { WhoHas, Probe, Announcement };
    static constexpr std::size_t kKinds = 3;
    static constexpr std::size_t kTexts = 256;

    struct Text {
        IpAddress address;
        StringId text; ///< invalid: none is held here
    };

    StringId kindOf(const ArpMessage& message);
    StringId textOf(const IpAddress& address);

    Tables& m_tables;
    CopyFilter m_copies;
    std::array<StringId, kKinds> m_kinds; ///< as far as they were asked for
    std::array<Text, kTexts> m_texts;     ///< asked for lately, by the address's hash: the same are asked for all day
};

} // namespace phonehome
