// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/own_name.h"

namespace phonehome {

/// A list of network cards with the names of their devices, in the form of ethers(5): a line for each card with its MAC,
/// blanks and its name. Behind a tab may stand a note, and "-" in the place of a name that there is none. '#' begins a
/// comment, at the start of a line or behind a blank; before a digit it does not, since people number things.
///
/// Whatever it is not asked to change stays as it is, byte for byte: comments, order, lines that can't be read.
class EthersText {
public:
    /// Any bytes.
    explicit EthersText(std::string_view text = {});

    /// What it says of each card, of several lines the first.
    OwnNames names() const;
    /// Lines that are no comment and name no card.
    std::size_t unread() const;

    /// Says this of a card from now on, in place of what was said; of an empty one, nothing.
    void set(const MacAddress& mac, const OwnName& own);
    /// All of it, for a file.
    std::string text() const;

private:
    struct Line {
        std::string text;              ///< with its end
        std::optional<MacAddress> mac; ///< nullopt: it says nothing of a card
        OwnName own;
        std::size_t begin = 0;   ///< of the name
        std::size_t comment = 0; ///< where what we read ends
        bool strange = false;    ///< neither an entry nor a comment
    };
    static Line read(std::string_view line);

    std::vector<Line> m_lines;
};

} // namespace phonehome
