// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/html_chart.h"

#include "core/export/html_text.h"

namespace phonehome {

const char* const kChartStyle = R"(
.beats { margin: 1.2rem 0 1.6rem; font-size: .82rem; line-height: 1.3; }
.lane { display: grid; grid-template-columns: minmax(8rem, 17rem) minmax(0, 1fr); column-gap: 1rem; align-items: center; }
.lane + .lane { border-top: 1px solid var(--line); }
.lane > span { padding: .2rem 0; unicode-bidi: isolate; }
.lane svg { display: block; width: 100%; height: 1.5rem; }
.lane .beat { fill: var(--accent); }
.lane .missed { fill: var(--miss); }
.lane .gap { fill: var(--line); }
.lane .tick { stroke: var(--line); vector-effect: non-scaling-stroke; }
.axis { position: relative; height: 1.3rem; color: var(--faint); font-size: .75rem; }
.axis span { position: absolute; top: .2rem; white-space: nowrap; transform: translateX(-50%); }
.axis span.first { transform: none; }
.axis span.last { transform: translateX(-100%); }
.beats figcaption { color: var(--faint); margin-top: .3rem; }
.beats i { display: inline-block; width: .2rem; vertical-align: middle; margin: 0 .35rem 0 .1rem; }
.beats i.beat { height: .7rem; background: var(--accent); }
.beats i.missed { height: 1rem; background: var(--miss); }
.beats i.gap { width: .8rem; height: .8rem; background: var(--line); }
@media (max-width: 40rem) {
  .lane { grid-template-columns: minmax(0, 1fr); }
  .axis span:nth-child(even) { display: none; }
}
@media print { .beats { break-inside: avoid; } .beats svg, .beats i { print-color-adjust: exact; } }
)";

namespace {

constexpr unsigned kHeight = 24;

std::string number(unsigned n)
{
    return std::to_string(n);
}

/// One filled path for what stands side by side from top to bottom; a place alone is a little wider than its neighbour's
/// distance, to be seen on a narrow page.
std::string marks(const char* name, const std::vector<std::uint16_t>& places, unsigned top, unsigned bottom)
{
    if (places.empty())
        return {};
    const unsigned height = bottom - top;
    std::string path;
    for (std::size_t i = 0; i < places.size();) {
        std::size_t end = i + 1;
        while (end < places.size() && places[end] == places[end - 1] + 1)
            ++end;
        const std::string width = number(places[end - 1] - places[i] + 1) + ".6";
        for (const std::string& part : {'M' + number(places[i]), ' ' + number(top), 'h' + width, 'v' + number(height)})
            path += part;
        path.append("h-").append(width).append("z");
        i = end;
    }
    return std::string("<path class=\"") + name + "\" d=\"" + path + "\"/>";
}

std::string backdrop(const BeatChart& chart)
{
    const std::string out = marks("gap", chart.gaps, 0, kHeight);
    std::string path;
    for (const BeatChart::Tick& tick : chart.ticks)
        path += 'M' + number(tick.at) + " 0v" + number(kHeight);
    return path.empty() ? out : out + "<path class=\"tick\" d=\"" + path + "\"/>";
}

/// In hundredths of the whole, as CSS wants it.
std::string percent(std::uint16_t at)
{
    const unsigned thousandths = at * 1000U / BeatChart::kWhole;
    return number(thousandths / 10) + '.' + number(thousandths % 10) + '%';
}

std::string axis(const BeatChart& chart)
{
    constexpr std::uint16_t kEdge = BeatChart::kWhole / 20;
    std::string out = "<div class=\"lane\"><span></span><div class=\"axis\">";
    for (const BeatChart::Tick& tick : chart.ticks) {
        const char* const end = tick.at < kEdge                       ? " class=\"first\""
                                : tick.at > BeatChart::kWhole - kEdge ? " class=\"last\""
                                                                      : "";
        out +=
            std::string("<span") + end + " style=\"left:" + percent(tick.at) + "\">" + htmlLine(tick.label) + "</span>";
    }
    return out + "</div></div>\n";
}

std::string caption(const BeatChart& chart)
{
    bool missed = false;
    for (const BeatChart::Lane& lane : chart.lanes)
        missed = missed || !lane.missed.empty();
    std::string out = "<i class=\"beat\"></i>heard";
    if (missed)
        out += ", <i class=\"missed\"></i>missed";
    if (!chart.gaps.empty())
        out += ", <i class=\"gap\"></i>not captured";
    return htmlElement("figcaption", out);
}

} // namespace

std::string htmlChart(const BeatChart& chart)
{
    if (chart.lanes.empty())
        return {};
    const std::string behind = backdrop(chart);
    std::string out = "<figure class=\"beats\">\n";
    for (const BeatChart::Lane& lane : chart.lanes) {
        // The text beside it says the same in words; the numbers stand in the table.
        out += "<div class=\"lane\"><span>" + htmlLine(lane.label) + "</span><svg viewBox=\"0 0 " +
               number(BeatChart::kWhole) + ' ' + number(kHeight) +
               "\" preserveAspectRatio=\"none\" aria-hidden=\"true\">" + behind + marks("beat", lane.marks, 7, 20) +
               marks("missed", lane.missed, 2, kHeight) + "</svg></div>\n";
    }
    return out + axis(chart) + caption(chart) + "</figure>\n";
}

} // namespace phonehome
