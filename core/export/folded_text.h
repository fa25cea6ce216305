// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace phonehome {

/// A text as it is compared where one name has many spellings: "Anna's iPhone", "Annas-iPhone", "annas_iphone". Letters
/// and digits only, ASCII in lower case; each with its place in the text.
struct FoldedText {
    std::string letters;
    std::vector<std::size_t> places; ///< of each byte of letters

    /// Where the bytes of text end of which the letters are [first, first + count).
    std::size_t endOf(std::size_t first, std::size_t count) const { return places[first + count - 1] + 1; }
    /// Does a run of letters begin there? Does one end before it?
    bool isStart(std::size_t i) const { return i == 0 || places[i] != places[i - 1] + 1; }
    bool isEnd(std::size_t i) const { return i == letters.size() || isStart(i); }
    /// Several runs of letters?
    bool isOfSeveralWords() const { return !letters.empty() && places.back() - places.front() + 1 != letters.size(); }
};

FoldedText folded(std::string_view text);

} // namespace phonehome
