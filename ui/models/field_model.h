// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractItemModel>

#include "core/session/capture_session.h"
#include "ui/models/time_format.h"

namespace phonehome {

/// The messages of one event with their decoded fields, as a tree: message, field, deeper field.
class FieldModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum ColumnId { Name, Value, kColumns };
    enum Role {
        PartRole = Qt::UserRole, ///< int: which message of the event
        OffsetRole,              ///< int: first byte of the field in its message
        SizeRole,                ///< int: bytes of the field, 0 = none of its own
    };

    explicit FieldModel(const TimeFormat* time, QObject* parent = nullptr);

    void setDetail(EventDetail detail);
    const EventDetail& detail() const { return m_detail; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    /// A line of the tree; children follow their parent in the list.
    struct Node {
        int parent = -1; ///< in m_nodes, -1 = top
        int row = 0;
        int part = 0;
        int field = -1; ///< -1 = the message itself
        std::vector<int> children;
    };

    QString text(const Node& node, int column) const;
    const Node* nodeOf(const QModelIndex& index) const;

    const TimeFormat* m_time;
    EventDetail m_detail;
    std::vector<Node> m_nodes;
    std::vector<int> m_top;
};

} // namespace phonehome
