// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/finding_model.h"

#include <algorithm>

#include "core/analysis/findings/findings.h"
#include "ui/models/finding_texts.h"
#include "ui/models/like_finding_texts.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

LikeFindings row(const Snapshot& s, std::uint32_t id)
{
    const std::vector<LikeFindings>& like = likeFindingsIn(s);
    return id < like.size() ? like[id] : aloneAt(findingsIn(s), id - static_cast<std::uint32_t>(like.size()));
}

LikeFindings row(const Cell& c)
{
    return row(c.snapshot, c.id);
}

const Finding& firstOf(const Snapshot& s, std::uint32_t id)
{
    const std::vector<LikeFindings>& like = likeFindingsIn(s);
    return findingsIn(s)[id < like.size() ? like[id].members.front() : id - like.size()];
}

FindingWeight weightOf(const Cell& c)
{
    return firstOf(c.snapshot, c.id).weight;
}

QString weight(const Cell& c)
{
    return QStringLiteral("%1 %2").arg(findingMark(weightOf(c)), findingWeightText(weightOf(c)));
}

QString device(const Cell& c)
{
    return findingDevicesText(c.snapshot, row(c));
}

QString what(const Cell& c)
{
    return findingText(c.snapshot, row(c), c.time);
}

constexpr Column kColumns[] = {
    Column{[] { return FindingModel::tr("Severity"); }, weight,
           [](const Cell& c) {
               return SortKey{static_cast<double>(weightOf(c)), {}};
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

LikeFindings FindingModel::like(std::uint32_t id) const
{
    return row(*snapshot(), id);
}

const Finding& FindingModel::finding(std::uint32_t id) const
{
    return firstOf(*snapshot(), id);
}

std::uint32_t FindingModel::groupOf(std::uint32_t id) const
{
    const std::vector<LikeFindings>& all = likeFindingsIn(*snapshot());
    if (id < all.size())
        return id;
    const auto place = id - static_cast<std::uint32_t>(all.size());
    const auto found = std::find_if(all.begin(), all.end(), [place](const LikeFindings& like) {
        return std::binary_search(like.members.begin(), like.members.end(), place);
    });
    return static_cast<std::uint32_t>(found - all.begin());
}

QVariant FindingModel::data(const QModelIndex& index, int role) const
{
    if (role == kFullTextRole && snapshot() && index.isValid() && index.column() == DeviceName) {
        const LikeFindings all = like(idAt(index.row()));
        return all.ofSeveral() ? QVariant(findingDevices(*snapshot(), all).join(QStringLiteral(", "))) : QVariant();
    }
    return TableModel::data(index, role);
}

std::uint32_t FindingModel::count(const Snapshot& snapshot) const
{
    return static_cast<std::uint32_t>(likeFindingsIn(snapshot).size() + findingsIn(snapshot).size());
}

std::uint32_t FindingModel::rows(const Snapshot& snapshot) const
{
    return static_cast<std::uint32_t>(likeFindingsIn(snapshot).size());
}

bool FindingModel::isInFocus(const Snapshot& snapshot, const Focus& focus, std::uint32_t id) const
{
    const bool single = id >= likeFindingsIn(snapshot).size();
    if (single != focus.device.valid())
        return false;
    if (single && firstOf(snapshot, id).device != focus.device)
        return false;
    const LikeFindings like = row(snapshot, id);
    return isAnyTimeInFocus(focus, like.first, like.last);
}

bool FindingModel::matches(const Cell& cell, const QString& word) const
{
    return TableModel::matches(cell, word) ||
           !findingDevices(cell.snapshot, row(cell)).filter(word, Qt::CaseInsensitive).isEmpty();
}

QString FindingModel::tip(const Cell& cell, int column) const
{
    return column == DeviceName && row(cell).ofSeveral() ? findingDevicesTip(cell.snapshot, row(cell))
                                                         : TableModel::tip(cell, column);
}

} // namespace phonehome
