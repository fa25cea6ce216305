// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "core/net/mac_address.h"

namespace phonehome {

/// What a person calls a device, and knows of it. Valid UTF-8 in one line each, from a file or a person: hostile text as
/// all such.
struct OwnName {
    std::string name; ///< empty: the device goes by what it calls itself
    std::string note; ///< "cellar, behind the boiler"; empty: none

    bool empty() const { return name.empty() && note.empty(); }
    bool operator==(const OwnName&) const = default;
};

/// By network card.
using OwnNames = std::map<MacAddress, OwnName>;
using OwnNamesPtr = std::shared_ptr<const OwnNames>;

/// The longest there are, in characters; what is longer is cut.
inline constexpr std::size_t kOwnNameMax = 64;
inline constexpr std::size_t kOwnNoteMax = 256;

/// As it can be kept in a line of a file: in one line, without blanks at its ends, control characters or what would begin
/// a comment; cut. Empty for what is no name: an address, or "-".
std::string keptName(std::string_view text);
/// The same for a note, which may be anything.
std::string keptNote(std::string_view text);

} // namespace phonehome
