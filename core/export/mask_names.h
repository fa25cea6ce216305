// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/export/folded_text.h"
#include "core/export/replacement.h"

namespace phonehome {

/// What a name belongs to.
enum class NameOf : std::uint8_t {
    Device, ///< a device goes by it
    Home,   ///< a host name that leads home
};

/// Finds names that are to be hidden in a text, in whatever spelling (FoldedText). A name of several words is found
/// between any signs, "annas-iphone" in "https://annas-iphone.example.net" too. One of a single word ("anna") is found
/// where it stands alone, or is the first label of a host name: "wemo" is no part of "wemo-week.pcap" or nat.wemo2.com.
/// What somebody registered of a server's name (example.com) stays, whatever devices are called. Words that a sentence
/// about routers and devices is made of ("router", "home") identify nobody, and stay as well.
class MaskedNames {
public:
    /// Of names that are spelt alike, the first counts.
    void add(std::string_view name, const std::string& by, NameOf of);
    bool knows(std::string_view name) const;
    /// Which names are looked for.
    enum class Of : std::uint8_t {
        All,
        SeveralWords, ///< in texts that a program reads, where a word alone ("policy", "other") means something else
        Devices,      ///< and in its comments, where one that is a device's is meant
    };
    /// folded: of the same text.
    void find(std::string_view text, const FoldedText& folded, std::vector<Replacement>& out, Of of = Of::All) const;

private:
    struct Entry {
        std::string by;
        NameOf of = NameOf::Device;
        bool severalWords = false;
    };
    bool addSpelling(const FoldedText& name, const std::string& by, NameOf of);
    static bool isMeant(std::string_view text, std::size_t begin, std::size_t end, const Entry& entry);

    std::unordered_map<std::string, Entry> m_entries; ///< by letters
    std::set<std::size_t, std::greater<>> m_sizes;    ///< of the letters
};

} // namespace phonehome
