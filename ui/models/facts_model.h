// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "ui/models/group_facts.h"

namespace phonehome {

/// Facts as a table of two columns.
class FactsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum ColumnId { Label, Value, kColumns };

    using QAbstractTableModel::QAbstractTableModel;

    void setFacts(std::vector<Fact> facts);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<Fact> m_facts;
};

} // namespace phonehome
