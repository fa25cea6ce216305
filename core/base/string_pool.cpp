// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/string_pool.h"

namespace phonehome {

StringId StringPool::intern(std::string_view text)
{
    if (const auto found = m_ids.find(text); found != m_ids.end())
        return found->second;
    const StringId id{static_cast<std::uint32_t>(m_strings.append(std::string(text)))};
    m_ids.emplace(std::string(text), id);
    return id;
}

} // namespace phonehome
