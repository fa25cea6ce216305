// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace phonehome {

/// One JSON object on one line, written by hand: a program that holds a right carries as little code as it can, and it
/// only ever writes JSON. Keys stand in the order they were added. Texts may be any bytes: what is no valid UTF-8
/// becomes U+FFFD.
class JsonLine {
public:
    JsonLine& text(std::string_view key, std::string_view value);
    JsonLine& texts(std::string_view key, const std::vector<std::string>& values);
    JsonLine& number(std::string_view key, std::uint64_t value);
    JsonLine& flag(std::string_view key, bool value);
    JsonLine& object(std::string_view key, const JsonLine& value);

    /// With the line's end.
    std::string line() const { return body() + "\n"; }

private:
    std::string body() const { return "{" + m_members + "}"; }
    void key(std::string_view name);

    std::string m_members;
};

} // namespace phonehome
