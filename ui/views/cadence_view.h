// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/view.h"

class QLabel;
class QStackedLayout;
class QTableView;

namespace phonehome {

class CadenceChart;
class EmptyState;
class GroupModel;

/// The answer in one sentence, what it rests on, its intervals as a chart, and beside it what else is said how often.
class CadenceView final : public View {
    Q_OBJECT
public:
    CadenceView(const ViewContext& context, QWidget* parent);

    void setSnapshot(SnapshotPtr snapshot) override;
    void setFilter(const QString& words) override;
    QString selectedText() const override;

private:
    void refresh();
    void markRow(GroupId group);

    ViewContext m_context;
    SnapshotPtr m_snapshot;
    GroupModel* m_model;
    QLabel* m_sentence;
    QLabel* m_explanation;
    CadenceChart* m_chart;
    QTableView* m_table;
    EmptyState* m_empty;
    QStackedLayout* m_stack;
    bool m_marking = false;
};

} // namespace phonehome
