// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/finding_model.h"

#include "core/analysis/findings/findings.h"
#include "ui/models/finding_texts.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

const Finding& row(const Cell& c)
{
    return findingsIn(c.snapshot)[c.id];
}

QString weight(const Cell& c)
{
    return QStringLiteral("%1 %2").arg(findingMark(row(c).weight), findingWeightText(row(c).weight));
}

QString device(const Cell& c)
{
    return row(c).device.valid() ? deviceTitleText(c.snapshot, row(c).device) : QStringLiteral("–");
}

QString what(const Cell& c)
{
    return findingText(c.snapshot, row(c), c.time);
}

constexpr Column kColumns[] = {
    Column{[] { return FindingModel::tr("Severity"); }, weight,
           [](const Cell& c) {
               return SortKey{static_cast<double>(row(c).weight), {}};
           }},
    Column{[] { return FindingModel::tr("Device"); }, device,
           [](const Cell& c) {
               return SortKey{0, device(c)};
           }},
    Column{[] { return FindingModel::tr("What was found"); }, what,
           [](const Cell& c) {
               return SortKey{0, what(c)};
           }},
    Column{[] { return FindingModel::tr("Since"); }, [](const Cell& c) { return c.time.dateTime(row(c).first, 0); },
           [](const Cell& c) {
               return SortKey{static_cast<double>(row(c).first.ns), {}};
           }},
};

} // namespace

FindingModel::FindingModel(const TimeFormat* time, QObject* parent) : TableModel(time, kColumns, parent) {}

const Finding& FindingModel::finding(std::uint32_t id) const
{
    return findingsIn(*snapshot())[id];
}

std::uint32_t FindingModel::count(const Snapshot& snapshot) const
{
    return static_cast<std::uint32_t>(findingsIn(snapshot).size());
}

bool FindingModel::isInFocus(const Snapshot& snapshot, const Focus& focus, std::uint32_t id) const
{
    const Finding& f = findingsIn(snapshot)[id];
    if (focus.device.valid() && f.device != focus.device)
        return false;
    return isAnyTimeInFocus(focus, f.first, f.last);
}

} // namespace phonehome
