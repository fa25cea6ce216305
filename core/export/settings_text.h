// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace phonehome {

/// Text from a capture for a comment: no line breaks, nothing hidden, and nothing that a shell or a router acts on should
/// a comment be pasted where there are none; "?" stands in for that. At most 64 code points.
std::string commentText(std::string_view hostile);
/// "a, b, c, d and 3 more", each as above.
std::string commentList(const std::vector<std::string>& hostile);
/// Builds settings line by line.
class SettingsText {
public:
    /// mark: what a comment line begins with; empty for text that is prose. step: of indent().
    explicit SettingsText(std::string mark, std::string step = "\t") : m_mark(std::move(mark)), m_step(std::move(step))
    {
    }

    /// So many steps before what follows.
    SettingsText& indent(int steps);
    /// A comment, broken at blanks. The text is ours, or went through commentText().
    SettingsText& say(std::string_view text);
    /// A line for itself within a comment, unbroken: a command.
    SettingsText& quote(std::string_view command);
    /// What is set.
    SettingsText& set(std::string_view line);
    /// What may be set: as a comment, with no blank behind the mark.
    SettingsText& offer(std::string_view line);
    SettingsText& gap();
    const std::string& text() const { return m_text; }

private:
    SettingsText& line(std::string_view what);

    std::string m_mark;
    std::string m_step;
    int m_steps = 0;
    std::string m_text;
};

} // namespace phonehome
