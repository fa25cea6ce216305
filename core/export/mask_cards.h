// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/export/folded_text.h"
#include "core/export/replacement.h"
#include "core/net/mac_address.h"

namespace phonehome {

/// Finds network cards and what is made of them in a text, and hides the half of each that tells it from others of its
/// maker: "24:f5:a2:xx:xx:xx". A private MAC has no maker and is hidden whole. Cards of one maker get a number behind it.
class MaskedCards {
public:
    /// A card that is known to be at home: hidden in every spelling, within words, and by its last half alone too.
    void add(const MacAddress& mac);
    /// folded: of the same text. Finds cards that are not known where they are spelt as such ("24-F5-A2-00-00-01", twelve
    /// hex digits with a letter among them), UUIDs, and what follows "uuid:".
    void find(std::string_view text, const FoldedText& folded, std::vector<Replacement>& out);

private:
    std::uint32_t numberOf(const MacAddress& mac);
    Replacement hidden(std::string_view text, const FoldedText& folded, std::size_t first, std::size_t count,
                       const MacAddress& mac);
    void findKnown(std::string_view text, const FoldedText& folded, std::vector<Replacement>& out);
    void findSpelt(std::string_view text, const FoldedText& folded, std::vector<Replacement>& out);
    void findUuids(std::string_view text, std::vector<Replacement>& out);

    std::unordered_map<std::string, MacAddress> m_spellings; ///< folded; of 6 (last half), 12 and 16 (EUI-64) digits
    std::map<std::uint32_t, std::vector<MacAddress>> m_makers;
    std::unordered_map<std::string, std::size_t> m_uuids; ///< number, from 1
};

} // namespace phonehome
