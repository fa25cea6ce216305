// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/overlap_filter.h"

#include <algorithm>
#include <string_view>

#include "core/base/hash_map.h"
#include "core/base/text.h"

namespace phonehome {

namespace {
constexpr std::size_t kRemembered = 8192;
} // namespace

bool OverlapFilter::isNew(const Frame& frame)
{
    if (!frame.hasTime)
        return true;
    const std::string_view text = asText(frame.data);
    const Key key{frame.time.ns, mixHash(std::hash<std::string_view>{}(text), frame.length)};
    const auto [found, fresh] = m_frames.try_emplace(key);
    if (fresh) {
        m_order.push_back(key);
        if (m_order.size() > kRemembered) {
            m_frames.erase(m_order.front());
            m_order.pop_front();
        }
    }
    Frames& same = found->second;
    auto seen = std::find_if(same.files.begin(), same.files.end(), [&](const Seen& s) { return s.file == frame.file; });
    if (seen == same.files.end())
        seen = same.files.insert(same.files.end(), {frame.file, 0});
    // What no file held so many times before.
    if (++seen->times <= same.given)
        return false;
    same.given = seen->times;
    return true;
}

} // namespace phonehome
