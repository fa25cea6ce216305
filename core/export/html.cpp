// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/html.h"

#include <algorithm>

#include "core/export/html_chart.h"
#include "core/export/html_text.h"
#include "core/export/text_lines.h"

namespace phonehome {

namespace {

// Set like an article: one column of text, tables as wide as the page lets them be.
constexpr const char* kStyle = R"(
:root { color-scheme: light dark; --paper: #fdfdfb; --ink: #22252a; --faint: #63686f; --line: #dddfe2; --band: #f4f5f3;
  --accent: #1f5f8b; --miss: #c0392b; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #17191c; --ink: #dfe1e4; --faint: #9a9fa6; --line: #33373c; --band: #1e2125; --accent: #8fc1e6; --miss: #f0816f; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
main { max-width: 76rem; margin: 0 auto; padding: 3rem 1.5rem 5rem; }
h1, h2, h3, h4, p, ul, nav, pre { max-width: 46rem; }
h1 { font-size: 1.9rem; line-height: 1.2; letter-spacing: -.01em; margin: 0 0 1.5rem; font-weight: 650; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 3.2rem 0 .8rem; padding-top: 1rem; border-top: 1px solid var(--line);
  font-weight: 620; }
h3 { font-size: 1.12rem; line-height: 1.35; margin: 2.4rem 0 .6rem; font-weight: 620; color: var(--accent); }
h4 { font-size: .95rem; line-height: 1.4; margin: 1.8rem 0 .5rem; font-weight: 620; color: var(--faint); }
h2 + h3, h3 + h4 { margin-top: 1.2rem; }
p, ul { margin: .7rem 0; }
ul { padding-left: 1.2rem; }
li { margin: .3rem 0; }
li::marker { color: var(--faint); }
li, td, th { unicode-bidi: isolate; }
nav { font-size: .92rem; max-width: none; }
nav ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .15rem 1.3rem; max-width: none; }
nav li { margin: 0; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
.scroll { overflow-x: auto; margin: 1rem 0; }
.scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
table { border-collapse: collapse; font-size: .88rem; line-height: 1.45; min-width: min(100%, 30rem); }
th { text-align: left; font-weight: 600; color: var(--faint); white-space: nowrap; vertical-align: bottom;
  border-bottom: 1px solid var(--ink); }
th, td { padding: .42rem 1.1rem .42rem 0; overflow-wrap: normal; }
th:last-child, td:last-child { padding-right: .2rem; }
td { vertical-align: top; border-bottom: 1px solid var(--line); min-width: 3.5rem; max-width: 26rem; overflow-wrap: break-word; }
.n { text-align: right; white-space: nowrap; }
.more { color: var(--faint); font-size: .9rem; }
pre { background: var(--band); border: 1px solid var(--line); border-radius: 6px; padding: .9rem 1.1rem; overflow-x: auto;
  font: .84rem/1.5 ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; tab-size: 4;
  overflow-wrap: normal; max-width: 60rem; }
@media (max-width: 40rem) {
  body { font-size: 1rem; }
  main { padding: 1.6rem 1rem 3rem; }
  h1 { font-size: 1.5rem; }
  h2 { margin-top: 2.4rem; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --faint: #444; --line: #bbb; --band: #fff; --accent: #000; --miss: #c00; }
  body { font-size: 9.5pt; line-height: 1.4; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  .scroll { overflow: visible; }
  table { font-size: 7.5pt; width: 100%; }
  th, td { padding-right: .6rem; overflow-wrap: anywhere; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  h2, h3, h4, thead { break-after: avoid; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
}
)";

/// Writes blocks one behind the other; chapters are numbered, so that the table of contents finds them.
class Page {
public:
    void operator()(const Heading& heading)
    {
        const std::string name = "h" + std::to_string(std::clamp(heading.level, 2, 6));
        const std::string id = heading.level == 2 ? " id=\"c" + std::to_string(++m_chapters) + "\"" : std::string();
        m_out += '<' + name + id + '>' + htmlLine(heading.text) + "</" + name + ">\n";
    }
    void operator()(const Paragraph& paragraph) { m_out += htmlElement("p", htmlLine(paragraph.text)); }
    void operator()(const Preformatted& block)
    {
        // A line break right behind the tag would be dropped.
        m_out += "<pre>\n" + htmlEscaped(visibleLines(block.text)) + "</pre>\n";
    }
    void operator()(const List& list)
    {
        m_out += "<ul>\n";
        for (const Text& item : list.items)
            m_out += htmlElement("li", htmlLine(item));
        m_out += "</ul>\n";
    }
    void operator()(const BeatChart& chart) { m_out += htmlChart(chart); }
    void operator()(const Table& table)
    {
        // Wide tables scroll by themselves, by the keyboard too.
        m_out += "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\">\n<table>\n<thead><tr>";
        for (const Column& column : table.columns)
            m_out += std::string(column.number ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">") +
                     htmlLine(column.title) + "</th>";
        m_out += "</tr></thead>\n<tbody>\n";
        for (const auto& row : table.rows) {
            m_out += "<tr>";
            for (std::size_t i = 0; i < row.size(); ++i) {
                const bool number = i < table.columns.size() && table.columns[i].number;
                m_out += (number ? "<td class=\"n\">" : "<td>") + htmlLine(row[i]) + "</td>";
            }
            m_out += "</tr>\n";
        }
        m_out += "</tbody>\n</table>\n</div>\n";
        if (table.more > 0)
            m_out += "<p class=\"more\">… and " + std::to_string(table.more) + " more.</p>\n";
    }

    const std::string& text() const { return m_out; }

private:
    std::string m_out;
    int m_chapters = 0;
};

/// The chapters as links within the page; nothing for a document of a few.
std::string contents(const Document& document)
{
    constexpr int kChaptersMin = 4;
    std::string out;
    int chapters = 0;
    for (const Block& block : document.blocks) {
        const auto* heading = std::get_if<Heading>(&block);
        if (!heading || heading->level != 2)
            continue;
        out +=
            htmlElement("li", "<a href=\"#c" + std::to_string(++chapters) + "\">" + htmlLine(heading->text) + "</a>");
    }
    return chapters < kChaptersMin ? std::string() : "<nav aria-label=\"Contents\">\n<ul>\n" + out + "</ul>\n</nav>\n";
}

} // namespace

std::string html(const Document& document)
{
    Page page;
    for (const Block& block : document.blocks)
        std::visit(page, block);
    const std::string title = htmlLine(document.title);
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta name=\"color-scheme\" content=\"light dark\">\n"
           "<meta name=\"referrer\" content=\"no-referrer\">\n"
           "<title>" +
           title + "</title>\n<style>" + kStyle + kChartStyle + "</style>\n</head>\n<body>\n<main>\n" +
           htmlElement("h1", title) + contents(document) + page.text() + "</main>\n</body>\n</html>\n";
}

} // namespace phonehome
