// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/view.h"

class QLabel;
class QLineEdit;
class QMenu;
class QStackedLayout;
class QTreeView;

namespace phonehome {

class DeviceModel;
class EmptyState;

/// The devices at home, one chosen at a time. The first column is a row in two lines; the others hold numbers and times
/// and sort by value, out of sight until they are chosen: by the button above or a right click on the header.
class DeviceList final : public View {
    Q_OBJECT
public:
    explicit DeviceList(const ViewContext& context, QWidget* parent = nullptr);

    void setSnapshot(SnapshotPtr snapshot) override;
    void setFilter(const QString& words) override;
    QString selectedText() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showEmptyOrList();
    void showFocus(const Focus& focus);
    void offerDevice(QMenu& menu, const QModelIndex& row);
    /// The menu of orders and columns, at a point of the screen.
    void offer(const QPoint& at);

    ViewContext m_context;
    DeviceModel* m_model;
    QLabel* m_count;
    QLineEdit* m_filter;
    QTreeView* m_tree;
    EmptyState* m_empty;
    QStackedLayout* m_stack;
    bool m_following = false; ///< the list follows the focus, it does not set it
};

} // namespace phonehome
