// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/facts_model.h"

#include "ui/models/fact_tips.h"

namespace phonehome {

void FactsModel::setFacts(std::vector<Fact> facts)
{
    if (facts == m_facts)
        return;
    beginResetModel();
    m_facts = std::move(facts);
    endResetModel();
}

int FactsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_facts.size());
}

int FactsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant FactsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto& [label, value] = m_facts[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return index.column() == Label ? label : value;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignTop);
    // What a narrow column cuts; escaped, since a tooltip takes what looks like markup for markup.
    if (role == Qt::ToolTipRole && index.column() == Value)
        return value.toHtmlEscaped();
    if (role == Qt::ToolTipRole)
        return factTip(label);
    return {};
}

QVariant FactsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    return section == Label ? tr("What") : tr("Value");
}

} // namespace phonehome
