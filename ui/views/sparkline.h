// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace phonehome {

/// Draws a cell's list of numbers, oldest first, as a line from edge to edge, the largest at the top.
class SparklineDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int kSamples = Qt::UserRole + 11; ///< QVariantList of numbers

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace phonehome
