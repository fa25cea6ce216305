// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/markdown.h"

#include <algorithm>

#include "core/export/text_lines.h"

namespace phonehome {

namespace {

/// Means something wherever it stands. "#" does at the end of a heading, "@" names people on GitHub.
constexpr std::string_view kSpecial = "\\`*_[]<>|~&$#@";
/// Begins a block at the start of a line.
constexpr std::string_view kBlockStart = "-+=:%";

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Where GitHub would make a link out of plain text: the dot of "www.", the colon of "http://".
bool beginsLink(std::string_view text, std::size_t at)
{
    if (text[at] == ':')
        return text.substr(at, 3) == "://";
    return text[at] == '.' && at >= 3 && equalsIgnoringAsciiCase(text.substr(at - 3, 3), "www");
}

/// Markdown that shows these characters.
std::string inlineText(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (kSpecial.find(text[i]) != std::string_view::npos || beginsLink(text, i))
            out += '\\';
        out += text[i];
    }
    return out;
}

/// The same for the start of a line.
std::string lineText(std::string_view text)
{
    std::string blanks;
    while (text.starts_with(' ')) {
        blanks += "&#32;";
        text.remove_prefix(1);
    }
    std::string out = inlineText(text);
    if (!out.empty() && kBlockStart.find(out.front()) != std::string_view::npos)
        out.insert(0, 1, '\\');
    // "1." and "1)" begin a list.
    const auto number = static_cast<std::size_t>(std::find_if_not(out.begin(), out.end(), isDigit) - out.begin());
    if (number > 0 && number < out.size() && (out[number] == '.' || out[number] == ')'))
        out.insert(number, 1, '\\');
    return blanks + out;
}

std::string line(const Text& text)
{
    return lineText(visibleLine(text));
}

void write(const Heading& heading, std::string& out)
{
    out +=
        std::string(static_cast<std::size_t>(std::clamp(heading.level, 1, 6)), '#') + ' ' + line(heading.text) + '\n';
}

void write(const Paragraph& paragraph, std::string& out)
{
    out += line(paragraph.text) + '\n';
}

void write(const List& list, std::string& out)
{
    for (const Text& item : list.items)
        out += "- " + line(item) + '\n';
}

void write(const Table& table, std::string& out)
{
    const auto row = [&](const auto& cells, const auto& textOf) {
        out += '|';
        for (const auto& cell : cells)
            out += ' ' + textOf(cell) + " |";
        out += '\n';
    };
    row(table.columns, [](const Column& c) { return inlineText(visibleLine(c.title)); });
    row(table.columns, [](const Column& c) { return std::string(c.number ? "---:" : "---"); });
    for (const auto& cells : table.rows)
        row(cells, [](const Text& cell) { return inlineText(visibleLine(cell)); });
    if (table.more > 0)
        out += "\n… and " + std::to_string(table.more) + " more.\n";
}

void write(const Preformatted& block, std::string& out)
{
    const std::string lines = visibleLines(block.text);
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : lines) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(std::max<std::size_t>(3, longest + 1), '`');
    out += fence + '\n' + lines + fence + '\n';
}

void write(const BeatChart&, std::string&) {}

} // namespace

std::string markdown(const Document& document)
{
    std::string out = "# " + line(document.title) + '\n';
    for (const Block& block : document.blocks) {
        if (std::holds_alternative<BeatChart>(block))
            continue;
        out += '\n';
        std::visit([&](const auto& b) { write(b, out); }, block);
    }
    return out;
}

} // namespace phonehome
