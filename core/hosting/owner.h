// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace phonehome {

/// Whose an address on the internet is, as far as the files that the user gave know. Text is valid UTF-8 of their
/// makers, to be shown like text from the wire.
struct Owner {
    std::uint32_t asNumber = 0; ///< 0 = unknown
    std::string name;           ///< of the autonomous system: "AMAZON-02"
    std::string country;        ///< ISO 3166 code: "US"
    std::string cloud;          ///< "Amazon AWS"; empty where no cloud's list has the address
    std::string region;         ///< of the cloud: "us-east-1"
    std::string service;        ///< of the cloud: "EC2"; empty where its list says no more than that it is the cloud's

    bool empty() const { return asNumber == 0 && name.empty() && country.empty() && cloud.empty(); }
    bool operator==(const Owner&) const = default;
};

/// "Amazon AWS us-east-1 (EC2), AMAZON-02 (AS16509), US"; empty for an empty owner.
std::string ownerText(const Owner& owner);

} // namespace phonehome
