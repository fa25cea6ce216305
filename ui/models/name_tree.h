// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractItemModel>

#include "core/analysis/name_groups.h"
#include "ui/models/name_model.h"

namespace phonehome {

/// The rows of the table of names below their domain or numbered pattern: "wemo2.com", "[0-3].openwrt.pool.ntp.org".
/// Shows what the table shows, in its order: filter, focus and sorting are the table's. Costs nothing while not shown.
class NameTree final : public QAbstractItemModel {
    Q_OBJECT
public:
    explicit NameTree(NameModel* table, QObject* parent = nullptr);

    /// Groups are made only while they are looked at.
    void setShown(bool shown);

    /// Row of the table of names of the snapshot; invalid for a group.
    NameId nameAt(const QModelIndex& index) const;
    QModelIndex indexOf(NameId name) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    void rebuild();
    QModelIndex inTable(const QModelIndex& index) const;
    QString groupText(const NameGroup& group, int column) const;

    NameModel* m_table;
    std::vector<NameGroup> m_groups; ///< members: rows of the table
    bool m_shown = false;
};

} // namespace phonehome
