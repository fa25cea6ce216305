// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/settings_text.h"

#include <algorithm>

#include "core/base/text.h"

namespace phonehome {

namespace {

constexpr std::size_t kNameMax = 64;
constexpr std::size_t kListMax = 4;
constexpr std::size_t kWidth = 100;

/// Characters that nothing acts on, wherever a comment ends up.
bool isPlain(char c)
{
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view(" .,-_:/+@[]()").find(c) != std::string_view::npos;
}

} // namespace

std::string commentText(std::string_view hostile)
{
    std::string out;
    for (const char c : visibleText(hostile, kNameMax)) {
        if (c == '\'')
            out += "’";
        else
            out += isPlain(c) ? c : '?';
    }
    return out;
}

std::string commentList(const std::vector<std::string>& hostile)
{
    const std::size_t shown = hostile.size() <= kListMax + 1 ? hostile.size() : kListMax;
    std::string out;
    for (std::size_t i = 0; i < shown; ++i) {
        const bool last = i + 1 == hostile.size();
        out += (i == 0 ? "" : last ? " and " : ", ") + commentText(hostile[i]);
    }
    return shown == hostile.size() ? out : out + " and " + std::to_string(hostile.size() - shown) + " more";
}

SettingsText& SettingsText::indent(int steps)
{
    m_steps = steps;
    return *this;
}

SettingsText& SettingsText::line(std::string_view what)
{
    for (int i = 0; i < m_steps; ++i)
        m_text += m_step;
    m_text.append(what).append("\n");
    return *this;
}

SettingsText& SettingsText::say(std::string_view text)
{
    const std::string start = m_mark.empty() ? "" : m_mark + " ";
    while (!text.empty()) {
        std::size_t end = text.size();
        if (start.size() + end > kWidth) {
            const std::size_t before = text.rfind(' ', kWidth - start.size());
            end = std::min(before == std::string_view::npos || before == 0 ? text.find(' ') : before, text.size());
        }
        line(start + std::string(text.substr(0, end)));
        text = trimmed(text.substr(end));
    }
    return *this;
}

SettingsText& SettingsText::quote(std::string_view command)
{
    return line(m_mark + (m_mark.empty() ? "    " : "   ") + std::string(command));
}

SettingsText& SettingsText::set(std::string_view what)
{
    return line(what);
}

SettingsText& SettingsText::offer(std::string_view what)
{
    // The mark comes before a line's own tabs, so that it can be taken away alone.
    return line(m_mark + std::string(what));
}

SettingsText& SettingsText::gap()
{
    m_text += "\n";
    return *this;
}

} // namespace phonehome
