// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/field_model.h"

#include "ui/models/texts.h"

namespace phonehome {

namespace {

/// An address alone where its transport has no ports.
QString endText(const Endpoint& end)
{
    return QString::fromStdString(end.port == 0 ? end.address.text() : end.text());
}

bool isNothing(const Endpoint& end)
{
    return end.port == 0 && end.address.isUnspecified();
}

} // namespace

FieldModel::FieldModel(const TimeFormat* time, QObject* parent) : QAbstractItemModel(parent), m_time(time)
{
    connect(time, &TimeFormat::changed, this, [this] {
        if (!m_top.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
    });
}

void FieldModel::setDetail(EventDetail detail)
{
    beginResetModel();
    m_detail = std::move(detail);
    m_nodes.clear();
    m_top.clear();
    for (std::size_t p = 0; p < m_detail.parts.size(); ++p) {
        const auto part = static_cast<int>(p);
        const auto message = static_cast<int>(m_nodes.size());
        m_nodes.push_back({-1, static_cast<int>(m_top.size()), part, -1, {}});
        m_top.push_back(message);
        std::vector<int> open{message}; // the last line of each depth
        const auto& fields = m_detail.parts[p].fields;
        for (std::size_t f = 0; f < fields.size(); ++f) {
            const auto depth = static_cast<std::size_t>(std::max(0, fields[f].depth));
            open.resize(std::min(open.size(), depth + 1));
            const int above = open.back();
            const auto node = static_cast<int>(m_nodes.size());
            const auto row = static_cast<int>(m_nodes[static_cast<std::size_t>(above)].children.size());
            m_nodes.push_back({above, row, part, static_cast<int>(f), {}});
            m_nodes[static_cast<std::size_t>(above)].children.push_back(node);
            open.push_back(node);
        }
    }
    endResetModel();
}

const FieldModel::Node* FieldModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? &m_nodes[index.internalId()] : nullptr;
}

QModelIndex FieldModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const Node* above = nodeOf(parent);
    const auto& list = above ? above->children : m_top;
    return createIndex(row, column, static_cast<quintptr>(list[static_cast<std::size_t>(row)]));
}

QModelIndex FieldModel::parent(const QModelIndex& child) const
{
    const Node* node = nodeOf(child);
    if (!node || node->parent < 0)
        return {};
    const auto above = static_cast<std::size_t>(node->parent);
    return createIndex(m_nodes[above].row, 0, static_cast<quintptr>(above));
}

int FieldModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return 0;
    const Node* node = nodeOf(parent);
    return static_cast<int>(node ? node->children.size() : m_top.size());
}

int FieldModel::columnCount(const QModelIndex&) const
{
    return kColumns;
}

QString FieldModel::text(const Node& node, int column) const
{
    const DetailPart& part = m_detail.parts[static_cast<std::size_t>(node.part)];
    if (node.field < 0) {
        if (column == Name)
            return tr("Packet %1").arg(countText(part.frame));
        // Below IP there are no such addresses.
        if (isNothing(part.from) && isNothing(part.to))
            return m_time->time(part.time, 6);
        return tr("%1 → %2, %3").arg(endText(part.from), endText(part.to), m_time->time(part.time, 6));
    }
    const Field& field = part.fields[static_cast<std::size_t>(node.field)];
    return fromWire(column == Name ? field.name : field.value);
}

QVariant FieldModel::data(const QModelIndex& index, int role) const
{
    const Node* node = nodeOf(index);
    if (!node)
        return {};
    const Field* field =
        node->field < 0
            ? nullptr
            : &m_detail.parts[static_cast<std::size_t>(node->part)].fields[static_cast<std::size_t>(node->field)];
    switch (role) {
    case Qt::DisplayRole: return text(*node, index.column());
    case Qt::ToolTipRole: return text(*node, index.column()).toHtmlEscaped();
    case PartRole: return node->part;
    case OffsetRole: return field ? static_cast<int>(field->offset) : 0;
    case SizeRole: return field ? static_cast<int>(field->size) : 0;
    default: return {};
    }
}

QVariant FieldModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Field") : tr("Value");
}

} // namespace phonehome
