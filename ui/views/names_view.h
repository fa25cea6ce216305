// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>

#include "ui/views/table_page.h"

class QAbstractItemView;
class QToolButton;
class QTreeView;

namespace phonehome {

class NameModel;
class NameTree;

/// Which device asked for which name, what it was told, and which flows went there; by domain if wished.
class NamesView final : public TablePage {
    Q_OBJECT
public:
    NamesView(const ViewContext& context, QWidget* parent);

    void setSnapshot(SnapshotPtr snapshot) override;
    QString selectedText() const override;

protected:
    Reason reasonForNone(const Snapshot& snapshot) const override;
    void onChosen(std::uint32_t id) override;
    void offer(QMenu& menu, const QModelIndex& row) override;
    Focus narrowed(Focus focus) const override;

private:
    NamesView(const ViewContext& context, NameModel* names, QWidget* parent);

    void buildTree();
    void group(bool grouped);
    /// Opens again what was open before the rows were made anew.
    void openGroups();
    void showFlowsOf(NameId name);
    void mark(NameId name);
    NameId nameAt(const QModelIndex& index) const;

    NameModel* m_names;
    NameTree* m_groups;
    QToolButton* m_grouped;
    QTreeView* m_tree;
    QSet<QString> m_open; ///< titles of the groups that show their members
    bool m_marking = false;
};

} // namespace phonehome
