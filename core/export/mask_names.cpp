// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/mask_names.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/net/domain_name.h"

namespace phonehome {

namespace {

// Sorted.
constexpr std::array<std::string_view, 44> kPlainWords{
    "address", "all",   "and",    "answer",    "beat",    "camera", "client",   "device", "dns",
    "every",   "for",   "from",   "gateway",   "home",    "host",   "hub",      "in",     "internet",
    "is",      "light", "local",  "localhost", "mdns",    "name",   "network",  "ntp",    "of",
    "openwrt", "phone", "pihole", "port",      "printer", "query",  "resolver", "router", "server",
    "ssdp",    "stun",  "switch", "tcp",       "time",    "to",     "tv",       "udp"};
static_assert(std::is_sorted(kPlainWords.begin(), kPlainWords.end()));

bool isOfHostName(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' ||
           c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool isNumber(const std::string& letters)
{
    return std::all_of(letters.begin(), letters.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

bool MaskedNames::addSpelling(const FoldedText& name, const std::string& by, NameOf of)
{
    constexpr std::size_t kNumberMin = 6; // shorter ones count or time something
    const std::string& letters = name.letters;
    if (letters.size() < 2 || (isNumber(letters) && letters.size() < kNumberMin) ||
        std::binary_search(kPlainWords.begin(), kPlainWords.end(), std::string_view(letters)))
        return false;
    const auto [at, isNew] = m_entries.try_emplace(letters, Entry{by, of, name.isOfSeveralWords()});
    // "AnnasiPhone" and "Annas-iPhone" are one name: what is known of either holds.
    at->second.severalWords = at->second.severalWords || name.isOfSeveralWords();
    if (isNew)
        m_sizes.insert(letters.size());
    return isNew;
}

void MaskedNames::add(std::string_view name, const std::string& by, NameOf of)
{
    addSpelling(folded(name), by, of);
    // Some texts come with hidden characters made visible already.
    addSpelling(folded(visibleText(name)), by, of);
}

bool MaskedNames::knows(std::string_view name) const
{
    return m_entries.contains(folded(name).letters);
}

bool MaskedNames::isMeant(std::string_view text, std::size_t begin, std::size_t end, const Entry& entry)
{
    std::size_t from = begin;
    std::size_t to = end;
    while (from > 0 && isOfHostName(text[from - 1]))
        --from;
    while (to < text.size() && isOfHostName(text[to]))
        ++to;
    std::string_view host = text.substr(from, to - from);
    while (host.ends_with('.')) // of a sentence
        host.remove_suffix(1);
    const std::size_t registered = registeredDomain(host).size();
    if (entry.of == NameOf::Device && registered > 0 && end > from + host.size() - registered)
        return false;
    const bool alone = begin == from && end >= from + host.size();
    const bool firstLabel = begin == from && end < text.size() && text[end] == '.';
    return entry.severalWords || alone || firstLabel;
}

void MaskedNames::find(std::string_view text, const FoldedText& folded, std::vector<Replacement>& out, Of of) const
{
    for (std::size_t i = 0; i < folded.letters.size(); ++i) {
        if (!folded.isStart(i))
            continue;
        for (const std::size_t size : m_sizes) {
            if (i + size > folded.letters.size() || !folded.isEnd(i + size))
                continue;
            const auto found = m_entries.find(folded.letters.substr(i, size));
            if (found == m_entries.end())
                continue;
            const Entry& entry = found->second;
            const bool isWanted =
                of == Of::All || entry.severalWords || (of == Of::Devices && entry.of == NameOf::Device);
            if (!isWanted)
                continue;
            const std::size_t begin = folded.places[i];
            const std::size_t end = folded.endOf(i, size);
            if (isMeant(text, begin, end, entry)) {
                out.push_back({begin, end, entry.by});
                break;
            }
        }
    }
}

} // namespace phonehome
