// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/name_tree.h"

#include <algorithm>
#include <set>

#include <QStringList>

#include "core/analysis/joined_name.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

/// Internal id of a group's own index; a member's is its group's row.
constexpr quintptr kGroup = ~quintptr{0};

} // namespace

NameTree::NameTree(NameModel* table, QObject* parent) : QAbstractItemModel(parent), m_table(table)
{
    connect(table, &QAbstractItemModel::modelReset, this, [this] { rebuild(); });
    connect(table, &QAbstractItemModel::layoutChanged, this, [this] { rebuild(); });
    connect(table, &QAbstractItemModel::rowsInserted, this, [this] { rebuild(); });
    connect(table, &QAbstractItemModel::dataChanged, this, [this] {
        if (rowCount() > 0)
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
}

void NameTree::setShown(bool shown)
{
    m_shown = shown;
    rebuild();
}

void NameTree::rebuild()
{
    if (!m_shown && m_groups.empty())
        return;
    beginResetModel();
    m_groups.clear();
    if (m_shown && m_table->snapshot()) {
        const Snapshot& s = *m_table->snapshot();
        std::vector<std::string> names;
        for (int row = 0; row < m_table->rowCount(); ++row)
            names.push_back(s.text(s.names[m_table->idAt(row)].name));
        m_groups = groupNames(names);
    }
    endResetModel();
}

QModelIndex NameTree::inTable(const QModelIndex& index) const
{
    const NameGroup& group = m_groups[index.internalId()];
    return m_table->index(static_cast<int>(group.members[static_cast<std::size_t>(index.row())]), index.column());
}

NameId NameTree::nameAt(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == kGroup)
        return {};
    return NameId{m_table->idAt(inTable(index).row())};
}

QModelIndex NameTree::indexOf(NameId name) const
{
    const int row = m_table->rowOf(name.value);
    for (std::size_t i = 0; row >= 0 && i < m_groups.size(); ++i) {
        const auto& members = m_groups[i].members;
        const auto found = std::lower_bound(members.begin(), members.end(), static_cast<std::uint32_t>(row));
        if (found != members.end() && *found == static_cast<std::uint32_t>(row))
            return createIndex(static_cast<int>(found - members.begin()), 0, static_cast<quintptr>(i));
    }
    return {};
}

QModelIndex NameTree::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column < 0 || row >= rowCount(parent) || column >= columnCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) : kGroup);
}

QModelIndex NameTree::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == kGroup)
        return {};
    return createIndex(static_cast<int>(child.internalId()), 0, kGroup);
}

int NameTree::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    const bool isGroup = parent.internalId() == kGroup && parent.column() == 0;
    return isGroup ? static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].members.size()) : 0;
}

int NameTree::columnCount(const QModelIndex&) const
{
    return m_table->columnCount();
}

QVariant NameTree::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() != kGroup)
        return inTable(index).data(role);
    const NameGroup& group = m_groups[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return groupText(group, index.column());
    case Qt::ToolTipRole: return groupText(group, index.column()).toHtmlEscaped();
    case Qt::TextAlignmentRole: return m_table->headerData(index.column(), Qt::Horizontal, role);
    default: return {};
    }
}

QVariant NameTree::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_table->headerData(section, orientation, role);
}

void NameTree::sort(int column, Qt::SortOrder order)
{
    m_table->sort(column, order);
}

/// What the members have in common, or how many different ones there are.
QString NameTree::groupText(const NameGroup& group, int column) const
{
    const Snapshot& s = *m_table->snapshot();
    const auto rowOf = [&](std::uint32_t member) {
        return joinedName(s, NameId{m_table->idAt(static_cast<int>(member))}).row;
    };
    const auto distinct = [&] {
        QStringList out;
        for (const std::uint32_t member : group.members)
            out << m_table->index(static_cast<int>(member), column).data().toString();
        out.removeAll(QString());
        out.removeDuplicates();
        return nameListText(out);
    };
    switch (column) {
    case NameModel::Name: {
        std::set<StringId> names;
        for (const std::uint32_t member : group.members)
            names.insert(rowOf(member).name);
        return tr("%1 (%Ln name(s))", nullptr, static_cast<int>(names.size())).arg(fromWire(group.title));
    }
    case NameModel::Answers: {
        std::set<IpAddress> addresses;
        for (const std::uint32_t member : group.members) {
            const NameRow row = rowOf(member);
            for (const NameAnswer& answer : row.answers)
                addresses.insert(answer.address);
        }
        return tr("%Ln address(es)", nullptr, static_cast<int>(addresses.size()));
    }
    case NameModel::Asked: {
        std::uint64_t asked = 0;
        for (const std::uint32_t member : group.members)
            asked += rowOf(member).asked;
        return countText(asked);
    }
    case NameModel::UsedBy: {
        std::set<FlowId> flows;
        for (const std::uint32_t member : group.members) {
            const NameRow row = rowOf(member);
            flows.insert(row.flows.begin(), row.flows.end());
        }
        return tr("%Ln flow(s)", nullptr, static_cast<int>(flows.size()));
    }
    case NameModel::First:
    case NameModel::Last: {
        const bool first = column == NameModel::First;
        const auto best = std::max_element(group.members.begin(), group.members.end(), [&](auto a, auto b) {
            return first ? rowOf(b).first < rowOf(a).first : rowOf(a).last < rowOf(b).last;
        });
        return m_table->index(static_cast<int>(*best), column).data().toString();
    }
    case NameModel::DeviceName:
    case NameModel::Owner:
    case NameModel::Domain:
    case NameModel::Source: return distinct();
    default: return {};
    }
}

} // namespace phonehome
